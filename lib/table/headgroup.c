/* Which columns a line of headings groups. */
#include "table/heads.h"

#define EVEN 4	     /* cost of a heading over as many columns as others */
#define UNCOVERED 12 /* cost of a column that a spanning line leaves out */
#define GROUPED 5    /* the same where a lower line shows the groups */
#define ACROSS 30    /* cost of an end inside a group of a lower line */
#define WIDE 6	     /* cost of a column more under one of the lowest line */

int
heads_mid(const struct table *t, unsigned c0, unsigned c1)
{
	return (int)(t->col[c0].x0 + t->col[c1].x1);
}

static int
off(const struct table *t, const struct piece *p, unsigned c0, unsigned c1)
{
	int d = heads_mid(t, c0, c1) - (int)(p->x0 + p->x1);

	return d < 0 ? -d : d;
}

unsigned
heads_nearest(const struct table *t, const struct piece *p)
{
	unsigned i, best = 0;

	for (i = 1; i < t->ncol; i++)
		if (off(t, p, i, i) < off(t, p, best, best))
			best = i;
	return best;
}

/* Groups the columns each as near under its heading as can be. */
static void
group(const struct heads *h, const struct piece **p, unsigned k, unsigned *c0,
    unsigned *c1, bool lowest)
{
	const struct table *t = h->t;
	int cost[DP_COLS + 1][DP_COLS + 1], c;
	unsigned char from[DP_COLS + 1][DP_COLS + 1];
	unsigned i, j, a, n = t->ncol;
	const int wide = lowest ? WIDE : 0;
	int uncovered = lowest ? 0 : UNCOVERED;

	for (j = 0; j <= n; j++)
		if (h->inner[j] && !lowest)
			uncovered = GROUPED;
	for (j = 0; j <= n; j++)
		cost[0][j] = (int)j * uncovered;
	for (i = 1; i <= k; i++) {
		for (j = 0; j <= n; j++) {
			cost[i][j] = INT32_MAX / 2;
			from[i][j] = 0;
			if (j < i)
				continue;
			if (cost[i][j - 1] + uncovered < cost[i][j]) {
				cost[i][j] = cost[i][j - 1] + uncovered;
				from[i][j] = 255;
			}
			for (a = j; a >= i; a--) {
				c = cost[i - 1][a - 1] +
				    off(t, p[i - 1], a - 1, j - 1) +
				    wide * (int)(j - a) +
				    ACROSS * (h->inner[a - 1] + h->inner[j]);
				if (c < cost[i][j]) {
					cost[i][j] = c;
					from[i][j] = (unsigned char)a;
				}
			}
		}
	}
	for (i = k, j = n; i > 0;) {
		if (from[i][j] == 255) {
			j--;
			continue;
		}
		c0[i - 1] = (unsigned)from[i][j] - 1;
		c1[i - 1] = j - 1;
		j = (unsigned)from[i][j] - 1;
		i--;
	}
}

/* As many columns to each of K headings, where that is about as near: C0, C1.
 */
static void
evenly(const struct heads *h, const struct piece **p, unsigned k, unsigned *c0,
    unsigned *c1)
{
	unsigned i, a, n = h->t->ncol / k;
	int cost = 0;

	if (h->t->ncol % k != 0)
		return;
	for (i = 0; i < k; i++) {
		a = i * n;
		if (h->inner[a])
			return;
		cost += off(h->t, p[i], a, a + n - 1) -
			off(h->t, p[i], c0[i], c1[i]);
	}
	if (cost > EVEN * (int)k)
		return;
	for (i = 0; i < k; i++) {
		c0[i] = i * n;
		c1[i] = c0[i] + n - 1;
	}
}

void
heads_group(const struct heads *h, const struct piece **p, unsigned k,
    unsigned *c0, unsigned *c1, bool lowest)
{
	group(h, p, k, c0, c1, lowest);
	if (!lowest && k > 1)
		evenly(h, p, k, c0, c1);
}
