/* The tie-out: claims held against facts. tx-join. */
#ifndef TIE_H
#define TIE_H

#include "core/run.h"

struct tie_opts {
	bool self;	      /* claims are facts for each other too */
	bool summary;	      /* a row a document, not a row a claim */
	const char *lexicon;  /* rows more for the metrics, or NULL */
	const char *synonyms; /* rows more for the scopes, or NULL */
};

/* Reads the run's operands, claims first, then facts, and writes the claims
 * with what is said of each: tie tie_value tie_diff tie_doc tie_line tie_col
 * tie_how. Under --strict each claim that is off is told and the status is
 * 1. */
void tie_run(struct run *, const struct tie_opts *);

#endif
