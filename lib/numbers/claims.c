/* Segments or plain lines to rows of quantities. */
#include "numbers/claims.h"

#include <stdlib.h>

#include "core/mem.h"
#include "lang/num.h"
#include "numbers/disc.h"
#include "text/anchor.h"

#define QTY_COLUMNS \
	"surface\tkind\tvalue\thi\tulp\tapprox\tunit\twhat\t" \
	"metric\tscope\tbasis\tperiod\tvs\tof\tmood"

/* Columns of segments that rows of quantities do not bear. */
static const char *const dropped[] = { "sect", "kind", "para", "sent", "src",
	"text" };

/* What a run works with; the lexer, the quantities and the rows live on from
 * text to text. */
struct claims {
	struct run *run;
	const struct claims_opts *opts;
	const struct tab *tab;
	struct tab *copy; /* TAB, if --lexicon changed it */
	struct lex lex;
	struct nums nums;
	struct num_ctx ctx;
	struct metrics *metrics;
	struct disc *disc;
	const struct attr *attr; /* of the current text's quantities */
	struct buf doc;		 /* the document being read */
};

/* Columns of the input; kept: those that pass. */
struct cols {
	int doc, seg, sect, kind, para, src, text, turn, exch, speaker, side,
	    firm;
	int *kept;
	size_t nkept;
};

/* Writes period P. */
static void
put_period(struct out *o, struct period p)
{
	char text[PERIOD_TEXT];

	out_span(o, (struct span){ text, period_text(p, text) });
}

/* Writes what quantity I is of. */
static void
put_attr(struct claims *c, size_t i)
{
	const struct attr *a = &c->attr[i];
	struct out *o = &c->run->out;

	out_str(o, attr_what_name(a->what));
	out_tab(o);
	out_span(o, metric_get(c->metrics, a->metric)->name);
	out_tab(o);
	out_text(o, a->scope);
	out_tab(o);
	out_str(o, attr_basis_name(a->basis));
	out_tab(o);
	put_period(o, a->period);
	out_tab(o);
	put_period(o, a->vs);
	out_tab(o);
	out_span(o, metric_get(c->metrics, a->of)->name);
	out_tab(o);
	out_str(o, attr_mood_name(a->mood));
	if (!c->opts->why)
		return;
	out_tab(o);
	out_text(o, a->why);
}

/* Writes the columns of quantity I. */
static void
put(struct claims *c, size_t i)
{
	const struct num *q = &c->nums.v[i];
	struct out *o = &c->run->out;

	out_text(o, span_sub(c->lex.text, q->off, q->off + q->n));
	out_tab(o);
	out_str(o, num_kind_name(q->kind));
	out_tab(o);
	dec_put(&o->b, q->value);
	out_tab(o);
	if ((q->flags & NUM_HI) != 0)
		dec_put(&o->b, q->hi);
	out_tab(o);
	dec_put(&o->b, q->ulp);
	out_tab(o);
	out_str(o, num_approx_name(q->approx));
	out_tab(o);
	out_text(o, q->unit);
	out_tab(o);
	put_attr(c, i);
	out_end(o);
}

/* A new document begins. */
static void
begin(struct claims *c, struct span doc)
{
	buf_clear(&c->doc);
	buf_span(&c->doc, doc);
	num_begin(&c->ctx, c->tab);
	disc_begin(c->disc);
}

/* Writes the rows of one segment. */
static void
segment(struct claims *c, struct rec *r, const struct cols *k)
{
	struct disc_seg seg = { .sect = rec_get(r, k->sect),
		.kind = rec_get(r, k->kind),
		.para = rec_get(r, k->para),
		.turn = rec_get(r, k->turn),
		.exch = rec_get(r, k->exch),
		.speaker = rec_get(r, k->speaker),
		.side = rec_get(r, k->side),
		.firm = rec_get(r, k->firm) };
	struct out *o = &c->run->out;
	struct span src = rec_get(r, k->src);
	uint64_t line, col;
	size_t i, j;

	lex_text(&c->lex, c->tab, rec_get(r, k->text));
	num_scan(&c->nums, &c->ctx, &c->lex);
	c->attr = disc_text(c->disc, &seg, &c->lex, &c->nums);
	for (i = 0; i < c->nums.n; i++) {
		const struct num *q = &c->nums.v[i];

		if (!anchor_at(src, q->off, &line, &col)) {
			diag(&c->run->diag, DIAG_BAD_SRC, r->src.name, r->line,
			    0, src);
			return;
		}
		out_span(o, rec_get(r, k->doc));
		out_tab(o);
		out_span(o, rec_get(r, k->seg));
		out_tab(o);
		out_u64(o, line);
		out_tab(o);
		out_u64(o, col);
		out_tab(o);
		for (j = 0; j < k->nkept; j++) {
			out_span(o, r->f[k->kept[j]]);
			out_tab(o);
		}
		put(c, i);
	}
}

/* Is the row a text that states quantities? */
static bool
is_text(struct span kind)
{
	return span_eq(kind, SPAN("sentence")) ||
	       span_eq(kind, SPAN("bullet")) || span_eq(kind, SPAN("heading"));
}

/* Is NAME a column that rows of quantities do not take over as it is? */
static bool
is_dropped(struct span name)
{
	size_t i;

	for (i = 0; i < sizeof(dropped) / sizeof(dropped[0]); i++)
		if (span_eq(name, span_of(dropped[i])))
			return true;
	return span_eq(name, SPAN("doc")) || span_eq(name, SPAN("seg"));
}

/* Finds the columns and writes the header. */
static void
columns(struct claims *c, struct rec *r, struct cols *k, struct buf *b)
{
	size_t i;

	k->doc = rec_need(r, "doc");
	k->seg = rec_need(r, "seg");
	k->src = rec_need(r, "src");
	k->text = rec_need(r, "text");
	k->kind = rec_need(r, "kind");
	k->sect = rec_find(r, "sect");
	k->para = rec_find(r, "para");
	k->turn = rec_find(r, "turn");
	k->exch = rec_find(r, "exch");
	k->speaker = rec_find(r, "speaker");
	k->side = rec_find(r, "side");
	k->firm = rec_find(r, "firm");
	buf_str(b, "doc\tseg\tline\tcol\t");
	k->kept = mem_fit(NULL, r->n, sizeof(*k->kept));
	for (i = 0; i < r->n; i++) {
		if (is_dropped(r->name[i]))
			continue;
		k->kept[k->nkept++] = (int)i;
		buf_span(b, r->name[i]);
		buf_c(b, '\t');
	}
	buf_str(b, QTY_COLUMNS);
	buf_str(b, c->opts->why ? "\twhy" : "");
	buf_c(b, '\0');
	run_header(c->run, b->p);
}

static void
segments(struct claims *c)
{
	struct rec r = { 0 };
	struct cols k = { 0 };
	struct buf b = { 0 };

	if (!rec_open(&r, c->run))
		return;
	columns(c, &r, &k, &b);
	begin(c, SPAN(""));
	while (rec_next(&r) != 0) {
		if (!span_eq(rec_get(&r, k.doc), buf_view(&c->doc)))
			begin(c, rec_get(&r, k.doc));
		if (is_text(rec_get(&r, k.kind)))
			segment(c, &r, &k);
		else if (span_eq(rec_get(&r, k.kind), SPAN("meta")))
			disc_meta(c->disc, rec_get(&r, k.text));
	}
	rec_close(&r);
	free(k.kept);
	buf_free(&b);
}

/* Document id of an operand: its name without directory and extension. */
static struct span
doc_of(const char *name)
{
	struct span s = span_of(name);
	size_t i;

	for (i = s.n; i > 0 && s.p[i - 1] != '/'; i--)
		continue;
	s = span_sub(s, i, s.n);
	for (i = s.n; i > 1; i--)
		if (s.p[i - 1] == '.')
			return span_sub(s, 0, i - 1);
	return s;
}

/* Writes the rows of one line of plain text. */
static void
plain_line(struct claims *c, const struct line *l)
{
	struct disc_seg seg = { .kind = SPAN("sentence") };
	struct out *o = &c->run->out;
	size_t i;

	lex_text(&c->lex, c->tab, l->text);
	num_scan(&c->nums, &c->ctx, &c->lex);
	c->attr = disc_text(c->disc, &seg, &c->lex, &c->nums);
	for (i = 0; i < c->nums.n; i++) {
		out_text(o, buf_view(&c->doc));
		out_tab(o);
		out_u64(o, l->no);
		out_tab(o);
		out_u64(o, l->no);
		out_tab(o);
		out_u64(o, c->nums.v[i].off + 1);
		out_tab(o);
		put(c, i);
	}
}

static void
plain(struct claims *c)
{
	struct src src;
	struct line l;

	run_header(c->run, c->opts->why ? "doc\tseg\tline\tcol\t" QTY_COLUMNS
					  "\twhy"
					: "doc\tseg\tline\tcol\t" QTY_COLUMNS);
	src_init(&src, &c->run->diag, c->run->limit);
	while (run_next(c->run, &src)) {
		begin(c, doc_of(src.name));
		while (src_line(&src, &l) != 0)
			plain_line(c, &l);
		src_close(&src);
	}
	src_free(&src);
}

/* Sets the fiscal year's end, MM-DD. */
static void
year_end(struct claims *c)
{
	struct calendar cal = { 0 };

	if (!calendar_set(&cal, span_of(c->opts->year_end)))
		run_usage(c->run, "--fiscal-year-end: not MM-DD: %s",
		    c->opts->year_end);
	disc_calendar(c->disc, &cal);
}

/* Writes a row for each phrase of the lexicon. */
static void
list(struct claims *c)
{
	static const char *const units[] = { "", "money", "percent",
		"per-share", "shares", "days", "multiple", "count" };
	struct out *o = &c->run->out;
	const struct metrics_row *r;
	const struct metric *m;
	size_t i, n;

	c->run->opened++; /* nothing is read, and that is no fault */
	run_header(c->run, "phrase\tmetrics\trole\telement\tunit\ttime\tsum"
			   "\tratio");
	r = tab_rows(c->tab, TAB_METRICS, &n);
	for (i = 0; i < n; i++) {
		m = metric_get(
		    c->metrics, metric_of(c->metrics, (int)i, METRIC_ANY));
		out_str(o, r[i].phrase);
		out_tab(o);
		out_str(o, r[i].ids);
		out_tab(o);
		out_str(o, metric_role_name(metric_role(c->metrics, (int)i)));
		out_tab(o);
		out_span(o, m->element);
		out_tab(o);
		out_str(o, units[m->unit]);
		out_tab(o);
		out_str(o, m->name.n == 0 ? "" : m->stock ? "stock" : "flow");
		out_tab(o);
		out_span(o, m->sum);
		out_tab(o);
		out_span(o, m->ratio);
		out_end(o);
	}
}

void
claims_run(struct run *run, const struct claims_opts *opts)
{
	struct claims c = { .run = run, .opts = opts, .tab = tab_builtin() };

	if (opts->lexicon != NULL) {
		c.copy = tab_copy(c.tab);
		tab_extend(c.copy, TAB_METRICS, &run->diag, opts->lexicon);
		c.tab = c.copy;
	}
	c.metrics = metric_new(c.tab);
	c.disc = disc_new(c.tab, c.metrics, opts->why);
	if (opts->year_end != NULL)
		year_end(&c);
	if (opts->metrics)
		list(&c);
	else if (opts->plain)
		plain(&c);
	else
		segments(&c);
	disc_free(c.disc);
	metric_free(c.metrics);
	lex_free(&c.lex);
	num_free(&c.nums);
	buf_free(&c.doc);
	if (c.copy != NULL)
		tab_free(c.copy);
}
