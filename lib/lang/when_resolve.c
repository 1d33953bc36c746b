/* From words to a period: the document's own, its calendar, its arithmetic. */
#include "lang/when_int.h"

/* The day of R: without a year, that one which ends a quarter nearest to
 * the document's, and not after it unless it is still to come. */
static struct date
resolve_date(const struct when_ctx *ctx, const struct when_raw *r)
{
	struct date d = { r->date_year, r->month, r->day };
	struct period ref = period_last(ctx->ref), q;

	if (d.year == 0)
		d.year = r->year;
	if (d.year != 0 || !period_known(ref))
		return d;
	d.year = (int16_t)(ref.year + 1);
	for (int i = 0; i < 3; i++, d.year--) {
		q = calendar_quarter(&ctx->cal, d);
		if (period_cmp(q, ref) <= 0 ||
		    ((r->flags & WHEN_FUTURE) != 0 &&
			period_cmp(q, period_step(ref, 4)) <= 0))
			break;
	}
	return d;
}

/* The period of R that ends on the day D or in the month of D. */
static struct period
resolve_end(const struct when_ctx *ctx, const struct when_raw *r, struct date d)
{
	struct period q = d.day > 0
			      ? calendar_quarter(&ctx->cal, d)
			      : calendar_month(&ctx->cal, d.year, d.month);

	if (!period_known(q))
		return q;
	if (r->months > 0 || r->weeks > 0)
		return calendar_span(&ctx->cal, r->months, r->weeks, d);
	if (r->half > 0 || r->unit == 6)
		return period_make(q.year, PERIOD_HALF, q.num > 2 ? 2 : 1);
	if (r->unit == 12 && (r->flags & WHEN_TODATE) != 0)
		return period_todate(q);
	if (r->unit == 12)
		return q.num == 4 ? period_year(q) : (struct period){ 0 };
	return q;
}

/* The quarter that the month of R ends, nearest to the document's; the year,
 * if one is said, is a fiscal one. */
static struct period
resolve_month(const struct when_ctx *ctx, const struct when_raw *r)
{
	struct period ref = period_last(ctx->ref), best = { 0 }, q;
	int year = r->year;

	if (year == 0 && r->has_yrel && ref.year != 0)
		year = ref.year + r->yrel;
	if (year == 0 && !period_known(ref))
		return best;
	if (year != 0) {
		q = calendar_month(&ctx->cal, year, r->month);
		return period_make(year, PERIOD_QUARTER, q.num);
	}
	for (int y = ref.year - 1; y <= ref.year + 1; y++) {
		int far, near;

		q = calendar_month(&ctx->cal, y, r->month);
		far = period_cmp(q, ref);
		near = period_cmp(best, ref);
		far = far < 0 ? -far : far;
		near = near < 0 ? -near : near;
		/* As near: the one of the document's own year. */
		if (!period_known(best) || far < near ||
		    (far == near && q.year == ref.year))
			best = q;
	}
	return best;
}

/* The period of R's length that ends where Q, a quarter, does. */
static struct period
resolve_length(const struct when_raw *r, struct period q)
{
	struct calendar c = { 0 };
	struct date d = { q.year, (uint8_t)(3 * q.num), 0 };

	if (!period_known(q))
		return q;
	if ((r->flags & WHEN_TODATE) != 0 && r->months > 0)
		return r->months == 12 ? period_year(q)
				       : period_make(q.year,
					     r->months == 3 ? PERIOD_QUARTER
							    : PERIOD_MONTHS,
					     r->months == 3 ? 1 : r->months);
	if ((r->flags & WHEN_TODATE) != 0 && r->weeks > 0 && r->weeks < 11)
		return (struct period){ 0 };
	if ((r->flags & WHEN_TODATE) != 0 && r->weeks > 0) {
		unsigned q3 = (r->weeks + 3u) / 13u;

		return q3 == 1 ? period_make(q.year, PERIOD_QUARTER, 1)
			       : period_make(q.year, PERIOD_MONTHS,
				     q3 > 3 ? 9 : 3 * q3);
	}
	if (r->months == 12 && (r->flags & WHEN_TRAILING) == 0)
		return period_year(q);
	return calendar_span(&c, r->months, r->weeks, d);
}

/* Units of R counted from the document's period REF in year Y. */
static struct period
resolve_unit(const struct when_raw *r, struct period ref, int y)
{
	struct period q = period_last(ref);
	unsigned months = r->unit;
	bool closing = r->has_rel && r->rel < 0 && when_has_year(r) &&
		       (r->year != 0 || r->yrel == 0);

	if (r->period && r->unit == 0) {
		if (r->year != 0 && period_known(ref))
			ref.year = (int16_t)y;
		else if (r->has_yrel)
			ref = period_years(ref, r->yrel);
		else if (r->has_rel && r->rel != 0)
			ref = period_step(ref, r->rel);
		else if ((r->flags & WHEN_SAME) != 0)
			ref = period_years(ref, -1);
		return ref;
	}
	/* "the last quarter of 2010" */
	if (closing && months == 3)
		return period_make(y, PERIOD_QUARTER, 4);
	if (closing && months == 6)
		return period_make(y, PERIOD_HALF, 2);
	if (!period_known(q))
		return q;
	if (months == 6)
		q = period_make(q.year, PERIOD_HALF, q.num > 2 ? 2 : 1);
	if (r->has_rel)
		q = period_step(q, r->rel);
	if (r->year != 0)
		q.year = r->year;
	else if (r->has_yrel)
		q = period_years(q, r->yrel);
	else if ((r->flags & WHEN_SAME) != 0 && !r->has_rel)
		q = period_years(q, -1);
	return q;
}

/* The quarter in which the month REL months after the document's day lies. */
static struct period
resolve_ago(const struct when_ctx *ctx, int rel)
{
	int at = ctx->today.year * 12 + ctx->today.month - 1 + rel;

	if (ctx->today.year == 0 || ctx->today.month == 0)
		return (struct period){ 0 };
	return calendar_month(&ctx->cal, at / 12, (unsigned)(at % 12 + 1));
}

/* The period of R, no date said. */
static struct period
resolve_plain(const struct when_ctx *ctx, const struct when_raw *r)
{
	int y = r->year;
	struct period q;

	if ((r->flags & WHEN_VAGUE) != 0 && (!r->has_yrel || r->yrel == -1))
		return (struct period){ 0 };
	if (r->unit == 1)
		return resolve_ago(ctx, r->rel);
	if (y == 0 && ctx->ref.year != 0)
		y = ctx->ref.year + (r->has_yrel ? r->yrel : 0);
	if (y == 0)
		return (struct period){ 0 };
	if (r->quarter == 0 && r->half == 0 && (r->flags & WHEN_SAME) != 0 &&
	    r->unit == 0 && !r->period)
		return period_make(y, PERIOD_YEAR, 0);
	if (r->quarter > 0 || r->half > 0) {
		if (!when_has_year(r) && (r->flags & WHEN_SAME) != 0)
			y--;
		if (r->quarter > 0)
			return period_make(y, PERIOD_QUARTER, r->quarter);
		return period_make(y, PERIOD_HALF, r->half);
	}
	q = period_last(ctx->ref);
	if (r->months > 0 || r->weeks > 0) {
		if (!period_known(q))
			q = period_make(y, PERIOD_QUARTER, 4);
		q.year = (int16_t)y;
		return resolve_length(r, q);
	}
	if (r->sofar && period_to(ctx->ref) == 12)
		return period_make(ctx->ref.year + 1, PERIOD_YEAR, 0);
	if ((r->flags & WHEN_TODATE) != 0 && r->unit == 12)
		return period_years(period_todate(ctx->ref), y - ctx->ref.year);
	if (r->unit == 12 || (r->unit == 0 && !r->period)) {
		if ((r->flags & WHEN_YEAR_AGO) != 0 && period_known(ctx->ref))
			return period_years(ctx->ref, r->yrel);
		return period_make(y, PERIOD_YEAR, 0);
	}
	return resolve_unit(r, ctx->ref, y);
}

/* Flags that R's words have together. */
static uint16_t
resolve_flags(const struct when_raw *r)
{
	unsigned f = r->flags;
	bool unit = when_has_unit(r);

	/* "last year" alone is of the length of what it is set against;
	 * "last fiscal year" is a year. */
	if (r->has_yrel && r->yrel < 0 && (!unit || r->period) &&
	    (f & (WHEN_AS_OF | WHEN_FISCAL | WHEN_FULL)) == 0 &&
	    !((f & WHEN_VAGUE) != 0 && r->yrel == -1))
		f |= WHEN_YEAR_AGO;
	if (r->quarter || r->half || r->month || r->year || r->begin ||
	    (f & WHEN_SAME) != 0 || (r->has_yrel && (unit || r->yrel != 0)))
		f &= ~(unsigned)WHEN_BARE;
	if (r->year != 0 || r->date_year != 0)
		f |= WHEN_HAS_YEAR;
	else if (r->has_rel || r->has_yrel || (f & WHEN_SAME) != 0)
		f |= WHEN_RELATIVE;
	if ((r->has_rel && r->rel > 0) || (r->has_yrel && r->yrel > 0))
		f |= WHEN_FUTURE;
	if (r->unit != 0 && r->has_rel && r->rel == 0 && !when_has_year(r) &&
	    !r->begin)
		f |= WHEN_BARE;
	if ((r->months > 0 || r->weeks > 0) && r->month == 0 &&
	    !when_has_year(r))
		f |= WHEN_NO_END;
	return (uint16_t)f;
}

void
when_resolve(
    const struct when_ctx *ctx, const struct when_raw *words, struct when *w)
{
	struct when_raw raw = *words, *r = &raw;
	bool unit = when_has_unit(r);

	r->flags = resolve_flags(r);
	w->raw = *r;
	w->flags = r->flags;
	w->kind = WHEN_PERIOD;
	memset(&w->date, 0, sizeof(w->date));
	if (r->month != 0 && (r->day != 0 || r->date_year != 0 ||
				 (r->flags & WHEN_ENDED) != 0)) {
		w->date = resolve_date(ctx, r);
		/* "fiscal 2023 ended January 28, 2023": the name counts. */
		if (r->year != 0 && (r->quarter != 0 || !unit))
			w->p = resolve_plain(ctx, r);
		else
			w->p = resolve_end(ctx, r, w->date);
		if (!unit && r->year == 0)
			w->kind = WHEN_DATE;
	} else if (r->month != 0)
		w->p = resolve_month(ctx, r);
	else
		w->p = resolve_plain(ctx, r);
	if (r->begin) {
		/* What there was when it began is the quarter's before. */
		w->p = period_make(w->p.year,
		    period_known(w->p) ? PERIOD_QUARTER : PERIOD_NONE,
		    period_from(w->p) / 3 + 1);
		w->p = period_step(w->p, -1);
	} else if ((w->flags & WHEN_AS_OF) != 0)
		w->p = period_last(w->p);
}

struct period
when_beside(const struct when *w, struct period base)
{
	const struct when_raw *r = &w->raw;

	if (!period_known(base))
		return w->p;
	if (w->kind == WHEN_YOY)
		return period_years(base, -1);
	if ((w->flags & WHEN_NOW) != 0)
		return base.kind == PERIOD_QUARTER ? base : w->p;
	if (w->kind == WHEN_QOQ)
		return base.kind == PERIOD_QUARTER ? period_step(base, -1)
						   : w->p;
	if ((w->flags & WHEN_YEAR_AGO) != 0)
		return period_years(base, r->yrel);
	if (!r->period || r->unit != 0 || r->months != 0 || r->weeks != 0 ||
	    r->quarter != 0 || r->half != 0 || r->month != 0)
		return w->p;
	/* "the same period in 2006", "the prior period" */
	if (r->year != 0)
		return period_years(base, r->year - base.year);
	if (r->has_rel)
		return period_step(base, r->rel);
	return (w->flags & WHEN_SAME) != 0 ? period_years(base, -1) : w->p;
}

struct period
when_future(const struct when_ctx *ctx, struct period p)
{
	struct period ref = ctx->ref;

	if (!period_known(ref) || !period_known(p))
		return p;
	p.year = (int16_t)(ref.year - 1);
	for (int i = 0; i < 3 && period_cmp(p, ref) <= 0; i++)
		p.year++;
	/* The year of the document's own quarter is still to come. */
	return p;
}
