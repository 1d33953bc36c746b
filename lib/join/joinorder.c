/* The last part of a key by distance or order: the right rows of one equal
 * key, sorted by their values. */
#include <stdlib.h>

#include "core/mem.h"
#include "join/joinint.h"
#include "join/rat.h"

/* A right row and its value, a view into the values' bytes. */
struct item {
	uint32_t ref, group; /* group: the last row of the equal key's ring */
	size_t off, n;
};

struct join_order {
	struct item *item;
	size_t n, cap;
	struct buf bytes;
	struct buf left;
	bool numbers; /* all values are numbers */
	struct rat by;
};

/* The value of an item. */
static struct span
value(const struct join_order *o, const struct item *i)
{
	return (struct span){ o->bytes.p + i->off, i->n };
}

/* Compares two values: as numbers where all are, else their bytes. */
static int
compare(const struct join_order *o, struct span a, struct span b)
{
	return o->numbers ? key_compare(a, b) : key_bytes(a, b);
}

/* Order of items: group, value, as they were read. */
static bool
before(const struct join_order *o, const struct item *a, const struct item *b)
{
	int c;

	if (a->group != b->group)
		return a->group < b->group;
	c = compare(o, value(o, a), value(o, b));
	return c != 0 ? c < 0 : a->ref < b->ref;
}

void
join_order_add(struct join *j, uint32_t ref)
{
	struct join_order *o = j->order;
	struct span s = j->right.f[j->rkey[j->nkey - 1]];
	struct item *i;
	size_t off = o->bytes.n;

	if (!key_number(&o->bytes, s)) {
		/* a distance is between numbers */
		if (j->part[j->nkey - 1].kind != KEY_LATEST || s.n == 0)
			return;
		o->numbers = false;
		buf_span(&o->bytes, s);
	}
	if (o->n == o->cap)
		o->item = mem_more(o->item, &o->cap, sizeof(*o->item));
	i = &o->item[o->n++];
	*i = (struct item){ ref, 0, off, o->bytes.n - off };
}

/* Lets the item at K sink to its place among N: a heap, the last on top. */
static void
sink(struct join_order *o, size_t k, size_t n)
{
	struct item t = o->item[k];
	size_t c;

	for (; (c = 2 * k + 1) < n; k = c) {
		if (c + 1 < n && before(o, &o->item[c], &o->item[c + 1]))
			c++;
		if (!before(o, &t, &o->item[c]))
			break;
		o->item[k] = o->item[c];
	}
	o->item[k] = t;
}

void
join_order_done(struct join *j)
{
	struct join_order *o = j->order;
	struct span key;
	struct item t;
	size_t i;

	for (i = 0; i < o->n; i++) {
		key = hash_key(hash_row(&j->hash, o->item[i].ref));
		o->item[i].group = hash_find(
		    &j->hash, key, hash_of(&j->hash, key.p, key.n));
	}
	for (i = o->n / 2; i-- > 0;)
		sink(o, i, o->n);
	for (i = o->n; i-- > 1;) {
		t = o->item[0];
		o->item[0] = o->item[i];
		o->item[i] = t;
		sink(o, 0, i);
	}
}

/* The value of item K with the distance added (PLUS) or taken away. */
static struct rat
edge(const struct join *j, size_t k, bool plus)
{
	const struct join_order *o = j->order;
	struct rat r = rat_read(value(o, &o->item[k])), d = o->by;
	struct rat size = rat_abs(&r), hundred = rat_of(100);

	if (j->part[j->nkey - 1].kind == KEY_PERCENT) {
		d = rat_mul(&size, &d);
		d = rat_div(&d, &hundred);
	}
	return plus ? rat_add(&r, &d) : rat_sub(&r, &d);
}

/* Is item K past what lies below the left value V (LEFT as a fraction): after
 * V itself where the latest is asked, else near enough not to be below? */
static bool
past(const struct join *j, size_t k, struct span v, const struct rat *left)
{
	const struct join_order *o = j->order;
	struct rat r;

	if (j->part[j->nkey - 1].kind == KEY_LATEST)
		return compare(o, value(o, &o->item[k]), v) > 0;
	r = edge(j, k, true);
	return rat_cmp(&r, left) >= 0;
}

/* The first item of GROUP that is past the left value; the end of the group
 * if there is none. */
static size_t
first(
    const struct join *j, uint32_t group, struct span v, const struct rat *left)
{
	const struct join_order *o = j->order;
	size_t lo = 0, hi = o->n, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (o->item[mid].group < group ||
		    (o->item[mid].group == group && !past(j, mid, v, left)))
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* Notes that the right row at REF met ROW, and writes the pair. */
static void
met(struct join *j, const struct join_row *row, uint32_t ref)
{
	struct hash_row *r = hash_row(&j->hash, ref);

	r->mark |= HASH_HIT;
	if (j->o->how != JOIN_SEMI && j->o->how != JOIN_ANTI)
		join_pair(j, row, hash_text(r));
}

/* Writes the pairs of ROW, whose value is V, in GROUP: their number. */
static size_t
pairs(struct join *j, const struct join_row *row, uint32_t group, struct span v)
{
	struct join_order *o = j->order;
	struct rat left = rat_of(0), r;
	size_t k, n = 0;

	if (j->part[j->nkey - 1].kind == KEY_LATEST) {
		k = first(j, group, v, &left);
		if (k == 0 || o->item[k - 1].group != group)
			return 0;
		met(j, row, o->item[k - 1].ref);
		return 1;
	}
	left = rat_read(v);
	for (k = first(j, group, v, &left);
	     k < o->n && o->item[k].group == group; k++, n++) {
		r = edge(j, k, false);
		if (rat_cmp(&r, &left) > 0)
			break;
		met(j, row, o->item[k].ref);
	}
	return n;
}

void
join_order_one(struct join *j, const struct join_row *row, uint32_t group)
{
	struct join_order *o = j->order;
	struct span s = join_field(row, (size_t)j->lkey[j->nkey - 1]);
	enum join_how how = j->o->how;
	size_t n = 0;

	buf_clear(&o->left);
	if (!o->numbers)
		buf_span(&o->left, s);
	if (group != 0 && s.n > 0 && (!o->numbers || key_number(&o->left, s)))
		n = pairs(j, row, group, buf_view(&o->left));
	j->lmet += n > 0;
	if (n == 0 ? how == JOIN_LEFT || how == JOIN_FULL || how == JOIN_ANTI
		   : how == JOIN_SEMI)
		join_left_only(j, row);
}

void
join_order_start(struct join *j)
{
	const struct key_part *k = &j->part[j->nkey - 1];

	if (k->kind == KEY_EQUAL)
		return;
	j->order = mem_new(1, sizeof(*j->order));
	j->order->numbers = true;
	j->order->by = rat_read(k->by);
}

void
join_order_free(struct join *j)
{
	if (j->order == NULL)
		return;
	free(j->order->item);
	buf_free(&j->order->bytes);
	buf_free(&j->order->left);
	free(j->order);
}
