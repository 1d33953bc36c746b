/* Which id a phrase of the lexicon means for a quantity. */
#include "numbers/bind.h"

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

bool
bind_per_share(const struct num *n)
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
	if (bind_per_share(n) &&
	    (id = metric_of(c->metrics, row, METRIC_PER_SHARE)) != 0)
		return id;
	if (unit == METRIC_PERCENT) {
		/* Points are of a rate, percentages of either, parts of a
		 * whole of what the words say. */
		if (c->b[k].of_at < 0 &&
		    (n->kind != NUM_PERCENT || c->b[k].cue < 0))
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
	if (unit == METRIC_RATIO &&
	    (id = metric_of(c->metrics, row, unit)) == 0)
		return metric_of(c->metrics, row, METRIC_ANY);
	return metric_of(c->metrics, row, unit);
}

/* The row of the metric at mark I for quantity K: where the talk named one in
 * full, its last word alone means the same ("operating margin", then "the
 * margin"). */
static int
full_row(const struct clause *c, size_t k, size_t i)
{
	const struct sense *s = c->sense;
	const struct said *o;
	int row = c->g->v[i].ref;
	size_t j;

	if (!s->talk || metric_role(c->metrics, row) != METRICS_ROLE_WEAK ||
	    (i > 0 && c->g->v[i - 1].kind == MARK_NOUN &&
		!gap_plain(c->g, i - 1)))
		return row;
	for (j = s->nsaid; j > 0 && s->nsaid - j < SAID; j--) {
		o = &s->said[(j - 1) % SAID];
		if (o->exch != s->exch)
			break;
		if (o->a.row >= 0 && o->a.row != row &&
		    metric_role(c->metrics, o->a.row) == METRICS_ROLE_NONE &&
		    metric_ends(c->metrics, o->a.row, row) &&
		    bind_id(c, k, o->a.row) != 0)
			return o->a.row;
	}
	return row;
}

/* The profit that the sentence named before quantity K as the last metric, 0
 * for another metric or none. */
static int
profit_before(const struct clause *c, size_t k)
{
	const struct metric *m;

	while (k > 0)
		if (c->a[--k].metric != 0 && c->b[k].own) {
			m = metric_get(c->metrics, c->a[k].metric);
			return m->unit == METRIC_MONEY && !m->stock &&
				       !m->cost && m->sum.n > 0
				   ? c->a[k].metric
				   : 0;
		}
	return 0;
}

/* The id of ROW for quantity K; a margin by a bare word is that of the profit
 * before it, 0 when that has none with an id: "EBITDA was $10 million, a margin
 * of 12%". */
static int
margin_of(const struct clause *c, size_t k, int row)
{
	int id = bind_id(c, k, row), profit, num, den, i;

	if (metric_role(c->metrics, row) != METRICS_ROLE_WEAK ||
	    metric_get(c->metrics, id)->unit != METRIC_PERCENT ||
	    !metric_ratio(c->metrics, id, &num, &den) ||
	    (profit = profit_before(c, k)) == 0)
		return id;
	for (i = 1; i < metric_count(c->metrics); i++)
		if (metric_get(c->metrics, i)->unit == METRIC_PERCENT &&
		    metric_ratio(c->metrics, i, &num, &den) && num == profit)
			return i;
	return 0;
}

/* The row that tells on which basis quantity K, a growth of revenue, is said:
 * "sales rose 5% on a comp basis"; else ROW. */
static int
basis_row(const struct clause *c, size_t k, int row)
{
	size_t i;

	if (clause_num(c, k)->kind != NUM_PERCENT ||
	    bind_id(c, k, row) != c->sense->revenue)
		return row;
	for (i = c->p[k].left; i < c->p[k].right; i++)
		if (c->g->v[i].kind == MARK_METRIC &&
		    metric_role(c->metrics, c->g->v[i].ref) ==
			METRICS_ROLE_BASIS)
			return c->g->v[i].ref;
	return row;
}

int
bind_meant(const struct clause *c, size_t k, size_t i, int *row)
{
	*row = basis_row(c, k, full_row(c, k, i));
	return margin_of(c, k, *row);
}
