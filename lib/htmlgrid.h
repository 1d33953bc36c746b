/* HTML to the lines and cells that grid reads: tx-table. */
#ifndef HTMLGRID_H
#define HTMLGRID_H

#include "doc.h"
#include "grid.h"
#include "html.h"

struct htmlgrid;

/* A reader that gives tables to GRID. */
struct htmlgrid *htmlgrid_new(const struct tab *, struct grid *grid);
void htmlgrid_free(struct htmlgrid *);

/* Reads a document's first bytes: puts their text into TEXT, blocks and cells
 * apart by an empty line, or, where TEXT is NULL, gives them to the grid. */
void htmlgrid_head(struct htmlgrid *, struct diag *, const char *name,
    struct span head, struct buf *text);

/* Gives the lines and cells of the document to the grid, between its
 * grid_begin and grid_end; adds what norm counted to SEEN unless NULL. */
void htmlgrid_read(
    struct htmlgrid *, struct diag *, struct doc *, struct norm_seen *seen);

#endif
