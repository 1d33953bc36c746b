/* Basis: GAAP or not. */
#include "numbers/clause_int.h"

/* The basis that the mark I says; NONE for "reported" where that is only the
 * opposite of "excluding ...". */
static enum attr_basis
basis_at(const struct clause *c, size_t i)
{
	switch (c->g->v[i].cls) {
	case CUES_CLASS_GAAP:
		return BASIS_GAAP;
	case CUES_CLASS_ADJUSTED:
	case CUES_CLASS_NONGAAP:
		return BASIS_NON_GAAP;
	case CUES_CLASS_CC:
		return BASIS_CC;
	case CUES_CLASS_REPORTED:
		return c->sense->plain_reported ? BASIS_NONE : BASIS_GAAP;
	default:
		return BASIS_NONE;
	}
}

/* Is the basis at mark I said of the whole sentence: "on a GAAP basis"? */
static bool
clause_wide(const struct clause *c, size_t i)
{
	const struct mark *m = &c->g->v[i];

	return m->n >= 3 && m->cls != CUES_CLASS_CC &&
	       (i + 1 >= c->g->n || c->g->v[i + 1].kind != MARK_METRIC);
}

int
cast_wide(const struct clause *c)
{
	int found = -1;
	size_t i;

	for (i = 0; i < c->g->n; i++) {
		if (!gap_basis(c->g, i) || c->g->v[i].cls == CUES_CLASS_CC)
			continue;
		if (!clause_wide(c, i) || found >= 0)
			return -1;
		found = (int)i;
	}
	return found;
}

/* Does a basis said before, for another figure of the sentence, hold for
 * metric ID? */
static bool
follows(const struct clause *c, int id)
{
	return metric_get(c->metrics, id)->follows_basis;
}

/* The mark of "excluding ..." among the marks FROM to END, of two letters
 * ("ex") only where they may be SHORT; -1: none. */
static int
excludes(const struct clause *c, size_t from, size_t end, bool shrt)
{
	const struct group *g = c->g;

	for (; from < end; from++)
		if (cue_is(g, from, CUES_CLASS_EXCL) &&
		    (shrt || g->lx->tok[g->v[from].tok].n > 2))
			return (int)from;
	return -1;
}

/* "Excluding ...," at the head of the sentence, the metric of quantity K after
 * it: its mark, or -1. */
static int
fronted(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	size_t i, j;

	if (!c->b[k].own || c->b[k].at < 2)
		return -1;
	for (i = 0; i < 2 && !cue_is(g, i, CUES_CLASS_EXCL); i++)
		continue;
	if (i == 2)
		return -1;
	for (j = i; j < (size_t)c->b[k].at && j < NEAR_MARK; j++)
		if (g->v[j + 1].kind == MARK_COMMA)
			return (int)i;
	return -1;
}

/* Does what is excluded from mark I on speak of currencies alone? */
static bool
of_money(const struct clause *c, size_t i)
{
	const struct group *g = c->g;
	const struct scopes_row *r;
	size_t t, len, n, end = i + NEAR_MARK;
	int row;

	r = tab_rows(g->tab, TAB_SCOPES, &n);
	for (; i < g->n && i < end && g->v[i].kind != MARK_COMMA; i++) {
		if (cue_is(g, i, CUES_CLASS_AND))
			return false;
		for (t = g->v[i].tok; t < g->v[i].tok + g->v[i].n; t++) {
			row = tab_longest(g->tab, TAB_SCOPES, g->lx->word + t,
			    g->v[i].tok + g->v[i].n - t, &len);
			if (row >= 0 && r[row].class == SCOPES_CLASS_MONEY)
				return true;
		}
	}
	return false;
}

/* Is quantity K what would have been? */
static bool
unreal(const struct clause *c, size_t k)
{
	size_t i;

	for (i = c->p[k].left; i < c->p[k].at; i++)
		if (c->g->v[i].kind == MARK_CUE &&
		    c->g->v[i].mood == CUES_MOOD_UNREAL)
			return true;
	return false;
}

/* The basis that quantity K has by what it leaves out, or NONE. */
static enum attr_basis
without(const struct clause *c, size_t k)
{
	const struct attr *a = &c->a[k];
	const struct place *p = &c->p[k];
	bool revenue = a->metric == c->sense->revenue;
	bool rate = a->what != WHAT_LEVEL ||
		    clause_num(c, k)->kind == NUM_PERCENT;
	int i;

	if (!follows(c, a->metric) &&
	    !metric_get(c->metrics, a->metric)->growth &&
	    !(revenue && a->what == WHAT_GROWTH))
		return BASIS_NONE;
	i = fronted(c, k);
	if (i < 0 && c->b[k].own && c->b[k].at > 1 &&
	    cue_is(c->g, (size_t)c->b[k].at - 2, CUES_CLASS_EXCL))
		i = c->b[k].at - 2; /* "ex-items expenses" */
	if (i < 0 && rate)
		i = excludes(c, p->left, p->right, !revenue);
	if (i >= 0)
		return of_money(c, (size_t)i) && a->what == WHAT_GROWTH
			   ? BASIS_CC
			   : BASIS_NON_GAAP;
	return unreal(c, k) ? BASIS_NON_GAAP : BASIS_NONE;
}

/* Is the basis at mark I that of the second of two names of one metric:
 * "Sales and adjusted sales"? */
static bool
second(const struct clause *c, size_t i)
{
	const struct mark *v = c->g->v;

	return i >= 2 && i + 1 < c->g->n && v[i + 1].kind == MARK_METRIC &&
	       cue_is(c->g, i - 1, CUES_CLASS_AND) &&
	       v[i - 2].kind == MARK_METRIC &&
	       metric_of(c->metrics, v[i - 2].ref, METRIC_ANY) ==
		   metric_of(c->metrics, v[i + 1].ref, METRIC_ANY);
}

/* Is the basis at mark I that of another metric than quantity K's, which
 * stands before it: "Revenue and adjusted EBITDA"? */
static bool
of_other(const struct clause *c, size_t k, size_t i)
{
	return c->b[k].own && c->b[k].at >= 0 && c->b[k].at < (int)i &&
	       cue_is(c->g, i - 1, CUES_CLASS_AND) && i + 1 < c->g->n &&
	       c->g->v[i + 1].kind == MARK_METRIC;
}

/* The mark of the basis among the quantity's own words, that of its metric, the
 * nearest before it or the first after it; -1: none. */
static int
own_basis(const struct clause *c, size_t k)
{
	const struct place *p = &c->p[k];
	size_t i;

	if (c->b[k].own && c->b[k].at > 0 && c->b[k].at < (int)p->at &&
	    gap_basis(c->g, (size_t)c->b[k].at - 1) &&
	    !second(c, (size_t)c->b[k].at - 1))
		return c->b[k].at - 1;

	for (i = p->at + 1; i < p->right; i++)
		if (gap_basis(c->g, i) &&
		    (i + 1 >= p->right || c->g->v[i + 1].kind != MARK_METRIC ||
			c->b[k].at == (int)i + 1))
			return (int)i;
	for (i = gap_told(c->g, p); i-- > p->left;)
		if (gap_basis(c->g, i) && !second(c, i) && !of_other(c, k, i))
			return (int)i;
	return -1;
}

/* Does no semicolon stand between quantity K and the one before? */
static bool
joined(const struct clause *c, size_t k)
{
	size_t i;

	for (i = c->p[k - 1].at + 1; i < c->p[k].at; i++)
		if (c->g->v[i].kind == MARK_STOP)
			return false;
	return true;
}

/* In a talk that gives figures as reported and adjusted side by side: is
 * quantity K the second of such a pair, "plus 13 and plus 9"? */
static bool
second_column(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	bool and = false;
	size_t i;

	if (!c->sense->plain_reported || c->sense->talk || k == 0 ||
	    clause_num(c, k)->kind != NUM_BPS ||
	    clause_num(c, k - 1)->kind != NUM_BPS ||
	    c->a[k - 1].basis != BASIS_NONE)
		return false;
	for (i = c->p[k - 1].at + 1; i < c->p[k].at; i++)
		if (cue_is(g, i, CUES_CLASS_AND))
			and = true;
		else if (cue_of(&g->v[i]) != CUES_CLASS_CHANGE &&
			 !gap_hedge(g, i))
			return false;
	return and;
}

/* Is quantity K a figure that a statement on the basis of all set apart, such
 * as "except for revenue and segment results"? No outlook is. */
static bool
set_apart(const struct clause *c, size_t k)
{
	const struct apart *s = &c->sense->apart;
	const struct attr *a = &c->a[k];

	if (s->basis == BASIS_NONE || a->mood != MOOD_ACTUAL ||
	    (!c->b[k].own && k > 0))
		return false;
	return (s->id[a->metric / 64 % 4] >> a->metric % 64 & 1) != 0 ||
	       (s->segment && a->scope.n > 0 && follows(c, a->metric));
}

/* Does the first quantity speak of the last one said: "This reflects ...", "The
 * 90 basis points decrease" of it or of its rate? */
static bool
speaks_back(const struct clause *c)
{
	const struct place *p = &c->p[0];
	int id = c->a[0].metric, last = c->sense->last.metric, num, den;

	if (!c->sense->last.set || c->sense->last.basis == BASIS_CC)
		return false;
	if (c->b[0].point && c->b[0].subject < 0)
		return (id == last && c->sense->last.basis == BASIS_NON_GAAP) ||
		       (follows(c, id) && follows(c, last));
	if (p->left + 1 < p->at || !follows(c, id))
		return false;
	return c->sense->last.row == c->b[0].row ||
	       (metric_ratio(c->metrics, id, &num, &den) && num == last);
}

/* The basis that quantity K, of a metric, takes from what was said before. */
static void
carried(struct clause *c, size_t k)
{
	struct attr *a = &c->a[k];

	if (set_apart(c, k)) {
		a->basis = c->sense->apart.basis;
		return;
	}
	if (k == 0 && speaks_back(c)) {
		a->basis = c->sense->last.basis;
		return;
	}
	if (second_column(c, k)) {
		a->basis = BASIS_NON_GAAP;
		return;
	}
	if (c->sense->plain_reported && k > 0 && !joined(c, k))
		return;
	if (k > 0 && c->a[k - 1].basis != BASIS_CC &&
	    c->a[k - 1].basis != BASIS_NONE &&
	    (follows(c, a->metric) || c->a[k - 1].metric == a->metric)) {
		a->basis = c->a[k - 1].basis;
		return;
	}
	if (k > 1 && c->a[k - 1].basis == BASIS_CC &&
	    c->a[k - 2].metric == a->metric && c->a[k - 2].basis != BASIS_CC)
		a->basis = c->a[k - 2].basis;
	/* Outlooks and targets are not on the basis of figures reported. */
	if (c->sense->basis == BASIS_GAAP && a->mood != MOOD_ACTUAL)
		return;
	if (a->basis == BASIS_NONE &&
	    (follows(c, a->metric) ||
		(c->sense->basis_all &&
		    !metric_get(c->metrics, a->metric)->stock &&
		    a->metric == c->sense->revenue)))
		a->basis = c->sense->basis;
}

/* Does the basis of the sentence begin what is said of the quantity after K:
 * "10% and, on an adjusted basis, 12%"? */
static bool
of_next(const struct clause *c, size_t k)
{
	return k + 1 < c->n && c->wide > (int)c->p[k].at &&
	       c->wide < (int)c->p[k + 1].at && c->wide >= (int)c->p[k].right;
}

/* Is the basis at mark I beside the reported one: "on both the reported and the
 * constant currency basis"? */
static bool
beside_reported(const struct clause *c, size_t i)
{
	i -= i > 0 && cue_is(c->g, i - 1, CUES_CLASS_DET);
	return i > 1 && cue_is(c->g, i - 1, CUES_CLASS_AND) &&
	       (cue_is(c->g, i - 2, CUES_CLASS_STATE) ||
		   cue_is(c->g, i - 2, CUES_CLASS_REPORTED));
}

/* The first of two bases side by side before quantity K, "GAAP and non-GAAP
 * margins of 74% and 75%": its mark, the second two on; -1: none. */
static int
side_by_side(const struct clause *c, size_t k)
{
	int i = own_basis(c, k);

	return i >= 2 && i < (int)c->p[k].at &&
		       cue_is(c->g, (size_t)i - 1, CUES_CLASS_AND) &&
		       gap_basis(c->g, (size_t)i - 2)
		   ? i - 2
		   : -1;
}

/* Is quantity K the second of two that "and" joins? */
static bool
second_figure(const struct clause *c, size_t k)
{
	return k > 0 && k < c->n && c->b[k].lead == LEAD_AND &&
	       c->p[k].at - c->p[k - 1].at <= 3;
}

/* Gives quantity K its own of two bases side by side, none where one figure
 * stands for both; false when there are none. */
static bool
shared_out(struct clause *c, size_t k)
{
	int i;

	if ((i = side_by_side(c, k)) >= 0) {
		if (!second_figure(c, k + 1))
			return true;
	} else if (second_figure(c, k) && (i = side_by_side(c, k - 1)) >= 0) {
		i += 2;
	} else {
		return false;
	}
	c->a[k].basis = basis_at(c, (size_t)i);
	clause_why(c, k, "basis", i);
	return true;
}

void
cast_basis(struct clause *c, size_t k)
{
	struct attr *a = &c->a[k];
	int i = own_basis(c, k);

	if (shared_out(c, k))
		return;
	if (i < 0 && c->b[k].said != NULL &&
	    c->b[k].said->a.mood != MOOD_MODEL) {
		a->basis = c->b[k].said->a.basis;
		return;
	}
	if (i >= 0) {
		a->basis = basis_at(c, (size_t)i);
		/* Constant currency is said of a growth, and alone: not "on a
		 * reported and constant currency basis". */
		if (a->basis == BASIS_CC &&
		    (a->what == WHAT_LEVEL || beside_reported(c, (size_t)i)))
			a->basis = BASIS_NONE;
		clause_why(c, k, "basis", i);
		return;
	}
	if (a->metric == 0)
		return;
	if (c->b[k].incl) {
		a->basis = k > 0 ? c->a[k - 1].basis : c->sense->last.basis;
		return;
	}
	if ((a->basis = without(c, k)) != BASIS_NONE)
		return;
	if (c->wide >= 0 && !of_next(c, k) &&
	    basis_at(c, (size_t)c->wide) != BASIS_NONE) {
		a->basis = basis_at(c, (size_t)c->wide);
		clause_why(c, k, "basis", c->wide);
		return;
	}
	carried(c, k);
}
