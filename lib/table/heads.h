/* Headings while they are read: head, headgroup only. */
#ifndef HEADS_H
#define HEADS_H

#include "table/block.h"

#define DP_COLS 64 /* wider tables take each heading's nearest column */

/* One heading over columns C0 to C1. */
struct over {
	struct span text;
	unsigned c0, c1;
	unsigned level; /* lines from the lowest up */
	bool ruled;	/* a drawn line stands below it */
};

struct heads {
	struct block *b;
	const struct part *pt;
	struct table *t;
	struct over *v;
	size_t n, cap;
	unsigned level;
	bool ruled;
	bool inner[GRID_COLS + 1];   /* no wider heading may begin there */
	const struct line_row *rule; /* the drawn line below the next line */
};

/* Twice the middle of the columns C0 to C1. */
int heads_mid(const struct table *, unsigned c0, unsigned c1);

/* The column whose middle is nearest to that of P. */
unsigned heads_nearest(const struct table *, const struct piece *p);

/* Groups the columns, DP_COLS at most, under K headings P, in order, each
 * group as near under its heading as can be, of as many columns where that is
 * about as near: C0, C1. The lowest line has a heading a column. */
void heads_group(const struct heads *, const struct piece **p, unsigned k,
    unsigned *c0, unsigned *c1, bool lowest);

#endif
