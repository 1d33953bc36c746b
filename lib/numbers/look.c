/* Where the metric of a quantity may stand: before it, after it; what else it
 * may be of. */
#include "numbers/bind.h"
#include "numbers/scope.h"

/* Does the metric at mark I stand as a base: "as a percentage of revenue",
 * "more than sales", "driven by sales"? */
static bool
is_base(const struct clause *c, size_t i, size_t left)
{
	const struct group *g = c->g;
	size_t k = i;

	while (k > left) {
		k--;
		if (gap_hedge(g, k) || gap_basis(g, k) ||
		    g->v[k].kind == MARK_NOUN)
			continue;
		/* "ex-items margin" is the margin. */
		return cue_is(g, k, CUES_CLASS_SHAREBASE) ||
		       (cue_is(g, k, CUES_CLASS_EXCL) &&
			   (g->lx->tok[g->v[k].tok + 1].flags & LEX_HYPH) == 0);
	}
	return false;
}

/* Does the metric at mark I stand in an aside before quantity K: "SG&A,
 * including depreciation, increased 5%"? */
static bool
aside(const struct clause *c, size_t i, size_t k)
{
	const struct group *g = c->g;
	size_t j;
	bool closed = false;

	for (j = i + 1; j < c->p[k].at && !closed; j++)
		closed = g->v[j].kind == MARK_COMMA;
	if (!closed)
		return false;
	for (j = i; j-- > c->p[k].left;) {
		if (g->v[j].kind == MARK_COMMA)
			return false;
		if (cue_is(g, j, CUES_CLASS_INCL) ||
		    cue_is(g, j, CUES_CLASS_EXCL))
			return j > c->p[k].left &&
			       g->v[j - 1].kind == MARK_COMMA;
	}
	return false;
}

/* Does the sentence, or what the talk is about, speak of buying shares? */
static bool
buys(const struct clause *c)
{
	size_t i;

	for (i = 0; i < c->g->n; i++)
		if (c->g->v[i].kind == MARK_METRIC &&
		    metric_of(c->metrics, c->g->v[i].ref, METRIC_SHARES) != 0)
			return true;
	return c->sense->last.set &&
	       metric_of(c->metrics, c->sense->last.row, METRIC_SHARES) != 0;
}

bool
look_void(const struct clause *c, size_t i)
{
	const struct group *g = c->g;
	enum metrics_role role = metric_role(c->metrics, g->v[i].ref);

	/* "revenue per active rider", but "revenue per quarter". */
	if (cue_is(g, i + 1, CUES_CLASS_PREP) && g->v[i + 1].dir > 0 &&
	    i + 2 < g->n &&
	    (g->v[i + 2].kind == MARK_NOUN || g->v[i + 2].kind == MARK_METRIC))
		return true;
	/* "expense savings", "run-rate expense cuts". */
	if (role == METRICS_ROLE_WEAK && i + 1 < g->n &&
	    (g->v[i + 1].kind == MARK_NOUN ||
		g->v[i + 1].kind == MARK_METRIC) &&
	    g->v[i + 1].tok == g->v[i].tok + g->v[i].n &&
	    !gap_plain(g, i + 1) && !scope_name(c, i + 1) &&
	    g->lx->tok[g->v[i + 1].tok].kind == LEX_WORD)
		return true;
	return role == METRICS_ROLE_VOID ||
	       (role == METRICS_ROLE_PRICE && !buys(c));
}

/* The mark before the noun group that ends at mark I. */
static size_t
before(const struct group *g, size_t i, size_t left)
{
	while (i > left && (g->v[i - 1].kind == MARK_NOUN ||
			       cue_is(g, i - 1, CUES_CLASS_DET)))
		i--;
	return i > left ? i - 1 : i;
}

/* Does the metric at mark I stand after a preposition: "due to volumes"? */
static bool
in_phrase(const struct group *g, size_t i, size_t left)
{
	size_t k = before(g, i, left);

	/* "the number of impressions": that is the thing itself. */
	if (k > left && cue_is(g, k, CUES_CLASS_OF) && gap_plain(g, k - 1))
		return false;
	return k < i && (scope_narrows(g, k) || cue_is(g, k, CUES_CLASS_CAUSE));
}

/* May the metric at mark I, a number of customers or people, be what quantity K
 * is of? "Customers grew 20%", not "customers are asking for a 40% discount":
 * no other thing or deed may stand between. */
static bool
counts(const struct clause *c, size_t i, size_t k)
{
	const struct group *g = c->g;
	size_t at = c->p[k].at;

	if (clause_num(c, k)->kind == NUM_MONEY || g->v[i].n > 1)
		return true;
	for (i++; i < at; i++)
		if ((g->v[i].kind == MARK_NOUN && !gap_plain(g, i)) ||
		    cue_is(g, i, CUES_CLASS_VERB) ||
		    cue_is(g, i, CUES_CLASS_REL) ||
		    cue_is(g, i, CUES_CLASS_PRON))
			return false;
	return true;
}

bool
look_leads(const struct clause *c, size_t i, size_t k)
{
	const struct group *g = c->g;

	if (cue_is(g, i + 1, CUES_CLASS_REL))
		i++; /* "on a fleet that is 17% larger" */
	for (i++; i < c->p[k].at; i++)
		if (!gap_hedge(g, i) && !cue_is(g, i, CUES_CLASS_OF) &&
		    !cue_is(g, i, CUES_CLASS_AT) &&
		    !(cue_is(g, i, CUES_CLASS_CHANGE) && g->v[i].noun) &&
		    !cue_is(g, i, CUES_CLASS_BE))
			return false;
	return true;
}

/* Does quantity K say by how much its subject moved a rate told before: "parts
 * were a 10 basis point benefit"? */
static bool
moves_rate(const struct clause *c, size_t k)
{
	enum num_kind kind = clause_num(c, k)->kind;

	return (kind == NUM_BPS || kind == NUM_POINTS) && c->b[k].cue >= 0 &&
	       c->g->v[c->b[k].cue].cls == CUES_CLASS_EFFECT;
}

/* What the metric at mark I is to quantity K, which it stands before. */
enum nearness {
	NEAR_NOT,    /* nothing */
	NEAR_ENDS,   /* a thing that is no metric: nothing before it counts */
	NEAR_WEAK,   /* its metric, unless a better one stands before */
	NEAR_PHRASE, /* the same, but only said of another thing */
	NEAR_IS	     /* its metric */
};

static enum nearness
nearness(const struct clause *c, size_t i, size_t k)
{
	const struct group *g = c->g;
	const struct place *p = &c->p[k];
	enum metrics_role role = metric_role(c->metrics, g->v[i].ref);
	enum num_kind kind = clause_num(c, k)->kind;
	int id = bind_id(c, k, g->v[i].ref);

	if (look_void(c, i))
		return moves_rate(c, k) || (in_phrase(g, i, p->left) &&
					       !look_leads(c, i, k))
			   ? NEAR_NOT
			   : NEAR_ENDS;
	if (id == 0)
		return NEAR_NOT;
	if (kind != NUM_COUNT &&
	    metric_of(c->metrics, g->v[i].ref, METRIC_COUNT) != 0) {
		/* "sales to government customers" */
		if (!counts(c, i, k))
			return in_phrase(g, i, p->left) ? NEAR_NOT : NEAR_ENDS;
		if (i > p->left && scope_narrows(g, before(g, i, p->left)))
			return NEAR_PHRASE;
	}
	if (kind == NUM_COUNT && !counts(c, i, k))
		return NEAR_NOT;
	if ((kind == NUM_BPS || kind == NUM_POINTS) &&
	    metric_get(c->metrics, id)->unit != METRIC_PERCENT)
		return NEAR_WEAK;
	return role == METRICS_ROLE_WEAK ? NEAR_WEAK : NEAR_IS;
}

int
look_left(struct clause *c, size_t k)
{
	const struct group *g = c->g;
	const struct place *p = &c->p[k];
	int weak = -1;
	bool phrase = false;
	size_t i;

	for (i = gap_told(g, p); i-- > p->left;) {
		if (g->v[i].kind != MARK_METRIC || is_base(c, i, p->left) ||
		    aside(c, i, k))
			continue;
		switch (nearness(c, i, k)) {
		case NEAR_ENDS:
			if (weak >= 0 && !phrase)
				return weak;
			c->b[k].blocked = true;
			return -1;
		case NEAR_IS:
			return (int)i;
		case NEAR_PHRASE:
			phrase |= weak < 0;
			/* FALLTHROUGH */
		case NEAR_WEAK:
			if (weak < 0)
				weak = (int)i;
			break;
		case NEAR_NOT:
			break;
		}
	}
	return weak;
}

int
look_base(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	size_t at = c->p[k].at, i = at > NEAR_MARK ? at - NEAR_MARK : 0;
	bool base = false;

	for (; i < at; i++) {
		if (cue_is(g, i, CUES_CLASS_SHAREBASE))
			base = true;
		else if (base && g->v[i].kind == MARK_METRIC)
			return (int)i;
	}
	return -1;
}

/* Is the mark "a", "an"? */
static bool
is_article(const struct group *g, size_t i)
{
	size_t len;

	return g->v[i].n == 1 && tab_longest(g->tab, TAB_ARTICLES,
				     &g->lx->word[g->v[i].tok], 1, &len) >= 0;
}

/* Does the mark at I set quantity K over another thing: "orders were $5 million
 * above shipments"? */
static bool
above(const struct clause *c, size_t k, size_t i)
{
	return cue_is(c->g, i, CUES_CLASS_BEYOND) &&
	       carry_led(c, k, CUES_CLASS_BE);
}

struct right
look_right(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	const struct place *p = &c->p[k];
	struct right r = { -1, -1, false, false, false, false };
	bool prep = false;
	size_t i;

	for (i = p->at + 1; i < p->right; i++) {
		const struct mark *m = &g->v[i];

		if (m->kind == MARK_METRIC) {
			*(prep ? &r.pp : &r.np) = (int)i;
			if (prep)
				return r;
		} else if (m->kind == MARK_COMMA) {
			return r;
		} else if (above(c, k, i)) {
			return r;
		} else if (r.of && i == p->at + 2 && c->b[k].cue == (int)i) {
			/* "250 basis points of leverage in SG&A" */
			r.of = prep = false;
		} else if (m->kind == MARK_CUE) {
			switch (m->cls) {
			case CUES_CLASS_SHAREBASE:
				r.base = true;
				/* FALLTHROUGH */
			case CUES_CLASS_OF:
				if (prep)
					return r;
				r.of = prep = true;
				break;
			case CUES_CLASS_IN:
			case CUES_CLASS_TO:
			case CUES_CLASS_FOR:
				if (prep && r.pp < 0 &&
				    g->v[i - 1].kind != MARK_WHEN)
					return r;
				prep = true;
				break;
			case CUES_CLASS_FROM:
				if (!c->b[k].incl)
					return r;
				prep = r.from = true;
				break;
			case CUES_CLASS_PREP:
				if (c->b[k].cue < (int)p->at || prep)
					return r;
				prep = true; /* "an impact on" */
				break;
			case CUES_CLASS_DET:
				r.an |= r.of && is_article(g, i);
				break;
			case CUES_CLASS_VERSUS:
			case CUES_CLASS_AT:
				return r;
			default:
				break;
			}
		}
	}
	return r;
}

int
look_subject(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	const struct place *p = &c->p[k];
	bool verb = false;
	size_t i;

	for (i = p->at; i-- > p->left;) {
		const struct mark *m = &g->v[i];

		if (m->kind == MARK_METRIC &&
		    metric_of(c->metrics, m->ref, METRIC_COUNT) == 0)
			return -1;
		if (m->kind == MARK_STOP)
			return -1;
		if (m->kind == MARK_CUE &&
		    (m->cls == CUES_CLASS_BE || m->cls == CUES_CLASS_STATE ||
			m->cls == CUES_CLASS_SHARE ||
			m->cls == CUES_CLASS_AUX ||
			(m->cls == CUES_CLASS_CHANGE &&
			    (!m->noun || i + 1 == p->at))))
			verb = true;
		if (m->kind == MARK_CUE && m->cls == CUES_CLASS_PRON && verb)
			return -1;
		if (m->kind != MARK_NOUN || gap_plain(g, i) ||
		    scope_company(c, i))
			continue;
		if (i > p->left && g->v[i - 1].kind == MARK_CUE) {
			switch (g->v[i - 1].cls) {
			case CUES_CLASS_OF:
				/* "the number of impressions" */
				if (i > p->left + 1 && gap_plain(g, i - 2))
					break;
				continue;
			case CUES_CLASS_IN:
			case CUES_CLASS_FOR:
			case CUES_CLASS_FROM:
			case CUES_CLASS_PREP:
			case CUES_CLASS_BY:
			case CUES_CLASS_EXCL:
			case CUES_CLASS_CAUSE:
				continue;
			default:
				break;
			}
		}
		if (verb || i + 1 == p->at || p->lead < 0 ||
		    c->b[k].lead == LEAD_AND)
			return (int)i;
	}
	return -1;
}

/* Is the noun group at mark I a thing, not a part of the company? */
static bool
is_thing(const struct clause *c, size_t i)
{
	return c->g->v[i].kind == MARK_NOUN && !gap_plain(c->g, i) &&
	       c->g->lx->tok[c->g->v[i].tok].kind == LEX_WORD &&
	       !scope_like(c, i);
}

bool
look_of_thing(const struct clause *c, size_t k, const struct right *r)
{
	const struct group *g = c->g;
	size_t i = c->p[k].at + 1;
	bool moved = c->b[k].cue >= (int)i;

	if (r->np >= 0 || (r->pp >= 0 && !r->from))
		return look_void(c, (size_t)(r->np >= 0 ? r->np : r->pp));
	if (moved)
		i = (size_t)c->b[k].cue + 1;
	if (!cue_is(g, i, CUES_CLASS_OF) &&
	    !(moved && cue_is(g, i, CUES_CLASS_IN)))
		return false;
	/* "60% of time": a thing, though the word alone says little. */
	if (!moved && i + 1 < c->p[k].right && g->v[i + 1].kind == MARK_NOUN &&
	    gap_plain(g, i + 1) && (i + 2 == g->n || !gap_hedge(g, i + 2)))
		return i + 2 == g->n || g->v[i + 2].kind != MARK_METRIC;
	while (++i < c->p[k].right &&
	       (gap_hedge(g, i) || (moved && cue_is(g, i, CUES_CLASS_STATE))))
		continue;
	return i < c->p[k].right && is_thing(c, i) &&
	       !(moved && (scope_name(c, i) || c->b[k].lead == LEAD_OR));
}

/* Does a verb before quantity K move a thing that is no part of the company:
 * "cuts power consumption by 80%"? */
static bool
moved_object(const struct clause *c, size_t k)
{
	size_t i = c->p[k].at;
	int cue = c->b[k].cue;

	if (cue < 0 || clause_num(c, k)->kind == NUM_BPS ||
	    clause_num(c, k)->kind == NUM_POINTS || c->p[k].lead <= cue ||
	    !cue_is(c->g, (size_t)c->p[k].lead, CUES_CLASS_BY))
		return false;
	if (c->g->v[cue].noun) {
		i = (size_t)cue + 1;
		i += cue_is(c->g, i, CUES_CLASS_DET);
		return is_thing(c, i) && !scope_name(c, i);
	}
	while (i-- > (size_t)cue + 1)
		if (is_thing(c, i) && !scope_name(c, i))
			return true;
	return false;
}

bool
look_grown(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	int cue = c->b[k].cue, i = cue;

	if (cue <= (int)c->p[k].left || cue > (int)c->p[k].at ||
	    !g->v[cue].noun || !is_thing(c, (size_t)cue - 1) ||
	    scope_name(c, (size_t)cue - 1))
		return false;
	while (--i > (int)c->p[k].left &&
	       (g->v[i].kind == MARK_NOUN || gap_hedge(g, (size_t)i)))
		continue;
	return cue_is(g, (size_t)i, CUES_CLASS_CAUSE);
}

bool
look_thing_of(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	size_t i = c->p[k].at + 1;
	int lead = c->p[k].lead;

	/* "90% more tokens", "a 40% lower cost structure": of those. */
	if (c->b[k].cue == (int)i && clause_num(c, k)->kind == NUM_PERCENT) {
		i += cue_is(g, i + 1, CUES_CLASS_NOUN);
		return i + 1 < g->n && is_thing(c, i + 1) &&
		       !scope_name(c, i + 1) &&
		       g->v[i + 1].tok == g->v[i].tok + g->v[i].n;
	}
	if (c->b[k].cue >= (int)i)
		return false;
	if (moved_object(c, k) || look_grown(c, k))
		return true;
	if (i < c->p[k].right && g->v[i].kind == MARK_NOUN &&
	    !gap_plain(g, i) && g->lx->tok[g->v[i].tok].kind == LEX_WORD &&
	    g->v[i].tok == g->v[i - 1].tok + g->v[i - 1].n &&
	    !cue_is(g, i + 1, CUES_CLASS_CHANGE))
		return true;
	return c->b[k].cue < 0 && lead > (int)c->p[k].left &&
	       cue_is(g, (size_t)lead, CUES_CLASS_OF) &&
	       g->v[lead - 1].kind == MARK_NOUN &&
	       !gap_plain(g, (size_t)lead - 1);
}

bool
look_object(const struct clause *c, size_t k)
{
	size_t i;

	for (i = c->p[k].at + 1; i < c->p[k].right; i++) {
		if (cue_is(c->g, i, CUES_CLASS_DET))
			continue;
		return c->g->v[i].kind == MARK_NOUN && !gap_plain(c->g, i);
	}
	return false;
}
