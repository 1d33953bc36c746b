/* Metrics, scopes and basis of a table's rows. */
#include "table/factmemo.h"
#include "table/factname.h"

/* A metric whose rows may be its parts. */
static bool
parts(const struct facts *f, int id)
{
	const struct fact_rules_row *r = facts_rules(f, id);

	return r != NULL && r->parts != 0;
}

/* A metric named somewhere in S. */
static int
find_loose(struct facts *f, struct span s)
{
	size_t i, len;
	int row, id = 0;

	lex_text(&f->lex, f->tab, s);
	for (i = 0; i < f->lex.n && id == 0; i++) {
		row = metric_phrase(f->metrics, &f->lex, i, f->lex.n, &len);
		if (row >= 0)
			id = metric_of(f->metrics, row, METRIC_ANY);
	}
	return id != 0 && parts(f, id) ? id : 0;
}

/* The same, remembered. */
static int
loose(struct facts *f, struct span s)
{
	struct fact_memo *m;

	if (s.n == 0)
		return 0;
	m = facts_memo(f, s);
	if ((m->known & MEMO_LOOSE) == 0)
		m->loose = find_loose(f, s);
	m->known |= MEMO_LOOSE;
	return m->loose;
}

static bool
adjusts(const struct facts *f, int id)
{
	const struct fact_rules_row *r = facts_rules(f, id);

	return r != NULL && r->adjusts != 0;
}

/* The metric of a section or title S that may be parted, in UNIT; its own
 * scope into SCOPE. */
static int
context(struct facts *f, struct span s, uint8_t unit, struct span *scope)
{
	int id;

	*scope = SPAN("");
	if (s.n == 0)
		return 0;
	id = facts_name(f, facts_unowned(f, facts_unparted(f, s)), unit, scope);
	return id > 0 && parts(f, id) ? id : 0;
}

/* The last label of a path. */
static struct span
last_of(struct span path)
{
	size_t i;

	for (i = path.n; i > 3; i--)
		if (memcmp(path.p + i - 3, " > ", 3) == 0)
			return span_sub(path, i, path.n);
	return path;
}

/* Does another row name metric ID in the section of row I? */
static bool
parted(struct facts *f, size_t i, int id)
{
	const struct table *t = f->t;
	struct span scope;
	size_t j;

	for (j = 0; j < t->nrow; j++)
		if (j != i && span_eq(t->row[j].path, t->row[i].path) &&
		    f->row[j].unit == f->row[i].unit &&
		    (facts_has(f->row[j].bits, ROW_WORDS_KIND_TOTAL) ||
			t->row[j].label.n == 0) &&
		    (t->row[j].label.n == 0 ||
			facts_name(
			    f, t->row[j].label, f->row[j].unit, &scope) == id))
			return true;
	return false;
}

/* Earnings and numbers of shares: basic, diluted. */
static int
per_share(struct facts *f, const struct row *r, const struct fact_row *row)
{
	unsigned bits = row->bits;
	unsigned sect = facts_row_words(f, r->under);
	struct span scope;
	bool basic = facts_has(bits, ROW_WORDS_KIND_BASIC);
	bool diluted = facts_has(bits, ROW_WORDS_KIND_DILUTED);
	int id = facts_name(f, facts_unowned(f, r->label), row->unit, &scope);
	bool sh = row->unit == FACT_SHARES;

	if (id < 0 || facts_has(bits, ROW_WORDS_KIND_APART) ||
	    facts_has(bits, ROW_WORDS_KIND_TRAILING))
		return 0;
	if (!sh && (facts_has(bits, ROW_WORDS_KIND_DIVIDEND) ||
		       facts_has(sect, ROW_WORDS_KIND_DIVIDEND)))
		return metric_find(f->metrics, SPAN("dividends-per-share"));
	if (diluted)
		return metric_find(f->metrics,
		    sh ? SPAN("shares-diluted") : SPAN("eps-diluted"));
	if (basic)
		return metric_find(
		    f->metrics, sh ? SPAN("shares-basic") : SPAN("eps-basic"));
	return id;
}

/* A label-less sum: of the section that it closes. */
static void
blank(struct facts *f, size_t i)
{
	const struct row *r = &f->t->row[i];
	struct fact_row *row = &f->row[i];
	struct span total = span_join(
			f->t->arena, SPAN("total"), " ", r->under),
		    scope;
	int id;

	if (r->under.n == 0)
		return;
	id = facts_name(f, total, row->unit, &row->scope);
	if (id == 0)
		id = facts_name(
		    f, facts_unparted(f, r->under), row->unit, &row->scope);
	if (id == 0 &&
	    (id = context(f, last_of(r->path), row->unit, &scope)) > 0 &&
	    !span_eq(last_of(r->path), r->under))
		row->scope = facts_scope(f, r->under);
	row->metric = id > 0 && (parts(f, id) || row->unit == FACT_MONEY) ? id
									  : 0;
}

/* The total whose owner is named in it ("Total Hartwell stockholders'
 * equity"). */
static int
owned(struct facts *f, struct span s, uint8_t unit)
{
	const struct fact_rules_row *r;
	struct span at[LABEL_WORDS], scope;
	uint32_t id[LABEL_WORDS + 1];
	size_t i, n = label_words(f->tab, s, id, at);
	int m;

	for (i = 2; i < n && i < 5; i++) {
		m = facts_name(
		    f, span_sub(s, (size_t)(at[i].p - s.p), s.n), unit, &scope);
		r = m > 0 ? facts_rules(f, m) : NULL;
		if (r != NULL && r->owner != 0)
			return m;
	}
	return 0;
}

/* The metric that the sections over R or the title part among its rows, 0 for
 * none; its scope into CS. A TOTAL without more is of what the title says. */
static int
over(struct facts *f, const struct row *r, uint8_t unit, bool total,
    struct span *cs)
{
	int id;

	if ((id = context(f, r->under, unit, cs)) != 0 ||
	    (id = context(f, last_of(r->path), unit, cs)) != 0)
		return id;
	if (adjusts(f, id = loose(f, r->under)) && facts_fit(f, id, unit) == id)
		return id;
	*cs = f->title_scope;
	if (f->title_metric == 0 || f->kind != TABLE_OTHER ||
	    facts_fit(f, f->title_metric, unit) != f->title_metric)
		return 0;
	return total || parts(f, f->title_metric) ? f->title_metric : 0;
}

/* The scope that a label is among the parts of a metric: what stands behind a
 * dash if that is one ("Cost of revenues - Product"), else all of it. */
static struct span
part_scope(struct facts *f, struct span s)
{
	struct span head, tail;

	if (facts_dash(f, s, &head, &tail) &&
	    tab_phrase(f->tab, TAB_SCOPES, tail) >= 0)
		return facts_scope(f, tail);
	return facts_scope(f, s);
}

static size_t
words_of(const struct facts *f, struct span s)
{
	uint32_t id[2];

	return label_first(f->tab, s, id, NULL, 2);
}

/* Row I says only of what it is a percentage ("% of revenue"): it is the margin
 * of the row before, if that has one. */
static bool
of_before(struct facts *f, size_t i)
{
	struct fact_row *row = &f->row[i];
	const struct fact_row *prev = i > 0 ? row - 1 : NULL;

	if (prev == NULL || prev->unit != FACT_MONEY || prev->metric == 0)
		return false;
	row->metric = facts_fit(f, prev->metric, row->unit);
	row->scope = prev->scope;
	row->basis = prev->basis;
	return true;
}

/* The metric of row I, a label with figures that are no shares. */
static void
plain(struct facts *f, size_t i)
{
	const struct row *r = &f->t->row[i];
	struct fact_row *row = &f->row[i];
	unsigned bits = row->bits;
	struct span label = facts_unowned(f, r->label), head, tail, scope, cs;
	bool total = facts_has(bits, ROW_WORDS_KIND_TOTAL);
	int own, ctx;

	/* "Total" and no more: of its section. */
	if (total && r->under.n > 0 && words_of(f, label) == 1) {
		blank(f, i);
		if (row->metric != 0)
			return;
	}
	if (facts_has(bits, ROW_WORDS_KIND_TRAILING))
		return;
	if (row->unit == FACT_PERCENT)
		label = facts_unshared(f, label);
	own = facts_name(f, label, row->unit, &row->scope);
	if (label.n == 0 && of_before(f, i))
		return;
	if (own == 0 && total && (own = owned(f, label, row->unit)) > 0)
		row->owned = true;
	if (own <= 0 && facts_has(bits, ROW_WORDS_KIND_APART))
		return;
	if (row->unit == FACT_MONEY && facts_has(bits, ROW_WORDS_KIND_AVERAGE))
		return;
	if (own <= 0 && facts_dash(f, label, &head, &tail)) {
		int id = facts_name(f, head, row->unit, &scope);

		if (id > 0) {
			own = id;
			row->scope = scope.n > 0 ? scope : facts_scope(f, tail);
		}
	}
	ctx = over(f, r, row->unit, total && own == 0, &cs);
	if (ctx > 0 &&
	    (own == 0 || f->title_parts || (adjusts(f, ctx) && own != ctx))) {
		row->metric = ctx;
		row->scope = total ? cs : part_scope(f, r->label);
		return;
	}
	if (own > 0 && own == ctx && !total && row->scope.n == 0 &&
	    parted(f, i, own))
		row->scope = facts_scope(f, r->label);
	row->metric = own > 0 ? own : 0;
	if (row->metric == 0)
		row->scope = SPAN("");
}

/* Scope "current" or "long-term" where sections or order tell it. */
static void
term(struct facts *f, size_t i, bool classified, bool current_over)
{
	struct fact_row *row = &f->row[i];
	const struct fact_rules_row *r = facts_rules(f, row->metric);
	unsigned sect;

	if (r == NULL || r->term == 0 || row->scope.n > 0 || !classified)
		return;
	sect = facts_row_words(f, f->t->row[i].under);
	if (facts_has(sect, ROW_WORDS_KIND_CURRENT) ||
	    facts_has(facts_row_words(f, last_of(f->t->row[i].path)),
		ROW_WORDS_KIND_CURRENT))
		row->scope = SPAN("current");
	else if (current_over)
		row->scope = SPAN("long-term");
}

/* Does S lead to the parts of a metric that it names ("Amounts include
 * stock-based compensation, as follows:")? */
static bool
leads(struct facts *f, struct span s)
{
	return s.n > 0 && s.p[s.n - 1] == ':' && adjusts(f, loose(f, s));
}

void
facts_title(struct facts *f, struct table *t)
{
	struct span s, rest = t->title, part;
	size_t from;
	int m;

	f->title_metric = 0;
	f->title_parts = false;
	f->title_scope = SPAN("");
	while (rest.n > 0) {
		for (from = 0;
		     from + 3 < rest.n && memcmp(rest.p + from, " / ", 3) != 0;
		     from++)
			continue;
		part = from + 3 < rest.n ? span_sub(rest, 0, from) : rest;
		rest = span_sub(rest, part.n + 3, rest.n);
		if (part.n > 0 && part.p[0] == '(')
			continue;
		s = facts_unparted(f, part);
		m = facts_name(f, s, FACT_MONEY, &f->title_scope);
		if (m <= 0 && leads(f, part)) {
			f->title_metric = loose(f, part);
			f->title_parts = true;
		}
		if (m <= 0)
			continue;
		f->title_metric = m;
		f->title_parts = s.n < part.n && parts(f, m);
	}
	/* Then the table is not the statement before it. */
	if (leads(f, t->lead)) {
		f->title_metric = loose(f, t->lead);
		f->title_parts = true;
		f->kind = TABLE_OTHER;
		f->basis = BASIS_NONE;
	}
}

/* No row of the table has a metric: the title, the heading of the labels, the
 * headings of the columns, or the words before the table tell one. */
static void
from_outside(struct facts *f, struct table *t)
{
	struct span scope;
	unsigned c;
	size_t i;
	int id;

	for (i = 0; i < t->nrow; i++)
		if (f->row[i].metric != 0)
			return;
	for (c = 0, id = 0; c < t->ncol; c++) {
		if (f->col[c].dated || f->col[c].change)
			continue;
		id = facts_name(f, t->col[c].head, FACT_MONEY, &scope);
		f->col[c].metric = id > 0 ? id : 0;
	}
	if ((id = loose(f, t->stub)) == 0 && (id = loose(f, t->title)) == 0)
		id = loose(f, t->lead);
	for (i = 0; i < t->nrow; i++) {
		bool total = facts_has(f->row[i].bits, ROW_WORDS_KIND_TOTAL);

		if (id != 0 && facts_fit(f, id, f->row[i].unit) == id)
			f->row[i].metric = id;
		f->row[i].scope = total ? SPAN("")
					: facts_scope(f, t->row[i].label);
	}
}

/* The basis that S begins with, or that it holds ANYWHERE. */
static uint8_t
said(const struct facts *f, struct span s, bool anywhere)
{
	const struct tab *tab = f->tab;
	const struct row_words_row *rows;
	uint32_t id[LABEL_WORDS + 1];
	size_t i, n, len, nrow;
	int row;

	if ((facts_row_words(f, s) &
		(1u << ROW_WORDS_KIND_ADJUSTED | 1u << ROW_WORDS_KIND_GAAP |
		    1u << ROW_WORDS_KIND_ADJEND |
		    1u << ROW_WORDS_KIND_GAAPEND)) == 0)
		return BASIS_NONE;
	rows = tab_rows(tab, TAB_ROW_WORDS, &nrow);
	n = label_words(tab, s, id, NULL);
	for (i = 0; i < n; i++) {
		row = tab_longest(tab, TAB_ROW_WORDS, id + i, n - i, &len);
		if (row < 0)
			continue;
		if (rows[row].kind == ROW_WORDS_KIND_ADJEND ||
		    (rows[row].kind == ROW_WORDS_KIND_ADJUSTED &&
			(i < 2 || i + len == n || anywhere)))
			return BASIS_NON_GAAP;
		if (rows[row].kind == ROW_WORDS_KIND_GAAPEND ||
		    (rows[row].kind == ROW_WORDS_KIND_GAAP &&
			(i < 2 || i + len == n || anywhere)))
			return BASIS_GAAP;
		i += len - 1;
	}
	return BASIS_NONE;
}

/* What the basis of row R is, by its words. */
static uint8_t
basis(const struct facts *f, const struct row *r, bool shares)
{
	uint8_t b = said(f, r->label, shares);

	return b != BASIS_NONE ? b : said(f, r->under, shares);
}

/* Metric and scope of each row by its own label and what is over it. */
static void
name_rows(struct facts *f, struct table *t)
{
	bool classified = false, over = false;
	size_t i;

	for (i = 0; i < t->nrow; i++) {
		struct fact_row *row = &f->row[i];
		const struct row *r = &t->row[i];

		row->scope = SPAN("");
		row->basis = basis(f, r,
		    row->unit == FACT_SHARES || row->unit == FACT_PER_SHARE);
		if (r->label.n == 0)
			blank(f, i);
		else if (row->unit == FACT_PER_SHARE ||
			 row->unit == FACT_SHARES)
			row->metric = per_share(f, r, row);
		else
			plain(f, i);
		if (f->kind != TABLE_BALANCE)
			continue;
		classified = classified ||
			     metric_find(f->metrics,
				 SPAN("total-current-assets")) == row->metric;
		over = over ||
		       metric_find(f->metrics,
			   SPAN("total-current-liabilities")) == row->metric;
		term(f, i, classified, over);
	}
}

void
facts_metrics(struct facts *f, struct table *t)
{
	const struct fact_rules_row *r;
	bool named = false;
	unsigned c;
	size_t i;

	name_rows(f, t);
	if (f->kind == TABLE_OTHER || f->kind == TABLE_RECON)
		from_outside(f, t);
	facts_after(f, t);
	for (c = 0; c < t->ncol; c++)
		named = named || f->col[c].metric != 0;
	for (i = 0; i < t->nrow; i++) {
		struct fact_row *row = &f->row[i];

		r = facts_rules(f, row->metric);
		if (f->kind == TABLE_CASH && row->metric != 0 &&
		    (r == NULL || r->cash == 0 ||
			facts_has(facts_row_words(f, t->row[i].under),
			    ROW_WORDS_KIND_CHANGE)))
			row->metric = 0;
		if (row->metric == 0 && !named)
			row->scope = SPAN("");
		if (row->basis == BASIS_NONE && row->unit != FACT_COUNT)
			row->basis = f->basis;
		if (r != NULL && r->ungaap != 0)
			row->basis = BASIS_NONE;
		if (r != NULL && row->unit == FACT_COUNT && r->noun[0] != '\0')
			row->noun = span_of(r->noun);
	}
}
