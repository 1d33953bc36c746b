/* Rows of segments, numbered; those of a document's head wait until its facts
 * are known: seg. */
#ifndef SEGOUT_H
#define SEGOUT_H

#include "text/norm.h"
#include "core/out.h"

/* One segment. */
struct segment {
	struct span sect, kind;
	uint64_t para, sent;	   /* 0: none */
	struct span text;	   /* clean: no control bytes */
	const struct place *place; /* its bytes' places: those of a longer */
	size_t nplace;		   /* text, in which it begins … */
	size_t at;		   /* … at this byte */
};

/* Zero-initialise and set out; lives from document to document. */
struct segout {
	struct out *out;
	struct buf id;	  /* of the document, clean */
	uint64_t seg;	  /* rows written */
	bool wait;	  /* rows wait in early */
	struct buf early; /* rows without document and number */
};

/* Begins the document ID; rows wait from now on. */
void segout_begin(struct segout *, struct span id);

/* Appends the row of S, without document and number, to B. */
void segout_put(struct buf *, const struct segment *s);

/* Writes the row of S; or keeps it while rows wait. */
void segout_row(struct segout *, const struct segment *s);

/* Writes the rows that segout_put left in B, or keeps them. */
void segout_rows(struct segout *, struct span b);

/* Writes the row of S at once, before those that wait. */
void segout_first(struct segout *, const struct segment *s);

/* Writes the rows that wait; later ones go through. */
void segout_release(struct segout *);

void segout_free(struct segout *);

#endif
