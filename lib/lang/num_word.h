/* Numerals in words: num.c and num_*.c only. */
#ifndef NUM_WORD_H
#define NUM_WORD_H

#include "lang/num_in.h"

/* Is token I a number word of class CLASS? *VALUE gets what it is. */
bool num_is_word(
    const struct scan *, size_t i, enum numwords_class class, unsigned *value);

/* Reads the number in words that begins at token I, article included, with its
 * scales: true and what A is, or false. */
bool num_words(const struct scan *, size_t i, struct atom *a);

/* "and a half", "and a quarter", "Â½", "1/2" at token I after a number: the
 * token after it and *HUNDREDTHS, or I. */
size_t num_and_part(const struct scan *, size_t i, unsigned *hundredths);

/* Adds PART hundredths of ten to the EXP to A. */
void num_add_part(struct atom *a, unsigned part, int exp);

/* Skips what may stand between a figure and its scale at token I: gives the
 * token of the scale, or I. MONEY as in num_scale. */
size_t num_before_scale(const struct scan *, size_t i, bool money);

#endif
