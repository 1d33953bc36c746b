/* HTML to a grid: cells get their columns from the spans of those before them
 * and of rows above. */
#include "table/htmlgrid.h"

#include <stdlib.h>

#include "core/mem.h"

#define PAD 512 /* columns of <pre> that may be blank */

struct htmlgrid {
	struct html *html;
	struct grid *grid;
	struct buf line;	  /* of <pre>, at its column */
	struct buf *text;	  /* where the text goes too, or NULL */
	bool row;		  /* the grid knows of this row */
	unsigned at;		  /* column of the next cell */
	uint16_t left[GRID_COLS]; /* rows that a cell above still covers */
};

/* The first column from AT on that no cell above covers. */
static unsigned
open_column(const struct htmlgrid *g, unsigned at)
{
	while (at < GRID_COLS && g->left[at] > 0)
		at++;
	return at;
}

/* Places a cell and gives it to the grid if it has text. */
static void
cell(struct htmlgrid *g, const struct html_event *e)
{
	unsigned at = open_column(g, g->at);

	g->at = at + e->colspan;
	for (unsigned i = at; i < g->at && i < GRID_COLS; i++)
		g->left[i] = (uint16_t)e->rowspan;
	if (e->text.n == 0 || at >= GRID_COLS)
		return;
	if (!g->row)
		grid_row(g->grid, e->place[0].line, 0);
	g->row = true;
	grid_cell(g->grid, e->text, e->place[0].line, e->place[0].col, at,
	    e->colspan);
}

/* The row is complete: cells that cover several rows cover one less. */
static void
end_row(struct htmlgrid *g)
{
	for (unsigned i = 0; i < GRID_COLS; i++)
		g->left[i] -= g->left[i] > 0;
}

/* Gives a line of text; one of <pre> stands at its column of the source. */
static void
text_line(struct htmlgrid *g, const struct html_event *e)
{
	uint32_t col = e->nplace > 0 ? e->place[0].col : 1;
	struct span text = e->text;

	if ((e->flags & HTML_PRE) != 0 && col > 1 && col < PAD) {
		buf_clear(&g->line);
		while (g->line.n + 1 < col)
			buf_c(&g->line, ' ');
		buf_span(&g->line, text);
		text = buf_view(&g->line);
	}
	grid_line(g->grid, text, e->nplace > 0 ? e->place[0].line : e->line);
}

static void
event(void *arg, const struct html_event *e)
{
	struct htmlgrid *g = arg;

	if (g->text != NULL && e->text.n > 0) {
		buf_span(g->text, e->text);
		buf_str(g->text, "\n\n");
	}
	switch (e->kind) {
	case HTML_LINE:
		if ((e->flags & HTML_ASIDE) != 0)
			break;
		if ((e->flags & HTML_PARA) != 0)
			grid_line(g->grid, (struct span){ "", 0 }, e->line);
		text_line(g, e);
		break;
	case HTML_TABLE:
		memset(g->left, 0, sizeof(g->left));
		break;
	case HTML_ROW:
		g->row = false;
		g->at = 0;
		break;
	case HTML_CELL:
		cell(g, e);
		break;
	case HTML_ROW_END:
		end_row(g);
		break;
	case HTML_TABLE_END:
		grid_break(g->grid);
		break;
	}
}

struct htmlgrid *
htmlgrid_new(const struct tab *tab, struct grid *grid)
{
	struct htmlgrid *g = mem_new(1, sizeof(*g));

	g->grid = grid;
	g->html = html_new(tab, event, g);
	return g;
}

void
htmlgrid_free(struct htmlgrid *g)
{
	if (g == NULL)
		return;
	html_free(g->html);
	buf_free(&g->line);
	free(g);
}

void
htmlgrid_begin(struct htmlgrid *g, struct doc *d, struct buf *text)
{
	html_begin(g->html, d->src->diag, d->src->name);
	g->text = text;
}

void
htmlgrid_line(struct htmlgrid *g, const struct line *l)
{
	html_feed(g->html, l);
}

void
htmlgrid_go(struct htmlgrid *g)
{
	g->text = NULL;
}

void
htmlgrid_end(struct htmlgrid *g)
{
	html_end(g->html);
}
