/* Which metric a quantity is of: clause and its parts. */
#ifndef BIND_H
#define BIND_H

#include "numbers/clause_int.h"

/* Chooses the metric of quantity K (bind.c). */
void bind_metric(struct clause *, size_t k);

/* The id that the row of metrics.tsv means for quantity K; 0 when it has no
 * such values. */
int bind_id(const struct clause *, size_t k, int row);

/* The id that the metric at mark I means for quantity K in this talk, 0 for
 * none; *ROW gets the phrase of metrics.tsv that it stands for. */
int bind_meant(const struct clause *, size_t k, size_t i, int *row);

/* What the scan after a quantity found. */
struct right {
	int np;	   /* metric in its noun group, or -1 */
	int pp;	   /* metric after the first preposition, or -1 */
	bool of;   /* that was "of" */
	bool from; /* it was "from" */
	bool an;   /* an article stands before it: "of a ..." */
	bool base; /* "as a percentage of" */
};

/* The metric that leads to quantity K: its mark, or -1; sets blocked where a
 * phrase that is no metric stands nearer. The metrics among the words after
 * it. The metric of "As a percentage of sales, ..." before it. The noun that
 * is its subject without being a metric. (look.c) */
int look_left(struct clause *, size_t k);
struct right look_right(const struct clause *, size_t k);
int look_base(const struct clause *, size_t k);
int look_subject(const struct clause *, size_t k);

/* Is quantity K of a thing that is no metric ("$20 million of unused credit
 * facilities"), the value of one ("an LCR of 117%"), a verb with one as object
 * ("tripled the shipments")? */
bool look_of_thing(const struct clause *, size_t k, const struct right *);
bool look_thing_of(const struct clause *, size_t k);
bool look_object(const struct clause *, size_t k);

/* Is the metric at mark I a phrase that names none here: a role of void, an
 * average price where nothing is bought? */
bool look_void(const struct clause *, size_t i);

/* Is quantity K the growth of a cause: "driven by balance growth of 10%"? */
bool look_grown(const struct clause *, size_t k);

/* Does nothing but "of", "at" and a verb stand between mark I and quantity K?
 */
bool look_leads(const struct clause *, size_t i, size_t k);

/* May quantity K, with no metric among its own words, take the one before?
 * Takes it. Takes all that the same figure was of when it was said before. Is
 * "we" its subject? Do the words before it name a thing that is no part of the
 * company? (carry.c) */
bool carry_may(const struct clause *, size_t k);
void carry_take(struct clause *, size_t k);
bool carry_recall(struct clause *, size_t k);

/* Is sum K what a part of the company brings: "our Lens segment delivered $8
 * million"? */
bool carry_brings(const struct clause *, size_t k);

/* Is the mark that leads to quantity K a cue of the class? */
bool carry_led(const struct clause *, size_t k, enum cues_class);

/* Is quantity K, a percentage, a part of what a pronoun stands for: "half of
 * it"? */
bool carry_of_it(const struct clause *, size_t k);

/* Takes what quantity K, of the same metric, was when it was said before as a
 * change, in questions and answers. */
void carry_same(struct clause *, size_t k);
bool carry_we(const struct clause *, size_t k);
bool carry_speaks(const struct clause *, size_t k);

/* May the sum be one per share: no scale word, less than a thousand? */
bool bind_per_share(const struct num *);

#endif
