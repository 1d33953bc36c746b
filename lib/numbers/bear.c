/* Which quantities bear a period, and whether it is still to come. */
#include "numbers/bear.h"

/* Is a quarter among the times of the sentence? */
static bool
has_quarter(const struct group *g)
{
	size_t i;

	for (i = 0; i < g->n && i < NEAR_MARK; i++)
		if (g->v[i].kind == MARK_WHEN &&
		    (g->when[g->v[i].ref].raw.unit == 3 ||
			g->when[g->v[i].ref].raw.quarter > 0))
			return true;
	return false;
}

bool
bear_year(const struct clause *c, size_t k, const struct when *w)
{
	return clause_num(c, k)->kind == NUM_COUNT && c->a[k].metric == 0 &&
	       c->a[k].what == WHAT_LEVEL && !c->b[k].base &&
	       c->sense->when->ref.year > 0 && w->kind == WHEN_PERIOD &&
	       w->raw.has_yrel && w->raw.yrel <= 0 && !w->raw.since &&
	       (w->flags & (WHEN_NOW | WHEN_YEAR_AGO)) != 0 && !w->raw.period &&
	       !has_quarter(c->g);
}

bool
bear_length(const struct clause *c, size_t k)
{
	const struct num *n = clause_num(c, k);
	size_t at = c->p[k].at;
	uint32_t w;

	if (n->kind == NUM_DAYS)
		return c->a[k].metric == 0 && at > 0 &&
		       (cue_is(c->g, at - 1, CUES_CLASS_PREP) ||
			   cue_is(c->g, at - 1, CUES_CLASS_IN) ||
			   cue_is(c->g, at - 1, CUES_CLASS_FOR));
	if (n->kind != NUM_COUNT || n->nnoun == 0)
		return false;
	w = c->g->lx->word[n->noun + n->nnoun - 1];
	return (tab_starts(c->g->tab, w) & UINT64_C(1) << TAB_TIMES) != 0;
}

/* Is the length of time K a part of the one at mark I: "the last three weeks of
 * the quarter"? */
static bool
within(const struct clause *c, size_t k, int i)
{
	const struct group *g = c->g;
	int j = (int)c->p[k].at + 1;

	/* "the last three weeks" are a time themselves. */
	if (j < (int)g->n && g->v[j].kind == MARK_WHEN &&
	    g->v[j].tok < g->v[j - 1].tok + g->v[j - 1].n)
		j++;
	if (i <= j || !(cue_is(g, (size_t)j, CUES_CLASS_OF) ||
			  cue_is(g, (size_t)j, CUES_CLASS_IN)))
		return false;
	while (++j < i &&
	       (cue_is(g, (size_t)j, CUES_CLASS_DET) ||
		   cue_is(g, (size_t)j, CUES_CLASS_OF) ||
		   cue_is(g, (size_t)j, CUES_CLASS_IN) ||
		   g->v[j].kind == MARK_NOUN || g->v[j].kind == MARK_METRIC))
		continue;
	return j == i && (clause_when(c, i)->flags & WHEN_VAGUE) == 0;
}

/* Is quantity K what comes again and again: "11 times a year", "5 per week"? */
static bool
repeats(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	size_t i = c->p[k].at + 1, t;

	if (clause_num(c, k)->kind != NUM_COUNT || i >= g->n ||
	    (!cue_is(g, i, CUES_CLASS_DET) && !cue_is(g, i, CUES_CLASS_PREP)))
		return false;
	t = g->v[i].tok + g->v[i].n;
	return t < g->lx->n &&
	       (g->lx->starts[t] & UINT64_C(1) << TAB_TIMES) != 0;
}

bool
bear_none(const struct clause *c, size_t k, int i, bool said)
{
	return (bear_length(c, k) && !within(c, k, i)) ||
	       (!said && (repeats(c, k) || c->b[k].open));
}

/* Is a time among the marks of the sentence? */
static bool
has_time(const struct group *g)
{
	size_t i;

	for (i = 0; i < g->n && i < NEAR_MARK; i++)
		if (g->v[i].kind == MARK_WHEN &&
		    period_known(g->when[g->v[i].ref].p))
			return true;
	return false;
}

/* Is quantity K, a percentage, by how much one thing is better than another:
 * "63% more likely to", "a 30% lower cost per call", "50% better than"? */
static bool
betters(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	const struct mark *m;
	size_t i = c->p[k].at + 1, j;

	if (clause_num(c, k)->kind != NUM_PERCENT || c->b[k].cmp >= 0 ||
	    i + 1 >= g->n)
		return false;
	m = &g->v[i];
	if (m->kind != MARK_CUE || m->dir == 0)
		return false;
	if (m->cls == CUES_CLASS_VERSUS)
		return g->v[i + 1].kind == MARK_NOUN;
	for (j = c->p[k].left; j < i; j++)
		if (cue_is(g, j, CUES_CLASS_PRON))
			return false; /* "we made 3% more" */
	if (m->cls == CUES_CLASS_ADV || m->cls == CUES_CLASS_DET)
		return true;
	return m->cls == CUES_CLASS_CHANGE && m->noun &&
	       (g->v[i + 1].kind == MARK_NOUN ||
		   cue_is(g, i + 1, CUES_CLASS_NOUN)) &&
	       g->v[i + 1].tok == m->tok + m->n;
}

/* Is quantity K, in an answer, something to come that is no metric, or a price:
 * "you get it for $15"? */
static bool
aside(const struct clause *c, size_t k)
{
	const struct num *n = clause_num(c, k);

	if (c->a[k].mood == MOOD_GUIDANCE)
		return n->kind != NUM_POINTS && n->kind != NUM_BPS;
	return n->kind == NUM_MONEY && (n->flags & NUM_SCALED) == 0 &&
	       c->a[k].what == WHAT_LEVEL &&
	       dec_cmp(n->value, (struct dec){ .mant = 1000 }) < 0;
}

bool
bear_always(const struct clause *c, size_t k)
{
	const struct sense *s = c->sense;

	if (s->talk && c->a[k].mood == MOOD_ACTUAL &&
	    group_supposed(c->g) == SUPPOSED_ALL)
		return true;
	if (c->a[k].metric != 0)
		return false;
	return (s->notes && !has_time(c->g)) ||
	       (s->talk && (group_supposed(c->g) || aside(c, k))) ||
	       betters(c, k);
}

const struct said *
bear_again(const struct clause *c, size_t k)
{
	const struct sense *s = c->sense;
	const struct num *n = clause_num(c, k);
	const struct said *o;
	size_t i;

	if (c->a[k].metric != 0 || n->value.mant == 0 ||
	    (n->kind == NUM_MONEY
		    ? (n->flags & NUM_SCALED) == 0
		    : n->kind != NUM_POINTS && n->kind != NUM_BPS) ||
	    c->p[k].at == 0 || !cue_is(c->g, c->p[k].at - 1, CUES_CLASS_DET))
		return NULL;
	for (i = s->nsaid; i > 0 && s->nsaid - i < SAID; i--) {
		o = &s->said[(i - 1) % SAID];
		if (o->a.metric == 0 && said_is(o, n))
			return o;
	}
	return NULL;
}

int
bear_front(const struct clause *c)
{
	const struct group *g = c->g;
	size_t i = 0;

	while (i < NEAR_MARK &&
	       (cue_is(g, i, CUES_CLASS_AND) || cue_is(g, i, CUES_CLASS_ADV)))
		i++;
	while (i < NEAR_MARK &&
	       (cue_is(g, i, CUES_CLASS_IN) || cue_is(g, i, CUES_CLASS_FOR) ||
		   cue_is(g, i, CUES_CLASS_PREP)))
		i++;
	return i > 0 && i + 1 < g->n && g->v[i].kind == MARK_WHEN &&
		       g->v[i + 1].kind == MARK_COMMA
		   ? (int)i
		   : -1;
}

bool
bear_past_year(const struct clause *c, size_t k, int i)
{
	const struct when *w = clause_when(c, i);
	bool year = (w->flags & WHEN_TRAILING) != 0 ||
		    ((w->flags & WHEN_VAGUE) != 0 && w->raw.has_yrel &&
			w->raw.yrel == -1 && w->raw.year == 0);

	return year && c->a[k].mood == MOOD_ACTUAL &&
	       (c->a[k].what == WHAT_CHANGE || c->a[k].what == WHAT_GROWTH) &&
	       (i == 0 || !cue_is(c->g, (size_t)i - 1, CUES_CLASS_FOR));
}

bool
bear_beyond(const struct clause *c, size_t k, int i)
{
	return (clause_when(c, i)->flags & WHEN_VAGUE) != 0 &&
	       (clause_when(c, i)->flags & WHEN_FUTURE) != 0 &&
	       c->a[k].mood == MOOD_ACTUAL &&
	       (c->a[k].what == WHAT_GROWTH || c->a[k].what == WHAT_CHANGE);
}

bool
bear_coming(const struct clause *c, size_t k, int i)
{
	const struct when *w = clause_when(c, i);
	struct period p = c->a[k].period, ref = c->sense->when->ref;
	bool begins = (w->flags & WHEN_VAGUE) != 0
			  ? (w->flags & WHEN_FUTURE) != 0
			  : period_known(p) && period_known(ref) &&
				period_from(p) + 12u * (unsigned)p.year >=
				    period_to(ref) + 12u * (unsigned)ref.year;

	/* Of the whole year in the midst of it: no fact yet. */
	begins |= p.kind == PERIOD_YEAR && ref.kind == PERIOD_QUARTER &&
		  p.year == ref.year && ref.num < 4 &&
		  (w->flags & (WHEN_NOW | WHEN_VAGUE)) == 0 &&
		  c->a[k].metric != 0 && i > 0 &&
		  (cue_is(c->g, (size_t)i - 1, CUES_CLASS_IN) ||
		      cue_is(c->g, (size_t)i - 1, CUES_CLASS_FOR));
	return begins && (!c->b[k].base || bear_length(c, k)) &&
	       !mood_past(c, k) && (w->flags & WHEN_TODATE) == 0 &&
	       w->raw.rel + w->raw.yrel >= 0 &&
	       !cue_is(c->g, (size_t)i + 1, CUES_CLASS_BE) &&
	       !(i > 0 && cue_is(c->g, (size_t)i - 1, CUES_CLASS_PREP));
}

bool
bear_apart(const struct clause *c, size_t k, int i)
{
	const struct group *g = c->g;
	size_t j;

	if (i <= (int)c->p[k].at || k + 1 >= c->n || !c->b[k + 1].own ||
	    c->b[k + 1].at < i ||
	    (clause_when(c, i)->flags & (WHEN_RELATIVE | WHEN_YEAR_AGO)) == 0)
		return false;
	for (j = (size_t)i + 1; j < (size_t)c->b[k + 1].at; j++)
		if (g->v[j].kind == MARK_COMMA)
			return true;
	return false;
}

bool
bear_lapped(const struct clause *c, size_t k)
{
	size_t i;

	for (i = c->p[k].at; i-- > c->p[k].left;)
		if (c->g->v[i].kind == MARK_CUE &&
		    c->g->v[i].mood == CUES_MOOD_LAP)
			return c->a[k].mood == MOOD_ACTUAL;
		else if (c->g->v[i].kind == MARK_COMMA ||
			 c->g->v[i].kind == MARK_STOP)
			return false;
	return false;
}
