/* Mood: fact, outlook or standing aim. */
#include "numbers/bear.h"

#define NEAR 8 /* marks behind a figure that tell it was planned */

/* Is the guidance at mark I only what a fact is held against: "consistent with
 * our prior guidance", "lower than expected", "exceeded our outlook"? Not
 * "continue to expect". */
static bool
held_against(const struct group *g, size_t i)
{
	uint32_t at = g->v[i].tok;
	size_t j;

	for (j = i; j-- > 0 && at - (g->v[j].tok + g->v[j].n) <= 3;)
		if (cue_is(g, j, CUES_CLASS_VERSUS) ||
		    cue_is(g, j, CUES_CLASS_BEYOND) ||
		    (cue_is(g, j, CUES_CLASS_STATE) &&
			!(cue_is(g, i, CUES_CLASS_VERB) && j + 2 == i &&
			    cue_is(g, j + 1, CUES_CLASS_TO)) &&
			!(cue_is(g, i, CUES_CLASS_VERB) && j + 1 == i &&
			    g->v[j].mood == CUES_MOOD_PAST)))
			return true;
	return false;
}

/* Is the verb at mark I, "project", no verb but a name or a thing ("Project
 * Atlas", "projects into")? */
static bool
thing(const struct group *g, size_t i)
{
	return cue_is(g, i, CUES_CLASS_VERB) && g->v[i].n == 1 &&
	       ((i > 0 && cue_is(g, i - 1, CUES_CLASS_DET) && i + 1 < g->n &&
		    g->v[i + 1].kind == MARK_QTY) ||
		   (i > 0 && (g->lx->tok[g->v[i].tok].flags & LEX_CAP) != 0 &&
		       g->v[i - 1].kind != MARK_STOP) ||
		   cue_is(g, i + 1, CUES_CLASS_PREP));
}

/* Does the cue at mark I speak of a time to come? Not "than expected", "as
 * expected", "we had expected". */
static bool
looks_ahead(const struct group *g, size_t i)
{
	const struct mark *m = &g->v[i];

	if (m->kind != MARK_CUE ||
	    (m->mood != CUES_MOOD_GUIDE &&
		!(m->mood == CUES_MOOD_TARGET && m->cls == CUES_CLASS_VERB)))
		return false;
	if (i == 0 || (i == 1 && m->cls == CUES_CLASS_AUX))
		return true; /* "That will" */
	return !cue_is(g, i - 1, CUES_CLASS_REL) &&
	       (m->cls == CUES_CLASS_AUX || !held_against(g, i)) &&
	       !thing(g, i);
}

bool
mood_points(const struct clause *c)
{
	const struct group *g = c->g;
	size_t i;

	if (c->n == 0 || !c->b[0].point)
		return false;
	for (i = 0; i + 1 < c->p[0].at; i++) {
		if (!cue_is(g, i, CUES_CLASS_DET) ||
		    (i > 0 && g->v[i - 1].kind != MARK_COMMA))
			continue;
		switch (cue_of(&g->v[i + 1])) {
		case CUES_CLASS_AUX:
		case CUES_CLASS_BE:
		case CUES_CLASS_CAUSE:
		case CUES_CLASS_CHANGE:
		case CUES_CLASS_INCL:
		case CUES_CLASS_SHARE:
		case CUES_CLASS_STATE:
		case CUES_CLASS_VERB:
		case CUES_CLASS_VERSUS:
			return true;
		default:
			break;
		}
	}
	return false;
}

/* Does the sentence tell what comes of what was said before: "This would give
 * us growth of 8%"? */
static bool
results(const struct clause *c)
{
	return cue_is(c->g, 0, CUES_CLASS_DET) &&
	       (cue_is(c->g, 1, CUES_CLASS_AUX) ||
		   cue_is(c->g, 1, CUES_CLASS_CAUSE));
}

/* Is the mark a verb in the past that names a metric: "repurchased"? */
static bool
past_metric(const struct group *g, const struct mark *m)
{
	return m->kind == MARK_METRIC && m->n == 1 &&
	       tab_ends(g->tab, lex_span(g->lx, m->tok), ENDINGS_KIND_PAST);
}

bool
mood_past(const struct clause *c, size_t k)
{
	size_t i;

	for (i = c->p[k].at; i-- > 0 && i + NEAR_MARK > c->p[k].at;) {
		if (past_metric(c->g, &c->g->v[i]))
			return true;
		if (c->g->v[i].kind == MARK_COMMA &&
		    cue_is(c->g, i + 1, CUES_CLASS_DET) &&
		    (cue_is(c->g, i + 2, CUES_CLASS_CAUSE) ||
			cue_is(c->g, i + 2, CUES_CLASS_STATE)))
			return false; /* "As was so last year, this reflects" */
		if (c->g->v[i].kind == MARK_CUE && c->g->v[i].mood != 0 &&
		    !(i == 0 && cue_is(c->g, i, CUES_CLASS_ADV)) &&
		    !(c->g->v[i].mood == CUES_MOOD_PAST && i > 0 &&
			cue_is(c->g, i - 1, CUES_CLASS_DET)))
			return c->g->v[i].mood == CUES_MOOD_PAST;
	}
	return false;
}

/* Does quantity K stand for long, by the word before a measure or an outlook:
 * "a long-term gross margin of", "our long-term outlook of"? */
static bool
stands(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	const struct place *p = &c->p[k];
	const struct metric *m = metric_get(c->metrics, c->a[k].metric);
	size_t i, t, len;

	if ((g->lx->any & UINT64_C(1) << TAB_STANDING) == 0 || m->stock)
		return false;
	for (i = p->left; i + 1 < p->right; i++) {
		const struct mark *next = &g->v[i + 1];

		if (g->v[i].kind == MARK_QTY ||
		    (next->kind != MARK_METRIC &&
			(cue_of(next) != CUES_CLASS_NOUN || next->mood == 0)))
			continue;
		for (t = g->v[i].tok; t < next->tok; t++)
			if (tab_longest(g->tab, TAB_STANDING, g->lx->word + t,
				next->tok - t, &len) >= 0 &&
			    t + len == next->tok)
				return true;
	}
	return false;
}

/* Does an outlook stand before mark I: "as in our outlook, we are targeting"?
 */
static bool
outlook_before(const struct group *g, size_t i)
{
	while (i-- > 0)
		if (cue_is(g, i, CUES_CLASS_NOUN) &&
		    g->v[i].mood == CUES_MOOD_GUIDE)
			return true;
	return false;
}

/* Does the cue at mark I make quantity K a standing aim: a model, a target,
 * a long-term outlook? */
static bool
aims(const struct clause *c, size_t k, size_t i)
{
	const struct mark *m = &c->g->v[i];
	enum num_kind kind = clause_num(c, k)->kind;
	bool rate = kind == NUM_PERCENT || kind == NUM_DAYS ||
		    kind == NUM_MULTIPLE;

	if (m->mood == CUES_MOOD_MODEL)
		return rate || kind == NUM_COUNT;
	if (m->mood != CUES_MOOD_TARGET ||
	    (m->cls == CUES_CLASS_VERB && i > 0 &&
		c->g->v[i - 1].kind == MARK_NOUN))
		return false; /* "our regular targeting" */
	if (m->cls == CUES_CLASS_VERB && !stands(c, k) &&
	    (c->sense->guidance || outlook_before(c->g, i) ||
		(!c->sense->last.far && c->sense->last.mood == MOOD_GUIDANCE)))
		return false;
	if (c->b[k].said != NULL && c->b[k].said->a.mood == MOOD_GUIDANCE)
		return false;
	if (c->b[k].time >= 0 &&
	    (clause_when(c, c->b[k].time)->flags & WHEN_VAGUE) != 0)
		return rate;
	if (rate)
		return c->b[k].time < (int)c->p[k].at || i == c->p[k].at + 1;
	return (kind == NUM_MONEY || kind == NUM_COUNT) && c->b[k].time < 0;
}

/* Is quantity K itself what was planned: "our guidance range of 25% to 27%",
 * "the 50 that you guided to"? */
static bool
planned(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	const struct place *p = &c->p[k];
	size_t i = p->at;

	while (i > p->left &&
	       (gap_hedge(g, i - 1) || cue_is(g, i - 1, CUES_CLASS_DET)))
		i--;
	if (i > p->left && (cue_is(g, i - 1, CUES_CLASS_OF) ||
			       cue_is(g, i - 1, CUES_CLASS_FROM))) {
		for (i--; i > p->left; i--)
			if (g->v[i - 1].kind != MARK_NOUN)
				break;
		return i > p->left && cue_is(g, i - 1, CUES_CLASS_NOUN) &&
		       (g->v[i - 1].mood == CUES_MOOD_GUIDE ||
			   g->v[i - 1].mood == CUES_MOOD_PLAN);
	}
	i = p->at + 1;
	if (cue_is(g, i, CUES_CLASS_REL) && cue_is(g, i + 1, CUES_CLASS_PRON))
		i++;
	if (cue_is(g, i, CUES_CLASS_STATE)) { /* "implied in our guidance" */
		while (++i < p->right + NEAR && i < g->n &&
		       (cue_is(g, i, CUES_CLASS_IN) ||
			   cue_is(g, i, CUES_CLASS_BY) ||
			   cue_is(g, i, CUES_CLASS_DET) ||
			   g->v[i].kind == MARK_WHEN))
			continue;
		return cue_is(g, i, CUES_CLASS_NOUN) &&
		       (g->v[i].mood == CUES_MOOD_GUIDE ||
			   g->v[i].mood == CUES_MOOD_PLAN);
	}
	return cue_is(g, i, CUES_CLASS_PRON) && i + 1 < g->n &&
	       g->v[i + 1].kind == MARK_CUE &&
	       g->v[i + 1].mood == CUES_MOOD_GUIDE;
}

/* Is quantity K what something is taken to be, beside an outlook: "assuming a
 * share count of 90 million"? */
static bool
assumed(const struct clause *c, size_t k)
{
	size_t i;

	if (!c->sense->guidance &&
	    (c->sense->last.far || c->sense->last.mood != MOOD_GUIDANCE) &&
	    (k == 0 || c->a[k - 1].mood != MOOD_GUIDANCE) && c->b[k].time < 0)
		return false;
	for (i = c->p[k].at; i-- > c->p[k].left;)
		if (c->g->v[i].kind == MARK_CUE &&
		    c->g->v[i].mood == CUES_MOOD_ASSUME)
			return true;
	return false;
}

/* Does a verb in the past follow quantity K: "revenue of $5 million was up"? */
static bool
past_behind(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	size_t i;

	for (i = c->p[k].at + 1; i <= c->p[k].right && i < g->n; i++)
		if (g->v[i].kind != MARK_CUE)
			return false;
		else if (g->v[i].mood != 0)
			return g->v[i].mood == CUES_MOOD_PAST;
	return false;
}

/* The mood of quantity K before its own words are heard. */
static enum attr_mood
before(const struct clause *c, size_t k)
{
	const struct sense *s = c->sense;

	if (c->b[k].said != NULL)
		return c->b[k].said->a.mood;
	if (bear_length(c, k))
		return MOOD_ACTUAL;
	if ((s->guidance ||
		(s->last.mood == MOOD_GUIDANCE && mood_points(c))) &&
	    !mood_past(c, k) && !past_behind(c, k))
		return MOOD_GUIDANCE;
	if (s->last.mood == MOOD_MODEL && !s->last.far && c->b[k].time < 0 &&
	    (mood_points(c) || results(c)) && !mood_past(c, k) &&
	    clause_num(c, k)->kind == NUM_PERCENT)
		return MOOD_MODEL;
	return assumed(c, k) ? MOOD_GUIDANCE : MOOD_ACTUAL;
}

/* The aim that quantity K is said to be, "6% is our long-term target": its
 * mark, or -1. */
static int
aim_behind(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	size_t i = c->p[k].at + 1;

	if (!cue_is(g, i, CUES_CLASS_BE))
		return -1;
	for (i++; cue_is(g, i, CUES_CLASS_DET); i++)
		continue;
	return cue_is(g, i, CUES_CLASS_NOUN) &&
		       (g->v[i].mood == CUES_MOOD_MODEL ||
			   g->v[i].mood == CUES_MOOD_TARGET)
		   ? (int)i
		   : -1;
}

/* Hears the aims among the own words of quantity K. */
static void
hear_aims(struct clause *c, size_t k)
{
	const struct group *g = c->g;
	const struct place *p = &c->p[k];
	enum num_kind kind = clause_num(c, k)->kind;
	struct attr *a = &c->a[k];
	bool rate = kind == NUM_PERCENT || kind == NUM_MULTIPLE ||
		    kind == NUM_DAYS;
	bool listed = k > 0 && gap_joined(g, c->p[k - 1].at, p->at);
	int others = k > 0 ? aim_behind(c, k - 1) : -1;
	size_t i;

	for (i = p->left; i < p->right; i++) {
		if (g->v[i].kind != MARK_CUE || (int)i == others)
			continue;
		if (aims(c, k, i)) {
			a->mood = kind == NUM_MONEY ? MOOD_GUIDANCE
						    : MOOD_MODEL;
			c->b[k].open = kind == NUM_MONEY;
			clause_why(c, k, "mood", (int)i);
		} else if (g->v[i].mood == CUES_MOOD_TARGET && !rate &&
			   a->mood == MOOD_ACTUAL && c->b[k].time >= 0 &&
			   !mood_past(c, k)) {
			a->mood = MOOD_GUIDANCE;
		}
	}
	if (rate && (stands(c, k) || aim_behind(c, k) >= 0 ||
			(listed && c->a[k - 1].mood == MOOD_MODEL)))
		a->mood = MOOD_MODEL;
	if (kind == NUM_MONEY && listed && c->a[k - 1].mood == MOOD_MODEL) {
		a->mood = MOOD_GUIDANCE;
		c->b[k].open = true;
	}
}

/* Does a clause in the past, with a time in it, hang on quantity K: "the $12
 * million we had in Q1"? */
static bool
hangs_past(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	bool past = false;
	size_t i = c->p[k].right;

	if (c->b[k].time <= (int)i ||
	    !period_known(clause_when(c, c->b[k].time)->p) ||
	    (!cue_is(g, i, CUES_CLASS_REL) && !cue_is(g, i, CUES_CLASS_PRON)))
		return false;
	for (i++; i < (size_t)c->b[k].time; i++) {
		if (g->v[i].kind != MARK_CUE)
			return false;
		past |= g->v[i].mood == CUES_MOOD_PAST;
	}
	return past;
}

void
mood_of(struct clause *c, size_t k)
{
	const struct group *g = c->g;
	const struct place *p = &c->p[k];
	struct attr *a = &c->a[k];
	size_t i;

	a->mood = before(c, k);
	for (i = p->left > NEAR_MARK ? p->left - NEAR_MARK : 0; i < p->right;
	     i++) {
		if (g->v[i].kind == MARK_STOP && g->v[i].ref == '.' &&
		    i < p->at)
			a->mood = MOOD_ACTUAL;
		if (looks_ahead(g, i)) {
			a->mood = MOOD_GUIDANCE;
			if (i >= p->left)
				clause_why(c, k, "mood", (int)i);
		}
	}
	if (hangs_past(c, k))
		a->mood = MOOD_ACTUAL;
	if (planned(c, k)) {
		a->mood = MOOD_GUIDANCE;
		c->b[k].plan = true;
	}
	hear_aims(c, k);
}
