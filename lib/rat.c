/* Fractions of whole numbers with a fixed most size: no allocation, no
 * rounding; what does not fit is bad. */
#include "rat.h"

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
	int i;

	if (a->n != b->n)
		return a->n < b->n ? -1 : 1;
	for (i = a->n - 1; i >= 0; i--)
		if (a->d[i] != b->d[i])
			return a->d[i] < b->d[i] ? -1 : 1;
	return 0;
}

/* *R = |A| + |B|; false when it does not fit. */
static bool
mag_add(struct big *r, const struct big *a, const struct big *b)
{
	uint64_t c = 0;
	int i, n = a->n > b->n ? a->n : b->n;

	for (i = 0; i < n || c > 0; i++) {
		if (i == RAT_LIMBS)
			return false;
		c += (i < a->n ? (uint64_t)a->d[i] : 0) +
		     (i < b->n ? b->d[i] : 0);
		r->d[i] = (uint32_t)c;
		c >>= 32;
	}
	r->n = (uint8_t)i;
	return true;
}

/* *R = |A| - |B|, where |A| is at least |B|. */
static void
mag_sub(struct big *r, const struct big *a, const struct big *b)
{
	int64_t c = 0;
	int i;

	for (i = 0; i < a->n; i++) {
		c += (int64_t)a->d[i] - (i < b->n ? b->d[i] : 0);
		r->d[i] = (uint32_t)c;
		c >>= 32;
	}
	r->n = a->n;
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
	struct big t = zero;
	uint64_t c;
	int i, k;

	if (a->n + b->n > RAT_LIMBS + 1)
		return false;
	for (i = 0; i < a->n; i++) {
		for (c = 0, k = 0; k < b->n; k++) {
			c += (uint64_t)a->d[i] * b->d[k] + t.d[i + k];
			t.d[i + k] = (uint32_t)c;
			c >>= 32;
		}
		if (i + k < RAT_LIMBS)
			t.d[i + k] = (uint32_t)c;
		else if (c != 0)
			return false;
	}
	t.n = (uint8_t)(a->n + b->n > RAT_LIMBS ? RAT_LIMBS : a->n + b->n);
	t.neg = a->neg != b->neg;
	trim(&t);
	*r = t;
	return true;
}

/* *A = |A| * M + PLUS; false when it does not fit. */
static bool
big_step(struct big *a, uint32_t m, uint32_t plus)
{
	uint64_t c = plus;
	int i;

	for (i = 0; i < a->n; i++) {
		c += (uint64_t)a->d[i] * m;
		a->d[i] = (uint32_t)c;
		c >>= 32;
	}
	if (c == 0)
		return true;
	if (a->n == RAT_LIMBS)
		return false;
	a->d[a->n++] = (uint32_t)c;
	return true;
}

/* *A = |A| / D: the remainder. */
static uint32_t
big_shrink(struct big *a, uint32_t d)
{
	uint64_t c = 0;
	int i;

	for (i = a->n - 1; i >= 0; i--) {
		c = c << 32 | a->d[i];
		a->d[i] = (uint32_t)(c / d);
		c %= d;
	}
	trim(a);
	return (uint32_t)c;
}

/* *Q = |A| / |B|, rounded down, a bit at a time; *REST gets what is left. The
 * remainder stays below 2 |B|, which must fit. */
static bool
big_div(
    struct big *q, struct big *rest, const struct big *a, const struct big *b)
{
	struct big t = zero, r = zero;
	int i;

	for (i = a->n * 32 - 1; i >= 0; i--) {
		if (!big_step(&r, 2, a->d[i / 32] >> (i % 32) & 1))
			return false;
		if (mag_cmp(&r, b) < 0)
			continue;
		mag_sub(&r, &r, b);
		trim(&r);
		t.d[i / 32] |= 1u << (i % 32);
	}
	t.n = a->n;
	trim(&t);
	*q = t;
	*rest = r;
	return true;
}

struct rat
rat_of(int n)
{
	struct rat r = { .num = { .n = n != 0, .neg = n < 0 },
		.den = { .d = { 1 }, .n = 1 } };

	r.num.d[0] = n < 0 ? 0u - (uint32_t)n : (uint32_t)n;
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
	char digit[RAT_LIMBS * 10];
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
	if (!big_div(&q, &rest, &n, &a->den) || !big_add(&twice, &rest, &rest))
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
