/* The part of the company that a sentence names as what follows is about. */
#include "numbers/scope.h"

struct span
scope_topic(const struct clause *c)
{
	const struct group *g = c->g;
	struct span none = { "", 0 }, s;
	size_t i, k;

	for (i = 0; i < g->n; i++) {
		if (g->v[i].kind == MARK_METRIC || g->v[i].kind == MARK_QTY ||
		    cue_is(g, i, CUES_CLASS_WHOLE) ||
		    cue_is(g, i, CUES_CLASS_PRON))
			return none;
		if (g->v[i].kind != MARK_NOUN || gap_plain(g, i))
			continue;
		for (k = i;
		     k + 2 < g->n &&
		     (g->v[k + 1].kind == MARK_COMMA ||
			 cue_is(g, k + 1, CUES_CLASS_AND)) &&
		     g->v[k + 2].kind == MARK_NOUN &&
		     (scope_name(c, k + 2) ||
			 (k + 3 < g->n && g->v[k + 3].kind == MARK_COMMA));
		     k += 2)
			continue;
		/* A name alone must be all that the sentence says, or be set
		 * off: "As to our Other Bets, ...". */
		if (!scope_like(c, k) && !scope_like(c, i) &&
		    !(scope_name(c, k) &&
			(k + 2 >= g->n ||
			    (g->v[k + 1].kind == MARK_COMMA && g->v[k].n > 1))))
			return none;
		s = scope_text(c, none, scope_noun(c, k, i));
		return scope_own_name(c, s) ? none : s;
	}
	return none;
}
/* The scope of the noun group at mark I, when it is one. */
static struct span
page_noun(const struct clause *c, size_t i, size_t left)
{
	const struct group *g = c->g;
	struct span none = { "", 0 }, s;

	while (i < g->n && cue_is(g, i, CUES_CLASS_DET))
		i++;
	if (i >= g->n || g->v[i].kind != MARK_NOUN || gap_plain(g, i) ||
	    !scope_part(c, i))
		return none;
	while (i + 2 < g->n && cue_is(g, i + 1, CUES_CLASS_AND) &&
	       g->v[i + 2].kind == MARK_NOUN && scope_name(c, i + 2))
		i += 2;
	s = scope_text(c, none, scope_noun(c, i, left));
	return scope_own_name(c, s) ? none : s;
}

struct span
scope_page(const struct clause *c, size_t i)
{
	const struct group *g = c->g;
	struct span s = { "", 0 };
	size_t k;

	/* "Page 7, the Retail Bank", "On page 7, we show results for ...". */
	if (i + 1 < g->n && g->v[i + 1].kind == MARK_COMMA)
		s = page_noun(c, i + 2, i + 2);
	for (k = i + 1; k + 1 < g->n && s.n == 0; k++) {
		if (g->v[k].kind == MARK_QTY || g->v[k].kind == MARK_STOP)
			break;
		if (cue_is(g, k, CUES_CLASS_FOR))
			s = page_noun(c, k + 1, k + 1);
	}
	/* "The Retail Bank on page 7." */
	if (s.n == 0 && i > 1 && g->v[i - 1].kind == MARK_CUE &&
	    scope_narrows(g, i - 1) && g->v[i - 2].kind == MARK_NOUN)
		s = page_noun(c, i - 2, 0);
	return s;
}
