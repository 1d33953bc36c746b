/* Which period a mention of a time means for a figure. */
#include "numbers/bear.h"

/* The last quarter that ended about the day that W says without its year: "the
 * end of June". */
static struct period
by_month(const struct clause *c, const struct when *w)
{
	struct period ref = c->sense->when->ref, p = { 0 };
	struct date d = w->date;
	int back;

	for (back = 0; back < 2 && ref.year != 0; back++) {
		d.year = (int16_t)(ref.year - back);
		p = calendar_quarter(&c->sense->when->cal, d);
		if (period_cmp(p, ref) <= 0)
			return p;
	}
	return p;
}

struct period
moment_of(const struct clause *c, size_t k, int i, struct period base)
{
	const struct when *w = clause_when(c, i);
	bool ahead = c->a[k].mood == MOOD_GUIDANCE;

	if (bear_year(c, k, w))
		return period_make(
		    c->sense->when->ref.year + w->raw.yrel, PERIOD_YEAR, 0);
	if (w->kind == WHEN_YOY || w->kind == WHEN_QOQ || w->raw.period ||
	    (w->flags & WHEN_YEAR_AGO) != 0 ||
	    (!ahead && (w->flags & WHEN_NOW) != 0))
		return when_beside(w, base);
	if (!period_known(w->p) && w->kind == WHEN_DATE && w->date.month > 0)
		return by_month(c, w);
	if (bear_past_year(c, k, i))
		return c->sense->now;
	if ((w->flags & (WHEN_TRAILING | WHEN_VAGUE)) != 0)
		return (struct period){ 0 };
	/* "this year ... last year" of the quarter under discussion. */
	if (!ahead && w->raw.unit == 12 &&
	    (w->raw.has_rel || w->raw.has_yrel) && w->raw.rel == 0 &&
	    w->raw.yrel == 0 &&
	    (w->flags &
		(WHEN_FULL | WHEN_TODATE | WHEN_FISCAL | WHEN_HAS_YEAR)) == 0)
		return c->sense->now;
	if ((w->flags & WHEN_BARE) != 0 && w->raw.unit == 3) {
		base = ahead ? c->sense->ahead : c->sense->now;
		return base.kind == PERIOD_QUARTER ? base : w->p;
	}
	/* "our previous full-year guidance": the guidance is the old one. */
	if ((w->flags & WHEN_RELATIVE) != 0 && w->raw.rel + w->raw.yrel < 0 &&
	    (size_t)i + 1 < c->g->n && c->g->v[i + 1].mood == CUES_MOOD_GUIDE)
		return period_years(w->p, 1);
	if ((size_t)i > 0 && cue_is(c->g, (size_t)i - 1, CUES_CLASS_BEGIN) &&
	    metric_get(c->metrics, c->a[k].metric)->stock)
		return period_step(w->p, -1);
	if ((w->flags & WHEN_AS_OF) != 0 &&
	    (w->raw.unit == 12 || (w->raw.unit == 0 && w->raw.has_yrel &&
				      (w->flags & WHEN_BARE) != 0)) &&
	    !metric_get(c->metrics, c->a[k].metric)->stock &&
	    c->a[k].metric != 0)
		return period_year(w->p);
	/* "up from $5 million at year-end": the last one that there was. */
	if (!ahead && c->b[k].base && (w->flags & WHEN_AS_OF) != 0 &&
	    w->raw.unit == 12 && w->raw.year == 0 &&
	    period_cmp(w->p, c->sense->when->ref) > 0)
		return period_years(w->p, -1);
	if (ahead && period_eq(w->p, c->sense->when->ref))
		return w->p;
	if (ahead &&
	    (w->flags & (WHEN_HAS_YEAR | WHEN_RELATIVE | WHEN_BARE)) == 0 &&
	    period_known(w->p))
		return when_future(c->sense->when, w->p);
	/* A fact of "the fourth quarter", told with the first, is of the
	 * quarter just before it. */
	if (!ahead && w->raw.quarter == 4 &&
	    c->sense->when->ref.kind == PERIOD_QUARTER &&
	    c->sense->when->ref.num == 1 &&
	    (w->flags & (WHEN_HAS_YEAR | WHEN_RELATIVE | WHEN_FUTURE)) == 0 &&
	    w->p.year == c->sense->when->ref.year)
		return period_years(w->p, -1);
	return w->p;
}
