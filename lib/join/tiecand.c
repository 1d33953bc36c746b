/* The facts that state what a claim states, with what is doubtful about
 * each. */
#include "join/tieint.h"

/* What claim unit C is in fact unit I: *R fact units times this are claim
 * units. False when the two have nothing in common. */
static bool
unit_scale(const struct tie_item *c, const struct tie_item *i, struct rat *r)
{
	struct rat hundred = rat_of(100);
	bool rate = c->what != TIE_LEVEL && c->what != TIE_SHARE;

	*r = rat_of(1);
	if (c->unit == i->unit)
		return c->unit == TIE_COUNT && c->metric != 0
			   ? true
			   : c->unit_name == i->unit_name;
	if (!rate)
		return false;
	if ((c->unit == TIE_POINTS && i->unit == TIE_PERCENT) ||
	    (c->unit == TIE_PERCENT && i->unit == TIE_POINTS))
		return true;
	if (i->unit == TIE_BPS &&
	    (c->unit == TIE_PERCENT || c->unit == TIE_POINTS)) {
		*r = rat_div(r, &hundred);
		return true;
	}
	*r = hundred;
	return c->unit == TIE_BPS &&
	       (i->unit == TIE_PERCENT || i->unit == TIE_POINTS);
}

/* Marks of basis of fact I for claim C; -1: another basis. */
static int
basis_marks(
    const struct tie *t, const struct tie_item *c, const struct tie_item *i)
{
	if (c->basis == TIE_CONSTANT)
		return i->basis == TIE_CONSTANT	  ? 0
		       : i->basis == TIE_NON_GAAP ? TIE_GUESS
						  : -1;
	if (i->basis == TIE_CONSTANT)
		return -1;
	if (c->basis == TIE_ANY_BASIS)
		return i->basis == TIE_NON_GAAP ? TIE_WEAK_BASIS : 0;
	/* non-GAAP is always said, of what has it at all */
	if (c->basis == TIE_NON_GAAP && i->basis == TIE_ANY_BASIS)
		return TIE_WEAK_BASIS;
	return tie_basis_marks(t, i, c->basis);
}

/* Marks of mood: an outlook may be held against a later actual; -1: not
 * comparable. */
static int
mood_marks(const struct tie_item *c, const struct tie_item *i)
{
	if (c->mood == i->mood)
		return 0;
	if (c->mood == TIE_GUIDANCE && i->mood == TIE_ACTUAL)
		return TIE_LATER |
		       (c->hi.n == 0 && (c->approx == '=' || c->approx == '~')
			       ? TIE_GUESS
			       : 0);
	return c->mood == TIE_ACTUAL && i->mood == TIE_GUIDANCE ? TIE_GUESS
								: -1;
}

/* Is fact I stated of the same thing as claim C, the place in the pool apart?
 * Its marks, or -1. */
static int
same_thing(
    const struct tie *t, const struct tie_item *c, const struct tie_item *i)
{
	int b, m, more = 0;

	if (!tie_usable(t, i) || (!i->fact && !t->opts->self))
		return -1;
	if ((b = basis_marks(t, c, i)) < 0 || (m = mood_marks(c, i)) < 0)
		return -1;
	if (c->what == TIE_SHARE && i->of != c->of)
		return -1;
	if (c->what == TIE_CHANGE || c->what == TIE_GROWTH) {
		if (i->vs != 0 && c->vs != 0 && i->vs != c->vs)
			return -1;
		if ((i->vs == 0) != (c->vs == 0) &&
		    !(c->metric < TIE_METRICS && t->metric[c->metric].growth))
			more |= TIE_WEAK_PERIOD;
	}
	if (c->metric == 0)
		more |= TIE_GUESS;
	if (c->period == 0 && c->mood == TIE_ACTUAL && !tie_telling(c, 3))
		return -1;
	/* two statements of one speaker: which is wrong is not known */
	if (!i->fact)
		more |= TIE_GUESS;
	/* a bound is a fact for the same bound, no more */
	if (i->approx == '>' || i->approx == '<') {
		if (i->approx != c->approx || !span_eq(i->value, c->value))
			return -1;
	}
	return b | m | more;
}

/* The estimate of fact I, in the claim's units; levels that one side prints
 * negative by habit are compared by magnitude. */
static bool
stated_est(struct tie *t, const struct tie_item *c, const struct tie_item *i,
    int marks, struct tie_est *e)
{
	struct rat scale;
	bool any_sign = c->what == TIE_LEVEL &&
			(c->metric == 0 || (c->metric < TIE_METRICS &&
					       t->metric[c->metric].outflow));

	if (!unit_scale(c, i, &scale))
		return false;
	*e = tie_est_item(t, i, &scale);
	e->flags |= (unsigned)marks | TIE_STATED;
	if (any_sign && e->mid.num.neg &&
	    !(c->value.n > 0 && c->value.p[0] == '-')) {
		e->v = iv_abs(&e->v);
		e->mid = rat_abs(&e->mid);
	}
	return true;
}

/* Gathers into CAND the facts of pool P for the claim at SCOPE and PERIOD,
 * with MARKS. */
static size_t
gather(struct tie *t, const struct tie_item *c, const struct tie_pool *p,
    uint32_t scope, uint32_t period, unsigned marks, struct tie_est *cand,
    size_t n)
{
	const struct tie_item *i;
	int m;

	for (i = tie_pool_first(p, c->what, c->metric, scope, period);
	     i != NULL && n < TIE_CANDS; i = tie_pool_next(p, i)) {
		if ((m = same_thing(t, c, i)) >= 0 &&
		    stated_est(t, c, i, m | (int)marks, &cand[n]))
			n++;
	}
	return n;
}

/* Puts the N candidates in order: the most exact first, then as they were
 * read. */
static void
sort_cands(struct tie_est *cand, size_t n)
{
	struct tie_est e;
	struct rat a, b;
	size_t i, k;
	int c;

	for (i = 1; i < n; i++) {
		e = cand[i];
		a = rat_sub(&e.v.hi, &e.v.lo);
		for (k = i; k > 0; k--) {
			b = rat_sub(&cand[k - 1].v.hi, &cand[k - 1].v.lo);
			c = rat_cmp(&a, &b);
			if (c > 0 ||
			    (c == 0 && e.item->seq > cand[k - 1].item->seq))
				break;
			cand[k] = cand[k - 1];
		}
		cand[k] = e;
	}
}

/* Gathers facts of the claim's metric and period whose scope has the claim's
 * words and more, or fewer: for a value that is hardly met by chance. */
static size_t
loose(struct tie *t, const struct tie_item *c, struct tie_est *cand, size_t n)
{
	const struct tie_item *i;
	uint32_t k;
	int m;

	for (k = 0; k < t->facts.n && n < TIE_CANDS; k++) {
		i = &t->facts.item[k];
		if (i->what != c->what || i->metric != c->metric ||
		    i->period != c->period ||
		    !tie_scope_within(&t->names, i->scope, c->scope))
			continue;
		if ((m = same_thing(t, c, i)) >= 0 &&
		    stated_est(
			t, c, i, m | TIE_GUESS | TIE_WEAK_SCOPE, &cand[n]))
			n++;
	}
	return n;
}

size_t
tie_candidates(struct tie *t, const struct tie_item *c, struct tie_est *cand)
{
	const struct tie_name *s = &t->names.name[c->scope];
	uint32_t scope[20];
	size_t ns = 0, n = 0, i;
	unsigned k;

	scope[ns++] = c->scope;
	if (s->total && c->scope != 0)
		scope[ns++] = 0;
	for (k = 0; s->total && k < t->names.ntotal; k++)
		if (t->names.totals[k] != c->scope)
			scope[ns++] = t->names.totals[k];
	if (!s->total && s->initials != 0)
		scope[ns++] = s->initials;
	if (!s->total && s->spelled != 0)
		scope[ns++] = s->spelled;
	for (i = 0; i < ns; i++) {
		k = s->total || i == 0 ? 0 : TIE_GUESS;
		n = gather(t, c, &t->facts, scope[i], c->period, k, cand, n);
		n = gather(t, c, &t->claims, scope[i], c->period, k, cand, n);
	}
	if (c->period != 0 && c->what == TIE_LEVEL && tie_telling(c, 3))
		n = gather(
		    t, c, &t->facts, c->scope, 0, TIE_WEAK_PERIOD, cand, n);
	if (n == 0 && tie_loose(t, c))
		n = loose(t, c, cand, n);
	sort_cands(cand, n);
	return n;
}
