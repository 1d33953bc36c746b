/* Checked, buffered output of rows: tools and what writes rows for them. */
#ifndef OUT_H
#define OUT_H

#include "core/buf.h"
#include "core/diag.h"

/* Rows leave in whole lines; every write is checked, a failure is status 3. */
struct out {
	struct diag *diag;
	const char *name;
	int fd;
	bool eager;    /* flush at every row */
	bool trailer;  /* end with #end<TAB>ROWS */
	bool wrote;    /* something has left */
	uint64_t rows; /* ended, header not counted */
	size_t whole;  /* bytes of b up to the last row end */
	struct buf b;
};

void out_init(struct out *, struct diag *, int fd, const char *name);

/* Appends to the row that is being written. */
static inline void
out_span(struct out *o, struct span s)
{
	buf_span(&o->b, s);
}

static inline void
out_str(struct out *o, const char *s)
{
	buf_str(&o->b, s);
}

static inline void
out_c(struct out *o, char c)
{
	buf_c(&o->b, c);
}

static inline void
out_tab(struct out *o)
{
	buf_c(&o->b, '\t');
}

static inline void
out_u64(struct out *o, uint64_t v)
{
	buf_u64(&o->b, v);
}

/* Appends S with every run of control bytes (TAB, LF, CR …) and the blanks
 * around it squeezed to one space, as the dialect has it. */
void out_text(struct out *, struct span s);

/* Ends a line that is no row (the header). */
void out_head_end(struct out *);

/* Writes what waits, whole rows only. */
void out_flush(struct out *);

#define OUT_SIZE 65536

/* Ends the row; writes when the buffer is full or the output is eager. */
static inline void
out_end(struct out *o)
{
	buf_c(&o->b, '\n');
	o->whole = o->b.n;
	o->rows++;
	if (o->b.n >= OUT_SIZE || o->eager)
		out_flush(o);
}

/* Drops what waits: for a run that could not start. */
void out_drop(struct out *);

/* Writes the end line if wanted and everything that waits, closes the
 * descriptor and checks it; frees the buffer. */
void out_close(struct out *);

#endif
