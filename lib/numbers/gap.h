/* Which words between two quantities belong to which of them: clause. */
#ifndef GAP_H
#define GAP_H

#include "numbers/group.h"

/* The neighbourhood of one quantity, as indices of marks: those that lead to
 * it are left to at - 1, those that follow it and are its own at + 1 to
 * right - 1. */
struct place {
	uint32_t at, left, right;
	int lead; /* the mark that leads to it, hedges and articles passed
		   * over; -1: none before left */
};

/* Fills one place for each quantity of the sentence; P has room for all. */
void gap_split(const struct group *, struct place *p, size_t n);

/* Are the quantities at marks A and B joined by "and", or by the comma of a
 * list, with no verb between: "a yield of 5% and a margin above 20%"? */
bool gap_joined(const struct group *, size_t a, size_t b);

/* Where the words before P end that tell what it is: at P itself or, where a
 * definition stands between, "cash flow, defined as ..., was $3 million", at
 * the definition. */
size_t gap_told(const struct group *, const struct place *p);

/* Is mark I a cue of the class CLS? */
static inline bool
cue_is(const struct group *g, size_t i, enum cues_class cls)
{
	return i < g->n && g->v[i].kind == MARK_CUE && g->v[i].cls == cls;
}

/* May mark I stand between a cue and its figure ("up a substantial ...")? Words
 * that only say how exact the figure is count too. */
bool gap_hedge(const struct group *, size_t i);

/* Does the mark tell a basis: GAAP, adjusted, as reported, constant currency?
 */
bool gap_basis(const struct group *, size_t i);

/* Is token T a word of the table plain by itself? */
bool gap_plain_word(const struct group *, size_t t);

/* Are all words of the noun group I of the table plain, or is it a month? */
bool gap_plain(const struct group *, size_t i);

#endif
