/* The tie-out: reads facts and claims, a document of claims at a time, and
 * writes what is said of each claim. */
#include "join/tie.h"

#include <stdlib.h>

#include "core/mem.h"
#include "core/rec.h"
#include "join/tieint.h"
#include "join/tieread.h"

/* How many claims of a document have each status. */
struct tally {
	uint64_t claims, n[TIE_MANY + 1];
};

static const char *const status_name[] = { "none", "ties", "off", "many" };

/* The claims of the document being read. */
struct doc {
	struct span *row; /* each as it stood */
	size_t cap;
	uint32_t n;
};

/* Fills in what tie-metrics.tsv has. */
static void
roles(struct tie *t)
{
	const struct tie_metrics_row *r;
	struct tie_metric *m;
	size_t n, i;
	int id;

	r = tab_rows(t->tab, TAB_TIE_METRICS, &n);
	for (i = 0; i < n; i++) {
		if ((id = metric_find(t->metrics, span_of(r[i].id))) == 0)
			continue;
		m = &t->metric[id];
		m->growth = r[i].kind == TIE_METRICS_KIND_GROWTH;
		m->outflow = r[i].kind == TIE_METRICS_KIND_OUTFLOW;
		m->nmove = tie_read_sum(
		    t->metrics, span_of(r[i].movement), m->move, 4);
	}
}

/* Everything before the first row. */
static void
start(struct tie *t, struct run *run, const struct tie_opts *o)
{
	*t = (struct tie){ .run = run, .opts = o };
	t->tab = tab_copy(tab_builtin());
	if (o->lexicon != NULL)
		tab_extend(t->tab, TAB_METRICS, &run->diag, o->lexicon);
	if (o->synonyms != NULL)
		tab_extend(t->tab, TAB_SYNONYMS, &run->diag, o->synonyms);
	t->metrics = metric_new(t->tab);
	tie_scopes(&t->names, t->tab);
	roles(t);
}

static void
finish(struct tie *t)
{
	tie_pool_free(&t->facts);
	tie_pool_free(&t->claims);
	tie_names_free(&t->names);
	arena_free(&t->fact_text);
	arena_free(&t->doc_text);
	arena_free(&t->tmp);
	metric_free(t->metrics);
	tab_free(t->tab);
}

/* Reads the facts of all operands but the first. */
static void
read_facts(struct tie *t)
{
	struct run *run = t->run;
	struct tie_cols c;
	struct tie_item i;
	struct rec r;
	int k;

	for (k = 1; k < run->noperand; k++) {
		if (!rec_open_file(&r, run, run->operand[k]))
			continue;
		tie_cols(&c, &r);
		while (rec_next(&r) == 1) {
			if (!tie_read_item(t, &c, &r, &i) ||
			    (i.metric == 0 && i.scope == 0))
				continue;
			i.fact = true;
			i.scope_text = SPAN("");
			tie_keep(t, &t->fact_text, &i);
			tie_pool_add(&t->facts, &i);
		}
		rec_close(&r);
	}
}

/* Writes the figures of verdict V on claim C: value, difference. */
static void
put_values(struct out *o, const struct tie_item *c, const struct tie_est *e)
{
	struct rat v = rat_read(c->value), d = rat_sub(&v, &e->mid);
	int places = rat_places(c->ulp.n > 0 ? c->ulp : c->value);

	if (rat_places(c->value) > places)
		places = rat_places(c->value);
	if (e->item != NULL && rat_places(e->item->value) > places)
		places = rat_places(e->item->value);
	if (e->item == NULL)
		places += 2;
	out_tab(o);
	rat_put(&o->b, &e->mid, places, 0);
	out_tab(o);
	rat_put(&o->b, &d, places, 0);
}

/* Writes the columns that are added to a claim. */
static void
put_verdict(
    struct out *o, const struct tie_item *c, const struct tie_verdict *v)
{
	const struct tie_est *e = &v->est;

	out_tab(o);
	out_str(o, status_name[v->status]);
	if (v->status == TIE_NONE) {
		out_str(o, "\t\t\t\t\t\t");
		out_end(o);
		return;
	}
	put_values(o, c, e);
	out_tab(o);
	out_span(o, e->at->doc);
	out_tab(o);
	out_span(o, e->at->line);
	out_tab(o);
	out_span(o, e->at->col);
	out_tab(o);
	out_span(o, e->how);
	if ((e->flags & TIE_WEAK_BASIS) != 0)
		out_str(o, "; basis unstated");
	if ((e->flags & TIE_WEAK_PERIOD) != 0)
		out_str(o, "; period unstated");
	if ((e->flags & TIE_WEAK_SCOPE) != 0)
		out_str(o, "; scope unsure");
	if (v->mark != NULL) {
		out_str(o, "; ");
		out_str(o, v->mark);
	}
	out_end(o);
}

/* Under --strict, tells a claim that is off. */
static void
tell_off(struct tie *t, const struct tie_item *c, const struct tie_verdict *v)
{
	struct buf b = { 0 };
	struct rat mid = v->est.mid;

	rat_put(&b, &mid, rat_places(c->value) + 4, 0);
	diag(&t->run->diag, DIAG_TIE_OFF, NULL, 0, 0, c->doc, c->line, c->col,
	    c->value, buf_view(&b), v->est.at->doc, v->est.at->line);
	buf_free(&b);
}

/* Counts for each scope of the claims held how many tie to the whole company
 * only (COUNT), or forgets that. */
static void
whole_scopes(struct tie *t, bool count)
{
	const struct tie_item *c;
	struct tie_verdict v;
	uint32_t i;

	for (i = 0; i < t->claims.n; i++) {
		c = &t->claims.item[i];
		if (c->scope == 0 || !count) {
			t->names.name[c->scope].whole = 0;
			continue;
		}
		v = tie_judge(t, c);
		if (v.status == TIE_TIES &&
		    (v.est.flags & TIE_WEAK_SCOPE) != 0 &&
		    t->names.name[v.est.at->scope].total)
			t->names.name[c->scope].whole++;
		arena_reset(&t->tmp);
	}
}

/* Judges the claims held and writes them, or their summary; forgets them. */
static void
judge_doc(struct tie *t, struct doc *d, uint32_t names)
{
	struct out *o = &t->run->out;
	struct tally sum = { 0 };
	struct tie_verdict v;
	uint32_t i;
	int k;

	whole_scopes(t, true);
	for (i = 0; i < d->n; i++) {
		v = tie_judge(t, &t->claims.item[i]);
		sum.claims++;
		sum.n[v.status]++;
		if (v.status == TIE_OFF && t->run->diag.strict)
			tell_off(t, &t->claims.item[i], &v);
		if (!t->opts->summary) {
			out_span(o, d->row[i]);
			put_verdict(o, &t->claims.item[i], &v);
		}
		arena_reset(&t->tmp);
	}
	if (t->opts->summary && d->n > 0) {
		out_span(o, t->claims.item[0].doc);
		out_tab(o);
		out_u64(o, sum.claims);
		for (k = TIE_TIES; k <= TIE_MANY; k++) {
			out_tab(o);
			out_u64(o, sum.n[k]);
		}
		out_tab(o);
		out_u64(o, sum.n[TIE_NONE]);
		out_end(o);
	}
	d->n = 0;
	whole_scopes(t, false);
	tie_pool_clear(&t->claims);
	tie_names_cut(&t->names, names);
	arena_reset(&t->doc_text);
}

/* Keeps the row that R holds, and its figure, for its document's judgement. */
static void
keep(
    struct tie *t, struct doc *d, const struct rec *r, const struct tie_cols *c)
{
	struct tie_item i;
	struct buf b = { 0 };
	size_t k;

	if (!tie_read_item(t, c, r, &i))
		i.unit = TIE_NO_UNIT; /* written, and never judged */
	tie_keep(t, &t->doc_text, &i);
	tie_pool_add(&t->claims, &i);
	if (d->n == d->cap)
		d->row = mem_more(d->row, &d->cap, sizeof(*d->row));
	for (k = 0; k < r->n; k++) {
		if (k > 0)
			buf_c(&b, '\t');
		buf_span(&b, r->f[k]);
	}
	d->row[d->n++] = arena_dup(&t->doc_text, buf_view(&b));
	buf_free(&b);
}

/* The header: that of the claims and what is added. */
static void
header(struct tie *t, const struct rec *r)
{
	static const char *const added[] = { "tie", "tie_value", "tie_diff",
		"tie_doc", "tie_line", "tie_col", "tie_how", NULL };
	struct buf b = { 0 };
	int i;

	if (t->opts->summary) {
		run_header(t->run, "doc\tclaims\tties\toff\tmany\tnone");
		return;
	}
	rec_names(r, &b);
	for (i = 0; added[i] != NULL; i++) {
		if (rec_find(r, added[i]) >= 0)
			diag(&t->run->diag, DIAG_TIE_COLUMN, r->src.name, 1, 0,
			    added[i]);
		buf_c(&b, '\t');
		buf_str(&b, added[i]);
	}
	buf_c(&b, '\0');
	run_header(t->run, b.p);
	buf_free(&b);
}

void
tie_run(struct run *run, const struct tie_opts *o)
{
	struct doc d = { 0 };
	struct tie_cols c;
	struct tie *t;
	struct rec r;
	uint32_t names, last = 0;
	int i, dashes = 0;

	for (i = 0; i < run->noperand; i++)
		dashes += strcmp(run->operand[i], "-") == 0;
	if (dashes > 1)
		run_usage(run, "only one operand can be standard input%s", "");

	t = mem_fit(NULL, 1, sizeof(*t));
	start(t, run, o);
	if (!rec_open_file(&r, run, run->operand[0]))
		diag(&run->diag, DIAG_NO_INPUT, NULL, 0, 0);
	tie_cols(&c, &r);
	tie_need_claims(&c, &r);
	header(t, &r);
	read_facts(t);
	names = t->names.n;
	t->names.other = &t->doc_text; /* names of claims go with them */
	while (rec_next(&r) == 1) {
		uint32_t id = tie_name(&t->names, rec_get(&r, c.doc));

		if (d.n > 0 && id != last) {
			judge_doc(t, &d, names);
			id = tie_name(&t->names, rec_get(&r, c.doc));
		}
		last = id;
		keep(t, &d, &r, &c);
	}
	judge_doc(t, &d, names);
	rec_close(&r);
	free(d.row);
	finish(t);
	free(t);
}
