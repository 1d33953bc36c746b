/* Lists that run side by side: "IPG and SLT grew 5% and 6%, respectively". */
#include "numbers/bind.h"
#include "numbers/scope.h"

#define LIST 8 /* members of the longest list */

/* The last quantity before the mark RESP, at or after *LAST, which gets its
 * index, and how many before it stand in a row with it: their number, 0 for no
 * list. */
static size_t
row_before(const struct clause *c, size_t resp, size_t *last)
{
	size_t k = *last, n = 1;

	while (k < c->n && c->p[k].at < resp)
		k++;
	if (k == 0)
		return 0;
	*last = --k;
	while (k > 0 && n < LIST && c->b[k].lead == LEAD_AND &&
	       c->p[k].at - c->p[k - 1].at <= 3 && !c->b[k].own) {
		k--;
		n++;
	}
	return n < 2 ? 0 : n;
}

/* Does "and" or a comma join the noun at mark I to another? */
static bool
in_list(const struct group *g, size_t i)
{
	return ((cue_is(g, i + 1, CUES_CLASS_AND) ||
		    g->v[i + 1].kind == MARK_COMMA) &&
		   g->v[i + 2].kind == MARK_NOUN) ||
	       (i > 1 &&
		   (cue_is(g, i - 1, CUES_CLASS_AND) ||
		       g->v[i - 1].kind == MARK_COMMA) &&
		   g->v[i - 2].kind == MARK_NOUN);
}

/* Marks of KIND before the mark AT, not past LEFT, the last N of them in
 * order; false when there are fewer. */
static bool
members(const struct clause *c, size_t left, size_t at, enum mark_kind kind,
    size_t n, size_t *v)
{
	size_t i;

	for (i = at; i-- > left && n > 0;)
		if (c->g->v[i].kind == kind &&
		    (kind != MARK_NOUN ||
			(!gap_plain(c->g, i) &&
			    (scope_like(c, i) || in_list(c->g, i)))))
			v[--n] = i;
	return n == 0;
}

/* The last N times that stand side by side before the first quantity ("for the
 * fourth quarter and fiscal year"), or those of the N quantities before FIRST;
 * false when there are none. */
static bool
times_before(const struct clause *c, size_t first, size_t n, int *v)
{
	const struct group *g = c->g;
	size_t i;

	if (n == 2 && first >= 2 && c->b[first - 2].time >= 0 &&
	    c->b[first - 1].time >= 0 &&
	    c->b[first - 2].time != c->b[first - 1].time) {
		v[0] = c->b[first - 2].time;
		v[1] = c->b[first - 1].time;
		return true;
	}
	for (i = 0; n == 2 && i + 2 < c->p[0].at; i++)
		if (g->v[i].kind == MARK_WHEN &&
		    cue_is(g, i + 1, CUES_CLASS_AND) &&
		    (g->v[i + 2].kind == MARK_WHEN)) {
			v[0] = (int)i;
			v[1] = (int)i + 2;
			return true;
		}
	return false;
}

/* Gives the pairs of quantities up to LAST the two times V. */
static void
pair_times(struct clause *c, size_t last, const int *v)
{
	size_t k;

	for (k = last; k > 0 && c->b[k].lead == LEAD_AND; k -= 2) {
		c->b[k].time = v[1];
		c->b[k - 1].time = v[0];
		if (k < 2)
			return;
	}
}

/* Gives the quantities from FIRST on the metrics, parts or times of N marks. */
static void
share_out(struct clause *c, size_t first, size_t n)
{
	const struct group *g = c->g;
	size_t left = c->p[first].left, at = c->p[first].at, v[LIST], i;
	int t[2];

	if (members(c, left, at, MARK_METRIC, n, v)) {
		for (i = 0; i < n; i++) {
			c->b[first + i].row = g->v[v[i]].ref;
			c->b[first + i].at = (int)v[i];
			c->b[first + i].own = true;
			c->a[first + i].metric = bind_id(
			    c, first + i, g->v[v[i]].ref);
			clause_why(c, first + i, "metric", (int)v[i]);
		}
	} else if (members(c, left, at, MARK_NOUN, n, v)) {
		for (i = 0; i < n; i++) {
			c->b[first + i].subject = (int)v[i];
			c->b[first + i].listed = true;
		}
	}
	if (members(c, left, at, MARK_WHEN, n, v))
		for (i = 0; i < n; i++)
			c->b[first + i].time = (int)v[i];
	else if (times_before(c, first, n, t))
		pair_times(c, first + 1, t);
}

/* Are quantities K and K + 1 what two metrics before them are, "Revenue and net
 * income were $10 million and $4 million"? */
static bool
two_and_two(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	size_t i = c->p[k].at, n = 0;

	if (k + 1 >= c->n || c->b[k + 1].lead != LEAD_AND || c->b[k + 1].own ||
	    c->p[k + 1].at - i > 3 ||
	    clause_num(c, k)->kind != clause_num(c, k + 1)->kind)
		return false;
	while (i > c->p[k].left && gap_hedge(g, i - 1))
		i--;
	if (i < 4 || !(cue_is(g, i - 1, CUES_CLASS_BE) ||
			 cue_is(g, i - 1, CUES_CLASS_STATE)))
		return false;
	for (i--; i-- > c->p[k].left && n < 3;)
		if (gap_basis(g, i))
			continue;
		else if (n == 1 ? cue_is(g, i, CUES_CLASS_AND)
				: g->v[i].kind == MARK_METRIC)
			n++;
		else
			return false;
	return n == 3;
}

void
list_respectively(struct clause *c)
{
	size_t i, n, last = 0;

	for (i = 0; i + 1 < c->n; i++)
		if (two_and_two(c, i))
			share_out(c, i, 2);
	for (i = 0; i < c->g->n; i++) {
		if (!cue_is(c->g, i, CUES_CLASS_RESP))
			continue;
		n = row_before(c, i, &last);
		if (n > 0)
			share_out(c, last + 1 - n, n);
	}
}
