/* Words of time: "third quarter of fiscal 2024", "13 weeks ended April 29,
 * 2023", "the prior-year quarter": running text, headings, titles.
 * A text comes as the tokens of lex_text. */
#ifndef WHEN_H
#define WHEN_H

#include "lang/calendar.h"
#include "lang/lex.h"

/* What the words are resolved against. Zero but for tab: nothing known. */
struct when_ctx {
	const struct tab *tab;
	struct calendar cal;
	struct period ref; /* the period that the document reports */
	struct date today; /* the day on which it was made: "last month" */
};

enum when_kind {
	WHEN_PERIOD, /* a period: "Q3", "the quarter", "last year", "2010" */
	WHEN_DATE,   /* a day: "September 30, 2007" */
	WHEN_YOY,    /* a comparison in itself: "year over year" */
	WHEN_QOQ     /* "sequentially", "quarter over quarter" */
};

enum {
	WHEN_HAS_YEAR = 1, /* the year is said ("Q3 2010"; not "Q3") */
	WHEN_RELATIVE = 2, /* said from the document's: "last quarter" */
	WHEN_BARE = 4,	   /* only "the quarter", "the year", "this ..." */
	WHEN_YEAR_AGO = 8, /* "a year ago", "last year", "prior-year" alone or
			      with "period": of the length of what it is
			      compared with; p is of ref's length */
	WHEN_ENDED = 16,   /* "... ended DATE" */
	WHEN_AS_OF = 32,   /* "as of", "at the end of": for a balance */
	WHEN_NO_END = 64,  /* a length alone: "three months ended", "36 weeks";
			      p ends where ref does */
	WHEN_FISCAL = 128, /* fiscal, FY said */
	WHEN_TRAILING = 256, /* trailing twelve months; p only at a year end */
	WHEN_FUTURE = 512,   /* next, coming, "ending" */
	WHEN_SAME = 1024,    /* same, comparable, corresponding */
	WHEN_FULL = 2048,    /* full, entire */
	WHEN_TODATE = 4096,  /* year to date */
	WHEN_VS = 8192,	     /* headings: "vs.", "change", "%" stand with it */
	WHEN_VAGUE = 16384,  /* "over the last ten years", "years ago" */
	WHEN_NOW = 32768     /* "this year" said like "now", not "of this year":
				beside figures of a quarter it means that */
};

/* The words as parsed; 0 is "not said". */
struct when_raw {
	uint8_t quarter, half;	/* said by number */
	uint8_t unit;		/* months of the unit said: 1 3 6 12 */
	uint8_t months, weeks;	/* a length: three months, 13 weeks */
	bool begin;		/* "at the beginning of" it */
	bool since;		/* "since" stands before it */
	bool sofar;		/* "so far this year": the one under way */
	bool period;		/* "period" said */
	bool has_rel, has_yrel; /* rel, yrel said */
	int8_t rel;		/* units after ref: "last quarter" -1 */
	int8_t yrel;		/* years after ref's: "last year" -1 */
	int16_t year;
	int16_t date_year;  /* of a date: the year of the calendar */
	uint8_t month, day; /* of a date, or of "the December quarter" */
	uint16_t flags;	    /* WHEN_... */
};

/* One mention. */
struct when {
	uint32_t off, n;  /* bytes of the text */
	uint8_t kind;	  /* enum when_kind */
	uint16_t flags;	  /* WHEN_... */
	struct period p;  /* resolved; unknown where ctx does not tell */
	struct date date; /* the day it ends on, where one is said */
	struct when_raw raw;
};

/* One mention before it is resolved; its tokens are [from, to). */
struct when_parse {
	struct when_raw r;
	size_t from, to;
	uint8_t alt_quarter, alt_months,
	    alt_month; /* "third and fourth quarters" */
	bool head;     /* a heading: any order */
};

/* A scan over the tokens of one text. */
struct when_scan {
	const struct when_ctx *ctx;
	const struct lex *lx;
	size_t at; /* the next token */
	bool has_next;
	struct when_parse next; /* "the three and nine months": the second */
};

/* Begins a scan over the tokens of LX, which holds as long as the scan. */
void when_init(
    struct when_scan *, const struct when_ctx *, const struct lex *lx);

/* The next mention, left to right: 1, or 0 at the end. */
int when_next(struct when_scan *, struct when *);

/* The one period of a heading, a column's lines joined with " > ", blank or
 * line feed in any order ("2007 > Three Months Ended September 30"): false when
 * there is none. */
bool when_head(const struct when_ctx *, const struct lex *, struct when *);

/* The same in two steps: the words R, whatever the calendar is; and what they
 * mean by it: kind, flags, p, date of W. */
bool when_head_raw(
    const struct when_ctx *, const struct lex *, struct when_raw *);
void when_resolve(
    const struct when_ctx *, const struct when_raw *, struct when *);

/* The first day that a text names in full: false when there is none. */
bool when_date(const struct when_ctx *, const struct lex *, struct when *);

/* Learns the fiscal calendar from a text: quarters and years said with the
 * day on which they end. Gives the latest day on which a period has ended; its
 * year is 0 when there is none. */
struct date when_learn(struct when_ctx *, const struct lex *);

/* The period that W means beside a figure for BASE (unknown: the document's):
 * "this year", "a year ago", "sequentially", "the same period in 2006" are of
 * its length; others are as resolved. */
struct period when_beside(const struct when *, struct period base);

/* P, whose year was not said, read as a time to come: the first such period
 * after the one reported (ctx->ref). */
struct period when_future(const struct when_ctx *, struct period p);

#endif
