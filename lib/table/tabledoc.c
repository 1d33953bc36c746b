/* The tables of a document. Those of its head are held until all of them and
 * its text have told the fiscal year; then they are written, and what comes
 * after as it comes. */
#include "table/tabledoc.h"

#include <stdlib.h>

#include "core/mem.h"
#include "table/htmlgrid.h"
#include "table/scrape.h"

struct tabledoc {
	const struct tab *tab;
	const struct calendar *cal;
	bool check, html;
	enum scrape_form form;
	size_t left; /* bytes of the head that are not read */
	bool holding;
	struct table **held;
	size_t nheld, cap;
	struct facts facts;
	struct grid *grid;
	struct htmlgrid *htmlgrid;
	struct cellout out;
	struct scrape scrape;
	struct buf text, id;
};

/* Writes the rows of a table. */
static void
write(struct tabledoc *td, struct table *t)
{
	facts_table(&td->facts, t);
	td->out.t = t;
	td->out.table++;
	if (td->check)
		cellout_sums(&td->out);
	else
		cellout_cells(&td->out);
}

/* Takes a table: learns from it and holds it, or writes it. */
static void
table(void *arg, struct table *t)
{
	struct tabledoc *td = arg;

	if (!td->holding) {
		write(td, t);
		return;
	}
	facts_learn_table(&td->facts, t);
	if (td->nheld == td->cap)
		td->held = mem_more(td->held, &td->cap, sizeof(*td->held));
	td->held[td->nheld++] = t;
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
	td->htmlgrid = htmlgrid_new(tab, td->grid);
	td->out = (struct cellout){ .out = out, .facts = &td->facts };
	return td;
}

void
tabledoc_free(struct tabledoc *td)
{
	htmlgrid_free(td->htmlgrid);
	grid_free(td->grid);
	scrape_free(&td->scrape);
	facts_free(&td->facts);
	buf_free(&td->out.b);
	buf_free(&td->out.head);
	buf_free(&td->id);
	buf_free(&td->text);
	free(td->held);
	free(td);
}

/* The head is read: settles the fiscal year and writes what was held. */
static void
settle(struct tabledoc *td)
{
	size_t i;

	facts_learned(&td->facts, buf_view(&td->text));
	for (i = 0; i < td->nheld; i++)
		write(td, td->held[i]);
	td->holding = false;
	grid_go(td->grid);
	htmlgrid_go(td->htmlgrid);
}

/* Gives a line to the grid, by the form that it is in. */
static void
read_line(struct tabledoc *td, const struct line *l)
{
	if (td->html)
		htmlgrid_line(td->htmlgrid, l);
	else if (td->form == SCRAPE_CSV)
		scrape_csv(td->grid, l->text, l->no);
	else if (td->form == SCRAPE_CELLS)
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

/* A document begins. */
static void
begin(struct tabledoc *td, struct doc *d)
{
	clean_id(td, d->id);
	td->out.table = 0;
	td->html = d->form == DOC_HTML;
	td->form = SCRAPE_NONE;
	td->left = d->head.n;
	td->holding = true;
	td->nheld = 0;
	td->scrape.diag = d->src->diag;
	td->scrape.file = d->src->name;
	facts_begin(&td->facts, td->cal);
	grid_begin(td->grid, d->src->diag, d->src->name);
	buf_clear(&td->text);
	if (td->html)
		htmlgrid_begin(td->htmlgrid, d, &td->text);
	else {
		buf_span(&td->text, d->head);
		td->form = scrape_form(td->tab, d->head);
	}
}

void
tabledoc_read(struct tabledoc *td, struct doc *d)
{
	struct line l;

	begin(td, d);
	while (doc_line(d, &l)) {
		if (td->holding && td->left == 0)
			settle(td);
		td->left -= l.text.n < td->left ? l.text.n + 1 : td->left;
		read_line(td, &l);
	}
	if (td->html)
		htmlgrid_end(td->htmlgrid);
	else
		scrape_end(&td->scrape, td->grid);
	grid_end(td->grid);
	if (td->holding)
		settle(td);
	norm_tell(grid_seen(td->grid), d->src->diag, d->src->name);
}
