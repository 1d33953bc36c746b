/* One line of a call: headings, participants, speakers, speech. */
#include "split/laytell.h"

/* Views of the lines of the window, as many as a header may have. */
static size_t
views(const struct lay_line *w, size_t n, struct lay_view *v, size_t max)
{
	size_t i;

	for (i = 0; i < n && i < max; i++)
		v[i] = lay_view(w[i].raw, w[i].text);
	return i;
}

/* A line that heads a section; false: it does not. */
static bool
section(
    struct layout *lay, struct lay_line *w, const struct lay_view *v, size_t nv)
{
	enum lay_sect sect;

	if (v->s.n > 100 || !lay_section(lay, v->s, &sect) ||
	    (sect == LAY_FRONT && lay->told > 0))
		return false;
	w->kind = LAY_HEADING;
	w->text_at = v->skip;
	w->text_n = v->s.n;
	w->para = true;
	lay->contents = lay->told == 0 && lay_contents(lay, v, nv, sect);
	if (lay->contents)
		return true;
	/* Of several, the last before the questions opens the talk. */
	if (sect == LAY_PRESENTATION && ++lay->opened < lay->openings &&
	    lay->told == 0)
		return true;
	if (lay->told > 0 && !lay->closed && lay->sect != LAY_LEGAL &&
	    (sect == LAY_PARTICIPANTS || sect == LAY_CONTACTS))
		return true;
	if (sect == LAY_PRESENTATION && lay->sect == LAY_QA)
		return true;
	lay->sect = sect;
	return true;
}

/* Does the line alone, in brackets, tell what happens? */
static bool
note(struct span s)
{
	char open = s.p[0];

	while (s.n > 2 && (s.p[s.n - 1] == '.' || s.p[s.n - 1] == ' '))
		s.n--;
	if (s.n > 80 || (open != '(' && open != '['))
		return false;
	return s.p[s.n - 1] == (open == '(' ? ')' : ']') &&
	       memchr(s.p + 1, open, s.n - 1) == NULL;
}

/* The lines before the call begins: titles, dates, prose about it. */
static void
front(struct layout *lay, struct lay_line *w, const struct lay_view *v)
{
	unsigned cues = 0;

	if (v->s.n > 40 && lay->opened >= lay->openings)
		cues = lay_cues(lay, v->s, 60, NULL);
	if ((cues & 1u << SIGNALS_KIND_OPENING) != 0 ||
	    (lay->turns == 0 && v->s.n > 200)) {
		lay->sect = LAY_PRESENTATION;
		lay_text(lay, w, v);
		return;
	}
	if (v->s.n > 160 || (lay_ends(v->s) && v->s.n > 30) ||
	    (lay->last == LAY_TEXT && lay->blanks == 0)) {
		lay_text(lay, w, v);
		return;
	}
	w->kind = LAY_HEADING;
	w->para = true;
	w->text_at = v->skip;
	w->text_n = v->s.n;
}

/* Is V, with blank lines around it, written as a heading: "Slide 9, Paints &
 * Inks"? */
static bool
alone(const struct layout *lay, const struct lay_line *w, size_t n,
    const struct lay_view *v)
{
	struct lay_case c = lay_case(v->s);
	unsigned role;

	return n > 1 && lay_trim(w[1].text).n == 0 && c.up > 1 &&
	       c.low <= c.up / 2 && !lay_ends(v->s) &&
	       v->s.p[v->s.n - 1] != '-' && v->s.p[v->s.n - 1] != ',' &&
	       lay_title(lay->tab, v->s, &role);
}

/* A line of speech, or what looks like a heading within it. */
static void
speech(
    struct layout *lay, struct lay_line *w, size_t n, const struct lay_view *v)
{
	if (v->mark == LAY_MARK_HEAD || (w->hint & LAY_HEAD_MARK) != 0) {
		w->kind = LAY_HEADING;
		w->para = true;
		w->text_at = v->skip;
		w->text_n = v->s.n;
		return;
	}
	if (lay->blanks > 0 && lay->last_end && v->s.n < 80 &&
	    alone(lay, w, n, v)) {
		w->kind = LAY_HEADING;
		w->para = true;
		return;
	}
	if (note(v->s)) {
		w->kind = LAY_NOTE;
		w->para = true;
		return;
	}
	/* Who speaks of questions had ended only the first part. */
	if (lay->closed &&
	    (lay_cues(lay, v->s, 300, NULL) & 1u << SIGNALS_KIND_QA) != 0)
		lay->closed = false;
	if (lay->closed && (lay->broken || lay->blanks > 0) &&
	    (lay->broken || lay_cue(lay, v->s) == LAY_LEGAL))
		lay->sect = LAY_LEGAL;
	else if (v->s.p[0] == '[' && lay->told > 0 && lay->last_end &&
		 lay_cue(lay, v->s) == LAY_LEGAL)
		lay->sect = LAY_LEGAL;
	lay_closes(lay, v->s);
	if (v->mark == LAY_MARK_ITEM || (w->hint & LAY_ITEM) != 0)
		w->kind = LAY_BULLET;
	lay_text(lay, w, v);
}

/* A line of a table in a call: surely one, for speech has figures too. */
static bool
table_line(const struct layout *lay, const struct lay_line *w)
{
	struct lay_cells c;

	if ((w->hint & LAY_CELLS) != 0)
		return true;
	if (w->raw.n > 400 ||
	    (lay->last == LAY_TEXT && !lay->last_end && lay->blanks == 0))
		return false;
	c = lay_cells(w->raw);
	return c.n >= 3 && c.figures >= 2 && c.tail > 0;
}

/* Lines of a page's end that no word and no repetition tells: the second line
 * of a long notice, the first of a block that a notice ends, a line between
 * two others. */
static bool
page_block(const struct layout *lay, const struct lay_line *w, size_t n,
    const struct lay_view *v)
{
	size_t i;

	if (v->s.n > LAY_LONG || lay->sect < LAY_PRESENTATION)
		return false;
	if (lay->notice && lay->blanks == 0)
		return true;
	if (!lay->page_line && (lay->blanks == 0 || v->s.n > 60))
		return false;
	i = lay_next_text(w, n, 1);
	if (i == n || !lay_page_line(lay, lay_trim(w[i].text)))
		return false;
	if (lay->page_line && v->s.n < 160)
		return true;
	return i == 1 && lay->blanks > 0 && v->s.n <= 60 && !lay_ends(v->s) &&
	       lay->told > 0;
}

/* Tells the furniture W[0]. */
static size_t
furniture(
    struct layout *lay, struct lay_line *w, size_t n, const struct lay_view *v)
{
	size_t i;

	/* A notice of many lines, none of them a page's, is a disclaimer. */
	if (lay->told > 0 && v->s.n > 40 && !lay_rule(v->s)) {
		for (i = 1; i < n && i < 6; i++)
			if (lay_trim(w[i].text).n < 60 ||
			    lay_page_line(lay, lay_trim(w[i].text)))
				break;
		if (i >= 5) {
			lay->sect = LAY_LEGAL;
			lay_text(lay, w, v);
			return 1;
		}
	}
	w->kind = LAY_FURNITURE;
	if (!lay_rule(v->s)) {
		lay->notice = v->s.n > 80 && !lay_ends(v->s);
		lay->page_line = true;
	}
	return 1;
}

size_t
lay_call(struct layout *lay, struct lay_line *w, size_t n)
{
	struct lay_view v[LAY_PARTS + 4];
	bool talk = lay->sect >= LAY_PRESENTATION && lay->told > 0;
	size_t used, nv = views(w, n, v, talk ? 1 : LAY_PARTS + 4);
	enum lay_sect sect;
	bool repeated;

	if (lay_rule(v->s) || lay_page_line(lay, v->s))
		return furniture(lay, w, n, v);
	if (lay->sect >= LAY_PRESENTATION &&
	    (used = lay_split_header(lay, w, n, v)) > 0)
		return used;
	repeated = lay_repeated(lay, v);
	/* Most lines are the middle of a speech. */
	if (talk && !repeated && v->mark == LAY_MARK_NONE &&
	    lay_lower((unsigned char)v->s.p[0]) && !lay->page_line) {
		speech(lay, w, n, v);
		if (w->kind == LAY_TEXT)
			lay_break(lay, w);
		return 1;
	}
	if (talk)
		nv = views(w, n, v, lay->ahead);
	if (!repeated && section(lay, w, v, nv))
		return 1;
	if (repeated && lay->told == 0 && lay_section(lay, v->s, &sect))
		lay->opened += sect == LAY_PRESENTATION;
	if ((lay->sect != LAY_PARTICIPANTS ||
		(lay_list_ends(lay, v, nv) && lay->opened >= lay->openings)) &&
	    (used = lay_speaker(lay, w, n, v, nv, repeated)) > 0)
		return used;
	if (repeated && lay->sect == LAY_PARTICIPANTS &&
	    lay_begins_person(lay, v))
		repeated = false;
	if (repeated || page_block(lay, w, n, v) ||
	    (v->mark == LAY_MARK_HEAD && lay_again(lay, v) > 2)) {
		w->kind = LAY_FURNITURE;
		return 1;
	}
	if (lay->sect == LAY_PARTICIPANTS && !lay_lists(lay, v))
		lay->sect = LAY_FRONT;
	if (lay->sect == LAY_PARTICIPANTS)
		return lay_participant(lay, w, v, nv);
	if (lay->sect == LAY_FRONT && lay_list_heading(lay, w, v))
		return lay_participant(lay, w, v, nv);
	if (table_line(lay, w)) {
		w->kind = LAY_ROW;
		return 1;
	}
	if (lay->sect == LAY_FRONT)
		front(lay, w, v);
	else
		speech(lay, w, n, v);
	if (w->kind == LAY_TEXT)
		lay_break(lay, w);
	return 1;
}
