/* A stream's rows less the columns that a tool adds itself: tx-speakers. */
#ifndef KEEP_H
#define KEEP_H

#include "core/rec.h"

/* Zero-initialise to use. */
struct keep {
	int *col;	/* indexes of the columns kept */
	struct span *f; /* their fields in the current row */
	size_t n;
	bool all; /* none is left out */
	struct buf row;
};

/* Decides which columns of IN are kept: those that do not stand in ADDED (N
 * names). Their names are appended to HEAD, a TAB after each. */
void keep_columns(struct keep *, const struct rec *in, const char *const *added,
    size_t n, struct buf *head);

/* Index of the column NAME among those kept; a missing column ends the run. */
int keep_find(const struct keep *, const struct rec *in, const char *name);

/* The current row of IN as it is to be written; fills f. The view holds until
 * the next row. */
struct span keep_row(struct keep *, const struct rec *in);

void keep_free(struct keep *);

#endif
