/* The rows that tx-table writes: cells and sums. */
#include "table/cellout.h"

/* One field more. Texts of tables are clean: no control bytes are in them. */
static void
field(struct out *o, struct span s)
{
	out_span(o, s);
	out_tab(o);
}

static void
number(struct out *o, uint64_t v)
{
	out_u64(o, v);
	out_tab(o);
}

/* The value and the unit in its last place. */
static void
value(struct cellout *c, const struct cellval *v, int scale)
{
	cellval_put(&c->out->b, v, scale);
	out_tab(c->out);
	cellval_ulp(&c->out->b, v, scale);
	out_tab(c->out);
}

/* Writes cell K of row R. */
static void
cell(struct cellout *c, size_t r, unsigned k)
{
	static const char *const basis[] = { "", "gaap", "non-gaap" };
	const struct row *row = &c->t->row[r];
	const struct piece *p = row->cell[k].p;
	const struct column *col = &c->t->col[row->cell[k].col];
	struct arena *a = c->t->arena;
	struct out *o = c->out;
	struct cellval v = p->v;
	char period[PERIOD_TEXT];
	struct fact x;

	facts_cell(c->facts, r, k, &x);
	if (v.kind == CELL_NIL)
		v.decimals = c->facts->row[r].decimals;
	out_span(o, buf_view(&c->head));
	number(o, row->cell[k].col + 1);
	field(o, col->head);
	number(o, p->line);
	number(o, p->col);
	field(o, span_sub(p->text, 0, p->v.n));
	value(c, &v, x.scale);
	field(o, x.unit);
	field(o, metric_get(c->facts->metrics, x.metric)->name);
	field(o, x.scope);
	field(o, span_of(basis[x.basis]));
	field(o, (struct span){ period, period_text(x.p, period) });
	out_span(o, span_join(a, span_join(a, p->v.note, ",", row->note), ",",
			col->note));
	out_end(o);
}

/* The fields that all cells of row R begin with. */
static void
row_head(struct cellout *c, size_t r)
{
	struct buf *b = &c->head;

	buf_clear(b);
	buf_span(b, c->doc);
	buf_c(b, '\t');
	buf_u64(b, c->table);
	buf_c(b, '\t');
	buf_span(b, c->t->title);
	buf_c(b, '\t');
	buf_u64(b, r + 1);
	buf_c(b, '\t');
	buf_span(b, c->t->row[r].path);
	buf_c(b, '\t');
	buf_span(b, c->t->row[r].label);
	buf_c(b, '\t');
}

void
cellout_cells(struct cellout *c)
{
	unsigned k;
	size_t r;

	for (r = 0; r < c->t->nrow; r++) {
		row_head(c, r);
		for (k = 0; k < c->t->row[r].ncell; k++)
			if (c->t->row[r].cell[k].p->v.kind != CELL_NONE)
				cell(c, r, k);
	}
}

/* A whole number of 10^-PLACES in base units: the row's scale applied. */
static void
amount(struct cellout *c, int64_t n, unsigned places, int scale)
{
	char digits[24];
	size_t i = sizeof(digits);
	struct cellval v = {
		.kind = CELL_NUM, .neg = n < 0, .decimals = (uint8_t)places
	};
	uint64_t u = n < 0 ? (uint64_t)-n : (uint64_t)n;

	do {
		digits[--i] = (char)('0' + u % 10);
		u /= 10;
	} while (u > 0);
	v.digits = (struct span){ digits + i, sizeof(digits) - i };
	buf_clear(&c->b);
	cellval_put(&c->b, &v, scale);
	field(c->out, buf_view(&c->b));
}

/* The places of the terms: "+90:10 -91:9". */
static void
terms(struct cellout *c, const struct sum *s)
{
	const struct cell *x;
	bool first = true;
	size_t i;

	for (i = 0; i < s->n; i++) {
		if ((x = sums_cell(c->t, s->term[i].row, s->col)) == NULL)
			continue;
		if (!first)
			out_c(c->out, ' ');
		first = false;
		out_c(c->out, s->term[i].minus ? '-' : '+');
		out_u64(c->out, x->p->line);
		out_c(c->out, ':');
		out_u64(c->out, x->p->col);
	}
}

/* Writes one sum in one column. */
static void
sum(void *arg, const struct sum *s)
{
	static const char *const state[] = { "holds", "rounds", "off" };
	struct cellout *c = arg;
	const struct row *row = &c->t->row[s->row];
	const struct cell *x = sums_cell(c->t, s->row, s->col);
	struct fact f;
	struct out *o = c->out;

	facts_cell(c->facts, s->row, (unsigned)(x - row->cell), &f);
	field(o, c->doc);
	number(o, c->table);
	field(o, c->t->title);
	field(o, row->path);
	field(o, row->label);
	number(o, s->col + 1);
	field(o, c->t->col[s->col].head);
	number(o, x->p->line);
	number(o, x->p->col);
	field(o, span_of(state[s->state]));
	amount(c, s->value, s->places, f.scale);
	amount(c, s->sum, s->places, f.scale);
	amount(c, s->value - s->sum, s->places, f.scale);
	terms(c, s);
	out_end(o);
}

void
cellout_sums(struct cellout *c)
{
	sums_find(c->facts, c->t, sum, c);
}
