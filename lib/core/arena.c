/* Bump allocator: blocks in a list, the first kept over resets. */
#include "core/arena.h"

#include <stdalign.h>
#include <stdlib.h>

#include "core/mem.h"

#define BLOCK 65536

struct arena_block {
	struct arena_block *next;
	size_t cap;
	alignas(max_align_t) char data[];
};

/* A new block of at least SIZE bytes at the end of the list. */
static void
arena_more(struct arena *a, size_t size)
{
	struct arena_block *b;
	size_t cap = size > BLOCK ? size : BLOCK;

	if (cap > SIZE_MAX - sizeof(*b) ||
	    (b = malloc(sizeof(*b) + cap)) == NULL)
		mem_none();
	b->next = NULL;
	b->cap = cap;
	if (a->cur == NULL)
		a->first = b;
	else
		a->cur->next = b;
	a->cur = b;
	a->used = 0;
	a->held += cap;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	const size_t unit = alignof(max_align_t);
	void *p;

	if (size > SIZE_MAX - unit)
		mem_none();
	size = (size + unit - 1) / unit * unit;
	if (a->cur == NULL || a->cur->cap - a->used < size)
		arena_more(a, size);
	p = a->cur->data + a->used;
	a->used += size;
	return p;
}

void *
arena_zero(struct arena *a, size_t n, size_t size)
{
	void *p;

	if (size != 0 && n > SIZE_MAX / size)
		mem_none();
	p = arena_alloc(a, n * size);
	memset(p, 0, n * size);
	return p;
}

struct span
arena_dup(struct arena *a, struct span s)
{
	char *p = arena_alloc(a, s.n);

	if (s.n > 0)
		memcpy(p, s.p, s.n);
	return (struct span){ p, s.n };
}

/* Frees the blocks from B on. */
static void
arena_drop(struct arena *a, struct arena_block *b)
{
	struct arena_block *next;

	for (; b != NULL; b = next) {
		next = b->next;
		a->held -= b->cap;
		free(b);
	}
}

void
arena_reset(struct arena *a)
{
	if (a->first == NULL)
		return;
	if (a->first->cap > BLOCK) { /* a single long record must not stay */
		arena_free(a);
		return;
	}
	arena_drop(a, a->first->next);
	a->first->next = NULL;
	a->cur = a->first;
	a->used = 0;
}

void
arena_free(struct arena *a)
{
	arena_drop(a, a->first);
	*a = (struct arena){ 0 };
}
