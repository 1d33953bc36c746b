/* A reader over the text of one cell. cellval only. */
#ifndef CELLIN_H
#define CELLIN_H

#include "table/cellval.h"

struct cellin {
	const struct tab *tab;
	struct span s;
	size_t at;
};

/* Is the next byte C? Takes it. */
static inline bool
cellin_take(struct cellin *in, char c)
{
	if (in->at < in->s.n && in->s.p[in->at] == c) {
		in->at++;
		return true;
	}
	return false;
}

static inline void
cellin_blanks(struct cellin *in)
{
	while (in->at < in->s.n && in->s.p[in->at] == ' ')
		in->at++;
}

/* The row of cell-units that stands next, taken; NULL for none. */
const struct cell_units_row *cellin_unit(struct cellin *);

#endif
