/* How the tie-out is made. Included by tie*.c alone. */
#ifndef TIEINT_H
#define TIEINT_H

#include "metric.h"
#include "tie.h"
#include "tiepool.h"
#include "tiescope.h"

/* What is known of a metric besides metric.h. */
struct tie_metric {
	bool growth;  /* its level is a growth: comparable sales */
	bool outflow; /* statements may print it negative */
	struct metric_part move[4]; /* its change over a period, summed */
	size_t nmove;
};

#define TIE_METRICS 256 /* ids of metric.h; names follow */

/* Marks of an estimate. */
enum {
	TIE_FACT = 1,	    /* a fact is part of it */
	TIE_WEAK_BASIS = 2, /* a basis is unstated where it matters */
	TIE_WEAK_PERIOD = 4,
	TIE_HEDGED = 8,	      /* "about" was said of a part */
	TIE_GUESS = 16,	      /* it may be another thing: ties, never off */
	TIE_LATER = 32,	      /* an actual, where the claim is an outlook */
	TIE_STATED = 64,      /* a fact says it; else recomputed */
	TIE_WEAK_SCOPE = 128, /* the part of the company is another's name */
	TIE_CLAIM = 256	      /* a claim that is no fact is part of it */
};

/* A value that facts give: an interval over their roundings. */
struct tie_est {
	struct iv v;
	struct rat mid; /* of the figures as they stand */
	struct span how;
	const struct tie_item *at;   /* whose place is told */
	const struct tie_item *item; /* the one it is, if it is stated */
	unsigned flags;
	unsigned count; /* items that say it */
};

#define TIE_ESTS 8

struct tie_ests {
	struct tie_est e[TIE_ESTS];
	size_t n;
};

/* What a level is asked of. */
struct tie_q {
	uint32_t metric, scope, period;
	struct span scope_text;
	enum tie_basis basis; /* GAAP and unstated, or non-GAAP and unstated */
	enum tie_mood mood;
	enum tie_what what; /* a level, or a share of metric OF */
	uint32_t of;
};

struct tie {
	struct run *run;
	const struct tie_opts *opts;
	struct tab *tab;
	struct metrics *metrics;
	struct tie_metric metric[TIE_METRICS];
	struct tie_names names;
	struct tie_pool facts, claims;
	struct arena fact_text, doc_text, tmp;
	const struct tie_item *claim; /* being judged: no fact of its own */
	uint32_t whole; /* the name of the whole company that is tried */
	uint32_t also;	/* a scope whose claims are the whole's too */
	struct {
		uint32_t metric, scope, is;
	} longer; /* the last look-up of a scope with more words */
};

enum tie_status { TIE_NONE, TIE_TIES, TIE_OFF, TIE_MANY };

/* What is said of one claim. */
struct tie_verdict {
	enum tie_status status;
	struct tie_est est;
	const char *mark; /* within, above, below; or NULL */
};

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
