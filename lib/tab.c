/* Look-up in the generated tables, and their extension at run time. */
#include "tab.h"

#include <errno.h>
#include <stdlib.h>

#include "arena.h"
#include "src.h"

/* An edge of a trie: from NODE by WORD to NEXT. NODE 0: a free slot. */
struct edge {
	uint32_t node, word, next;
};

enum col_type { COL_STR, COL_ENUM, COL_INT };

/* A column, for rows that users add. */
struct column {
	const char *name;
	enum col_type type;
	size_t off;
	const char *const *values;
	size_t nvalue;
};

struct table {
	const char *name;
	const void *rows;
	size_t nrow, size;
	const struct column *col;
	size_t ncol;
	bool phrases;
};

#include "tab.inc"

struct tab {
	const char *bytes; /* words, one after another */
	const uint32_t *hash, *off;
	const uint64_t *starts;
	const uint32_t *slot;
	size_t nslot, nword; /* words are 1 to nword */
	const struct edge *edge;
	size_t nedge, nedge_slot;
	const uint32_t *first; /* of each word: its nodes after the roots */
	const uint32_t *node;  /* these, twice, and 1 if the node goes on */
	const int32_t *row; /* at each node */
	size_t nnode;       /* nodes are 1 to nnode */
	struct table table[TAB_N];
	struct arena arena; /* what an extension added */
	bool own;
};

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static const struct tab builtin = {
	.bytes = word_bytes,
	.hash = word_hash,
	.off = word_off,
	.starts = word_starts,
	.slot = word_slot,
	.nslot = COUNT(word_slot),
	.nword = NWORD,
	.edge = edge_slot,
	.nedge = NEDGE,
	.nedge_slot = COUNT(edge_slot),
	.first = word_first,
	.node = first_node,
	.row = node_row,
	.nnode = NNODE,
};

const struct tab *
tab_builtin(void)
{
	return &builtin;
}

/* The description of table T, the builtin one unless T was copied. */
static const struct table *
table_of(const struct tab *t, enum tab_id id)
{
	return t->own ? &t->table[id] : &tables[id];
}

/* Are the N bytes at P and Q the same? Words are short. */
static bool
same(const char *p, const char *q, size_t n)
{
	while (n > 0 && p[n - 1] == q[n - 1])
		n--;
	return n == 0;
}

uint32_t
tab_word_h(const struct tab *t, const char *p, size_t n, uint32_t h)
{
	size_t mask = t->nslot - 1, i;
	uint32_t id;

	h &= 0xffffff;
	for (i = h & mask; (id = t->slot[i]) != 0; i = (i + 1) & mask)
		if (t->hash[id] == h && t->off[id + 1] - t->off[id] == n &&
		    same(t->bytes + t->off[id], p, n))
			return id;
	return 0;
}

uint32_t
tab_word(const struct tab *t, const char *p, size_t n)
{
	uint32_t h = TAB_HASH0;
	size_t i;

	for (i = 0; i < n; i++)
		h = tab_hash_step(h, (unsigned char)p[i]);
	return tab_word_h(t, p, n, h);
}

struct span
tab_text(const struct tab *t, uint32_t w)
{
	return (struct span){ t->bytes + t->off[w],
		w == 0 ? 0 : t->off[w + 1] - t->off[w] };
}

uint64_t
tab_starts(const struct tab *t, uint32_t w)
{
	return t->starts[w];
}

uint32_t
tab_root(const struct tab *t, enum tab_id id)
{
	(void)t;
	return (uint32_t)id + 1;
}

/* Number of bits that are set in B. */
static unsigned
count_bits(uint64_t b)
{
	b -= b >> 1 & UINT64_C(0x5555555555555555);
	b = (b & UINT64_C(0x3333333333333333)) +
	    (b >> 2 & UINT64_C(0x3333333333333333));
	b = (b + (b >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f);
	return (unsigned)(b * UINT64_C(0x0101010101010101) >> 56);
}

/* The node by W from the root of table ID, twice, and 1 if it goes on: found
 * without a search, for most steps are first ones. */
static uint32_t
first_step(const struct tab *t, unsigned id, uint32_t w)
{
	uint64_t in = t->starts[w], bit = UINT64_C(1) << id;

	if ((in & bit) == 0)
		return 0;
	return t->node[t->first[w] + count_bits(in & (bit - 1))];
}

/* The node after NODE by W, 0 when there is none. */
static uint32_t
next_step(const struct tab *t, uint32_t node, uint32_t w)
{
	size_t mask = t->nedge_slot - 1;
	size_t i = ((size_t)node * 40503 + (size_t)w * 265443) & mask;

	for (; t->edge[i].node != 0; i = (i + 1) & mask)
		if (t->edge[i].node == node && t->edge[i].word == w)
			return t->edge[i].next;
	return 0;
}

uint32_t
tab_step(const struct tab *t, uint32_t node, uint32_t w)
{
	if (w == 0 || node == 0)
		return 0;
	if (node <= TAB_N && t->first != NULL)
		return first_step(t, node - 1, w) >> 1;
	return next_step(t, node, w);
}

int
tab_at(const struct tab *t, uint32_t node)
{
	return t->row[node];
}

int
tab_longest(const struct tab *t, enum tab_id id, const uint32_t *ids, size_t n,
    size_t *len)
{
	uint32_t node, more;
	int best = -1;
	size_t i = 1;

	*len = 0;
	if (n == 0 || (t->starts[ids[0]] >> id & 1) == 0)
		return -1;
	node = first_step(t, id, ids[0]);
	more = node & 1;
	node >>= 1;
	if (t->row[node] >= 0) {
		best = t->row[node];
		*len = 1;
	}
	for (; more != 0 && i < n && ids[i] != 0 &&
	    (node = next_step(t, node, ids[i])) != 0; i++)
		if (t->row[node] >= 0) {
			best = t->row[node];
			*len = i + 1;
		}
	return best;
}

/* The next word of S from *AT on, split at blanks and hyphens, in lower case
 * in W, which holds CAP bytes: its length; 0 at the end, or for a word that is
 * too long to stand in a table. */
static size_t
next_word(struct span s, size_t *at, char *w, size_t cap)
{
	size_t n = 0;

	while (*at < s.n && (s.p[*at] == ' ' || s.p[*at] == '-'))
		++*at;
	for (; *at < s.n && s.p[*at] != ' ' && s.p[*at] != '-'; ++*at) {
		if (n == cap)
			return 0;
		w[n++] = s.p[*at] >= 'A' && s.p[*at] <= 'Z'
		    ? (char)(s.p[*at] | 0x20) : s.p[*at];
	}
	return n;
}

int
tab_phrase(const struct tab *t, enum tab_id id, struct span s)
{
	uint32_t node = tab_root(t, id);
	size_t at = 0, n, words = 0;
	char w[64];

	for (; (n = next_word(s, &at, w, sizeof(w))) > 0; words++)
		if ((node = tab_step(t, node, tab_word(t, w, n))) == 0)
			return -1;
	return words == 0 || at < s.n ? -1 : t->row[node];
}

const void *
tab_rows(const struct tab *t, enum tab_id id, size_t *n)
{
	const struct table *tb = table_of(t, id);

	if (n != NULL)
		*n = tb->nrow;
	return tb->rows;
}

/* A copy of N objects of SIZE bytes with room for as many again and one. */
static void *
twice(struct tab *t, const void *p, size_t n, size_t size)
{
	void *q = arena_zero(&t->arena, 2 * n + 1, size);

	return n == 0 ? q : memcpy(q, p, n * size);
}

struct tab *
tab_copy(const struct tab *from)
{
	struct arena a = { 0 };
	struct tab *t = arena_alloc(&a, sizeof(*t));
	size_t i;

	*t = *from;
	t->arena = a;
	t->own = true;
	for (i = 0; i < TAB_N; i++)
		t->table[i] = *table_of(from, (enum tab_id)i);
	return t;
}

void
tab_free(struct tab *t)
{
	struct arena a;

	if (t == NULL)
		return;
	a = t->arena;
	arena_free(&a);
}

/* Adds the word of N bytes at P; its id. The arrays are made anew each time:
 * users add tens of words, not thousands. */
static uint32_t
add_word(struct tab *t, const char *p, size_t n)
{
	uint32_t id = tab_word(t, p, n), h = TAB_HASH0, *hash, *off, *slot;
	size_t i, bytes = t->off[t->nword + 1];
	uint64_t *starts;
	char *text;

	if (id != 0)
		return id;
	id = (uint32_t)++t->nword;
	text = arena_alloc(&t->arena, bytes + n);
	memcpy(text, t->bytes, bytes);
	memcpy(text + bytes, p, n);
	t->bytes = text;
	t->hash = hash = twice(t, t->hash, id, sizeof(*hash));
	t->off = off = twice(t, t->off, id + 1, sizeof(*off));
	t->starts = starts = twice(t, t->starts, id, sizeof(*starts));
	for (i = 0; i < n; i++)
		h = tab_hash_step(h, (unsigned char)p[i]);
	hash[id] = h & 0xffffff;
	off[id + 1] = (uint32_t)(bytes + n);
	while (t->nslot < 2 * (size_t)id + 2)
		t->nslot *= 2;
	t->slot = slot = arena_zero(&t->arena, t->nslot, sizeof(*slot));
	for (id = 1; id <= t->nword; id++) {
		for (i = hash[id] & (t->nslot - 1); slot[i] != 0;
		    i = (i + 1) & (t->nslot - 1))
			continue;
		slot[i] = id;
	}
	return (uint32_t)t->nword;
}

/* Puts edge E into SLOT of N (a power of two). */
static void
put_edge(struct edge *slot, size_t n, struct edge e)
{
	size_t i = ((size_t)e.node * 40503 + (size_t)e.word * 265443) & (n - 1);

	while (slot[i].node != 0)
		i = (i + 1) & (n - 1);
	slot[i] = e;
}

/* The node after NODE by WORD, a new one if need be. */
static uint32_t
add_step(struct tab *t, uint32_t node, uint32_t word)
{
	uint32_t next = tab_step(t, node, word);
	size_t n = t->nedge_slot, i;
	struct edge *slot;
	int32_t *row;

	if (next != 0)
		return next;
	t->row = row = twice(t, t->row, t->nnode + 1, sizeof(*row));
	next = (uint32_t)++t->nnode;
	row[next] = -1;
	while (n < 2 * (t->nedge + 1) + 2)
		n *= 2;
	slot = arena_zero(&t->arena, n, sizeof(*slot));
	for (i = 0; i < t->nedge_slot; i++)
		if (t->edge[i].node != 0)
			put_edge(slot, n, t->edge[i]);
	put_edge(slot, n, (struct edge){ node, word, next });
	t->edge = slot;
	t->nedge_slot = n;
	t->nedge++;
	return next;
}

/* Enters phrase S of table ID for row ROW; false if it has no word. */
static bool
add_phrase(struct tab *t, enum tab_id id, struct span s, int row)
{
	uint32_t node = tab_root(t, id), w;
	size_t at = 0, n, words = 0;
	char text[64];

	for (; (n = next_word(s, &at, text, sizeof(text))) > 0; words++) {
		w = add_word(t, text, n);
		if (words == 0)
			((uint64_t *)(uintptr_t)t->starts)[w] |=
			    (uint64_t)1 << id;
		node = add_step(t, node, w);
	}
	if (words == 0 || at < s.n)
		return false;
	((int32_t *)(uintptr_t)t->row)[node] = row;
	return true;
}

/* Makes what add_phrase writes in place writable: own copies. The nodes after
 * the roots are searched for until find_first. */
static void
own_arrays(struct tab *t)
{
	t->first = NULL;
	t->starts = twice(t, t->starts, t->nword + 1, sizeof(*t->starts));
	t->row = twice(t, t->row, t->nnode + 1, sizeof(*t->row));
}

/* Finds the nodes after the roots anew, once all rows are there. */
static void
find_first(struct tab *t)
{
	uint32_t *first = arena_zero(&t->arena, t->nword + 1, sizeof(*first));
	uint32_t *node = arena_zero(&t->arena, t->nnode + 1, sizeof(*node));
	uint32_t w, n = 0, id;

	for (w = 1; w <= t->nword; w++) {
		first[w] = n;
		for (id = 0; id < TAB_N; id++)
			if ((t->starts[w] >> id & 1) != 0)
				node[n++] = next_step(t, id + 1, w) * 2 + 1;
	}
	t->first = first;
	t->node = node;
}

/* Reads cell S of column C into the row at P; false if it has no such value. */
static bool
set_cell(struct tab *t, const struct column *c, char *p, struct span s)
{
	struct span z = { s.p, s.n };
	size_t i;
	char *text;

	switch (c->type) {
	case COL_STR:
		text = arena_alloc(&t->arena, z.n + 1);
		memcpy(text, z.p, z.n);
		text[z.n] = '\0';
		memcpy(p + c->off, &text, sizeof(text));
		return true;
	case COL_ENUM:
		for (i = 0; i < c->nvalue; i++)
			if (span_eq(z, span_of(c->values[i]))) {
				int v = (int)i;

				memcpy(p + c->off, &v, sizeof(v));
				return true;
			}
		return false;
	case COL_INT: {
		long long v = 0;
		bool minus = z.n > 0 && z.p[0] == '-';

		if (z.n - minus > 15)
			return false;
		for (i = minus; i < z.n; i++) {
			if (z.p[i] < '0' || z.p[i] > '9')
				return false;
			v = v * 10 + (z.p[i] - '0');
		}
		v = minus ? -v : v;
		memcpy(p + c->off, &v, sizeof(v));
		return true;
	}
	}
	return false;
}

/* Cuts S at TABs into at most CAP spans: how many fields there are. */
static size_t
cut(struct span s, struct span *f, size_t cap)
{
	size_t n = 0, from = 0, i;

	for (i = 0; i <= s.n; i++) {
		if (i < s.n && s.p[i] != '\t')
			continue;
		if (n < cap)
			f[n] = span_sub(s, from, i);
		n++;
		from = i + 1;
	}
	return n;
}

#define MAX_COLS 32

/* Adds one line of a user's table; column F of the file is COL[F]. */
static void
add_row(struct tab *t, enum tab_id id, const size_t *col, size_t nf,
    const struct line *l, struct src *s)
{
	struct table *tb = &t->table[id];
	struct span f[MAX_COLS];
	size_t n = cut(l->text, f, MAX_COLS), i;
	char *rows, *p;

	if (n != nf)
		diag(s->diag, DIAG_TAB_ROW, s->name, l->no, (uint64_t)1,
		    "another number of fields than the header", l->text);
	rows = arena_zero(&t->arena, tb->nrow + 1, tb->size);
	memcpy(rows, tb->rows, tb->nrow * tb->size);
	p = rows + tb->nrow * tb->size;
	for (i = 0; i < tb->ncol; i++) /* strings are never NULL */
		if (tb->col[i].type == COL_STR)
			set_cell(t, &tb->col[i], p, SPAN(""));
	for (i = 0; i < nf; i++)
		if (!set_cell(t, &tb->col[col[i]], p, f[i]))
			diag(s->diag, DIAG_TAB_ROW, s->name, l->no,
			    (uint64_t)(f[i].p - l->text.p) + 1,
			    "no such value", f[i]);
	tb->rows = rows;
	if (tb->phrases && !add_phrase(t, id, f[0], (int)tb->nrow))
		diag(s->diag, DIAG_TAB_ROW, s->name, l->no, (uint64_t)1,
		    "not a phrase", f[0]);
	tb->nrow++;
}

/* Reads the header of a user's table into COL: the number of fields. */
static size_t
read_header(const struct table *tb, size_t *col, const struct line *l,
    struct src *s)
{
	struct span f[MAX_COLS];
	size_t n = cut(l->text, f, MAX_COLS), i, k;
	const char *colon;

	for (i = 0; i < n && i < MAX_COLS; i++) {
		colon = memchr(f[i].p, ':', f[i].n);
		if (colon != NULL)
			f[i].n = (size_t)(colon - f[i].p);
		for (k = 0; k < tb->ncol; k++)
			if (span_eq(f[i], span_of(tb->col[k].name)))
				break;
		if (k == tb->ncol || (i == 0) != (k == 0))
			diag(s->diag, DIAG_TAB_ROW, s->name, l->no,
			    (uint64_t)(f[i].p - l->text.p) + 1,
			    k == tb->ncol ? "no such column"
			    : "the first column must stand first", f[i]);
		col[i] = k;
	}
	if (n > MAX_COLS)
		diag(s->diag, DIAG_TAB_ROW, s->name, l->no, (uint64_t)1,
		    "too many columns", l->text);
	return n;
}

void
tab_extend(struct tab *t, enum tab_id id, struct diag *d, const char *file)
{
	size_t col[MAX_COLS], nf = 0;
	struct src s;
	struct line l;

	src_init(&s, d, 65536);
	if (!src_open(&s, file, -1))
		diag(d, DIAG_TAB_OPEN, file, 0, 0, "cannot be read");
	own_arrays(t);
	while (src_line(&s, &l)) {
		if (l.text.n == 0 || l.text.p[0] == '#')
			continue;
		if (nf == 0)
			nf = read_header(&t->table[id], col, &l, &s);
		else
			add_row(t, id, col, nf, &l, &s);
	}
	src_free(&s);
	find_first(t);
	if (nf == 0)
		diag(d, DIAG_TAB_OPEN, file, 0, 0, "no header");
}
