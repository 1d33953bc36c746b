/* Which metric a quantity is of. */
#include "numbers/bind.h"
#include "numbers/scope.h"

/* Takes the metric of mark I for quantity K. */
static bool
take(struct clause *c, size_t k, int i)
{
	int id, row;

	if (i < 0 || bind_id(c, k, c->g->v[i].ref) == 0 ||
	    look_void(c, (size_t)i))
		return false;
	if ((id = bind_meant(c, k, (size_t)i, &row)) == 0) {
		c->b[k].blocked = true;
		return false;
	}
	c->a[k].metric = id;
	c->b[k].row = row;
	c->b[k].at = i;
	c->b[k].own = true;
	clause_why(c, k, "metric", i);
	carry_same(c, k);
	return true;
}

/* Does the sentence begin with "this", "it" and speak of a metric said before?
 */
static bool
points_back(const struct clause *c)
{
	return c->sense->last.set && !c->sense->last.far && c->g->n > 1 &&
	       (cue_is(c->g, 0, CUES_CLASS_DET) ||
		   cue_is(c->g, 0, CUES_CLASS_PRON) ||
		   cue_is(c->g, 0, CUES_CLASS_REL)) &&
	       c->g->v[1].kind == MARK_CUE;
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
	/* "5% of a comp": no part. */
	if (metric_get(c->metrics, id)->growth && r->an)
		return false;
	b->of_at = r->pp;
	a->of = id;
	clause_why(c, k, "of", r->pp);
	/* "our one customer above 10% of revenue", "a comp of 5%, with 80% of
	 * sales": not a part of it. */
	if (left >= 0) {
		m = metric_get(c->metrics,
		    metric_of(c->metrics, c->g->v[left].ref, METRIC_ANY));
		if (m->growth || (m->unit != metric_get(c->metrics, id)->unit &&
				     m->unit != METRIC_PERCENT))
			left = -1;
	}
	if (metric_get(c->metrics, id)->unit == METRIC_MONEY &&
	    !carry_led(c, k, CUES_CLASS_STATE) &&
	    !carry_led(c, k, CUES_CLASS_SHARE) &&
	    (b->blocked || (b->lead == LEAD_OR && k > 0 &&
			       c->a[k - 1].metric == 0 && c->b[k - 1].blocked)))
		return true; /* "loans were 12% of sales": a thing's share */
	if (take(c, k, left))
		return true;
	/* "..., or 12% of revenue"; "This represents 22% of revenue." */
	if (b->subject < 0 && b->lead != LEAD_TO && b->lead != LEAD_FROM &&
	    (k > 0 ? c->a[k - 1].metric != 0 : points_back(c))) {
		carry_take(c, k);
		if (a->metric != 0)
			return true;
	}
	return take(c, k, r->pp);
}

/* Is a count of ROW the company's own people, not those it sells to? */
static bool
id_is_own(const struct clause *c, int row)
{
	return metric_get(c->metrics, metric_of(c->metrics, row, METRIC_COUNT))
	    ->cost;
}

/* Is count K said to be the company's own: "we have 48,000 people", "we plan on
 * adding 50", "Tarnfield's 900 people"? */
static bool
ours(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	size_t at = c->p[k].at;

	if (at > c->p[k].left && g->v[at - 1].kind == MARK_NOUN)
		return scope_company(c, at - 1);
	return c->p[k].lead > (int)c->p[k].left &&
	       cue_is(g, (size_t)c->p[k].lead, CUES_CLASS_STATE) &&
	       (g->v[c->p[k].lead].dir == 2
		       ? carry_we(c, k)
		       : cue_is(g, (size_t)c->p[k].lead - 1, CUES_CLASS_PRON));
}

/* The metric that a count's own noun names. */
static void
bind_count(struct clause *c, size_t k)
{
	const struct num *n = clause_num(c, k);
	size_t i, len, end;
	int row;

	if (n->nnoun == 0)
		return;
	end = n->noun + n->nnoun;
	for (i = n->noun, row = -1; i < end && row < 0; i++) {
		row = metric_phrase(c->metrics, c->g->lx, i, end, &len);
		if (row >= 0 && i + len != end)
			row = -1;
	}
	if (row < 0 || metric_of(c->metrics, row, METRIC_COUNT) == 0 ||
	    (metric_role(c->metrics, row) == METRICS_ROLE_OWN && !ours(c, k)))
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
	if (at < 0 ||
	    (id = metric_of(c->metrics, g->v[at].ref, METRIC_ANY)) == 0)
		return false;
	c->a[k].metric = id;
	c->b[k].row = g->v[at].ref;
	c->b[k].at = at;
	c->b[k].own = true;
	clause_why(c, k, "metric", at);
	if (bind_per_share(n) && (k > 0 ? clause_num(c, k - 1)->kind
					: c->sense->last.kind) == NUM_PER_SHARE)
		c->b[k].per_share = true;
	return true;
}

/* "a $4 billion company", "a $20 billion business": its revenue. */
static bool
bind_size(struct clause *c, size_t k)
{
	if (clause_num(c, k)->kind != NUM_MONEY ||
	    (clause_num(c, k)->flags & NUM_SCALED) == 0 ||
	    !cue_is(c->g, c->p[k].at + 1, CUES_CLASS_SEGMENT) ||
	    c->g->v[c->p[k].at + 1].dir == 0)
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

	if (!cue_is(c->g, i, CUES_CLASS_SHARE) &&
	    !(r->np == (int)i &&
		metric_of(c->metrics, c->g->v[i].ref, METRIC_COUNT) != 0))
		return false;
	c->b[k].part = true;
	c->a[k].metric = c->a[k].of = c->sense->revenue;
	return true;
}

/* Does a growth without a metric speak of the company or of a part of it? */
static bool
of_company(const struct clause *c, size_t k)
{
	const struct bound *b = &c->b[k];

	/* "a large business that grew 15%" */
	if (b->cue > 1 && cue_is(c->g, (size_t)b->cue - 1, CUES_CLASS_REL) &&
	    cue_is(c->g, (size_t)b->cue - 2, CUES_CLASS_SEGMENT))
		return true;
	if (b->subject >= 0)
		return scope_like(c, (size_t)b->subject) ||
		       scope_name(c, (size_t)b->subject);
	if (carry_speaks(c, k) ||
	    (c->sense->last.named > 0 && !c->sense->last.set))
		return false;
	return carry_we(c, k) ||
	       (c->g->v[b->cue].noun && (k == 0 || c->a[k - 1].metric != 0));
}

/* Quantity K has no metric among its own words: what was said before, or what
 * goes without saying. */
static void
bind_unsaid(struct clause *c, size_t k, const struct right *r)
{
	const struct num *n = clause_num(c, k);
	struct bound *b = &c->b[k];

	/* "down from our earlier view of $300 million": of the same. */
	if (look_thing_of(c, k) &&
	    !(b->base && k > 0 && c->a[k - 1].metric != 0 &&
		clause_num(c, k - 1)->kind == n->kind))
		b->blocked = true;
	if (b->lead != LEAD_OR &&
	    (!b->blocked ||
		(r->np < 0 && c->p[k].at > 0 &&
		    cue_is(c->g, c->p[k].at - 1, CUES_CLASS_DET))) &&
	    carry_recall(c, k))
		return;
	if (carry_may(c, k)) {
		carry_take(c, k);
		b->part = carry_of_it(c, k);
	}
	/* "tripled the shipments": of something that is no metric. */
	if ((n->flags & NUM_DOUBLED) != 0 && !b->own && r->np < 0 &&
	    c->p[k].right > c->p[k].at + 1 && look_object(c, k)) {
		c->a[k].metric = 0;
		b->row = -1;
	}
	if (c->a[k].metric != 0 || b->blocked)
		return;
	/* "year-over-year growth of 27%" alone is of revenue, "$0.15 per
	 * share" of earnings. */
	if (n->kind == NUM_PERCENT && b->cue >= 0 &&
	    cue_is(c->g, (size_t)b->cue, CUES_CLASS_CHANGE) &&
	    of_company(c, k)) {
		c->a[k].metric = c->sense->revenue;
		b->row = c->sense->revenue_row;
	}
	if (carry_brings(c, k)) {
		c->a[k].metric = c->sense->revenue;
		b->row = c->sense->revenue_row;
	}
	if (n->kind == NUM_PER_SHARE && (n->flags & NUM_PER) != 0 &&
	    (k == 0 || c->a[k - 1].metric != 0)) {
		c->a[k].metric = c->sense->per_share;
		b->row = c->sense->per_share_row;
	}
}

/* Is quantity K, of a thing that is no metric, so apart from the metric before
 * it: "revenue, with 40% of devices", but "repurchases of $9 million of stock",
 * "a market share of 10% of units"? */
static bool
parts(const struct clause *c, size_t k, const struct right *r, int left)
{
	const struct metric *m;

	if (left < 0)
		return false;
	m = metric_get(c->metrics, bind_id(c, k, c->g->v[left].ref));
	if (m->unit == METRIC_PERCENT && !m->growth)
		return false;
	return r->np >= 0 || (r->pp >= 0 && !look_leads(c, (size_t)left, k)) ||
	       (clause_num(c, k)->kind == NUM_PERCENT && c->b[k].cue < 0);
}

/* Does the quantity before K only tell which things are meant that K moves:
 * "customers with over 500 seats doubled"? */
static bool
modified(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	size_t i;

	if (k == 0 || c->b[k].blocked || c->a[k - 1].metric != 0 ||
	    c->b[k - 1].cue >= 0 ||
	    (clause_num(c, k - 1)->flags & NUM_TIME) != 0 ||
	    !(c->b[k].cue >= 0
		    ? !g->v[c->b[k].cue].noun
		    : (clause_num(c, k)->flags & NUM_DOUBLED) != 0) ||
	    !(carry_led(c, k - 1, CUES_CLASS_PREP) ||
		carry_led(c, k - 1, CUES_CLASS_STATE)))
		return false;
	for (i = c->p[k - 1].at + 1; i < c->p[k].at; i++)
		if (g->v[i].kind == MARK_COMMA || g->v[i].kind == MARK_STOP)
			return false;
	return true;
}

/* Is the quantity before K a length of time that stands between its metric and
 * K: "comping six years ago at 4%"? */
static bool
past_length(const struct clause *c, size_t k)
{
	size_t i;

	if (k == 0 || (clause_num(c, k - 1)->flags & NUM_TIME) == 0)
		return false;
	for (i = c->p[k - 1].at + 1; i < c->p[k].at; i++)
		if (c->g->v[i].kind == MARK_COMMA ||
		    c->g->v[i].kind == MARK_STOP)
			return false;
	return true;
}

/* Does quantity K, "an increase of 28%", stand beside a sum that is of no
 * metric: "we returned $8 million through dividends, an increase of 28%"? */
static bool
beside_sum(struct clause *c, size_t k)
{
	int cue = c->b[k].cue;

	if (k == 0 || cue <= (int)c->p[k].left || cue > (int)c->p[k].at ||
	    !c->g->v[cue].noun || c->a[k - 1].metric != 0 ||
	    clause_num(c, k - 1)->kind != NUM_MONEY ||
	    !cue_is(c->g, (size_t)cue - 1, CUES_CLASS_DET) ||
	    !carry_led(c, k, CUES_CLASS_OF))
		return false;
	c->b[k].blocked = true;
	return true;
}

/* The metric that the movement K behind several is of by what it is compared
 * with: "net income of $9 million and EPS of $0.50, an increase of 21% compared
 * to net income of $7 million". The mark, or -1. */
static int
compared(const struct clause *c, size_t k, int left)
{
	const struct group *g = c->g;
	size_t i, j;

	if (k < 2 || k + 1 >= c->n || c->b[k].cue < 0 ||
	    left > (int)c->p[k - 1].at ||
	    clause_num(c, k + 1)->kind == NUM_PERCENT)
		return -1;
	for (i = c->p[k].at + 1;
	     i < c->p[k + 1].at && !cue_is(g, i, CUES_CLASS_VERSUS); i++)
		if (g->v[i].kind != MARK_COMMA && g->v[i].kind != MARK_WHEN)
			return -1;
	for (i++; i < c->p[k + 1].at && g->v[i].kind != MARK_METRIC; i++)
		if (!cue_is(g, i, CUES_CLASS_DET) && !gap_basis(g, i))
			return -1;
	for (j = 0; i < c->p[k + 1].at && j < k; j++)
		if (c->b[j].own && c->b[j].row == g->v[i].ref)
			return (int)i;
	return -1;
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
	r = look_right(c, k);
	if (b->incl && bind_included(c, k, &r))
		return;
	if (bind_size(c, k))
		return;
	if (n->kind == NUM_PERCENT && b->cue < 0)
		b->of_at = look_base(c, k);
	left = look_left(c, k);
	if (left < 0 && (modified(c, k) || past_length(c, k))) {
		c->p[k].left = c->p[k - 1].left;
		left = look_left(c, k);
	}
	b->subject = look_subject(c, k);
	if (n->kind == NUM_PERCENT && b->cue < 0 && bind_part(c, k, &r))
		return;
	if (r.pp < 0 && n->kind == NUM_PERCENT && b->cue < 0 && left < 0 &&
	    !cue_is(c->g, c->p[k].at + 1, CUES_CLASS_OF) && b->subject >= 0 &&
	    k + 1 < c->n && clause_num(c, k + 1)->kind == NUM_PERCENT) {
		/* "Europe was 63% and Asia was 37% of total revenue." */
		struct right next = look_right(c, k + 1);

		if (next.pp >= 0 && next.of)
			r = next;
	}
	if (r.pp >= 0 && n->kind == NUM_PERCENT && b->cue < 0 &&
	    bind_share(c, k, &r, left))
		return;
	if (take(c, k, compared(c, k, left)) || take(c, k, r.np))
		return;
	if (r.pp >= 0 &&
	    (clause_unit(n) != METRIC_PERCENT || b->cue >= 0 || left < 0) &&
	    take(c, k, r.pp))
		return;
	if (look_of_thing(c, k, &r))
		b->blocked = true;
	if (!(b->blocked && parts(c, k, &r, left)) && !look_grown(c, k) &&
	    !beside_sum(c, k) && take(c, k, left))
		return;
	bind_unsaid(c, k, &r);
}
