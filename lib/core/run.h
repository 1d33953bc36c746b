/* What every tool shares: options, operands, start, end. Tools only. */
#ifndef RUN_H
#define RUN_H

#include "core/diag.h"
#include "core/out.h"
#include "core/src.h"

struct run;

/* One option of a tool or of all of them; a table ends with a zero row. */
struct opt {
	int letter;	  /* short name, or a value over 255 for none */
	const char *name; /* long name */
	const char *arg;  /* name of its argument in the help, or NULL */
	const char *help; /* one line */
};

/* One tool, for usage and help. */
struct tool {
	const char *name;
	const char *operands;	/* "[FILE ...]" */
	const char *what;	/* one sentence */
	const struct opt *opts; /* its own, sorted by long name */
	/* Sets option C to VAL in ARG; on a bad value calls run_usage. */
	void (*set)(struct run *, void *arg, int c, const char *val);
};

struct run {
	const struct tool *tool;
	struct diag diag;
	struct out out;
	bool no_header;	     /* --no-header: write none */
	const char *header;  /* --header=NAMES: the input has none */
	bool trailer;	     /* TX_TRAILER=1 */
	size_t limit;	     /* -L */
	const char *rejects; /* --rejects=FILE, or NULL */
	int reject_fd;	     /* that file, open for writing */
	char **operand;	     /* ends with NULL; {"-"} when none was given */
	int noperand;
	int next;   /* operand to be opened next */
	int opened; /* operands that could be read */
};

/* Fills closed descriptors 0 to 2, reads the options (--help and --version
 * end the process), checks the environment, prepares standard output. */
void run_start(
    struct run *, const struct tool *, int argc, char **argv, void *arg);

/* Ends the process with a usage message and status 2. */
_Noreturn void run_usage(struct run *, const char *fmt, const char *what);

/* Opens the next operand that can be read into S: true, or false after the
 * last. One that cannot is named and set aside. */
bool run_next(struct run *, struct src *);

/* Writes the header: NAMES separated by TAB, unless --no-header. */
void run_header(struct run *, const char *names);

/* Appends the record TEXT to the file of --rejects, if there is one. */
void run_reject(struct run *, struct span text);

/* Closes output and gives the exit status. */
int run_end(struct run *);

#endif
