/* Names of the parts of a company, so that the same part has one. Included by
 * tie*.c alone. */
#ifndef TIESCOPE_H
#define TIESCOPE_H

#include "lang/tab.h"
#include "join/tiepool.h"

/* Enters share/tab/synonyms.tsv of TAB into the names. */
void tie_scopes(struct tie_names *, const struct tab *tab);

/* Id of the scope S: lower case, words divided by one blank, plural and noise
 * words dropped, synonyms made one. A total's name keeps its id. */
uint32_t tie_scope(struct tie_names *, struct span s);

/* Is scope A said by its initials in B, or B in A? ("slt", "service layer
 * technologies") */
bool tie_scope_initials(const struct tie_names *, uint32_t a, uint32_t b);

/* Are the words of scope A, which has some, all in scope B? */
bool tie_scope_part(const struct tie_names *, uint32_t a, uint32_t b);

/* Are the words of one of the scopes all in the other? The whole company has
 * none. */
bool tie_scope_within(const struct tie_names *, uint32_t a, uint32_t b);

/* The parts of a scope that is a list ("ex, mx and srx product"), the last
 * TAIL words of it given to each part; their number, 0 when S is no list or
 * has fewer words. */
size_t tie_scope_list(
    struct tie_names *, struct span s, size_t tail, uint32_t *part, size_t cap);

#endif
