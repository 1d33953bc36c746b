/* CSV, and scrapes that have one cell a line. */
#include "table/scrape.h"

#include <stdlib.h>

#include "core/mem.h"
#include "table/block.h"

#define LOOK 400    /* lines that decide the form */
#define COMMAS 3    /* of a line of CSV, at least */
#define LONG 160    /* bytes: a longer line is running text */
#define CELLS 65536 /* cells that wait */

struct scrape_cell {
	struct span text;
	uint64_t no;
	uint32_t col;
	bool value;
};

/* Cells of a line of CSV, 0 where quotes do not match. */
static unsigned
fields(struct span s)
{
	unsigned n = 1;
	bool quoted = false;
	size_t i;

	for (i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			quoted = !quoted;
		else if (s.p[i] == ',' && !quoted)
			n++;
	}
	return quoted ? 0 : n;
}

/* The next line of REST. */
static struct span
next(struct span *rest)
{
	const char *p = memchr(rest->p, '\n', rest->n);
	size_t n = p == NULL ? rest->n : (size_t)(p - rest->p);
	struct span s = span_sub(*rest, 0, n);

	*rest = span_sub(*rest, n + 1, rest->n);
	while (s.n > 0 && (s.p[s.n - 1] == '\r' || s.p[s.n - 1] == ' '))
		s.n--;
	while (s.n > 0 && (*s.p == ' ' || *s.p == '\t'))
		s.p++, s.n--;
	return s;
}

enum scrape_form
scrape_form(const struct tab *tab, struct span head)
{
	struct span rest = head, s;
	struct cellval v;
	unsigned lines = 0, same = 0, first = 0, single = 0, value = 0, n;
	bool was_blank = true;

	while (rest.n > 0 && lines < LOOK) {
		s = next(&rest);
		if (s.n == 0) {
			was_blank = true;
			continue;
		}
		/* No more is counted once it is no CSV. */
		if (lines == 0 || (first > COMMAS && same == lines)) {
			n = fields(s);
			first = lines == 0 ? n : first;
			same += n == first;
		}
		single += was_blank && s.n < LONG;
		value += was_blank && cellval_read(tab, s, &v);
		lines++;
		was_blank = false;
	}
	if (first > COMMAS && lines > 2 && same == lines)
		return SCRAPE_CSV;
	if (lines > 40 && single * 10 > lines * 8 && value * 3 > lines)
		return SCRAPE_CELLS;
	return SCRAPE_NONE;
}

void
scrape_csv(struct grid *g, struct span s, uint64_t no)
{
	size_t i = 0, from, to;
	unsigned k;

	grid_row(g, no, 0);
	for (k = 0; i <= s.n && k < 4096; i++, k++) {
		bool quoted = i < s.n && s.p[i] == '"';

		from = i += quoted;
		while (i < s.n && (quoted ? s.p[i] != '"' : s.p[i] != ','))
			i++;
		to = i;
		while (i < s.n && s.p[i] != ',')
			i++;
		grid_cell(
		    g, span_sub(s, from, to), no, (uint32_t)from + 1, k, 1);
	}
}

/* Gives cells FROM to TO, a title and labels, as lines of their own. */
static void
texts(struct scrape *sc, struct grid *g, size_t from, size_t to)
{
	for (; from < to; from++)
		grid_line(g, sc->cell[from].text, sc->cell[from].no);
}

/* A copy of the heading S with blanks where two words were run together
 * ("EndedSeptember 30,2025"). */
static struct span
apart(struct arena *a, struct span s)
{
	char *p = arena_alloc(a, 2 * s.n + 1);
	size_t i, k = 0;

	for (i = 0; i < s.n; i++) {
		if (i > 0 &&
		    ((s.p[i - 1] >= 'a' && s.p[i - 1] <= 'z' && s.p[i] >= 'A' &&
			 s.p[i] <= 'Z') ||
			(s.p[i - 1] == ',' && s.p[i] >= '0' && s.p[i] <= '9')))
			p[k++] = ' ';
		p[k++] = s.p[i];
	}
	return (struct span){ p, k };
}

/* Values that follow cell I. */
static size_t
run(const struct scrape *sc, size_t i)
{
	size_t n = 0;

	while (i + 1 + n < sc->n && sc->cell[i + 1 + n].value)
		n++;
	return n;
}

/* The commonest number of values of the rows in [FROM, TO). */
static size_t
width(const struct scrape *sc, size_t from, size_t to)
{
	size_t count[64] = { 0 }, i, n, best = 0;

	for (i = from; i < to; i++) {
		if (sc->cell[i].value || (n = run(sc, i)) == 0)
			continue;
		if (n < 64 && ++count[n] > count[best])
			best = n;
	}
	return best;
}

static void
tell(struct scrape *sc, enum diag_code code, const struct scrape_cell *c)
{
	diag(sc->diag, code, sc->file, c->no, c->col, c->text);
}

/* The rows of cells in [FROM, TO) that have W values each; the others are left
 * out and told. */
static void
rows(struct scrape *sc, struct grid *g, size_t from, size_t to, size_t w)
{
	const struct scrape_cell *c;
	size_t i, k, n;

	for (i = from; i < to; i += n + 1) {
		c = &sc->cell[i];
		n = run(sc, i);
		if (n != w && n > 0) {
			tell(sc, DIAG_TABLE_ROW, c);
			continue;
		}
		grid_row(g, c->no, 0);
		grid_cell(g, c->text, c->no, c->col, 0, 1);
		for (k = 0; k < n; k++)
			grid_cell(g, c[k + 1].text, c[k + 1].no, c[k + 1].col,
			    (unsigned)k + 1, 1);
	}
}

/* Gives one table: headings in [HEAD, BODY), rows up to TO. The headings are
 * as many as the columns, or the last one spans two. */
static void
table(struct scrape *sc, struct grid *g, size_t head, size_t body, size_t to)
{
	size_t w = width(sc, body, to), k = body - head, i;
	const struct scrape_cell *c;

	if (w == 0 || k == 0 || (k != w && k + 1 != w)) {
		tell(sc, DIAG_TABLE_COLUMNS, &sc->cell[head < to ? head : 0]);
		return;
	}
	grid_row(g, sc->cell[head].no, 0);
	for (i = head; i < body; i++) {
		c = &sc->cell[i];
		grid_cell(g, apart(&sc->arena, c->text), c->no, c->col,
		    (unsigned)(i - head) + 1, i + 1 == body && k < w ? 2 : 1);
	}
	rows(sc, g, body, to, w);
	grid_break(g);
}

/* The first of the headings that end before BODY, the label of the first row:
 * words of time or change. */
static size_t
headings(const struct scrape *sc, size_t from, size_t body)
{
	size_t i = body;

	while (i > from && !sc->cell[i - 1].value &&
	       sc->cell[i - 1].text.p[0] != '(' &&
	       block_head_words(sc->tab,
		   apart((struct arena *)&sc->arena, sc->cell[i - 1].text)))
		i--;
	return i;
}

void
scrape_end(struct scrape *sc, struct grid *g)
{
	size_t i, from = 0, body, head, to, next_head;

	/* A table begins where headings stand before a label with values. */
	for (i = 0; i < sc->n;) {
		while (i < sc->n && (sc->cell[i].value || run(sc, i) == 0))
			i++;
		if (i == sc->n)
			break;
		body = i;
		head = headings(sc, from, body);
		if (head == body) {
			from = i = i + 1 + run(sc, i);
			continue;
		}
		texts(sc, g, from, head);
		next_head = to = sc->n;
		for (i = body + 1; i < sc->n && next_head == sc->n; i++)
			if (!sc->cell[i].value && run(sc, i) > 0 &&
			    headings(sc, body, i) + 1 < i)
				next_head = headings(sc, body, i);
		for (to = next_head; to > body && !sc->cell[to - 1].value;)
			to--;
		table(sc, g, head, body, to);
		from = i = to;
	}
	texts(sc, g, from, sc->n);
	sc->n = 0;
	arena_reset(&sc->arena);
}

void
scrape_line(struct scrape *sc, struct grid *g, struct span s, uint64_t no)
{
	struct scrape_cell *c;
	struct cellval v;
	uint32_t col = 1;
	bool value;

	while (s.n > 0 && (*s.p == ' ' || *s.p == '\t'))
		s.p++, s.n--, col++;
	while (s.n > 0 && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t'))
		s.n--;
	if (s.n == 0)
		return;
	if (s.n > LONG || sc->n >= CELLS) {
		scrape_end(sc, g);
		grid_line(g, s, no);
		return;
	}
	value = cellval_read(sc->tab, s, &v);
	if (value && v.kind == CELL_SIGN)
		return; /* "$" alone says nothing that its figure does not */
	if (sc->n == sc->cap)
		sc->cell = mem_more(sc->cell, &sc->cap, sizeof(*sc->cell));
	c = &sc->cell[sc->n++];
	*c = (struct scrape_cell){ .text = arena_dup(&sc->arena, s),
		.no = no,
		.col = col,
		.value = value };
}

void
scrape_free(struct scrape *sc)
{
	arena_free(&sc->arena);
	free(sc->cell);
}
