/* Look-up in the generated tables. */
#include "lang/tab_in.h"

#include "lang/tab.inc"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static const struct tab builtin = {
	.bytes = word_bytes,
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
const struct table *
tab_table(const struct tab *t, enum tab_id id)
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
	uint32_t id, slot, tag = TAB_SLOT(0, h);

	h &= 0xffffff;
	for (i = h & mask; (slot = t->slot[i]) != 0; i = (i + 1) & mask) {
		id = slot ^ tag;
		if (id < TAB_WORDS && t->off[id + 1] - t->off[id] == n &&
		    same(t->bytes + t->off[id], p, n))
			return id;
	}
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
uint32_t
tab_next_step(const struct tab *t, uint32_t node, uint32_t w)
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
	return tab_next_step(t, node, w);
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
	       (node = tab_next_step(t, node, ids[i])) != 0;
	     i++)
		if (t->row[node] >= 0) {
			best = t->row[node];
			*len = i + 1;
		}
	return best;
}

/* The next word of S from *AT on, split at blanks and hyphens, in lower case
 * in W, which holds CAP bytes: its length; 0 at the end, or for a word that is
 * too long to stand in a table. */
size_t
tab_next_word(struct span s, size_t *at, char *w, size_t cap)
{
	size_t n = 0;

	while (*at < s.n && (s.p[*at] == ' ' || s.p[*at] == '-'))
		++*at;
	for (; *at < s.n && s.p[*at] != ' ' && s.p[*at] != '-'; ++*at) {
		if (n == cap)
			return 0;
		w[n++] = s.p[*at] >= 'A' && s.p[*at] <= 'Z'
			     ? (char)(s.p[*at] | 0x20)
			     : s.p[*at];
	}
	return n;
}

int
tab_phrase(const struct tab *t, enum tab_id id, struct span s)
{
	uint32_t node = tab_root(t, id);
	size_t at = 0, n, words = 0;
	char w[64];

	for (; (n = tab_next_word(s, &at, w, sizeof(w))) > 0; words++)
		if ((node = tab_step(t, node, tab_word(t, w, n))) == 0)
			return -1;
	return words == 0 || at < s.n ? -1 : t->row[node];
}

const void *
tab_rows(const struct tab *t, enum tab_id id, size_t *n)
{
	const struct table *tb = tab_table(t, id);

	if (n != NULL)
		*n = tb->nrow;
	return tb->rows;
}

bool
tab_ends(const struct tab *t, struct span w, enum endings_kind kind)
{
	size_t i, n, len;
	const struct endings_row *r = tab_rows(t, TAB_ENDINGS, &n);

	for (i = 0; i < n; i++) {
		if (r[i].kind != kind)
			continue;
		len = strlen(r[i].phrase);
		if (w.n > len + 1 &&
		    memcmp(w.p + w.n - len, r[i].phrase, len) == 0)
			return true;
	}
	return false;
}
