/* Intervals of exact fractions. */
#include "join/rat.h"

struct iv
iv_of(const struct rat *r)
{
	return (struct iv){ *r, *r };
}

struct iv
iv_round(const struct rat *mid, const struct rat *half)
{
	return (struct iv){ rat_sub(mid, half), rat_add(mid, half) };
}

struct iv
iv_add(const struct iv *a, const struct iv *b)
{
	return (struct iv){ rat_add(&a->lo, &b->lo), rat_add(&a->hi, &b->hi) };
}

struct iv
iv_sub(const struct iv *a, const struct iv *b)
{
	return (struct iv){ rat_sub(&a->lo, &b->hi), rat_sub(&a->hi, &b->lo) };
}

/* The interval that the four values at P span. */
static struct iv
span4(const struct rat *p)
{
	struct iv r = { p[0], p[0] };
	int i;

	for (i = 1; i < 4; i++) {
		if (p[i].bad)
			r.lo.bad = true;
		else if (rat_cmp(&p[i], &r.lo) < 0)
			r.lo = p[i];
		else if (rat_cmp(&p[i], &r.hi) > 0)
			r.hi = p[i];
	}
	return r;
}

struct iv
iv_mul(const struct iv *a, const struct iv *b)
{
	struct rat p[4] = { rat_mul(&a->lo, &b->lo), rat_mul(&a->lo, &b->hi),
		rat_mul(&a->hi, &b->lo), rat_mul(&a->hi, &b->hi) };

	return span4(p);
}

struct iv
iv_div(const struct iv *a, const struct iv *b)
{
	struct rat zero = rat_of(0), p[4];
	struct iv r;

	if (iv_bad(b) ||
	    (rat_cmp(&b->lo, &zero) <= 0 && rat_cmp(&b->hi, &zero) >= 0)) {
		zero.bad = true;
		return iv_of(&zero);
	}
	p[0] = rat_div(&a->lo, &b->lo);
	p[1] = rat_div(&a->lo, &b->hi);
	p[2] = rat_div(&a->hi, &b->lo);
	p[3] = rat_div(&a->hi, &b->hi);
	r = span4(p);
	return r;
}

struct iv
iv_abs(const struct iv *a)
{
	struct iv r = { rat_abs(&a->lo), rat_abs(&a->hi) };
	struct rat t;

	if (a->lo.num.neg && !a->hi.num.neg && a->hi.num.n > 0) {
		if (rat_cmp(&r.lo, &r.hi) > 0)
			r.hi = r.lo;
		r.lo = rat_of(0);
	} else if (a->lo.num.neg) {
		t = r.lo;
		r.lo = r.hi;
		r.hi = t;
	}
	return r;
}

bool
iv_bad(const struct iv *a)
{
	return a->lo.bad || a->hi.bad;
}

bool
iv_meet(const struct iv *a, const struct iv *b)
{
	int lo, hi;

	if (iv_bad(a) || iv_bad(b))
		return false;
	lo = rat_cmp(&a->lo, &b->hi);
	hi = rat_cmp(&b->lo, &a->hi);
	/* what only touches rounds one way or the other, never both */
	return (lo < 0 && hi < 0) || (lo <= 0 && hi <= 0 &&
					 (rat_cmp(&a->lo, &a->hi) == 0 ||
					     rat_cmp(&b->lo, &b->hi) == 0));
}
