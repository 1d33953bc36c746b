/* Elements to lines, tables, rows and cells. */
#include "text/html_int.h"

#include <stdlib.h>

#define CELL_PROSE 400 /* bytes before a block's end that make a cell prose */

/* Tells an event of KIND; text and class as they stand. */
static void
tell(struct html *h, enum html_kind kind, unsigned flags)
{
	struct html_event e = { .kind = kind,
		.flags = flags,
		.colspan = h->colspan,
		.rowspan = h->rowspan };

	if (kind == HTML_LINE || kind == HTML_CELL) {
		e.text = buf_view(&h->text.bytes);
		e.place = h->text.place;
		e.nplace = h->text.nplace;
		e.class = buf_view(&h->class);
		if (e.text.n > 0 && !h->text.thin)
			e.flags |= HTML_BOLD;
	}
	if (h->atfed < h->nfed)
		e.line = h->fed[h->atfed].no;
	h->event(h->arg, &e);
}

/* Tells the blocks of a cell that holds prose, each a line. */
static void
tell_blocks(struct html *h)
{
	struct html_text t = h->text;
	size_t from = 0, to, n = h->blocks.n / sizeof(to), k = 0;

	for (size_t i = 0; i <= n; i++) {
		to = t.bytes.n;
		if (i < n)
			memcpy(&to, h->blocks.p + i * sizeof(to), sizeof(to));
		h->text.bytes.p = t.bytes.p + from;
		h->text.bytes.n = to - from;
		h->text.place = t.place + k;
		for (; k < t.nplace && t.place[k].at < to; k++)
			t.place[k].at -= (uint32_t)from;
		h->text.nplace = (size_t)(t.place + k - h->text.place);
		if (to > from)
			tell(h, HTML_LINE, h->flags | HTML_PARA);
		h->flags = 0;
		from = to < t.bytes.n ? to + 1 : to;
	}
	h->text = t;
	html_text_clear(&h->text);
	buf_clear(&h->blocks);
}

void
html_flush(struct html *h)
{
	size_t n = h->text.bytes.n;

	if (h->in_cell) {
		h->text.gap = n > 0;
		h->text.end = 0;
		if (n == 0)
			return;
		if (n > CELL_PROSE)
			h->prose = true;
		if (h->prose)
			tell_blocks(h);
		else
			buf_add(&h->blocks, (const char *)&n, sizeof(n));
		return;
	}
	if (h->text.bytes.n > 0) {
		tell(h, HTML_LINE,
		    h->flags | (h->header > 0 ? HTML_HEAD : 0) |
			(h->pre > 0 ? HTML_PRE : 0) |
			(h->aside ? HTML_ASIDE : 0));
		h->flags = 0;
	}
	html_text_clear(&h->text);
}

/* Begins the table again that was left for one within it, or a table, a row
 * or a cell whose mark-up is missing. */
static void
open_row(struct html *h)
{
	if (!h->in_table) {
		h->in_table = true;
		tell(h, HTML_TABLE, h->flags & HTML_PAGE);
		h->flags &= ~(unsigned)HTML_PAGE;
	}
	if (!h->in_row) {
		h->in_row = true;
		tell(h, HTML_ROW, 0);
	}
}

static void
close_cell(struct html *h)
{
	if (!h->in_cell)
		return;
	if (h->prose)
		html_flush(h);
	h->in_cell = h->prose = false;
	buf_clear(&h->blocks);
	open_row(h);
	tell(h, HTML_CELL, h->th ? HTML_TH : 0);
	html_text_clear(&h->text);
}

static void
close_row(struct html *h)
{
	close_cell(h);
	html_flush(h);
	if (h->in_row)
		tell(h, HTML_ROW_END, 0);
	h->in_row = false;
}

static void
close_table(struct html *h)
{
	close_row(h);
	if (h->in_table)
		tell(h, HTML_TABLE_END, 0);
	h->in_table = false;
}

/* The number of attribute value V, at least 1 and at most 1000. */
static unsigned
number(const unsigned char *v)
{
	unsigned n = 0;

	while (*v == ' ')
		v++;
	for (; *v >= '0' && *v <= '9' && n <= 1000; v++)
		n = n * 10 + (*v - '0');
	return n < 1 ? 1 : n > 1000 ? 1000 : n;
}

/* Does the style S hold WHAT, blanks and case aside? */
static bool
has_style(const unsigned char *s, const char *what)
{
	for (; *s != '\0'; s++) {
		const unsigned char *p = s;
		const char *w = what;

		while (*w != '\0' && *p != '\0') {
			if (*p == ' ')
				p++;
			else if ((*p | 0x20) == *w || *p == (unsigned char)*w)
				p++, w++;
			else
				break;
		}
		if (*w == '\0')
			return true;
	}
	return false;
}

/* Is B somewhere in A? */
static bool
holds(const unsigned char *a, const char *b)
{
	return strstr((const char *)a, b) != NULL;
}

static bool
named(const unsigned char *a, const char *b)
{
	return strcmp((const char *)a, b) == 0;
}

/* Reads the attributes of an element of ROLE: a class, spans of a cell; true
 * if it is not displayed. */
static bool
attributes(struct html *h, unsigned role, const unsigned char **atts)
{
	bool hidden = false, cell = role == ELEMENTS_ROLE_CELL;
	bool block = role == ELEMENTS_ROLE_PARA || role == ELEMENTS_ROLE_HEAD ||
		     role == ELEMENTS_ROLE_ITEM;

	if (cell)
		h->colspan = h->rowspan = 1;
	if (block)
		buf_clear(&h->class);
	for (; atts != NULL && atts[0] != NULL; atts += 2) {
		const unsigned char *v = atts[1];

		if (named(atts[0], "hidden"))
			hidden = true;
		if (v == NULL)
			continue;
		if (cell && named(atts[0], "colspan"))
			h->colspan = number(v);
		else if (cell && named(atts[0], "rowspan"))
			h->rowspan = number(v);
		else if (named(atts[0], "class") && block)
			buf_str(&h->class, (const char *)v);
		else if (named(atts[0], "style")) {
			/* Most styles are of neither kind: seen at once. */
			if (holds(v, "isplay") || holds(v, "ISPLAY"))
				hidden = hidden || has_style(v, "display:none");
			if ((holds(v, "age-break") || holds(v, "AGE-BREAK")) &&
			    has_style(v, "page-break-before:always"))
				h->flags |= HTML_PAGE;
			else if ((holds(v, "age-break") ||
				     holds(v, "AGE-BREAK")) &&
				 has_style(v, "page-break-after:always"))
				h->page_after = true;
		}
	}
	return hidden;
}

/* Begins a table, row or cell. */
static void
start_table(struct html *h, unsigned role)
{
	if (role == ELEMENTS_ROLE_TABLE) {
		close_table(h);
		h->outer++;
	} else if (role == ELEMENTS_ROLE_ROW) {
		close_row(h);
	} else {
		close_cell(h);
		html_flush(h);
		h->in_cell = true;
	}
}

/* The block that ends a page is over. */
static void
end_page(struct html *h)
{
	if (h->page_after)
		h->flags |= HTML_PAGE;
	h->page_after = false;
}

void
html_start(struct html *h, unsigned role, const unsigned char **atts)
{
	bool block = role == ELEMENTS_ROLE_PARA || role == ELEMENTS_ROLE_HEAD ||
		     role == ELEMENTS_ROLE_ITEM || role == ELEMENTS_ROLE_TITLE;

	if (h->hidden > 0) {
		h->hidden++;
		return;
	}
	if (role == ELEMENTS_ROLE_TABLE || role == ELEMENTS_ROLE_ROW ||
	    role == ELEMENTS_ROLE_CELL)
		start_table(h, role);
	else if (role == ELEMENTS_ROLE_BR && h->text.bytes.n == 0)
		h->flags |= HTML_PARA; /* the second <br> of a row */
	else if (block || role == ELEMENTS_ROLE_RULE ||
		 role == ELEMENTS_ROLE_BR || role == ELEMENTS_ROLE_PAGE ||
		 role == ELEMENTS_ROLE_PRE)
		html_flush(h);
	if (block || role == ELEMENTS_ROLE_PRE)
		h->flags |= HTML_PARA;
	if (role == ELEMENTS_ROLE_ITEM)
		h->flags |= HTML_ITEM;
	if (role == ELEMENTS_ROLE_PAGE)
		h->flags |= HTML_PAGE;
	h->header += role == ELEMENTS_ROLE_HEAD;
	h->bold += role == ELEMENTS_ROLE_BOLD;
	h->pre += role == ELEMENTS_ROLE_PRE;
	h->aside = h->aside || role == ELEMENTS_ROLE_TITLE;
	if (role == ELEMENTS_ROLE_FROM)
		h->from = true;
	if (role == ELEMENTS_ROLE_TO)
		h->from = false;
	if (attributes(h, role, atts) || role == ELEMENTS_ROLE_DROP)
		h->hidden = 1;
	if (role == ELEMENTS_ROLE_RULE)
		end_page(h);
}

/* Takes one from N unless it is 0. */
static void
less(unsigned *n)
{
	*n -= *n > 0;
}

void
html_stop(struct html *h, unsigned role)
{
	if (h->hidden > 1) {
		h->hidden--;
		return;
	}
	h->hidden = 0;
	switch (role) {
	case ELEMENTS_ROLE_BOLD:
		less(&h->bold);
		break;
	case ELEMENTS_ROLE_TABLE:
		close_table(h);
		less(&h->outer);
		h->flags |= HTML_PARA;
		break;
	case ELEMENTS_ROLE_ROW:
		close_row(h);
		break;
	case ELEMENTS_ROLE_CELL:
		close_cell(h);
		break;
	case ELEMENTS_ROLE_HEAD:
	case ELEMENTS_ROLE_PARA:
	case ELEMENTS_ROLE_ITEM:
	case ELEMENTS_ROLE_PRE:
	case ELEMENTS_ROLE_TITLE:
		html_flush(h);
		h->aside = false;
		h->flags |= HTML_PARA;
		end_page(h);
		if (role == ELEMENTS_ROLE_HEAD)
			less(&h->header);
		if (role == ELEMENTS_ROLE_PRE)
			less(&h->pre);
		break;
	default:
		break;
	}
}

void
html_finish(struct html *h)
{
	close_table(h);
	html_flush(h);
}
