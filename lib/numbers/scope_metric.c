/* The words beside a metric that narrow it: "lens revenue", "revenue from
 * lenses". */
#include "numbers/scope.h"

/* Is the mark I a word such as "Markets" that is a name itself: a plural with
 * a capital? */
static bool
segment_name(const struct clause *c, size_t i)
{
	const struct mark *m = &c->g->v[i];
	struct span w = lex_span(c->g->lx, m->tok);

	return cue_is(c->g, i, CUES_CLASS_SEGMENT) && m->n == 1 &&
	       (c->g->lx->tok[m->tok].flags & LEX_CAP) != 0 &&
	       w.p[w.n - 1] == 's';
}

struct span
scope_before(const struct clause *c, size_t i, size_t left)
{
	const struct group *g = c->g;
	size_t k = i;
	struct part s;

	while (k > left) {
		k--;
		if (gap_basis(g, k) || cue_is(g, k, CUES_CLASS_SEGMENT) ||
		    g->v[k].kind == MARK_WHEN || gap_plain(g, k))
			continue;
		/* "Direct-to-consumer (DTC) sales" */
		if (k > left + 2 && lex_is(g->lx, g->v[k].tok, ')') &&
		    lex_is(g->lx, g->v[k - 2].tok, '(')) {
			k -= 2;
			continue;
		}
		/* "R&D headcount" */
		if (g->v[k].kind == MARK_METRIC &&
		    g->v[k].tok + g->v[k].n == g->v[i].tok &&
		    metric_of(c->metrics, g->v[i].ref, METRIC_COUNT) != 0)
			return scope_text(c, (struct span){ "", 0 },
			    (struct part){ g->v[k].tok, g->v[i].tok });
		if (g->v[k].kind != MARK_NOUN)
			break;
		if (k > left && cue_is(g, k - 1, CUES_CLASS_EXCL))
			break; /* "ex-items" */
		/* "Northgate's revenue" is the company's own. */
		if (g->lx->tok[g->v[k].tok + g->v[k].n].kind == LEX_CLITIC &&
		    !scope_like(c, k))
			break;
		s = scope_noun(c, k, left);
		return scope_text(c, (struct span){ "", 0 }, s);
	}
	/* "Markets revenue was": the word alone is a name. */
	if (i > left && segment_name(c, i - 1))
		return scope_text(c, (struct span){ "", 0 },
		    (struct part){ g->v[i - 1].tok, g->v[i].tok });
	return (struct span){ "", 0 };
}

struct span
scope_after(const struct clause *c, size_t at, size_t end)
{
	const struct group *g = c->g;
	struct span none = { "", 0 };
	struct part s = { 0, 0 };
	size_t i;

	if (!cue_is(g, at + 1, CUES_CLASS_FROM) &&
	    !cue_is(g, at + 1, CUES_CLASS_FOR) &&
	    !cue_is(g, at + 1, CUES_CLASS_IN))
		return none;
	for (i = at + 2; i < end; i++) {
		if (g->v[i].kind == MARK_NOUN && !gap_plain(g, i)) {
			if (s.end == 0)
				s.from = g->v[i].tok;
			s.end = g->v[i].tok + g->v[i].n;
		} else if (!cue_is(g, i, CUES_CLASS_AND) &&
			   !cue_is(g, i, CUES_CLASS_DET) &&
			   !cue_is(g, i, CUES_CLASS_SEGMENT) &&
			   g->v[i].kind != MARK_COMMA) {
			break;
		}
	}
	if (s.end == 0 || i == end ||
	    !(cue_is(g, i, CUES_CLASS_BE) || cue_is(g, i, CUES_CLASS_STATE) ||
		(cue_is(g, i, CUES_CLASS_CHANGE) && !g->v[i].noun)))
		return none;
	return scope_text(c, none, s);
}
