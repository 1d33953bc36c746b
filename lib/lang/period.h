/* Period values, as tx-formats(5) writes them: num, when, tables, joins. */
#ifndef PERIOD_H
#define PERIOD_H

#include "core/tx.h"

enum period_kind {
	PERIOD_NONE,
	PERIOD_QUARTER, /* quarter NUM, 1 to 4: 2010Q3 */
	PERIOD_HALF,	/* half NUM, 1 or 2: 2010H2 */
	PERIOD_MONTHS,	/* the first NUM months, 1 to 11: 2007M9 */
	PERIOD_YEAR	/* the whole year: 2010FY */
};

/* A stretch of a fiscal year; the year bears the number that the company
 * gives it. All zero: none known. */
struct period {
	int16_t year;
	uint8_t kind; /* enum period_kind */
	uint8_t num;
};

#define PERIOD_TEXT 12 /* bytes that the text form may take */

/* Writes the text form, gives its length: 0 for no period. */
size_t period_text(struct period, char text[PERIOD_TEXT]);

/* Reads the text form, all of S: false when it is none. */
bool period_parse(struct span s, struct period *);

/* A period of KIND and NUM in YEAR; 0: in a year that is not known, for
 * calendar_learn only. */
struct period period_make(int year, enum period_kind, unsigned num);

static inline bool
period_known(struct period p)
{
	return p.kind != PERIOD_NONE;
}

static inline bool
period_eq(struct period a, struct period b)
{
	return a.year == b.year && a.kind == b.kind && a.num == b.num;
}

/* The period N of its own length later (negative: before): quarters move by
 * quarters, halves by halves, all others by years. */
struct period period_step(struct period, int n);

/* The same period N years later (negative: before). */
struct period period_years(struct period, int n);

/* The quarter that ends where P ends: what a balance at its end bears. */
struct period period_last(struct period);

/* The year, and the months from its start, that P lies in. */
struct period period_year(struct period);
struct period period_todate(struct period);

/* Months of the year before P begins (0 to 9), and when it ends (3 to 12). */
unsigned period_from(struct period);
unsigned period_to(struct period);

/* Order by end, then by length: below 0, 0, above 0. */
int period_cmp(struct period, struct period);

#endif
