/* The text of one line or cell of HTML, put together from runs. */
#include "text/html_int.h"

#include <stdlib.h>

#include "core/mem.h"
#include "core/utf8.h"
#include "text/mark.h"

void
html_text_clear(struct html_text *t)
{
	buf_clear(&t->bytes);
	t->nplace = 0;
	t->gap = t->thin = false;
	t->end = 0;
}

void
html_text_free(struct html_text *t)
{
	buf_free(&t->bytes);
	norm_free(&t->norm);
	free(t->place);
	t->place = NULL;
	t->nplace = t->cap = 0;
}

/* Adds a place: what comes next stands at LINE:COL. None is needed where the
 * last one says the same. */
static void
add_place(struct html_text *t, uint64_t line, uint32_t col)
{
	const struct place *last = t->place;
	uint32_t at = (uint32_t)t->bytes.n;

	if (t->nplace > 0) {
		last += t->nplace - 1;
		if (last->line == line && t->end == col &&
		    last->col + (at - last->at) == col)
			return;
	}
	if (t->nplace == t->cap)
		t->place = mem_more(t->place, &t->cap, sizeof(*t->place));
	t->place[t->nplace++] = (struct place){ line, at, col };
}

/* Is C white space of ASCII? */
static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* Adds the text that norm has cleaned, with its places. */
static void
add_clean(struct html_text *t)
{
	const struct norm *n = &t->norm;

	for (size_t i = 0; i < n->nplace; i++) {
		size_t at = n->place[i].at;
		size_t end = i + 1 < n->nplace ? n->place[i + 1].at : n->text.n;

		add_place(t, n->place[i].line, n->place[i].col);
		buf_add(&t->bytes, n->text.p + at, end - at);
		t->end = n->place[i].col + (uint32_t)(end - at);
	}
}

void
html_text_add(struct html_text *t, const struct tab *tab, struct span raw,
    uint64_t line, uint32_t col, bool bold)
{
	struct norm *n = &t->norm;
	size_t from = 0, to = raw.n;

	while (from < to && is_blank(raw.p[from]))
		from++;
	if (from > 0)
		t->gap = t->bytes.n > 0;
	if (from == to)
		return;
	while (is_blank(raw.p[to - 1]))
		to--;
	n->tab = tab;
	n->flags = NORM_RAW;
	norm_text(n, span_sub(raw, from, to), line, col + (uint32_t)from);
	if (n->text.n == 0) {
		t->gap = t->bytes.n > 0;
		return;
	}
	/* Blanks past ASCII at its ends are gaps too. */
	if (n->place[0].col > col + from)
		t->gap = t->bytes.n > 0;
	if (t->gap)
		buf_c(&t->bytes, ' ');
	add_clean(t);
	t->gap = to < raw.n || t->end < col + to;
	if (t->gap)
		t->end += to + 1 == raw.n && t->end == col + to;
	t->thin = t->thin || !bold;
}

void
html_text_pre(struct html_text *t, const struct tab *tab, struct span raw,
    uint64_t line, uint32_t col, bool bold)
{
	while (
	    raw.n > 0 && (raw.p[raw.n - 1] == '\n' || raw.p[raw.n - 1] == '\r'))
		raw.n--;
	t->norm.tab = tab;
	t->norm.flags = NORM_RAW | NORM_ROWS;
	norm_text(&t->norm, raw, line, col);
	if (t->gap)
		buf_c(&t->bytes, ' ');
	t->gap = false;
	add_clean(t);
	t->thin = t->thin || !bold;
}

bool
html_text_entity(struct html_text *t, const struct tab *tab, struct span ent,
    struct span as, uint64_t line, uint32_t col, bool bold)
{
	unsigned len = utf8_len(as.p, as.n);
	uint32_t c = 0;

	if (mark_entity(tab, ent, &c) != ent.n) {
		/* "&amp" without its end mark; else & is no entity's. */
		if (as.n == 1 && as.p[0] == '&' && !span_eq(ent, SPAN("&amp")))
			return false;
		c = len > 0 ? utf8_get(as.p, len) : 0xfffd;
		if (c >= 0x80 && c < 0xa0)
			c = utf8_cp1252((unsigned char)c);
	}
	if (c <= ' ' || utf8_blank(c) || (c >= 0x7f && c < 0xa0)) {
		t->gap = t->bytes.n > 0;
		t->end = 0;
		return true;
	}
	if (t->gap)
		buf_c(&t->bytes, ' ');
	t->gap = false;
	t->end = 0;
	add_place(t, line, col);
	utf8_put(&t->bytes, c);
	t->end = 0;
	t->thin = t->thin || !bold;
	return true;
}
