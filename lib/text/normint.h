/* What norm and normchr share; no other file. */
#ifndef NORMINT_H
#define NORMINT_H

#include "text/norm.h"

/* One piece on its way: what is being read and what was left out. */
struct norm_work {
	struct norm *n;
	struct span in;
	uint64_t line;
	uint32_t col;
	size_t spaced; /* from here on, letters stand apart; in.n: nowhere */
	bool gap;      /* blanks were met since the last character */
	bool moved;    /* the next character does not follow the last */
	bool thin;     /* some of it is not bold */
};

/* Adds a place for the character that comes next, read at byte AT. */
void norm_place(struct norm_work *, size_t at);

/* Adds the N bytes at P, read at byte AT of the piece. ASIS: they stand there
 * like that. */
void norm_put(
    struct norm_work *, const char *p, size_t n, size_t at, bool asis);

/* Takes white space that is not one blank of ASCII. */
void norm_gap(struct norm_work *);

/* Counts one more of what is told once a document. */
void norm_count(struct norm_work *, struct norm_count *, size_t at);

/* Reads the character past ASCII at byte I; gives the byte after it. */
size_t norm_high(struct norm_work *, size_t i);

#endif
