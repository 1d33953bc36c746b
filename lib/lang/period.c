/* Period values: text form and arithmetic. */
#include "lang/period.h"

struct period
period_make(int year, enum period_kind kind, unsigned num)
{
	struct period p = { 0 };

	if (kind == PERIOD_NONE || year < 0 || year > 9999)
		return p;
	p.year = (int16_t)year;
	p.kind = (uint8_t)kind;
	p.num = (uint8_t)num;
	return p;
}

size_t
period_text(struct period p, char text[PERIOD_TEXT])
{
	unsigned y = (unsigned)p.year;
	size_t n = 4;

	if (!period_known(p) || p.year == 0)
		return 0;
	text[0] = (char)('0' + y / 1000 % 10);
	text[1] = (char)('0' + y / 100 % 10);
	text[2] = (char)('0' + y / 10 % 10);
	text[3] = (char)('0' + y % 10);
	if (p.kind == PERIOD_YEAR) {
		text[n++] = 'F';
		text[n++] = 'Y';
		return n;
	}
	text[n++] = p.kind == PERIOD_QUARTER ? 'Q'
		    : p.kind == PERIOD_HALF  ? 'H'
					     : 'M';
	if (p.num > 9)
		text[n++] = '1';
	text[n++] = (char)('0' + p.num % 10);
	return n;
}

/* The number of at most MAX that is all of S: 0 if there is none. */
static unsigned
small(struct span s, unsigned max)
{
	unsigned v = 0;

	if (s.n == 0 || s.n > 2 || s.p[0] == '0')
		return 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return 0;
		v = v * 10 + (unsigned)(s.p[i] - '0');
	}
	return v <= max ? v : 0;
}

bool
period_parse(struct span s, struct period *p)
{
	struct span num = span_sub(s, 5, s.n);
	unsigned v = 0;
	int y = 0;

	if (s.n < 6)
		return false;
	for (size_t i = 0; i < 4; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		y = y * 10 + (s.p[i] - '0');
	}
	if (s.p[4] == 'F') {
		*p = period_make(y, PERIOD_YEAR, 0);
		return s.n == 6 && s.p[5] == 'Y' && y > 0;
	}
	if (s.p[4] == 'Q' && (v = small(num, 4)) > 0)
		*p = period_make(y, PERIOD_QUARTER, v);
	else if (s.p[4] == 'H' && (v = small(num, 2)) > 0)
		*p = period_make(y, PERIOD_HALF, v);
	else if (s.p[4] == 'M' && (v = small(num, 11)) > 0)
		*p = period_make(y, PERIOD_MONTHS, v);
	return v > 0 && y > 0;
}

struct period
period_years(struct period p, int n)
{
	if (!period_known(p))
		return p;
	return period_make(p.year + n, (enum period_kind)p.kind, p.num);
}

struct period
period_step(struct period p, int n)
{
	int per = p.kind == PERIOD_QUARTER ? 4 : p.kind == PERIOD_HALF ? 2 : 1;
	int at;

	if (per == 1)
		return period_years(p, n);
	at = p.year * per + p.num - 1 + n;
	return period_make(
	    at / per, (enum period_kind)p.kind, (unsigned)(at % per) + 1);
}

unsigned
period_from(struct period p)
{
	if (p.kind == PERIOD_QUARTER)
		return 3u * p.num - 3u;
	if (p.kind == PERIOD_HALF)
		return 6u * p.num - 6u;
	return 0;
}

unsigned
period_to(struct period p)
{
	if (p.kind == PERIOD_QUARTER)
		return 3u * p.num;
	if (p.kind == PERIOD_HALF)
		return 6u * p.num;
	if (p.kind == PERIOD_MONTHS)
		return p.num;
	return 12;
}

struct period
period_last(struct period p)
{
	if (!period_known(p))
		return p;
	return period_make(p.year, PERIOD_QUARTER, (period_to(p) + 2) / 3);
}

struct period
period_year(struct period p)
{
	if (!period_known(p))
		return p;
	return period_make(p.year, PERIOD_YEAR, 0);
}

struct period
period_todate(struct period p)
{
	unsigned to = period_to(p);

	if (!period_known(p))
		return p;
	if (to == 12)
		return period_year(p);
	if (to == 3)
		return period_make(p.year, PERIOD_QUARTER, 1);
	return period_make(p.year, PERIOD_MONTHS, to);
}

int
period_cmp(struct period a, struct period b)
{
	int ea = a.year * 12 + (int)period_to(a);
	int eb = b.year * 12 + (int)period_to(b);

	if (ea != eb)
		return ea - eb;
	return (int)period_from(b) - (int)period_from(a);
}
