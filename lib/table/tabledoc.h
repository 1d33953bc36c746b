/* The tables of a document, from its bytes to rows: tx-table. */
#ifndef TABLEDOC_H
#define TABLEDOC_H

#include "table/cellout.h"
#include "text/doc.h"

struct tabledoc;

/* A reader that writes to OUT: cells, or sums where CHECK. CAL is the fiscal
 * calendar if it was given, else NULL; it must hold. */
struct tabledoc *tabledoc_new(const struct tab *, struct out *out, bool check,
    const struct calendar *cal);

/* Reads the document that has begun in D. */
void tabledoc_read(struct tabledoc *, struct doc *d);

void tabledoc_free(struct tabledoc *);

#endif
