/* Which metric a quantity is of. */
#include "clause_int.h"

enum metric_unit
clause_unit(const struct num *n)
{
	switch (n->kind) {
	case NUM_MONEY:
		return METRIC_MONEY;
	case NUM_PER_SHARE:
		return METRIC_PER_SHARE;
	case NUM_PERCENT:
	case NUM_POINTS:
	case NUM_BPS:
		return METRIC_PERCENT;
	case NUM_SHARES:
		return METRIC_SHARES;
	case NUM_DAYS:
		return METRIC_DAYS;
	case NUM_MULTIPLE:
		return METRIC_RATIO;
	case NUM_COUNT:
		return METRIC_COUNT;
	default:
		return METRIC_ANY;
	}
}

/* May the sum be one per share: no scale word, less than a thousand? */
static bool
maybe_per_share(const struct num *n)
{
	struct dec limit = { .mant = 1000, .exp = 0 };
	struct dec v = n->value;

	v.neg = false;
	return n->kind == NUM_MONEY && (n->flags & NUM_SCALED) == 0 &&
	    dec_cmp(v, limit) < 0;
}

int
bind_id(const struct clause *c, size_t k, int row)
{
	const struct num *n = clause_num(c, k);
	enum metric_unit unit = clause_unit(n);
	int id;

	if (row < 0)
		return 0;
	if (maybe_per_share(n) && (id = metric_of(c->metrics, row,
	    METRIC_PER_SHARE)) != 0)
		return id;
	if (unit == METRIC_PERCENT) {
		/* Points are of a rate, percentages of either, parts of a
		 * whole of what the words say. */
		if (c->b[k].of_at < 0 && (n->kind != NUM_PERCENT ||
		    c->b[k].cue < 0))
			if ((id = metric_of(c->metrics, row, unit)) != 0)
				return id;
		return metric_of(c->metrics, row, METRIC_ANY);
	}
	if ((n->flags & NUM_BARE) != 0 && n->kind == NUM_COUNT) {
		/* A figure alone may be of people, days, a ratio. */
		id = metric_of(c->metrics, row, METRIC_ANY);
		switch (metric_get(c->metrics, id)->unit) {
		case METRIC_COUNT:
		case METRIC_DAYS:
		case METRIC_RATIO:
			return id;
		default:
			return 0;
		}
	}
	if ((n->flags & NUM_BARE) != 0)
		return metric_of(c->metrics, row, METRIC_ANY);
	if (unit == METRIC_RATIO && (id = metric_of(c->metrics, row,
	    unit)) == 0)
		return metric_of(c->metrics, row, METRIC_ANY);
	return metric_of(c->metrics, row, unit);
}

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
		return cue_is(g, k, CUES_CLASS_SHAREBASE) ||
		    cue_is(g, k, CUES_CLASS_EXCL);
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
		if (c->g->v[i].kind == MARK_METRIC && metric_of(c->metrics,
		    c->g->v[i].ref, METRIC_SHARES) != 0)
			return true;
	return c->sense->last.set && metric_of(c->metrics,
	    c->sense->last.row, METRIC_SHARES) != 0;
}

/* The metric that leads to quantity K: its mark, or -1. Sets blocked where a
 * phrase that is no metric stands nearer. */
static int
left_metric(struct clause *c, size_t k)
{
	const struct group *g = c->g;
	const struct place *p = &c->p[k];
	enum metrics_role role;
	enum num_kind kind = clause_num(c, k)->kind;
	bool points = kind == NUM_BPS || kind == NUM_POINTS;
	int weak = -1;
	size_t i;

	for (i = p->at; i-- > p->left;) {
		if (g->v[i].kind != MARK_METRIC || is_base(c, i, p->left) ||
		    aside(c, i, k))
			continue;
		role = metric_role(c->metrics, g->v[i].ref);
		if (role == METRICS_ROLE_VOID) {
			if (weak < 0)
				c->b[k].blocked = true;
			break;
		}
		if (bind_id(c, k, g->v[i].ref) == 0 ||
		    (role == METRICS_ROLE_PRICE && !buys(c)))
			continue;
		if (points && metric_get(c->metrics, bind_id(c, k,
		    g->v[i].ref))->unit != METRIC_PERCENT) {
			if (weak < 0)
				weak = (int)i;
			continue;
		}
		if (role != METRICS_ROLE_WEAK)
			return (int)i;
		if (weak < 0)
			weak = (int)i;
	}
	return weak;
}

/* The metric of "As a percentage of sales, ..." before quantity K: its mark,
 * or -1. */
static int
fronted_base(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	size_t i, j;

	for (i = 0; i < c->p[k].at; i++) {
		if (!cue_is(g, i, CUES_CLASS_SHAREBASE))
			continue;
		for (j = i + 1; j < c->p[k].at; j++)
			if (g->v[j].kind == MARK_METRIC)
				return (int)j;
	}
	return -1;
}

/* What the scan after a quantity found. */
struct right {
	int np;   /* metric in its noun group, or -1 */
	int pp;   /* metric after the first preposition, or -1 */
	bool of;  /* that was "of" */
	bool base; /* "as a percentage of" */
};

/* Looks for metrics after quantity K among its own words. */
static struct right
right_metric(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	const struct place *p = &c->p[k];
	struct right r = { -1, -1, false, false };
	bool prep = false;
	size_t i;

	for (i = p->at + 1; i < p->right; i++) {
		const struct mark *m = &g->v[i];

		if (m->kind == MARK_METRIC) {
			if (!prep)
				r.np = (int)i;
			else
				r.pp = (int)i;
			if (prep)
				return r;
		} else if (m->kind == MARK_COMMA) {
			return r;
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
				prep = true;
				break;
			case CUES_CLASS_PREP:
				if (c->b[k].cue < (int)p->at || prep)
					return r;
				prep = true; /* "an impact on" */
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

/* The noun that is the subject of quantity K, without being a metric: its
 * mark, or -1. */
static int
subject(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	const struct place *p = &c->p[k];
	bool verb = false;
	size_t i;

	for (i = p->at; i-- > p->left;) {
		const struct mark *m = &g->v[i];

		if (m->kind == MARK_METRIC && metric_of(c->metrics, m->ref,
		    METRIC_COUNT) == 0)
			return -1;
		if (m->kind == MARK_STOP)
			return -1;
		if (m->kind == MARK_CUE && (m->cls == CUES_CLASS_BE ||
		    m->cls == CUES_CLASS_STATE || m->cls == CUES_CLASS_SHARE ||
		    m->cls == CUES_CLASS_AUX || (m->cls ==
		    CUES_CLASS_CHANGE)))
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

/* Takes the metric of mark I for quantity K. */
static bool
take(struct clause *c, size_t k, int i)
{
	int id;

	if (i < 0 || (id = bind_id(c, k, c->g->v[i].ref)) == 0)
		return false;
	c->a[k].metric = id;
	c->b[k].row = c->g->v[i].ref;
	c->b[k].at = i;
	c->b[k].own = true;
	clause_why(c, k, "metric", i);
	return true;
}

/* Takes the metric of the quantity before, in the sentence or the talk. */
static void
carry(struct clause *c, size_t k)
{
	const struct num *n = clause_num(c, k);
	struct bound *b = &c->b[k];
	struct attr *a = &c->a[k];
	enum num_kind kind;
	int row, id;
	size_t j;

	if (k > 0) {
		/* Past a figure that was set in: "a loss of $2, including $1
		 * of impairment, or $0.30 per share". */
		for (j = k - 1; j > 0 && (n->kind == NUM_BPS ||
		    n->kind == NUM_POINTS) && clause_num(c, j)->kind !=
		    n->kind && c->b[j].row < 0; j--)
			continue;
		for (; j > 0 && bind_id(c, k, c->b[j].row) == 0 &&
		    (b->lead == LEAD_OR || c->b[j].row >= 0); j--)
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
	a->metric = n->kind == kind || (n->kind == NUM_PERCENT &&
	    b->cue >= 0) ? id : bind_id(c, k, row);
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

/* Is "we" the subject: "we grew 9%"? */
static bool
acts_we(const struct clause *c, size_t k)
{
	size_t i;

	for (i = c->p[k].left; i < c->p[k].at; i++)
		if (cue_is(c->g, i, CUES_CLASS_PRON))
			return true;
	return false;
}

/* Is the noun group at mark I one word in "-ing", likely a verb? */
static bool
participle(const struct clause *c, size_t i)
{
	const struct mark *m = &c->g->v[i];
	struct span w = lex_span(c->g->lx, m->tok);

	return m->n == 1 && w.n > 4 && w.p[0] >= 'a' &&
	    memcmp(w.p + w.n - 3, "ing", 3) == 0;
}

/* Do the words before quantity K name a thing that is no part of the company?
 */
static bool
speaks_of(const struct clause *c, size_t k)
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

/* May quantity K, with no metric among its own words, take the one before? */
static bool
may_carry(const struct clause *c, size_t k)
{
	const struct bound *b = &c->b[k];
	const struct num *n = clause_num(c, k);
	const struct group *g = c->g;

	if (b->incl && n->kind != NUM_PER_SHARE && !maybe_per_share(n))
		return false;
	if (k == 0 && n->kind == NUM_MULTIPLE && b->subject >= 0)
		return false;
	if (b->blocked || (n->kind == NUM_COUNT && (n->flags & NUM_BARE) == 0))
		return false;
	if (k > 0 && b->subject < 0)
		return true;
	if ((n->kind == NUM_BPS || n->kind == NUM_POINTS) && (k > 0 ||
	    (c->sense->last.set && !c->sense->last.far)))
		return true; /* a list of items under one head */
	if (k == 0 && n->kind == NUM_MONEY && c->sense->last.kind !=
	    NUM_MONEY && c->sense->last.set && metric_get(c->metrics,
	    c->sense->last.metric)->unit == METRIC_PERCENT &&
	    !(c->n > 1 && c->b[k].cue >= 0))
		return false;
	if (b->subject >= 0) {
		if (k > 0 && g->v[b->subject].tok + g->v[b->subject].n ==
		    g->v[c->p[k].at].tok)
			return true;
		return n->kind != NUM_MONEY && n->kind != NUM_PER_SHARE &&
		    scope_like(c, (size_t)b->subject);
	}
	/* The first of a sentence points back, unless it is the object of
	 * another verb ("we returned $8 billion") or of something else. */
	if (!c->sense->last.set)
		return false;
	if (c->sense->last.topic)
		return true;
	/* Growth said by another speaker is of what he talks of: revenue. */
	if (c->sense->last.far && n->kind == NUM_PERCENT && b->cue >= 0)
		return false;
	if (n->kind != NUM_MONEY && n->kind != NUM_PERCENT)
		return true;
	return !(n->kind == NUM_MONEY && acts(c, k)) &&
	    (b->cue >= 0 || !speaks_of(c, k));
}

/* The same figure said before with a metric: quantity K takes all that it was
 * of. Percentages are too many to be known by their value but in one
 * exchange. */
static bool
recall(struct clause *c, size_t k)
{
	const struct sense *s = c->sense;
	const struct num *n = clause_num(c, k);
	const struct said *o;
	size_t i;

	if ((k > 0 && c->a[k - 1].metric != 0 && c->b[k].subject < 0 &&
	    c->b[k].lead != LEAD_OTHER && c->b[k].lead != LEAD_NONE) ||
	    n->kind == NUM_COUNT || n->kind == NUM_MULTIPLE ||
	    n->kind == NUM_DAYS || ((n->flags & NUM_SCALED) == 0 &&
	    !(c->p[k].at > 0 && cue_is(c->g, c->p[k].at - 1,
	    CUES_CLASS_DET))))
		return false;
	for (i = s->nsaid; i > 0 && s->nsaid - i < SAID; i--) {
		o = &s->said[(i - 1) % SAID];
		if (o->kind != n->kind || dec_cmp(o->value, n->value) != 0 ||
		    dec_cmp(o->hi, n->hi) != 0 || o->a.metric == 0 ||
		    o->exch == 0 || (o->exch != s->exch &&
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

/* A share's base and whose share it is. */
static bool
bind_share(struct clause *c, size_t k, const struct right *r, int left)
{
	struct bound *b = &c->b[k];
	struct attr *a = &c->a[k];
	int id = metric_of(c->metrics, c->g->v[r->pp].ref, METRIC_ANY);
	const struct metric *m;

	if (id == 0 || !r->of)
		return false;
	b->of_at = r->pp;
	a->of = id;
	clause_why(c, k, "of", r->pp);
	/* "our only customer to exceed 10% of revenue": not a part of it. */
	if (left >= 0) {
		m = metric_get(c->metrics, metric_of(c->metrics,
		    c->g->v[left].ref, METRIC_ANY));
		if (m->unit != metric_get(c->metrics, id)->unit &&
		    m->unit != METRIC_PERCENT)
			left = -1;
	}
	if (take(c, k, left))
		return true;
	if ((b->lead == LEAD_OR || b->lead == LEAD_VERSUS ||
	    b->lead == LEAD_NONE || (b->lead == LEAD_AND && b->subject < 0) ||
	    (b->lead == LEAD_OTHER && b->subject < 0)) && k > 0 &&
	    c->a[k - 1].metric != 0 && b->subject < 0) {
		carry(c, k);
		if (a->metric != 0)
			return true;
	}
	return take(c, k, r->pp);
}

/* Is a count of ROW the company's own people, not those it sells to? */
static bool
id_is_own(const struct clause *c, int row)
{
	return metric_get(c->metrics, metric_of(c->metrics, row,
	    METRIC_COUNT))->cost;
}

/* The metric that a count's own noun names. */
static void
bind_count(struct clause *c, size_t k)
{
	const struct num *n = clause_num(c, k);
	size_t i, len;
	int row;

	if (n->nnoun == 0)
		return;
	i = n->noun + n->nnoun - 1;
	row = metric_phrase(c->metrics, c->g->lx, i, i + 1, &len);
	if (row < 0 || metric_of(c->metrics, row, METRIC_COUNT) == 0)
		return;
	for (i = c->p[k].at; i-- > c->p[k].left;) {
		if (cue_is(c->g, i, CUES_CLASS_PRON))
			break;
		if (c->g->v[i].kind == MARK_NOUN && scope_name(c, i) &&
		    !gap_plain(c->g, i) && !scope_company(c, i) &&
		    id_is_own(c, row))
			return; /* another company's employees */
	}
	c->a[k].metric = metric_of(c->metrics, row, METRIC_COUNT);
	c->b[k].row = row;
	c->b[k].own = true;
	clause_why(c, k, "metric", (int)c->p[k].at);
}

/* Is quantity K of a thing that is no metric: "$20 million of unused credit
 * facilities", "80% of purchases"? */
static bool
of_thing(const struct clause *c, size_t k, const struct right *r)
{
	const struct group *g = c->g;
	size_t i = c->p[k].at + 1;

	if (r->np >= 0 || r->pp >= 0)
		return metric_role(c->metrics, g->v[r->np >= 0 ? r->np :
		    r->pp].ref) == METRICS_ROLE_VOID;
	if (!cue_is(g, i, CUES_CLASS_OF))
		return false;
	while (++i < c->p[k].right && gap_hedge(g, i))
		continue;
	return i < c->p[k].right && g->v[i].kind == MARK_NOUN &&
	    !scope_like(c, i);
}

/* Is quantity K the value of a thing that is no metric: "an LCR of 117%", "a
 * 13.5% capital ratio", "a $675 billion loan portfolio"? */
static bool
thing_of(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	size_t i = c->p[k].at + 1;
	int lead = c->p[k].lead;

	if (c->b[k].cue >= 0)
		return false;
	if (i < c->p[k].right && g->v[i].kind == MARK_NOUN &&
	    !gap_plain(g, i) && g->v[i].tok == g->v[i - 1].tok +
	    g->v[i - 1].n && !cue_is(g, i + 1, CUES_CLASS_CHANGE))
		return true;
	return lead > (int)c->p[k].left && cue_is(g, (size_t)lead,
	    CUES_CLASS_OF) && g->v[lead - 1].kind == MARK_NOUN &&
	    !gap_plain(g, (size_t)lead - 1);
}

/* Is a noun that is no metric the object of the verb that quantity K is? */
static bool
object(const struct clause *c, size_t k)
{
	size_t i;

	for (i = c->p[k].at + 1; i < c->p[k].right; i++) {
		if (cue_is(c->g, i, CUES_CLASS_DET))
			continue;
		return c->g->v[i].kind == MARK_NOUN && !gap_plain(c->g, i);
	}
	return false;
}

/* The thing included, whatever its values are in: "includes $0.16 impact from
 * restructuring". */
static bool
bind_included(struct clause *c, size_t k, const struct right *r)
{
	const struct group *g = c->g;
	const struct num *n = clause_num(c, k);
	int at = r->np >= 0 ? r->np : r->pp, id;
	size_t i;

	for (i = c->p[k].at; at < 0 && i-- > c->p[k].left;) {
		if (cue_is(g, i, CUES_CLASS_INCL))
			break;
		if (g->v[i].kind == MARK_METRIC)
			at = (int)i;
	}
	if (at < 0 || (id = metric_of(c->metrics, g->v[at].ref,
	    METRIC_ANY)) == 0)
		return false;
	c->a[k].metric = id;
	c->b[k].row = g->v[at].ref;
	c->b[k].at = at;
	c->b[k].own = true;
	clause_why(c, k, "metric", at);
	if (maybe_per_share(n) && (k > 0 ? clause_num(c, k - 1)->kind :
	    c->sense->last.kind) == NUM_PER_SHARE)
		c->b[k].per_share = true;
	return true;
}

/* "a $4 billion company", "a $20 billion business": its revenue. */
static bool
bind_size(struct clause *c, size_t k)
{
	if (clause_num(c, k)->kind != NUM_MONEY || (clause_num(c, k)->flags &
	    NUM_SCALED) == 0 || !cue_is(c->g, c->p[k].at + 1,
	    CUES_CLASS_SEGMENT))
		return false;
	c->a[k].metric = c->sense->revenue;
	c->b[k].yearly = true;
	clause_why(c, k, "metric", (int)c->p[k].at + 1);
	return true;
}

/* "a 10% customer", "a 10% contributor": a part of revenue. */
static bool
bind_part(struct clause *c, size_t k, const struct right *r)
{
	size_t i = c->p[k].at + 1;

	if (!cue_is(c->g, i, CUES_CLASS_SHARE) && !(r->np == (int)i &&
	    metric_of(c->metrics, c->g->v[i].ref, METRIC_COUNT) != 0))
		return false;
	c->b[k].part = true;
	c->a[k].metric = c->a[k].of = c->sense->revenue;
	return true;
}

void
bind_metric(struct clause *c, size_t k)
{
	const struct num *n = clause_num(c, k);
	struct bound *b = &c->b[k];
	struct right r;
	int left;

	b->row = b->at = b->of_at = b->subject = -1;
	if (n->kind == NUM_COUNT && (n->flags & NUM_BARE) == 0) {
		bind_count(c, k);
		return;
	}
	r = right_metric(c, k);
	if (b->incl && bind_included(c, k, &r))
		return;
	if (bind_size(c, k))
		return;
	if (n->kind == NUM_PERCENT && b->cue < 0)
		b->of_at = fronted_base(c, k);
	left = left_metric(c, k);
	b->subject = subject(c, k);
	if (n->kind == NUM_PERCENT && b->cue < 0 && bind_part(c, k, &r))
		return;
	if (r.pp < 0 && n->kind == NUM_PERCENT && b->cue < 0 && left < 0 &&
	    !cue_is(c->g, c->p[k].at + 1, CUES_CLASS_OF) &&
	    b->subject >= 0 && k + 1 < c->n &&
	    clause_num(c, k + 1)->kind == NUM_PERCENT) {
		/* "Europe was 63% and Asia was 37% of total revenue." */
		struct right next = right_metric(c, k + 1);

		if (next.pp >= 0 && next.of)
			r = next;
	}
	if (r.pp >= 0 && n->kind == NUM_PERCENT && b->cue < 0 &&
	    bind_share(c, k, &r, left))
		return;
	if (take(c, k, r.np))
		return;
	if (r.pp >= 0 && (clause_unit(n) != METRIC_PERCENT || b->cue >= 0 ||
	    left < 0) && take(c, k, r.pp))
		return;
	if (take(c, k, left))
		return;
	if (of_thing(c, k, &r) || thing_of(c, k))
		b->blocked = true;
	if (b->lead != LEAD_OR && recall(c, k))
		return;
	if (may_carry(c, k))
		carry(c, k);
	/* "tripled the shipments": of something that is no metric. */
	if ((n->flags & NUM_DOUBLED) != 0 && !b->own && r.np < 0 &&
	    c->p[k].right > c->p[k].at + 1 && object(c, k)) {
		c->a[k].metric = 0;
		b->row = -1;
	}
	/* "year-over-year growth of 27%" alone is of revenue. */
	if (c->a[k].metric == 0 && n->kind == NUM_PERCENT && b->cue >= 0 &&
	    !b->blocked && (b->subject < 0 && speaks_of(c, k)) == false &&
	    (b->subject < 0 && acts_we(c, k) ? true : b->subject >= 0 ?
	    scope_like(c, (size_t)b->subject) ||
	    scope_name(c, (size_t)b->subject) : c->g->v[b->cue].noun &&
	    (k == 0 || c->a[k - 1].metric != 0)))
		c->a[k].metric = c->sense->revenue;
	/* "$0.15 per share" alone is of earnings. */
	if (c->a[k].metric == 0 && n->kind == NUM_PER_SHARE && !b->blocked &&
	    (n->flags & NUM_PER) != 0 && (k == 0 || c->a[k - 1].metric != 0))
		c->a[k].metric = c->sense->per_share;
}
