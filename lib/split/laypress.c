/* One line of a release: headings, sections, table rows, prose. */
#include "split/laytell.h"

#define FULL 88	  /* bytes of a line that is longer than those of titles */
#define TITLE 160 /* no heading is longer */
#define CUE 320	  /* bytes of a paragraph that tell what it is about */

/* The beginning of the paragraph that W[0] begins, joined into B. */
static struct span
beginning(const struct layout *lay, const struct lay_line *w, size_t n, char *b)
{
	size_t i, used = 0, part;
	struct span s;

	for (i = 0; i < n && used < CUE - 1; i++) {
		s = lay_trim(w[i].text);
		if (s.n == 0)
			break;
		part = s.n < CUE - 1 - used ? s.n : CUE - 1 - used;
		memcpy(b + used, s.p, part);
		used += part;
		b[used++] = ' ';
		if (!lay->wrapped)
			break;
	}
	return (struct span){ b, used };
}

/* Lines of the block of text that begins with W[0], up to a blank one. */
static size_t
block(const struct lay_line *w, size_t n)
{
	size_t i = 1;

	while (i < n && lay_trim(w[i].text).n > 0)
		i++;
	return i;
}

/* Does the line look like one of a heading, by itself? */
static bool
heading_line(const struct layout *lay, const struct lay_line *w,
    const struct lay_view *v)
{
	struct lay_case k;
	struct span s = v->s;

	if (v->mark == LAY_MARK_HEAD || (w->hint & LAY_HEAD_MARK) != 0)
		return true;
	if (s.n > TITLE)
		return false;
	if ((!lay->begun ? s.n < 80 : lay->sect == LAY_CONTACTS && s.n < 60) &&
	    (!lay_ends(s) || s.p[s.n - 1] == ':'))
		return true;
	/* A title goes on, on the next line. */
	if (lay->last == LAY_HEADING && lay->blanks == 0 && s.n < 100 &&
	    s.p[s.n - 1] != '.' && !lay->wrapped)
		return true;
	if (lay_lower((unsigned char)s.p[0]))
		return false;
	/* "(in millions, except per share amounts)" below a title. */
	if (lay->last == LAY_HEADING && s.p[0] == '(' && s.p[s.n - 1] == ')')
		return true;
	if (lay_ends(s) && s.p[s.n - 1] != ')' &&
	    (s.p[s.n - 1] != ':' || s.n > 80) &&
	    !(s.n < 80 && lay_firm_end(lay->tab, s) && lay_case(s).low == 0))
		return lay_case(s).low == 0 && s.n < 60;
	k = lay_case(s);
	/* "For 2023 we expect:" is no heading. */
	if (s.p[s.n - 1] == ':' && k.low > k.up)
		return false;
	return k.up >= k.low || (w->hint & LAY_BOLD) != 0 || s.n <= 48;
}

/* Is W[0] a heading, seeing the lines after it? */
static bool
heading(const struct layout *lay, const struct lay_line *w, size_t n,
    const struct lay_view *v)
{
	struct lay_view last;
	size_t i, lines;

	if (v->mark == LAY_MARK_ITEM || (w->hint & LAY_ITEM) != 0)
		return false;
	if (!heading_line(lay, w, v))
		return false;
	if (v->mark == LAY_MARK_HEAD || (w->hint & LAY_HEAD_MARK) != 0)
		return true;
	/* The rest of a paragraph is none. */
	if (lay->last == LAY_TEXT && lay->blanks == 0 && !lay->last_end)
		return false;
	if (!lay->wrapped)
		return true;
	lines = block(w, n);
	/* Full lines are prose, however many names they hold. */
	if (lines > 1 && v->s.n > FULL && lay_trim(w[1].text).n > FULL)
		return false;
	if (lines > 2 && v->s.n + 18 > lay->width &&
	    lay_trim(w[1].text).n + 18 > lay->width)
		return false;
	for (i = 1; i < lines && i < 4; i++) {
		last = lay_view(w[i].raw, w[i].text);
		if (!heading_line(lay, &w[i], &last) || lay_rule(last.s))
			return i > 1 || v->s.n < 60;
	}
	return true;
}

/* Does the block of headings at W[0] head a table of the statements? */
static bool
heads_table(const struct layout *lay, const struct lay_line *w, size_t n)
{
	size_t i, row = lay_next_row(w, n, 1, 10);

	if (row == 0)
		return false;
	if (lay->sect == LAY_TABLES || lay->sect == LAY_NOTES ||
	    lay->sect == LAY_ABOUT || lay->sect == LAY_LEGAL)
		return true;
	for (i = 0; i < row && lay_trim(w[i].text).n > 0; i++)
		if (lay_cues(lay, lay_trim(w[i].text), 200, NULL) &
		    1u << SIGNALS_KIND_TABLE)
			return true;
	return false;
}

/* Moves to the section that the heading W[0] opens. */
static void
heading_section(struct layout *lay, const struct lay_line *w, size_t n,
    const struct lay_view *v)
{
	enum lay_sect sect;

	if (lay_section(lay, v->s, &sect)) {
		lay->sect = sect;
		return;
	}
	if (heads_table(lay, w, n)) {
		lay->sect = LAY_TABLES;
		return;
	}
	if (lay->sect == LAY_FRONT ||
	    (lay->sect == LAY_CONTACTS && !lay->begun)) {
		if (lay_cues(lay, v->s, TITLE, NULL) &
		    1u << SIGNALS_KIND_TITLE) {
			lay->sect = LAY_RELEASE;
			lay->begun = true;
		}
	} else if (lay->sect == LAY_OUTLOOK && !lay_ends(v->s) &&
		   (v->mark == LAY_MARK_HEAD || lay->blanks > 0)) {
		lay->sect = LAY_RELEASE;
	}
}

/* Moves to the section that the paragraph W[0] begins is of. */
static void
text_section(struct layout *lay, const struct lay_line *w, size_t n,
    const struct lay_view *v)
{
	char b[CUE + 1];
	enum lay_sect sect;

	if (lay->sect == LAY_TABLES) {
		lay->sect = LAY_NOTES;
		return;
	}
	if (v->s.n < 40 && !lay->wrapped)
		return;
	sect = lay_cue(lay, beginning(lay, w, n, b));
	if ((lay->sect == LAY_FRONT || lay->sect == LAY_CONTACTS) &&
	    !lay->begun && sect != LAY_LEGAL) {
		lay->begun = true;
		lay->sect = LAY_RELEASE;
	} else if (sect != LAY_FRONT) {
		lay->sect = sect;
	}
}

/* A line of prose or of a list. */
static void
prose(
    struct layout *lay, struct lay_line *w, size_t n, const struct lay_view *v)
{
	bool notes = lay->sect == LAY_TABLES || lay->sect == LAY_NOTES;
	bool item = (w->hint & LAY_ITEM) != 0 ||
		    (v->mark == LAY_MARK_ITEM &&
			!(notes && w->text.p[v->skip - 2] == '*'));

	if (item)
		w->kind = LAY_BULLET;
	lay_text(lay, w, v);
	if (w->para && !(item && lay->sect == LAY_TABLES))
		text_section(lay, w, n, v);
	if (!item && v->mark == LAY_MARK_ITEM) {
		/* A footnote's star is part of it. */
		w->text_at = 0;
		w->text_n = w->text.n;
	}
	if (!w->para && lay->last == LAY_BULLET)
		w->kind = LAY_BULLET;
}

/* Follows the marks that frame the tables of a submission. */
static void
frame(struct layout *lay, struct span s)
{
	if (s.n < 3 || s.p[0] != '<')
		return;
	if (s.p[1] == 'S' && s.p[2] == '>')
		lay->framed = true;
	if (s.p[1] == '/')
		lay->framed = false;
}

/* Does a page begin after W[0] and blank lines? */
static bool
page_next(const struct lay_line *w, size_t n)
{
	size_t i;

	for (i = 1; i < n; i++) {
		if ((w[i].hint & LAY_PAGE) != 0)
			return true;
		if (lay_trim(w[i].text).n > 0)
			return false;
	}
	return false;
}

/* `CONTACTS:   Roe Corporation`: the heading and what it heads on one line. */
static bool
contact_line(const struct layout *lay, struct span s)
{
	const char *colon = s.n > 100 ? NULL : memchr(s.p, ':', s.n);
	enum lay_sect sect;

	return colon != NULL && colon - s.p < 40 && colon + 1 < s.p + s.n &&
	       !lay_ends(s) &&
	       lay_section(
		   lay, (struct span){ s.p, (size_t)(colon - s.p) }, &sect) &&
	       sect == LAY_CONTACTS;
}

/* Tells the heading W[0]. */
static void
tell_heading(struct layout *lay, struct lay_line *w, const struct lay_view *v)
{
	w->kind = LAY_HEADING;
	w->para = true;
	w->text_at = v->skip;
	w->text_n = v->s.n;
	/* "(in thousands)" ends a table's title. */
	lay->units = lay->sect == LAY_TABLES && v->s.n > 2 &&
		     v->s.p[0] == '(' && !lay_digit((unsigned char)v->s.p[1]);
}

size_t
lay_press(struct layout *lay, struct lay_line *w, size_t n)
{
	struct lay_view v = lay_view(w->raw, w->text);

	lay->near_row += lay->near_row > 0;
	if (lay_rule(v.s) ||
	    (lay_page_line(lay, v.s) &&
		(page_next(w, n) || !(lay->near_row > 0 && lay_figure(v.s))))) {
		frame(lay, v.s);
		w->kind = LAY_FURNITURE;
		lay->near_row -= lay->near_row > 0;
		return 1;
	}
	if (contact_line(lay, v.s)) {
		lay->sect = LAY_CONTACTS;
		tell_heading(lay, w, &v);
		return 1;
	}
	if (lay->framed || (v.mark != LAY_MARK_HEAD && lay_row(lay, w, n))) {
		if (lay->sect == LAY_NOTES || lay->sect == LAY_LEGAL ||
		    lay->sect == LAY_ABOUT)
			lay->sect = LAY_TABLES;
		w->kind = LAY_ROW;
		w->para = true;
		lay->near_row = 1;
		lay->units = false;
		return 1;
	}
	if (heading(lay, w, n, &v)) {
		heading_section(lay, w, n, &v);
		tell_heading(lay, w, &v);
		return 1;
	}
	lay->units = false;
	prose(lay, w, n, &v);
	return 1;
}
