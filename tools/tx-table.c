/* tx-table: every cell of every table of a document, a row each. */
#include "doc.h"
#include "fact.h"
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

#define COLUMNS                                                            \
	"doc\ttable\ttitle\trow\tpath\tlabel\tcol\thead\tline\tccol\t"     \
	"surface\tvalue\tulp\tunit\tmetric\tscope\tbasis\tperiod\tnote"

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
	uint64_t table;
	struct buf b;
};

static void
set(struct run *run, void *arg, int c, const char *val)
{
	struct tables *s = arg;

	switch (c) {
	case OPT_CHECK:
		s->check = true;
		break;
	case OPT_DOC:
		s->doc = val;
		break;
	case OPT_FYE:
		s->fye = true;
		if (!calendar_set(&s->cal, span_of(val)))
			run_usage(run,
			    "--fiscal-year-end: not a month and a day: %s",
			    val);
		break;
	}
}

/* One field more. */
static void
field(struct out *o, struct span s)
{
	out_text(o, s);
	out_tab(o);
}

static void
number(struct out *o, uint64_t v)
{
	out_u64(o, v);
	out_tab(o);
}

/* Writes cell K of row R (which is number NO of those with cells). */
static void
cell(struct tables *s, const struct table *t, size_t r, unsigned k)
{
	static const char *const basis[] = { "", "gaap", "non-gaap" };
	const struct row *row = &t->row[r];
	const struct piece *p = row->cell[k].p;
	const struct column *col = &t->col[row->cell[k].col];
	struct out *o = &s->run->out;
	struct cellval v = p->v;
	char period[PERIOD_TEXT];
	struct fact x;

	facts_cell(&s->facts, r, k, &x);
	if (v.kind == CELL_NIL)
		v.decimals = s->facts.row[r].decimals;
	field(o, s->d.id);
	number(o, s->table);
	field(o, t->title);
	number(o, r + 1);
	field(o, row->path);
	field(o, row->label);
	number(o, row->cell[k].col + 1);
	field(o, col->head);
	number(o, p->line);
	number(o, p->col);
	field(o, span_sub(p->text, 0, p->v.n));
	buf_clear(&s->b);
	cellval_put(&s->b, &v, x.scale);
	field(o, buf_view(&s->b));
	buf_clear(&s->b);
	cellval_ulp(&s->b, &v, x.scale);
	field(o, buf_view(&s->b));
	field(o, x.unit);
	field(o, x.metric == 0 ? SPAN("") :
	    metric_get(s->facts.metrics, x.metric)->name);
	field(o, x.scope);
	field(o, span_of(basis[x.basis]));
	field(o, (struct span){ period, period_text(x.p, period) });
	out_text(o, span_join(t->arena, span_join(t->arena, p->v.note, ",",
	    row->note), ",", col->note));
	out_end(o);
}

/* Writes the cells of a table. */
static void
table(void *arg, struct table *t)
{
	struct tables *s = arg;
	unsigned k;
	size_t r;

	if (s->learning) {
		facts_learn_table(&s->facts, t);
		return;
	}
	s->table++;
	facts_table(&s->facts, t);
	for (r = 0; r < t->nrow; r++)
		for (k = 0; k < t->row[r].ncell; k++)
			if (t->row[r].cell[k].p->v.kind != CELL_NONE)
				cell(s, t, r, k);
}

/* Gives the head of a document of text to the grid. */
static void
learn_text(struct tables *s)
{
	struct span head = s->d.head, line;
	const char *p;
	uint64_t no = 0;

	for (; head.n > 0; head = span_sub(head, line.n + 1, head.n)) {
		p = memchr(head.p, '\n', head.n);
		line = span_sub(head, 0,
		    p == NULL ? head.n : (size_t)(p - head.p));
		grid_line(s->grid, line, ++no);
	}
}

/* Learns what the head of the document tells of its fiscal year. */
static void
learn(struct tables *s)
{
	struct diag *d = &s->run->diag;
	const char *name = s->d.src->name;
	bool html = s->d.form == DOC_HTML;

	s->learning = true;
	grid_begin(s->grid, NULL, NULL);
	buf_clear(&s->b);
	if (html) {
		htmlgrid_head(s->html, d, name, s->d.head, &s->b);
		htmlgrid_head(s->html, d, name, s->d.head, NULL);
	} else
		learn_text(s);
	grid_end(s->grid);
	s->learning = false;
	facts_learned(&s->facts, html ? buf_view(&s->b) : s->d.head);
}

/* Writes the tables of the document that has begun. */
static void
document(struct tables *s)
{
	struct line l;

	s->table = 0;
	facts_begin(&s->facts, s->fye ? &s->cal : NULL);
	learn(s);
	grid_begin(s->grid, &s->run->diag, s->d.src->name);
	if (s->d.form == DOC_HTML)
		htmlgrid_read(s->html, &s->run->diag, &s->d, NULL);
	else
		while (doc_line(&s->d, &l))
			grid_line(s->grid, l.text, l.no);
	grid_end(s->grid);
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
	run_header(&run, COLUMNS);
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
	buf_free(&s.b);
	return run_end(&run);
}
