/* What is known of a column, a row, a cell of a table. Included by fact.h
 * alone. */
#ifndef FACTDATA_H
#define FACTDATA_H

#include "lang/metric.h"
#include "lang/when.h"
#include "table/unit.h"

#define FACT_COUNTED 1u /* among bits of kinds: a word of row-counts */

enum fact_basis { BASIS_NONE, BASIS_GAAP, BASIS_NON_GAAP };

enum fact_unit {
	FACT_MONEY,
	FACT_PER_SHARE,
	FACT_SHARES,
	FACT_PERCENT,
	FACT_POINTS,
	FACT_BPS,
	FACT_TIMES,
	FACT_DAYS,
	FACT_COUNT
};

/* What a title tells of its table. */
enum fact_kind {
	TABLE_OTHER,
	TABLE_OPERATIONS,
	TABLE_BALANCE,
	TABLE_CASH,
	TABLE_RECON
};

/* One column. */
struct fact_col {
	struct period p;
	bool known;    /* p is one */
	bool dated;    /* the heading tells a time */
	bool change;   /* compares two others */
	bool step;     /* leads from GAAP to another measure */
	bool percents; /* a change in percent, signs or not */
	bool flow;     /* a length of time ends there (else a day) */
	uint8_t basis; /* enum fact_basis */
	struct units units;
	int metric;
};

/* One row. */
struct fact_row {
	uint8_t unit; /* enum fact_unit */
	uint8_t basis;
	uint8_t decimals;  /* most that its figures state */
	unsigned bits;	   /* kinds of row words of its label */
	bool begins, ends; /* a balance at the period's start, its end */
	bool owned;	   /* a total that names its owner */
	int scale;
	int metric;
	struct span scope;
	struct span noun; /* of a count */
	struct period p;  /* of its section, for columns that have none */
};

/* A cell's. */
struct fact {
	struct span unit;
	int scale;
	int metric;
	struct span scope;
	uint8_t basis;
	struct period p;
};

#endif
