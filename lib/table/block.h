/* A run of lines that holds tables: grid, block, column, head, stub only. */
#ifndef BLOCK_H
#define BLOCK_H

#include "table/grid.h"
#include "table/label.h"

/* The lines at hand, and what is carried from table to table. */
struct block {
	const struct tab *tab;
	struct diag *diag;
	const char *file;
	struct arena *arena; /* lives as long as the lines */
	struct cutter cut;
	struct line_row *row;
	size_t n, cap;
	struct buf title; /* of the table before */
	struct buf unit;  /* its unit text */
	struct buf heads; /* its headings, for those that repeat */
	unsigned ncol;	  /* its columns */
	struct buf seen;  /* signatures of the tables of this document */
};

/* One table of a block: title lines from t0, heading lines from h0, rows from
 * b0 up to b1. */
struct part {
	size_t t0, h0, b0, b1;
	uint32_t vx; /* where its figures begin */
	bool bare;   /* no headings of its own */
};

/* Cuts the lines that wait to be cut and tells what each is. */
void block_kinds(struct block *);

/* Does S hold a word of a heading (of any kind but stub), a month or a year?
 */
bool block_head_words(const struct tab *, struct span s);

/* Are the signs in line R headings ("$" and "%" under "Change")? Not where all
 * of it is one sign. */
bool block_signs(const struct line_row *r);

/* What row R is, its pieces being known. */
void block_kind(struct line_row *r);

/* The next table of the block from line *AT on: false after the last. */
bool block_part(struct block *, size_t *at, struct part *);

/* Finds the columns of PT and gives the rows' cells theirs: false (told) when
 * the figures stand in no columns. */
bool column_find(struct block *, const struct part *pt, struct table *t);

/* Reads the headings of PT into the columns, stub and unit of T; label text
 * of the heading that is a section goes to SECTION. */
void head_read(struct block *, const struct part *pt, struct table *t,
    struct span *section);

/* Headings that a page repeats in part, or not at all, are those of the table
 * before. */
void head_carry(struct block *, struct table *t);

/* Joins wrapped labels, finds sections: rows of T get label, note and path. */
void stub_read(struct block *, const struct part *pt, struct table *t,
    struct span section);

/* Is the heading of the labels a line of the title ("Revenue by Business
 * Unit")? */
bool title_stub(const struct tab *, const struct table *t);

/* The title of PT: heading lines above it. */
void title_read(struct block *, const struct part *pt, struct table *t);

#endif
