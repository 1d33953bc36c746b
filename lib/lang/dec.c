/* Exact decimals: mantissa and exponent. */
#include "lang/dec.h"

#define DEC_MAX UINT64_C(9999999999999999999)
#define DEC_DIGITS 19
#define DEC_EXP 30 /* further exponents are no figures of a company */

bool
dec_read(struct dec *d, struct span s)
{
	size_t i, digits = 0;
	bool point = false;

	*d = (struct dec){ 0 };
	for (i = 0; i < s.n; i++) {
		if (s.p[i] == '.')
			point = true;
		if (s.p[i] == '.' || s.p[i] == ',')
			continue;
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		d->mant = d->mant * 10 + (uint64_t)(s.p[i] - '0');
		if (d->mant != 0 && ++digits > 18)
			return false;
		if (point && --d->exp < -DEC_EXP)
			return false;
	}
	return s.n > 0;
}

/* Makes the exponent of D smaller, down to EXP; false on overflow. */
static bool
lower(struct dec *d, int exp)
{
	while (d->exp > exp) {
		if (d->mant > DEC_MAX / 10)
			return d->mant == 0;
		d->mant *= 10;
		d->exp--;
	}
	return true;
}

bool
dec_add(struct dec *d, struct dec a, struct dec b, bool sub)
{
	int exp = a.exp < b.exp ? a.exp : b.exp;

	if (!lower(&a, exp) || !lower(&b, exp))
		return false;
	if (sub)
		b.neg = !b.neg;
	d->exp = (int16_t)exp;
	d->neg = a.neg;
	if (a.neg == b.neg) {
		if (a.mant > DEC_MAX - b.mant)
			return false;
		d->mant = a.mant + b.mant;
	} else if (a.mant >= b.mant) {
		d->mant = a.mant - b.mant;
	} else {
		d->mant = b.mant - a.mant;
		d->neg = b.neg;
	}
	if (d->mant == 0)
		d->neg = false;
	return true;
}

bool
dec_mul(struct dec *d, struct dec a, struct dec b)
{
	if (b.mant != 0 && a.mant > DEC_MAX / b.mant)
		return false;
	*d = (struct dec){ a.mant * b.mant, (int16_t)(a.exp + b.exp),
		a.neg != b.neg };
	return true;
}

int
dec_cmp(struct dec a, struct dec b)
{
	struct dec d;

	if (dec_add(&d, a, b, true))
		return d.mant == 0 ? 0 : d.neg ? -1 : 1;
	if (a.neg != b.neg)
		return a.neg ? -1 : 1;
	return (a.exp > b.exp) == a.neg ? -1 : 1;
}

void
dec_put(struct buf *b, struct dec d)
{
	char s[DEC_DIGITS + DEC_EXP + 2];
	size_t n = 0, point;

	do
		s[n++] = (char)('0' + d.mant % 10);
	while ((d.mant /= 10) != 0);
	if (d.neg && !(n == 1 && s[0] == '0'))
		buf_c(b, '-');
	point = d.exp < 0 ? (size_t)-d.exp : 0;
	while (n <= point && point < sizeof(s))
		s[n++] = '0';
	while (n > 0) {
		buf_c(b, s[--n]);
		if (n == point && point > 0)
			buf_c(b, '.');
	}
	for (; d.exp > 0; d.exp--)
		buf_c(b, '0');
}
