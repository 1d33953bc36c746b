/* Changes, growths and shares made again from levels. */
#include "join/tieint.h"

#define DEPTH 3 /* relations in a row: a margin of a profit of two lines */

/* What a claim of the kind is held against. */
enum form { FORM_GROWTH, FORM_TIMES, FORM_CHANGE };

/* Adds A (FORM) B for each pair, in units N times smaller. */
static void
pairs(struct tie *t, const struct tie_ests *cur, const struct tie_ests *base,
    enum form form, int n, struct tie_ests *out)
{
	struct tie_est e;
	size_t i, k;

	for (i = 0; i < cur->n; i++)
		for (k = 0; k < base->n && out->n < TIE_ESTS; k++) {
			if (form == FORM_GROWTH)
				e = tie_est_growth(t, &cur->e[i], &base->e[k]);
			else
				e = tie_est_op(t, &cur->e[i],
				    form == FORM_TIMES ? '/' : '-',
				    &base->e[k]);
			e.at = base->e[k].at;
			tie_est_scale(&e, n);
			if (!iv_bad(&e.v))
				out->e[out->n++] = e;
		}
}

/* The levels for Q at PERIOD. */
static struct tie_ests *
at(struct tie *t, const struct tie_q *q, uint32_t period)
{
	struct tie_ests *e = tie_ests(t);
	struct tie_q p = *q;

	p.period = period;
	tie_levels(t, &p, DEPTH, e);
	return e;
}

/* What part Q is of metric OF at PERIOD, in percent: as made from levels, and
 * as STATED if that is asked. */
static struct tie_ests *
shares(struct tie *t, const struct tie_q *q, uint32_t of, uint32_t period,
    bool stated)
{
	struct tie_ests *num = at(t, q, period), *den, *out = tie_ests(t);
	struct tie_q whole = *q, part = *q;
	struct tie_est e;
	size_t i, k;

	whole.metric = of;
	whole.scope = 0;
	whole.scope_text = SPAN("");
	den = at(t, &whole, period);
	for (i = 0; i < num->n; i++)
		for (k = 0; k < den->n && out->n < TIE_ESTS; k++) {
			e = tie_est_op(t, &num->e[i], '/', &den->e[k]);
			tie_est_pure(&e);
			tie_est_scale(&e, 100);
			if (!iv_bad(&e.v))
				out->e[out->n++] = e;
		}
	part.what = TIE_SHARE;
	part.of = of;
	part.period = period;
	den = tie_ests(t);
	if (stated)
		tie_stated(t, &part, den);
	for (k = 0; k < den->n && out->n < TIE_ESTS; k++)
		out->e[out->n++] = den->e[k];
	return out;
}

/* How many of the claim's units are in one percent; 0: it is in none. */
static int
per_percent(const struct tie_item *c)
{
	switch (c->unit) {
	case TIE_PERCENT:
	case TIE_POINTS:
		return 1;
	case TIE_BPS:
		return 100;
	default:
		return 0;
	}
}

/* A change in points: of a rate, or of an amount's share of revenue. */
static void
points(struct tie *t, const struct tie_item *c, const struct tie_q *q,
    struct tie_ests *out)
{
	uint32_t of = c->of != 0
			  ? c->of
			  : (uint32_t)metric_find(t->metrics, SPAN("revenue"));
	int n = per_percent(c);

	if (tie_metric_of(t, c->metric)->unit == METRIC_PERCENT) {
		pairs(t, at(t, q, c->period), at(t, q, c->vs), FORM_CHANGE, n,
		    out);
		return;
	}
	pairs(t, shares(t, q, of, c->period, true),
	    shares(t, q, of, c->vs, true), FORM_CHANGE, n, out);
	/* "up four percentage points" of an amount may be its growth */
	pairs(
	    t, at(t, q, c->period), at(t, q, c->vs), FORM_GROWTH, 100 * n, out);
}

/* The change of a balance by what moved it: backlog by bookings less
 * revenue. */
static void
moved(struct tie *t, const struct tie_item *c, const struct tie_q *q,
    struct tie_ests *out)
{
	const struct tie_metric *m;
	struct tie_ests *one;
	struct tie_est e = { 0 };
	struct tie_q p = *q;
	size_t i;

	if (c->metric == 0 || c->metric >= TIE_METRICS)
		return;
	m = &t->metric[c->metric];
	for (i = 0; i < m->nmove; i++) {
		p.metric = (uint32_t)m->move[i].id;
		if ((one = at(t, &p, c->period))->n == 0)
			return;
		e = i == 0 ? one->e[0]
			   : tie_est_op(
				 t, &e, m->move[i].minus ? '-' : '+', one->e);
	}
	if (i > 0 && out->n < TIE_ESTS && !iv_bad(&e.v)) {
		e.flags |= TIE_GUESS;
		out->e[out->n++] = e;
	}
}

void
tie_recompute(struct tie *t, const struct tie_item *c, const struct tie_q *q,
    struct tie_ests *out)
{
	struct tie_ests *s;
	int n = per_percent(c);
	bool rate = tie_metric_of(t, c->metric)->unit == METRIC_PERCENT;

	if (c->vs == c->period && c->vs != 0)
		return;
	if (c->what == TIE_LEVEL)
		moved(t, c, q, out);
	if (c->what == TIE_SHARE && c->of != 0 && n > 0) {
		s = shares(t, q, c->of, c->period, false);
		memcpy(out, s, sizeof(*out));
	} else if (c->what == TIE_CHANGE && n > 0 && c->vs != 0) {
		points(t, c, q, out);
	} else if (c->what == TIE_CHANGE && c->vs != 0) {
		pairs(t, at(t, q, c->period), at(t, q, c->vs), FORM_CHANGE, 1,
		    out);
		moved(t, c, q, out);
	} else if (c->what == TIE_GROWTH && c->vs != 0 && !rate) {
		if (c->unit == TIE_TIMES)
			pairs(t, at(t, q, c->period), at(t, q, c->vs),
			    FORM_TIMES, 1, out);
		else if (n > 0)
			pairs(t, at(t, q, c->period), at(t, q, c->vs),
			    FORM_GROWTH, 100 * n, out);
	}
}
