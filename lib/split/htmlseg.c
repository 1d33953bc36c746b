/* HTML to lines: blocks with blank lines between, rows of tables as one line,
 * tables that only place text on the page as that text. */
#include "split/htmlseg.h"

#include <stdlib.h>

#include "core/arena.h"
#include "core/mem.h"
#include "text/places.h"

#define PROSE \
	200 /* bytes in a cell that make it text, not a figure's label \
	     */

struct htmlseg {
	struct html *html;
	struct norm pre; /* a line of <pre> */
	struct layout *lay;
	struct seg *seg;
	struct arena shown; /* lines that the layout learns from */
	bool learn;	    /* lines go to the layout alone */
	bool data;	    /* a row of several short cells was in the table */
	unsigned flags;	    /* of the row: a page before it */
	unsigned cells;	    /* with text, of the row */
	size_t longest, first; /* bytes of the longest and of the first one */
	struct buf row;
	struct places places; /* of row */
	struct buf cut;	      /* size_t: where its cells begin */
};

/* Gives the N bytes at P as a line. */
static void
line(struct htmlseg *s, struct span text, const struct place *place,
    size_t nplace, unsigned hint)
{
	if (s->learn)
		layout_learn(s->lay, arena_dup(&s->shown, text), hint);
	else
		seg_line(s->seg, (struct seg_text){ .raw = text,
				     .text = text,
				     .place = place,
				     .nplace = nplace,
				     .no = nplace > 0 ? place[0].line : 0,
				     .hint = hint });
}

/* Gives a line of <pre>: its columns are seen, its text has none. */
static void
pre_line(struct htmlseg *s, const struct html_event *e, unsigned hint)
{
	struct norm *n = &s->pre;

	norm_text(n, e->text, e->place[0].line, e->place[0].col);
	seg_line(
	    s->seg, (struct seg_text){ e->text, n->text, n->place, n->nplace,
			n->cut, n->ncut, e->place[0].line, hint });
}

static void
blank(struct htmlseg *s)
{
	line(s, (struct span){ "", 0 }, NULL, 0, 0);
}

/* Adds a cell to the row. */
static void
add_cell(struct htmlseg *s, const struct html_event *e)
{
	size_t at = s->row.n + (s->row.n > 0);

	s->flags |= e->flags & HTML_PAGE;
	if (e->text.n == 0)
		return;
	if (s->row.n > 0)
		buf_c(&s->row, ' ');
	buf_add(&s->cut, (const char *)&at, sizeof(at));
	for (size_t i = 0; i < e->nplace; i++) {
		struct place p = e->place[i];

		p.at += (uint32_t)at;
		places_add(&s->places, p);
	}
	buf_span(&s->row, e->text);
	if (s->cells++ == 0)
		s->first = e->text.n;
	if (e->text.n > s->longest)
		s->longest = e->text.n;
}

/* Is the row a mark of a list and its text? */
static bool
is_item(const struct htmlseg *s)
{
	const char *p = s->row.p;

	if (s->cells != 2 || s->first > 3)
		return false;
	for (size_t i = 0; i < s->first; i++)
		if ((p[i] >= '0' && p[i] <= '9') || p[i] == '$' || p[i] == '%')
			return false;
	return s->longest > 20;
}

/* Gives the cells of the row as lines, a paragraph each. */
static void
paragraphs(struct htmlseg *s)
{
	size_t from, to, n = s->cut.n / sizeof(from), k = 0, first;

	for (size_t i = 0; i < n; i++) {
		struct places part = { 0 };

		memcpy(&from, s->cut.p + i * sizeof(from), sizeof(from));
		to = s->row.n;
		if (i + 1 < n) {
			memcpy(
			    &to, s->cut.p + (i + 1) * sizeof(to), sizeof(to));
			to--;
		}
		for (first = k; k < s->places.n && s->places.p[k].at < to; k++)
			;
		places_part(&part, s->places.p + first, k - first, from, to, 0);
		blank(s);
		line(s, span_sub(buf_view(&s->row), from, to), part.p, part.n,
		    0);
		places_free(&part);
	}
}

/* The row is complete. */
static void
end_row(struct htmlseg *s)
{
	unsigned hint = (s->flags & HTML_PAGE) != 0 ? LAY_PAGE : 0;

	if (s->cells > 1 && s->longest <= PROSE && !is_item(s))
		s->data = true;
	if (is_item(s)) {
		blank(s);
		line(s, buf_view(&s->row), s->places.p, s->places.n, hint);
	} else if (s->longest > PROSE || (s->cells == 1 && !s->data)) {
		paragraphs(s);
	} else if (s->cells > 0) {
		line(s, buf_view(&s->row), s->places.p, s->places.n,
		    hint | LAY_CELLS);
	}
	buf_clear(&s->row);
	buf_clear(&s->cut);
	s->places.n = 0;
	s->cells = s->flags = 0;
	s->longest = s->first = 0;
}

static void
event(void *arg, const struct html_event *e)
{
	struct htmlseg *s = arg;
	unsigned hint = 0;

	switch (e->kind) {
	case HTML_LINE:
		if ((e->flags & HTML_ASIDE) != 0) {
			if (!s->learn)
				line(
				    s, e->text, e->place, e->nplace, SEG_ASIDE);
			break;
		}
		if ((e->flags & HTML_PARA) != 0)
			blank(s);
		hint |= (e->flags & HTML_BOLD) != 0 ? LAY_BOLD : 0;
		hint |= (e->flags & HTML_HEAD) != 0 ? LAY_HEAD_MARK : 0;
		hint |= (e->flags & HTML_ITEM) != 0 ? LAY_ITEM : 0;
		hint |= (e->flags & HTML_PAGE) != 0 ? LAY_PAGE : 0;
		if ((e->flags & HTML_PRE) != 0 && !s->learn && e->nplace > 0)
			pre_line(s, e, hint);
		else
			line(s, e->text, e->place, e->nplace, hint);
		break;
	case HTML_TABLE:
		s->data = false;
		s->flags |= e->flags & HTML_PAGE;
		blank(s);
		break;
	case HTML_CELL:
		add_cell(s, e);
		break;
	case HTML_ROW:
		break;
	case HTML_ROW_END:
		end_row(s);
		break;
	case HTML_TABLE_END:
		blank(s);
		break;
	}
}

struct htmlseg *
htmlseg_new(const struct tab *tab, struct layout *lay, struct seg *seg)
{
	struct htmlseg *s = mem_new(1, sizeof(*s));

	s->lay = lay;
	s->seg = seg;
	s->pre.tab = tab;
	s->pre.flags = NORM_RAW;
	s->html = html_new(tab, event, s);
	return s;
}

void
htmlseg_free(struct htmlseg *s)
{
	if (s == NULL)
		return;
	html_free(s->html);
	norm_free(&s->pre);
	buf_free(&s->row);
	buf_free(&s->cut);
	places_free(&s->places);
	arena_free(&s->shown);
	free(s);
}

void
htmlseg_learn(struct htmlseg *s, struct diag *diagnose, const char *name,
    struct span head)
{
	struct line l = { 0 };
	size_t from = 0;

	s->learn = true;
	html_begin(s->html, diagnose, name);
	while (from < head.n) {
		const char *lf = memchr(head.p + from, '\n', head.n - from);
		size_t to = lf != NULL ? (size_t)(lf - head.p) : head.n;

		l.text = span_sub(head, from, to);
		l.no++;
		html_feed(s->html, &l);
		from = to + 1;
	}
	html_end(s->html);
	layout_decide(s->lay);
	arena_reset(&s->shown);
}

/* Adds count B to A. */
static void
sum(struct norm_count *a, const struct norm_count *b)
{
	if (a->n == 0)
		*a = *b;
	else
		a->n += b->n;
}

void
htmlseg_write(struct htmlseg *s, struct diag *diagnose, struct doc *d,
    struct norm_seen *seen)
{
	struct line l;

	s->learn = false;
	html_begin(s->html, diagnose, d->src->name);
	while (doc_line(d, &l))
		html_feed(s->html, &l);
	html_end(s->html);
	sum(&seen->cp1252, &html_seen(s->html)->cp1252);
	sum(&seen->control, &html_seen(s->html)->control);
	sum(&seen->bidi, &html_seen(s->html)->bidi);
}
