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
	size_t at = i;

	if (w->kind == WHEN_YOY || w->kind == WHEN_QOQ || w->raw.since)
		return true;
	while (i > left) {
		i--;
		/* "over the last few years" compares nothing. */
		if (cue_is(g, i, CUES_CLASS_VERSUS))
			return (w->flags & (WHEN_VAGUE | WHEN_TRAILING)) == 0;
		if (cue_is(g, i, CUES_CLASS_BEYOND)) /* "above last year" */
			return i + 1 == at && at + 1 < g->n &&
			       g->v[at + 1].kind != MARK_METRIC &&
			       g->v[at + 1].kind != MARK_NOUN;
		if (cue_is(g, i, CUES_CLASS_FROM))
			return true;
		if (gap_hedge(g, i) || gap_basis(g, i) ||
		    cue_is(g, i, CUES_CLASS_OF) ||
		    cue_is(g, i, CUES_CLASS_IN) ||
		    cue_is(g, i, CUES_CLASS_FOR) ||
		    cue_is(g, i, CUES_CLASS_AT) ||
		    cue_is(g, i, CUES_CLASS_PREP) ||
		    (i + 1 == at && (cue_is(g, i, CUES_CLASS_DET) ||
					cue_is(g, i, CUES_CLASS_REL))) ||
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
	if (w->raw.since)
		return false;
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
	bool other = false, when = false; /* "if I go back to 2009" */

	while (i > c->p[k].left) {
		m = &g->v[--i];
		when |= m->kind == MARK_WHEN &&
			(clause_when(c, (int)i)->flags & WHEN_AS_OF) == 0;
		/* "Note that in the fourth quarter, ..." */
		if (cue_of(m) == CUES_CLASS_REL)
			return !other || (m->topic && when);
		if (m->kind != MARK_WHEN && cue_of(m) != CUES_CLASS_IN &&
		    cue_of(m) != CUES_CLASS_FOR &&
		    cue_of(m) != CUES_CLASS_PREP && cue_of(m) != CUES_CLASS_DET)
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

/* Is the mention one of a time before the document's: "last quarter"? */
static bool
before_now(const struct when *w)
{
	return (w->flags & WHEN_RELATIVE) != 0 && w->raw.rel + w->raw.yrel < 0;
}

/* Is the time at mark I a year up to now, over which quantity K grew? */
static bool
since(const struct clause *c, size_t k, int i)
{
	return (clause_when(c, i)->flags & WHEN_TRAILING) != 0 &&
	       (c->b[k].cue >= 0 || clause_num(c, k)->kind == NUM_MULTIPLE);
}

/* Is quantity K itself a part of the mention at mark I: "the last five weeks"?
 */
static bool
over_it(const struct clause *c, size_t k, int i)
{
	const struct when *w = clause_when(c, i);
	const struct num *n = clause_num(c, k);

	return w->off <= n->off && n->off + n->n <= w->off + w->n;
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

/* Is the cue one of a clause such as "that we had in", "which is for"? */
static bool
hangs(const struct mark *m)
{
	switch (m->cls) {
	case CUES_CLASS_REL:
	case CUES_CLASS_PRON:
	case CUES_CLASS_AUX:
	case CUES_CLASS_BE:
	case CUES_CLASS_STATE:
	case CUES_CLASS_VERB:
	case CUES_CLASS_ADV:
	case CUES_CLASS_IN:
	case CUES_CLASS_FOR:
	case CUES_CLASS_AT:
	case CUES_CLASS_PREP:
		return true;
	default:
		return false;
	}
}

/* Is the mark at I a bracket? */
static bool
bracket(const struct group *g, size_t i, int sign)
{
	return i < g->n && g->v[i].kind == MARK_STOP && g->v[i].ref == sign;
}

/* The time behind brackets that follow quantity K or stand round it: "$82
 * million (1.4% of loans) at June 30". The mark, or -1. */
static int
behind_brackets(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	size_t i = c->p[k].right;

	if (bracket(g, i, '('))
		while (i < g->n && i < c->p[k].right + NEAR_MARK &&
		       !bracket(g, i, ')'))
			i++;
	if (!bracket(g, i, ')'))
		return -1;
	for (i++; cue_is(g, i, CUES_CLASS_AT) || cue_is(g, i, CUES_CLASS_IN) ||
		  cue_is(g, i, CUES_CLASS_FOR) || cue_is(g, i, CUES_CLASS_DET);
	     i++)
		continue;
	return i < g->n && g->v[i].kind == MARK_WHEN &&
		       is_time(clause_when(c, (int)i))
		   ? (int)i
		   : -1;
}

/* The time at which quantity K was what the one before is compared with:
 * "up from last year, when it was 5%". The mark, or -1. */
static int
relative(const struct clause *c, size_t k)
{
	size_t i = c->p[k].left;
	int cmp;

	if (k == 0)
		return -1;
	i += c->g->v[i].kind == MARK_COMMA;
	cmp = c->b[k - 1].cmp;
	return cue_is(c->g, i, CUES_CLASS_REL) && i < c->p[k].at && cmp >= 0 &&
		       is_time(clause_when(c, cmp))
		   ? cmp
		   : -1;
}

/* The time in a clause that hangs on quantity K: "the $6 million that we had in
 * 2009", "the stores we opened in Q2". The mark, or -1. */
static int
after_it(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	size_t i = c->p[k].right;

	if (clause_num(c, k)->kind == NUM_MULTIPLE || c->b[k].cue >= 0 ||
	    (!cue_is(g, i, CUES_CLASS_REL) && !cue_is(g, i, CUES_CLASS_PRON)))
		return -1;
	if (i + 1 >= g->n || g->v[i + 1].kind != MARK_CUE)
		return -1;
	for (i++; i < g->n; i++) {
		switch (g->v[i].kind) {
		case MARK_WHEN:
			return is_time(clause_when(c, (int)i)) &&
				       !is_cmp(c, i, c->p[k].right)
				   ? (int)i
				   : -1;
		case MARK_CUE:
			if (!hangs(&g->v[i]))
				return -1;
			break;
		default:
			return -1;
		}
	}
	return -1;
}

/* The time before that quantity K, a multiple, is of: "tripled the revenue as
 * we did last quarter". The mark, or -1. */
static int
as_before(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	size_t right = c->p[k].right, i;

	for (i = right;
	     i < g->n && g->v[i].kind != MARK_QTY && g->v[i].kind != MARK_STOP;
	     i++)
		if (g->v[i].kind == MARK_WHEN &&
		    (before_now(clause_when(c, (int)i)) || is_cmp(c, i, right)))
			return (int)i;
	return -1;
}

/* What quantity K is compared with, said behind the second of two things that
 * it is of: "50% in both revenue and shipments sequentially". The mark, or -1.
 */
static int
behind_pair(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	size_t i = c->p[k].right;
	enum when_kind kind;

	i -= i > 0 && cue_is(g, i - 1, CUES_CLASS_AND);
	if (!cue_is(g, i, CUES_CLASS_AND))
		return -1;
	for (i++; i < g->n; i++) {
		if (g->v[i].kind == MARK_WHEN) {
			kind = clause_when(c, (int)i)->kind;
			return kind == WHEN_YOY || kind == WHEN_QOQ ? (int)i
								    : -1;
		}
		if (g->v[i].kind != MARK_NOUN && g->v[i].kind != MARK_METRIC &&
		    !cue_is(g, i, CUES_CLASS_DET))
			return -1;
	}
	return -1;
}

/* Is quantity K what something is now, by the word at mark I before it: "last
 * year was weak, but the margin is now 40%"? */
static bool
is_now(const struct clause *c, size_t k, size_t i)
{
	const struct group *g = c->g;
	size_t j;

	if (!cue_is(g, i, CUES_CLASS_ADV) || g->v[i].mood != CUES_MOOD_PAST ||
	    (i > 0 && g->v[i - 1].kind == MARK_CUE &&
		g->v[i - 1].mood == CUES_MOOD_PAST))
		return false;
	for (j = i + 1; j < c->p[k].at; j++)
		if (!gap_hedge(g, j) && !cue_is(g, j, CUES_CLASS_AT))
			return false;
	return true;
}

void
mention_own(struct clause *c, size_t k)
{
	const struct group *g = c->g;
	const struct place *p = &c->p[k];
	struct bound *b = &c->b[k];
	size_t i;
	bool cmp;
	int hung;

	b->time = b->cmp = -1;
	for (i = p->at + 1; i < p->right; i++) {
		if (g->v[i].kind != MARK_WHEN)
			continue;
		if (over_it(c, k, (int)i)) {
			b->time = (int)i;
			continue;
		}
		cmp = is_cmp(c, i, p->at + 1);
		if (b->time >= 0 && over_it(c, k, b->time))
			b->time = -1; /* "the last week of the quarter" */
		if (cmp && b->cmp < 0)
			b->cmp = (int)i;
		else if (!cmp && b->time < 0 &&
			 is_time(clause_when(c, (int)i)) &&
			 !since(c, k, (int)i))
			b->time = (int)i;
	}
	if (b->time < 0)
		b->time = behind_brackets(c, k);
	for (i = p->at; i-- > p->left;) {
		if (g->v[i].kind == MARK_STOP && g->v[i].ref != ':')
			break;
		if ((g->v[i].kind == MARK_COMMA && !goes_back(c, k, i)) ||
		    is_now(c, k, i))
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
	if (b->cmp < 0)
		b->cmp = behind_pair(c, k);
	if (b->cmp < 0 && clause_num(c, k)->kind == NUM_MULTIPLE)
		b->cmp = as_before(c, k);
	if (b->time < (int)p->at && (hung = after_it(c, k)) >= 0)
		b->time = hung;
	if (b->time < 0)
		b->time = relative(c, k);
}
