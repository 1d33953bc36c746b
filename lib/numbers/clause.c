/* One sentence: every quantity through the floors below. */
#include "numbers/clause.h"

#include <stdlib.h>

#include "numbers/bear.h"
#include "numbers/bind.h"
#include "numbers/scope.h"

const char *
attr_what_name(enum attr_what w)
{
	static const char *const names[] = { "", "level", "change", "growth",
		"share" };

	return names[w];
}

const char *
attr_basis_name(enum attr_basis b)
{
	static const char *const names[] = { "", "gaap", "non-gaap",
		"constant-currency" };

	return names[b];
}

const char *
attr_mood_name(enum attr_mood m)
{
	static const char *const names[] = { "actual", "guidance", "model" };

	return names[m];
}

void
clause_why(struct clause *c, size_t k, const char *attr, int i)
{
	if (c->why == NULL || i < 0 || c->nwhy == c->cwhy)
		return;
	c->why[c->nwhy++] = (struct reason){ (uint32_t)k, i, attr };
}

/* Writes the decisions about quantity K to B: "metric: net sales; what: up". */
static void
reasons(const struct clause *c, size_t k, struct buf *b)
{
	const struct mark *m;
	const struct tok *t;
	size_t i, from = b->n;

	for (i = 0; i < c->nwhy; i++) {
		if (c->why[i].k != k)
			continue;
		m = &c->g->v[c->why[i].mark];
		t = &c->g->lx->tok[m->tok];
		if (b->n > from)
			buf_str(b, "; ");
		buf_str(b, c->why[i].attr);
		buf_str(b, ": ");
		buf_add(b, c->g->lx->text.p + t->off,
		    t[m->n - 1].off + t[m->n - 1].n - t->off);
	}
}

/* Fills the column why of all quantities. */
static void
explain(const struct clause *c, struct buf *b)
{
	size_t *at = arena_zero(c->arena, c->n + 1, sizeof(*at)), k;

	for (k = 0; k < c->n; k++) {
		at[k] = b->n;
		reasons(c, k, b);
	}
	at[c->n] = b->n;
	for (k = 0; k < c->n; k++)
		c->a[k].why = (struct span){ b->p + at[k], at[k + 1] - at[k] };
}

/* Makes the value of N negative; a range turns round. */
static void
negate(struct num *n)
{
	struct dec lo = n->value;

	n->value.neg = true;
	if ((n->flags & NUM_HI) == 0)
		return;
	lo.neg = true;
	n->value = n->hi;
	n->value.neg = true;
	n->hi = lo;
}

/* Does "a loss of" lead to quantity K? */
static bool
lost(const struct clause *c, size_t k)
{
	int i = c->p[k].lead;

	return i > (int)c->p[k].left &&
	       cue_is(c->g, (size_t)i, CUES_CLASS_OF) &&
	       cue_is(c->g, (size_t)i - 1, CUES_CLASS_NEG);
}

/* Is quantity K of a cost, be it one without an id ("unit costs")? */
static bool
is_cost(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	const struct joints_row *r;
	size_t i, n, len;
	int row;

	if (c->a[k].metric != 0)
		return metric_get(c->metrics, c->a[k].metric)->cost;
	r = tab_rows(g->tab, TAB_JOINTS, &n);
	for (i = c->p[k].at + 1; i < c->p[k].right; i++) {
		if (g->v[i].kind != MARK_METRIC)
			continue;
		row = tab_longest(g->tab, TAB_JOINTS,
		    g->lx->word + g->v[i].tok + g->v[i].n - 1, 1, &len);
		if (row >= 0 && r[row].role == JOINTS_ROLE_COST)
			return true;
	}
	return false;
}

/* Is quantity K by how much something raises a cost: "a $5 million headwind to
 * operating expenses"? */
static bool
adverse(const struct clause *c, size_t k)
{
	const struct mark *m = &c->g->v[c->b[k].cue];

	return (m->cls == CUES_CLASS_EFFECT || m->cls == CUES_CLASS_DELTA) &&
	       m->dir < 0 && is_cost(c, k);
}

/* Is quantity K what a loss or an outflow is compared with: "a use of $5
 * million compared to $3 million"? */
static bool
lost_before(const struct clause *c, size_t k)
{
	return c->b[k].base && k > 0 && !c->b[k].own &&
	       c->b[k].row == c->b[k - 1].row && lost(c, k - 1) &&
	       c->a[k - 1].what == WHAT_LEVEL &&
	       clause_num(c, k - 1)->value.neg;
}

/* Are the points of quantity K those that a decrease is compared with: "by 3 to
 * 4 points, compared to 2 to 3 points"? */
static bool
same_way(const struct clause *c, size_t k)
{
	const struct num *n = clause_num(c, k);

	return c->b[k].base && c->b[k].cue < 0 && k > 0 &&
	       (n->kind == NUM_POINTS || n->kind == NUM_BPS) &&
	       clause_num(c, k - 1)->kind == n->kind &&
	       clause_num(c, k - 1)->value.neg;
}

/* A decrease and a loss are negative. */
static void
signs(struct clause *c, size_t k)
{
	struct num *n = &c->nums->v[k];
	const struct bound *b = &c->b[k];
	const struct attr *a = &c->a[k];
	int dir = b->dir;

	if (n->value.neg || (n->flags & (NUM_PAREN | NUM_TIME)) != 0)
		return;
	if ((b->said != NULL && b->said->neg && b->cue < 0) || same_way(c, k)) {
		negate(n);
	} else if (a->what == WHAT_CHANGE || a->what == WHAT_GROWTH) {
		if (b->cue >= 0 && c->g->v[b->cue].cls == CUES_CLASS_BETTER &&
		    is_cost(c, k))
			dir = -dir;
		if (b->cue >= 0 && adverse(c, k))
			dir = 1;
		if (dir < 0 && n->kind != NUM_MULTIPLE)
			negate(n);
	} else if (a->what == WHAT_LEVEL && b->row >= 0 &&
		   (metric_role(c->metrics, b->row) == METRICS_ROLE_LOSS ||
		       lost(c, k) || lost_before(c, k)) &&
		   (n->kind == NUM_MONEY || n->kind == NUM_PER_SHARE)) {
		negate(n);
	}
}

/* A figure without a unit takes the kind and unit of its metric. */
static void
unit(struct clause *c, size_t k)
{
	struct num *n = &c->nums->v[k];
	int id = c->a[k].metric;

	if (id == 0)
		return;
	if (n->kind == NUM_MONEY && n->nnoun == 0 &&
	    (c->b[k].per_share ||
		metric_get(c->metrics, id)->unit == METRIC_PER_SHARE)) {
		char *u = arena_alloc(&c->nums->arena, n->unit.n + 6);

		memcpy(u, n->unit.p, n->unit.n);
		memcpy(u + n->unit.n, "/share", 6);
		n->unit = (struct span){ u, n->unit.n + 6 };
		n->kind = NUM_PER_SHARE;
		return;
	}
	if ((n->flags & NUM_BARE) == 0)
		return;
	switch (metric_get(c->metrics, id)->unit) {
	case METRIC_COUNT:
		/* "a headcount reduction of 700", but "1,000 people, 700 of
		 * whom": as those. */
		if (n->unit.n == 0 || (metric_get(c->metrics, id)->noun.n > 0 &&
					  (k == 0 || c->a[k - 1].metric != id)))
			n->unit = metric_get(c->metrics, id)->noun;
		break;
	case METRIC_DAYS:
		n->kind = NUM_DAYS;
		n->unit = SPAN("days");
		break;
	case METRIC_RATIO:
		n->kind = NUM_MULTIPLE;
		n->unit = SPAN("x");
		break;
	default:
		break;
	}
}

/* A percentage is no level of earnings per share: "tariffs have been at 30%",
 * after them. */
static void
no_rate(struct clause *c, size_t k)
{
	if (c->a[k].what == WHAT_LEVEL &&
	    clause_num(c, k)->kind == NUM_PERCENT &&
	    metric_get(c->metrics, c->a[k].metric)->unit == METRIC_PER_SHARE) {
		c->a[k].metric = 0;
		c->b[k].row = -1;
	}
}

/* All floors for all quantities, in the order in which they lean on each
 * other. */
static void
run(struct clause *c)
{
	size_t k;

	for (k = 0; k < c->n; k++) {
		what_lead(c, k);
		bind_metric(c, k);
		unit(c, k);
		mention_own(c, k);
		what_choose(c, k);
		no_rate(c, k);
	}
	list_respectively(c);
	c->wide = cast_wide(c);
	for (k = 0; k < c->n; k++)
		mood_of(c, k);
	span_times(c);
	for (k = 0; k < c->n; k++) {
		scope_of(c, k);
		cast_basis(c, k);
		signs(c, k);
		c->a[k].row = c->b[k].row;
		c->a[k].base = c->b[k].base;
	}
	/* How long something takes is of no part of the company. */
	for (k = 0; k < c->n; k++)
		if (bear_length(c, k) && c->a[k].metric == 0 &&
		    (clause_num(c, k)->flags & NUM_SCALED) == 0)
			c->a[k].scope.n = 0;
}

struct span
clause_topic(struct clauses *s, const struct group *g,
    const struct sense *sense, int page)
{
	struct clause c = { .g = g,
		.metrics = g->metrics,
		.sense = sense,
		.arena = &s->arena };

	arena_reset(&s->arena);
	return page < 0 ? scope_topic(&c) : scope_page(&c, (size_t)page);
}

struct attr *
clause_bind(struct clauses *s, const struct group *g, struct nums *nums,
    const struct sense *sense)
{
	struct clause c = { .g = g,
		.metrics = g->metrics,
		.nums = nums,
		.sense = sense,
		.n = nums->n,
		.arena = &s->arena };

	arena_reset(&s->arena);
	buf_clear(&s->why);
	c.p = arena_zero(&s->arena, c.n + 1, sizeof(*c.p));
	c.b = arena_zero(&s->arena, c.n + 1, sizeof(*c.b));
	c.a = arena_zero(&s->arena, c.n + 1, sizeof(*c.a));
	if (s->want_why) {
		c.cwhy = 16 * c.n;
		c.why = arena_zero(&s->arena, c.cwhy + 1, sizeof(*c.why));
	}
	gap_split(g, c.p, c.n);
	run(&c);
	if (s->want_why)
		explain(&c, &s->why);
	return c.a;
}

void
clause_free(struct clauses *s)
{
	arena_free(&s->arena);
	buf_free(&s->why);
}
