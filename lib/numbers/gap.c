/* Attachment to the right: how far the words after a quantity are its own. */
#include "numbers/gap.h"

/* What the scan after a quantity has seen. */
struct reach {
	const struct group *g;
	size_t a, b; /* the quantity's mark and the next one's, or the end */
	bool np;     /* still in the noun group that the quantity opens */
	bool prep;   /* a preposition waits for its noun */
};

bool
gap_plain_word(const struct group *g, size_t t)
{
	size_t len;

	return (g->lx->starts[t] & UINT64_C(1) << TAB_PLAIN) != 0 &&
	       tab_longest(g->tab, TAB_PLAIN, g->lx->word + t, 1, &len) >= 0;
}

bool
gap_plain(const struct group *g, size_t i)
{
	const struct mark *m = &g->v[i];
	size_t k, len;

	if (m->kind != MARK_NOUN)
		return false;
	if (m->n == 1 &&
	    tab_longest(g->tab, TAB_MONTHS, g->lx->word + m->tok, 1, &len) >= 0)
		return true;
	for (k = m->tok; k < m->tok + m->n; k++)
		if (!gap_plain_word(g, k))
			return false;
	return true;
}

bool
gap_basis(const struct group *g, size_t i)
{
	return group_basis(&g->v[i]);
}

bool
gap_hedge(const struct group *g, size_t i)
{
	const struct mark *m = &g->v[i];

	if (m->kind == MARK_NOUN)
		return gap_plain(g, i);
	if (m->kind != MARK_CUE)
		return false;
	if (m->cls == CUES_CLASS_DET || m->cls == CUES_CLASS_ADV)
		return true;
	/* "over $2 billion", "to about 5%", "more than", "lower than": how
	 * exact it is. */
	if (m->cls == CUES_CLASS_CHANGE &&
	    cue_is(g, i + 1, CUES_CLASS_VERSUS) && g->v[i + 1].dir != 0)
		i++;
	else if (m->cls == CUES_CLASS_CHANGE && m->dir < 0)
		return false; /* "flat to down 2%" */
	return i + 1 < g->n && g->v[i + 1].kind == MARK_QTY &&
	       g->nums->v[g->v[i + 1].ref].approx != NUM_EQ &&
	       (m->cls == CUES_CLASS_VERSUS || m->cls == CUES_CLASS_PREP ||
		   m->cls == CUES_CLASS_BEYOND || m->cls == CUES_CLASS_CHANGE);
}

/* First mark from I on, before END, that is no hedge. */
static size_t
past_hedges(const struct group *g, size_t i, size_t end)
{
	while (i < end && gap_hedge(g, i))
		i++;
	return i;
}

/* Is the verb class CLS one that begins a predicate? */
static bool
predicate(const struct mark *m)
{
	if (m->kind != MARK_CUE)
		return false;
	switch (m->cls) {
	case CUES_CLASS_BE:
	case CUES_CLASS_STATE:
	case CUES_CLASS_SHARE:
	case CUES_CLASS_AUX:
	case CUES_CLASS_VERB:
		return true;
	case CUES_CLASS_BETTER:
	case CUES_CLASS_CHANGE:
		return !m->noun;
	default:
		return false;
	}
}

static bool leads_on(const struct reach *, size_t);

/* Do the words from I on, a time with a preposition before it or not, end in
 * a comma, a stop, a comparison? ("$0.22, in the third quarter of 2007, ...")
 */
static bool
time_aside(const struct reach *r, size_t i)
{
	const struct group *g = r->g;

	while (
	    i < r->b &&
	    (cue_is(g, i, CUES_CLASS_IN) || cue_is(g, i, CUES_CLASS_FOR) ||
		cue_is(g, i, CUES_CLASS_PREP) || cue_is(g, i, CUES_CLASS_DET)))
		i++;
	if (i >= r->b || g->v[i].kind != MARK_WHEN)
		return false;
	i++;
	if (i == g->n)
		return true;
	if (i < r->b && g->v[i].kind == MARK_COMMA)
		/* Not "..., for the full year, this brings": a new clause. */
		return i + 1 >= r->b ||
		       (g->v[i + 1].kind == MARK_CUE &&
			   g->v[i + 1].cls != CUES_CLASS_PRON &&
			   g->v[i + 1].cls != CUES_CLASS_DET);
	return i < r->b &&
	       (g->v[i].kind == MARK_STOP || cue_is(g, i, CUES_CLASS_VERSUS) ||
		   cue_is(g, i, CUES_CLASS_AND));
}

/* Does "excluding ..." at I stand before the next quantity: ", ex gas, plus
 * 7%"? */
static bool
fronts(const struct reach *r, size_t i)
{
	const struct group *g = r->g;

	while (i < r->b && g->v[i].kind != MARK_COMMA)
		i++;
	if (i == r->b || r->b == g->n)
		return false;
	for (i++; i < r->b; i++)
		if (!gap_hedge(g, i) && cue_of(&g->v[i]) != CUES_CLASS_CHANGE)
			return false;
	return true;
}

/* Does what follows the comma at I still belong to the quantity? */
static bool
comma_goes_on(const struct reach *r, size_t i)
{
	const struct group *g = r->g;

	if (i + 1 >= g->n)
		return false;
	if (cue_is(g, i + 1, CUES_CLASS_RESP) || time_aside(r, i + 1))
		return true;
	if (i + 1 < r->b && (cue_is(g, i + 1, CUES_CLASS_VERSUS) ||
				cue_is(g, i + 1, CUES_CLASS_FROM)))
		return !leads_on(r, i + 1);
	if (i + 1 < r->b &&
	    (gap_basis(g, i + 1) || cue_is(g, i + 1, CUES_CLASS_EXCL)) &&
	    !fronts(r, i + 1))
		return i + 2 >= r->b || g->v[i + 2].kind != MARK_METRIC;
	return false;
}

/* Is the mark at I a time without an end of its own: "the last ten years"? */
static bool
vague(const struct group *g, size_t i)
{
	return g->v[i].kind == MARK_WHEN &&
	       (g->when[g->v[i].ref].flags & (WHEN_VAGUE | WHEN_TRAILING)) != 0;
}

/* Does the word "from", "over", "compared to" at I lead to the next quantity,
 * whether at once or by a time or a metric ("the prior year figure of")? */
static bool
leads_on(const struct reach *r, size_t i)
{
	const struct group *g = r->g;
	size_t k = past_hedges(g, i + 1, r->b);

	if (k == r->b)
		return r->b < g->n;
	if (k + 1 == r->b && vague(g, k))
		return false; /* "over the last ten years" */
	for (; k < r->b; k++)
		if (g->v[k].kind == MARK_COMMA || g->v[k].kind == MARK_STOP ||
		    predicate(&g->v[k]) || cue_is(g, k, CUES_CLASS_AND))
			return false;
	if (r->b == g->n)
		return false;
	/* Only "of", "at" and the like may stand right before the figure. */
	k = r->b - 1;
	while (k > i && gap_hedge(g, k))
		k--;
	return cue_is(g, k, CUES_CLASS_OF) || cue_is(g, k, CUES_CLASS_AT) ||
	       g->v[k].kind == MARK_WHEN || g->v[k].kind == MARK_METRIC ||
	       cue_is(g, k, CUES_CLASS_STATE);
}

/* Does "and" at I open a new clause, not join two nouns? */
static bool
and_divides(const struct reach *r, size_t i)
{
	const struct group *g = r->g;
	size_t k;

	if (r->b < g->n && past_hedges(g, i + 1, r->b) == r->b)
		return true;
	/* "... and at the end of Q2, we stood at $40 million" */
	for (k = i + 1;
	     k < r->b && g->v[k].kind == MARK_CUE &&
	     (g->v[k].cls == CUES_CLASS_IN || g->v[k].cls == CUES_CLASS_FOR ||
		 g->v[k].cls == CUES_CLASS_AT ||
		 g->v[k].cls == CUES_CLASS_PREP ||
		 g->v[k].cls == CUES_CLASS_DET);
	     k++)
		continue;
	if (k < r->b && g->v[k].kind == MARK_WHEN && r->b < g->n &&
	    g->v[i - 1].kind != MARK_WHEN)
		return true;
	for (k = i + 1; k < r->b; k++) {
		if (g->v[k].kind == MARK_COMMA || g->v[k].kind == MARK_STOP)
			return false;
		if (predicate(&g->v[k]) || cue_is(g, k, CUES_CLASS_CHANGE) ||
		    cue_is(g, k, CUES_CLASS_PRON))
			return true;
	}
	return r->b < g->n;
}

/* Does the preposition at I lead to a metric and on to the next quantity, as in
 * "up 31%, with comparable sales up 27%"? */
static bool
next_clause(const struct reach *r, size_t i)
{
	const struct group *g = r->g;
	bool metric = false;

	if (r->b == g->n)
		return false;
	for (i++; i < r->b; i++) {
		if (g->v[i].kind == MARK_COMMA || g->v[i].kind == MARK_STOP)
			return false;
		metric |= g->v[i].kind == MARK_METRIC;
	}
	return metric;
}

/* Is the verb at I a participle after the figure: "the $593 million reported at
 * the end of"? */
static bool
reported(const struct reach *r, size_t i)
{
	const struct group *g = r->g;

	return i == r->a + 1 && i + 1 < r->b &&
	       (g->v[i + 1].kind == MARK_WHEN ||
		   cue_is(g, i + 1, CUES_CLASS_IN) ||
		   cue_is(g, i + 1, CUES_CLASS_FOR) ||
		   cue_is(g, i + 1, CUES_CLASS_BY) ||
		   cue_is(g, i + 1, CUES_CLASS_PREP) ||
		   cue_is(g, i + 1, CUES_CLASS_AT));
}

/* Does the article at I begin the object of a verb that is the quantity:
 * "tripled the amount of"? */
static bool
object(const struct reach *r, size_t i)
{
	return i == r->a + 1 &&
	       (r->g->nums->v[r->g->v[r->a].ref].flags & NUM_DOUBLED) != 0;
}

/* Is the cue at I one that neither ends nor opens anything? */
static bool
goes_along(const struct group *g, size_t i)
{
	switch (g->v[i].cls) {
	case CUES_CLASS_ADV:
	case CUES_CLASS_RESP:
	case CUES_CLASS_SEGMENT:
	case CUES_CLASS_WHOLE:
	case CUES_CLASS_NOUN:
	case CUES_CLASS_NEG:
		return true;
	default:
		return gap_basis(g, i);
	}
}

/* A cue at I: does the quantity's reach end before it? */
static bool
cue_ends(struct reach *r, size_t i)
{
	const struct group *g = r->g;
	const struct mark *m = &g->v[i];
	bool prep = r->prep;

	r->prep = false;
	switch (m->cls) {
	case CUES_CLASS_OF:
	case CUES_CLASS_IN:
	case CUES_CLASS_FOR:
	case CUES_CLASS_AT:
	case CUES_CLASS_BY:
	case CUES_CLASS_PREP:
	case CUES_CLASS_TO:
		if (m->cls == CUES_CLASS_PREP && next_clause(r, i))
			return true;
		r->np = false;
		r->prep = true;
		return r->b < g->n && past_hedges(g, i + 1, r->b) == r->b;
	case CUES_CLASS_FROM:
	case CUES_CLASS_VERSUS:
		r->np = false;
		r->prep = true;
		return leads_on(r, i);
	case CUES_CLASS_AND:
	case CUES_CLASS_OR:
		r->prep = prep;
		return and_divides(r, i);
	case CUES_CLASS_BEYOND:
	case CUES_CLASS_CHANGE:
	case CUES_CLASS_EFFECT:
	case CUES_CLASS_BETTER:
	case CUES_CLASS_DELTA:
		r->prep = prep;
		return !m->noun || !(r->np || prep);
	case CUES_CLASS_SHAREBASE:
	case CUES_CLASS_EXCL:
		r->np = false;
		r->prep = true;
		return false;
	case CUES_CLASS_DET:
		r->prep = prep;
		return !prep && !object(r, i) &&
		       !(i + 1 < r->b && g->v[i + 1].kind == MARK_WHEN);
	case CUES_CLASS_PRON:
		return !prep; /* "80% of them" */
	case CUES_CLASS_STATE:
	case CUES_CLASS_VERB:
		r->prep = prep; /* "a benefit from continued savings" */
		return !prep && !reported(r, i);
	default:
		r->prep = prep;
		return !goes_along(g, i);
	}
}

/* Does "and" at mark I begin the words of the next quantity, at mark B, with
 * its basis: "up 10%, and in constant currency, up 9%"? Not "on a reported and
 * constant currency basis, up". */
static bool
next_basis(const struct group *g, size_t i, size_t b)
{
	bool basis = false, comma = false;

	if (!cue_is(g, i, CUES_CLASS_AND) || b >= g->n ||
	    cue_is(g, i - 1, CUES_CLASS_STATE) ||
	    (gap_basis(g, i - 1) && g->v[i - 1].n < 2))
		return false;
	for (i++; i < b; i++) {
		if (gap_basis(g, i))
			basis = true;
		else if (g->v[i].kind == MARK_COMMA)
			comma = basis;
		else if (!gap_hedge(g, i) && !cue_is(g, i, CUES_CLASS_CHANGE))
			return comma;
	}
	return basis;
}

/* The first mark after quantity A that is not its own; B is the next
 * quantity's mark or the end. */
static size_t
reach(const struct group *g, size_t a, size_t b)
{
	struct reach r = { .g = g, .a = a, .b = b };
	size_t i;

	r.np = g->nums->v[g->v[a].ref].kind != NUM_COUNT;
	for (i = a + 1; i < b; i++) {
		switch (g->v[i].kind) {
		case MARK_COMMA:
			if (!comma_goes_on(&r, i))
				return i;
			r.np = r.prep = false;
			break;
		case MARK_STOP:
			return i;
		case MARK_WHEN:
			/* "a headwind to year-over-year growth", "of our first
			 * quarter revenue". */
			if ((g->when[g->v[i].ref].kind == WHEN_PERIOD ||
				g->when[g->v[i].ref].kind == WHEN_DATE) &&
			    !(r.prep && i + 1 < b &&
				g->v[i + 1].kind == MARK_METRIC))
				r.prep = false;
			break;
		case MARK_NOUN:
		case MARK_METRIC:
			if (!r.np && !r.prep && g->v[i - 1].kind != MARK_NOUN &&
			    g->v[i - 1].kind != MARK_METRIC)
				return i;
			r.prep = false;
			break;
		default:
			if (cue_ends(&r, i) || next_basis(g, i, b))
				return i;
		}
	}
	return b;
}

/* The mark that leads to place P, hedges passed over. */
static int
lead_of(const struct group *g, const struct place *p)
{
	size_t i = p->at;

	while (i > p->left) {
		i--;
		if (!gap_hedge(g, i) && g->v[i].kind != MARK_WHEN &&
		    !gap_basis(g, i))
			return (int)i;
	}
	return -1;
}

bool
gap_joined(const struct group *g, size_t a, size_t b)
{
	bool and = false;
	size_t i;

	for (i = a + 1; i < b; i++)
		switch (cue_of(&g->v[i])) {
		case CUES_CLASS_AND:
			and = true;
			break;
		case CUES_CLASS_AUX:
		case CUES_CLASS_BE:
		case CUES_CLASS_BUT:
		case CUES_CLASS_PRON:
		case CUES_CLASS_STATE:
		case CUES_CLASS_VERSUS:
			return false;
		default:
			if (g->v[i].kind == MARK_COMMA &&
			    (cue_is(g, i + 1, CUES_CLASS_AND) ||
				cue_is(g, i + 1, CUES_CLASS_DET)))
				and = true;
			else if (g->v[i].kind == MARK_STOP ||
				 g->v[i].kind == MARK_COMMA)
				return false;
			break;
		}
	return and;
}

size_t
gap_told(const struct group *g, const struct place *p)
{
	bool stated = false;
	size_t i;

	for (i = p->at; i-- > p->left + 1;) {
		stated |= cue_is(g, i, CUES_CLASS_BE) ||
			  cue_is(g, i, CUES_CLASS_STATE) ||
			  cue_is(g, i, CUES_CLASS_CHANGE);
		if (cue_is(g, i, CUES_CLASS_REL) && g->v[i].dir != 0 &&
		    g->v[i - 1].kind == MARK_COMMA)
			return stated ? i : p->at;
	}
	return p->at;
}

void
gap_split(const struct group *g, struct place *p, size_t n)
{
	size_t i, k = 0;

	for (i = 0; i < g->n && k < n; i++)
		if (g->v[i].kind == MARK_QTY)
			p[k++].at = (uint32_t)i;
	for (i = 0; i < k; i++) {
		p[i].left = i == 0 ? 0 : p[i - 1].right;
		p[i].right = (uint32_t)reach(
		    g, p[i].at, i + 1 < k ? p[i + 1].at : g->n);
		p[i].lead = lead_of(g, &p[i]);
	}
}
