/* What is said of a claim: it ties, it is off, there is nothing to hold it
 * against, or there is too much. In doubt it is none before it is off. */
#include "tieint.h"

#define DEPTH 2	 /* relations in a row that a level may be made by */
#define CANDS 32 /* facts that are looked at for one claim */

/* What was found so far for one claim. */
struct finding {
	struct tie *t;
	const struct tie_item *c;
	struct tie_est tie, off;
	bool ties, is_off, disagree, seen;
};

/* Doubts that let a figure tie and never be off. */
#define DOUBT (TIE_WEAK_BASIS | TIE_WEAK_PERIOD | TIE_GUESS)

bool
tie_fits(const struct tie_item *c, const struct iv *v)
{
	struct rat half = tie_half(c), mid = rat_read(c->value), hi;
	struct iv w = iv_round(&mid, &half);
	bool over = c->approx == '>', under = c->approx == '<';

	if (c->hi.n > 0) {
		hi = rat_read(c->hi);
		w.hi = rat_add(&hi, &half);
	}
	if (iv_bad(v) || iv_bad(&w))
		return false;
	if (over != under) /* a fall of over 5 lies below -5 */
		return over != mid.num.neg ? rat_cmp(&v->hi, &mid) >= 0
					   : rat_cmp(&v->lo, &mid) <= 0;
	return iv_meet(&w, v);
}

/* Is the larger of A and B at most N/D times the smaller? What is further off
 * is rather another thing than a slip. */
static bool
near(const struct rat *a, const struct rat *b, int n, int d)
{
	struct rat x = rat_abs(a), y = rat_abs(b), up = rat_of(n);
	struct rat down = rat_of(d), xn = rat_mul(&x, &up);
	struct rat yn = rat_mul(&y, &up), xd = rat_mul(&x, &down);
	struct rat yd = rat_mul(&y, &down);

	return a->num.neg == b->num.neg && rat_cmp(&yd, &xn) <= 0 &&
	       rat_cmp(&xd, &yn) <= 0;
}

/* Is E surely the same thing as the claim, so that not to fit is to be
 * off? */
static bool
sure(const struct finding *f, const struct tie_est *e)
{
	const struct tie_item *c = f->c;
	struct rat mid = rat_read(c->value);
	bool follows = tie_metric_of(f->t, c->metric)->follows_basis;

	if ((e->flags & DOUBT) != 0 || c->metric == 0 || c->period == 0)
		return false;
	if ((e->flags & (TIE_HEDGED | TIE_STATED)) == TIE_HEDGED)
		return false;
	if ((c->what == TIE_CHANGE || c->what == TIE_GROWTH) && c->vs == 0)
		return false;
	if (follows && c->basis == TIE_ANY_BASIS)
		return false;
	if (c->basis == TIE_ANY_BASIS && !near(&mid, &e->mid, 3, 2))
		return false;
	return true;
}

/* Takes estimate E into account. */
static void
consider(struct finding *f, const struct tie_est *e)
{
	struct rat mid = rat_read(f->c->value);
	bool bound = f->c->approx == '>' || f->c->approx == '<';

	if ((e->flags & TIE_FACT) == 0 || iv_bad(&e->v))
		return;
	/* "over 45%" is not said of a growth of 3627% */
	if (bound && !near(&mid, &e->mid, 3, 1))
		return;
	f->seen = true;
	if (tie_fits(f->c, &e->v)) {
		if (!f->ties ||
		    ((f->tie.flags & DOUBT) != 0 && (e->flags & DOUBT) == 0))
			f->tie = *e;
		f->ties = true;
	} else if (sure(f, e)) {
		if (f->is_off && (e->flags & TIE_STATED) != 0 &&
		    !iv_meet(&f->off.v, &e->v))
			f->disagree = true;
		if (!f->is_off)
			f->off = *e;
		f->is_off = true;
	}
}

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

/* Does range I have the ends that range C has? */
static bool
same_range(const struct tie_item *c, const struct tie_item *i)
{
	struct rat h = tie_half(c), k = tie_half(i), a, b;
	struct iv x, y;

	a = rat_read(c->value);
	b = rat_read(i->value);
	x = iv_round(&a, &h);
	y = iv_round(&b, &k);
	if (!iv_meet(&x, &y))
		return false;
	a = rat_read(c->hi);
	b = rat_read(i->hi);
	x = iv_round(&a, &h);
	y = iv_round(&b, &k);
	return iv_meet(&x, &y);
}

/* Claim C, a range or not, against fact I, where one of them is a range:
 * ranges tie when both ends do; a fact that is a range says nothing of a
 * figure. */
static void
consider_range(struct finding *f, const struct tie_item *i, struct tie_est *e)
{
	struct buf b = { 0 };

	if (f->c->hi.n == 0)
		return;
	if (i->hi.n == 0) {
		if ((e->flags & TIE_LATER) != 0)
			consider(f, e);
		return;
	}
	buf_span(&b, i->value);
	buf_c(&b, '-');
	buf_span(&b, i->hi);
	e->how = arena_dup(&f->t->tmp, buf_view(&b));
	buf_free(&b);
	f->seen = true;
	if (same_range(f->c, i)) {
		if (!f->ties || (e->flags & DOUBT) == 0)
			f->tie = *e;
		f->ties = true;
	} else if (sure(f, e) && (e->flags & TIE_LATER) == 0) {
		if (!f->is_off)
			f->off = *e;
		f->is_off = true;
	}
}

/* Is a more exact fact than number K among the N candidates that speaks of
 * the same value and does not fit the claim? Then K does not decide. */
static bool
overruled(
    const struct finding *f, const struct tie_est *cand, size_t n, size_t k)
{
	struct rat a, b, wk = rat_sub(&cand[k].v.hi, &cand[k].v.lo);
	size_t i;

	for (i = 0; i < n; i++) {
		if (i == k || (cand[i].flags & DOUBT & ~cand[k].flags) != 0 ||
		    cand[i].item->hi.n > 0)
			continue;
		a = rat_sub(&cand[i].v.hi, &cand[i].v.lo);
		b = wk;
		if (rat_cmp(&a, &b) < 0 && iv_meet(&cand[i].v, &cand[k].v) &&
		    !tie_fits(f->c, &cand[i].v))
			return true;
	}
	return false;
}

/* Gathers into CAND the facts of pool P for the claim at SCOPE and PERIOD,
 * with MARKS. */
static size_t
gather(struct finding *f, const struct tie_pool *p, uint32_t scope,
    uint32_t period, unsigned marks, struct tie_est *cand, size_t n)
{
	const struct tie_item *i;
	int m;

	for (i = tie_pool_first(p, f->c->what, f->c->metric, scope, period);
	     i != NULL && n < CANDS; i = tie_pool_next(p, i)) {
		if ((m = same_thing(f->t, f->c, i)) >= 0 &&
		    stated_est(f->t, f->c, i, m | (int)marks, &cand[n]))
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

/* All facts stated of what the claim states. */
static size_t
candidates(struct finding *f, struct tie_est *cand)
{
	const struct tie_item *c = f->c;
	struct tie *t = f->t;
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
		n = gather(f, &t->facts, scope[i], c->period, k, cand, n);
		n = gather(f, &t->claims, scope[i], c->period, k, cand, n);
	}
	if (c->period != 0 && c->what == TIE_LEVEL && tie_telling(c, 3))
		n = gather(f, &t->facts, c->scope, 0, TIE_WEAK_PERIOD, cand, n);
	sort_cands(cand, n);
	return n;
}

/* Holds the claim against the facts that state it. */
static void
against_stated(struct finding *f)
{
	struct tie_est *cand = arena_alloc(&f->t->tmp, CANDS * sizeof(*cand));
	size_t n = f->c->metric == 0 && f->c->scope == 0 ? 0
							 : candidates(f, cand),
	       i;

	for (i = 0; i < n; i++) {
		if (f->c->hi.n > 0 || cand[i].item->hi.n > 0)
			consider_range(f, cand[i].item, &cand[i]);
		else if (!overruled(f, cand, n, i))
			consider(f, &cand[i]);
	}
}

/* Holds the claim against what is made from levels, for each name of the whole
 * company and each basis it may mean. */
static void
against_made(struct finding *f)
{
	static const enum tie_basis both[] = { TIE_GAAP, TIE_NON_GAAP };
	const struct tie_item *c = f->c;
	struct tie *t = f->t;
	struct tie_q q = { c->metric, c->scope, c->period, c->scope_text,
		c->basis, c->mood };
	struct tie_ests *e;
	unsigned k, b, nb = c->basis == TIE_ANY_BASIS ? 2 : 1;
	size_t i;

	if (c->metric == 0 || c->basis == TIE_CONSTANT)
		return;
	for (b = 0; b < nb; b++)
		for (k = 0; k <= t->names.ntotal; k++) {
			if (nb == 2)
				q.basis = both[b];
			t->whole = k == 0
				       ? c->scope != 0 &&
						 t->names.name[c->scope].total
					     ? c->scope
					     : 0
				       : t->names.totals[k - 1];
			e = tie_ests(t);
			if (c->what == TIE_LEVEL)
				tie_levels(t, &q, DEPTH, e);
			else
				tie_recompute(t, c, &q, e);
			for (i = 0; i < e->n; i++) {
				if (c->what == TIE_LEVEL &&
				    e->e[i].item != NULL)
					continue;
				if (b == 1 && nb == 2)
					e->e[i].flags |= TIE_WEAK_BASIS;
				consider(f, &e->e[i]);
			}
		}
	t->whole = 0;
}

struct tie_verdict
tie_judge(struct tie *t, const struct tie_item *c)
{
	struct finding f = { .t = t, .c = c };
	struct tie_verdict v = { 0 };

	t->claim = c;
	if (c->unit == TIE_NO_UNIT || rat_read(c->value).bad)
		return v;
	if (c->what == TIE_LEVEL && !c->share) {
		against_stated(&f);
		if (!f.seen && c->hi.n == 0)
			against_made(&f);
	} else {
		if (c->hi.n == 0)
			against_made(&f);
		against_stated(&f);
	}
	if (f.ties) {
		v.status = TIE_TIES;
		v.est = f.tie;
	} else if (f.is_off && (f.disagree || !tie_doubtful(t, c, &f.off))) {
		v.status = f.disagree ? TIE_MANY : TIE_OFF;
		v.est = f.off;
	}
	if ((v.est.flags & TIE_LATER) != 0 && v.status != TIE_NONE) {
		struct rat mid = rat_read(c->value);

		v.mark = v.status == TIE_TIES		 ? "within"
			 : rat_cmp(&v.est.mid, &mid) < 0 ? "below"
							 : "above";
	}
	return v;
}
