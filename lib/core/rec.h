/* TSV streams by column name, as tx-formats(5) has the dialect: tools. */
#ifndef REC_H
#define REC_H

#include "core/run.h"

/* A stream: one operand after another, all with the same header. */
struct rec {
	struct run *run;
	struct src src;
	struct span *f;	   /* fields of the current row; views until the next */
	size_t n;	   /* how many: always that of the header */
	uint64_t line;	   /* line of the current row in its file */
	uint64_t rows;	   /* read since the header, for the end line */
	struct span *name; /* column names */
	char *head;	   /* their bytes */
	size_t fcap;
	bool open, ended, single;
	uint64_t ragged; /* rows of this file set aside */
};

/* Begins to read the run's operands as one stream and reads the first header.
 * False when there was no operand that could be read (told already). */
bool rec_open(struct rec *, struct run *);

/* The same for the single file PATH (tx-join's sides). */
bool rec_open_file(struct rec *, struct run *, const char *path);

/* Index of the column NAME, or -1. */
int rec_find(const struct rec *, const char *name);

/* The same; a missing column ends the run (2) with the names that are there. */
int rec_need(const struct rec *, const char *name);

/* The next row: 1, or 0 at the end of all. Ragged rows are set aside; a header
 * that differs, a NUL, a wrong #end line, a stream cut short stop the run. */
int rec_next(struct rec *);

/* Field of column COL of the current row; empty when COL is -1. */
static inline struct span
rec_get(const struct rec *r, int col)
{
	return col < 0 ? (struct span){ "", 0 } : r->f[col];
}

/* Appends the column names, or the current row's fields, TAB between. */
void rec_names(const struct rec *, struct buf *);
void rec_copy(const struct rec *, struct out *);

void rec_close(struct rec *);

#endif
