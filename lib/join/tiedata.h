/* What the tie-out works on: metrics, estimates, questions, verdicts. Included
 * by tieint.h alone. */
#ifndef TIEDATA_H
#define TIEDATA_H

#include "lang/metric.h"
#include "join/tie.h"
#include "join/tiepool.h"
#include "join/tiescope.h"

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

#endif
