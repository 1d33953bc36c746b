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

/* Gives the lines and cells of the document to the grid, between its
 * grid_begin and grid_end; adds what norm counted to SEEN unless NULL. */
void htmlgrid_read(
    struct htmlgrid *, struct diag *, struct doc *, struct norm_seen *seen);

#endif
