/* What the cells of a table state: unit, scale, period, basis, metric, scope.
 * tx-table. */
#ifndef FACT_H
#define FACT_H

#include "table/factdata.h"
#include "table/grid.h"

struct fact_texts;

/* The reading of one document's tables. */
struct facts {
	const struct tab *tab;
	struct metrics *metrics;
	struct when_ctx when;
	struct lex lex;
	struct date last; /* latest day that a period ended on */
	struct calendar by_part, by_balance, by_year; /* as headings tell */
	struct units carried; /* scales of the table before */
	bool lent;	      /* the table's scale is that one */
	uint8_t kind, kind_before;
	unsigned ncol_before;
	uint8_t basis;	      /* of the table as a whole */
	char cur[4];	      /* the document's currency */
	struct fact_row tail; /* last row of the table before */
	bool minority;	      /* net income is parted */
	int title_metric;
	bool title_parts; /* "... by segment" */
	struct span title_scope;
	struct fact_col *col;
	struct fact_row *row;
	struct table *t;
	struct units units;
	struct fact_texts *texts;
	const struct fact_rules_row **rules; /* of each metric */
};

/* Prepares for documents; CAL is the fiscal calendar if it was given. */
void facts_init(struct facts *, const struct tab *, const struct calendar *);
void facts_free(struct facts *);

/* A document begins; CAL is its fiscal calendar if that was given. */
void facts_begin(struct facts *, const struct calendar *cal);

/* Learns the fiscal calendar and the period reported: from the tables of the
 * document's head, then from HEAD, its text; then they are settled. */
void facts_learn_table(struct facts *, struct table *t);
void facts_learned(struct facts *, struct span head);

/* The one period of the heading S: false when there is none. */
bool facts_period(struct facts *, struct span s, struct when *);

/* Reads the titles, headings and labels of T. */
void facts_table(struct facts *, struct table *t);

/* What cell K of row R of that table states. */
void facts_cell(struct facts *, size_t r, unsigned k, struct fact *);

/* What the columns say: times, changes, percentages; sections that are times,
 * for rows of columns that have none (fact_col). */
void facts_columns(struct facts *, struct table *t);
void facts_times(struct facts *, struct table *t);

/* The metric that the title names, and whether it is parted ("by")
 * (fact_metric). */
void facts_title(struct facts *, struct table *t);

/* Reads the unit and scale of row I (fact_unit). */
void facts_row_unit(struct facts *, struct table *t, size_t i);

/* What other rows tell of a row's metric: rows that lead from one measure to
 * another, other owners, parts (fact_after). */
void facts_after(struct facts *, struct table *t);

/* Metric, scope and their like of the rows (fact_metric). */
void facts_metrics(struct facts *, struct table *t);

/* Kinds of row words that S holds, a bit each (1 << ROW_WORDS_KIND_...). */
unsigned facts_row_words(const struct facts *, struct span s);

/* Units and scales that S tells as a whole. */
struct units facts_units(const struct facts *, struct span s);

/* Does S hold a word of KIND of the table of statements? */
bool facts_says(const struct facts *, struct span s, enum statements_kind);

#endif
