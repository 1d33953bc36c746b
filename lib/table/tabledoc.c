/* The tables of a document: first its head is read for the fiscal year, then
 * all of it for the rows. */
#include "table/tabledoc.h"

#include <stdlib.h>

#include "core/mem.h"
#include "table/htmlgrid.h"
#include "table/scrape.h"

struct tabledoc {
	const struct tab *tab;
	const struct calendar *cal;
	bool check, learning;
	struct facts facts;
	struct grid *grid;
	struct htmlgrid *html;
	struct cellout out;
	struct scrape scrape;
	struct buf text, id;
};

/* Learns from a table, or writes it. */
static void
table(void *arg, struct table *t)
{
	struct tabledoc *td = arg;

	if (td->learning) {
		facts_learn_table(&td->facts, t);
		return;
	}
	facts_table(&td->facts, t);
	td->out.t = t;
	td->out.table++;
	if (td->check)
		cellout_sums(&td->out);
	else
		cellout_cells(&td->out);
}

struct tabledoc *
tabledoc_new(const struct tab *tab, struct out *out, bool check,
    const struct calendar *cal)
{
	struct tabledoc *td = mem_new(1, sizeof(*td));

	td->tab = td->scrape.tab = tab;
	td->cal = cal;
	td->check = check;
	facts_init(&td->facts, tab, cal);
	td->grid = grid_new(tab, table, td);
	td->html = htmlgrid_new(tab, td->grid);
	td->out = (struct cellout){ .out = out, .facts = &td->facts };
	return td;
}

void
tabledoc_free(struct tabledoc *td)
{
	htmlgrid_free(td->html);
	grid_free(td->grid);
	scrape_free(&td->scrape);
	facts_free(&td->facts);
	buf_free(&td->out.b);
	buf_free(&td->out.head);
	buf_free(&td->id);
	buf_free(&td->text);
	free(td);
}

/* Learns what the head of the document tells of its fiscal year. */
static void
learn(struct tabledoc *td, struct doc *d)
{
	bool html = d->form == DOC_HTML;

	td->learning = true;
	grid_begin(td->grid, NULL, NULL);
	buf_clear(&td->text);
	if (html) {
		htmlgrid_begin(td->html, d->src->diag, d);
		htmlgrid_text(td->html, &td->text);
		htmlgrid_head(td->html);
	} else
		grid_text(td->grid, d->head);
	grid_end(td->grid);
	td->learning = false;
	facts_learned(&td->facts, html ? buf_view(&td->text) : d->head);
}

/* Gives a line of text to the grid, by the form that it is in. */
static void
text_line(struct tabledoc *td, enum scrape_form form, const struct line *l)
{
	if (form == SCRAPE_CSV)
		scrape_csv(td->grid, l->text, l->no);
	else if (form == SCRAPE_CELLS)
		scrape_line(&td->scrape, td->grid, l->text, l->no);
	else
		grid_line(td->grid, l->text, l->no);
}

/* The id S of the document for the rows: control bytes become blanks. */
static void
clean_id(struct tabledoc *td, struct span s)
{
	size_t i;

	buf_clear(&td->id);
	for (i = 0; i < s.n; i++)
		buf_c(&td->id, (unsigned char)s.p[i] < ' ' || s.p[i] == 127
				   ? ' '
				   : s.p[i]);
	td->out.doc = buf_view(&td->id);
}

void
tabledoc_read(struct tabledoc *td, struct doc *d)
{
	enum scrape_form form = d->form == DOC_HTML
				    ? SCRAPE_NONE
				    : scrape_form(td->tab, d->head);
	struct line l;

	clean_id(td, d->id);
	td->out.table = 0;
	facts_begin(&td->facts, td->cal);
	learn(td, d);
	td->scrape.diag = d->src->diag;
	td->scrape.file = d->src->name;
	grid_begin(td->grid, d->src->diag, d->src->name);
	if (d->form == DOC_HTML)
		htmlgrid_read(td->html, d, NULL);
	else
		while (doc_line(d, &l))
			text_line(td, form, &l);
	scrape_end(&td->scrape, td->grid);
	grid_end(td->grid);
	norm_tell(grid_seen(td->grid), d->src->diag, d->src->name);
}
