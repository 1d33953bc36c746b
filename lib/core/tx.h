/* Basic types of tx: any file may include this one. */
#ifndef TX_H
#define TX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Exit statuses, as tx-formats(5) has them; they combine by maximum. */
enum {
	TX_OK = 0,    /* all read, all written */
	TX_DATA = 1,  /* all read; some record was set aside */
	TX_START = 2, /* could not start; nothing was written */
	TX_STOP = 3   /* stopped part-way */
};

/* A view of bytes: never owned, never written through, no NUL at its end. */
struct span {
	const char *p;
	size_t n;
};

/* The span of a string literal. */
#define SPAN(s) ((struct span){ (s), sizeof(s) - 1 })

/* The span of a NUL-terminated string. */
static inline struct span
span_of(const char *s)
{
	return (struct span){ s, strlen(s) };
}

/* Do A and B hold the same bytes? */
static inline bool
span_eq(struct span a, struct span b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* The part of S from FROM to TO, both cut to its length. */
static inline struct span
span_sub(struct span s, size_t from, size_t to)
{
	if (to > s.n)
		to = s.n;
	if (from > to)
		from = to;
	return (struct span){ s.p + from, to - from };
}

#endif
