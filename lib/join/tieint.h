/* How the tie-out is made. Included by tie*.c alone. */
#ifndef TIEINT_H
#define TIEINT_H

#include "join/tiedata.h"

/* The metric of ID as metric.h knows it; all empty for a name. */
const struct metric *tie_metric_of(const struct tie *, uint32_t id);

/* The levels, or shares, that facts and claims state for Q, the best first. */
void tie_stated(struct tie *, const struct tie_q *q, struct tie_ests *out);

/* Levels that the facts, and the claims of the document, give for Q: stated
 * ones first, then sums, ratios and lists of scopes, to DEPTH relations. */
void tie_levels(
    struct tie *, const struct tie_q *q, int depth, struct tie_ests *out);

/* The estimate that the one item I is, in units SCALE times its own. */
struct tie_est tie_est_item(
    struct tie *, const struct tie_item *i, const struct rat *scale);

/* A OP B (+ - or /), and A / B - 1. */
struct tie_est tie_est_op(
    struct tie *, const struct tie_est *a, char op, const struct tie_est *b);
struct tie_est tie_est_growth(
    struct tie *, const struct tie_est *cur, const struct tie_est *base);

/* Marks E, of one time, as a guess when a fact and a claim are mixed in it. */
void tie_est_pure(struct tie_est *e);

/* E in units N times smaller. */
void tie_est_scale(struct tie_est *e, int n);

/* An empty list that lives until the claim is judged. */
struct tie_ests *tie_ests(struct tie *);

/* May item I be a fact for the claim, or a part of one? */
bool tie_usable(const struct tie *, const struct tie_item *i);

/* Marks that item I has where basis WANT is asked: -1 when it has another
 * one. */
int tie_basis_marks(
    const struct tie *, const struct tie_item *i, enum tie_basis want);

/* Half the rounding of I, a whole ulp when hedged. */
struct rat tie_half(const struct tie_item *i);

#define TIE_CANDS 32 /* facts that are looked at for one claim */

/* Fills CAND, which holds TIE_CANDS, with the facts that state what claim C
 * states, the most exact first: their number. */
size_t tie_candidates(
    struct tie *, const struct tie_item *c, struct tie_est *cand);

/* Does value V lie within what claim C says, the bound asked for where it
 * says "over" or "at most"? */
bool tie_fits(const struct tie_item *c, const struct iv *v);

/* Has the value of C so many digits that it is hardly met by chance? */
bool tie_telling(const struct tie_item *c, size_t digits);

/* May the scope of C be no part of the company, or one with more words? For
 * values that are hardly met by chance, or where such values of the same
 * document showed that the scope means the whole. */
bool tie_loose(const struct tie *, const struct tie_item *c);

/* Claim C does not fit E, what its facts say: does it fit those of another
 * period, basis or part so well that it was rather read wrong, or does the
 * document say what fits elsewhere? */
bool tie_doubtful(
    struct tie *, const struct tie_item *c, const struct tie_est *e);

/* Judges claim C. */
struct tie_verdict tie_judge(struct tie *, const struct tie_item *c);

/* The estimates that a claim of a change, a growth or a share is held
 * against, in the claim's unit. */
void tie_recompute(struct tie *, const struct tie_item *c,
    const struct tie_q *q, struct tie_ests *out);

#endif
