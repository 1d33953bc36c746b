/* Bytes and lines of one input, with their places: tools, rec, doc. */
#ifndef SRC_H
#define SRC_H

#include "core/diag.h"

#define SRC_LIMIT 16777216 /* longest line unless -L says otherwise */

/* One line, without its end. The view holds until the next call. */
struct line {
	struct span text;
	uint64_t off; /* of its first byte in the input */
	uint64_t no;  /* 1-based */
	unsigned eol; /* bytes of its end: 0 only on the last line */
};

struct src {
	struct diag *diag;
	const char *name; /* as messages have it; "-" is standard input */
	int fd;		  /* -1: closed, or memory */
	bool eof;
	bool lone_cr; /* CR alone ends a line (src_detect_cr) */
	size_t limit; /* longest line */
	char *buf;
	size_t pos, len, cap;
	size_t seen;  /* bytes after pos already searched for a line end */
	uint64_t off; /* of buf[pos] in the input */
	uint64_t no;  /* lines read */
	bool mem;     /* buf is the caller's */
};

void src_init(struct src *, struct diag *, size_t limit);

/* Opens PATH ("-" is standard input). False after a message when it cannot be
 * read (missing, a directory, no permission) or is the file that OUTFD
 * writes: the caller sets it aside. */
bool src_open(struct src *, const char *path, int outfd);

/* Reads from TEXT, which stays the caller's, as if it were the file NAME. */
void src_mem(struct src *, const char *name, struct span text);

/* The next bytes, at least WANT of them unless the input ends before; nothing
 * is consumed. The view holds until the next call. */
struct span src_peek(struct src *, size_t want);

/* Consumes N of the bytes peeked at. */
void src_skip(struct src *, size_t n);

/* The next line: 1, or 0 at the end. LF, CR LF and CR CR LF end a line; a
 * longer line than the limit stops the run (3). */
int src_line(struct src *, struct line *);

/* Decides from the bytes peeked at whether a lone CR ends lines (only when
 * there is no LF at all); true if so. */
bool src_detect_cr(struct src *, struct span head);

/* Closes the input and keeps the buffer for the next one. */
void src_close(struct src *);

/* Gives everything back. */
void src_free(struct src *);

#endif
