/* Joins of two streams by named columns. tx-join. */
#ifndef JOIN_H
#define JOIN_H

#include "core/run.h"

enum join_how {
	JOIN_INNER,
	JOIN_LEFT,
	JOIN_RIGHT,
	JOIN_FULL,
	JOIN_SEMI,
	JOIN_ANTI
};

/* What is done with rows of the right side that have one key. */
enum join_unique { JOIN_ALL, JOIN_FIRST, JOIN_LAST, JOIN_ERROR };

struct join_opts {
	const char *keys;   /* as key_parse reads them */
	const char *fields; /* columns of the output, or NULL: all */
	const char *suffix; /* of right columns whose name the left has */
	enum join_how how;
	enum join_unique unique;
	unsigned norm; /* KEY_TRIM and the like */
	bool empty;    /* empty keys match each other */
	bool sorted;   /* both sides are in order: merge */
	bool stats;    /* tell how many rows met */
};

/* Joins the run's two operands, LEFT and RIGHT. The right side is held (key
 * and wanted columns), the left streamed, unless both are sorted. */
void join_run(struct run *, const struct join_opts *);

#endif
