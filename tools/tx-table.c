/* tx-table: every cell of every table of a document, a row each. */
#include "cellout.h"
#include "doc.h"
#include "htmlgrid.h"
#include "run.h"

enum { OPT_CHECK = 256, OPT_DOC, OPT_FYE };

static const struct opt opts[] = {
	{ OPT_CHECK, "check", NULL, "write the sums that hold and do not" },
	{ OPT_DOC, "doc", "ID", "the documents' id, instead of the file name" },
	{ OPT_FYE, "fiscal-year-end", "MM-DD",
	    "last day of the fiscal year (known from the text)" },
	{ 0, NULL, NULL, NULL }
};

/* What the options say, and what lives for the whole run. */
struct tables {
	struct run *run;
	const char *doc;
	bool check, fye, learning;
	struct calendar cal;
	struct doc d;
	struct facts facts;
	struct grid *grid;
	struct htmlgrid *html;
	struct cellout out;
	struct buf text;
};

static void
set(struct run *run, void *arg, int c, const char *val)
{
	struct tables *s = arg;

	if (c == OPT_CHECK)
		s->check = true;
	else if (c == OPT_DOC)
		s->doc = val;
	else if (c == OPT_FYE) {
		s->fye = true;
		if (!calendar_set(&s->cal, span_of(val)))
			run_usage(run, "--fiscal-year-end: not MM-DD: %s", val);
	}
}

/* Learns from a table, or writes it. */
static void
table(void *arg, struct table *t)
{
	struct tables *s = arg;

	if (s->learning) {
		facts_learn_table(&s->facts, t);
		return;
	}
	facts_table(&s->facts, t);
	s->out.t = t;
	s->out.table++;
	if (s->check)
		cellout_sums(&s->out);
	else
		cellout_cells(&s->out);
}

/* Learns what the head of the document tells of its fiscal year. */
static void
learn(struct tables *s)
{
	bool html = s->d.form == DOC_HTML;

	s->learning = true;
	grid_begin(s->grid, NULL, NULL);
	buf_clear(&s->text);
	if (html) {
		htmlgrid_begin(s->html, &s->run->diag, &s->d);
		htmlgrid_text(s->html, &s->text);
		htmlgrid_head(s->html);
	} else
		grid_text(s->grid, s->d.head);
	grid_end(s->grid);
	s->learning = false;
	facts_learned(&s->facts, html ? buf_view(&s->text) : s->d.head);
}

/* Writes the tables of the document that has begun. */
static void
document(struct tables *s)
{
	struct line l;

	s->out.doc = s->d.id;
	s->out.table = 0;
	facts_begin(&s->facts, s->fye ? &s->cal : NULL);
	learn(s);
	grid_begin(s->grid, &s->run->diag, s->d.src->name);
	if (s->d.form == DOC_HTML)
		htmlgrid_read(s->html, &s->d, NULL);
	else
		while (doc_line(&s->d, &l))
			grid_line(s->grid, l.text, l.no);
	grid_end(s->grid);
	norm_tell(grid_seen(s->grid), &s->run->diag, s->d.src->name);
}

int
main(int argc, char **argv)
{
	static const struct tool tool = { "tx-table", "[FILE ...]",
		"Writes every cell of every table of documents, a row each.",
		opts, set };
	struct tables s = { 0 };
	struct run run;
	struct src in;

	s.run = &run;
	run_start(&run, &tool, argc, argv, &s);
	facts_init(&s.facts, tab_builtin(), s.fye ? &s.cal : NULL);
	s.grid = grid_new(tab_builtin(), table, &s);
	s.html = htmlgrid_new(tab_builtin(), s.grid);
	s.out = (struct cellout){ .out = &run.out, .facts = &s.facts };
	run_header(&run, s.check ? CELLOUT_SUMS : CELLOUT_CELLS);
	for (src_init(&in, &run.diag, run.limit); run_next(&run, &in);
	    src_close(&in)) {
		doc_open(&s.d, &in, s.doc);
		while (doc_next(&s.d))
			document(&s);
		if (s.d.refused)
			run.opened--;
	}
	src_free(&in);
	doc_free(&s.d);
	htmlgrid_free(s.html);
	grid_free(s.grid);
	facts_free(&s.facts);
	buf_free(&s.out.b);
	buf_free(&s.text);
	return run_end(&run);
}
