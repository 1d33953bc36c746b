/* What quantities are of, from the clause and the talk before: tx-numbers.
 *
 *	d = disc_new(tab, metrics, why);
 *	disc_begin(d);                       at every new document
 *	disc_meta(d, text);                  for every row of kind meta
 *	a = disc_text(d, &seg, lx, nums);    for every other row that is text
 */
#ifndef DISC_H
#define DISC_H

#include "numbers/clause.h"

struct disc;

/* One segment. */
struct disc_seg {
	struct span sect, kind; /* as the columns have them */
	/* Empty where there is none. */
	struct span para, turn, exch, speaker, side, firm;
};

/* Attributes over the tables and their metrics, which must outlive it. With
 * WHY every attribute's words are kept for the column why. */
struct disc *disc_new(const struct tab *, const struct metrics *, bool why);
void disc_free(struct disc *);

/* Sets the fiscal calendar (--fiscal-year-end) of all documents. */
void disc_calendar(struct disc *, const struct calendar *);

/* Forgets the document before. */
void disc_begin(struct disc *);

/* Learns from `name=value` (type, company, date, period). */
void disc_meta(struct disc *, struct span text);

/* Attributes of each quantity of NUMS, whose text LX holds; the array has
 * nums->n rows and holds until the next call. Quantities are changed in place:
 * decreases and losses get their sign, figures without a unit the kind and unit
 * that their metric has. Must be called for texts without a quantity too: they
 * may turn the talk (cheap then). */
const struct attr *disc_text(
    struct disc *, const struct disc_seg *, const struct lex *, struct nums *);

/* The period that the document reports: known after its meta rows. */
struct period disc_period(const struct disc *);

#endif
