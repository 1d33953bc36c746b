/* Bump allocator for one lifetime (a record, a document): any file. */
#ifndef ARENA_H
#define ARENA_H

#include "core/tx.h"

struct arena_block;

/* Zero-initialise to use: struct arena a = { 0 }; */
struct arena {
	struct arena_block *first, *cur;
	size_t used; /* of cur */
	size_t held; /* bytes in all blocks */
};

/* SIZE bytes aligned for any object, not zeroed, until arena_reset or
 * arena_free; never NULL (status 3 when memory is out). */
void *arena_alloc(struct arena *, size_t size);

/* N zeroed objects of SIZE bytes; the product is checked. */
void *arena_zero(struct arena *, size_t n, size_t size);

/* A copy of the bytes of S that lives as long as the arena. */
struct span arena_dup(struct arena *, struct span s);

/* Forgets everything in it and keeps the memory for the next record (blocks
 * past the first are freed, so that one long record does not stay). */
void arena_reset(struct arena *);

/* Gives everything back; the arena may be used again. */
void arena_free(struct arena *);

#endif
