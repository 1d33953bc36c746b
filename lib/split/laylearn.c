/* Learning a document's layouts from its first bytes. */
#include "split/laytell.h"

#define CUE_BYTES 2560 /* of the document are searched for its type's words */

/* Notes a header met. */
static void
note_header(struct layout *lay, const struct lay_hit *hit, bool before)
{
	struct lay_person *p = lay_person_add(lay, hit->name.key);
	struct lay_seen *seen;

	if (p == NULL)
		return;
	p->count += p->count < UINT16_MAX;
	p->caller |= hit->name.caller;
	p->role |= hit->role != 0;
	lay->talks |= hit->name.caller;
	if (lay->nseen == LAY_SEEN)
		return;
	seen = &lay->seen[lay->nseen++];
	seen->person = (uint16_t)(p - lay->person);
	seen->pat = (uint8_t)(hit->pat - lay->pat);
	seen->before = before;
	seen->role = hit->role != 0;
}

/* Marks the lines before a page's end. */
static void
page_ends(struct layout *lay)
{
	unsigned i;

	for (i = 0; i < lay->nrecent; i++)
		lay->recent[i]->near++;
	lay->nrecent = 0;
	lay->after_page = 6;
	lay->pages++;
}

/* Notes a line that may come again. */
static void
note_line(struct layout *lay, const struct lay_view *v)
{
	struct lay_rep *rep;
	uint32_t key;

	if (lay_page_line(lay, v->s)) {
		page_ends(lay);
		return;
	}
	if (lay_rule(v->s))
		return;
	/* A long sentence is no page's. */
	if (v->s.n > 60 && v->s.p[v->s.n - 1] == '.' && lay->after_page == 0) {
		lay->nrecent = 0;
		return;
	}
	if (v->raw.n > LAY_LONG || (key = lay_key(lay_trim(v->raw))) == 0 ||
	    (rep = lay_rep(lay, key, true)) == NULL) {
		lay->nrecent = 0;
		lay->after_page = 0;
		return;
	}
	rep->count += rep->count < UINT16_MAX;
	rep->first = (uint8_t)v->s.p[0];
	if (lay->after_page > 0) {
		lay->after_page--;
		rep->near++;
		return;
	}
	if (lay->nrecent == 4) {
		memmove(
		    lay->recent, lay->recent + 1, 3 * sizeof(lay->recent[0]));
		lay->nrecent--;
	}
	lay->recent[lay->nrecent++] = rep;
}

/* Counts what tells hard-wrapped lines from a paragraph a line. */
static void
note_length(struct layout *lay, struct span s)
{
	lay->bytes += s.n;
	if (memchr(s.p, '\t', s.n) != NULL || s.p[0] == '|' ||
	    lay_digit((unsigned char)s.p[s.n - 1]) || s.p[s.n - 1] == ')')
		return; /* a table's */
	lay->lines++;
	if (s.n > 160)
		lay->longs++;
	else if (s.n >= 60) {
		lay->fulls++;
		lay->ends += lay_ends(s);
		lay->length[(s.n - 60) / 4]++;
	}
}

/* Learns from a line that heads a section; true if it does. */
static bool
note_section(struct layout *lay, const struct lay_view *v, size_t n)
{
	enum lay_sect sect;

	if (v->s.n > 100 || !lay_section(lay, v->s, &sect))
		return false;
	lay->contents = lay_contents(lay, v, n, sect);
	if (lay->contents)
		return true;
	if (sect == LAY_PRESENTATION && !lay->head_sect[LAY_QA] && !lay->talks)
		lay->openings++;
	lay->head_sect[sect] = true;
	lay->listing = sect == LAY_PARTICIPANTS;
	return true;
}

bool
lay_contents(const struct layout *lay, const struct lay_view *v, size_t n,
    enum lay_sect sect)
{
	enum lay_sect other;
	size_t i = 1;

	while (i < n && v[i].blank)
		i++;
	return i < n && lay_section(lay, v[i].s, &other) && other != sect &&
	       (other == LAY_QA || sect == LAY_QA || lay->contents);
}

bool
lay_list_ends(struct layout *lay, const struct lay_view *v, size_t n)
{
	const struct lay_person *p;
	struct lay_name name;
	size_t i = 1;

	if (v->s.n > LAY_LONG)
		return true;
	if (!lay_name(lay, v->s, 6, &name))
		return v->s.n > 80 && lay_ends(v->s);
	while (i < n && v[i].blank)
		i++;
	if (name.caller)
		return v->s.n > name.n + 40 ||
		       (name.n == v->s.n && i < n && v[i].s.n > 60);
	/* The name of someone listed, alone on its line, speaks. */
	p = lay_person(lay, name.key);
	return name.n == v->s.n && p != NULL && i < n && v[i].s.n > 40 &&
	       (lay->decided ? p->told : p->listed);
}

/* Is a full line S the middle of a sentence, so that the next one goes on? */
static bool
unfinished(struct span s)
{
	unsigned char c = (unsigned char)s.p[s.n - 1];

	return s.n >= 60 && (lay_lower(c) || c == ',');
}

/* Learns from line I of the window, which has N lines. */
static void
learn(struct layout *lay, size_t i, size_t n)
{
	const struct lay_view *v = &lay->win[i];
	struct lay_hit hit;
	bool middle;

	if (v->blank) {
		lay->was_blank = true;
		return;
	}
	/* A line in the middle of a paragraph tells nothing new. */
	middle = lay->unfinished && !lay->was_blank && !lay->listing &&
		 lay->after_page == 0;
	lay->unfinished = unfinished(v->s);
	if (!middle)
		note_line(lay, v);
	else if (lay_page_line(lay, v->s))
		page_ends(lay);
	if (lay->bytes < CUE_BYTES)
		lay_cues(lay, v->s, 400, lay->cue);
	note_length(lay, v->s);
	if (!middle && note_section(lay, v, n - i)) {
		lay->calling = 0;
	} else if (lay->listing && !lay_list_ends(lay, v, n - i)) {
		lay_listed(lay, v->s);
	} else if (!middle && lay_header(lay, v, n - i, &hit)) {
		note_header(lay, &hit, lay->was_blank);
		lay->listing = false;
		lay->calling = hit.name.operator? 5 : 0;
		if (hit.speech && lay->calling > 0)
			lay_called(lay,
			    span_sub(v->s, hit.text_at, hit.text_at + 800));
	} else if (lay->calling > 0) {
		lay->calling--;
		lay_called(lay, span_sub(v->s, 0, 800));
	}
	lay->was_blank = false;
}

/* Learns from all lines of the window but the last KEEP. */
static void
learn_window(struct layout *lay, size_t keep)
{
	size_t i;

	for (i = 0; i + keep < lay->nwin; i++)
		learn(lay, i, lay->nwin);
	memmove(lay->win, lay->win + i, (lay->nwin - i) * sizeof(lay->win[0]));
	lay->nwin -= i;
}

/* The line without Markdown's stars; itself when it has none. */
static struct span
plain(struct layout *lay, struct span line)
{
	const char *star = line.n > LAY_LONG ? NULL
					     : memchr(line.p, '*', line.n);
	char *p;
	size_t i, n = 0;

	if (star == NULL || star + 1 == line.p + line.n || star[1] != '*')
		return line;
	p = arena_alloc(&lay->arena, line.n);
	for (i = 0; i < line.n; i++)
		if (line.p[i] == '*' && i + 1 < line.n && line.p[i + 1] == '*')
			i++;
		else
			p[n++] = line.p[i];
	return (struct span){ p, n };
}

void
layout_learn(struct layout *lay, struct span line, unsigned hint)
{
	struct lay_view *v;

	if (lay->nwin == LAY_WIN)
		learn_window(lay, LAY_PARTS);
	v = &lay->win[lay->nwin++];
	*v = lay_view(line, plain(lay, line));
	if ((hint & LAY_PAGE) != 0 || (line.n > 0 && line.p[0] == '\f'))
		page_ends(lay);
}

/* Counts the headers that are good, shape by shape. */
static void
score(struct layout *lay)
{
	size_t i;

	for (i = 0; i < lay->nseen; i++) {
		const struct lay_seen *s = &lay->seen[i];
		const struct lay_person *p = &lay->person[s->person];
		struct lay_pat *pat = &lay->pat[s->pat];

		if (!p->caller && !p->listed && !p->called && p->count < 2 &&
		    !s->role && pat->need != LAYOUTS_NEED_SHAPE)
			continue;
		pat->score++;
		pat->before += s->before;
		lay->callers += p->caller;
	}
	lay->ahead = 2;
	for (i = 0; i < lay->npat; i++) {
		lay->pat[i].on = lay->pat[i].score >= lay->pat[i].min;
		lay->turns += lay->pat[i].on ? lay->pat[i].score : 0;
	}
	for (i = 0; i < lay->npat; i++) {
		struct lay_pat *pat = &lay->pat[i];

		/* Among others, one that names an office is enough. */
		if (pat->score > 0 && pat->need == LAYOUTS_NEED_ROLE &&
		    lay->turns >= 4)
			pat->on = true;
		lay->gaps |= pat->on && pat->gap;
		if (pat->on && pat->lines + 1 > lay->ahead)
			lay->ahead = pat->lines + 1;
	}
}

/* A call or a release, by headers, headings and words. */
static enum lay_type
decide_type(const struct layout *lay)
{
	unsigned call = lay->cue[SIGNALS_KIND_CALL];
	unsigned press = lay->cue[SIGNALS_KIND_PRESS];

	if (lay->turns >= 4 &&
	    (lay->callers > 0 || lay->head_sect[LAY_PRESENTATION] ||
		lay->head_sect[LAY_QA]))
		return LAY_CALL;
	if (lay->turns >= 8 && press < 3)
		return LAY_CALL;
	if (lay->turns > 0 && lay->callers > 0 && call >= press)
		return LAY_CALL;
	if (call > press)
		return LAY_CALL;
	return press > 0 ? LAY_PRESS : LAY_UNKNOWN;
}

/* The length that nine of ten lines of prose keep to. */
static unsigned
prose_width(const struct layout *lay)
{
	uint64_t sum = 0;
	unsigned i = 0;

	while (i < LAY_LENGTHS && (sum += lay->length[i]) * 10 < lay->fulls * 9)
		i++;
	return 60 + 4 * (i + 1);
}

/* Notes with what bytes the lines begin that come again near page ends. */
static void
note_again(struct layout *lay)
{
	size_t i;

	if (lay->pages == 0)
		return;
	for (i = 0; i < LAY_REPS; i++)
		if (lay->rep[i].near > 1)
			lay->again[lay->rep[i].first >> 5] |=
			    1u << (lay->rep[i].first & 31);
}

void
layout_decide(struct layout *lay)
{
	learn_window(lay, 0);
	lay->wrapped = lay->fulls * 2 > lay->longs * 3 &&
		       lay->ends * 2 < lay->fulls && lay->lines > 4;
	lay->width = prose_width(lay);
	score(lay);
	note_again(lay);
	lay->decided = true;
	lay->contents = false;
	lay->type = decide_type(lay);
}

void
layout_detect(struct layout *lay, struct span head)
{
	const char *p = head.p, *e = head.p + head.n, *q;
	size_t n;

	while (p < e) {
		q = memchr(p, '\n', (size_t)(e - p));
		n = (size_t)((q != NULL ? q : e) - p);
		while (n > 0 && p[n - 1] == '\r')
			n--;
		layout_learn(lay, (struct span){ p, n }, 0);
		p = q != NULL ? q + 1 : e;
	}
	layout_decide(lay);
}
