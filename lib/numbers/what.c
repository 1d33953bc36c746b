/* Level, change, growth or share: by the words that lead to the figure and the
 * noun group that it opens. */
#include "numbers/clause_int.h"

/* Is the mark a movement: a change, an effect, an improvement? */
static bool
moves(const struct mark *m)
{
	return m->kind == MARK_CUE &&
	       (m->cls == CUES_CLASS_CHANGE || m->cls == CUES_CLASS_EFFECT ||
		   m->cls == CUES_CLASS_BETTER || m->cls == CUES_CLASS_DELTA);
}

/* The lead that the mark I before a quantity is. */
static enum lead
lead_class(const struct group *g, int i)
{
	const struct mark *m;

	if (i < 0)
		return LEAD_NONE;
	m = &g->v[i];
	if (m->kind == MARK_COMMA)
		return LEAD_AND;
	if (m->kind != MARK_CUE)
		return LEAD_OTHER;
	switch (m->cls) {
	case CUES_CLASS_TO:
		return LEAD_TO;
	case CUES_CLASS_FROM:
		return LEAD_FROM;
	case CUES_CLASS_VERSUS:
		return LEAD_VERSUS;
	case CUES_CLASS_OR:
		return LEAD_OR;
	case CUES_CLASS_AND:
		return LEAD_AND;
	default:
		return LEAD_OTHER;
	}
}

/* A comparison anywhere before the quantity that its figure ends: "compared to
 * revenues of $34 million", "over the prior year figure of". */
static bool
compared(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	const struct place *p = &c->p[k];
	size_t i;

	for (i = p->at; i-- > p->left;) {
		if (g->v[i].kind == MARK_COMMA || g->v[i].kind == MARK_STOP ||
		    cue_is(g, i, CUES_CLASS_BE) || moves(&g->v[i]) ||
		    cue_is(g, i, CUES_CLASS_AT))
			return false;
		if (cue_is(g, i, CUES_CLASS_VERSUS) ||
		    cue_is(g, i, CUES_CLASS_FROM))
			return !gap_hedge(g, i);
	}
	return false;
}

/* The verb that moves the growth at mark I ("reduced revenue growth by"), or I
 * itself. */
static int
moved_by(const struct clause *c, size_t i, size_t left)
{
	const struct group *g = c->g;
	size_t k;

	if (!g->v[i].noun)
		return (int)i;
	for (k = i; k-- > left;) {
		if (g->v[k].kind == MARK_METRIC || g->v[k].kind == MARK_NOUN ||
		    gap_hedge(g, k))
			continue;
		if (g->v[k].kind == MARK_CUE &&
		    g->v[k].cls == CUES_CLASS_CHANGE && g->v[k].dir < 0)
			return (int)k;
		break;
	}
	return (int)i;
}

/* Does the comma at mark I only set off "I think"? "The decline in orders, I
 * think $30 million". */
static bool
says_so(const struct clause *c, size_t k, size_t i)
{
	return c->g->v[i].kind == MARK_COMMA && i + 1 < c->p[k].at &&
	       cue_is(c->g, i + 1, CUES_CLASS_ADV) && c->g->v[i + 1].n > 1;
}

/* The movement that leads to quantity K: its mark, or -1. */
static int
left_cue(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	const struct place *p = &c->p[k];
	bool prep = false, metric = false, be = false;
	const struct mark *m;
	size_t i;

	for (i = p->at; i-- > p->left;) {
		m = &g->v[i];
		if (gap_hedge(g, i) || m->kind == MARK_WHEN ||
		    gap_basis(g, i) || says_so(c, k, i))
			continue;
		if (moves(m) || (m->cls == CUES_CLASS_BEYOND && !m->noun &&
				    m->kind == MARK_CUE)) {
			/* "growth was 20%": only a noun can be a subject;
			 * "was negative $88 million": no movement. */
			if ((be && !m->noun) ||
			    (m->cls == CUES_CLASS_EFFECT && i + 1 == p->at))
				return -1;
			return moved_by(c, i, p->left);
		}
		if (m->kind == MARK_METRIC || m->kind == MARK_NOUN) {
			if (metric && !prep)
				return -1;
			metric = true;
			prep = false;
			continue;
		}
		if (m->kind != MARK_CUE)
			return -1;
		switch (m->cls) {
		case CUES_CLASS_OF:
		case CUES_CLASS_IN:
		case CUES_CLASS_FOR:
		case CUES_CLASS_BY:
		case CUES_CLASS_PREP:
		case CUES_CLASS_SHAREBASE:
			prep = true;
			metric = false;
			continue;
		case CUES_CLASS_BE:
		case CUES_CLASS_AT:
			if (be || metric)
				return -1;
			be = true;
			continue;
		case CUES_CLASS_SEGMENT:
		case CUES_CLASS_NOUN:
		case CUES_CLASS_EXCL:
			continue;
		case CUES_CLASS_AND:
			if (!prep && !metric)
				return -1;
			continue;
		default:
			return -1;
		}
	}
	return -1;
}

/* The movement in the noun group that quantity K opens ("a $4 million
 * increase"): its mark, or -1. */
static int
right_cue(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	const struct place *p = &c->p[k];
	size_t i;

	for (i = p->at + 1; i < p->right; i++) {
		const struct mark *m = &g->v[i];

		if (moves(m) || cue_of(m) == CUES_CLASS_BEYOND)
			return m->noun ? (int)i : -1;
		if (m->kind == MARK_NOUN || m->kind == MARK_METRIC ||
		    m->kind == MARK_WHEN || gap_basis(g, i) ||
		    cue_is(g, i, CUES_CLASS_ADV) ||
		    cue_is(g, i, CUES_CLASS_SEGMENT) ||
		    cue_is(g, i, CUES_CLASS_OR))
			continue;
		return -1;
	}
	return -1;
}

/* Is quantity K one of a row with the one before it: "18% and 20%", "up 9% or
 * $21 million"? */
static bool
in_row(const struct clause *c, size_t k)
{
	const struct bound *b = &c->b[k];
	const struct num *n = clause_num(c, k);
	const struct num *o;

	if (k == 0 ||
	    (b->lead != LEAD_AND && b->lead != LEAD_OR && b->lead != LEAD_NONE))
		return false;
	o = clause_num(c, k - 1);
	return b->lead == LEAD_OR || o->kind == n->kind ||
	       (n->flags & (NUM_BARE | NUM_UNSIGNED)) != 0 ||
	       (o->kind == NUM_PER_SHARE && n->kind == NUM_MONEY &&
		   (n->flags & NUM_SCALED) == 0);
}

/* Does quantity K say by how much something moves a metric: "a $5 million
 * benefit to operating margin"? */
static bool
effect_on(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	size_t i = c->b[k].cue < 0 ? 0 : (size_t)c->b[k].cue + 1;

	if (i <= c->p[k].at ||
	    !(cue_is(g, i, CUES_CLASS_TO) || cue_is(g, i, CUES_CLASS_PREP)))
		return false;
	for (i++; i < c->p[k].right; i++)
		if (g->v[i].kind == MARK_METRIC)
			return true;
	return false;
}

/* Does "or" alone stand between quantity K and the next: "$40 million or
 * 220-basis-point impact"? */
static bool
tied(const struct clause *c, size_t k)
{
	size_t i;
	bool or = false;

	for (i = c->p[k].at + 1; i < c->p[k + 1].at; i++)
		if (cue_is(c->g, i, CUES_CLASS_OR))
			or = true;
		else if (!gap_hedge(c->g, i))
			return false;
	return or ;
}

/* Does "includes" lead to quantity K? */
static bool
included(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	const struct place *p = &c->p[k];
	size_t i;

	for (i = p->at; i-- > p->left;) {
		if (cue_is(g, i, CUES_CLASS_INCL))
			return true;
		if (gap_hedge(g, i))
			continue;
		if (g->v[i].kind == MARK_COMMA || g->v[i].kind == MARK_STOP ||
		    cue_is(g, i, CUES_CLASS_BE) ||
		    cue_is(g, i, CUES_CLASS_STATE) ||
		    cue_is(g, i, CUES_CLASS_REL) ||
		    (cue_is(g, i, CUES_CLASS_CHANGE) && !g->v[i].noun) ||
		    cue_is(g, i, CUES_CLASS_VERSUS))
			return false;
	}
	return false;
}

void
what_lead(struct clause *c, size_t k)
{
	struct bound *b = &c->b[k];
	const struct place *p = &c->p[k];
	int i;

	b->lead = lead_class(c->g, p->lead);
	if (b->lead == LEAD_OTHER && compared(c, k))
		b->lead = LEAD_VERSUS;
	b->base = b->lead == LEAD_FROM || b->lead == LEAD_VERSUS;
	if (b->lead == LEAD_OR && k > 0)
		b->base = c->b[k - 1].base;
	b->cue = right_cue(c, k);
	if (b->cue < 0 && k + 1 < c->n && tied(c, k))
		b->cue = right_cue(c, k + 1);
	if (b->cue >= 0)
		b->base = false;
	b->incl = included(c, k) && !effect_on(c, k);
	if (b->incl && clause_num(c, k)->kind != NUM_PERCENT &&
	    clause_num(c, k)->kind != NUM_BPS &&
	    clause_num(c, k)->kind != NUM_POINTS) {
		if (b->cue < 0)
			b->cue = left_cue(c, k);
		b->dir = b->cue >= 0 ? c->g->v[b->cue].dir : 0;
		b->cue = -1;
		return;
	}
	b->incl = false;
	if (b->cue < 0 && b->lead == LEAD_TO && c->p[k].lead > 0 &&
	    moves(&c->g->v[c->p[k].lead - 1]) &&
	    c->g->v[c->p[k].lead - 1].noun &&
	    clause_num(c, k)->kind == NUM_PERCENT && c->p[k].lead > 1 &&
	    c->g->v[c->p[k].lead - 2].kind == MARK_METRIC)
		b->cue = c->p[k].lead - 1; /* "expense growth to just 5%" */
	if (b->cue < 0 && !b->base && b->lead != LEAD_TO)
		b->cue = left_cue(c, k);
	if ((i = b->cue) >= 0) {
		b->dir = c->g->v[i].dir;
		/* "reduced revenue growth by two points and expense growth by
		 * one point": the same verb. */
		if (k > 0 && i < (int)c->p[k].at && c->g->v[i].noun &&
		    cue_is(c->g, (size_t)i + 1, CUES_CLASS_BY) &&
		    clause_num(c, k - 1)->kind == clause_num(c, k)->kind)
			b->dir = c->b[k - 1].dir;
		clause_why(c, k, "what", i);
		return;
	}
	if (in_row(c, k)) {
		b->inherits = true;
		b->dir = c->b[k - 1].dir;
	}
}

/* Is the metric a rate, whose own change is said in percent too? */
static bool
is_rate(const struct clause *c, int id)
{
	const struct metric *m = metric_get(c->metrics, id);

	return m->unit == METRIC_PERCENT && !m->growth;
}

/* Does growth stand anywhere between the metric and quantity K? */
static bool
grows(const struct clause *c, size_t k)
{
	size_t i;

	for (i = (size_t)c->b[k].at; i < c->p[k].at; i++)
		if (c->g->v[i].kind == MARK_CUE && c->g->v[i].noun &&
		    c->g->v[i].cls == CUES_CLASS_CHANGE)
			return true;
	return false;
}

/* Is quantity K a part of something that is no metric: "80% of purchases", "the
 * mix increased to 91%"? */
static bool
part_of(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	size_t i = c->p[k].at + 1;

	if (cue_is(g, i, CUES_CLASS_OF)) {
		while (++i < c->p[k].right && gap_hedge(g, i))
			continue;
		return i < c->p[k].right && g->v[i].kind == MARK_NOUN;
	}
	for (i = c->p[k].left; i < c->p[k].at; i++)
		if (cue_is(g, i, CUES_CLASS_SHARE))
			return true;
	return false;
}

/* What the percentage before quantity K was. */
static enum attr_what
percent_before(const struct clause *c, size_t k)
{
	size_t j;

	for (j = k; j-- > 0;)
		if (clause_num(c, j)->kind == NUM_PERCENT)
			return c->a[j].what;
	return k > 0 ? c->a[k - 1].what : c->sense->last.what;
}

/* What a percentage without a movement of its own is. */
static enum attr_what
percent_what(struct clause *c, size_t k)
{
	const struct bound *b = &c->b[k];
	const struct attr *a = &c->a[k];
	enum attr_what before = percent_before(c, k);

	if (metric_get(c->metrics, a->metric)->growth)
		return WHAT_GROWTH;
	if (is_rate(c, a->metric))
		return WHAT_LEVEL;
	if (b->of_at >= 0 || b->part || part_of(c, k))
		return WHAT_SHARE;
	if (b->lead == LEAD_TO)
		return before == WHAT_SHARE || (b->own && a->metric != 0)
			   ? WHAT_SHARE
			   : WHAT_LEVEL;
	if (b->base && k > 0 && before == WHAT_SHARE)
		return WHAT_SHARE;
	if (b->base && before == WHAT_GROWTH)
		return WHAT_GROWTH;
	if (!b->own && b->point && before == WHAT_SHARE && a->metric != 0)
		return WHAT_SHARE;
	/* "that 10% year-over-year"; a growth said again. */
	if (!b->own && ((b->cmp >= 0 && b->cmp > (int)c->p[k].at) ||
			   (b->point && before == WHAT_GROWTH)))
		return WHAT_GROWTH;
	if (b->inherits || (!b->own && b->subject >= 0))
		return before == WHAT_GROWTH || before == WHAT_SHARE
			   ? before
			   : WHAT_LEVEL;
	if (a->metric != 0 && b->own)
		return grows(c, k)
			   ? WHAT_GROWTH
			   : WHAT_SHARE; /* "our SG&A was 9.1%": of revenue */
	return WHAT_LEVEL;
}

/* What a share is of, where it is not said: of what the one before is of, or
 * of revenue. */
static void
share_of(struct clause *c, size_t k)
{
	struct attr *a = &c->a[k];

	if (a->what != WHAT_SHARE) {
		a->of = 0;
		return;
	}
	if (a->of == 0 && c->b[k].of_at >= 0)
		a->of = metric_of(
		    c->metrics, c->g->v[c->b[k].of_at].ref, METRIC_ANY);
	if (a->of == 0 && k == 0 && c->b[k].point)
		a->of = c->sense->last.of;
	if (a->of == 0 && k > 0 && a->metric != 0)
		a->of = c->a[k - 1].of;
	if (a->of == 0 && a->metric != 0)
		a->of = c->sense->revenue;
}

void
what_choose(struct clause *c, size_t k)
{
	const struct num *n = clause_num(c, k);
	struct bound *b = &c->b[k];
	struct attr *a = &c->a[k];
	bool moved = b->cue >= 0 || (b->inherits && k > 0 &&
					(c->a[k - 1].what == WHAT_CHANGE ||
					    c->a[k - 1].what == WHAT_GROWTH));

	if (b->of_at >= 0 && b->cue < 0)
		moved = false;
	switch (n->kind) {
	case NUM_PERCENT:
		if (!moved)
			a->what = percent_what(c, k);
		else if (is_rate(c, a->metric))
			a->what = WHAT_CHANGE;
		else
			a->what = WHAT_GROWTH;
		break;
	case NUM_POINTS:
	case NUM_BPS:
		a->what = WHAT_CHANGE;
		break;
	case NUM_MULTIPLE:
		/* "a leverage of 2.5x": no growth. */
		if (b->cue < 0 && (n->flags & NUM_DOUBLED) == 0 &&
		    c->p[k].lead >= 0 &&
		    (cue_is(c->g, (size_t)c->p[k].lead, CUES_CLASS_OF) ||
			cue_is(c->g, (size_t)c->p[k].lead, CUES_CLASS_BE))) {
			a->what = WHAT_LEVEL;
			break;
		}
		a->what = metric_get(c->metrics, a->metric)->unit ==
				  METRIC_RATIO
			      ? WHAT_LEVEL
			      : WHAT_GROWTH;
		break;
	default:
		a->what = moved ? WHAT_CHANGE : WHAT_LEVEL;
	}
	if (b->said != NULL && b->cue < 0)
		a->what = b->said->a.what;
	share_of(c, k);
}
