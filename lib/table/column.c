/* Figures into columns: by where they stand, or by their order in rows that
 * have all of them. */
#include "table/block.h"

#include <stdlib.h>

#define NEAR 256  /* rows searched for a full one */
#define MEET 8	  /* clusters tried for the place of a figure */
#define LABEL 160 /* bytes of one line of a label */

/* The rows of figures of one table, while their columns are sought. */
struct finder {
	struct block *b;
	const struct part *pt;
	struct table *t;
	unsigned most;	   /* figures of a full row */
	struct column *cl; /* clusters of places */
	unsigned ncl;
};

static bool
is_cell(const struct line_row *r, const struct piece *p)
{
	if (p->rule || (r->shape != LINE_COLUMNS && p->x0 == 0))
		return false;
	return p->v.kind == CELL_NUM || p->v.kind == CELL_NIL ||
	       p->v.kind == CELL_NONE;
}

/* Figures of row R. */
static unsigned
cells_of(const struct line_row *r)
{
	unsigned i, n = 0;

	for (i = r->first; i < r->n; i++)
		n += is_cell(r, &r->p[i]);
	return n;
}

/* The number of figures of a full row: the largest that two rows have, else the
 * largest of all. */
static unsigned
full_rows(const struct finder *f, unsigned *full)
{
	unsigned count[GRID_COLS + 1] = { 0 }, n, best = 0, top = 0;
	size_t i;

	for (i = f->pt->b0; i < f->pt->b1; i++) {
		if (f->b->row[i].kind != ROW_DATA)
			continue;
		n = f->b->row[i].cells = cells_of(&f->b->row[i]);
		if (n > GRID_COLS)
			n = GRID_COLS;
		count[n]++;
		if (n > top)
			top = n;
	}
	for (n = 1; n <= top; n++)
		if (count[n] > 1)
			best = n;
	if (best == 0)
		best = top;
	*full = count[best];
	return best;
}

static int
by_x(const void *a, const void *b)
{
	const struct column *x = a, *y = b;

	return x->x0 < y->x0 ? -1 : x->x0 > y->x0;
}

/* Adds the place of P to the N clusters: to one of those from *AT on that it
 * meets, or as a new one. */
static size_t
meet(struct column *cl, size_t n, size_t *at, const struct piece *p)
{
	size_t i;

	for (i = *at; i < n && i < *at + MEET; i++) {
		if (p->x0 >= cl[i].x1 || cl[i].x0 >= p->x1)
			continue;
		if (p->x0 < cl[i].x0)
			cl[i].x0 = p->x0;
		if (p->x1 > cl[i].x1)
			cl[i].x1 = p->x1;
		*at = i + 1;
		return n;
	}
	cl[n].x0 = p->x0;
	cl[n].x1 = p->x1;
	return n + 1;
}

/* Merges the places of all figures into clusters; rows of over most figures
 * are left out. */
static void
cluster(struct finder *f)
{
	const struct line_row *r;
	size_t i, n = 0, k = 0, at;
	unsigned j;

	for (i = f->pt->b0; i < f->pt->b1; i++)
		if (f->b->row[i].kind == ROW_DATA)
			n += f->b->row[i].n;
	f->cl = arena_alloc(f->t->arena, (n + 1) * sizeof(*f->cl));
	n = 0;
	for (i = f->pt->b0; i < f->pt->b1; i++) {
		r = &f->b->row[i];
		if (r->kind != ROW_DATA || r->cells > f->most)
			continue;
		for (j = r->first, at = 0; j < r->n; j++)
			if (is_cell(r, &r->p[j]))
				n = meet(f->cl, n, &at, &r->p[j]);
	}
	if (n > 1)
		qsort(f->cl, n, sizeof(*f->cl), by_x);
	for (i = 0; i < n; i++)
		if (k > 0 && f->cl[i].x0 < f->cl[k - 1].x1) {
			if (f->cl[i].x1 > f->cl[k - 1].x1)
				f->cl[k - 1].x1 = f->cl[i].x1;
		} else
			f->cl[k++] = f->cl[i];
	f->ncl = (unsigned)k;
}

/* The cluster of P, a figure; AT is that of the figure before it in its row. */
static unsigned
cluster_at(const struct finder *f, const struct piece *p, unsigned at)
{
	if (p->x0 < f->cl[at].x0)
		at = 0;
	while (at + 1 < f->ncl && f->cl[at + 1].x0 <= p->x0)
		at++;
	return at;
}

/* Has no row two figures in one cluster? */
static bool
distinct(const struct finder *f)
{
	const struct line_row *r;
	size_t i;
	unsigned j, k, last;

	for (i = f->pt->b0; i < f->pt->b1; i++) {
		r = &f->b->row[i];
		if (r->kind != ROW_DATA || r->cells > f->most)
			continue;
		last = UINT32_MAX;
		k = 0;
		for (j = r->first; j < r->n; j++) {
			if (!is_cell(r, &r->p[j]))
				continue;
			k = cluster_at(f, &r->p[j], k);
			if (k == last)
				return false;
			last = k;
		}
	}
	return true;
}

/* The place of the last digit (or of a dash) of P: figures of a column end
 * there, a parenthesis or "%" hangs over. */
static int
edge(const struct piece *p)
{
	size_t n = p->text.n;
	int hang = 0;

	if (p->v.kind == CELL_NUM)
		while (n > 0 &&
		       !(p->text.p[n - 1] >= '0' && p->text.p[n - 1] <= '9')) {
			n--;
			hang++;
		}
	return (int)p->x1 - hang;
}

static int
distance(const struct piece *p, const struct piece *q)
{
	int d = edge(p) - edge(q);

	if (d < 0)
		d = -d;
	if (p->x0 < q->x1 && q->x0 < p->x1)
		return d < 3 ? 0 : 1;
	return d;
}

/* Gives the K figures P of a row the columns of the figures Q of a full row
 * (N of them, K < N), so that they lie nearest in their order: COL gets them.
 * False when another way is about as near. */
static bool
align(struct arena *a, const struct piece **p, unsigned k,
    const struct piece **q, unsigned n, unsigned *col)
{
	unsigned *cost = arena_alloc(
	    a, (size_t)(k + 1) * (n + 1) * sizeof(*cost));
	unsigned i, j, c, step;
	const unsigned far = UINT32_MAX / 4;

	for (i = 0; i <= k; i++)
		for (j = 0; j <= n; j++) {
			if (i == 0) {
				cost[j] = 0;
				continue;
			}
			cost[i * (n + 1) + j] = far;
			if (j < i)
				continue;
			c = cost[(i - 1) * (n + 1) + j - 1] +
			    (unsigned)distance(p[i - 1], q[j - 1]);
			step = cost[i * (n + 1) + j - 1];
			cost[i * (n + 1) + j] = c <= step ? c : step;
		}
	for (i = k, j = n; i > 0; j--) {
		if (j > i && cost[i * (n + 1) + j] == cost[i * (n + 1) + j - 1])
			continue;
		col[--i] = j - 1;
	}
	for (i = 0; i < k; i++) {
		c = (unsigned)distance(p[i], q[col[i]]);
		if (c < 4)
			continue;
		/* Far from its own: nearer to a neighbour's? */
		if (col[i] + 1 < n && (i + 1 == k || col[i + 1] > col[i] + 1) &&
		    (unsigned)distance(p[i], q[col[i] + 1]) < c + 3)
			return false;
		if (col[i] > 0 && (i == 0 || col[i - 1] + 1 < col[i]) &&
		    (unsigned)distance(p[i], q[col[i] - 1]) < c + 3)
			return false;
	}
	return true;
}

/* The figures of row R into P, their number. */
static unsigned
gather(const struct line_row *r, const struct piece **p)
{
	unsigned j, n = 0;

	for (j = r->first; j < r->n && n <= GRID_COLS; j++)
		if (is_cell(r, &r->p[j]))
			p[n++] = &r->p[j];
	return n;
}

/* The full row nearest to I, on its page if there is one. */
static const struct line_row *
model(const struct finder *f, size_t i)
{
	const struct line_row *r, *other = NULL;
	size_t d;
	bool up = true, down = true;

	for (d = 1; d < f->pt->b1 - f->pt->b0 && d < NEAR; d++) {
		if (i >= f->pt->b0 + d) {
			r = &f->b->row[i - d];
			up = up && r->kind != ROW_PAGE;
			if (r->kind == ROW_DATA && r->cells == f->most) {
				if (up)
					return r;
				if (other == NULL)
					other = r;
			}
		}
		if (i + d < f->pt->b1) {
			r = &f->b->row[i + d];
			down = down && r->kind != ROW_PAGE;
			if (r->kind == ROW_DATA && r->cells == f->most) {
				if (down)
					return r;
				if (other == NULL)
					other = r;
			}
		}
	}
	return other;
}

static void
set_cells(struct finder *f, struct row *row, const struct piece **p,
    const unsigned *col, unsigned n)
{
	unsigned k;

	row->cell = arena_alloc(f->t->arena, n * sizeof(*row->cell));
	row->ncell = n;
	for (k = 0; k < n; k++)
		row->cell[k] = (struct cell){ p[k], col[k] };
}

/* Gives the figures of line I their columns: false (told) when not clear. */
static bool
place(struct finder *f, size_t i, struct row *row, bool clusters)
{
	const struct line_row *r = &f->b->row[i], *full;
	const struct piece *p[GRID_COLS + 1], *q[GRID_COLS + 1];
	unsigned col[GRID_COLS + 1], n, k;

	n = gather(r, p);
	if (n > f->most)
		return false;
	if (clusters) {
		for (k = 0; k < n; k++)
			col[k] = cluster_at(f, p[k], k > 0 ? col[k - 1] : 0);
	} else if (n == f->most) {
		for (k = 0; k < n; k++)
			col[k] = k;
	} else {
		if ((full = model(f, i)) == NULL)
			return false;
		(void)gather(full, q);
		if (!align(f->t->arena, p, n, q, f->most, col))
			return false;
	}
	set_cells(f, row, p, col, n);
	return true;
}

/* Places of the columns: of the rows on the first page that has some. */
static void
extents(struct finder *f, bool clusters)
{
	struct table *t = f->t;
	const struct cell *c;
	struct column *col;
	size_t i;
	unsigned k;

	t->ncol = clusters ? f->ncl : f->most;
	t->col = arena_zero(t->arena, t->ncol, sizeof(*t->col));
	for (i = 0; i < t->nrow; i++) {
		if (i > 0 && t->row[i].page && t->col[0].x1 > 0)
			break;
		for (k = 0; k < t->row[i].ncell; k++) {
			c = &t->row[i].cell[k];
			col = &t->col[c->col];
			if (col->x1 == 0 || c->p->x0 < col->x0)
				col->x0 = c->p->x0;
			if (c->p->x1 > col->x1)
				col->x1 = c->p->x1;
		}
	}
	/* A column that only later pages fill lies between its neighbours. */
	for (k = 0; k < t->ncol; k++)
		if (t->col[k].x1 == 0)
			t->col[k].x0 = t->col[k].x1 = k > 0
							  ? t->col[k - 1].x1 + 2
							  : 0;
}

static void
tell(struct finder *f, const struct line_row *r, enum diag_code code)
{
	diag(f->b->diag, code, f->b->file, r->no, 0,
	    r->n > 0 ? r->p[0].text : SPAN(""));
}

/* Makes the rows of T: those with figures, and the labels between them. */
static void
make_rows(struct finder *f, bool clusters)
{
	const struct line_row *r;
	struct row *row;
	size_t i;
	bool blank = false, page = false;

	f->t->row = arena_alloc(
	    f->t->arena, (f->pt->b1 - f->pt->b0) * sizeof(*f->t->row));
	for (i = f->pt->b0; i < f->pt->b1; i++) {
		r = &f->b->row[i];
		blank = blank || r->kind == ROW_BLANK;
		page = page || r->kind == ROW_PAGE;
		if (r->kind == ROW_ODD) {
			tell(f, r, DIAG_TABLE_ROW);
			continue;
		}
		if (r->kind != ROW_DATA && r->kind != ROW_TEXT)
			continue;
		row = &f->t->row[f->t->nrow];
		*row = (struct row){ .indent = r->indent,
			.line = r->no,
			.blank = blank,
			.page = page };
		if (r->n > 0 && (r->kind == ROW_TEXT || r->first > 0)) {
			row->label = r->p[0].text;
			row->label_line = r->no;
		}
		if (r->kind == ROW_DATA) {
			if (!place(f, i, row, clusters)) {
				tell(f, r, DIAG_TABLE_ROW);
				continue;
			}
			/* Note columns, and labels set in two pieces. */
			for (unsigned k = 1; k < r->first; k++)
				if (r->p[k].text.n <= 4)
					row->note = span_join(f->t->arena,
					    row->note, ",", r->p[k].text);
				else if (r->shape == LINE_COLUMNS ||
					 r->p[k].x0 < f->cl[0].x0)
					row->label = span_join(f->t->arena,
					    row->label, " ", r->p[k].text);
		} else if (r->n != 1 || row->label.n > LABEL)
			continue;
		row->prose = r->prose && r->kind == ROW_TEXT &&
			     row->label.p[row->label.n - 1] != ':';
		f->t->nrow++;
		blank = page = false;
	}
}

/* Is there a figure in a single column that is more than a number: grouped,
 * with decimals, a sign or a unit? Contents and forms have none. */
static bool
money(const struct finder *f)
{
	const struct line_row *r;
	size_t i;
	unsigned j;

	for (i = f->pt->b0; i < f->pt->b1; i++) {
		r = &f->b->row[i];
		for (j = r->first; r->kind == ROW_DATA && j < r->n; j++)
			if (is_cell(r, &r->p[j]) &&
			    (r->p[j].v.decimals > 0 || r->p[j].v.scaled ||
				r->p[j].v.cur[0] != '\0' ||
				r->p[j].v.mark != MARK_PLAIN ||
				memchr(r->p[j].text.p, ',', r->p[j].text.n) !=
				    NULL))
				return true;
	}
	return false;
}

bool
column_find(struct block *b, const struct part *pt, struct table *t)
{
	struct finder f = { .b = b, .pt = pt, .t = t };
	unsigned full;
	bool clusters;
	size_t i, rows = 0;

	f.most = full_rows(&f, &full);
	cluster(&f);
	for (i = pt->b0; i < pt->b1; i++)
		rows += b->row[i].kind == ROW_DATA;
	clusters = distinct(&f) && f.ncl >= f.most &&
		   (f.ncl == f.most || full * 10 < rows * 6) &&
		   f.ncl <= GRID_COLS;
	t->shape = b->row[pt->b1 - 1].shape;
	t->line = b->row[pt->b0].no;
	make_rows(&f, clusters);
	extents(&f, clusters);
	if ((rows < 2 && pt->bare) || (f.most < 2 && !money(&f)))
		return false;
	return t->ncol > 0;
}
