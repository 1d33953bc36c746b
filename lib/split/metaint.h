/* What the files of meta share: meta*.c only. */
#ifndef METAINT_H
#define METAINT_H

#include "lang/lex.h"
#include "split/meta.h"
#include "lang/when.h"

#define META_LINES 256
#define META_BYTES 6144	 /* of text that are looked at */
#define META_LONG 1200	 /* of one line */
#define META_SPEECH 2560 /* of what is said in a call */

struct meta_text {
	struct span text;
	uint64_t no;
	enum lay_kind kind;
	enum lay_sect sect;
};

struct meta {
	const struct tab *tab;
	int fye;
	struct arena arena;
	struct lex lex;
	struct when_ctx ctx;
	struct date date; /* of the document, 0: not known */
	struct meta_text line[META_LINES];
	size_t nline, bytes, speech;
	struct meta_fact fact[META_NAMES];
};

/* Sets a fact that is not known yet: VALUE, which stands at byte AT of T. */
void meta_set(struct meta *, enum meta_name, struct span value,
    const struct meta_text *t, size_t at);

/* S without the heading and list marks before it. */
struct span meta_unmark(struct span s);

/* Does S speak of results, as titles do? */
bool meta_titled(const struct meta *, struct span s);

/* Does S name a quarter or a year as its period? */
bool meta_period_in(struct meta *, struct span s);

/* metawhen.c: date, period, fiscal year. */
void meta_when(struct meta *);

/* metawho.c: ticker and company. */
void meta_who(struct meta *);

#endif
