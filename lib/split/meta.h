/* Facts about a document: type, company, ticker, date, period, title. */
#ifndef META_H
#define META_H

#include "core/arena.h"
#include "split/layout.h"

enum meta_name {
	META_TYPE,
	META_COMPANY,
	META_TICKER,
	META_DATE,
	META_PERIOD,
	META_TITLE,
	META_YEAR_END, /* of the fiscal year, MM-DD, where the text tells */
	META_NAMES
};

/* One fact: its value and where in the lines fed it stands. */
struct meta_fact {
	struct span value; /* empty: not known */
	uint64_t line;	   /* index of the line fed, as meta_line was told it */
	size_t at;	   /* byte of that line's text */
};

struct meta;

/* FYE is the last day of the fiscal year as month * 100 + day (--fiscal-year-
 * end), or 0: known from the text, else 1231. */
struct meta *meta_new(const struct tab *, int fye);
void meta_free(struct meta *);
void meta_begin(struct meta *);

/* Learns from one cleaned line of the document's head (LAY_HEAD bytes); NO is
 * what meta_fact.line gives back. KIND and SECT as layout_line told it. */
void meta_line(
    struct meta *, struct span text, uint64_t no, enum lay_kind, enum lay_sect);

/* Decides; TYPE is layout_type's. */
void meta_decide(struct meta *, enum lay_type);

/* The fact NAME of the document. */
struct meta_fact meta_get(const struct meta *, enum meta_name);

/* `type`, `company` … */
struct span meta_key(enum meta_name);

#endif
