/* What a quantity without a metric among its own words takes from the talk
 * before. */
#include "numbers/bind.h"
#include "numbers/scope.h"

/* Do only a comma and a movement stand between quantity J and the next? */
static bool
beside(const struct clause *c, size_t j)
{
	const struct group *g = c->g;
	size_t i;

	for (i = c->p[j].at + 1; i < c->p[j + 1].at; i++)
		if (g->v[i].kind != MARK_COMMA && !gap_hedge(g, i) &&
		    !cue_is(g, i, CUES_CLASS_CHANGE))
			return false;
	return true;
}

/* Is quantity J, before K, one that nothing is carried from: a count of
 * something, or among basis points a figure that has no metric; in a list of
 * items under one head, an item that is a metric itself? */
static bool
passed(const struct clause *c, size_t k, size_t j)
{
	enum num_kind kind = clause_num(c, k)->kind;
	bool points = kind == NUM_BPS || kind == NUM_POINTS;

	/* "a take rate of 29.3%, up 200 basis points": the rate's. */
	if (points && j + 1 == k && beside(c, j) &&
	    clause_num(c, j)->kind == NUM_PERCENT && c->b[k].cue >= 0 &&
	    c->a[j].what == WHAT_LEVEL)
		return false;
	if (c->b[j].row < 0)
		return clause_num(c, j)->kind == NUM_COUNT ||
		       (points && clause_num(c, j)->kind != kind);
	return points && c->b[k].subject >= 0 && c->b[j].own &&
	       metric_get(c->metrics, c->a[j].metric)->unit != METRIC_PERCENT &&
	       !c->b[0].own;
}

/* Is quantity K the first of its sentence, or a movement that stands after
 * nothing but counts of time: "what is due after 12 months grew 5%"? */
static bool
first(const struct clause *c, size_t k)
{
	size_t j;

	for (j = 0; j < k; j++)
		if ((clause_num(c, j)->flags & NUM_TIME) == 0 ||
		    c->b[j].row >= 0 || c->b[k].cue < 0)
			return false;
	return true;
}

void
carry_take(struct clause *c, size_t k)
{
	const struct num *n = clause_num(c, k);
	struct bound *b = &c->b[k];
	struct attr *a = &c->a[k];
	enum num_kind kind;
	int row, id;
	size_t j, end = k > NEAR_QTY ? k - NEAR_QTY : 0;

	if (!first(c, k)) {
		/* Past a figure that was set in: "a loss of $2, including $1
		 * of impairment, or $0.30 per share". */
		for (j = k - 1; j > end && passed(c, k, j); j--)
			continue;
		for (; j > end && bind_id(c, k, c->b[j].row) == 0 &&
		       (b->lead == LEAD_OR || c->b[j].row >= 0);
		     j--)
			continue;
		row = c->b[j].row;
		id = c->a[j].metric;
		kind = clause_num(c, j)->kind;
		b->at = c->b[j].at;
	} else {
		if (!c->sense->last.set)
			return;
		row = c->sense->last.row;
		id = c->sense->last.metric;
		kind = c->sense->last.kind;
		b->point = true;
	}
	if (row < 0 || id == 0)
		return;
	/* "net income of $5 million or $0.15 per share, up 77%": the growth is
	 * of what was said last. */
	a->metric = n->kind == kind || (n->kind == NUM_PERCENT && b->cue >= 0)
			? id
			: bind_id(c, k, row);
	if (a->metric == 0)
		return;
	b->row = row;
	clause_why(c, k, "metric", b->at);
}

/* Is a sum the object of what somebody does? */
static bool
acts(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	size_t i;

	for (i = c->p[k].at; i-- > c->p[k].left;) {
		if (cue_is(g, i, CUES_CLASS_BE) ||
		    cue_is(g, i, CUES_CLASS_VERSUS))
			return false;
		if (cue_is(g, i, CUES_CLASS_STATE) ||
		    cue_is(g, i, CUES_CLASS_VERB))
			return true;
	}
	return false;
}

bool
carry_we(const struct clause *c, size_t k)
{
	size_t i;

	for (i = c->p[k].left; i < c->p[k].at; i++)
		if (cue_is(c->g, i, CUES_CLASS_PRON))
			return true;
	return false;
}

/* Is the noun group at mark I one participle, likely a verb? */
static bool
participle(const struct clause *c, size_t i)
{
	const struct mark *m = &c->g->v[i];
	struct span w = lex_span(c->g->lx, m->tok);

	return m->n == 1 && w.p[0] >= 'a' &&
	       tab_ends(c->g->tab, w, ENDINGS_KIND_PARTICIPLE);
}

bool
carry_speaks(const struct clause *c, size_t k)
{
	size_t i;

	for (i = c->p[k].at; i-- > c->p[k].left;) {
		if (cue_is(c->g, i, CUES_CLASS_PRON))
			return false;
		if (c->g->v[i].kind == MARK_NOUN && !gap_plain(c->g, i) &&
		    !scope_like(c, i) && !scope_company(c, i) &&
		    !participle(c, i))
			return true;
	}
	return false;
}

/* Does the sentence name a metric itself? */
static bool
names(const struct clause *c)
{
	size_t i;

	for (i = 0; i < c->g->n; i++)
		if (c->g->v[i].kind == MARK_METRIC)
			return true;
	return false;
}

/* May figure N be of the metric that a sentence before only named? */
static bool
named_fits(const struct clause *c, const struct num *n)
{
	const struct told *t = &c->sense->last;

	switch (n->kind) {
	case NUM_MONEY:
		return (n->flags & NUM_UNSIGNED) == 0 && !names(c);
	case NUM_PERCENT:
		return metric_of(c->metrics, t->row, METRIC_PERCENT) != 0 ||
		       t->metric == c->sense->revenue ||
		       metric_get(c->metrics, t->metric)->follows_basis;
	case NUM_PER_SHARE:
	case NUM_BPS:
	case NUM_POINTS:
		return true;
	default:
		return false;
	}
}

/* Was the last metric told as a rate, a growth or a part, or has it a rate? */
static bool
rated(const struct clause *c)
{
	switch (c->sense->last.kind) {
	case NUM_PERCENT:
	case NUM_BPS:
	case NUM_POINTS:
		return true;
	default:
		return metric_of(
			   c->metrics, c->sense->last.row, METRIC_PERCENT) != 0;
	}
}

bool
carry_led(const struct clause *c, size_t k, enum cues_class cls)
{
	return c->p[k].lead >= 0 && cue_is(c->g, (size_t)c->p[k].lead, cls);
}

/* Is the noun group at mark I a name, but no initials alone? */
static bool
part_name(const struct clause *c, size_t i)
{
	const struct mark *m = &c->g->v[i];

	return scope_name(c, i) && !scope_company(c, i) &&
	       (m->n > 1 || (c->g->lx->tok[m->tok].flags & LEX_UPPER) == 0);
}

/* Is quantity K of one part after another: "Lenses were $5 million. Frames were
 * $4 million."? */
static bool
next_part(const struct clause *c, size_t k)
{
	const struct sense *s = c->sense;
	size_t i = (size_t)c->b[k].subject;

	return k == 0 && s->last.set && !s->last.far &&
	       (s->last.topic || s->last.scope.n > 0) &&
	       carry_led(c, k, CUES_CLASS_BE) &&
	       (scope_like(c, i) || part_name(c, i)) &&
	       metric_of(c->metrics, s->last.row, METRIC_MONEY) != 0;
}

bool
carry_of_it(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	size_t i = c->p[k].at + 1;

	return clause_num(c, k)->kind == NUM_PERCENT &&
	       cue_is(g, i, CUES_CLASS_OF) && i + 1 < g->n &&
	       (cue_is(g, i + 1, CUES_CLASS_DET) ||
		   cue_is(g, i + 1, CUES_CLASS_PRON)) &&
	       (i + 2 == g->n || g->v[i + 2].kind == MARK_CUE ||
		   g->v[i + 2].kind == MARK_COMMA ||
		   g->v[i + 2].kind == MARK_STOP);
}

/* Is quantity K one more part of what those before are parts of: "..., and
 * cameras accounted for 6%"? */
static bool
next_share(const struct clause *c, size_t k)
{
	if (clause_num(c, k)->kind != NUM_PERCENT ||
	    (!carry_led(c, k, CUES_CLASS_SHARE) && !carry_of_it(c, k)))
		return false;
	if (k > 0)
		return c->a[k - 1].what == WHAT_SHARE &&
		       c->a[k - 1].metric == c->a[k - 1].of;
	return c->sense->last.set && !c->sense->last.far &&
	       c->sense->last.what == WHAT_SHARE &&
	       c->sense->last.metric == c->sense->last.of;
}

/* Is quantity K what each of those counted before brings: "150 stores doing
 * over $3 million"? */
static bool
each_brings(const struct clause *c, size_t k)
{
	const struct num *n = clause_num(c, k);
	int i = c->p[k].lead;

	return n->kind == NUM_MONEY && (n->flags & NUM_SCALED) != 0 && k > 0 &&
	       i == (int)c->p[k - 1].at + 1 &&
	       clause_num(c, k - 1)->kind == NUM_COUNT &&
	       (cue_is(c->g, (size_t)i, CUES_CLASS_STATE) ||
		   cue_is(c->g, (size_t)i, CUES_CLASS_AUX)) &&
	       c->g->v[i].dir == 1 && !look_object(c, k) &&
	       !cue_is(c->g, c->p[k].at + 1, CUES_CLASS_OF);
}

bool
carry_brings(const struct clause *c, size_t k)
{
	const struct num *n = clause_num(c, k);

	if (each_brings(c, k))
		return true;
	return n->kind == NUM_MONEY && (n->flags & NUM_SCALED) != 0 &&
	       c->b[k].subject >= 0 && !c->b[k].base &&
	       scope_like(c, (size_t)c->b[k].subject) &&
	       carry_led(c, k, CUES_CLASS_STATE) &&
	       c->g->v[c->p[k].lead].dir == 1 && !look_object(c, k) &&
	       !cue_is(c->g, c->p[k].at + 1, CUES_CLASS_OF);
}

bool
carry_may(const struct clause *c, size_t k)
{
	const struct bound *b = &c->b[k];
	const struct num *n = clause_num(c, k);
	const struct group *g = c->g;
	bool later = !first(c, k);

	if (next_share(c, k))
		return true;

	if (b->incl && n->kind != NUM_PER_SHARE && !bind_per_share(n))
		return false;
	if (!later && n->kind == NUM_MULTIPLE &&
	    (b->subject >= 0 ||
		metric_get(c->metrics, c->sense->last.metric)->unit ==
		    METRIC_COUNT))
		return false;
	if (b->blocked || (n->kind == NUM_COUNT && (n->flags & NUM_BARE) == 0))
		return false;
	if (later && b->subject < 0)
		return true;
	if ((n->kind == NUM_BPS || n->kind == NUM_POINTS) &&
	    (later || (c->sense->last.set && !c->sense->last.far)))
		/* A list of items under one head, if that has a rate. */
		return later || c->sense->last.topic || rated(c);
	if (!later && n->kind == NUM_MONEY &&
	    c->sense->last.kind != NUM_MONEY && c->sense->last.set &&
	    metric_get(c->metrics, c->sense->last.metric)->unit ==
		METRIC_PERCENT &&
	    !(c->n > 1 && c->b[k].cue >= 0))
		return false;
	if (b->subject >= 0) {
		if (k > 0 && g->v[b->subject].tok + g->v[b->subject].n ==
				 g->v[c->p[k].at].tok)
			return true;
		if (n->kind == NUM_MONEY)
			return next_part(c, k);
		return n->kind != NUM_PER_SHARE &&
		       scope_like(c, (size_t)b->subject);
	}
	/* The first of a sentence points back, unless it is the object of
	 * another verb ("we returned $8 billion") or of something else. */
	if (!c->sense->last.set)
		return false;
	if (c->sense->last.topic)
		return true;
	/* Growth said by another speaker is of what he talks of: revenue;
	 * "August was a 3" is growth. */
	if (c->sense->last.far && n->kind == NUM_PERCENT &&
	    (b->cue >= 0 || ((n->flags & NUM_BARE) != 0 &&
				c->sense->last.what != WHAT_GROWTH)))
		return false;
	if (c->sense->last.named > 0 && !named_fits(c, n))
		return false;
	if (n->kind != NUM_MONEY && n->kind != NUM_PERCENT)
		return true;
	return !(n->kind == NUM_MONEY && acts(c, k)) &&
	       (b->cue >= 0 || !carry_speaks(c, k));
}

bool
carry_recall(struct clause *c, size_t k)
{
	const struct sense *s = c->sense;
	const struct num *n = clause_num(c, k);
	const struct said *o;
	size_t i;

	if ((k > 0 && c->a[k - 1].metric != 0 && c->b[k].subject < 0 &&
		c->b[k].lead != LEAD_OTHER && c->b[k].lead != LEAD_NONE) ||
	    n->kind == NUM_COUNT || n->kind == NUM_MULTIPLE ||
	    n->kind == NUM_DAYS ||
	    ((n->flags & NUM_SCALED) == 0 &&
		!(s->talk && n->kind == NUM_PERCENT &&
		    (n->flags & NUM_FRACTION) == 0) &&
		!(c->p[k].at > 0 &&
		    cue_is(c->g, c->p[k].at - 1, CUES_CLASS_DET))))
		return false;
	for (i = s->nsaid; i > 0 && s->nsaid - i < SAID; i--) {
		o = &s->said[(i - 1) % SAID];
		if (!said_is(o, n) || o->a.metric == 0 || o->exch == 0 ||
		    (o->exch != s->exch &&
			(n->kind == NUM_PERCENT || n->kind == NUM_BPS)))
			continue;
		c->b[k].said = o;
		c->b[k].row = o->a.row;
		c->a[k].metric = o->a.metric;
		c->a[k].of = o->a.of;
		return true;
	}
	return false;
}

void
carry_same(struct clause *c, size_t k)
{
	const struct sense *s = c->sense;
	const struct num *n = clause_num(c, k);
	const struct said *o;
	size_t i;

	if (!s->talk || c->b[k].cue >= 0 ||
	    (n->flags & (NUM_SCALED | NUM_HI)) == 0)
		return;
	for (i = s->nsaid; i > 0 && s->nsaid - i < SAID; i--) {
		o = &s->said[(i - 1) % SAID];
		if (o->a.metric == c->a[k].metric &&
		    (o->a.what == WHAT_CHANGE || o->a.mood == MOOD_MODEL) &&
		    said_is(o, n)) {
			c->b[k].said = o;
			return;
		}
	}
}
