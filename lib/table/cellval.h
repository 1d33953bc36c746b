/* Values of table cells: "$ (1,234)", "(12.5)%", "down 36%", "-". piece and
 * higher. */
#ifndef CELLVAL_H
#define CELLVAL_H

#include "core/buf.h"
#include "lang/tab.h"

enum cell_kind {
	CELL_TEXT, /* no value */
	CELL_NUM,  /* a figure */
	CELL_NIL,  /* dashes alone: nought */
	CELL_NONE, /* "N/M": a cell that states nothing */
	CELL_SIGN  /* a currency sign, "%" or ")" that belongs to a neighbour */
};

enum cell_mark {
	MARK_PLAIN,
	MARK_PERCENT,
	MARK_POINTS,
	MARK_BPS,
	MARK_TIMES,
	MARK_DAYS
};

/* One cell, in 20 bytes: places are of the text it was read from, which is no
 * longer than CELL_TEXT_MAX. */
struct cellval {
	uint8_t kind;	     /* enum cell_kind */
	uint8_t mark;	     /* enum cell_mark */
	uint8_t decimals;    /* stated after the point */
	int8_t exp;	     /* powers of ten of its own scale word */
	bool neg;	     /* parentheses, a minus sign, a word for a fall */
	bool change;	     /* with a word for a rise or a fall */
	bool scaled;	     /* has a scale word of its own */
	bool year;	     /* could be a year: four plain digits */
	bool whole;	     /* digits alone, nothing beside them */
	uint8_t n;	     /* bytes of the text without the note marks */
	uint8_t at, len;     /* the figure (a range's lower end), marks kept */
	uint8_t note, nnote; /* note marks behind it: "^", "(1)" */
	char cur[4];	     /* ISO 4217 of its own sign, or empty */
};

#define CELL_TEXT_MAX 64

/* The figure of V, which was read from TEXT, and its note marks. */
static inline struct span
cellval_figure(struct span text, const struct cellval *v)
{
	return (struct span){ text.p + v->at, v->len };
}

static inline struct span
cellval_note(struct span text, const struct cellval *v)
{
	return (struct span){ text.p + v->note, v->nnote };
}

/* Reads all of TEXT (clean, no blanks at its ends) as a cell: false, and
 * kind CELL_TEXT, when it is none. */
bool cellval_read(const struct tab *, struct span text, struct cellval *);

/* Writes the value of FIGURE, the one of V, in base units to TO, SCALE powers
 * of ten applied unless it has its own scale word; one unit in its last place.
 * They give what is behind it: at most CELLVAL_ROOM bytes each. */
char *cellval_put(
    char *to, struct span figure, const struct cellval *, int scale);
char *cellval_ulp(char *to, const struct cellval *, int scale);

#define CELLVAL_ROOM 512

/* Length of the dash that begins at P (a hyphen, a minus sign, an en or em
 * dash), 0 for none. */
size_t cellval_dash(struct span s, size_t at);

#endif
