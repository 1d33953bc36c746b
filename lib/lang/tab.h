/* Words and phrases of share/tab, compiled in: any file above buf. */
#ifndef TAB_H
#define TAB_H

#include "core/diag.h"
#include "lang/tabdef.h" /* generated: struct NAME_row, enum NAME_COLUMN, TAB_NAME */

/* A word is lower-case; 0 is any word that no table holds. Phrases are words
 * with a blank or a hyphen between: both mean the same ("year-over-year",
 * "year over year" are three words). */
struct tab;

/* The tables as built. */
const struct tab *tab_builtin(void);

/* A copy that can be extended. */
struct tab *tab_copy(const struct tab *);
void tab_free(struct tab *);

/* Adds the rows of FILE (the columns of share/tab/NAME.tsv, header first; a
 * phrase that is there already is replaced). Ends the run (2) with the place
 * when a row is bad. */
void tab_extend(struct tab *, enum tab_id, struct diag *, const char *file);

/* Hash of a word, a byte at a time from TAB_HASH0, for scanners that have the
 * bytes in hand anyway. */
#define TAB_HASH0 0u
static inline uint32_t
tab_hash_step(uint32_t h, unsigned char c)
{
	return h * 33u + c;
}

/* Id of the lower-case word of N bytes at P, whose hash is H; 0: unknown. */
uint32_t tab_word_h(const struct tab *, const char *p, size_t n, uint32_t h);

/* The same with the hash computed here. */
uint32_t tab_word(const struct tab *, const char *p, size_t n);

/* The bytes of a word. */
struct span tab_text(const struct tab *, uint32_t word);

/* Tables (bit 1 << TAB_X) in which a phrase begins with WORD. */
uint64_t tab_starts(const struct tab *, uint32_t word);

/* Walks a table's phrases: the root of table T, the node after WORD (0: none),
 * and the row that ends at a node (-1: none). */
uint32_t tab_root(const struct tab *, enum tab_id);
uint32_t tab_step(const struct tab *, uint32_t node, uint32_t word);
int tab_at(const struct tab *, uint32_t node);

/* Longest phrase of table T that begins ids[0]: its row, or -1; *LEN gets the
 * number of words. IDS holds N word ids. */
int tab_longest(const struct tab *, enum tab_id, const uint32_t *ids, size_t n,
    size_t *len);

/* Row of the one phrase S (any case, words split at blanks and hyphens): its
 * row, or -1. */
int tab_phrase(const struct tab *, enum tab_id, struct span s);

/* Has the word W, of two letters more at least, an ending of this kind? */
bool tab_ends(const struct tab *, struct span w, enum endings_kind);

/* Rows of table T, an array of its struct NAME_row, and their number. */
const void *tab_rows(const struct tab *, enum tab_id, size_t *n);

#endif
