/* A header cut into pieces at commas, dashes, brackets and lines: turn only. */
#ifndef FIELDS_H
#define FIELDS_H

#include "speakers/turn.h"

#define PIECES 24

/* What a piece of a header is by its words. */
enum sort { OTHER, AREA, TITLE };

/* What parts a piece from the one before. */
enum sep { START, COMMA, PAREN, LINE, DASH };

struct field {
	size_t from, to; /* tokens */
	enum sep sep;
	enum sort sort;
};

/* One header in work. */
struct parse {
	const struct lex *lx;
	const struct tab *tab;
	struct span company;
	struct field p[PIECES];
	size_t n;
};

/* Cuts the header H->lx, whose lines begin at B, into pieces. */
void fields_cut(struct parse *h, const struct turn_breaks *b);

/* What the tokens FROM up to TO are by the roles among them. */
enum sort fields_sort(const struct parse *h, size_t from, size_t to);

/* The text from token FROM up to token TO, of the pieces FROM up to TO. */
struct span fields_text(const struct parse *h, size_t from, size_t to);
struct span fields_span(const struct parse *h, size_t from, size_t to);

#endif
