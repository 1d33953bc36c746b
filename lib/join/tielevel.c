/* Levels: stated, or made by the lexicon's relations, from the parts of a list
 * of scopes, from narrower scopes. */
#include "join/tieint.h"

/* Adds E unless its interval is bad or the list is full. */
static void
push(struct tie_ests *out, const struct tie_est *e)
{
	if (out->n < TIE_ESTS && !iv_bad(&e->v))
		out->e[out->n++] = *e;
}

/* The first level of each of the N metrics PART, added up, if all are there:
 * the sum's one estimate. */
static void
sum(struct tie *t, const struct tie_q *q, const struct metric_part *part,
    size_t n, int depth, struct tie_ests *out)
{
	struct tie_ests *one;
	struct tie_est e = { 0 };
	struct tie_q p = *q;
	bool minus = false;
	size_t i;

	for (i = 0; i < n; i++) {
		p.metric = (uint32_t)part[i].id;
		one = tie_ests(t);
		tie_levels(t, &p, depth - 1, one);
		if (one->n == 0)
			return;
		e = i == 0
			? one->e[0]
			: tie_est_op(t, &e, part[i].minus ? '-' : '+', one->e);
		minus = minus || part[i].minus;
	}
	if (n == 0)
		return;
	e.item = NULL;
	tie_est_pure(&e);
	/* a difference leaves room for lines that the relation has not */
	e.flags |= minus || q->basis != TIE_NON_GAAP ? TIE_GUESS : 0;
	push(out, &e);
}

/* Percent levels that are a ratio of two metrics; each total of the
 * denominator is tried. */
static void
ratio(struct tie *t, const struct tie_q *q, int depth, struct tie_ests *out)
{
	struct tie_ests *num = tie_ests(t), *den;
	struct tie_q p = *q;
	struct tie_est e;
	int n, d;
	size_t i, k;

	if (!metric_ratio(t->metrics, (int)q->metric, &n, &d))
		return;
	p.metric = (uint32_t)n;
	tie_levels(t, &p, depth - 1, num);
	p.metric = (uint32_t)d;
	den = tie_ests(t);
	tie_levels(t, &p, depth - 1, den);
	for (i = 0; i < num->n; i++)
		for (k = 0; k < den->n; k++) {
			e = tie_est_op(t, &num->e[i], '/', &den->e[k]);
			tie_est_pure(&e);
			if (tie_metric_of(t, q->metric)->unit == METRIC_PERCENT)
				tie_est_scale(&e, 100);
			push(out, &e);
		}
}

/* The sum over the parts of a scope that is a list, its last words shared or
 * not. */
static void
listed(struct tie *t, const struct tie_q *q, struct tie_ests *out)
{
	struct tie_ests *one;
	struct tie_est e = { 0 };
	struct tie_q p = *q;
	uint32_t part[8];
	size_t tail, n, i;

	for (tail = 0; tail < 4; tail++) {
		n = tie_scope_list(&t->names, q->scope_text, tail, part, 8);
		for (i = 0; i < n; i++) {
			p.scope = part[i];
			p.scope_text = SPAN("");
			one = tie_ests(t);
			tie_stated(t, &p, one);
			if (one->n == 0)
				break;
			e = i == 0 ? one->e[0] : tie_est_op(t, &e, '+', one->e);
		}
		if (n > 0 && i == n) {
			e.item = NULL;
			e.flags |= TIE_GUESS; /* which parts is a reading */
			push(out, &e);
		}
	}
}

/* The sum over the scopes that have the words of Q's and more, each stated of
 * its metric and period by a claim: the families of a product. */
static void
narrower(struct tie *t, const struct tie_q *q, struct tie_ests *out)
{
	uint32_t scope[8], k;
	struct tie_ests *one;
	struct tie_est e = { 0 };
	struct tie_q p = *q;
	const struct tie_item *i;
	size_t n = 0, s;

	if (q->scope == 0 || !tie_telling(t->claim, 3))
		return;
	for (k = 0; k < t->claims.n && n < 8; k++) {
		i = &t->claims.item[k];
		if (i->what != TIE_LEVEL || i->metric != q->metric ||
		    i->period != q->period || i->scope == q->scope ||
		    !tie_scope_part(&t->names, q->scope, i->scope) ||
		    tie_scope_part(&t->names, t->names.list, i->scope))
			continue;
		for (s = 0; s < n && scope[s] != i->scope; s++)
			continue;
		if (s < n)
			continue;
		scope[n++] = p.scope = i->scope;
		one = tie_ests(t);
		tie_stated(t, &p, one);
		if (one->n == 0)
			return;
		e = n == 1 ? one->e[0] : tie_est_op(t, &e, '+', one->e);
	}
	if (n > 1) {
		e.flags |= TIE_GUESS;
		push(out, &e);
	}
}

void
tie_levels(
    struct tie *t, const struct tie_q *q, int depth, struct tie_ests *out)
{
	struct metric_part part[8];
	struct tie_ests *more = tie_ests(t);
	size_t n, i;

	tie_stated(t, q, out);
	if (depth <= 0 || q->metric == 0 || q->metric >= TIE_METRICS)
		return;
	for (i = 0; i < out->n; i++)
		if ((out->e[i].flags & (TIE_FACT | TIE_WEAK_BASIS)) == TIE_FACT)
			return;
	n = metric_parts(t->metrics, (int)q->metric, part, 8);
	sum(t, q, part, n, depth, more);
	ratio(t, q, depth, more);
	if (q->scope_text.n > 0) {
		listed(t, q, more);
		narrower(t, q, more);
	}
	for (i = 0; i < more->n; i++)
		push(out, &more->e[i]);
}
