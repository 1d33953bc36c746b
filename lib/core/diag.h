/* Every message about input: a code, a place, a text from diag.def. */
#ifndef DIAG_H
#define DIAG_H

#include "core/tx.h"

/* What a message does to the exit status. */
enum diag_level {
	DIAG_NOTE,   /* told; no effect */
	DIAG_DOUBT,  /* row written all the same; 1 under --strict */
	DIAG_REJECT, /* a record or an operand set aside: 1 */
	DIAG_START,  /* cannot start: 2, or 3 once something was written */
	DIAG_STOP    /* stopped part-way: 3 */
};

enum diag_code {
#define DIAG(code, level, text) code,
#include "core/diag.def"
#undef DIAG
	DIAG_CODES
};

struct out;

/* Where the messages of one run go, and the worst seen. */
struct diag {
	const char *tool;
	struct out *out; /* flushed before a stop; may be NULL */
	int status;	 /* worst so far, TX_OK to TX_DATA */
	bool strict;	 /* a doubt counts as TX_DATA */
	bool quiet;	 /* only what changes the status is told */
};

/* Tells CODE at FILE:LINE:COL (FILE may be NULL, LINE and COL 0: left out)
 * with the arguments that its text names: %s a const char *, %b a struct span
 * (by value), %u a uint64_t, %c an int byte. Bytes of data are made visible.
 * Codes of level DIAG_START and DIAG_STOP do not return: whole rows that wait
 * are written (on a stop) or dropped (on a start), and the process ends. */
void diag(struct diag *, enum diag_code, const char *file, uint64_t line,
    uint64_t col, ...);

/* Ends the run: 2 while nothing was written, else 3. For messages that the
 * caller wrote itself. */
_Noreturn void diag_die(struct diag *, enum diag_level);

#endif
