/* Which part of the company a quantity is of: the words that narrow it. */
#include "numbers/scope.h"

/* Does the noun group at mark I stand in an aside: "excluding leases and
 * fees"? */
static bool
set_in(const struct group *g, size_t i)
{
	while (i > 0 && (g->v[i - 1].kind == MARK_NOUN ||
			    cue_is(g, i - 1, CUES_CLASS_AND) ||
			    cue_is(g, i - 1, CUES_CLASS_DET) ||
			    cue_is(g, i - 1, CUES_CLASS_OF)))
		i--;
	return i > 0 && (cue_is(g, i - 1, CUES_CLASS_EXCL) ||
			    cue_is(g, i - 1, CUES_CLASS_INCL));
}

/* Does "and" join the noun group at mark I to another before END, both a known
 * part or the last of them? */
static bool
known_after(const struct clause *c, size_t i, size_t end)
{
	struct part s;

	if (i + 2 >= end || !cue_is(c->g, i + 1, CUES_CLASS_AND) ||
	    c->g->v[i + 2].kind != MARK_NOUN)
		return false;
	s = scope_noun(c, i + 2, i);
	return s.from == c->g->v[i].tok &&
	       (scope_like(c, i + 2) || scope_held(c, s));
}

/* Is the noun group at mark I the last of those that the preposition at mark P,
 * the first of the sentence, sets in front: "In glass and other lenses, ..."?
 */
static bool
set_in_front(const struct group *g, size_t p, size_t i)
{
	return p < 2 && i + 1 < g->n && g->v[i + 1].kind == MARK_COMMA;
}

/* A scope after a preposition among the marks FROM to END, such as "for IPG",
 * "in the US". */
static struct span
after_prep(const struct clause *c, size_t from, size_t end, bool names)
{
	const struct group *g = c->g;
	struct part part;
	struct span s;
	size_t i, k, first;

	for (i = from; i < end; i++) {
		if (!scope_narrows(g, i))
			continue;
		for (k = i + 1; k < end && (cue_is(g, k, CUES_CLASS_DET) ||
					       cue_is(g, k, CUES_CLASS_ADV) ||
					       gap_plain(g, k));
		     k++)
			continue;
		if (k >= end || g->v[k].kind != MARK_NOUN)
			continue;
		first = scope_noun(c, k, i + 1).from;
		if (!scope_like(c, k) && known_after(c, k, end))
			k += 2; /* "lenses and optics", the last known */
		else if (!scope_like(c, k) && !(names && scope_name(c, k)))
			continue;
		while (k + 2 < end &&
		       (g->v[k + 1].kind == MARK_COMMA ||
			   cue_is(g, k + 1, CUES_CLASS_AND)) &&
		       g->v[k + 2].kind == MARK_NOUN &&
		       (scope_name(c, k + 2) || set_in_front(g, i, k + 2)))
			k += 2;
		part = scope_noun(c, k, i + 1);
		if (set_in_front(g, i, k))
			part.from = first;
		if (g->v[i].dir < 0)
			part.from = g->v[i].tok; /* "outside the US" */
		s = scope_text(c, (struct span){ "", 0 }, part);
		if (!scope_own_name(c, s))
			return s;
	}
	return (struct span){ "", 0 };
}

/* The subject of the sentence before the metric at mark I: "SLT delivered
 * record revenue of". */
static struct span
subject_before(const struct clause *c, size_t i, size_t left)
{
	const struct group *g = c->g;
	struct span none = { "", 0 }, s;
	size_t k, verb;

	for (k = left; k < i; k++) {
		if (g->v[k].kind == MARK_STOP || cue_is(g, k, CUES_CLASS_PRON))
			return none;
		if (g->v[k].kind != MARK_NOUN || gap_plain(g, k))
			continue;
		if (k > left && scope_narrows(g, k - 1))
			continue;
		while (k + 1 < i && (g->v[k + 1].kind == MARK_NOUN))
			k++;
		verb = k + 1;
		while (cue_is(g, verb, CUES_CLASS_SEGMENT))
			verb++;
		if (verb >= i || g->v[verb].kind != MARK_CUE ||
		    (g->v[verb].cls != CUES_CLASS_STATE &&
			g->v[verb].cls != CUES_CLASS_SHARE &&
			g->v[verb].cls != CUES_CLASS_CHANGE))
			return none;
		if (!scope_like(c, k) && !scope_name(c, k))
			return none;
		s = scope_text(c, none, scope_noun(c, k, left));
		return scope_own_name(c, s) ? none : s;
	}
	return none;
}

/* Is S only a kind of sale (product, service), which goes with another? */
static bool
only_kind(const struct clause *c, struct span s)
{
	const struct scopes_row *r;
	size_t n;
	int row = tab_phrase(c->g->tab, TAB_SCOPES, s);

	r = tab_rows(c->g->tab, TAB_SCOPES, &n);
	return row >= 0 && r[row].class == SCOPES_CLASS_KIND;
}

/* Does the word "company" at mark I stand for the whole of it: "company gross
 * margin"? */
static bool
company_word(const struct group *g, size_t i)
{
	return cue_is(g, i, CUES_CLASS_SEGMENT) &&
	       gap_plain_word(g, g->v[i].tok) && i + 1 < g->n &&
	       g->v[i + 1].kind == MARK_METRIC &&
	       (i == 0 || g->v[i - 1].kind != MARK_NOUN || gap_plain(g, i - 1));
}

/* "Total company", "consolidated" among the marks FROM to END. */
static bool
whole(const struct clause *c, size_t from, size_t end)
{
	for (; from < end; from++)
		if (cue_is(c->g, from, CUES_CLASS_WHOLE) ||
		    company_word(c->g, from))
			return true;
	return false;
}

/* The scope of quantity K of a metric that the whole company has: only what
 * stands right before its name, or is its subject in a share. */
static struct span
of_whole(const struct clause *c, size_t k)
{
	const struct place *p = &c->p[k];
	struct span s = { "", 0 };

	if (c->b[k].own && c->b[k].at >= 0)
		s = scope_before(c, (size_t)c->b[k].at,
		    (size_t)c->b[k].at > p->at ? p->at + 1 : p->left);
	return scope_own_name(c, s) ? (struct span){ "", 0 } : s;
}

/* The subject that stands between the metric at mark I and quantity K: "revenue
 * by region, Americas was 53%". */
static struct span
subject_after(const struct clause *c, size_t k, size_t i)
{
	const struct group *g = c->g;
	struct span none = { "", 0 }, s;

	for (i++; i + 1 < c->p[k].at; i++) {
		if (g->v[i].kind != MARK_NOUN || gap_plain(g, i) ||
		    set_in(g, i) ||
		    (!cue_is(g, i + 1, CUES_CLASS_BE) &&
			!cue_is(g, i + 1, CUES_CLASS_SHARE) &&
			!(cue_is(g, i + 1, CUES_CLASS_CHANGE) &&
			    !g->v[i + 1].noun && scope_part(c, i))) ||
		    scope_narrows(g, i - 1))
			continue;
		s = scope_text(c, none, scope_noun(c, i, i));
		return scope_own_name(c, s) ? none : s;
	}
	return none;
}

/* The first mark of the clause of mark AT, not before LEFT. */
static size_t
clause_from(const struct group *g, size_t left, size_t at)
{
	bool aside = left < 2 && (cue_is(g, left, CUES_CLASS_EXCL) ||
				     cue_is(g, left + 1, CUES_CLASS_EXCL));
	size_t i;

	for (i = at; i > left; i--)
		if (aside && g->v[i - 1].kind == MARK_COMMA)
			return i; /* "Excluding ...," */
		else if (g->v[i - 1].kind == MARK_STOP &&
			 (g->v[i - 1].ref == ';' || g->v[i - 1].ref == '.' ||
			     g->v[i - 1].ref == '?'))
			return i;
	return left;
}

/* Is quantity K in points of a rate? */
static bool
points(const struct clause *c, size_t k)
{
	enum num_kind kind = clause_num(c, k)->kind;

	return kind == NUM_POINTS || kind == NUM_BPS;
}

/* The scope that stands about quantity K and its metric at mark AT, apart from
 * the words KIND right before the metric. */
static struct span
about(const struct clause *c, size_t k, size_t at, struct span kind)
{
	const struct place *p = &c->p[k];
	bool after = at > p->at;
	struct span s = { "", 0 };

	if (!after)
		s = scope_after(c, at, p->at);
	if (!after && s.n == 0)
		s = after_prep(c, at + 1, p->at, true);
	if (!after && (s.n == 0 || span_eq(s, kind)))
		s = subject_after(c, k, at);
	if ((s.n == 0 || span_eq(s, kind)) &&
	    (!points(c, k) || cue_is(c->g, p->at + 1, CUES_CLASS_IN)))
		s = after_prep(c, p->at + 1, p->right, false);
	if ((s.n == 0 || span_eq(s, kind)) && !after)
		s = after_prep(c, clause_from(c->g, p->left, at), at, true);
	if (s.n == 0 || span_eq(s, kind))
		s = subject_before(c, after ? p->at : at, p->left);
	return span_eq(s, kind) ? (struct span){ "", 0 } : s;
}

/* Does the verb of quantity K stand right after its subject? */
static bool
acts(const struct clause *c, size_t k)
{
	size_t i = (size_t)c->b[k].subject + 1;

	return cue_is(c->g, i, CUES_CLASS_SHARE) ||
	       cue_is(c->g, i, CUES_CLASS_STATE) ||
	       (cue_is(c->g, i, CUES_CLASS_CHANGE) && !c->g->v[i].noun);
}

/* Does the subject of quantity K move its metric: "was a 1% headwind to
 * revenue", "added $3 million to revenue"? */
static bool
moves(const struct clause *c, size_t k)
{
	int cue = c->b[k].cue;
	size_t i;

	/* "The move will cost us 40 basis points of margin." */
	if (c->a[k].what == WHAT_CHANGE && points(c, k)) {
		for (i = (size_t)c->b[k].subject + 1;
		     cue_is(c->g, i, CUES_CLASS_AUX) ||
		     cue_is(c->g, i, CUES_CLASS_ADV);
		     i++)
			continue;
		if (cue_is(c->g, i, CUES_CLASS_STATE) ||
		    cue_is(c->g, i, CUES_CLASS_VERB))
			return true;
	}
	if (cue >= 0 && cue_is(c->g, (size_t)cue, CUES_CLASS_EFFECT))
		return true;
	for (i = c->p[k].at + 1; (int)i < c->b[k].at; i++)
		if (cue_is(c->g, i, CUES_CLASS_TO))
			return true;
	return false;
}

/* What the verb before quantity K, a share, has as its subject, though other
 * figures stand between: "Club members were 45% of visits and 73% of sales". */
static struct span
sharer(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	struct span none = { "", 0 };
	size_t i, end;

	for (i = c->p[k].at; i > 1; i--)
		if (g->v[i - 1].kind == MARK_STOP ||
		    cue_is(g, i - 1, CUES_CLASS_SHARE))
			break;
	if (i < 2 || g->v[i - 1].kind == MARK_STOP)
		return none;
	for (i--; i > 0 && (cue_is(g, i - 1, CUES_CLASS_ADV) ||
			       g->v[i - 1].kind == MARK_WHEN);
	     i--)
		continue;
	if (i == 0)
		return none;
	end = g->v[i - 1].tok + g->v[i - 1].n;
	/* A phrase that names no metric is a noun like any other. */
	if (i > 1 && g->v[i - 1].kind == MARK_METRIC &&
	    metric_role(c->metrics, g->v[i - 1].ref) == METRICS_ROLE_VOID &&
	    g->v[i - 2].tok + g->v[i - 2].n == g->v[i - 1].tok)
		i--;
	if (g->v[i - 1].kind != MARK_NOUN || gap_plain(g, i - 1))
		return none;
	return scope_text(
	    c, none, (struct part){ scope_noun(c, i - 1, i - 1).from, end });
}

/* What quantity K, a share, is said to come from: "80% of sales came from
 * Europe". */
static struct span
source(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	struct span none = { "", 0 };
	size_t i, end = k + 1 < c->n ? c->p[k + 1].at : g->n;

	for (i = c->p[k].at + 1; i + 2 < end; i++) {
		if (!cue_is(g, i, CUES_CLASS_VERB)) {
			if (g->v[i].kind == MARK_COMMA ||
			    g->v[i].kind == MARK_STOP)
				return none;
			continue;
		}
		if (!cue_is(g, i + 1, CUES_CLASS_FROM))
			return none;
		for (i += 2; cue_is(g, i, CUES_CLASS_DET); i++)
			continue;
		return i < end && g->v[i].kind == MARK_NOUN &&
			       scope_part(c, i) &&
			       !(i + 1 < end &&
				   g->v[i + 1].kind == MARK_METRIC &&
				   metric_of(c->metrics, g->v[i + 1].ref,
				       METRIC_COUNT) != 0)
			   ? scope_text(c, none, scope_noun(c, i, i))
			   : none;
	}
	return none;
}

/* Does the sentence open its subject before the metric at mark AT: "Moving to
 * our export business, sales"? */
static bool
opened(const struct clause *c, size_t at)
{
	size_t i;

	if (c->sense->scope.n == 0 || !(cue_is(c->g, 0, CUES_CLASS_TOPIC) ||
					  cue_is(c->g, 1, CUES_CLASS_TOPIC)))
		return false;
	for (i = 1; i < at; i++)
		if (c->g->v[i].kind == MARK_COMMA)
			return true;
	return false;
}

/* The scope that a quantity with a metric of its own words states. */
static struct span
own_scope(const struct clause *c, size_t k)
{
	const struct place *p = &c->p[k];
	size_t at = (size_t)c->b[k].at;
	struct span s, kind;
	bool after = at > p->at;

	/* "Total company revenue", whatever grew in it. */
	if (at > p->left && (cue_is(c->g, at - 1, CUES_CLASS_WHOLE) ||
				company_word(c->g, at - 1)))
		return (struct span){ "", 0 };
	s = scope_before(c, at, after ? p->at + 1 : p->left);
	if (after && c->b[k].subject >= 0 &&
	    (s.n == 0 || c->b[k].of_at == c->b[k].at) &&
	    (scope_part(c, (size_t)c->b[k].subject) || moves(c, k) ||
		(c->a[k].what == WHAT_SHARE && acts(c, k)))) {
		/* "Optics was 60% of industrial revenue." */
		s.n = 0;
		s = scope_text(
		    c, s, scope_noun(c, (size_t)c->b[k].subject, p->left));
	}
	if (c->a[k].what == WHAT_SHARE && c->b[k].of_at == c->b[k].at &&
	    c->b[k].subject < 0 && (kind = sharer(c, k)).n > 0)
		s = kind;
	if (scope_own_name(c, s))
		s.n = 0;
	if (s.n > 0 && !only_kind(c, s))
		return s;
	kind = s;
	if (s.n == 0 && !after && at > p->left &&
	    cue_is(c->g, at - 1, CUES_CLASS_SEGMENT) &&
	    !gap_plain_word(c->g, c->g->v[at - 1].tok)) {
		/* "Segment gross margin": of the segment under discussion. */
		c->a[k].segment = true;
		return c->sense->segment;
	}
	if (s.n == 0 && !after && opened(c, at))
		return c->sense->scope;
	if (s.n > 0 && c->b[k].incl)
		s = k > 0 ? c->a[k - 1].scope : c->sense->last.scope;
	else
		s = about(c, k, at, kind);
	if (s.n == 0)
		return kind;
	if (kind.n == 0)
		return s;
	return scope_text(
	    c, s, (struct part){ c->g->v[at].tok - 1, c->g->v[at].tok });
}

/* Is the subject of quantity K, without a metric of its own, its scope? */
static bool
of_subject(const struct clause *c, size_t k)
{
	const struct bound *b = &c->b[k];
	enum num_kind kind = clause_num(c, k)->kind;
	size_t i = (size_t)b->subject;

	if (b->subject < 0)
		return false;
	if (points(c, k))
		return b->listed || (i + 1 < c->p[k].at &&
					!cue_is(c->g, i + 1, CUES_CLASS_AND));
	if (b->listed || scope_part(c, i))
		return true;
	return c->a[k].metric != 0 && kind == NUM_PERCENT &&
	       (c->a[k].what == WHAT_GROWTH || c->a[k].what == WHAT_SHARE) &&
	       acts(c, k);
}

void
scope_of(struct clause *c, size_t k)
{
	struct bound *b = &c->b[k];
	struct attr *a = &c->a[k];
	const struct place *p = &c->p[k];
	struct span s = scope_effect(c, k);

	a->effect = s.n > 0;
	if (s.n == 0 && a->what == WHAT_SHARE && (s = source(c, k)).n > 0)
		goto found;
	if (s.n == 0 && b->said != NULL)
		s = span_of(b->said->scope);
	if (s.n > 0 || b->said != NULL)
		goto found;
	if (metric_get(c->metrics, a->metric)->whole &&
	    (a->what != WHAT_SHARE || b->subject < 0 ||
		!scope_part(c, (size_t)b->subject))) {
		s = of_whole(c, k);
		goto found;
	}
	if (clause_num(c, k)->kind == NUM_COUNT && b->own && b->at < 0 &&
	    !metric_get(c->metrics, a->metric)->cost &&
	    clause_num(c, k)->nnoun > 1)
		s = scope_text(c, s,
		    (struct part){ clause_num(c, k)->noun,
			clause_num(c, k)->noun + clause_num(c, k)->nnoun - 1 });
	else if (b->own && b->at >= 0 && !b->listed)
		s = own_scope(c, k);
	else if (of_subject(c, k))
		s = scope_text(
		    c, s, scope_noun(c, (size_t)b->subject, p->left));
	else if (!points(c, k) || cue_is(c->g, p->at + 1, CUES_CLASS_IN))
		s = after_prep(c, p->at + 1, p->right, false);
	if (s.n == 0 && b->subject < 0)
		s = after_prep(
		    c, clause_from(c->g, p->left, p->at), p->at, false);
	if (scope_own_name(c, s))
		s.n = 0;
	a->whole = s.n == 0 && whole(c, p->left, p->right);
	if (s.n == 0 && !a->whole) {
		if (k > 0 && (!b->own || (c->a[k - 1].scope.n > 0 &&
					     !c->a[k - 1].effect)))
			s = c->a[k - 1].scope;
		else if (k == 0 && b->point)
			s = c->sense->last.scope;
		else
			s = c->sense->scope;
	}
found:
	a->scope = arena_dup(c->arena, s);
	if (a->metric != 0)
		scope_learn(c, s);
}
