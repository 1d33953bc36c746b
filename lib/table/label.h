/* Words and marks of labels and headings: block and higher. */
#ifndef LABEL_H
#define LABEL_H

#include "core/arena.h"
#include "lang/tab.h"

#define LABEL_WORDS 48 /* words of a label that are looked at */

/* The words of S in lower case as ids of TAB (0: unknown), at most
 * LABEL_WORDS, and their bytes into AT (may be NULL); gives their number. */
size_t label_words(
    const struct tab *, struct span s, uint32_t *id, struct span *at);

/* The same for the first MAX words only. */
size_t label_first(const struct tab *, struct span s, uint32_t *id,
    struct span *at, size_t max);

/* Have A and B the same words (case and signs left out)? FROM_A, N_A choose
 * words of A; likewise B. */
bool label_same(
    const struct span *a, size_t na, const struct span *b, size_t nb);

/* All its letters are capitals, and it has two? */
bool label_caps(struct span s);

/* Cuts the note marks off the ends of S; they are appended to NOTE, commas
 * between, in the arena. */
struct span label_note(
    const struct tab *, struct arena *, struct span s, struct span *note);

/* X SEP Y in the arena; an empty one is left out, SEP with it. */
struct span span_join(
    struct arena *, struct span x, const char *sep, struct span y);

/* S in lower case (ASCII letters). */
struct span span_lower(struct arena *, struct span s);

#endif
