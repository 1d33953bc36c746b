/* What the cells of a table state: units, scales, periods, basis. */
#include "table/factmemo.h"
#include "table/factname.h"

#include <stdlib.h>

#include "core/mem.h"

#define HEAVY 11 /* digits of a number of shares that is no longer scaled */

/* How tables treat each metric, NULL for as all others. */
static const struct fact_rules_row **
rules(const struct facts *f)
{
	const struct fact_rules_row *r, **of;
	size_t i, n;

	of = mem_new((size_t)metric_count(f->metrics), sizeof(*of));
	r = tab_rows(f->tab, TAB_FACT_RULES, &n);
	for (i = n; i-- > 0;)
		of[metric_find(f->metrics, span_of(r[i].id))] = &r[i];
	of[0] = NULL;
	return of;
}

void
facts_init(struct facts *f, const struct tab *tab, const struct calendar *cal)
{
	*f = (struct facts){ .tab = tab, .metrics = metric_new(tab) };
	f->texts = facts_texts_new();
	f->rules = rules(f);
	f->when.tab = tab;
	if (cal != NULL)
		f->when.cal = *cal;
}

void
facts_free(struct facts *f)
{
	lex_free(&f->lex);
	metric_free(f->metrics);
	facts_texts_free(f->texts);
	free(f->rules);
}

/* Kinds of statements that S holds a word of. */
static unsigned
statements(const struct tab *tab, struct span s)
{
	const struct statements_row *rows;
	uint32_t id[LABEL_WORDS + 1];
	size_t i, n, len, nrow;
	unsigned bits = 0;
	int row;

	rows = tab_rows(tab, TAB_STATEMENTS, &nrow);
	n = label_words(tab, s, id, NULL);
	for (i = 0; i < n; i += len) {
		row = tab_longest(tab, TAB_STATEMENTS, id + i, n - i, &len);
		if (row < 0)
			len = 1;
		else
			bits |= 1u << rows[row].kind;
	}
	return bits;
}

/* The same, a bit each, remembered. */
static unsigned
words_said(const struct facts *f, struct span s)
{
	struct fact_memo *m = facts_memo(f, s);

	if ((m->known & MEMO_SAID) == 0)
		m->said = statements(f->tab, s);
	m->known |= MEMO_SAID;
	return m->said;
}

bool
facts_says(const struct facts *f, struct span s, enum statements_kind kind)
{
	return (words_said(f, s) & 1u << kind) != 0;
}

struct units
facts_units(const struct facts *f, struct span s)
{
	struct fact_memo *m = facts_memo(f, s);

	if ((m->known & MEMO_UNITS) == 0)
		unit_read(f->tab, s, true, &m->units);
	m->known |= MEMO_UNITS;
	return m->units;
}

void
facts_begin(struct facts *f, const struct calendar *cal)
{
	f->when = (struct when_ctx){ .tab = f->tab };
	if (cal != NULL)
		f->when.cal = *cal;
	f->last = (struct date){ 0 };
	f->by_part = f->by_balance = f->by_year = (struct calendar){ 0 };
	f->carried = (struct units){ 0 };
	f->kind_before = TABLE_OTHER;
	f->minority = false;
	f->tail = (struct fact_row){ 0 };
	facts_texts_begin(f->texts);
	f->cur[0] = '\0';
}

/* The kind of statement that a title of the words BITS names. */
static uint8_t
statement(unsigned bits)
{
	if ((bits & 1u << STATEMENTS_KIND_RECON) != 0)
		return TABLE_RECON;
	if ((bits & 1u << STATEMENTS_KIND_CASH) != 0)
		return TABLE_CASH;
	if ((bits & 1u << STATEMENTS_KIND_BALANCE) != 0)
		return TABLE_BALANCE;
	if ((bits & 1u << STATEMENTS_KIND_OPERATIONS) != 0)
		return TABLE_OPERATIONS;
	return TABLE_OTHER;
}

/* Units and scales of the table as a whole. */
static void
read_units(struct facts *f, struct table *t)
{
	struct units stub;

	f->units = facts_units(f, t->title);
	stub = facts_units(f, t->stub);
	if (stub.has_scale)
		f->units = stub;
	f->lent = !f->units.has_scale;
	if (f->lent) {
		stub = f->units;
		f->units = f->carried;
		if (stub.cur[0] != '\0')
			memcpy(f->units.cur, stub.cur, 4);
	} else
		f->carried = f->units;
}

void
facts_table(struct facts *f, struct table *t)
{
	unsigned said;
	size_t i;

	f->t = t;
	facts_texts_table(f->texts);
	said = words_said(f, t->title);
	f->col = arena_zero(t->arena, t->ncol, sizeof(*f->col));
	f->row = arena_zero(t->arena, t->nrow, sizeof(*f->row));
	read_units(f, t);
	f->kind = statement(said);
	if (t->again)
		f->kind = t->ncol == f->ncol_before ? f->kind_before
						    : TABLE_OTHER;
	f->kind_before = f->kind;
	f->ncol_before = t->ncol;
	f->basis = BASIS_NONE;
	if (f->kind == TABLE_OPERATIONS || f->kind == TABLE_BALANCE ||
	    f->kind == TABLE_CASH)
		f->basis = (said & 1u << STATEMENTS_KIND_NONGAAP) != 0
			       ? BASIS_NON_GAAP
			       : BASIS_GAAP;
	facts_columns(f, t);
	facts_title(f, t);
	for (i = 0; i < t->nrow; i++)
		facts_row_unit(f, t, i);
	facts_times(f, t);
	facts_metrics(f, t);
	if (t->nrow > 0)
		f->tail = f->row[t->nrow - 1];
}

/* The unit text of a cell in row ROW. */
static struct span
unit_text(const struct facts *f, const struct fact_row *row, uint8_t unit,
    const struct cellval *v, const struct fact_col *col)
{
	char cur[16];
	const char *money = v->cur[0] != '\0'		? v->cur
			    : col->units.cur[0] != '\0' ? col->units.cur
			    : f->units.cur[0] != '\0'	? f->units.cur
			    : f->cur[0] != '\0'		? f->cur
							: "USD";
	const size_t n = 3; /* letters of ISO 4217 */

	switch (unit) {
	case FACT_PERCENT:
		return SPAN("%");
	case FACT_POINTS:
		return SPAN("pp");
	case FACT_BPS:
		return SPAN("bp");
	case FACT_TIMES:
		return SPAN("x");
	case FACT_DAYS:
		return SPAN("days");
	case FACT_SHARES:
		return SPAN("shares");
	case FACT_COUNT:
		return row->noun;
	default:
		break;
	}
	if (unit != FACT_PER_SHARE)
		return (struct span){ money, n };
	memcpy(cur, money, n);
	memcpy(cur + n, "/share", 6);
	return arena_dup(f->t->arena, (struct span){ cur, n + 6 });
}

/* The unit of a cell: its own mark, or its column's, or its row's. */
static uint8_t
unit_of(const struct facts *f, const struct row *r, const struct fact_row *row,
    unsigned k)
{
	const struct cellval *v = &r->cell[k].p->v;
	const struct fact_col *col = &f->col[r->cell[k].col];
	size_t i;
	unsigned j;

	switch (v->mark) {
	case MARK_PERCENT:
		return FACT_PERCENT;
	case MARK_POINTS:
		return FACT_POINTS;
	case MARK_BPS:
		return FACT_BPS;
	case MARK_TIMES:
		return FACT_TIMES;
	case MARK_DAYS:
		return FACT_DAYS;
	default:
		break;
	}
	if (v->kind == CELL_NUM && v->cur[0] == '\0' &&
	    (col->units.percent || col->percents))
		return FACT_PERCENT;
	if (v->kind != CELL_NIL || !col->change)
		return row->unit;
	/* A dash among changes is one of the row's own kind, or else of the
	 * column's. */
	for (j = 0; j < r->ncell; j++)
		if (j != k && f->col[r->cell[j].col].change &&
		    r->cell[j].p->v.mark != MARK_PLAIN)
			return r->cell[j].p->v.mark == MARK_POINTS
				   ? FACT_POINTS
				   : FACT_PERCENT;
	for (i = 0; i < f->t->nrow; i++)
		for (j = 0; j < f->t->row[i].ncell; j++) {
			const struct cell *c = &f->t->row[i].cell[j];

			if (c->col == r->cell[k].col &&
			    f->row[i].unit == row->unit) {
				if (c->p->v.mark == MARK_POINTS)
					return FACT_POINTS;
				if (c->p->v.mark == MARK_PERCENT)
					return FACT_PERCENT;
			}
		}
	return FACT_PERCENT;
}

void
facts_cell(struct facts *f, size_t i, unsigned k, struct fact *x)
{
	const struct row *r = &f->t->row[i];
	const struct fact_row *row = &f->row[i];
	const struct cellval *v = &r->cell[k].p->v;
	const struct fact_col *col = &f->col[r->cell[k].col];
	uint8_t unit = unit_of(f, r, row, k);

	*x = (struct fact){ .basis = row->basis };
	x->unit = unit_text(f, row, unit, v, col);
	x->scale = row->scale;
	if (unit != row->unit && unit != FACT_MONEY)
		x->scale = 0;
	if (col->units.has_scale && unit == FACT_MONEY)
		x->scale = col->units.scale;
	if (unit == FACT_SHARES && v->len > HEAVY)
		x->scale = 0;
	if (col->basis != BASIS_NONE && row->basis != BASIS_NON_GAAP)
		x->basis = col->basis;
	/* Days over flows: of how long a time is not said. */
	if (col->known && (col->flow || (f->kind != TABLE_OPERATIONS &&
					    f->kind != TABLE_CASH)))
		x->p = col->p;
	else if (!col->known && !col->dated && !col->change)
		x->p = row->p;
	if (!col->change && !col->step) {
		x->metric = unit == row->unit ? row->metric
					      : facts_fit(f, row->metric, unit);
		if (x->metric == 0 && col->metric != 0)
			x->metric = col->metric;
		if (x->metric != 0 || row->metric == 0)
			x->scope = row->scope;
	}
	if (col->known &&
	    (row->begins || row->ends ||
		(x->metric != 0 && metric_get(f->metrics, x->metric)->stock))) {
		x->p = period_last(col->p);
		if (row->begins) {
			unsigned q = period_to(col->p) - period_from(col->p);

			x->p = period_step(x->p, -(int)(q / 3));
		}
	}
}
