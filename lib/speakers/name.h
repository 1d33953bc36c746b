/* Names of persons: one spelling, a key, likeness: people, intro, turn. */
#ifndef NAME_H
#define NAME_H

#include "core/arena.h"
#include "lang/tab.h"

/* A longer name is no name (bytes). */
#define NAME_MAX_BYTES 4096

/* How much two keys are alike. */
enum name_like {
	NAME_DIFF, /* two persons */
	NAME_PART, /* one word of a longer name */
	NAME_TYPO, /* a word differs by a slip of the pen */
	NAME_FORM, /* short forms, initials, middle names */
	NAME_SAME
};

/* The name as it is to be written: RAW without honorifics, degrees, brackets
 * ("Otto [Pryce]"), marks of the typist ("(ph)", "(inaudible)"), zero-width
 * characters; blanks single. Empty if nothing is left. In the arena. */
struct span name_clean(struct arena *, const struct tab *, struct span raw);

/* Key of a clean name: words in lower case without accents, points, hyphens
 * and apostrophes, one blank between, "Jr." and the like left out. */
struct span name_key(struct arena *, const struct tab *, struct span clean);

/* The same for one word of N bytes at P, into OUT of CAP bytes; its length. */
size_t name_fold(const char *p, size_t n, char *out, size_t cap);

/* Is S, the inside of brackets, a mark of the typist ("ph", "inaudible") or
 * nothing that names anyone ("1", "?")? */
bool name_is_mark(const struct tab *, struct span s);

/* Compares two keys. */
enum name_like name_compare(const struct tab *, struct span a, struct span b);

/* How well NAME is written: 2 capitals and small letters, 1 a word without a
 * capital, 0 capitals only. */
int name_case(const struct tab *, struct span name);

/* NAME with a capital at each word's start; all capitals become small letters
 * after it ("O'Brien", "McRand"). */
struct span name_capital(struct arena *, const struct tab *, struct span name);

#endif
