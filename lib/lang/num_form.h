/* Forms of nouns, nouns behind amounts: num_*.c only. */
#ifndef NUM_FORM_H
#define NUM_FORM_H

#include "lang/num_in.h"

/* What kind of noun token I is: its row of nouns, or NULL. */
const struct nouns_row *noun_row(const struct scan *, size_t i);

/* Is a noun of the class a time? */
bool noun_is_time(enum nouns_class);

/* The singular of the noun at token I, in the arena. */
struct span num_singular(const struct scan *, size_t i);

/* Is token I a plural? Words in -s that are none stand in the table. */
bool noun_plural(const struct scan *, size_t i);

/* The class of the noun whose singular is ONE: NONE for words of no table. */
enum nouns_class noun_class(const struct scan *, struct span one);

/* Is the word at I an adjective or adverb, as far as one can tell? */
bool noun_adjective(const struct scan *, size_t i);

/* Is the noun at token I one that companies count? */
bool num_is_counted(const struct scan *, size_t i);

/* "per share", "a diluted share", "/share" at the end of A, an amount: its
 * kind, or with another noun its unit; a time is no part of it. */
void num_per(const struct scan *, struct atom *a);

#endif
