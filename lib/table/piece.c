/* Lines of tables cut into pieces. */
#include "table/piece.h"

#include <stdlib.h>

#include "core/chr.h"
#include "core/mem.h"
#include "core/vec.h"

#define ACROSS 16 /* x units of a counted column */

static inline bool
blank(char c)
{
	return c == ' ' || c == '\t' || c == '\f' || c == '\r';
}

bool
cut_may(struct span s)
{
	unsigned char c;

	while (s.n > 0 && blank(s.p[s.n - 1]))
		s.n--;
	if (s.n == 0)
		return false;
	c = (unsigned char)s.p[s.n - 1];
	if (chr_digit((char)c) || c == ')' || c == '%' || c == '|' ||
	    c == '-' || c == '>' || c == '*' || c == '^' || c >= 0x80 ||
	    c == '$' || c == '=' || c == '"')
		return true;
	if (s.p[0] == '|')
		return true;
	/* "5.8 billion", "16.2 ppts", "n/m", "1.2x": a short last word. */
	if (s.n > 3 && c != '.' && c != ',' && c != ';' && c != ':') {
		size_t i = s.n;

		while (i > 0 && s.n - i < 9 && s.p[i - 1] != ' ')
			i--;
		if (i > 1 && s.p[i - 1] == ' ' &&
		    (chr_digit(s.p[i - 2]) || s.p[i - 2] == ' '))
			return true;
		return i > 0 && chr_digit(s.p[i]);
	}
	return false;
}

static struct piece *
more(struct cutter *c)
{
	if (c->n == c->cap)
		c->p = mem_more(c->p, &c->cap, sizeof(*c->p));
	c->p[c->n] = (struct piece){ 0 };
	return &c->p[c->n++];
}

/* Only dashes, equals or underlines, at least MIN of them? */
static bool
is_rule(struct span s, size_t min)
{
	size_t i, d, k = 0, colons = 0;

	if (s.n < min || chr_digit(s.p[0]) || chr_letter(s.p[0]))
		return false;
	for (i = 0; i < s.n; i += d) {
		d = cellval_dash(s, i);
		if (d == 0 && (s.p[i] == '=' || s.p[i] == '_'))
			d = 1;
		if (d > 0)
			k++;
		else if (s.p[i] == ' ' || s.p[i] == ':') {
			colons += s.p[i] == ':';
			d = 1;
		} else
			return false;
	}
	/* ":--" of Markdown. */
	return k + colons >= min && k > 0;
}

void
cut_init(struct cutter *c, const struct tab *tab)
{
	*c = (struct cutter){ .tab = tab };
	c->norm.tab = tab;
}

void
cut_free(struct cutter *c)
{
	free(c->p);
	norm_free(&c->norm);
}

/* Has S a byte that is not ASCII, and is it no dash alone? */
static bool
foreign(struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return cellval_dash(s, 0) != s.n;
	return false;
}

/* Clean text of RAW; *COL, its place, is moved to the first byte left. */
static struct span
clean(struct cutter *c, struct span raw, uint64_t no, uint32_t *col)
{
	size_t skip;
	struct span t;

	while (raw.n > 0 && blank(*raw.p))
		raw.p++, raw.n--, ++*col;
	while (raw.n > 0 && blank(raw.p[raw.n - 1]))
		raw.n--;
	if (cut_plain(raw))
		return raw;
	if (c->shape != LINE_CELLS && foreign(raw)) {
		c->norm.mark = (struct mark){ 0 };
		norm_text(&c->norm, raw, no, *col);
		if (c->norm.nplace > 0)
			*col = c->norm.place[0].col;
		return arena_dup(c->arena, c->norm.text);
	}
	t = cut_clean(c->arena, raw, &skip);
	*col += (uint32_t)skip;
	return t;
}

/* Appends a piece of the text T at x X0 to X1, its value not read. */
static struct piece *
put(struct cutter *c, struct span t, uint64_t no, uint32_t col, uint32_t x0,
    uint32_t x1)
{
	struct piece *p = more(c);

	p->text = t;
	p->line = no;
	p->col = col;
	p->x0 = x0;
	p->x1 = x1;
	return p;
}

/* The same for clean text; reads its value. */
static void
add_clean(struct cutter *c, struct span t, uint64_t no, uint32_t col,
    uint32_t x0, uint32_t x1)
{
	struct piece *p = put(c, t, no, col, x0, x1);

	p->rule = is_rule(t, c->shape == LINE_PIPES ? 3 : 4);
	if (!p->rule)
		(void)cellval_read(c->tab, t, &p->v);
}

/* The same for RAW; empty ones are left out. */
static void
add(struct cutter *c, struct span raw, uint64_t no, uint32_t col, uint32_t x0,
    uint32_t x1)
{
	struct piece *p;
	struct span t;

	/* A figure and no more is clean. */
	if (raw.n > 0 && chr_digit(*raw.p)) {
		p = put(c, raw, no, col, x0, x1);
		if (cellval_read(c->tab, raw, &p->v) && p->v.len == raw.n)
			return;
		c->n--;
	}
	t = clean(c, raw, no, &col);
	if (t.n > 0)
		add_clean(c, t, no, col, x0, x1);
}

/* Are the digits before AT and after it one number whose mark was lost
 * ("1 215")? */
static bool
broken(struct span s, size_t at)
{
	size_t i = at, j = at + 1;

	while (i > 0 && chr_digit(s.p[i - 1]))
		i--;
	while (j < s.n && chr_digit(s.p[j]))
		j++;
	return i < at && at - i <= 3 && (i == 0 || s.p[i - 1] == ' ') &&
	       j == at + 4 && (j == s.n || s.p[j] == ' ' || s.p[j] == ',');
}

/* Cuts the field RAW, which stands at x X and byte column COL, at its blanks
 * when every part is a figure: "(2,758) $", "$(370)  $(631)". */
static bool
add_values(
    struct cutter *c, struct span raw, uint64_t no, uint32_t col, uint32_t x)
{
	struct cellval v;
	size_t from = 0, end, i, n0 = c->n;

	while (from < raw.n) {
		/* The longest part that is a figure. */
		end = 0;
		i = raw.n - from < 40 ? raw.n : from + 39;
		for (; i > from && end == 0; i--)
			if ((i == raw.n || raw.p[i] == ' ') &&
			    cellval_read(c->tab, span_sub(raw, from, i), &v))
				end = i;
		if (end == 0 || (end < raw.n && broken(raw, end))) {
			c->n = n0;
			return false;
		}
		add(c, span_sub(raw, from, end), no, col + (uint32_t)from,
		    x + (uint32_t)from, x + (uint32_t)end);
		for (from = end; from < raw.n && raw.p[from] == ' ';)
			from++;
	}
	return true;
}

/* The end of S[FROM..END) without blanks there and without the dots of a
 * leader that is too short to be one. */
static size_t
without_dots(struct span s, size_t from, size_t end)
{
	size_t i;

	while (end > from && s.p[end - 1] == ' ')
		end--;
	for (i = end; i > from && s.p[i - 1] == '.';)
		i--;
	if (i == from || i == end || (s.p[i - 1] != ' ' && end - i < 2))
		return end;
	while (i > from && s.p[i - 1] == ' ')
		i--;
	return i;
}

/* Cuts at runs of two blanks and at leaders of dots. */
static void
cut_columns(struct cutter *c, struct span s, uint64_t no)
{
	size_t i = 0, from, end, d;
	uint32_t x = 0, x0;
	bool plain;

	while (i < s.n) {
		for (from = i;
		     i + 8 <= s.n && memcmp(s.p + i, "        ", 8) == 0;)
			i += 8;
		while (i < s.n && s.p[i] == ' ')
			i++;
		x += (uint32_t)(i - from);
		while (i < s.n) {
			if (!blank(s.p[i])) {
				if ((d = cut_leader(s, i)) == 0)
					break;
				i += d;
				x += (uint32_t)d;
				continue;
			}
			if (s.p[i] == '\t')
				x |= 7;
			if (s.p[i] != '\f' && s.p[i] != '\r')
				x++;
			i++;
		}
		from = i;
		x0 = x;
		i = cut_field(s, i, &x, &plain);
		end = without_dots(s, from, i);
		if (end == from || (end - from == 1 && s.p[from] == '|'))
			continue;
		if (c->n > 0 && memchr(s.p + from, ' ', end - from) != NULL &&
		    add_values(
			c, span_sub(s, from, end), no, (uint32_t)from + 1, x0))
			continue;
		if (plain)
			add_clean(c, span_sub(s, from, end), no,
			    (uint32_t)from + 1, x0, x);
		else
			add(c, span_sub(s, from, end), no, (uint32_t)from + 1,
			    x0, x);
	}
}

/* Where the cell of S that begins at I ends: at the mark AT, which no backslash
 * may stand before, or at the end. */
static size_t
cell_end(struct span s, size_t i, char at)
{
	unsigned m;

	for (; i < s.n; i++) {
		for (; i + 16 <= s.n; i += 16) {
			vec_b v = vec_load(s.p + i);

			m = vec_mask(VEC_IS(v, at) | VEC_IS(v, '\\'));
			if (m != 0) {
				i += (size_t)__builtin_ctz(m);
				break;
			}
		}
		if (i == s.n || s.p[i] == at)
			return i;
		i += s.p[i] == '\\';
	}
	return s.n;
}

/* Cuts at every TAB or bar; the cell before a first bar is none. */
static void
cut_at(struct cutter *c, struct span s, uint64_t no, char at)
{
	size_t i = 0, from, end;
	uint32_t k = 0;

	if (at == '|') {
		while (i < s.n && blank(s.p[i]))
			i++;
		if (i < s.n && s.p[i] == '|')
			i++;
	}
	for (; i <= s.n; i++, k++) {
		from = i;
		end = i = cell_end(s, i, at);
		while (from < end && blank(s.p[from]))
			from++;
		while (from < end && blank(s.p[end - 1]))
			end--;
		if (from < end)
			add(c, span_sub(s, from, end), no, (uint32_t)from + 1,
			    k * ACROSS, k * ACROSS + ACROSS - 1);
		else if (at == '|' && i >= s.n)
			break;
	}
	c->bars = k;
}

/* How the line is set: bars at both ends or more than one, a TAB after text,
 * else by blanks. */
static enum line_shape
shape_of(struct span s)
{
	size_t i = 0, bars = 0;
	const char *p;

	while (i < s.n && blank(s.p[i]))
		i++;
	if (i == s.n)
		return LINE_BLANK;
	while (s.n > 0 && blank(s.p[s.n - 1]))
		s.n--;
	if (s.p[i] == '|' && s.n > i + 1)
		return LINE_PIPES;
	if (s.p[s.n - 1] == '|')
		for (p = s.p;
		     (p = memchr(p, '|', s.n - (size_t)(p - s.p))) != NULL; p++)
			if (++bars > 1)
				return LINE_PIPES;
	return LINE_COLUMNS;
}

void
cut_line(struct cutter *c, struct span s, uint64_t no)
{
	size_t i;

	c->n = 0;
	c->bars = 0;
	c->indent = 0;
	c->shape = shape_of(s);
	if (c->shape == LINE_BLANK)
		return;
	if (c->shape == LINE_COLUMNS && s.n > 0 &&
	    memchr(s.p, '\t', s.n) != NULL)
		c->shape = LINE_TABS;
	for (i = 0; i < s.n && s.p[i] == ' ';)
		i++;
	if (c->shape == LINE_COLUMNS && s.p[i] == '#')
		add(c, s, no, 1, 0, (uint32_t)s.n);
	else if (c->shape == LINE_COLUMNS) {
		cut_columns(c, s, no);
		cut_rules(c);
	} else
		cut_at(c, s, no, c->shape == LINE_PIPES ? '|' : '\t');
	cut_join(c);
	if (c->n > 0 && c->shape == LINE_COLUMNS)
		c->indent = c->p[0].x0;
}

void
cut_begin(struct cutter *c)
{
	c->n = 0;
	c->bars = 0;
	c->indent = 0;
	c->shape = LINE_CELLS;
}

void
cut_cell(struct cutter *c, struct span raw, uint64_t no, uint32_t col,
    unsigned at, unsigned span)
{
	if (span == 0)
		span = 1;
	add(c, raw, no, col, at * ACROSS, (at + span) * ACROSS - 1);
	if (at + span > c->bars)
		c->bars = at + span;
}

void
cut_end(struct cutter *c)
{
	cut_join(c);
}
