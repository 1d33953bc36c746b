/* Headings: which line of them stands over which columns. */
#include "table/heads.h"
#include "table/unit.h"

static void
add(struct heads *h, struct span text, unsigned c0, unsigned c1)
{
	struct over *v;

	if (h->n == h->cap) {
		v = arena_alloc(h->t->arena, (h->cap * 2 + 16) * sizeof(*v));
		if (h->n > 0)
			memcpy(v, h->v, h->n * sizeof(*v));
		h->v = v;
		h->cap = h->cap * 2 + 16;
	}
	h->v[h->n++] = (struct over){ text, c0, c1, h->level, h->ruled };
}

/* The columns over which the drawn line under P reaches. */
static bool
ruled(const struct heads *h, const struct piece *p, unsigned *c0, unsigned *c1)
{
	const struct piece *q;
	unsigned i, j, n = 0;

	for (i = 0; h->rule != NULL && i < h->rule->n; i++) {
		q = &h->rule->p[i];
		if (q->x1 <= p->x0 || q->x0 >= p->x1)
			continue;
		for (j = 0; j < h->t->ncol; j++) {
			int m = heads_mid(h->t, j, j) / 2;

			if (m + 1 < (int)q->x0 || m > (int)q->x1 + 1)
				continue;
			if (n++ == 0)
				*c0 = j;
			*c1 = j;
		}
	}
	return n > 0;
}

/* Reads the K headings P of a line of a page set by blanks. */
static void
line_columns(struct heads *h, const struct piece **p, unsigned k, bool lowest)
{
	unsigned c0[GRID_COLS], c1[GRID_COLS], i, a, z, one = 0;
	struct table *t = h->t;

	if (k == t->ncol)
		for (i = 0; i < k; i++)
			c0[i] = c1[i] = i;
	else if (k < t->ncol && t->ncol <= DP_COLS)
		heads_group(h, p, k, c0, c1, lowest);
	else
		for (i = 0; i < k; i++)
			c0[i] = c1[i] = heads_nearest(t, p[i]);
	for (i = 0; i < k; i++) {
		if (k != t->ncol && ruled(h, p[i], &a, &z)) {
			c0[i] = a;
			c1[i] = z;
		}
		add(h, p[i]->text, c0[i], c1[i]);
		one += c0[i] == c1[i];
	}
	/* Wider headings above begin where these do. */
	for (i = 0; k > 1 && one < k && i < k; i++)
		for (a = c0[i] + 1; a <= c1[i]; a++)
			h->inner[a] = true;
	/* Headings of one column each tell better where it is. */
	for (i = 0; i < k; i++) {
		if (c0[i] != c1[i] || one < k)
			continue;
		if (p[i]->x0 < t->col[c0[i]].x0)
			t->col[c0[i]].x0 = p[i]->x0;
		if (p[i]->x1 > t->col[c0[i]].x1)
			t->col[c0[i]].x1 = p[i]->x1;
	}
}

/* Reads them where columns are counted: cells with spans, or one cell a
 * heading with empty ones after it. */
static void
line_counted(struct heads *h, const struct piece **p, unsigned k, bool lowest,
    enum line_shape shape)
{
	struct table *t = h->t;
	unsigned i, j, c0, c1;

	for (i = 0; i < k; i++) {
		c0 = UINT32_MAX;
		c1 = 0;
		for (j = 0; j < t->ncol; j++)
			if (t->col[j].x0 < p[i]->x1 &&
			    p[i]->x0 < t->col[j].x1) {
				if (c0 == UINT32_MAX)
					c0 = j;
				c1 = j;
			}
		if (k == t->ncol)
			c0 = c1 = i;
		else if (shape != LINE_CELLS && !lowest && t->ncol % k == 0) {
			c0 = i * (t->ncol / k);
			c1 = c0 + t->ncol / k - 1;
		} else if (c0 == UINT32_MAX)
			c0 = c1 = heads_nearest(t, p[i]);
		else if (shape != LINE_CELLS && !lowest)
			while (
			    c1 + 1 < t->ncol &&
			    (i + 1 == k || t->col[c1 + 1].x1 <= p[i + 1]->x0))
				c1++;
		add(h, p[i]->text, c0, c1);
	}
}

/* Is P a heading of the labels (not over the figures)? */
static bool
is_stub(const struct heads *h, const struct line_row *r, const struct piece *p)
{
	if (r->shape != LINE_COLUMNS)
		return p->x0 == 0;
	return p->x0 + 20 < h->pt->vx || (p->x0 + p->x1) / 2 + 2 < h->pt->vx;
}

/* The month or the quarter with which a second heading begins inside the text
 * S after AT ("May 7, 2023 May 8, 2022"); 0 for none. */
static size_t
second(const struct tab *tab, struct span s, size_t at)
{
	char low[12];
	size_t i, k;
	uint32_t w;

	for (i = at; i < s.n; i++) {
		if (i == 0 || s.p[i - 1] != ' ' || s.p[i] == ' ')
			continue;
		for (k = 0;
		     i + k < s.n && k < sizeof(low) && s.p[i + k] > ' ' &&
		     s.p[i + k] != ',' && s.p[i + k] != '.';
		     k++)
			low[k] = (char)(s.p[i + k] | 32);
		if (k == 2 && low[0] == 'q' && s.p[i + 1] >= '1' &&
		    s.p[i + 1] <= '4')
			return i;
		w = tab_word(tab, low, k);
		if (w != 0 && (tab_starts(tab, w) & (1ull << TAB_MONTHS)) != 0)
			return i;
	}
	return 0;
}

/* Does a heading end before the blank at AT of S: a year or a comma stands
 * there ("30 June 2024" is one)? */
static bool
ends(struct span s, size_t at)
{
	size_t i = at;

	if (at < 2 || s.p[at] != ' ')
		return false;
	while (i > 0 && s.p[i - 1] >= '0' && s.p[i - 1] <= '9')
		i--;
	return s.p[at - 1] == ',' || at - i == 4;
}

/* The headings of row R over figures into P, split where two were set too
 * close; stub text goes to T. Gives their number. */
static unsigned
pieces(struct heads *h, const struct line_row *r, const struct piece **p)
{
	unsigned i, n = 0;
	struct piece *q;
	struct span rest;
	size_t at;
	bool signs = block_signs(r);

	for (i = 0; i < r->n && n < GRID_COLS - 1; i++) {
		if (r->p[i].rule || (r->p[i].v.kind == CELL_SIGN && !signs))
			continue;
		if (is_stub(h, r, &r->p[i])) {
			h->t->stub = span_join(
			    h->t->arena, r->p[i].text, " ", h->t->stub);
			continue;
		}
		p[n++] = &r->p[i];
		if (r->shape != LINE_COLUMNS)
			continue;
		rest = r->p[i].text;
		while (n < GRID_COLS - 1 &&
		       heads_nearest(h->t, p[n - 1]) + 1 < h->t->ncol &&
		       (at = second(h->b->tab, rest, 1)) > 0 &&
		       ends(rest, at - 1)) {
			q = arena_alloc(h->t->arena, 2 * sizeof(*q));
			q[0] = q[1] = *p[n - 1];
			q[0].text = span_sub(rest, 0, at - 1);
			q[0].x1 = q[0].x0 + (uint32_t)at - 1;
			q[1].text = rest = span_sub(rest, at, rest.n);
			q[1].x0 += (uint32_t)at;
			p[n - 1] = &q[0];
			p[n++] = &q[1];
		}
	}
	return n;
}

/* Does a heading line that says S stand for itself ("GAAP", "(unaudited)")? */
static bool
apart(const struct tab *tab, struct span s)
{
	const struct head_words_row *rows;
	size_t n;
	int row;

	if (s.n > 2 && s.p[0] == '(')
		s = span_sub(s, 1, s.n - (s.p[s.n - 1] == ')'));
	rows = tab_rows(tab, TAB_HEAD_WORDS, &n);
	row = tab_phrase(tab, TAB_HEAD_WORDS, s);
	return row >= 0 && (rows[row].kind == HEAD_WORDS_KIND_APART);
}

/* The headings over column C, joined. */
static struct span
joined(struct heads *h, unsigned c)
{
	const struct over *v, *last = NULL;
	struct span s = { "", 0 }, part, note = { "", 0 };
	bool columns = h->t->shape == LINE_COLUMNS, same;
	size_t i;

	for (i = h->n; i-- > 0;) {
		v = &h->v[i];
		if (v->c0 > c || v->c1 < c)
			continue;
		part = label_note(h->b->tab, h->t->arena, v->text, &note);
		if (part.n == 0)
			continue;
		same = columns && last != NULL && last->c0 == v->c0 &&
		       last->c1 == v->c1 && !last->ruled &&
		       !apart(h->b->tab, part) && !apart(h->b->tab, last->text);
		same = same || (last != NULL && last->text.n == 1);
		s = span_join(h->t->arena, s, same ? " " : " > ", part);
		last = v;
	}
	h->t->col[c].note = note;
	return s;
}

/* Columns that a lowest line of headings names and no row fills. */
static void
add_empty(struct heads *h, const struct piece **p, unsigned k)
{
	struct table *t = h->t;
	struct column *col;
	unsigned i, j, n = 0, *to;
	size_t r;

	if (k <= t->ncol || k > GRID_COLS)
		return;
	/* Every filled column must have its heading. */
	for (j = 0; j < t->ncol; j++) {
		for (i = 0; i < k && p[i]->x0 != t->col[j].x0; i++)
			continue;
		if (i == k)
			return;
	}
	col = arena_zero(t->arena, k, sizeof(*col));
	to = arena_zero(t->arena, t->ncol, sizeof(*to));
	for (i = j = 0; i < k; i++, n++) {
		col[n].x0 = p[i]->x0;
		col[n].x1 = p[i]->x1;
		if (j < t->ncol && t->col[j].x0 == p[i]->x0)
			to[j++] = n;
	}
	for (r = 0; r < t->nrow; r++)
		for (i = 0; i < t->row[r].ncell; i++)
			t->row[r].cell[i].col = to[t->row[r].cell[i].col];
	t->col = col;
	t->ncol = n;
}

/* Headings that begin over the labels (the cell there was lost): are the
 * pieces of row R, the first among them, as many as the columns? */
static bool
shifted(const struct heads *h, const struct line_row *r)
{
	unsigned i, n = 0;

	if (r->shape != LINE_PIPES || r->n == 0 || r->p[0].x0 != 0 || r->n < 2)
		return false;
	for (i = 0; i < r->n; i++)
		n += !r->p[i].rule;
	if (n != h->t->ncol && (n == 0 || h->t->ncol % n != 0 || n < 2))
		return false;
	return block_head_words(h->b->tab, r->p[0].text);
}

/* Is line R, among headings, of the table's units alone ("(Dollars in
 * thousands)")? */
static bool
scale_alone(const struct block *b, const struct line_row *r)
{
	struct units u;

	if (r->n != 1 || r->shape != LINE_COLUMNS || r->p[0].text.p[0] != '(')
		return false;
	unit_read(b->tab, r->p[0].text, true, &u);
	return u.has_scale;
}

void
head_read(struct block *b, const struct part *pt, struct table *t,
    struct span *section)
{
	struct heads h = { .b = b, .pt = pt, .t = t };
	const struct piece *p[GRID_COLS];
	const struct line_row *r;
	unsigned k, c;
	size_t i;
	bool lowest = true;

	t->stub = SPAN("");
	for (i = pt->b0; i-- > pt->h0;) {
		r = &b->row[i];
		if (r->kind == ROW_RULE) {
			h.ruled = h.n > 0 || h.ruled || true;
			h.rule = r->n > 0 ? r : NULL;
			continue;
		}
		if (r->kind != ROW_TEXT && r->kind != ROW_YEARS &&
		    r->kind != ROW_ODD)
			continue;
		if (scale_alone(b, r)) {
			t->unit = r->p[0].text;
			continue;
		}
		if (shifted(&h, r)) {
			for (k = 0, c = 0; c < r->n && k < GRID_COLS - 1; c++)
				if (!r->p[c].rule)
					p[k++] = &r->p[c];
		} else
			k = pieces(&h, r, p);
		if (k == 0)
			continue;
		if (lowest && r->shape != LINE_COLUMNS &&
		    r->shape != LINE_CELLS)
			add_empty(&h, p, k);
		if (r->shape == LINE_COLUMNS)
			line_columns(&h, p, k, lowest);
		else
			line_counted(
			    &h, p, k, lowest, (enum line_shape)r->shape);
		h.level++;
		h.ruled = false;
		h.rule = NULL;
		lowest = false;
	}
	for (c = 0; c < t->ncol; c++)
		t->col[c].head = joined(&h, c);
	*section = t->stub;
}
