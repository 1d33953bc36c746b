/* Segments or plain lines to rows of quantities: tx-numbers. */
#ifndef CLAIMS_H
#define CLAIMS_H

#include "core/rec.h"

struct claims_opts {
	const char *lexicon;  /* --lexicon FILE, or NULL */
	const char *year_end; /* --fiscal-year-end MM-DD, or NULL */
	bool why;	      /* a column with the words that decided */
	bool plain;	      /* each line is a text */
	bool metrics;	      /* list the metrics, read nothing */
};

/* Reads the run's operands and writes their quantities. */
void claims_run(struct run *, const struct claims_opts *);

#endif
