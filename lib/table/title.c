/* Titles: the heading lines above a table; headings that pages repeat. */
#include "table/block.h"

#define TITLE 8	 /* lines of a title */
#define LONG 160 /* bytes: a longer line is no line of a title */

/* Is the heading of the labels a line of the title ("Revenue by Business
 * Unit")? */
bool
title_stub(const struct tab *tab, const struct table *t)
{
	uint32_t id[LABEL_WORDS];

	return t->shape == LINE_COLUMNS && t->stub.n > 0 &&
	       t->stub.p[0] != '(' && t->stub.p[t->stub.n - 1] != ':' &&
	       !label_caps(t->stub) && label_words(tab, t->stub, id, NULL) > 3;
}

/* A line that is no part of a title: signs alone, a page's foot. */
static bool
no_title(const struct tab *tab, const struct line_row *r)
{
	const struct stub_words_row *rows;
	uint32_t id[LABEL_WORDS + 1];
	struct span s;
	size_t i, n;
	char last;
	int row;

	if (r->n == 0)
		return true;
	s = r->p[0].text;
	last = s.p[s.n - 1];
	if (last < '0' || last > '9')
		return label_first(tab, s, id, NULL, 1) == 0;
	rows = tab_rows(tab, TAB_STUB_WORDS, &n);
	n = label_words(tab, s, id, NULL);
	if (n == 0)
		return true;
	for (i = 0; i + 1 < n; i++) {
		if (id[i] == 0)
			continue;
		row = tab_at(
		    tab, tab_step(tab, tab_root(tab, TAB_STUB_WORDS), id[i]));
		if (row >= 0 && rows[row].kind == STUB_WORDS_KIND_PAGE)
			return true;
	}
	return false;
}

/* Does line I stand in rows of cells that go on from the table before? */
static bool
inside(const struct block *b, const struct part *pt, size_t i)
{
	if (pt->t0 == 0 || b->row[pt->t0 - 1].kind != ROW_DATA)
		return false;
	while (i > pt->t0 && b->row[i - 1].shape == b->row[i].shape &&
	       b->row[i - 1].kind != ROW_BLANK)
		i--;
	return i == pt->t0;
}

void
title_read(struct block *b, const struct part *pt, struct table *t)
{
	const struct line_row *line[TITLE], *r;
	struct span note = { "", 0 };
	size_t i;
	unsigned n = 0;
	bool mark = false, prose = false;

	/* One paragraph may stand between the title and its table. */
	for (i = pt->h0; i-- > pt->t0 && n < TITLE;) {
		r = &b->row[i];
		if (r->kind == ROW_BLANK) {
			if (prose)
				break;
			continue;
		}
		if (r->kind == ROW_RULE || r->kind == ROW_PAGE ||
		    (r->kind == ROW_TEXT && r->n == 1 && !r->prose &&
			no_title(b->tab, r))) {
			if (n > 0)
				break;
			continue;
		}
		if (r->kind != ROW_TEXT || r->n != 1)
			break;
		if (r->prose || r->p[0].text.n > LONG) {
			if (n > 0)
				break;
			if (!prose && r->p[0].text.p[r->p[0].text.n - 1] == ':')
				t->lead = r->p[0].text;
			prose = true;
			continue;
		}
		if (n > 0 && mark && !r->mark)
			break;
		mark = r->mark;
		if (r->shape != LINE_COLUMNS && inside(b, pt, i)) {
			t->over = r->p[0].text;
			continue;
		}
		line[n++] = r;
	}
	t->title = SPAN("");
	while (n-- > 0)
		t->title = span_join(t->arena, t->title, " / ",
		    label_note(b->tab, t->arena, line[n]->p[0].text, &note));
	if (title_stub(b->tab, t))
		t->title = span_join(t->arena, t->title, " / ", t->stub);
	t->title = span_join(t->arena, t->title, " / ", t->unit);
	if (t->title.n == 0) {
		t->title = arena_dup(t->arena, buf_view(&b->title));
		t->again = true;
	}
	buf_clear(&b->title);
	buf_span(&b->title, t->title);
}

/* Does A begin as B does, " > " after it? */
static bool
begins(struct span a, struct span b)
{
	return a.n > b.n + 3 && memcmp(a.p, b.p, b.n) == 0 &&
	       memcmp(a.p + b.n, " > ", 3) == 0;
}

void
head_carry(struct block *b, struct table *t)
{
	struct span all = arena_dup(t->arena, buf_view(&b->heads)), was;
	unsigned c;
	size_t i = 0, from;
	bool less = t->again && t->ncol == b->ncol;
	int pass;

	/* All of them must be short of the old ones, then all are replaced. */
	for (pass = 0; pass < 2 && less; pass++)
		for (c = 0, i = 0; c < t->ncol && less; c++, i++) {
			for (from = i; i < all.n && all.p[i] != '\n';)
				i++;
			was = span_sub(all, from, i);
			if (pass == 1)
				t->col[c].head = was;
			else
				less = t->col[c].head.n == 0 ||
				       begins(was, t->col[c].head);
		}
	buf_clear(&b->heads);
	for (c = 0; c < t->ncol; c++) {
		buf_span(&b->heads, t->col[c].head);
		buf_c(&b->heads, '\n');
	}
	b->ncol = t->ncol;
}
