/* Which period a mention of a time means for a figure, and for those that it
 * stands behind. */
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

/* Is the quantity behind K what the metric grew to by K, with a time behind it:
 * "increased 16% to $13 million for fiscal 2009"? */
static bool
reaches(const struct clause *c, size_t k)
{
	const struct bound *b = &c->b[k + 1];

	return c->a[k].what != WHAT_LEVEL && c->b[k].cmp < 0 &&
	       b->lead == LEAD_TO && !b->own && b->cue < 0 &&
	       c->a[k + 1].what == WHAT_LEVEL &&
	       c->a[k + 1].metric == c->a[k].metric &&
	       b->time > (int)c->p[k + 1].at;
}

/* Is the quantity behind K a movement set in between K and its time: "was $5
 * million, up 4%, for the first nine months"? */
static bool
set_in(const struct clause *c, size_t k)
{
	const struct bound *b = &c->b[k + 1];
	size_t i;

	if (c->a[k].what != WHAT_LEVEL || c->a[k].metric == 0 ||
	    b->at > (int)c->p[k].at || b->base ||
	    c->a[k + 1].metric != c->a[k].metric ||
	    (c->a[k + 1].what != WHAT_GROWTH &&
		c->a[k + 1].what != WHAT_CHANGE))
		return false;
	for (i = c->p[k + 1].at + 1; (int)i < b->time; i++)
		if (c->g->v[i].kind == MARK_COMMA)
			return cue_is(c->g, i + 1, CUES_CLASS_FOR) ||
			       cue_is(c->g, i + 1, CUES_CLASS_IN);
	return false;
}

int
moment_shared(const struct clause *c, size_t k)
{
	size_t i;

	if (k + 1 < c->n && (reaches(c, k) || set_in(c, k)))
		return c->b[k + 1].time;
	for (i = k + 1;
	     i < c->n && i < k + NEAR_QTY && c->a[k].what != WHAT_GROWTH; i++) {
		if (c->b[k].base && i == k + 1 &&
		    c->b[i].time > (int)c->p[i].at &&
		    gap_joined(c->g, c->p[k].at, c->p[i].at))
			return c->b[i].time;
		if (c->b[i].lead != LEAD_OR &&
		    !(c->b[i].lead == LEAD_AND && c->b[i].cue < 0 &&
			!c->b[i].own && c->b[i].subject < 0 &&
			clause_num(c, i)->kind != clause_num(c, k)->kind))
			return -1;
		if (c->b[i].time > (int)c->p[i].at)
			return c->b[i].time;
	}
	return -1;
}
