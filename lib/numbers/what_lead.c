/* What leads to a figure and what moves it, by the words before it and the noun
 * group that it opens. */
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

/* Does the comma at mark I only set off "I think", "say"? "The decline in
 * orders, I think $30 million"; "cut it, say, by half". */
static bool
says_so(const struct clause *c, size_t k, size_t i)
{
	const struct group *g = c->g;

	if (g->v[i].kind != MARK_COMMA || i + 1 >= c->p[k].at)
		return false;
	if (cue_is(g, i + 1, CUES_CLASS_ADV))
		return g->v[i + 1].n > 1 || g->v[i + 2].kind == MARK_COMMA;
	return i > c->p[k].left + 1 && cue_is(g, i - 1, CUES_CLASS_ADV) &&
	       g->v[i - 2].kind == MARK_COMMA;
}

/* Is quantity K points that the verb at mark I gives up: "we lost two points"?
 */
static bool
gives_up(const struct clause *c, size_t k, size_t i)
{
	const struct mark *m = &c->g->v[i];
	enum num_kind kind = clause_num(c, k)->kind;

	return m->kind == MARK_CUE && m->cls == CUES_CLASS_VERB &&
	       m->dir != 0 && (kind == NUM_POINTS || kind == NUM_BPS);
}

/* Does "from" at mark I open the range K itself: "from 50 to 120"? */
static bool
from_range(const struct clause *c, size_t k, size_t i)
{
	return cue_is(c->g, i, CUES_CLASS_FROM) && (int)i == c->p[k].lead &&
	       (clause_num(c, k)->flags & NUM_HI) != 0;
}

/* Is the mark I whom a verb moves: "hurt us by"? */
static bool
moved_whom(const struct group *g, size_t i, size_t left)
{
	return cue_is(g, i, CUES_CLASS_PRON) && i > left &&
	       moves(&g->v[i - 1]) && !g->v[i - 1].noun;
}

/* Does the metric at mark I name the figure at P itself: "adding a dividend of
 * $0.20", no movement? */
static bool
of_it(const struct group *g, const struct place *p, size_t i)
{
	return g->v[i].kind == MARK_METRIC && cue_is(g, i + 1, CUES_CLASS_OF) &&
	       p->lead == (int)i + 1;
}

/* The movement that leads to quantity K: its mark, or -1. */
static int
left_cue(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	const struct place *p = &c->p[k];
	bool prep = false, metric = false, be = false, of = false;
	const struct mark *m;
	size_t i;

	for (i = p->at; i-- > p->left;) {
		m = &g->v[i];
		if (gap_hedge(g, i) || m->kind == MARK_WHEN ||
		    gap_basis(g, i) || says_so(c, k, i) ||
		    from_range(c, k, i) || moved_whom(g, i, p->left))
			continue;
		if (gives_up(c, k, i))
			return (int)i;
		if (moves(m) || (m->cls == CUES_CLASS_BEYOND && !m->noun &&
				    m->kind == MARK_CUE)) {
			/* "growth was 20%": only a noun can be a subject;
			 * "was negative $88 million": no movement. */
			if (((be || of) && !m->noun) ||
			    (m->cls == CUES_CLASS_EFFECT && i + 1 == p->at))
				return -1;
			return moved_by(c, i, p->left);
		}
		if (m->kind == MARK_METRIC || m->kind == MARK_NOUN) {
			if (metric && !prep)
				return -1;
			of |= of_it(g, p, i);
			metric = true;
			prep = false;
			continue;
		}
		switch (cue_of(m)) {
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

/* Does a movement end the noun group after "of" or "in" at mark I: "$3 billion
 * of debt reduction"? Its mark, or -1. */
static int
moved_thing(const struct clause *c, size_t i)
{
	const struct group *g = c->g;

	while (++i < g->n) {
		if (moves(&g->v[i]))
			return g->v[i].noun &&
				       (i + 1 == g->n ||
					   (g->v[i + 1].kind != MARK_NOUN &&
					       g->v[i + 1].kind != MARK_METRIC))
				   ? (int)i
				   : -1;
		if (g->v[i].kind != MARK_NOUN && g->v[i].kind != MARK_METRIC &&
		    !cue_is(g, i, CUES_CLASS_ADV))
			return -1;
	}
	return -1;
}

/* The movement in the noun group that quantity K opens ("a $4 million
 * increase", "5% more"): its mark, or -1. */
static int
right_cue(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	const struct place *p = &c->p[k];
	size_t i = p->at + 1;

	if (i < g->n && g->v[i].kind == MARK_CUE && g->v[i].dir != 0 &&
	    (g->v[i].cls == CUES_CLASS_DET || g->v[i].cls == CUES_CLASS_ADV) &&
	    !cue_is(g, i + 1, CUES_CLASS_DET))
		return (int)i;
	for (; i < p->right; i++) {
		const struct mark *m = &g->v[i];

		if (moves(m) || cue_of(m) == CUES_CLASS_BEYOND)
			return m->noun ? (int)i : -1;
		if (m->kind == MARK_NOUN || m->kind == MARK_METRIC ||
		    m->kind == MARK_WHEN || gap_basis(g, i) ||
		    cue_is(g, i, CUES_CLASS_ADV) ||
		    cue_is(g, i, CUES_CLASS_SEGMENT) ||
		    cue_is(g, i, CUES_CLASS_OR))
			continue;
		if (i == p->at + 1 && lead_class(g, p->lead) != LEAD_OR &&
		    (cue_is(g, i, CUES_CLASS_OF) ||
			cue_is(g, i, CUES_CLASS_IN)))
			return moved_thing(c, i);
		return -1;
	}
	return -1;
}

/* Is quantity K added to what there is: "we added 4 ships", "14 net new sites"?
 */
static bool
net_new(const struct clause *c, size_t k)
{
	const struct num *n = clause_num(c, k);
	const struct lex *lx = c->g->lx;
	const struct cues_row *r;
	size_t i, len, rows;
	int row, lead = c->p[k].lead;

	if (lead >= 0 && cue_is(c->g, (size_t)lead, CUES_CLASS_STATE) &&
	    c->g->v[lead].dir > 1 && (n->flags & NUM_TIME) == 0)
		return true;
	r = tab_rows(c->g->tab, TAB_CUES, &rows);
	for (i = n->tok + 1; n->nnoun > 0 && i < n->noun; i++) {
		if ((lx->starts[i] & UINT64_C(1) << TAB_CUES) == 0)
			continue;
		row = tab_longest(
		    c->g->tab, TAB_CUES, lx->word + i, n->noun - i, &len);
		if (row >= 0 && len > 1 && r[row].class == CUES_CLASS_EFFECT)
			return true;
	}
	return false;
}

/* Does the movement of mark I move count K: "up 5 stores", not "grew in 5
 * regions"? */
static bool
moves_count(const struct clause *c, size_t k, int i)
{
	size_t j;

	if ((clause_num(c, k)->flags & NUM_TIME) != 0)
		return false;
	if (clause_num(c, k)->nnoun == 0 || i < 0)
		return true;
	for (j = (size_t)i + 1; j < c->p[k].at; j++)
		if (!gap_hedge(c->g, j) && !cue_is(c->g, j, CUES_CLASS_BY) &&
		    !cue_is(c->g, j, CUES_CLASS_OF))
			return false;
	return true;
}

/* Is quantity K one of a row with the one before it: "18% and 20%", "up 9% or
 * $21 million"? */
static bool
in_row(const struct clause *c, size_t k)
{
	const struct bound *b = &c->b[k];
	const struct num *n = clause_num(c, k);
	const struct num *o;

	if (k == 0 || n->nnoun > 0 ||
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

/* Does sum K only say of which sort the counted are that the movement at mark I
 * is of: "growth in the number of $3 million contracts"? */
static bool
sorts(const struct clause *c, size_t k, int i)
{
	const struct group *g = c->g;
	size_t at = c->p[k].at;
	int lead = c->p[k].lead;

	return i >= 0 && clause_num(c, k)->kind == NUM_MONEY && lead > i &&
	       cue_is(g, (size_t)lead, CUES_CLASS_OF) &&
	       gap_plain(g, (size_t)lead - 1) && at + 1 < g->n &&
	       g->v[at + 1].kind == MARK_NOUN && !gap_plain(g, at + 1);
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
	if (b->lead == LEAD_FROM && (clause_num(c, k)->flags & NUM_HI) != 0)
		b->lead = LEAD_OTHER; /* "anywhere from 50 to 120" */
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
	if (sorts(c, k, b->cue))
		b->cue = -1;
	b->anew = net_new(c, k);
	if (clause_num(c, k)->kind == NUM_COUNT && !moves_count(c, k, b->cue)) {
		b->cue = -1;
		return;
	}
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
		b->anew |= c->b[k - 1].anew;
	}
}
