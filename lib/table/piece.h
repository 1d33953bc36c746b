/* Lines of tables cut into pieces: grid and what reads a table. */
#ifndef PIECE_H
#define PIECE_H

#include "core/arena.h"
#include "table/cellval.h"
#include "text/norm.h"

/* One piece of a line: a label, a cell, a heading, and where it stands across
 * the page: characters from the margin, or 16 a column where columns are
 * counted. */
struct piece {
	struct span text; /* clean; note marks still on it */
	uint64_t line;	  /* place of its first byte that is left */
	uint32_t col;
	uint32_t x0, x1;
	bool rule; /* dashes drawn under figures */
	bool sign; /* a currency sign stood in a cell of its own */
	struct cellval v;
};

enum line_shape {
	LINE_BLANK,
	LINE_COLUMNS, /* set apart by blanks */
	LINE_TABS,
	LINE_PIPES,
	LINE_CELLS /* cells that came one by one (HTML, CSV) */
};

/* Cuts lines. Set arena after cut_init; lives from line to line. */
struct cutter {
	const struct tab *tab;
	struct arena *arena; /* texts that had to be changed */
	struct norm norm;    /* tab set by cut_init; seen adds up */
	struct piece *p;     /* out: the pieces of the line */
	size_t n, cap;
	unsigned indent;       /* out: of the first piece */
	unsigned bars;	       /* out: cells between bars or TABs, empty ones
				* counted */
	enum line_shape shape; /* out */
};

void cut_init(struct cutter *, const struct tab *);
void cut_free(struct cutter *);

/* Cuts the line TEXT, number NO, into pieces; TEXT must hold as long as the
 * pieces are used. */
void cut_line(struct cutter *, struct span text, uint64_t no);

/* Starts a line of cells that are added one by one. */
void cut_begin(struct cutter *);

/* Adds the cell RAW that stands at NO:COL, columns C to C + SPAN - 1. */
void cut_cell(struct cutter *, struct span raw, uint64_t no, uint32_t col,
    unsigned c, unsigned span);

/* Ends it: signs in cells of their own are joined to their figures. */
void cut_end(struct cutter *);

/* Joins signs in cells of their own to their figures; marks a line of dashes
 * alone as drawn, its short runs too. For cut_line and cut_end only. */
void cut_join(struct cutter *);
void cut_rules(struct cutter *);

/* Can TEXT be a row with figures? Looks at its ends only. */
bool cut_may(struct span text);

/* Length of the leader of dots at I (four dots, blanks between them or not),
 * 0 for none. */
size_t cut_leader(struct span s, size_t i);

/* The end of the field of S from I on: a TAB, two blanks, a leader of dots. *X
 * gets on by its characters; PLAIN tells that they are clean ASCII, as below.
 */
size_t cut_field(struct span s, size_t i, uint32_t *x, bool *plain);

/* Is S, without blanks at its ends, clean ASCII as it is? */
bool cut_plain(struct span s);

/* Clean text of RAW, markup and escapes undone, blanks squeezed: a view of
 * RAW or a copy in the arena; *SKIP gets the bytes of RAW before its first. */
struct span cut_clean(struct arena *, struct span raw, size_t *skip);

#endif
