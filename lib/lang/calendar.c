/* Dates, and fiscal calendars of 12 months or of 52 and 53 weeks. */
#include "lang/calendar.h"

/* Length of month M (1 to 12) of year Y. */
static int
month_days(int y, unsigned m)
{
	if (m == 2)
		return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0 ? 29 : 28;
	return m == 4 || m == 6 || m == 9 || m == 11 ? 30 : 31;
}

int32_t
date_days(struct date d)
{
	int y = d.year, m = d.month, day = d.day;
	int len = month_days(y, d.month);
	int era, yoe, doy;

	if (day == 0 || day > len)
		day = len;
	if (m <= 2)
		y--;
	era = y / 400;
	yoe = y - era * 400;
	doy = (153 * (m > 2 ? m - 3 : m + 9) + 2) / 5 + day - 1;
	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

struct date
date_of(int32_t days)
{
	int z = days + 719468;
	int era = z / 146097;
	int doe = z - era * 146097;
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153;
	int m = mp < 10 ? mp + 3 : mp - 9;
	struct date d = { 0 };

	d.day = (uint8_t)(doy - (153 * mp + 2) / 5 + 1);
	d.month = (uint8_t)m;
	d.year = (int16_t)(yoe + era * 400 + (m <= 2));
	return d;
}

struct date
date_later(struct date a, struct date b)
{
	if (b.year == 0 || b.month == 0)
		return a;
	return a.year == 0 || date_days(a) < date_days(b) ? b : a;
}

size_t
date_text(struct date d, char text[DATE_TEXT])
{
	size_t n = 0;

	if (d.year <= 0)
		return 0;
	for (int div = 1000; div > 0; div /= 10)
		text[n++] = (char)('0' + d.year / div % 10);
	if (d.month == 0)
		return n;
	text[n++] = '-';
	text[n++] = (char)('0' + d.month / 10);
	text[n++] = (char)('0' + d.month % 10);
	if (d.day == 0)
		return n;
	text[n++] = '-';
	text[n++] = (char)('0' + d.day / 10);
	text[n++] = (char)('0' + d.day % 10);
	return n;
}

/* Takes D, the end of a fiscal year that is called YEAR (0: not said), for the
 * calendar's. A year that ends in the first week of a month is one of 52
 * weeks, named for the month before (January 3, 2026 ends 2025). */
static void
take_end(struct calendar *c, struct date d, int year, unsigned sure)
{
	struct date e = d;

	if (d.day > 0 && d.day <= 7)
		e = date_of(date_days(d) - d.day);
	c->month = e.month;
	c->day = e.day;
	c->sure = (uint8_t)sure;
	c->name = 0;
	if (year > 0 && year >= e.year - 1 && year <= e.year)
		c->name = (int8_t)(year - e.year);
}

bool
calendar_set(struct calendar *c, struct span s)
{
	struct date d = { 2001, 0, 0 };

	int8_t name = 0;

	if (s.n == 7 && s.p[5] == '-' && s.p[6] == '1') {
		name = -1;
		s.n = 5;
	}
	if (s.n != 5 || s.p[2] != '-')
		return false;
	for (size_t i = 0; i < 5; i++)
		if (i != 2 && (s.p[i] < '0' || s.p[i] > '9'))
			return false;
	d.month = (uint8_t)((s.p[0] - '0') * 10 + (s.p[1] - '0'));
	d.day = (uint8_t)((s.p[3] - '0') * 10 + (s.p[4] - '0'));
	if (d.month == 0 || d.month > 12 || d.day == 0 || d.day > 31)
		return false;
	c->month = d.month;
	c->day = d.day;
	c->name = name;
	c->sure = 3;
	return true;
}

/* D moved N months, its day kept within the month; the last day of a month
 * stays the last. */
static struct date
months_on(struct date d, int n)
{
	int at = d.year * 12 + d.month - 1 + n;
	struct date e = { 0 };
	int len;

	e.year = (int16_t)(at / 12);
	e.month = (uint8_t)(at % 12 + 1);
	len = month_days(e.year, e.month);
	e.day = d.day;
	if (d.day == 0 || d.day >= month_days(d.year, d.month) || d.day > len)
		e.day = (uint8_t)len;
	return e;
}

void
calendar_learn(struct calendar *c, struct period p, struct date d)
{
	unsigned sure = p.kind == PERIOD_YEAR ? 2 : 1;
	int left;

	if (!period_known(p) || d.year == 0 || d.month == 0 || d.day == 0 ||
	    c->sure > sure || (c->sure == sure && p.year == 0))
		return;
	left = 12 - (int)period_to(p);
	if (d.day <= 7)
		d = date_of(date_days(d) - d.day);
	take_end(c, months_on(d, left), p.year, sure);
}

/* The end of the fiscal year nearest to DAYS, and the year it is called. */
static int32_t
year_end(const struct calendar *c, int32_t days, int *year)
{
	struct date d = date_of(days);
	int32_t best = 0;

	for (int y = d.year - 1; y <= d.year + 1; y++) {
		struct date e = { (int16_t)y, 12, 31 };
		int32_t at;

		if (c->month > 0) {
			e.month = c->month;
			e.day = c->day;
		}
		at = date_days(e);
		if (y > d.year - 1 &&
		    (at > days ? at - days : days - at) >
			(best > days ? best - days : days - best))
			continue;
		best = at;
		*year = y + c->name;
	}
	return best;
}

struct period
calendar_quarter(const struct calendar *c, struct date d)
{
	int32_t days, off;
	int year = 0, q;

	if (d.year <= 0 || d.month == 0)
		return (struct period){ 0 };
	days = date_days(d);
	off = days - year_end(c, days, &year);
	/* Quarters of 91 5/16 days after that end, rounded: -2 to 2. Weeks need
	 * no more: 12 of them end 24 days before a quarter would. */
	q = (off * 16 + 1461 / 2 + 1461 * 4) / 1461 - 4;
	if (q > 0)
		return period_make(year + 1, PERIOD_QUARTER, (unsigned)q);
	return period_make(year, PERIOD_QUARTER, (unsigned)(4 + q));
}

struct period
calendar_span(
    const struct calendar *c, unsigned months, unsigned weeks, struct date d)
{
	struct period q = calendar_quarter(c, d);

	if (!period_known(q))
		return q;
	/* Quarters have 12 to 17 weeks, half years 24 to 30 and so on, as the
	 * long quarter of the year stands first or last. */
	if (weeks > 0)
		months = weeks < 11 ? 0 : weeks < 20 ? 3 : weeks < 50 ? 4 : 12;
	if (months == 12)
		return q.num == 4 ? period_year(q) : (struct period){ 0 };
	if (months == 3)
		return q;
	if (weeks > 0 && months == 4)
		return period_todate(q);
	if (months == 3u * q.num)
		return period_todate(q);
	/* Six months that are not the year's first, in a half year's report. */
	if (months == 6 && q.num == 4)
		return period_make(q.year, PERIOD_HALF, 2);
	return (struct period){ 0 };
}

struct period
calendar_month(const struct calendar *c, int year, unsigned month)
{
	struct date d = { (int16_t)year, (uint8_t)month, 0 };
	unsigned end = c->month > 0 ? c->month : 12;

	/* The last month of the quarter that MONTH lies in. A year that ends
	 * before mid-month counts as ending with the month before. */
	if (c->day > 0 && c->day < 15)
		end = end > 1 ? end - 1 : 12;
	while ((d.month + 12 - end) % 3 != 0) {
		d.year = (int16_t)(d.year + (d.month == 12));
		d.month = d.month == 12 ? 1 : (uint8_t)(d.month + 1);
	}
	return calendar_quarter(c, d);
}
