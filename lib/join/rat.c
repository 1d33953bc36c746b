/* Fractions of whole numbers with a fixed most size, by GMP's functions on
 * limbs: no allocation, no rounding; what does not fit is bad. */
#include "join/rat.h"

static const struct big zero;

/* Drops leading zeros; 0 is not negative. */
static void
trim(struct big *a)
{
	while (a->n > 0 && a->d[a->n - 1] == 0)
		a->n--;
	if (a->n == 0)
		a->neg = false;
}

/* Compares magnitudes. */
static int
mag_cmp(const struct big *a, const struct big *b)
{
	if (a->n != b->n)
		return a->n < b->n ? -1 : 1;
	return a->n == 0 ? 0 : mpn_cmp(a->d, b->d, a->n);
}

/* *R = |A| + |B|; false when it does not fit. */
static bool
mag_add(struct big *r, const struct big *a, const struct big *b)
{
	const struct big *x = a->n >= b->n ? a : b, *y = x == a ? b : a;
	mp_limb_t c;

	r->n = x->n;
	if (y->n == 0) {
		memcpy(r->d, x->d, sizeof(r->d));
		return true;
	}
	if ((c = mpn_add(r->d, x->d, x->n, y->d, y->n)) == 0)
		return true;
	if (r->n == RAT_LIMBS)
		return false;
	r->d[r->n++] = c;
	return true;
}

/* *R = |A| - |B|, where |A| is at least |B|. */
static void
mag_sub(struct big *r, const struct big *a, const struct big *b)
{
	r->n = a->n;
	if (b->n == 0)
		memcpy(r->d, a->d, sizeof(r->d));
	else
		(void)mpn_sub(r->d, a->d, a->n, b->d, b->n);
}

/* *R = A + B; false when it does not fit. */
static bool
big_add(struct big *r, const struct big *a, const struct big *b)
{
	struct big t = zero;

	if (a->neg == b->neg) {
		if (!mag_add(&t, a, b))
			return false;
		t.neg = a->neg;
	} else if (mag_cmp(a, b) >= 0) {
		mag_sub(&t, a, b);
		t.neg = a->neg;
	} else {
		mag_sub(&t, b, a);
		t.neg = b->neg;
	}
	trim(&t);
	*r = t;
	return true;
}

/* *R = A * B; false when it does not fit. */
static bool
big_mul(struct big *r, const struct big *a, const struct big *b)
{
	const struct big *x = a->n >= b->n ? a : b, *y = x == a ? b : a;
	mp_limb_t p[2 * RAT_LIMBS];
	struct big t = zero;
	int n = a->n + b->n;

	if (y->n > 0) {
		(void)mpn_mul(p, x->d, x->n, y->d, y->n);
		while (n > 0 && p[n - 1] == 0)
			n--;
		if (n > RAT_LIMBS)
			return false;
		memcpy(t.d, p, (size_t)n * sizeof(*p));
		t.n = (uint8_t)n;
		t.neg = a->neg != b->neg;
	}
	*r = t;
	return true;
}

/* *A = |A| * M + PLUS; false when it does not fit. */
static bool
big_step(struct big *a, uint32_t m, uint32_t plus)
{
	mp_limb_t c = plus;

	if (a->n > 0) {
		c = mpn_mul_1(a->d, a->d, a->n, m);
		c += mpn_add_1(a->d, a->d, a->n, plus);
	}
	if (c == 0)
		return true;
	if (a->n == RAT_LIMBS)
		return false;
	a->d[a->n++] = c;
	return true;
}

/* *A = |A| / D: the remainder. */
static uint32_t
big_shrink(struct big *a, uint32_t d)
{
	mp_limb_t rest;

	if (a->n == 0)
		return 0;
	rest = mpn_divrem_1(a->d, 0, a->d, a->n, d);
	trim(a);
	return (uint32_t)rest;
}

/* *Q = |A| / |B|, rounded down, B not 0; *REST gets what is left. */
static void
big_div(
    struct big *q, struct big *rest, const struct big *a, const struct big *b)
{
	struct big t = zero, r = zero;

	if (a->n < b->n) {
		r = *a;
	} else {
		mpn_tdiv_qr(t.d, r.d, 0, a->d, a->n, b->d, b->n);
		t.n = (uint8_t)(a->n - b->n + 1);
		r.n = b->n;
	}
	trim(&t);
	trim(&r);
	*q = t;
	*rest = r;
}

struct rat
rat_of(int n)
{
	struct rat r = { .num = { .n = n != 0, .neg = n < 0 },
		.den = { .d = { 1 }, .n = 1 } };

	r.num.d[0] = n < 0 ? 0u - (unsigned)n : (unsigned)n;
	return r;
}

int
rat_places(struct span s)
{
	const char *dot = s.n == 0 ? NULL : memchr(s.p, '.', s.n);

	return dot == NULL ? 0 : (int)(s.p + s.n - dot) - 1;
}

struct rat
rat_read(struct span s)
{
	struct rat r = rat_of(0);
	bool point = false, digit = false;
	size_t i = 0;

	if (s.n > 0 && s.p[0] == '-')
		i = 1;
	for (; i < s.n && !r.bad; i++) {
		if (s.p[i] == '.' && !point) {
			point = true;
			continue;
		}
		if (s.p[i] < '0' || s.p[i] > '9') {
			r.bad = true;
			break;
		}
		digit = true;
		if (!big_step(&r.num, 10, (uint32_t)(s.p[i] - '0')) ||
		    (point && !big_step(&r.den, 10, 0)))
			r.bad = true;
	}
	if (!digit)
		r.bad = true;
	r.num.neg = s.n > 0 && s.p[0] == '-';
	trim(&r.num);
	return r;
}

/* A + B, B negated if SUB. */
static struct rat
sum(const struct rat *a, const struct rat *b, bool sub)
{
	struct big x = a->num, y = b->num;
	struct rat r = rat_of(0);

	r.bad = a->bad || b->bad;
	if (r.bad)
		return r;
	if (mag_cmp(&a->den, &b->den) == 0) {
		r.den = a->den; /* a/d + b/d = (a+b)/d */
	} else {
		r.bad = !big_mul(&x, &a->num, &b->den) ||
			!big_mul(&y, &b->num, &a->den) ||
			!big_mul(&r.den, &a->den, &b->den);
	}
	if (sub && y.n > 0)
		y.neg = !y.neg;
	r.bad = r.bad || !big_add(&r.num, &x, &y);
	return r;
}

struct rat
rat_add(const struct rat *a, const struct rat *b)
{
	return sum(a, b, false);
}

struct rat
rat_sub(const struct rat *a, const struct rat *b)
{
	return sum(a, b, true);
}

struct rat
rat_mul(const struct rat *a, const struct rat *b)
{
	struct rat r = rat_of(0);

	r.bad = a->bad || b->bad || !big_mul(&r.num, &a->num, &b->num) ||
		!big_mul(&r.den, &a->den, &b->den);
	return r;
}

struct rat
rat_div(const struct rat *a, const struct rat *b)
{
	struct rat r = rat_of(0);

	r.bad = a->bad || b->bad || b->num.n == 0 ||
		!big_mul(&r.num, &a->num, &b->den) ||
		!big_mul(&r.den, &a->den, &b->num);
	if (r.bad)
		return r;
	if (r.num.n > 0)
		r.num.neg = r.num.neg != r.den.neg;
	r.den.neg = false;
	return r;
}

struct rat
rat_abs(const struct rat *a)
{
	struct rat r = *a;

	r.num.neg = false;
	return r;
}

int
rat_cmp(const struct rat *a, const struct rat *b)
{
	struct rat r = sum(a, b, true);

	if (r.bad || r.num.n == 0)
		return 0;
	return r.num.neg ? -1 : 1;
}

/* Appends |A| in decimal with the point before the last PLACES digits. */
static void
put_digits(struct buf *b, struct big a, int places)
{
	char digit[RAT_LIMBS * 20];
	int n = 0;

	while (a.n > 0 || n <= places)
		digit[n++] = (char)('0' + big_shrink(&a, 10));
	while (n > 0) {
		buf_c(b, digit[--n]);
		if (n == places && n > 0)
			buf_c(b, '.');
	}
}

void
rat_put(struct buf *b, const struct rat *a, int places, int keep)
{
	struct big n = a->num, q, rest, twice;
	const struct big one = { .d = { 1 }, .n = 1 };
	int i;

	if (a->bad)
		return;
	n.neg = false;
	for (i = 0; i < places; i++)
		if (!big_step(&n, 10, 0))
			return;
	big_div(&q, &rest, &n, &a->den);
	if (!big_add(&twice, &rest, &rest))
		return;
	if (mag_cmp(&twice, &a->den) >= 0 && !big_add(&q, &q, &one))
		return;
	for (; places > keep; places--) {
		twice = q;
		if (big_shrink(&twice, 10) != 0)
			break;
		q = twice;
	}
	if (a->num.neg && q.n > 0)
		buf_c(b, '-');
	put_digits(b, q, places);
}
