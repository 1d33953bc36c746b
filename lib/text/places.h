/* A list of places: seg, html. */
#ifndef PLACES_H
#define PLACES_H

#include "text/norm.h"

/* Zero-initialise. */
struct places {
	struct place *p;
	size_t n, cap;
};

void places_add(struct places *, struct place);

/* Appends the places of bytes FROM to TO of a text whose N places are SRC, as
 * they are when that part stands at byte AT. */
void places_part(struct places *, const struct place *src, size_t n,
    size_t from, size_t to, size_t at);

/* Forgets those before byte AT and counts from there. */
void places_cut(struct places *, size_t at);

void places_free(struct places *);

#endif
