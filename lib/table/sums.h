/* Which rows of a table add up to which, column by column. tx-table. */
#ifndef SUMS_H
#define SUMS_H

#include "table/fact.h"

enum sum_state { SUM_HOLDS, SUM_ROUNDS, SUM_OFF };

/* One term: a row of the table, added or taken off. */
struct sum_term {
	size_t row;
	bool minus;
};

/* One sum in one column. Figures are whole numbers of 10^-PLACES, before the
 * table's scale. */
struct sum {
	size_t row; /* the total */
	unsigned col;
	const struct sum_term *term;
	size_t n;
	int64_t value, sum;
	unsigned places;
	enum sum_state state;
};

/* Tells FN every sum of the table that F has read, in order. */
void sums_find(const struct facts *f, const struct table *t,
    void (*fn)(void *, const struct sum *), void *arg);

/* The cell of row R in column COL, NULL for none. */
const struct cell *sums_cell(const struct table *t, size_t r, unsigned col);

#endif
