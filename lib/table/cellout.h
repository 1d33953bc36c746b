/* The rows that tx-table writes. */
#ifndef CELLOUT_H
#define CELLOUT_H

#include "core/out.h"
#include "table/sums.h"

#define CELLOUT_CELLS \
	"doc\ttable\ttitle\trow\tpath\tlabel\tcol\thead\tline\tccol\t" \
	"surface\tvalue\tulp\tunit\tmetric\tscope\tbasis\tperiod\tnote\teleme" \
	"nt"
#define CELLOUT_SUMS \
	"doc\ttable\ttitle\tpath\tlabel\tcol\thead\tline\tccol\tcheck\t" \
	"value\tsum\tdiff\tterms"

/* Where rows go, of which document (its id without control bytes), which
 * table. */
struct cellout {
	struct out *out;
	struct span doc;
	uint64_t table;
	struct facts *facts;
	struct table *t;
	struct fact was;     /* of the cell before */
	struct span element; /* its own */
	uint64_t at;	     /* the line of the cell before */
	struct span line;    /* its text */
	char text[24];
	struct cellout_col *col;
	struct buf b, head;
};

/* Writes every cell of the table that the facts have read. */
void cellout_cells(struct cellout *);

/* Writes its sums. */
void cellout_sums(struct cellout *);

#endif
