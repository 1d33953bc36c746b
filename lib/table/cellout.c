/* The rows that tx-table writes: cells and sums. */
#include "table/cellout.h"

#define ROOM (2 * CELLVAL_ROOM + 128) /* bytes for values, numbers and TABs */
#define NUMBER 24

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

/* A heading as its cells have it, and the last period of them. */
struct cellout_col {
	struct span head; /* the number before it */
	struct period p;
	uint8_t n;
	char text[PERIOD_TEXT];
};

/* S and a TAB at P, where there is room: what is after them. */
static inline char *
put(char *p, struct span s)
{
	if (s.n > 0)
		memcpy(p, s.p, s.n);
	p[s.n] = '\t';
	return p + s.n + 1;
}

static inline char *
put_u64(char *p, uint64_t v)
{
	char s[20], *end = s + sizeof(s), *from = end;

	for (; v >= 10; v /= 10)
		*--from = (char)('0' + v % 10);
	*p++ = (char)('0' + v);
	while (from < end)
		*p++ = *from++;
	*p++ = '\t';
	return p;
}

/* Unit, metric, scope and basis of X, made anew where they are not those of
 * the cell before. */
static void
stated(struct cellout *c, const struct fact *x)
{
	static const char *const basis[] = { "", "gaap", "non-gaap" };
	const struct fact *was = &c->was;
	const struct metric *m;
	struct buf *b = &c->b;

	if (b->n > 0 && x->metric == was->metric && x->basis == was->basis &&
	    x->scope.n == was->scope.n &&
	    (x->scope.n == 0 || x->scope.p == was->scope.p) &&
	    (x->unit.p == was->unit.p ? x->unit.n == was->unit.n
				      : span_eq(x->unit, was->unit)))
		return;
	m = metric_get(c->facts->metrics, x->metric);
	c->was = *x;
	buf_clear(b);
	buf_span(b, x->unit);
	buf_c(b, '\t');
	buf_span(b, m->name);
	buf_c(b, '\t');
	buf_span(b, x->scope);
	buf_c(b, '\t');
	buf_str(b, basis[x->basis]);
	buf_c(b, '\t');
	c->element = SPAN("");
	if (x->metric != 0 && x->basis != BASIS_NON_GAAP)
		c->element = m->element;
}

/* The notes of cell, row and column. */
static void
notes(struct cellout *c, struct span cell, struct span row, struct span col)
{
	struct arena *a = c->t->arena;

	if (cell.n + row.n + col.n > 0)
		out_span(c->out,
		    span_join(a, span_join(a, cell, ",", row), ",", col));
}

/* The number of the line NO and a TAB. */
static struct span
line(struct cellout *c, uint64_t no)
{
	if (c->at != no || c->line.n == 0) {
		c->at = no;
		c->line.p = c->text;
		c->line.n = (size_t)(put_u64(c->text, no) - c->text);
	}
	return c->line;
}

/* The text of period P, of a cell of COL. */
static struct span
period(struct cellout_col *col, struct period p)
{
	if (!period_eq(col->p, p)) {
		col->p = p;
		col->n = (uint8_t)period_text(p, col->text);
	}
	return (struct span){ col->text, col->n };
}

/* Writes cell K of row R. */
static void
cell(struct cellout *c, size_t r, unsigned k)
{
	const struct row *row = &c->t->row[r];
	const struct piece *p = row->cell[k].p;
	unsigned n = row->cell[k].col;
	struct cellout_col *col = &c->col[n];
	struct buf *b = &c->out->b;
	struct cellval v = p->v;
	struct fact x;
	struct span s;
	size_t need;
	char *to;

	facts_cell(c->facts, r, k, &x);
	stated(c, &x);
	if (v.kind == CELL_NIL)
		v.decimals = c->facts->row[r].decimals;
	need = c->head.n + col->head.n + v.n + c->b.n + c->element.n + ROOM;
	if (need > b->cap - b->n)
		buf_grow(b, need);
	to = put(b->p + b->n, buf_view(&c->head));
	to = put(to, col->head);
	s = line(c, p->line);
	memcpy(to, s.p, sizeof(c->text));
	to = put_u64(to + s.n, p->col);
	to = put(to, span_sub(p->text, 0, v.n));
	to = cellval_put(to, cellval_figure(p->text, &v), &v, x.scale);
	*to++ = '\t';
	to = cellval_ulp(to, &v, x.scale);
	*to++ = '\t';
	memcpy(to, c->b.p, c->b.n);
	to = put(to + c->b.n, period(col, x.p));
	b->n = (size_t)(to - b->p);
	notes(c, cellval_note(p->text, &v), row->note, c->t->col[n].note);
	out_tab(c->out);
	out_span(c->out, c->element);
	out_end(c->out);
}

/* The fields that all cells of row R begin with; N bytes of them, of document
 * and table, stand in the buffer. */
static void
row_head(struct cellout *c, size_t n, size_t r)
{
	struct buf *b = &c->head;

	b->n = n;
	buf_u64(b, r + 1);
	buf_c(b, '\t');
	buf_span(b, c->t->row[r].path);
	buf_c(b, '\t');
	buf_span(b, c->t->row[r].label);
}

/* The fields of document, table and columns: the bytes of the first two. */
static size_t
table_head(struct cellout *c)
{
	struct table *t = c->t;
	struct buf *b = &c->head;
	struct span head;
	char *p, *to;
	unsigned i;

	c->col = arena_zero(t->arena, t->ncol, sizeof(*c->col));
	for (i = 0; i < t->ncol; i++) {
		head = t->col[i].head;
		p = arena_alloc(t->arena, head.n + NUMBER);
		to = put(put_u64(p, i + 1), head);
		c->col[i].head = (struct span){ p, (size_t)(to - p) - 1 };
	}
	buf_clear(&c->b);
	buf_clear(b);
	buf_span(b, c->doc);
	buf_c(b, '\t');
	buf_u64(b, c->table);
	buf_c(b, '\t');
	buf_span(b, t->title);
	buf_c(b, '\t');
	return b->n;
}

void
cellout_cells(struct cellout *c)
{
	size_t r, n = table_head(c);
	unsigned k;

	for (r = 0; r < c->t->nrow; r++) {
		row_head(c, n, r);
		for (k = 0; k < c->t->row[r].ncell; k++)
			if (c->t->row[r].cell[k].p->v.kind != CELL_NONE)
				cell(c, r, k);
	}
}

/* A whole number of 10^-PLACES in base units: the row's scale applied. */
static void
amount(struct cellout *c, int64_t n, unsigned places, int scale)
{
	char digits[24], text[CELLVAL_ROOM], *end;
	size_t i = sizeof(digits);
	struct cellval v = {
		.kind = CELL_NUM, .neg = n < 0, .decimals = (uint8_t)places
	};
	uint64_t u = n < 0 ? (uint64_t)-n : (uint64_t)n;

	do {
		digits[--i] = (char)('0' + u % 10);
		u /= 10;
	} while (u > 0);
	end = cellval_put(
	    text, (struct span){ digits + i, sizeof(digits) - i }, &v, scale);
	field(c->out, (struct span){ text, (size_t)(end - text) });
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
