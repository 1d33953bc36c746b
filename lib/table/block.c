/* What each line of a block is, and where its tables begin and end. */
#include "table/block.h"

#include "core/vec.h"

#define LABEL_ROWS 8 /* label lines between headings and the first figures */
#define TEXT_ROWS 8  /* lines of text that end a table */
#define SHIFT \
	20 /* characters that a heading may begin left of the \
	    * figures under it */

static bool
is_value(const struct piece *p)
{
	return !p->rule && (p->v.kind == CELL_NUM || p->v.kind == CELL_NIL ||
			       p->v.kind == CELL_NONE);
}

/* A note mark in a column of its own: "C", "A/B", "(1)", "*". */
static bool
is_note(const struct piece *p)
{
	return p->text.n <= 4 && !is_value(p);
}

/* What is counted of a row. */
struct tally {
	unsigned value, year, text, rule, odd, first;
};

static struct tally
count(const struct line_row *r)
{
	bool counted = r->shape != LINE_COLUMNS;
	struct tally c = { .first = r->n };
	const struct piece *p;
	unsigned i;

	for (i = 0; i < r->n; i++) {
		p = &r->p[i];
		if (p->rule)
			c.rule++;
		else if (p->v.kind == CELL_SIGN)
			continue;
		else if (is_value(p) && !(counted && p->x0 == 0)) {
			c.value += p->v.kind != CELL_NONE;
			c.year += p->v.kind == CELL_NUM && p->v.year;
			if (c.first == r->n)
				c.first = i;
		} else {
			c.text++;
			if (c.first < r->n && !is_note(p))
				c.odd++;
			else if (i > 0 && c.first == r->n && !is_note(p) &&
				 (counted || p->x0 > r->p[i - 1].x1 + 3))
				c.odd++;
		}
	}
	return c;
}

void
block_kind(struct line_row *r)
{
	struct tally c = count(r);

	r->first = c.first;
	if (r->n == 0 || (c.rule > 0 && c.rule == r->n)) {
		r->kind = ROW_RULE;
		return;
	}
	r->kind = ROW_TEXT;
	if (c.value == 0)
		return;
	if (c.year == c.value && (c.value > 1 || c.text == 0))
		r->kind = ROW_YEARS;
	else if (c.odd == 0 ||
		 (r->shape != LINE_COLUMNS && c.value >= c.odd &&
		     (c.value > c.odd || (c.value > c.year && c.text > 1))))
		r->kind = ROW_DATA;
	else if (c.value > c.year)
		r->kind = ROW_ODD;
}

/* Words of S, and how many of them begin in lower case. */
static unsigned
words(struct span s, unsigned *lower)
{
	unsigned n = 0, low = 0, first, is;
	char c, before = ' ';
	size_t i = 0;

	/* A word begins where a blank stands before what is none. */
	for (; i + 16 <= s.n; i += 16) {
		vec_b v = vec_load(s.p + i);

		is = vec_mask(VEC_IS(v, ' '));
		first = (is << 1 | (before == ' ')) & ~is & 0xffff;
		n += (unsigned)__builtin_popcount(first);
		first &= vec_mask((vec_b)((vec_b)(v - 'a') < 26));
		low += (unsigned)__builtin_popcount(first);
		before = s.p[i + 15];
	}
	for (; i < s.n; i++) {
		c = s.p[i];
		first = (before == ' ') & (c != ' ');
		n += first;
		low += first & ((unsigned char)(c - 'a') < 26);
		before = c;
	}
	*lower = low;
	return n;
}

/* Is R running text? PREV is the line before it. */
static bool
is_prose(const struct line_row *r, const struct line_row *prev)
{
	struct span s;
	unsigned n, lower;

	if (r->n != 1 || r->kind != ROW_TEXT)
		return false;
	s = r->p[0].text;
	if (s.p[0] == '(' && s.p[s.n - 1] == ')')
		return false;
	n = words(s, &lower);
	/* The end of a paragraph. */
	if (prev != NULL && prev->prose && prev->no + 1 == r->no && n < 4 &&
	    ((s.p[0] >= 'a' && s.p[0] <= 'z') || s.p[s.n - 1] == '.'))
		return true;
	if (n < 3 || lower * 2 < n)
		return false;
	return s.n > 60 || s.p[s.n - 1] == '.' ||
	       (prev != NULL && prev->prose && prev->no + 1 == r->no);
}

/* A heading by its markup; the marks are cut off. */
static void
heading(struct line_row *r)
{
	struct piece *p = &r->p[0];
	size_t k = 0;

	if (r->n == 0 || r->shape == LINE_PIPES)
		return;
	while (k < p->text.n && p->text.p[k] == '#')
		k++;
	if (k == 0 || k == p->text.n || p->text.p[k] != ' ')
		return;
	p->text = span_sub(p->text, k + 1, p->text.n);
	p->col += (uint32_t)k + 1;
	r->mark = true;
	r->prose = false;
}

/* A page number: a figure alone, of few digits. */
static bool
page_number(const struct line_row *r)
{
	return r->kind == ROW_DATA && r->n == 1 && r->p[0].v.whole &&
	       r->p[0].text.n < 4;
}

/* Does the figure alone in line I stand between a row of figures, or an empty
 * line, and a line of words, or the end? */
static bool
between(const struct block *b, size_t i)
{
	size_t j;

	if (i > 0 && b->row[i - 1].kind != ROW_BLANK &&
	    (b->row[i - 1].kind != ROW_DATA || b->row[i - 1].n < 2))
		return false;
	for (j = i + 1; j < b->n && b->row[j].kind == ROW_BLANK; j++)
		continue;
	return j == b->n ||
	       (b->row[j].kind == ROW_TEXT && b->row[j].shape == LINE_COLUMNS);
}

/* Page numbers, within three lines of where a page ends or where one seems to
 * have, are no rows. */
static void
drop_page_numbers(struct block *b)
{
	size_t i, j;

	for (i = 0; i < b->n; i++) {
		if (b->row[i].shape == LINE_COLUMNS &&
		    page_number(&b->row[i]) && between(b, i))
			b->row[i].kind = ROW_BLANK;
		if (b->row[i].kind != ROW_PAGE)
			continue;
		for (j = i; j-- > 0 && j + 4 > i;)
			if (page_number(&b->row[j]))
				b->row[j].kind = ROW_BLANK;
	}
}

void
block_kinds(struct block *b)
{
	struct line_row *r;
	size_t i;

	for (i = 0; i < b->n; i++) {
		r = &b->row[i];
		if (!r->cut) {
			cut_line(&b->cut, r->raw, r->no);
			r->cut = true;
			r->n = b->cut.n;
			r->indent = b->cut.indent;
			r->bars = b->cut.bars;
			r->shape = (uint8_t)b->cut.shape;
			r->p = arena_alloc(b->arena, r->n * sizeof(*r->p));
			if (r->n > 0)
				memcpy(r->p, b->cut.p, r->n * sizeof(*r->p));
			block_kind(r);
		} else if (r->n == 0)
			continue;
		heading(r);
		r->prose = !r->mark &&
			   is_prose(r, i > 0 ? &b->row[i - 1] : NULL);
	}
	drop_page_numbers(b);
}

bool
block_head_words(const struct tab *tab, struct span s)
{
	const struct head_words_row *rows;
	char low[16];
	size_t i = 0, k, n;
	uint32_t w;
	int row;

	rows = tab_rows(tab, TAB_HEAD_WORDS, &n);
	while (i < s.n) {
		for (k = 0; i < s.n && memchr(" ,-/()", s.p[i], 6) == NULL; i++)
			if (k < sizeof(low))
				low[k++] = (char)(s.p[i] >= 'A' && s.p[i] <= 'Z'
						      ? s.p[i] | 32
						      : s.p[i]);
		i++;
		if (k >= 4 && low[0] >= '1' && low[0] <= '2' &&
		    (low[1] == '9' || low[1] == '0') && low[2] >= '0' &&
		    low[2] <= '9' && low[3] >= '0' && low[3] <= '9')
			return true;
		if (k >= 2 && low[0] == 'q' && low[1] >= '1' && low[1] <= '4')
			return true;
		if (k >= 2 && low[0] >= '1' && low[0] <= '4' &&
		    (low[1] == 'q' || low[1] == 'h') &&
		    (k == 2 || (low[2] >= '0' && low[2] <= '9')))
			return true;
		if (k >= 4 && low[0] == 'f' && low[1] == 'y' && low[2] >= '0' &&
		    low[2] <= '9')
			return true;
		if ((w = tab_word(tab, low, k)) == 0)
			continue;
		if ((tab_starts(tab, w) & (1ull << TAB_MONTHS)) != 0)
			return true;
		if ((row = tab_at(tab,
			 tab_step(tab, tab_root(tab, TAB_HEAD_WORDS), w))) >=
			0 &&
		    rows[row].kind != HEAD_WORDS_KIND_STUB)
			return true;
	}
	return false;
}

bool
block_signs(const struct line_row *r)
{
	const struct piece *first = NULL, *p;
	unsigned i;

	for (i = 0; i < r->n; i++) {
		p = &r->p[i];
		if (p->rule || p->x0 == 0)
			continue;
		if (first == NULL)
			first = p;
		else if (!span_eq(p->text, first->text))
			return true;
	}
	return false;
}

/* Could R be a line of headings over figures that begin at VX, in COUNTED
 * columns? */
static bool
headish(const struct line_row *r, uint32_t vx, bool counted)
{
	const struct piece *p;
	unsigned i;
	bool signs;

	if (r->kind == ROW_YEARS)
		return true;
	if ((r->kind != ROW_TEXT && r->kind != ROW_ODD) || r->prose || r->mark)
		return false;
	/* A line of text over counted columns is of the title. */
	if (counted && r->shape == LINE_COLUMNS && r->n == 1)
		return false;
	signs = block_signs(r);
	for (i = 0; i < r->n; i++) {
		p = &r->p[i];
		if (p->rule || (p->v.kind == CELL_SIGN && !signs))
			continue;
		if (r->shape != LINE_COLUMNS) {
			if (p->x0 > 0)
				return true;
		} else if (p->x0 + SHIFT >= vx && (p->x0 + p->x1) / 2 + 2 >= vx)
			return true;
	}
	return false;
}

/* Does R, a line of headings in form, hold words of a heading? */
static bool
head_words_row(const struct block *b, const struct line_row *r)
{
	unsigned i;

	if (r->kind == ROW_YEARS)
		return true;
	for (i = 0; i < r->n; i++)
		if ((r->p[i].x0 > 0 || r->n > 1) &&
		    block_head_words(b->tab, r->p[i].text))
			return true;
	return false;
}

/* Where the figures of the rows from I on begin. */
static uint32_t
figures_at(const struct block *b, size_t i)
{
	const struct line_row *r;
	uint32_t vx = UINT32_MAX, any = UINT32_MAX;
	unsigned text = 0, seen = 0;

	if (b->row[i].shape != LINE_COLUMNS)
		return 16;
	for (; i < b->n && text < TEXT_ROWS && seen < 12; i++) {
		r = &b->row[i];
		if (r->kind == ROW_YEARS || r->kind == ROW_PAGE)
			break;
		if (r->kind == ROW_TEXT)
			text++;
		if (r->kind != ROW_DATA)
			continue;
		seen++;
		text = 0;
		if (r->first > 0 && r->p[r->first].x0 < vx)
			vx = r->p[r->first].x0;
		else if (r->p[r->first].x0 < any)
			any = r->p[r->first].x0;
	}
	return vx != UINT32_MAX ? vx : any;
}

/* Is line I, over headings that end before END, of the title: "(in thousands)"
 * alone, or words of no heading over one that has them? */
static bool
of_title(const struct block *b, size_t i, size_t end)
{
	const struct line_row *r = &b->row[i];

	if (r->n != 1 || r->kind != ROW_TEXT || r->shape != LINE_COLUMNS)
		return false;
	if (r->p[0].text.p[0] == '(')
		return true;
	if (b->row[i + 1].kind == ROW_RULE || head_words_row(b, r))
		return false;
	while (++i < end)
		if (head_words_row(b, &b->row[i]))
			return true;
	return false;
}

/* Finds the lines of headings over the row I, from FROM on: sets h0 and b0 of
 * PT. */
static void
find_heads(const struct block *b, size_t from, size_t i, struct part *pt)
{
	const struct line_row *r;
	size_t j = i, top = i, skipped = 0;
	bool got = false;

	pt->h0 = pt->b0 = i;
	while (j > from) {
		r = &b->row[j - 1];
		if (r->kind == ROW_BLANK || r->kind == ROW_PAGE) {
			if (got)
				break;
		} else if (r->kind == ROW_RULE) {
			;
		} else if (headish(
			       r, pt->vx, b->row[i].shape != LINE_COLUMNS)) {
			if (!got)
				pt->b0 = j;
			got = true;
			pt->h0 = j - 1;
		} else if (got || r->prose || r->mark || ++skipped > LABEL_ROWS)
			break;
		j--;
		if (!got && r->kind == ROW_TEXT)
			top = j;
	}
	while (got && pt->h0 + 1 < pt->b0 && of_title(b, pt->h0, pt->b0))
		pt->h0++;
	pt->bare = !got;
	if (!got) {
		/* Labels right above the figures may belong to them. */
		for (j = i; j > top && b->row[j - 1].kind == ROW_TEXT &&
			    b->row[j - 1].shape != LINE_COLUMNS;
		     j--)
			continue;
		pt->h0 = pt->b0 = j;
	}
}

/* Is the line I of headings the beginning of a new table (not a row of words
 * inside this one)? */
static bool
begins(const struct block *b, size_t i, size_t body, uint32_t vx)
{
	const struct line_row *r = &b->row[i];
	size_t j;

	/* On another page the figures may begin elsewhere. */
	for (j = i + 1; j < b->n && j < i + LABEL_ROWS; j++)
		if (b->row[j].kind == ROW_DATA) {
			if (b->row[j].first > 0 &&
			    b->row[j].p[b->row[j].first].x0 < vx)
				vx = b->row[j].p[b->row[j].first].x0;
			break;
		}
	if (!headish(r, vx, b->row[body].shape != LINE_COLUMNS))
		return false;
	if (r->kind == ROW_YEARS || head_words_row(b, r))
		return true;
	/* Pipes: the line over a separator is a head whatever it says. */
	if (r->shape == LINE_PIPES && i + 1 < b->n &&
	    b->row[i + 1].kind == ROW_RULE)
		return true;
	return i > body && b->row[i - 1].kind == ROW_BLANK &&
	       r->shape != LINE_COLUMNS && r->n > 1;
}

bool
block_part(struct block *b, size_t *at, struct part *pt)
{
	const struct line_row *r;
	size_t i = *at, last;
	unsigned text = 0, prose = 0;

	while (i < b->n && (b->row[i].kind != ROW_DATA || b->row[i].first == 0))
		i++;
	if (i >= b->n)
		return false;
	pt->t0 = *at;
	pt->vx = figures_at(b, i);
	find_heads(b, *at, i, pt);
	for (last = i++; i < b->n; i++) {
		r = &b->row[i];
		if (r->kind == ROW_DATA) {
			if ((r->shape == LINE_COLUMNS) !=
			    (b->row[last].shape == LINE_COLUMNS))
				break;
			last = i;
			text = prose = 0;
			if (r->shape == LINE_COLUMNS && r->first > 0 &&
			    r->p[r->first].x0 < pt->vx)
				pt->vx = r->p[r->first].x0;
			continue;
		}
		if (begins(b, i, last, pt->vx) || r->mark)
			break;
		if (r->kind != ROW_TEXT)
			continue;
		prose = r->prose ? prose + 1 : 0;
		if (++text > TEXT_ROWS || prose > 2)
			break;
	}
	pt->b1 = last + 1;
	*at = pt->b1;
	return true;
}
