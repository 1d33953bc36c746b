/* Which rows of a table add up to which. Rows are taken in order; those not
 * yet part of a total wait in a list for each unit. A row that is the sum of
 * the last of them, in every column or in most, takes their place. */
#include "table/sums.h"

#define WAIT 64	  /* rows that wait for their total */
#define FLIP 12	  /* terms of which one may be taken off */
#define PAIR 8	  /* rows that wait among which two may make a total */
#define DIGITS 15 /* more of them are not added */
#define LOOSE 9	  /* units in the last place that a sum may be apart */

struct value {
	int64_t v, ulp; /* ulp 0: a dash, or no cell */
	bool cell, num;
	bool change; /* of two columns: evidence, but told of none */
};

struct list {
	size_t row[WAIT];
	size_t n;
	uint8_t unit;
	int scale;
};

struct adder {
	const struct facts *f;
	const struct table *t;
	struct value *v; /* rows by columns */
	bool *told;	 /* rows that are a total */
	unsigned places;
	struct list list[4];
	unsigned nlist;
	void (*fn)(void *, const struct sum *);
	void *arg;
};

/* A way to make a total. */
struct way {
	struct sum_term term[WAIT];
	size_t n;
	unsigned holds, off;
	unsigned same; /* columns where one term is all of the total */
	int worth;     /* digits that agree, in tenths */
	bool plain;    /* all added, or all but the first taken off */
	bool whole;    /* plain, and all that waits of its section */
};

const struct cell *
sums_cell(const struct table *t, size_t r, unsigned col)
{
	unsigned k;

	for (k = 0; k < t->row[r].ncell; k++)
		if (t->row[r].cell[k].col == col)
			return &t->row[r].cell[k];
	return NULL;
}

static struct value *
at(const struct adder *a, size_t row, unsigned col)
{
	return &a->v[row * a->t->ncol + col];
}

/* Reads the value of the cell P in units of 10^-PLACES: false for too long. */
static bool
read_value(const struct piece *p, unsigned places, struct value *x)
{
	const struct cellval *v = &p->v;
	struct span s = cellval_figure(p->text, v);
	size_t i;
	unsigned n = 0, k;

	x->cell = true;
	if (v->kind == CELL_NIL)
		return true;
	for (i = 0; i < s.n; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9') {
			x->v = x->v * 10 + (s.p[i] - '0');
			if (++n + places > DIGITS)
				return false;
		}
	x->ulp = 1;
	for (k = v->decimals; k < places; k++) {
		x->v *= 10;
		x->ulp *= 10;
	}
	x->num = true;
	if (v->neg)
		x->v = -x->v;
	return true;
}

/* Is C a percentage among changes? */
static bool
percents(const struct adder *a, const struct cell *c)
{
	const struct fact_col *col = &a->f->col[c->col];

	return col->change && (col->percents || c->p->v.mark != MARK_PLAIN);
}

/* Reads all figures of the table: false when one cannot be added. */
static bool
read_values(struct adder *a)
{
	const struct table *t = a->t;
	const struct cell *c;
	struct value *x;
	size_t r;
	unsigned k;

	for (r = 0; r < t->nrow; r++)
		for (k = 0; k < t->row[r].ncell; k++)
			if (t->row[r].cell[k].p->v.kind == CELL_NUM &&
			    t->row[r].cell[k].p->v.decimals > a->places)
				a->places = t->row[r].cell[k].p->v.decimals;
	if (a->places > 6)
		return false;
	for (r = 0; r < t->nrow; r++)
		for (k = 0; k < t->row[r].ncell; k++) {
			c = &t->row[r].cell[k];
			if (c->p->v.kind == CELL_NONE || c->p->v.scaled ||
			    percents(a, c))
				continue;
			x = at(a, r, c->col);
			x->change = a->f->col[c->col].change;
			if (!read_value(c->p, a->places, x))
				return false;
		}
	return true;
}

/* Digits of N, in tenths of a digit. */
static int
weight(int64_t n)
{
	int w = 0;

	if (n < 0)
		n = -n;
	for (; n >= 10; n /= 10)
		w += 10;
	return n >= 3 ? w + 5 : n > 0 ? w : 0;
}

/* Adds the terms of W in column COL; TOL gets how far the sum may be apart. */
static int64_t
add_up(const struct adder *a, const struct way *w, size_t total, unsigned col,
    int64_t *tol, unsigned *nonzero)
{
	const struct value *x;
	int64_t sum = 0, ulp = at(a, total, col)->ulp;
	size_t i, rounded = ulp > 0;

	*nonzero = 0;
	for (i = 0; i < w->n; i++) {
		x = at(a, w->term[i].row, col);
		sum += w->term[i].minus ? -x->v : x->v;
		*nonzero += x->v != 0;
		rounded += x->ulp > 0;
		if (x->ulp > ulp)
			ulp = x->ulp;
	}
	*tol = (int64_t)rounded * ulp / 2;
	if (*tol > LOOSE * ulp)
		*tol = LOOSE * ulp;
	return sum;
}

/* Tries W as what row TOTAL is made of. */
static void
weigh(const struct adder *a, struct way *w, size_t total)
{
	const struct value *x;
	int64_t sum, tol;
	unsigned c, nonzero;

	w->holds = w->off = w->same = 0;
	w->worth = 0;
	for (c = 0; c < a->t->ncol; c++) {
		x = at(a, total, c);
		if (!x->cell)
			continue;
		sum = add_up(a, w, total, c, &tol, &nonzero);
		if (sum == 0 && x->v == 0 && nonzero == 0)
			continue;
		if (sum - x->v > tol || x->v - sum > tol) {
			w->off += !x->change;
			continue;
		}
		if (nonzero < 2) {
			w->same += sum == x->v;
			continue;
		}
		w->holds++;
		w->worth += weight(x->v);
		if (sum != x->v)
			w->worth -= weight(2 * tol / (x->ulp > 0 ? x->ulp : 1));
	}
}

/* Does row R read as a total? */
static bool
likely(const struct adder *a, size_t r)
{
	const struct fact_row *row = &a->f->row[r];
	const struct fact_rules_row *rules;
	const unsigned totals = 1u << ROW_WORDS_KIND_TOTAL |
				(a->f->kind == TABLE_CASH
					? 1u << ROW_WORDS_KIND_NET |
					      1u << ROW_WORDS_KIND_APART
					: 0u);
	struct span name, first;
	uint32_t id[2];
	size_t i, n;

	if (a->t->row[r].total || a->t->row[r].label.n == 0 || row->ends ||
	    row->basis == BASIS_NON_GAAP)
		return true;
	if ((row->bits & totals) != 0)
		return true;
	if (row->unit == FACT_MONEY &&
	    label_first(a->f->tab, a->t->row[r].label, id, &first, 1) > 0 &&
	    (facts_row_words(a->f, first) & 1u << ROW_WORDS_KIND_NET) != 0)
		return true;
	name = metric_get(a->f->metrics, row->metric)->name;
	rules = tab_rows(a->f->tab, TAB_FACT_RULES, &n);
	for (i = 0; row->metric != 0 && i < n; i++)
		if (rules[i].sum != 0 && span_eq(span_of(rules[i].id), name))
			return true;
	return false;
}

/* Is W good enough to be told? TOTAL: the row reads as a total. */
static bool
good(const struct way *w, bool total)
{
	if (w->off == 0)
		return w->holds > 0 &&
		       w->worth >= (w->plain ? 40 : 70) - (total ? 15 : 0);
	/* Where the terms but one are dashes, as in many columns as are off. */
	if (total && w->whole && w->holds + w->same >= 2 * w->off &&
	    w->same > w->off)
		return true;
	if (w->holds < w->off)
		return false;
	if (!total)
		return w->plain && w->holds > 2 * w->off && w->worth >= 100;
	return w->worth >= (w->whole ? 20 : w->plain ? 33 : 100);
}

/* Keeps the better of two ways in BEST. What does not read as a total adds up
 * rows of its own section; a total rather all that waits of one. */
static void
better(const struct adder *a, struct way *best, struct way *w, size_t total,
    bool likely_total)
{
	if (!likely_total &&
	    !span_eq(a->t->row[w->term[0].row].path, a->t->row[total].path))
		return;
	weigh(a, w, total);
	if (!good(w, likely_total))
		return;
	if (best->n > 0 && likely_total && w->whole != best->whole) {
		if (w->whole)
			*best = *w;
		return;
	}
	if (best->n == 0 || w->off < best->off ||
	    (w->off == best->off &&
		(w->holds > best->holds ||
		    (w->holds == best->holds && w->plain && !best->plain))))
		*best = *w;
}

/* Are the last LEN rows that wait all of their section, or all since a total?
 */
static bool
whole(const struct adder *a, const struct list *l, size_t len)
{
	const struct row *r = a->t->row;
	size_t first, prev;

	if (len == l->n)
		return true;
	first = l->row[l->n - len];
	prev = l->row[l->n - len - 1];
	return a->told[first] || a->told[prev] ||
	       !span_eq(r[first].path, r[prev].path);
}

/* Sums of the last rows that wait: all added, the rest taken off the first,
 * one of them taken off. */
static void
runs(const struct adder *a, const struct list *l, struct way *best,
    size_t total, bool likely_total)
{
	struct way w = { .n = 0 };
	size_t len, i, k;

	for (len = 2; len <= l->n; len++) {
		w.n = len;
		for (i = 0; i < len; i++)
			w.term[i] = (struct sum_term){ l->row[l->n - len + i],
				false };
		w.plain = true;
		w.whole = whole(a, l, len);
		better(a, best, &w, total, likely_total);
		for (i = 1; i < len; i++)
			w.term[i].minus = true;
		better(a, best, &w, total, likely_total);
		for (i = 1; i < len; i++)
			w.term[i].minus = false;
		w.plain = w.whole = false;
		for (k = 1; len > 2 && len <= FLIP && k < len; k++) {
			w.term[k].minus = true;
			better(a, best, &w, total, likely_total);
			w.term[k].minus = false;
		}
	}
}

/* Two rows among the last that wait, not next to each other. */
static void
pairs(const struct adder *a, const struct list *l, struct way *best,
    size_t total, bool likely_total)
{
	struct way w = { .n = 2, .plain = false };
	size_t i, j, from = l->n > PAIR ? l->n - PAIR : 0;

	for (i = from; i < l->n; i++)
		for (j = i + 1; j < l->n; j++) {
			w.term[0] = (struct sum_term){ l->row[i], false };
			w.term[1] = (struct sum_term){ l->row[j], false };
			better(a, best, &w, total, likely_total);
			w.term[1].minus = true;
			better(a, best, &w, total, likely_total);
		}
}

/* Takes the terms of W off the list L. */
static void
absorb(struct list *l, const struct way *w)
{
	size_t i, j, k = 0;

	for (i = 0; i < l->n; i++) {
		for (j = 0; j < w->n && w->term[j].row != l->row[i]; j++)
			continue;
		if (j == w->n)
			l->row[k++] = l->row[i];
	}
	l->n = k;
}

/* Tells the sum W of row TOTAL, column by column. */
static void
tell(struct adder *a, const struct way *w, size_t total)
{
	struct sum s = {
		.row = total, .term = w->term, .n = w->n, .places = a->places
	};
	int64_t tol;
	unsigned nonzero;

	for (s.col = 0; s.col < a->t->ncol; s.col++) {
		if (!at(a, total, s.col)->cell || at(a, total, s.col)->change)
			continue;
		s.value = at(a, total, s.col)->v;
		s.sum = add_up(a, w, total, s.col, &tol, &nonzero);
		s.state = s.sum == s.value ? SUM_HOLDS
			  : s.sum - s.value > tol || s.value - s.sum > tol
			      ? SUM_OFF
			      : SUM_ROUNDS;
		a->fn(a->arg, &s);
	}
}

/* The list of the rows of the unit and scale of row R. */
static struct list *
list_of(struct adder *a, size_t r)
{
	const struct fact_row *row = &a->f->row[r];
	unsigned i;

	for (i = 0; i < a->nlist; i++)
		if (a->list[i].unit == row->unit &&
		    a->list[i].scale == row->scale)
			return &a->list[i];
	if (a->nlist == 4)
		return NULL;
	a->list[a->nlist] = (struct list){ .unit = row->unit,
		.scale = row->scale };
	return &a->list[a->nlist++];
}

static void
take_row(struct adder *a, size_t r)
{
	struct list *l = list_of(a, r);
	struct way best = { .n = 0 };
	bool total = likely(a, r);

	if (l == NULL)
		return;
	runs(a, l, &best, r, total);
	if (best.n == 0 || best.off > 0)
		pairs(a, l, &best, r, total);
	if (best.n > 0) {
		tell(a, &best, r);
		a->told[r] = true;
		absorb(l, &best);
	}
	if (l->n == WAIT) {
		memmove(l->row, l->row + 1, (WAIT - 1) * sizeof(*l->row));
		l->n--;
	}
	l->row[l->n++] = r;
}

void
sums_find(const struct facts *f, const struct table *t,
    void (*fn)(void *, const struct sum *), void *arg)
{
	struct adder a = { .f = f, .t = t, .fn = fn, .arg = arg };
	size_t r;

	a.v = arena_zero(t->arena, t->nrow * t->ncol + 1, sizeof(*a.v));
	a.told = arena_zero(t->arena, t->nrow + 1, sizeof(*a.told));
	if (!read_values(&a))
		return;
	for (r = 0; r < t->nrow; r++)
		if (t->row[r].ncell > 0)
			take_row(&a, r);
}
