/* What labels and titles name. fact_count, fact_metric, fact_unit. */
#ifndef FACTNAME_H
#define FACTNAME_H

#include "table/fact.h"

/* Is the bit of K among BITS of facts_row_words? */
bool facts_has(unsigned bits, enum row_words_kind k);

/* How tables treat metric ID, NULL for as all others. */
const struct fact_rules_row *facts_rules(const struct facts *, int id);

/* ID if it can have values of UNIT, the margin that it makes, or 0. */
int facts_fit(const struct facts *, int id, uint8_t unit);

/* The metric that the whole text S names in UNIT, its scope if it tells one;
 * -1 when S is known to name none. */
int facts_name(struct facts *, struct span s, uint8_t unit, struct span *scope);

/* S up to where its owner is named ("attributable to"), up to where it says
 * of what it is a percentage ("as a % of sales"). */
struct span facts_unowned(const struct facts *, struct span s);
struct span facts_unshared(const struct facts *, struct span s);

/* Does row R, of money as it seems, count something? Then ROW gets the unit,
 * its noun and the scale. */
bool facts_counts(struct facts *, const struct row *r, struct fact_row *row);

/* S up to the word that says by what it is parted ("Net sales by channel"). */
struct span facts_unparted(const struct facts *, struct span s);

/* S in lower case without what stands in brackets at its end. */
struct span facts_scope(struct facts *, struct span s);

/* Splits S at a dash between blanks: its head, and the rest into TAIL. */
bool facts_dash(
    const struct facts *, struct span s, struct span *head, struct span *tail);

#endif
