/* What time each quantity is for, and what it is compared with. */
#include "numbers/bear.h"

#define NEAR 4 /* quantities before one that it is told beside */

/* The period that a figure without a time of its own is for. */
static struct period
standing(const struct clause *c, size_t k)
{
	switch (c->a[k].mood) {
	case MOOD_GUIDANCE:
		return c->sense->ahead;
	case MOOD_MODEL:
		return (struct period){ 0 };
	default:
		return c->sense->now;
	}
}

/* The figure that quantity K is compared with in the same sentence: its index,
 * or -1. */
static int
base_of(const struct clause *c, size_t k)
{
	size_t i;

	for (i = k + 1; i < c->n && i < k + NEAR_QTY; i++) {
		if (c->b[i].base && c->a[i].what != WHAT_CHANGE)
			return (int)i;
		if (c->b[i].own && c->a[i].metric != c->a[k].metric)
			break;
	}
	for (i = k; i-- > 0 && k - i < NEAR_QTY;)
		if (c->b[i].base && c->a[i].what == WHAT_LEVEL)
			return (int)i;
	return -1;
}

/* The mention of a comparison that quantity K takes from its neighbours: the
 * mark, or -1. */
static int
near_cmp(const struct clause *c, size_t k)
{
	size_t i;

	if (c->b[k].cmp >= 0)
		return c->b[k].cmp;
	for (i = k; i-- > 0 && k - i < NEAR_QTY;)
		if (c->b[i].cmp >= 0 &&
		    (!period_known(c->a[i].period) ||
			!period_known(c->a[k].period) ||
			c->a[i].period.kind == c->a[k].period.kind))
			return c->b[i].cmp;
	for (i = k + 1; i < c->n && i < k + NEAR_QTY &&
			(c->b[i].lead == LEAD_AND || c->b[i].lead == LEAD_OR) &&
			c->b[i].inherits;
	     i++)
		if (c->b[i].cmp >= 0)
			return c->b[i].cmp;
	return -1;
}

/* The period that the mention at mark I means for a figure that one of CUR is
 * compared with: a year said alone ("in 2009") is the same part of it. */
static struct period
base_time(const struct clause *c, size_t k, int i, struct period cur)
{
	const struct when *w = clause_when(c, i);
	struct period p = moment_of(c, k, i, cur);

	if (p.kind == PERIOD_YEAR && p.year < cur.year && w->n == 4 &&
	    (w->flags & WHEN_HAS_YEAR) != 0 && !w->raw.since)
		return period_make(p.year, cur.kind, cur.num);
	return p;
}

/* The period of a figure that another is compared with. */
static struct period
base_period(const struct clause *c, size_t k, struct period cur)
{
	int i = c->b[k].time, j;

	if (i < 0)
		i = moment_shared(c, k);
	if (i >= 0)
		return base_time(c, k, i, cur);
	if (c->a[k].mood == MOOD_GUIDANCE)
		return cur;
	if ((i = near_cmp(c, k)) >= 0)
		return moment_of(c, k, i, cur);
	for (j = (int)k - 1; j >= 0 && j > (int)k - NEAR_QTY; j--)
		if (period_known(c->a[j].vs))
			return c->a[j].vs;
	if (k + 1 < c->n && c->b[k + 1].cmp >= 0)
		return moment_of(c, k, c->b[k + 1].cmp, cur);
	if (k > 0 && c->b[k - 1].base)
		return c->a[k - 1].period;
	return period_years(cur, -1);
}

/* Does something else move the metric by K points: "this will dilute our gross
 * margin by 50 basis points"? Not "we expect to expand our margin by". */
static bool
works_on(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	enum num_kind kind = clause_num(c, k)->kind;
	int i = c->b[k].cue;

	if ((kind != NUM_BPS && kind != NUM_POINTS) || i < 0 ||
	    metric_get(c->metrics, c->a[k].metric)->unit != METRIC_PERCENT ||
	    c->b[k].at < i || c->b[k].at > (int)c->p[k].at)
		return false;
	while (i > 0 && (cue_is(g, (size_t)i - 1, CUES_CLASS_TO) ||
			    cue_is(g, (size_t)i - 1, CUES_CLASS_AUX) ||
			    cue_is(g, (size_t)i - 1, CUES_CLASS_ADV)))
		i--;
	return i > 0 && !cue_is(g, (size_t)i - 1, CUES_CLASS_VERB) &&
	       !cue_is(g, (size_t)i - 1, CUES_CLASS_PRON);
}

/* Is quantity K a sum by which something comes out above a plan or moves an
 * outlook, with no time compared with? */
static bool
effect_only(const struct clause *c, size_t k)
{
	const struct num *n = clause_num(c, k);
	const struct bound *b = &c->b[k];

	if (b->cue >= 0 && c->g->v[b->cue].cls == CUES_CLASS_BEYOND)
		return true;
	if (c->a[k].mood == MOOD_GUIDANCE && works_on(c, k) &&
	    near_cmp(c, k) < 0)
		return true;
	return c->a[k].mood == MOOD_GUIDANCE && !mood_points(c) &&
	       (n->kind == NUM_MONEY || n->kind == NUM_PER_SHARE ||
		   (n->kind == NUM_PERCENT && c->a[k].what == WHAT_CHANGE)) &&
	       near_cmp(c, k) < 0;
}

/* What a figure for PERIOD is compared with lies before it: "up 3% from Q4" in
 * the first quarter. */
static struct period
earlier(const struct clause *c, int i, struct period vs, struct period period)
{
	const struct when *w = clause_when(c, i);

	/* "doubled over the quarter": from what it was before. */
	if (period_eq(vs, period) && (w->flags & WHEN_BARE) != 0)
		return period_step(vs, -1);
	if (period_known(vs) && (w->flags & WHEN_HAS_YEAR) == 0 &&
	    period_cmp(vs, period) >= 0 && vs.kind == period.kind)
		return period_years(vs, -1);
	return vs;
}

/* Is quantity K, a movement with nothing said of what it is compared with, told
 * beside others from one quarter to the next? A balance goes by the last figure
 * of its own, a flow by the movements just before, one of its kind. */
static bool
sequential(const struct clause *c, size_t k)
{
	const struct sense *s = c->sense;
	const struct attr *a = &c->a[k];
	const struct said *o;
	bool found = false;
	size_t i;

	if (metric_get(c->metrics, a->metric)->stock &&
	    s->last.metric == a->metric && period_known(s->last.vs))
		return period_eq(s->last.vs, period_step(s->last.period, -1));
	if (s->last.far || !s->last.set || a->metric == 0)
		return false;
	for (i = k; i > 0 && k - i < NEAR; i--)
		if (c->a[i - 1].what == WHAT_LEVEL)
			return false; /* "was $5 million, down 3%" */
	for (i = s->nsaid; i > 0 && s->nsaid - i < NEAR; i--) {
		o = &s->said[(i - 1) % SAID];
		if (!period_known(o->a.vs))
			continue;
		if (!period_eq(o->a.vs, period_step(o->a.period, -1)))
			return false;
		found |= o->kind == clause_num(c, k)->kind &&
			 o->a.what == a->what && o->a.metric == a->metric;
	}
	return found;
}

/* The period that quantity K, a change or a growth, is compared with. */
static struct period
against(const struct clause *c, size_t k)
{
	const struct attr *a = &c->a[k];
	const struct metric *m = metric_get(c->metrics, a->metric);
	int i = c->b[k].cmp, j;

	if (!period_known(a->period))
		return (struct period){ 0 };
	if (c->b[k].time >= 0 && i < 0 && bear_past_year(c, k, c->b[k].time))
		return period_years(a->period, -1);
	if (i >= 0)
		return earlier(c, i, base_time(c, k, i, a->period), a->period);
	if (effect_only(c, k) || (c->b[k].base && k > 0 && works_on(c, k - 1) &&
				     effect_only(c, k - 1)))
		return (struct period){ 0 };
	/* "14 net new sites", "3 more": no comparison. */
	if (a->metric == 0 &&
	    (c->b[k].cue < 0 || gap_hedge(c->g, (size_t)c->b[k].cue)) &&
	    (c->b[k].anew || c->b[k].cue >= 0))
		return (struct period){ 0 };
	if (c->b[k].inherits && k > 0 && period_known(c->a[k - 1].vs))
		return c->a[k - 1].vs;
	if ((j = base_of(c, k)) >= 0 && c->a[j].what != WHAT_GROWTH &&
	    (c->b[j].time >= 0 || moment_shared(c, (size_t)j) >= 0))
		return base_period(c, (size_t)j, a->period);
	if ((i = near_cmp(c, k)) >= 0)
		return earlier(c, i, base_time(c, k, i, a->period), a->period);
	/* "Orders doubled in the quarter": from what they were before it. */
	if (clause_num(c, k)->kind == NUM_MULTIPLE && c->b[k].time >= 0 &&
	    a->period.kind == PERIOD_QUARTER)
		return period_step(a->period, -1);
	/* "2x the speed": of another thing. */
	if (clause_num(c, k)->kind == NUM_MULTIPLE && a->metric == 0 &&
	    (clause_num(c, k)->flags & NUM_DOUBLED) == 0)
		return (struct period){ 0 };
	/* A balance's movement is told as the one before it was. */
	/* What moved it is told as it was: "up by $9 million, due to an
	 * increase of $5 million in claims". */
	if (a->what == WHAT_CHANGE && a->metric == 0 && k > 0 &&
	    period_known(c->a[k - 1].vs) &&
	    period_eq(c->a[k - 1].period, a->period))
		return c->a[k - 1].vs;
	if (sequential(c, k))
		return period_step(a->period, -1);
	if (a->what == WHAT_CHANGE &&
	    (m->stock ||
		(a->metric == 0 && clause_num(c, k)->kind == NUM_COUNT)))
		return a->period.kind == PERIOD_QUARTER
			   ? period_step(a->period, -1)
			   : period_years(a->period, -1);
	return period_years(a->period, -1);
}

/* Does a semicolon stand between quantity K and the one before, or "but" behind
 * the time of that: "3 last year but 2 points of margin"? */
static bool
divided(const struct clause *c, size_t k)
{
	size_t i;

	for (i = c->p[k].left; k > 0 && i < c->p[k].at; i++)
		if ((c->g->v[i].kind == MARK_STOP && c->g->v[i].ref == ';') ||
		    (cue_is(c->g, i, CUES_CLASS_BUT) &&
			c->b[k - 1].time > (int)c->p[k - 1].at))
			return true;
	return false;
}

/* Is a standing target said for the time at mark I: "a 20% target for next
 * year"? */
static bool
for_time(const struct clause *c, size_t k, int i)
{
	return i > (int)c->p[k].at &&
	       (cue_is(c->g, (size_t)i - 1, CUES_CLASS_FOR) ||
		   cue_is(c->g, (size_t)i - 1, CUES_CLASS_IN));
}

/* Makes the period of quantity K, which the mention at mark I (-1: none) gave,
 * fit what the quantity is. */
static void
settle(struct clause *c, size_t k, int i, bool said)
{
	struct attr *a = &c->a[k];

	if ((a->mood == MOOD_MODEL && !for_time(c, k, i)) ||
	    bear_none(c, k, i, said))
		a->period = (struct period){ 0 };
	if (!period_known(a->period))
		return;
	if (metric_get(c->metrics, a->metric)->stock)
		a->period = period_last(a->period);
	if (c->b[k].yearly)
		a->period = c->g->v[c->p[k].at + 1].noun
				? period_year(a->period)
				: (struct period){ 0 };
}

/* The time under discussion as the quantities of a sentence are gone through.
 */
struct course {
	struct period cur;
	bool said; /* in the sentence, or by one that it points back to */
};

/* Is quantity K set against the year before, as the figure of a year was that
 * the talk told last: "For 2009, sales were up 4% from the prior year. Costs
 * fell 2% from the prior year"? */
static bool
same_year(const struct clause *c, size_t k)
{
	const struct told *last = &c->sense->last;
	const struct when *w;

	if (c->b[k].cmp < 0 || c->a[k].mood != MOOD_ACTUAL || c->sense->talk ||
	    !last->set || last->far || last->mood != MOOD_ACTUAL ||
	    last->period.kind != PERIOD_YEAR || last->vs.kind != PERIOD_YEAR)
		return false;
	w = clause_when(c, c->b[k].cmp);
	return w->kind == WHEN_PERIOD && w->raw.unit != 3 &&
	       (w->flags & WHEN_YEAR_AGO) != 0;
}

/* The period of quantity K, which has no time of its own. */
static struct period
untimed(struct clause *c, size_t k, struct course *t)
{
	struct attr *a = &c->a[k];

	/* "35% in the next twelve months, up 21% from a year ago": that is of
	 * now. */
	if (t->said && !period_known(t->cur) && c->b[k].cmp >= 0 &&
	    a->mood != MOOD_ACTUAL) {
		a->mood = MOOD_ACTUAL;
		t->said = false;
	}
	/* "$666 million over the last year, for a ratio of 2.5x" */
	if (t->said && !period_known(t->cur) && k > 0 &&
	    a->mood == MOOD_ACTUAL && a->metric == 0 &&
	    c->a[k - 1].metric != 0 && clause_num(c, k)->kind == NUM_MULTIPLE)
		t->said = false;
	/* "up from $5 million last year, which included $1 million of fees" */
	if (c->b[k].incl && k > 0 && c->b[k - 1].base)
		return c->a[k - 1].period;
	if (bear_lapped(c, k))
		return period_years(t->said ? t->cur : standing(c, k), -1);
	if (t->said && a->mood != MOOD_MODEL)
		return t->cur;
	if (!t->said && bear_always(c, k))
		return (struct period){ 0 };
	return !t->said && same_year(c, k) ? c->sense->last.period
					   : standing(c, k);
}

/* Finds the period of quantity K. */
static void
period_of(struct clause *c, size_t k, struct course *t)
{
	struct attr *a = &c->a[k];
	const struct said *again = c->b[k].said;
	struct period from;
	int i = c->b[k].time;

	if (i >= 0 && bear_beyond(c, k, i))
		i = -1;
	if (i < 0 && !t->said && again == NULL &&
	    (i = bear_front(c)) >= (int)c->p[k].at)
		i = -1;
	if (i < 0 && !t->said && again == NULL &&
	    (again = bear_again(c, k)) != NULL) {
		a->mood = again->a.mood;
		a->told = true;
	}
	if (again != NULL && !c->b[k].base &&
	    (i < 0 || again->a.mood == MOOD_MODEL)) {
		a->period = again->a.period;
		a->vs = again->a.vs;
		return;
	}
	if (divided(c, k))
		t->said = false;
	from = t->said ? t->cur : standing(c, k);
	if (c->b[k].plan && i < 0 && k > 0 && c->a[k - 1].mood == MOOD_ACTUAL &&
	    c->a[k - 1].metric == a->metric) {
		a->period = c->a[k - 1].period; /* what it is set against */
	} else if (c->b[k].base && !t->said && i < 0 && bear_always(c, k)) {
		a->period = (struct period){ 0 };
	} else if (c->b[k].base && !bear_length(c, k)) {
		a->period = base_period(c, k, from);
	} else if (i >= 0) {
		a->period = t->cur = moment_of(c, k, i, from);
		t->said = true;
	} else if ((!t->said || c->b[k].own) &&
		   (i = moment_shared(c, k)) >= 0) {
		a->period = moment_of(c, k, i, from);
	} else {
		a->period = untimed(c, k, t);
	}
	if (i >= 0)
		clause_why(c, k, "period", i);
	settle(c, k, i, t->said);
	if (a->mood == MOOD_ACTUAL && i >= 0 && bear_coming(c, k, i)) {
		a->mood = MOOD_GUIDANCE;
		a->told = true;
	}
	if (i >= 0 && bear_apart(c, k, i))
		t->said = false;
}

/* Finds what quantity K, its period known, is compared with. */
static void
compare(struct clause *c, size_t k)
{
	struct attr *a = &c->a[k];

	/* What is said of the quarter reported is no outlook. */
	if (a->mood == MOOD_GUIDANCE && !c->b[k].plan &&
	    period_known(a->period) &&
	    period_cmp(period_last(a->period), c->sense->when->ref) <= 0)
		a->mood = MOOD_ACTUAL;
	if ((a->what != WHAT_CHANGE && a->what != WHAT_GROWTH) ||
	    (c->b[k].said != NULL && c->b[k].cmp < 0))
		return;
	a->vs = against(c, k);
	if (c->b[k].cmp >= 0)
		clause_why(c, k, "vs", c->b[k].cmp);
}

/* After a sentence that told a metric for two spans of time side by side ("$6
 * million in the quarter and $22 million for the year"), two movements joined
 * by "and" that open the next are of the one and the other. */
static void
two_columns(struct clause *c)
{
	const struct sense *s = c->sense;
	const struct said *o;
	size_t k;

	if (c->n < 2 || s->nsaid < 2 || s->last.far || !s->last.set ||
	    !gap_joined(c->g, c->p[0].at, c->p[1].at))
		return;
	for (k = 0; k < 2; k++) {
		o = &s->said[(s->nsaid - 2 + k) % SAID];
		if (c->a[k].what != WHAT_GROWTH || c->b[k].own ||
		    c->b[k].time >= 0 || o->a.what != WHAT_LEVEL ||
		    o->a.metric != c->a[k].metric || o->a.metric == 0 ||
		    !period_known(o->a.period))
			return;
	}
	if (s->said[(s->nsaid - 2) % SAID].a.period.kind == o->a.period.kind)
		return;
	for (k = 0; k < 2; k++) {
		o = &s->said[(s->nsaid - 2 + k) % SAID];
		c->a[k].period = o->a.period;
		c->a[k].vs = period_years(o->a.period, -1);
	}
}

void
span_times(struct clause *c)
{
	struct course t = { 0 };
	size_t k;

	if (c->n > 0 && c->b[0].point && c->a[0].mood == MOOD_ACTUAL &&
	    (c->sense->last.mood == MOOD_ACTUAL || mood_points(c)) &&
	    period_known(c->sense->last.period)) {
		t.cur = c->sense->last.period;
		t.said = true;
	}
	for (k = 0; k < c->n; k++)
		period_of(c, k, &t);
	for (k = 0; k < c->n; k++)
		compare(c, k);
	two_columns(c);
}
