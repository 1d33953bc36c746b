/* Documents in a stream, one a line: `id<TAB>text`, the text's line ends,
 * TABs and backslashes as \n \t \\: tx-split. */
#ifndef RECORDS_H
#define RECORDS_H

#include "core/run.h"

/* Zero-initialise. */
struct record {
	const char *id;	 /* until the next one */
	struct buf name; /* its bytes */
	struct buf text; /* escapes undone */
};

/* Reads the next document of IN: true, or false at the end. A line without a
 * TAB, or with an unknown escape, is told and set aside. */
bool record_next(struct record *, struct run *, struct src *in);

void record_free(struct record *);

#endif
