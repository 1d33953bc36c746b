/* What moves a metric: the part of the company, or the thing, that an effect
 * comes from. */
#include "numbers/scope.h"

/* The word for an effect that leads to quantity K: its mark, or -1. */
static int
effect_mark(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	int i = c->b[k].cue;

	if (i >= 0 || (!c->b[k].incl &&
			  (c->b[k].own ||
			      !metric_get(c->metrics, c->a[k].metric)->whole)))
		return i;
	for (i = (int)c->p[k].at; i-- > (int)c->p[k].left;)
		if (cue_is(g, (size_t)i, CUES_CLASS_EFFECT) ||
		    cue_is(g, (size_t)i, CUES_CLASS_DELTA))
			return i;
	return -1;
}

/* What stands right before the word for an effect: "a tariff impact". */
static struct span
effect_name(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	struct span none = { "", 0 };
	int at = effect_mark(c, k);
	size_t i = (size_t)at;

	if (at < 1 ||
	    (!cue_is(g, i, CUES_CLASS_EFFECT) &&
		!cue_is(g, i, CUES_CLASS_DELTA)) ||
	    g->v[i - 1].kind != MARK_NOUN || gap_plain(g, i - 1) ||
	    g->v[i - 1].tok + g->v[i - 1].n != g->v[i].tok)
		return none;
	return scope_text(c, none, scope_noun(c, i - 1, i - 1));
}

/* The source of an effect said before quantity K, a change: "the impact from
 * the flood will cut margins by 50 basis points". */
static struct span
effect_before(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	struct span none = { "", 0 };
	size_t i;

	if (c->a[k].what != WHAT_CHANGE || c->b[k].cue < 0)
		return none;
	for (i = (size_t)c->b[k].cue; i-- > c->p[k].left + 1;) {
		if ((cue_is(g, i, CUES_CLASS_FROM) ||
			cue_is(g, i, CUES_CLASS_OF)) &&
		    (cue_is(g, i - 1, CUES_CLASS_EFFECT) ||
			cue_is(g, i - 1, CUES_CLASS_DELTA)))
			break;
		if (g->v[i].kind == MARK_STOP || g->v[i].kind == MARK_COMMA ||
		    cue_is(g, i, CUES_CLASS_EXCL))
			return none;
	}
	if (i <= c->p[k].left)
		return none;
	while (++i < c->p[k].at && gap_hedge(g, i))
		continue;
	return g->v[i].kind == MARK_NOUN
		   ? scope_text(c, none, scope_noun(c, i, i))
		   : none;
}

/* Is mark I a phrase that names no metric, a noun like any other? */
static bool
void_noun(const struct clause *c, size_t i)
{
	return c->g->v[i].kind == MARK_METRIC &&
	       metric_of(c->metrics, c->g->v[i].ref, METRIC_MONEY) == 0;
}

/* The token after the source of an effect whose first noun is the mark I:
 * "price increases", "cost savings". */
static uint32_t
source_end(const struct group *g, size_t i)
{
	uint32_t end = g->v[i].tok + g->v[i].n;

	for (i++; i < g->n && g->v[i].tok == g->v[i - 1].tok + g->v[i - 1].n;
	     i++) {
		if (g->v[i].kind == MARK_NOUN && gap_plain(g, i))
			break;
		if (g->v[i].kind == MARK_NOUN || g->v[i].kind == MARK_METRIC ||
		    (cue_is(g, i, CUES_CLASS_CHANGE) && g->v[i].noun))
			end = g->v[i].tok + g->v[i].n;
		else if (!cue_is(g, i, CUES_CLASS_STATE))
			break;
	}
	return end;
}

struct span
scope_effect(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	struct span s = effect_name(c, k);
	struct part part;
	size_t i;

	if (s.n == 0)
		s = effect_before(c, k);
	if (s.n > 0 || (c->b[k].cue < 0 && !c->b[k].incl))
		return s;
	if (c->b[k].cue >= 0 && (g->v[c->b[k].cue].cls == CUES_CLASS_CHANGE ||
				    cue_is(g, c->p[k].at + 1, CUES_CLASS_OF)))
		return s;
	for (i = c->p[k].at + 1; i + 1 < g->n; i++) {
		if (g->v[i].kind == MARK_STOP || g->v[i].kind == MARK_COMMA ||
		    (g->v[i].kind == MARK_QTY &&
			!cue_is(g, i - 1, CUES_CLASS_OR)))
			return s;
		if (!cue_is(g, i, CUES_CLASS_FROM) &&
		    !(cue_is(g, i, CUES_CLASS_CAUSE) && g->v[i].n > 1))
			continue;
		while (++i < g->n &&
		       (gap_hedge(g, i) || cue_is(g, i, CUES_CLASS_CHANGE) ||
			   cue_is(g, i, CUES_CLASS_CAUSE) ||
			   cue_is(g, i, CUES_CLASS_NOUN) ||
			   cue_is(g, i, CUES_CLASS_STATE) ||
			   cue_is(g, i, CUES_CLASS_DELTA) ||
			   g->v[i].kind == MARK_WHEN ||
			   (cue_is(g, i, CUES_CLASS_IN) &&
			       cue_is(g, i - 1, CUES_CLASS_DELTA))))
			continue;
		if (i == g->n ||
		    (g->v[i].kind != MARK_NOUN && !void_noun(c, i)))
			return s;
		part = scope_noun(c, i, i);
		if (source_end(g, i) > g->v[i].tok + g->v[i].n)
			part.end = source_end(g, i);
		s = scope_text(c, s, part);
		if (s.n > 1 && s.p[s.n - 1] == 's' && s.p[s.n - 2] != 's')
			s.n--;
		return s;
	}
	return s;
}
