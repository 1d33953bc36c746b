/* What is said of a claim: it ties, it is off, there is nothing to hold it
 * against, or there is too much. In doubt it is none before it is off. */
#include "join/tieint.h"

#define DEPTH 2 /* relations in a row that a level may be made by */

/* What was found so far for one claim. */
struct finding {
	struct tie *t;
	const struct tie_item *c;
	struct tie_est tie, off;
	bool ties, is_off, disagree, seen;
};

/* Doubts that let a figure tie and never be off. */
#define DOUBT (TIE_WEAK_BASIS | TIE_WEAK_PERIOD | TIE_WEAK_SCOPE | TIE_GUESS)

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
	/* what one hand says roughly is no ground to call the other wrong */
	if (f->t->opts->self && c->approx == '~')
		return false;
	/* what is read of talk may be wrong: a slip is rarely far off */
	return near(&mid, &e->mid, c->basis == TIE_ANY_BASIS ? 3 : 20, 2);
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
	if (bound && !near(&mid, &e->mid, 3, 2))
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

/* Holds the claim against the facts that state it. */
static void
against_stated(struct finding *f)
{
	struct tie_est *cand = arena_alloc(
	    &f->t->tmp, TIE_CANDS * sizeof(*cand));
	size_t n = f->c->metric == 0 && f->c->scope == 0
		       ? 0
		       : tie_candidates(f->t, f->c, cand),
	       i;

	for (i = 0; i < n; i++) {
		if (f->c->hi.n > 0 || cand[i].item->hi.n > 0)
			consider_range(f, cand[i].item, &cand[i]);
		else if (!overruled(f, cand, n, i))
			consider(f, &cand[i]);
	}
}

/* Considers what is made from levels for Q, with MARKS. */
static void
consider_made(struct finding *f, const struct tie_q *q, unsigned marks)
{
	struct tie_ests *e = tie_ests(f->t);
	size_t i;

	if (f->c->what == TIE_LEVEL)
		tie_levels(f->t, q, DEPTH, e);
	tie_recompute(f->t, f->c, q, e);
	for (i = 0; i < e->n; i++) {
		/* a level that is stated was considered as such */
		if (f->c->what == TIE_LEVEL && e->e[i].item != NULL)
			continue;
		e->e[i].flags |= marks;
		consider(f, &e->e[i]);
	}
}

/* Holds the claim, as one of SCOPE, against what is made from levels, for each
 * name of the whole company and each basis it may mean. */
static void
against_made(struct finding *f, uint32_t scope, unsigned marks)
{
	const struct tie_item *c = f->c;
	struct tie *t = f->t;
	bool any = c->basis == TIE_ANY_BASIS;
	struct tie_q q = { .metric = c->metric,
		.scope = scope,
		.period = c->period,
		.basis = c->basis,
		.mood = c->mood };
	unsigned k;

	if (c->metric == 0 || c->basis == TIE_CONSTANT)
		return;
	if (scope == c->scope)
		q.scope_text = c->scope_text;
	for (k = 0; k <= t->names.ntotal; k++) {
		t->whole = k > 0			? t->names.totals[k - 1]
			   : t->names.name[scope].total ? scope
							: 0;
		q.basis = any ? TIE_GAAP : c->basis;
		consider_made(f, &q, marks);
		q.basis = TIE_NON_GAAP;
		if (any)
			consider_made(f, &q, marks | TIE_WEAK_BASIS);
	}
	t->whole = 0;
}

/* A growth compares like with like: where a year is set against a quarter one
 * of the two was read wrong, and either may be. */
static void
against_like(struct finding *f)
{
	const struct tie_item *c = f->c;
	struct tie_names *names = &f->t->names;
	struct span p = tie_text(names, c->period), v = tie_text(names, c->vs);
	struct tie_item other = *c;
	char text[6];

	if (p.n != 6 || v.n != 6 || p.p[4] == v.p[4] || !tie_telling(c, 3))
		return;
	f->c = &other;
	memcpy(text, v.p, 4);
	memcpy(text + 4, p.p + 4, 2);
	other.vs = tie_name(names, (struct span){ text, 6 });
	against_made(f, c->scope, TIE_GUESS | TIE_WEAK_PERIOD);
	other.vs = c->vs;
	memcpy(text, tie_text(names, c->period).p, 4);
	memcpy(text + 4, tie_text(names, c->vs).p + 4, 2);
	other.period = tie_name(names, (struct span){ text, 6 });
	against_made(f, c->scope, TIE_GUESS | TIE_WEAK_PERIOD);
	f->c = c;
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
			against_made(&f, c->scope, 0);
	} else {
		if (c->hi.n == 0)
			against_made(&f, c->scope, 0);
		against_stated(&f);
	}
	/* a part that no fact knows may be no part */
	if (!f.seen && c->scope != 0 && c->hi.n == 0 && tie_loose(t, c)) {
		t->also = c->scope;
		against_made(&f, 0, TIE_GUESS | TIE_WEAK_SCOPE);
		t->also = 0;
	}
	if (!f.ties && (c->what == TIE_GROWTH || c->what == TIE_CHANGE))
		against_like(&f);
	if (f.ties) {
		v.status = TIE_TIES;
		v.est = f.tie;
	} else if (f.is_off && (f.disagree || !tie_doubtful(t, c, &f.off))) {
		v.status = f.disagree ? TIE_MANY : TIE_OFF;
		v.est = f.off;
	}
	if ((v.est.flags & TIE_LATER) != 0 && v.status != TIE_NONE) {
		struct rat mid = rat_read(c->value);

		v.mark = "within";
		if (v.status != TIE_TIES)
			v.mark = rat_cmp(&v.est.mid, &mid) < 0 ? "below"
							       : "above";
	}
	return v;
}
