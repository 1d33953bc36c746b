/* Inside of disc: what is known of one document. disc, topic only. */
#ifndef DISC_INT_H
#define DISC_INT_H

#include "numbers/disc.h"

struct disc {
	const struct tab *tab;
	const struct metrics *metrics;
	struct group g;
	struct clauses clauses;
	struct when_ctx when;
	struct calendar set; /* --fiscal-year-end */
	bool is_set;
	struct sense sense;
	struct told told; /* the last, while another is only named */
	struct names names, people;
	struct said said[SAID];
	struct date date;    /* of the document */
	enum attr_basis all; /* basis of the whole talk */
	struct buf company, scope, last_scope, sect, turn, exch, para, segment;
	unsigned texts;
	bool release; /* a release: a sentence turns nothing */
	bool named;   /* the document names its company */
	bool outlook; /* in a section of that name */
	bool headed;  /* the text before was a heading that named a period */
	struct period head_period; /* that period */
	uint32_t and_word;
};

/* Classes of turns.tsv that a text holds, as bits. */
enum {
	HOLDS_TOPIC = 1 << TURNS_CLASS_TOPIC,
	HOLDS_GUIDE = 1 << TURNS_CLASS_GUIDE,
	HOLDS_BASIS = 1 << TURNS_CLASS_BASIS,
	HOLDS_ALL = 1 << TURNS_CLASS_ALL,
	HOLDS_NOT = 1 << TURNS_CLASS_NOT,
	HOLDS_EXCEPT = 1 << TURNS_CLASS_EXCEPT,
	HOLDS_PAGE = 1 << TURNS_CLASS_PAGE
};

/* Replaces the bytes of B by S. */
void disc_keep(struct buf *b, struct span s);

/* Classes of turns.tsv that the text holds, as bits of enum above. */
unsigned topic_holds(const struct disc *, const struct lex *);

/* What the sentence in d->g, which holds the classes IN, turns: the basis, an
 * outlook, the part of the company and the metric that the talk is about. */
void topic_turns(struct disc *, unsigned in);

/* A sentence whose figures, if any, are of no metric: the one that it names is
 * what the next may point back to; one that names only other measures leaves
 * none. */
void topic_names(struct disc *, const struct lex *);

#endif
