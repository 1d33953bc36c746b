/* Lines and cells come in; where a run of lines that may hold tables ends,
 * they are read and given out. */
#include "table/block.h"

#include <stdlib.h>

#include "core/mem.h"

#define RING 96	  /* lines kept for what may stand above a table */
#define QUIET 12  /* lines of text that end a table */
#define PROSE 3	  /* lines of running text that end it */
#define MANY 5	  /* lines of a table that cannot be read */
#define SAME 6	  /* figures by which a table is known again */
#define LONG 1000 /* longer lines of text are only running text */

struct grid {
	struct block b;
	struct arena arena[2]; /* lines: the one in use, the other */
	unsigned which;
	struct arena out;	/* one table, or all that are held */
	bool hold;		/* nothing that was given out may go */
	size_t held;		/* bytes of the lines */
	bool active;		/* a row of figures is among them */
	unsigned quiet, prose;	/* lines of text since the last of them */
	size_t last;		/* index after the last of them */
	bool cells;		/* a row of cells is open */
	unsigned alone, run_on; /* lines in a row of a figure alone, of cells
				 * run together */
	void (*fn)(void *, struct table *);
	void *arg;
};

struct grid *
grid_new(const struct tab *tab, void (*fn)(void *, struct table *), void *arg)
{
	struct grid *g = mem_new(1, sizeof(*g));

	g->b.tab = tab;
	cut_init(&g->b.cut, tab);
	g->fn = fn;
	g->arg = arg;
	return g;
}

void
grid_free(struct grid *g)
{
	arena_free(&g->arena[0]);
	arena_free(&g->arena[1]);
	arena_free(&g->out);
	buf_free(&g->b.title);
	buf_free(&g->b.unit);
	buf_free(&g->b.heads);
	buf_free(&g->b.seen);
	free(g->b.row);
	cut_free(&g->b.cut);
	free(g);
}

/* Forgets all lines. */
static void
clear(struct grid *g)
{
	arena_reset(&g->arena[g->which]);
	arena_reset(&g->out);
	g->b.n = 0;
	g->held = 0;
	g->active = false;
	g->quiet = g->prose = 0;
	g->alone = g->run_on = 0;
	g->last = 0;
}

void
grid_begin(struct grid *g, struct diag *d, const char *file)
{
	clear(g);
	g->hold = true;
	g->b.diag = d;
	g->b.file = file;
	buf_clear(&g->b.title);
	buf_clear(&g->b.unit);
	buf_clear(&g->b.heads);
	buf_clear(&g->b.seen);
	g->b.ncol = 0;
	g->cells = false;
	g->b.cut.norm.seen = (struct norm_seen){ 0 };
	g->b.arena = g->b.cut.arena = &g->arena[g->which];
}

void
grid_go(struct grid *g)
{
	g->hold = false;
	arena_reset(&g->out);
}

/* Copies the pieces and the line of R into arena A. */
static void
keep(struct arena *a, struct line_row *r)
{
	struct piece *p;
	unsigned i;

	if (!r->cut) {
		r->raw = arena_dup(a, r->raw);
		return;
	}
	p = arena_alloc(a, r->n * sizeof(*p));
	for (i = 0; i < r->n; i++) {
		p[i] = r->p[i];
		p[i].text = arena_dup(a, p[i].text);
	}
	r->p = p;
}

/* Moves the lines to the other arena. */
static void
move(struct grid *g)
{
	struct arena *a = &g->arena[!g->which];
	size_t i;

	for (i = 0; i < g->b.n; i++)
		keep(a, &g->b.row[i]);
	arena_reset(&g->arena[g->which]);
	g->which = !g->which;
	g->b.arena = g->b.cut.arena = a;
}

/* Keeps only the lines from FROM on. */
static void
trim(struct grid *g, size_t from)
{
	size_t i;

	g->b.n -= from;
	if (from > 0 && g->b.n > 0)
		memmove(g->b.row, g->b.row + from, g->b.n * sizeof(*g->b.row));
	if (!g->hold)
		move(g);
	g->held = 0;
	for (i = 0; i < g->b.n; i++)
		g->held += g->b.row[i].raw.n +
			   g->b.row[i].n * sizeof(struct piece);
	g->active = false;
	g->quiet = g->prose = 0;
	g->last = 0;
}

/* H, and the bytes of S. */
static uint64_t
figure_hash(uint64_t h, struct span s)
{
	uint64_t x = s.n;
	uint32_t y;
	size_t i;

	for (i = 0; i + sizeof(x) < s.n; i += sizeof(x)) {
		memcpy(&x, s.p + i, sizeof(x));
		h = (h ^ x) * UINT64_C(0x9E3779B97F4A7C15);
		h ^= h >> 32;
	}
	if (s.n - i >= sizeof(y)) {
		memcpy(&y, s.p + i, sizeof(y));
		x = (uint64_t)y << 32;
		memcpy(&y, s.p + s.n - sizeof(y), sizeof(y));
		x |= y;
	} else
		for (; i < s.n; i++)
			x = x << 8 | (unsigned char)s.p[i];
	h = (h ^ x ^ s.n) * UINT64_C(0x9E3779B97F4A7C15);
	return h ^ h >> 32;
}

/* Was T, by its figures, given out before in this document? */
static bool
again(struct grid *g, const struct table *t)
{
	struct buf *seen = &g->b.seen;
	const struct piece *p;
	uint64_t h = 1, old;
	unsigned n = 0, k;
	size_t i;

	for (i = 0; i < t->nrow; i++)
		for (k = 0; k < t->row[i].ncell; k++) {
			p = t->row[i].cell[k].p;
			if (p->v.kind != CELL_NUM)
				continue;
			n++;
			h = figure_hash(
			    h + p->v.neg, cellval_figure(p->text, &p->v));
		}
	if (n < SAME)
		return false;
	for (i = 0; i + sizeof(old) <= seen->n; i += sizeof(old)) {
		memcpy(&old, seen->p + i, sizeof(old));
		if (old == h)
			return true;
	}
	if (seen->n >= 4096 * sizeof(h))
		buf_clear(seen);
	buf_add(seen, (const char *)&h, sizeof(h));
	return false;
}

/* Gives T out once its labels are read. */
static void
give(
    struct grid *g, const struct part *pt, struct table *t, struct span section)
{
	if (again(g, t)) {
		diag(g->b.diag, DIAG_TABLE_TWICE, g->b.file, t->line, 0);
		return;
	}
	stub_read(&g->b, pt, t, section);
	g->fn(g->arg, t);
}

/* Reads the tables of the lines up to the last row of figures and gives them
 * out; keeps the lines after it. */
static void
finish(struct grid *g)
{
	struct part pt;
	struct table *t;
	struct span section;
	size_t at = 0;

	if (g->active) {
		block_kinds(&g->b);
		while (block_part(&g->b, &at, &pt)) {
			if (!g->hold)
				arena_reset(&g->out);
			t = arena_zero(&g->out, 1, sizeof(*t));
			t->arena = &g->out;
			section = (struct span){ "", 0 };
			if (column_find(&g->b, &pt, t)) {
				head_read(&g->b, &pt, t, &section);
				title_read(&g->b, &pt, t);
				head_carry(&g->b, t);
				give(g, &pt, t, section);
			}
		}
	}
	trim(g, g->last > g->b.n ? g->b.n : g->last);
}

/* A new row at the end. */
static struct line_row *
new_row(struct grid *g, uint64_t no)
{
	struct line_row *r;

	if (!g->active && g->b.n >= 2 * RING)
		trim(g, g->b.n - RING);
	if (g->active && (g->b.n >= GRID_ROWS || g->held >= GRID_BYTES)) {
		diag(g->b.diag, DIAG_TABLE_LONG, g->b.file, no, 0,
		    (uint64_t)GRID_ROWS, (uint64_t)GRID_BYTES);
		finish(g);
	}
	if (g->b.n == g->b.cap)
		g->b.row = mem_more(g->b.row, &g->b.cap, sizeof(*g->b.row));
	r = &g->b.row[g->b.n++];
	*r = (struct line_row){ .no = no };
	return r;
}

/* A line with text but no figures was added. */
static void
quiet(struct grid *g, bool prose)
{
	g->alone = 0;
	if (!g->active)
		return;
	g->quiet++;
	g->prose = prose ? g->prose + 1 : 0;
	if (g->quiet >= QUIET || g->prose >= PROSE)
		finish(g);
}

/* Figures in the text S, a blank or sign before each: two are told. */
static unsigned
figures(struct span s)
{
	unsigned n = 0;
	size_t i;

	for (i = 1; i < s.n; i++)
		n += s.p[i] >= '0' && s.p[i] <= '9' &&
		     (s.p[i - 1] == ' ' || s.p[i - 1] == '$');
	return n;
}

/* Tells, once for each run of them, lines from which no row can be built: a
 * figure alone on each, or a label and its figures in one cell. */
static void
hopeless(struct grid *g, const struct line_row *r)
{
	bool one = r->n == 1 && !r->p[0].rule;

	g->alone = one && r->kind == ROW_DATA && r->first == 0 ? g->alone + 1
							       : 0;
	g->run_on = one && r->shape == LINE_PIPES && r->kind == ROW_TEXT &&
			    figures(r->p[0].text) > 1
			? g->run_on + 1
			: 0;
	if (g->alone == MANY)
		diag(g->b.diag, DIAG_TABLE_COLUMNS, g->b.file, r->no, 0);
	if (g->run_on == MANY)
		diag(g->b.diag, DIAG_TABLE_RUN_ON, g->b.file, r->no, 0);
}

/* The cutter's pieces become the last row's. */
static void
set_pieces(struct grid *g, struct line_row *r)
{
	r->cut = true;
	r->n = g->b.cut.n;
	r->indent = g->b.cut.indent;
	r->bars = g->b.cut.bars;
	r->shape = (uint8_t)g->b.cut.shape;
	r->p = arena_alloc(g->b.arena, r->n * sizeof(*r->p));
	if (r->n > 0)
		memcpy(r->p, g->b.cut.p, r->n * sizeof(*r->p));
	g->held += r->n * sizeof(*r->p);
	block_kind(r);
	hopeless(g, r);
	if (r->kind == ROW_DATA || r->kind == ROW_YEARS || r->kind == ROW_ODD) {
		g->active = g->active || r->kind == ROW_DATA;
		if (r->kind == ROW_DATA) {
			g->last = g->b.n;
			g->quiet = g->prose = 0;
		}
	} else if (r->kind == ROW_TEXT)
		quiet(g, false);
}

void
grid_line(struct grid *g, struct span text, uint64_t no)
{
	struct line_row *r;
	struct span t = text;
	bool page = text.n > 0 && memchr(text.p, '\f', text.n) != NULL;

	while (t.n > 0 &&
	       (*t.p == ' ' || *t.p == '\t' || *t.p == '\f' || *t.p == '\r'))
		t.p++, t.n--;
	if (page || (t.n >= 6 && memcmp(t.p, "<PAGE>", 6) == 0)) {
		r = new_row(g, no);
		r->kind = ROW_PAGE;
		r->cut = true;
	}
	if (t.n == 0) {
		if (g->b.n > 0 && g->b.row[g->b.n - 1].kind == ROW_BLANK)
			return;
		r = new_row(g, no);
		r->kind = ROW_BLANK;
		r->cut = true;
		return;
	}
	r = new_row(g, no);
	r->kind = ROW_TEXT;
	if (cut_may(text) && text.n < 65536) {
		text = arena_dup(g->b.arena, text);
		g->held += text.n;
		cut_line(&g->b.cut, text, no);
		if (g->b.cut.n > 0 || g->b.cut.shape != LINE_COLUMNS) {
			set_pieces(g, r);
			return;
		}
		r->kind = ROW_RULE;
		r->cut = true;
		return;
	}
	r->prose = t.n > 60;
	if (text.n > LONG) {
		r->cut = true;
		r->prose = true;
	} else {
		r->raw = arena_dup(g->b.arena, text);
		g->held += text.n;
	}
	quiet(g, r->prose);
}

/* Closes a row of cells. */
static void
end_cells(struct grid *g)
{
	if (!g->cells)
		return;
	g->cells = false;
	cut_end(&g->b.cut);
	set_pieces(g, &g->b.row[g->b.n - 1]);
}

void
grid_row(struct grid *g, uint64_t no, unsigned indent)
{
	end_cells(g);
	(void)new_row(g, no);
	cut_begin(&g->b.cut);
	g->b.cut.indent = indent;
	g->cells = true;
}

void
grid_cell(struct grid *g, struct span raw, uint64_t no, uint32_t col,
    unsigned at, unsigned span)
{
	raw = arena_dup(g->b.arena, raw);
	g->held += raw.n;
	cut_cell(&g->b.cut, raw, no, col, at, span);
}

void
grid_break(struct grid *g)
{
	end_cells(g);
	if (!g->active)
		return;
	finish(g);
	/* What is left of it heads no other table. */
	trim(g, g->b.n);
}

void
grid_end(struct grid *g)
{
	end_cells(g);
	finish(g);
}

const struct norm_seen *
grid_seen(const struct grid *g)
{
	return &g->b.cut.norm.seen;
}
