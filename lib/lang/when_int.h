/* Inside the grammar of words of time: when*.c only. */
#ifndef WHEN_INT_H
#define WHEN_INT_H

#include "lang/when.h"

/* Roles that are not of share/tab/periods.tsv. */
enum {
	ITEM_MONTH = 64, /* n: 1 to 12 */
	ITEM_ORD,	 /* "third", "3rd" */
	ITEM_NUM,	 /* a plain number below 10000 */
	ITEM_COMMA
};

/* What stands at a token: a number, a phrase of the tables. */
struct item {
	uint8_t role; /* enum periods_role or ITEM_; 0: nothing of ours */
	uint8_t len;  /* tokens, a clitic or an abbreviation's stop with them */
	int16_t n;
	bool last;   /* "last", "past", not "prior" */
	bool plural; /* "quarters" */
};

/* What stands at token I. */
struct item when_item(const struct when_scan *, size_t i);

/* Takes one piece of a period at token I into P: the number of tokens, or 0
 * where none is that still fits. */
size_t when_take(const struct when_scan *, size_t i, struct when_parse *p);

/* Quarter or half N of a mark whose units are of MONTHS into P; then its year,
 * which is at token I. Gives the year's tokens, SIZE_MAX when N is none. */
size_t when_put_mark(const struct when_scan *, size_t i, int n, int months,
    struct when_parse *p);

/* "Q3", "H1", "FQ3'07", "FY25" with the mark IT at token I: its tokens or 0. */
size_t when_take_mark(
    const struct when_scan *, size_t i, struct item it, struct when_parse *p);
size_t when_take_fy(
    const struct when_scan *, size_t i, struct item it, struct when_parse *p);

/* A day, a month: the same rule. */
size_t when_take_date(const struct when_scan *, size_t i, struct when_parse *p);

/* The year of two or four digits at token I after a quarter's or year's mark,
 * two digits only with an apostrophe, a glue or LOOSE: 0 if none. */
int when_year(const struct when_scan *, size_t i, bool loose);

/* A time that names no period, or quarters ago, at token I into R: its tokens,
 * 0 if none is there. */
size_t when_vague(const struct when_scan *, size_t i, struct when_raw *);

/* Parses the mention that begins at token I. */
bool when_parse(const struct when_scan *, size_t i, struct when_parse *p);

/* Has the mention a stretch, a year, a date? */
static inline bool
when_has_unit(const struct when_raw *r)
{
	return r->quarter || r->half || r->unit || r->months || r->weeks ||
	       r->period;
}

static inline bool
when_has_year(const struct when_raw *r)
{
	return r->year != 0 || r->has_yrel;
}

/* The tables whose words can be part of an item: a word that begins no row of
 * them is none. */
#define WHEN_WORDS \
	((uint64_t)1 << TAB_PERIODS | (uint64_t)1 << TAB_MONTHS | \
	    (uint64_t)1 << TAB_ORDINALS)

#endif
