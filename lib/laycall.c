/* One line of a call: headings, participants, speakers, speech. */
#include "lay.h"

/* Views of the lines of the window, as many as a header may have. */
static size_t
views(const struct lay_line *w, size_t n, struct lay_view *v, size_t max)
{
	size_t i;

	for (i = 0; i < n && i < max; i++)
		v[i] = lay_view(w[i].raw, w[i].text);
	return i;
}

/* The first line of W[FROM] .. that is not blank, N if there is none. */
static size_t
next_text(const struct lay_line *w, size_t n, size_t from)
{
	while (from < n && lay_trim(w[from].text).n == 0)
		from++;
	return from;
}

/* A line that heads a section; false: it does not. */
static bool
section(struct layout *lay, struct lay_line *w, const struct lay_view *v,
    size_t nv)
{
	enum lay_sect sect;

	if (v->s.n > 100 || !lay_section(lay, v->s, &sect))
		return false;
	w->kind = LAY_HEADING;
	w->text_at = v->skip;
	w->text_n = v->s.n;
	w->para = true;
	if (lay->told == 0 && lay_contents(lay, v, nv, sect))
		return true;
	/* Of several, the last before the questions opens the talk. */
	if (sect == LAY_PRESENTATION && ++lay->opened < lay->openings &&
	    lay->told == 0)
		return true;
	if (lay->told > 0 && !lay->closed &&
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

/* Do the lines after a header, or its own speech, speak of questions? */
static bool
asks(const struct layout *lay, const struct lay_line *w, size_t n,
    const struct lay_hit *hit, const struct lay_view *v)
{
	size_t i, len = 0;
	struct span s;

	if (hit->speech && (lay_cues(lay, span_sub(v[hit->lines - 1].s,
	    hit->text_at, v[hit->lines - 1].s.n), 500, NULL) &
	    1u << SIGNALS_KIND_QA) != 0)
		return true;
	for (i = hit->lines; i < n && len < 600; i++) {
		s = lay_trim(w[i].text);
		if (lay_cues(lay, s, 500, NULL) & 1u << SIGNALS_KIND_QA)
			return true;
		len += s.n;
	}
	return false;
}

/* Moves to the section that a speaker's header opens. */
static void
turn_section(struct layout *lay, const struct lay_line *w, size_t n,
    const struct lay_hit *hit, const struct lay_view *v)
{
	bool gives = hit->name.operator;

	if (lay->sect == LAY_FRONT || lay->sect == LAY_PARTICIPANTS)
		lay->sect = LAY_PRESENTATION;
	if (lay->sect == LAY_PRESENTATION && !lay->head_sect[LAY_QA] &&
	    lay->others > 0 && gives && asks(lay, w, n, hit, v))
		lay->sect = LAY_QA;
	lay->told++;
	lay->others += !gives;
	lay->operating = gives;
	lay->closed = false;
}

/* Notes that the operator ends the call. */
static void
closes(struct layout *lay, struct span s)
{
	if (lay->operating && !lay->closed)
		lay->closed = (lay_cues(lay, s, 400, NULL) &
		    1u << SIGNALS_KIND_CLOSE) != 0;
}

/* Tells the header HIT on its lines. */
static size_t
tell_header(struct layout *lay, struct lay_line *w, size_t n,
    const struct lay_view *v, const struct lay_hit *hit)
{
	struct lay_person *p;
	size_t i;

	turn_section(lay, w, n, hit, v);
	w->kind = hit->speech ? LAY_INLINE : LAY_SPEAKER;
	w->para = true;
	for (i = 0; i < hit->lines; i++) {
		w[i].head_at = v[i].skip + hit->head_at[i];
		w[i].head_n = hit->head_n[i];
		w[i].text_at = v[i].skip + v[i].s.n;
		w[i].text_n = 0;
	}
	i--;
	w[i].text_at = v[i].skip + hit->text_at;
	w[i].text_n = v[i].s.n - hit->text_at;
	closes(lay, span_sub(v[i].s, hit->text_at, v[i].s.n));
	lay->last_end = w[i].text_n == 0 || lay_ends(v[i].s);
	lay->last_len = (unsigned)v[i].s.n;
	if ((p = lay_person_add(lay, hit->name.key)) != NULL)
		p->count += p->count < UINT16_MAX;
	return hit->lines;
}

/* May a header that is none by its name alone be one where it stands? */
static bool
placed(const struct layout *lay, const struct lay_line *w, size_t n,
    const struct lay_hit *hit)
{
	const struct lay_pat *pat = hit->pat;
	size_t i;

	if (pat->need == LAYOUTS_NEED_SHAPE || hit->role != 0 ||
	    lay_known(lay, &hit->name))
		return true;
	if (pat->need != LAYOUTS_NEED_KNOWN || hit->name.words < 2 ||
	    pat->score < 6 || !(lay->last_end || lay->last != LAY_TEXT))
		return false;
	if (pat->before * 10 >= pat->score * 9 && lay->blanks == 0 &&
	    !lay->broken)
		return false;
	if (pat->speech)
		return true;
	i = next_text(w, n, hit->lines);
	return i < n && lay_trim(w[i].text).n > 40;
}

/* A header that is so long that it goes on, on the next line, before a blank
 * one. */
static void
wrapped_header(const struct layout *lay, const struct lay_line *w, size_t n,
    const struct lay_view *v, struct lay_hit *hit)
{
	size_t i = hit->lines;
	const char *blank;
	unsigned role;

	if (hit->pat->speech || hit->pat->lines > 1 || i + 1 >= n ||
	    i >= LAY_PARTS || v[i].blank || lay_trim(w[i + 1].text).n > 0)
		return;
	blank = memchr(v[i].s.p, ' ', v[i].s.n);
	if (v[i - 1].s.n + 1 + (blank != NULL ? (size_t)(blank - v[i].s.p) :
	    v[i].s.n) + 12 < lay->width || lay_ends(v[i].s) ||
	    !lay_title(lay->tab, v[i].s, &role))
		return;
	hit->head_at[i] = 0;
	hit->head_n[i] = v[i].s.n;
	hit->text_at = v[i].s.n;
	hit->lines++;
}

/* A speaker's header; 0: it is none. */
static size_t
speaker(struct layout *lay, struct lay_line *w, size_t n,
    const struct lay_view *v, size_t nv, bool repeated)
{
	const struct lay_person *p;
	struct lay_name who;
	struct lay_hit hit;

	if (lay->opened < lay->openings && lay->told == 0 &&
	    lay->sect != LAY_QA)
		return 0;
	if (lay->sect == LAY_LEGAL || !lay_header(lay, v, nv, &hit) ||
	    !placed(lay, w, n, &hit))
		return 0;
	/* "Moderator: Jane Roe" on the title page says who, not what. */
	if (lay->told == 0 && hit.name.caller && hit.speech &&
	    lay_name(lay->tab, span_sub(v[hit.lines - 1].s, hit.text_at,
	    v[hit.lines - 1].s.n), 6, &who) &&
	    who.n + hit.text_at == v[hit.lines - 1].s.n)
		return 0;
	p = lay_person(lay, hit.name.key);
	if (repeated && (hit.speech || !(hit.name.caller || (p != NULL &&
	    (p->listed || p->called)))))
		return 0;
	wrapped_header(lay, w, n, v, &hit);
	return tell_header(lay, w, n, v, &hit);
}

/* Does a participant begin on V, rather than go on? */
static bool
begins_person(const struct layout *lay, const struct lay_view *v)
{
	struct lay_name name;

	if (v->mark == LAY_MARK_ITEM)
		return true;
	return lay_name(lay->tab, v->s, 10, &name);
}

/* May V be of a list of participants, and not prose after it? */
static bool
lists(const struct layout *lay, const struct lay_view *v)
{
	struct lay_name name;

	if (v->s.n <= 60 || !lay_ends(v->s) ||
	    lay_name(lay->tab, v->s, 10, &name))
		return v->s.n <= LAY_LONG;
	return v->s.p[v->s.n - 1] == '.' && memchr(v->s.p, '.', v->s.n - 1) ==
	    NULL && lay_case(v->s).low < 6;
}

/* A list that begins on its heading's line, "MANAGEMENT: MR. JOHN ROE -
 * CHIEF": the heading is left out of the participant. */
static bool
list_heading(struct layout *lay, const struct lay_line *w, struct lay_view *v)
{
	const char *colon = memchr(v->s.p, ':', v->s.n);
	struct lay_name name;
	enum lay_sect sect;
	struct span rest;
	size_t n;

	if (colon == NULL || v->s.n > LAY_LONG || lay->told > 0)
		return false;
	n = (size_t)(colon - v->s.p);
	rest = lay_trim(span_sub(v->s, n + 1, v->s.n));
	if (!lay_section(lay, span_sub(v->s, 0, n), &sect) ||
	    sect != LAY_PARTICIPANTS || !lay_name(lay->tab, rest, 6, &name))
		return false;
	lay->sect = sect;
	v->skip = (size_t)(rest.p - w->text.p);
	v->s = rest;
	return true;
}

/* One participant of a list, with the lines of title and firm after the
 * name. */
static size_t
participant(struct layout *lay, struct lay_line *w, const struct lay_view *v,
    size_t nv)
{
	struct lay_name name;
	enum lay_sect sect;
	unsigned role;
	bool alone;
	size_t i, j;

	w->kind = LAY_PARTICIPANT;
	w->head_at = v->skip;
	w->head_n = v->s.n;
	w->para = true;
	alone = lay_name(lay->tab, v->s, 10, &name) && name.n == v->s.n;
	for (i = 1; i < nv; i = j + 1) {
		j = alone && i == 1 ? next_text(w, nv, i) : i;
		if (j >= nv || v[j].blank || (begins_person(lay, &v[j]) &&
		    (v->mark == LAY_MARK_NONE || v[j].mark == v->mark)) ||
		    v[j].s.n > LAY_LONG || lay_rule(v[j].s) ||
		    lay_page_line(lay, v[j].s) ||
		    lay_section(lay, v[j].s, &sect) ||
		    (j > i && !lay_title(lay->tab, v[j].s, &role)))
			break;
		w[j].head_at = v[j].skip;
		w[j].head_n = v[j].s.n;
	}
	return i;
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

/* A line of speech, or what looks like a heading within it. */
static void
speech(struct layout *lay, struct lay_line *w, const struct lay_view *v)
{
	if (v->mark == LAY_MARK_HEAD || (w->hint & LAY_HEAD_MARK) != 0) {
		w->kind = LAY_HEADING;
		w->para = true;
		w->text_at = v->skip;
		w->text_n = v->s.n;
		return;
	}
	if (note(v->s)) {
		w->kind = LAY_NOTE;
		w->para = true;
		return;
	}
	if (lay->closed && (lay->broken || lay->blanks > 0) &&
	    (lay->broken || lay_cue(lay, v->s) == LAY_LEGAL))
		lay->sect = LAY_LEGAL;
	else if (v->s.p[0] == '[' && lay->told > 0 && lay->last_end &&
	    lay_cue(lay, v->s) == LAY_LEGAL)
		lay->sect = LAY_LEGAL;
	closes(lay, v->s);
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
	if (w->raw.n > 400 || (lay->last == LAY_TEXT && !lay->last_end &&
	    lay->blanks == 0))
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

	if (v->s.n > LAY_LONG)
		return false;
	if (lay->notice && lay->blanks == 0)
		return true;
	i = next_text(w, n, 1);
	if (i == n || !lay_page_line(lay, lay_trim(w[i].text)))
		return false;
	if (lay->page_line && v->s.n < 160)
		return true;
	return i == 1 && lay->blanks > 0 && v->s.n <= 60 && !lay_ends(v->s) &&
	    lay->told > 0;
}

/* Tells the furniture W[0]. */
static size_t
furniture(struct layout *lay, struct lay_line *w, size_t n,
    const struct lay_view *v)
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

/* A header whose name stands before a page's end and whose title after it:
 * the lines between are furniture. */
static size_t
split_header(struct layout *lay, struct lay_line *w, size_t n,
    const struct lay_view *v)
{
	struct lay_view part[2];
	struct lay_hit hit;
	struct lay_name name;
	size_t i, k;
	bool page = false;

	i = next_text(w, n, 1);
	if (i == n || lay->told == 0 || v->s.n > 80 ||
	    !lay_page_line(lay, lay_trim(w[i].text)) || !lay_name(lay->tab, v->s, 6, &name) ||
	    name.n < v->s.n || !lay_known(lay, &name))
		return 0;
	for (i = 1; i < n; i++) {
		part[1] = lay_view(w[i].raw, w[i].text);
		if (part[1].blank)
			continue;
		if (!lay_page_line(lay, part[1].s) &&
		    !lay_furniture(lay, &part[1]))
			break;
		page = true;
	}
	part[0] = *v;
	if (!page || i == n || !lay_header(lay, part, 2, &hit) ||
	    hit.lines != 2)
		return 0;
	tell_header(lay, w, n, part, &hit);
	w[i].head_at = part[1].skip + hit.head_at[1];
	w[i].head_n = hit.head_n[1];
	w[i].text_at = part[1].skip + part[1].s.n;
	w[i].text_n = 0;
	for (k = 1; k < i; k++) {
		w[k].head_at = w[k].head_n = w[k].text_n = 0;
		w[k].text_at = w[k].text.n;
	}
	return i + 1;
}

size_t
lay_call(struct layout *lay, struct lay_line *w, size_t n)
{
	struct lay_view v[LAY_PARTS + 4];
	size_t used, nv = views(w, n, v, LAY_PARTS + 4);
	enum lay_sect sect;
	bool repeated;

	if (lay_rule(v->s) || lay_page_line(lay, v->s))
		return furniture(lay, w, n, v);
	if (lay->sect >= LAY_PRESENTATION &&
	    (used = split_header(lay, w, n, v)) > 0)
		return used;
	repeated = lay_furniture(lay, v);
	if (!repeated && section(lay, w, v, nv))
		return 1;
	if (repeated && lay->told == 0 && lay_section(lay, v->s, &sect))
		lay->opened += sect == LAY_PRESENTATION;
	if ((lay->sect != LAY_PARTICIPANTS || (lay_list_ends(lay, v, nv) &&
	    lay->opened >= lay->openings)) &&
	    (used = speaker(lay, w, n, v, nv, repeated)) > 0)
		return used;
	if (repeated || page_block(lay, w, n, v) ||
	    (v->mark == LAY_MARK_HEAD && lay_again(lay, v) > 2)) {
		w->kind = LAY_FURNITURE;
		return 1;
	}
	if (lay->sect == LAY_PARTICIPANTS && !lists(lay, v))
		lay->sect = LAY_FRONT;
	if (lay->sect == LAY_PARTICIPANTS)
		return participant(lay, w, v, nv);
	if (lay->sect == LAY_FRONT && list_heading(lay, w, v))
		return participant(lay, w, v, nv);
	if (table_line(lay, w)) {
		w->kind = LAY_ROW;
		return 1;
	}
	if (lay->sect == LAY_FRONT)
		front(lay, w, v);
	else
		speech(lay, w, v);
	return 1;
}
