/* Which part of the company a quantity is of: clause and its parts. */
#ifndef SCOPE_H
#define SCOPE_H

#include "numbers/clause_int.h"

/* The scope of quantity K (scope.c). */
void scope_of(struct clause *, size_t k);

/* The words right before the metric at mark I, not past LEFT, that narrow it
 * (scope_metric.c). */
struct span scope_before(const struct clause *, size_t i, size_t left);

/* The nouns between the preposition right after the metric at mark AT and a
 * verb before mark END: "revenue from coatings and lenses was". */
struct span scope_after(const struct clause *, size_t at, size_t end);

/* What the effect that quantity K states comes from: "an impact from higher
 * tariff costs" is of tariffs; empty: none (scope_effect.c). */
struct span scope_effect(const struct clause *, size_t k);

/* The scope that a sentence which opens a subject names (scope_topic.c). */
struct span scope_topic(const struct clause *);

/* The scope that a sentence which turns to the page at mark I names. */
struct span scope_page(const struct clause *, size_t i);

/* The noun group at mark I names a part of the company: a region, a segment, a
 * name that the document has used so. */
bool scope_like(const struct clause *, size_t i);

/* May the noun group at mark I be a part of the company as a subject: is it
 * one, or a name? */
bool scope_part(const struct clause *, size_t i);

/* Is the noun group at mark I the company's own name? */
bool scope_company(const struct clause *, size_t i);

/* Are all words of the noun group at mark I names? */
bool scope_name(const struct clause *, size_t i);

/* Tokens of a scope: FROM to END - 1. */
struct part {
	size_t from, end;
};

#define SCOPE_LIMIT 96 /* longest scope in bytes; longer ones are left out */

/* The text of part S, after that of BEFORE; empty when it is too long. */
struct span scope_text(
    const struct clause *, struct span before, struct part s);

/* The noun group at mark I and what "and", "&" and commas join to it on its
 * left, not past LEFT, words that say nothing cut off. */
struct part scope_noun(const struct clause *, size_t i, size_t left);

/* Is S, or its first word, the company's own name, or S a speaker's? */
bool scope_own_name(const struct clause *, struct span s);

/* Adds the words S to those that N holds. */
void scope_remember(struct names *n, struct span s);

/* Remembers S as a scope of this document. */
void scope_learn(const struct clause *, struct span s);

/* Has the document used the words S as a scope? */
bool scope_held(const struct clause *, struct part s);

/* Is the cue at mark K a preposition that a scope may follow? */
bool scope_narrows(const struct group *, size_t k);

#endif
