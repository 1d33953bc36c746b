/* Tables of a document: lines in, tables of rows and columns out. head, stub,
 * fact, sums; tx-table. */
#ifndef GRID_H
#define GRID_H

#include "table/piece.h"

#define GRID_ROWS 32768	    /* lines that a table may have */
#define GRID_BYTES 16777216 /* bytes that they may take */
#define GRID_COLS 512	    /* columns */

enum row_kind {
	ROW_BLANK, /* empty lines */
	ROW_RULE,  /* drawn lines, <S> <C> */
	ROW_PAGE,  /* a page ends here */
	ROW_TEXT,  /* words: a title, heading, label, prose */
	ROW_YEARS, /* years alone: a heading */
	ROW_DATA,  /* a label or none, and figures */
	ROW_ODD	   /* figures among other things: not understood */
};

/* One line. */
struct line_row {
	struct span raw; /* COLUMNS: the line; else empty */
	uint64_t no;
	struct piece *p;
	unsigned n;
	unsigned first; /* data: index of its first figure */
	unsigned indent;
	unsigned bars;
	unsigned cells; /* data: its figures, set by column_find */
	uint8_t kind;	/* enum row_kind */
	uint8_t shape;	/* enum line_shape */
	bool cut;	/* p holds its pieces */
	bool prose;	/* running text */
	bool mark;	/* a heading by its markup: "## " */
};

/* One column. */
struct column {
	uint32_t x0, x1;  /* all that its cells and lowest heading cover */
	struct span head; /* as the column head has it */
	struct span note;
	struct span full; /* stub period and head: what the period is read of */
};

/* One cell of a row. */
struct cell {
	const struct piece *p;
	unsigned col;
};

/* One row of figures, or a label alone (no cells). */
struct row {
	struct span label; /* note marks left out */
	struct span note;
	struct span path;
	struct span under; /* nearest label above that heads it, printed in
			    * path or not; empty for none */
	struct cell *cell;
	unsigned ncell;
	unsigned indent;
	uint64_t line;
	uint64_t label_line; /* place of the label, 0 for none */
	bool blank;	     /* an empty line stands before it */
	bool page;	     /* a page begins before it */
	bool total;	     /* its label begins as a total's does */
	bool prose;	     /* a label alone that reads as running text */
};

/* One table, whole. Lives until the callback returns, or until grid_go where
 * the grid holds. */
struct table {
	struct span title; /* heading lines joined with " / " */
	struct span stub;  /* heading of the labels */
	struct span over;  /* label between it and the table before */
	struct span lead;  /* line of running text that leads to it (":") */
	struct span unit;  /* all that may tell units and scales */
	struct column *col;
	unsigned ncol;
	struct row *row;
	size_t nrow;
	uint64_t line; /* of its first row */
	bool again;    /* headings repeated: goes on under the title */
	enum line_shape shape;
	struct arena *arena; /* for what is added to it */
};

struct grid;

/* Tables are given to FN with ARG, in order. Messages go to DIAG under NAME. */
struct grid *grid_new(
    const struct tab *, void (*fn)(void *, struct table *), void *arg);
void grid_free(struct grid *);

/* A document begins; messages name FILE. What is given out is held until
 * grid_go. */
void grid_begin(struct grid *, struct diag *, const char *file);
void grid_go(struct grid *);

/* Its lines, or its cells: a row of cells is between grid_row and the next
 * line, row or end. */
void grid_line(struct grid *, struct span text, uint64_t no);
void grid_row(struct grid *, uint64_t no, unsigned indent);
void grid_cell(struct grid *, struct span raw, uint64_t no, uint32_t col,
    unsigned at, unsigned span);

/* A table ends here whatever follows (HTML). */
void grid_break(struct grid *);

/* The document ends; what is held stays so until the next one begins. */
void grid_end(struct grid *);

/* What the tables' bytes were like, for one message each. */
const struct norm_seen *grid_seen(const struct grid *);

#endif
