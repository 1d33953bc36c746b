/* From rows to figures. Included by tie*.c alone. */
#ifndef TIEREAD_H
#define TIEREAD_H

#include "core/rec.h"
#include "join/tieint.h"

/* Where the columns of a stream stand; -1: it has none of that name. */
struct tie_cols {
	int doc, line, col, value, hi, ulp, approx, unit, what, metric, scope,
	    basis, period, vs, of, mood;
};

void tie_cols(struct tie_cols *, const struct rec *);

/* Ends the run (2) when a column that claims need is missing. */
void tie_need_claims(const struct tie_cols *, const struct rec *);

/* The row that the stream holds as a figure whose spans are views of the row;
 * false when it has no value that could be compared. */
bool tie_read_item(struct tie *, const struct tie_cols *, const struct rec *,
    struct tie_item *);

/* Copies what the figure's spans show into the arena. */
void tie_keep(struct tie *, struct arena *, struct tie_item *);

/* The metrics of "a + b - c" into P: their number. */
size_t tie_read_sum(
    const struct metrics *, struct span s, struct metric_part *p, size_t cap);

#endif
