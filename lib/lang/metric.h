/* Metrics: phrases of share/tab/metrics.tsv, ids of metric-ids.tsv and how
 * they hang together. group and higher; grid, head, stub, sums; tie. */
#ifndef METRIC_H
#define METRIC_H

#include "lang/lex.h"

/* What a metric's values are in. */
enum metric_unit {
	METRIC_ANY, /* not known */
	METRIC_MONEY,
	METRIC_PERCENT, /* percent, points, basis points */
	METRIC_PER_SHARE,
	METRIC_SHARES,
	METRIC_DAYS,
	METRIC_RATIO, /* a multiple */
	METRIC_COUNT,
	METRIC_UNITS
};

/* One metric id. Ids are small integers; 0 is none. */
struct metric {
	struct span name;    /* gross-margin */
	struct span element; /* of the us-gaap taxonomy, or empty */
	enum metric_unit unit;
	bool stock;	    /* a balance at a time, not a flow over one */
	bool cost;	    /* an improvement makes it less */
	bool growth;	    /* its values are growths */
	bool follows_basis; /* takes GAAP or non-GAAP from the discourse */
	bool whole;	    /* hardly ever said of a part of the company */
	struct span noun;   /* what it counts, or empty */
	struct span sum;    /* "revenue - cost-of-revenue", or empty */
	struct span ratio;  /* "gross-profit / revenue", or empty */
};

/* One part of a sum. */
struct metric_part {
	int id;
	bool minus;
};

/* The lexicon over a set of tables (which must outlive it): the rows of
 * metrics.tsv with their ids looked up once. An id that a user's row names
 * and metric-ids.tsv does not is added, with nothing known of it. */
struct metrics;

struct metrics *metric_new(const struct tab *);
void metric_free(struct metrics *);

/* Number of ids + 1; the metric of an id (id 0: all empty); the id of a name
 * (0: none). */
int metric_count(const struct metrics *);
const struct metric *metric_get(const struct metrics *, int id);
int metric_find(const struct metrics *, struct span name);

/* Longest phrase that begins at token I of LX and ends before END: its row of
 * metrics.tsv or -1; *LEN gets the number of tokens. Commas, quotes and
 * brackets inside are passed over, "&" is "and". */
int metric_phrase(const struct metrics *, const struct lex *lx, size_t i,
    size_t end, size_t *len);

/* What the phrase ROW does: METRICS_ROLE_LOSS and the like. */
enum metrics_role metric_role(const struct metrics *, int row);
const char *metric_role_name(enum metrics_role);

/* Does the phrase of ROW end with that of WEAK ("operating margin", "margins"),
 * whatever their number? */
bool metric_ends(const struct metrics *, int row, int weak);

/* The id that the phrase ROW means of a value in UNIT ("gross margin" is
 * gross-margin in percent, gross-profit in money); with METRIC_ANY the first
 * that it names. 0 when the phrase names none that has such values. */
int metric_of(const struct metrics *, int row, enum metric_unit unit);

/* The first plain phrase of the id: its row, or -1. */
int metric_row(const struct metrics *, int id);

/* The id that a label, the tokens FROM to END of LX, names: that of the phrase
 * that covers all of it but words that say no more ("total", "net"); 0: none.
 */
int metric_label(const struct metrics *, const struct lex *lx, size_t from,
    size_t end, enum metric_unit unit);

/* Parts of the id's sum into P (at most CAP); their number, 0 when it has
 * none. Operating expenses are R&D + sales and marketing + G&A. */
size_t metric_parts(
    const struct metrics *, int id, struct metric_part *p, size_t cap);

/* Numerator and denominator of a metric that is a ratio of two others (gross
 * margin: gross profit, revenue); false when it is none. */
bool metric_ratio(const struct metrics *, int id, int *num, int *den);

#endif
