/* Figures side by side: num_join.c and num_link.c only. */
#ifndef NUM_LINK_H
#define NUM_LINK_H

#include "lang/num_in.h"

/* What stands between two figures. */
enum link { APART, HYPHEN, TO, AND, OR, COMMA, TOLERANCE, SLASH };

/* Has A neither unit nor currency? */
static inline bool
num_bare(const struct atom *a)
{
	return !a->own && a->kind == NUM_NONE;
}

/* What stands between A and B, a figure after it. */
enum link num_link(
    const struct scan *, const struct atom *a, const struct atom *b);

/* "up" or "down" right before A, or NONE. */
enum joints_role num_up_or_down(const struct scan *, const struct atom *a);

/* Takes B into A where they are the two parts of one figure, or lets A go where
 * it is none beside B. */
void num_parts(const struct scan *, struct atom *a, struct atom *b);

#endif
