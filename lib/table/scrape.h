/* Tables whose cells come one by one: CSV, and scrapes with a cell a line.
 * tx-table. */
#ifndef SCRAPE_H
#define SCRAPE_H

#include "table/grid.h"

enum scrape_form {
	SCRAPE_NONE, /* lines of text */
	SCRAPE_CSV,
	SCRAPE_CELLS /* one cell a line, empty lines between */
};

/* What HEAD, the first bytes of a document of text, is. */
enum scrape_form scrape_form(const struct tab *, struct span head);

/* Gives the line TEXT of CSV to the grid as a row of cells. */
void scrape_csv(struct grid *, struct span text, uint64_t no);

/* Cells that wait until their table is whole. Zero-initialise and set tab,
 * diag and file. */
struct scrape {
	const struct tab *tab;
	struct diag *diag;
	const char *file;
	struct arena arena;
	struct scrape_cell *cell;
	size_t n, cap;
};

/* Takes the line TEXT of a scrape: cells are kept until a line of running
 * text ends the table, then it is given to the grid. */
void scrape_line(struct scrape *, struct grid *, struct span text, uint64_t no);
void scrape_end(struct scrape *, struct grid *);
void scrape_free(struct scrape *);

#endif
