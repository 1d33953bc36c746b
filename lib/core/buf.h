/* Growable bytes, the only owning string: any file. */
#ifndef BUF_H
#define BUF_H

#include "core/tx.h"

/* Zero-initialise to use: struct buf b = { 0 }; */
struct buf {
	char *p;
	size_t n, cap;
};

/* Makes room for N more bytes (status 3 when memory is out). */
void buf_grow(struct buf *, size_t n);

/* Appends bytes, one byte, a string, an unsigned decimal. */
void buf_add(struct buf *, const char *p, size_t n);
void buf_span(struct buf *, struct span s);
void buf_str(struct buf *, const char *s);
void buf_u64(struct buf *, uint64_t v);

static inline void
buf_c(struct buf *b, char c)
{
	if (b->n == b->cap)
		buf_grow(b, 1);
	b->p[b->n++] = c;
}

static inline struct span
buf_view(const struct buf *b)
{
	return (struct span){ b->p, b->n };
}

static inline void
buf_clear(struct buf *b)
{
	b->n = 0;
}

/* Gives the memory back; the buffer may be used again. */
void buf_free(struct buf *);

#endif
