/* Which quantities bear a period, and whether it is still to come: span. */
#ifndef BEAR_H
#define BEAR_H

#include "numbers/clause_int.h"

/* Is the year that W names ("this year", "last year") the whole of it for
 * quantity K, a number of things beside no other figure? */
bool bear_year(const struct clause *, size_t k, const struct when *w);

/* Is quantity K a length of time, which is no fact about a period? */
bool bear_length(const struct clause *, size_t k);

/* Has quantity K no period, whatever stands at mark I (-1: no time of its own;
 * SAID: its sentence names one)? Lengths of time but as parts of one ("the last
 * week of the quarter"), what comes again and again ("11 times a year"), sums
 * that are only aimed at. */
bool bear_none(const struct clause *, size_t k, int i, bool said);

/* Does quantity K, without a time, hold at all times: an aim of talk; without a
 * metric what is
 * supposed in answer to a question, what serves to explain, by how much one
 * thing is better than another? */
bool bear_always(const struct clause *, size_t k);

/* Is quantity K a movement over the year up to now, as the time at mark I
 * says: "added $5 million over the last twelve months"? */
bool bear_past_year(const struct clause *, size_t k, int i);

/* What quantity K, without a metric, was when it was told before, where its
 * words point back ("that $77 million charge"): NULL when it was not. */
const struct said *bear_again(const struct clause *, size_t k);

/* The time with which the sentence opens, up to a comma ("In 2009, ..."): the
 * mark, or -1. */
int bear_front(const struct clause *);

/* Is the time at mark I one to come, beside a movement K that is none: "what
 * falls due beyond the next twelve months grew 5%"? */
bool bear_beyond(const struct clause *, size_t k, int i);

/* Is the time at mark I, of quantity K, still to come when it is told, with no
 * verb in the past ("In Q4 we open nine stores")? A period that is the subject
 * of its clause ("Fiscal 2011 is off to a good start") is under way. */
bool bear_coming(const struct clause *, size_t k, int i);

/* After quantity K, whose time stands at mark I behind it and lies before the
 * document's: does the next figure have its own metric after a comma, so that
 * the time is none of its own ("after the $5 million gain last year, revenue
 * was up 3%")? */
bool bear_apart(const struct clause *, size_t k, int i);

/* Is quantity K one of the year before, that this year's are set against: "we
 * lapped a 9% comp"? */
bool bear_lapped(const struct clause *, size_t k);

#endif
