/* Growable bytes. */
#include "core/buf.h"

#include <stdlib.h>

#include "core/mem.h"

void
buf_grow(struct buf *b, size_t n)
{
	size_t cap = b->cap == 0 ? 256 : b->cap;

	if (n <= b->cap - b->n)
		return;
	if (n > SIZE_MAX / 2 - b->n)
		mem_none();
	while (cap < b->n + n)
		cap *= 2;
	if ((b->p = realloc(b->p, cap)) == NULL)
		mem_none();
	b->cap = cap;
}

void
buf_add(struct buf *b, const char *p, size_t n)
{
	if (n == 0)
		return;
	if (n > b->cap - b->n)
		buf_grow(b, n);
	memcpy(b->p + b->n, p, n);
	b->n += n;
}

void
buf_span(struct buf *b, struct span s)
{
	buf_add(b, s.p, s.n);
}

void
buf_str(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void
buf_u64(struct buf *b, uint64_t v)
{
	char s[20];
	size_t i = sizeof(s);

	if (v < 10) {
		buf_c(b, (char)('0' + v));
		return;
	}
	do
		s[--i] = (char)('0' + v % 10);
	while ((v /= 10) != 0);
	buf_add(b, s + i, sizeof(s) - i);
}

void
buf_free(struct buf *b)
{
	free(b->p);
	*b = (struct buf){ 0 };
}
