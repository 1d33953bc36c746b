/* Tables that users extend at run time. */
#include "lang/tab_in.h"

#include <errno.h>
#include <stdlib.h>

#include "core/mem.h"
#include "core/src.h"

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
		t->table[i] = *tab_table(from, (enum tab_id)i);
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

/* Makes the slots anew: users add tens of words, not thousands. */
static void
make_slots(struct tab *t)
{
	uint32_t id, h, *slot;
	size_t i;

	while (t->nslot < 2 * t->nword + 2)
		t->nslot *= 2;
	t->slot = slot = arena_zero(&t->arena, t->nslot, sizeof(*slot));
	for (id = 1; id <= t->nword; id++) {
		h = TAB_HASH0;
		for (i = t->off[id]; i < t->off[id + 1]; i++)
			h = tab_hash_step(h, (unsigned char)t->bytes[i]);
		for (i = h & (t->nslot - 1); slot[i] != 0;
		     i = (i + 1) & (t->nslot - 1))
			continue;
		slot[i] = TAB_SLOT(id, h);
	}
}

/* Adds the word of N bytes at P; its id. */
static uint32_t
add_word(struct tab *t, const char *p, size_t n)
{
	uint32_t id = tab_word(t, p, n), *off;
	size_t bytes = t->off[t->nword + 1];
	uint64_t *starts;
	char *text;

	if (id != 0)
		return id;
	if (t->nword + 1 == TAB_WORDS)
		mem_none();
	id = (uint32_t)++t->nword;
	text = arena_alloc(&t->arena, bytes + n);
	memcpy(text, t->bytes, bytes);
	memcpy(text + bytes, p, n);
	t->bytes = text;
	t->off = off = twice(t, t->off, id + 1, sizeof(*off));
	t->starts = starts = twice(t, t->starts, id, sizeof(*starts));
	off[id + 1] = (uint32_t)(bytes + n);
	make_slots(t);
	return id;
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

	for (; (n = tab_next_word(s, &at, text, sizeof(text))) > 0; words++) {
		w = add_word(t, text, n);
		if (words == 0)
			((uint64_t *)(uintptr_t)t->starts)[w] |= (uint64_t)1
								 << id;
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
				node[n++] = tab_next_step(t, id + 1, w) * 2 + 1;
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
			    (uint64_t)(f[i].p - l->text.p) + 1, "no such value",
			    f[i]);
	tb->rows = rows;
	if (tb->phrases && !add_phrase(t, id, f[0], (int)tb->nrow))
		diag(s->diag, DIAG_TAB_ROW, s->name, l->no, (uint64_t)1,
		    "not a phrase", f[0]);
	tb->nrow++;
}

/* Reads the header of a user's table into COL: the number of fields. */
static size_t
read_header(
    const struct table *tb, size_t *col, const struct line *l, struct src *s)
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
					  : "the first column must stand first",
			    f[i]);
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
