/* The times that stand among the words of a quantity: its own, and the one that
 * it is compared with. */
#include "numbers/clause_int.h"

/* Is the mention at mark I what something is compared with: "sequentially",
 * "from the prior year", "over Q2"? LEFT is the first mark that counts. */
static bool
is_cmp(const struct clause *c, size_t i, size_t left)
{
	const struct group *g = c->g;
	const struct when *w = clause_when(c, (int)i);

	if (w->kind == WHEN_YOY || w->kind == WHEN_QOQ)
		return true;
	while (i > left) {
		i--;
		/* "over the last few years" compares nothing. */
		if (cue_is(g, i, CUES_CLASS_VERSUS))
			return (w->flags & (WHEN_VAGUE | WHEN_TRAILING)) == 0;
		if (cue_is(g, i, CUES_CLASS_FROM))
			return true;
		if (gap_hedge(g, i) || gap_basis(g, i) ||
		    cue_is(g, i, CUES_CLASS_OF) ||
		    cue_is(g, i, CUES_CLASS_IN) ||
		    cue_is(g, i, CUES_CLASS_FOR) ||
		    cue_is(g, i, CUES_CLASS_AT) ||
		    cue_is(g, i, CUES_CLASS_PREP) ||
		    g->v[i].kind == MARK_NOUN || g->v[i].kind == MARK_METRIC)
			continue;
		return false;
	}
	return false;
}

/* May the mention be the time of a figure at all? A day counts where it ends a
 * period. */
static bool
is_time(const struct when *w)
{
	if (w->kind == WHEN_DATE)
		return (w->flags & (WHEN_ENDED | WHEN_AS_OF)) != 0;
	return w->kind == WHEN_PERIOD;
}

/* Do the words before the comma at mark I bear on quantity K too? Those of a
 * clause of their own do not ("As was the case last quarter, ..."); after
 * another quantity only a time set in front does. */
static bool
goes_back(const struct clause *c, size_t k, size_t i)
{
	const struct group *g = c->g;
	const struct mark *m;
	bool other = false;

	while (i > c->p[k].left) {
		m = &g->v[--i];
		/* "Note that in the fourth quarter, ..." */
		if (cue_of(m) == CUES_CLASS_REL)
			return !other;
		if (m->kind != MARK_WHEN && cue_of(m) != CUES_CLASS_IN &&
		    cue_of(m) != CUES_CLASS_FOR)
			other = true;
		if (m->kind == MARK_COMMA || m->kind == MARK_STOP)
			return true;
		if (k > 0 && m->kind != MARK_WHEN &&
		    cue_of(m) != CUES_CLASS_IN && cue_of(m) != CUES_CLASS_FOR &&
		    cue_of(m) != CUES_CLASS_PREP &&
		    cue_of(m) != CUES_CLASS_DET &&
		    cue_of(m) != CUES_CLASS_ADV &&
		    cue_of(m) != CUES_CLASS_AND && cue_of(m) != CUES_CLASS_AT &&
		    m->kind != MARK_METRIC)
			return false;
	}
	return true;
}

/* Is the time at mark I a year up to now, over which quantity K grew? */
static bool
since(const struct clause *c, size_t k, int i)
{
	return (clause_when(c, i)->flags & WHEN_TRAILING) != 0 &&
	       (c->b[k].cue >= 0 || clause_num(c, k)->kind == NUM_MULTIPLE);
}

/* Of two times side by side before quantity K ("in the quarter and for the
 * year"), the later of which is at mark I: the first. */
static int
first_time(const struct clause *c, size_t k, int i)
{
	const struct group *g = c->g;
	int j = i - 1, left = (int)c->p[k].left;

	while (j > left && (cue_is(g, (size_t)j, CUES_CLASS_FOR) ||
			       cue_is(g, (size_t)j, CUES_CLASS_IN) ||
			       cue_is(g, (size_t)j, CUES_CLASS_DET)))
		j--;
	if (j > left && cue_is(g, (size_t)j, CUES_CLASS_AND) &&
	    g->v[j - 1].kind == MARK_WHEN && is_time(clause_when(c, j - 1)) &&
	    k == 0 && c->n == 1)
		return j - 1;
	return i;
}

void
mention_own(struct clause *c, size_t k)
{
	const struct group *g = c->g;
	const struct place *p = &c->p[k];
	struct bound *b = &c->b[k];
	size_t i;
	bool cmp;

	b->time = b->cmp = -1;
	for (i = p->at + 1; i < p->right; i++) {
		if (g->v[i].kind != MARK_WHEN)
			continue;
		cmp = is_cmp(c, i, p->at + 1);
		if (cmp && b->cmp < 0)
			b->cmp = (int)i;
		else if (!cmp && b->time < 0 &&
			 is_time(clause_when(c, (int)i)) &&
			 !since(c, k, (int)i))
			b->time = (int)i;
	}
	for (i = p->at; i-- > p->left;) {
		if (g->v[i].kind == MARK_STOP && g->v[i].ref != ':')
			break;
		if (g->v[i].kind == MARK_COMMA && !goes_back(c, k, i))
			break;
		if (cue_is(g, i, CUES_CLASS_AND) && i > p->left + 4 &&
		    (cue_is(g, i + 1, CUES_CLASS_AUX) ||
			cue_is(g, i + 1, CUES_CLASS_STATE)))
			break; /* "was released last year and has ..." */
		if (g->v[i].kind != MARK_WHEN)
			continue;
		/* "compared to the second quarter of 23%": its own. */
		cmp = is_cmp(c, i, p->left) &&
		      !(b->base && is_time(clause_when(c, (int)i)));
		if (cmp && b->cmp < 0)
			b->cmp = (int)i;
		else if (!cmp && b->time < 0 &&
			 is_time(clause_when(c, (int)i)) &&
			 !since(c, k, (int)i))
			b->time = (int)i;
	}
	if (b->time >= 0 && b->time < (int)p->at)
		b->time = first_time(c, k, b->time);
	/* "tripled the revenue as we did last quarter" */
	if (b->cmp < 0 && clause_num(c, k)->kind == NUM_MULTIPLE)
		for (i = p->right; i < g->n && g->v[i].kind != MARK_QTY &&
				   g->v[i].kind != MARK_STOP;
		     i++)
			if (g->v[i].kind == MARK_WHEN &&
			    ((clause_when(c, (int)i)->flags & WHEN_RELATIVE) !=
				    0 ||
				is_cmp(c, i, p->right)))
				b->cmp = (int)i;
	if (b->time < 0 && k > 0 && cue_is(g, p->left, CUES_CLASS_REL))
		b->time = c->b[k - 1].cmp; /* "... last year, when it was" */
	if (b->time < 0 && k > 0 && p->left + 1 < p->at &&
	    g->v[p->left].kind == MARK_COMMA &&
	    cue_is(g, p->left + 1, CUES_CLASS_REL))
		b->time = c->b[k - 1].cmp;
}
