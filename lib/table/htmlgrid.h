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

/* Begins a document and reads its first bytes, up to DOC_HEAD of them. */
void htmlgrid_begin(struct htmlgrid *, struct diag *, struct doc *);

/* Appends the text of those, blocks and cells apart by an empty line; gives
 * them to the grid: both before htmlgrid_read, as often as wanted. */
void htmlgrid_text(struct htmlgrid *, struct buf *text);
void htmlgrid_head(struct htmlgrid *);

/* Gives the lines and cells of the document to the grid, between its
 * grid_begin and grid_end; adds what norm counted to SEEN unless NULL. */
void htmlgrid_read(struct htmlgrid *, struct doc *, struct norm_seen *seen);

#endif
