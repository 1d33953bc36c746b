/* HTML to the lines and cells that grid reads: tx-table. */
#ifndef HTMLGRID_H
#define HTMLGRID_H

#include "text/doc.h"
#include "table/grid.h"
#include "text/html.h"

struct htmlgrid;

/* A reader that gives tables to GRID. */
struct htmlgrid *htmlgrid_new(const struct tab *, struct grid *grid);
void htmlgrid_free(struct htmlgrid *);

/* Begins a document, between grid_begin and grid_end: its lines become lines
 * and cells of the grid. Until htmlgrid_go its text is appended to TEXT, blocks
 * and cells apart by an empty line. */
void htmlgrid_begin(struct htmlgrid *, struct doc *, struct buf *text);
void htmlgrid_line(struct htmlgrid *, const struct line *);
void htmlgrid_go(struct htmlgrid *);
void htmlgrid_end(struct htmlgrid *);

#endif
