/* One document of a segment stream: rows are held, turns cut, and when the
 * document is known everything is written. */
#include "speakers/talk.h"

#include <stdlib.h>

#include "core/mem.h"
#include "speakers/hear.h"
#include "speakers/tell.h"

void
talk_init(struct talk *t, const struct tab *tab, struct diag *d, struct out *o,
    size_t cap)
{
	*t = (struct talk){ .diag = d, .out = o };
	people_init(&t->people, tab, cap);
}

void
talk_free(struct talk *t)
{
	people_free(&t->people);
	lex_free(&t->lex);
	buf_free(&t->doc);
	buf_free(&t->rows);
	buf_free(&t->sect);
	free(t->turn);
	free(t->list);
}

bool
talk_next(const struct talk *t, size_t *at, size_t end, struct talk_row *r)
{
	const char *p = t->rows.p + *at, *stop = t->rows.p + end, *tab;
	const struct talk_cols *c = &t->cols;
	struct span s;
	int i;

	if (*at >= end)
		return false;
	tab = memchr(p, '\n', (size_t)(stop - p));
	stop = tab == NULL ? stop : tab;
	*at = (size_t)(stop - t->rows.p) + 1;
	*r = (struct talk_row){ 0 };
	for (i = 0; i <= c->last; i++, p = tab + 1) {
		tab = memchr(p, '\t', (size_t)(stop - p));
		if (tab == NULL)
			tab = stop;
		s = (struct span){ p, (size_t)(tab - p) };
		if (i == c->sect)
			r->sect = s;
		else if (i == c->kind)
			r->kind = s;
		else if (i == c->src)
			r->src = s;
		else if (i == c->text)
			r->text = s;
		if (tab == stop)
			break;
	}
	return true;
}

/* Room for one more of the N things of SIZE bytes at P. */
static void *
more(void *p, size_t n, size_t *cap, size_t size)
{
	if (n < *cap)
		return p;
	*cap = *cap * 2 + 64;
	p = mem_fit(p, *cap, size);
	return p;
}

/* Ends the turn that runs, at byte AT of the rows. */
static void
close_turn(struct talk *t, size_t at)
{
	if (t->open)
		t->turn[t->nturn - 1].end = at;
	t->open = false;
}

/* Begins a turn at byte AT. */
static struct talk_turn *
open_turn(struct talk *t, size_t at, struct people_form *f, uint32_t no)
{
	struct talk_turn *u;

	t->turn = more(t->turn, t->nturn, &t->turn_cap, sizeof(*t->turn));
	u = &t->turn[t->nturn++];
	*u = (struct talk_turn){ .at = at,
		.form = f,
		.no = no,
		.named = -1,
		.qa = span_eq(buf_view(&t->sect), SPAN("qa")) };
	t->open = true;
	return u;
}

/* The spelling TEXT, whose place SRC gives. */
static struct people_form *
form(struct talk *t, struct span text, struct span src)
{
	struct people_form *f = people_form(&t->people, text, src);

	if (f == NULL)
		diag(t->diag, DIAG_SPEAKERS, t->file, 0, 0,
		    (uint64_t)t->people.cap);
	return f;
}

/* A speaker's header, at byte AT of the rows. */
static void
speaker(
    struct talk *t, size_t at, struct span text, struct span src, uint64_t line)
{
	struct people_form *f;

	if (text.n > NAME_MAX_BYTES) {
		diag(t->diag, DIAG_NAME_LONG, t->file, line, 0,
		    (uint64_t)NAME_MAX_BYTES);
		return;
	}
	if ((f = form(t, text, src)) == NULL)
		return;
	if (f->key.n == 0)
		diag(t->diag, DIAG_NAME_EMPTY, t->file, line, 0);
	close_turn(t, at);
	f->turns++;
	(void)open_turn(t, at, f, ++t->turns);
}

/* A heading: ends a turn where it opens a section, and tells whose a list of
 * participants is. */
static void
heading(struct talk *t, size_t at, struct span text, bool opens)
{
	const struct sides_row *rows;
	int r;

	if (opens) {
		close_turn(t, at);
		t->side = SIDES_SIDE_NONE;
	}
	while (text.n > 0 &&
	       (text.p[text.n - 1] == ':' || text.p[text.n - 1] == ' '))
		text.n--;
	r = tab_phrase(t->people.tab, TAB_SIDES, text);
	rows = tab_rows(t->people.tab, TAB_SIDES, NULL);
	if (r >= 0)
		t->side = rows[r].side;
}

/* A fact about the document: NAME=VALUE. */
static void
meta(struct talk *t, struct span text)
{
	struct span s = text;

	if (span_eq(text, SPAN("type=call")))
		t->call = true;
	if (text.n > 8 && memcmp(text.p, "company=", 8) == 0)
		t->people.company = arena_dup(
		    &t->people.arena, span_sub(s, 8, s.n));
}

/* The section becomes SECT at byte AT of the rows: a turn ends where the talk
 * does. */
static void
section(struct talk *t, size_t at, struct span sect)
{
	t->talks = span_eq(sect, SPAN("qa")) ||
		   span_eq(sect, SPAN("presentation"));
	if (!t->talks) {
		close_turn(t, at);
		t->side = SIDES_SIDE_NONE;
	}
	buf_clear(&t->sect);
	buf_span(&t->sect, sect);
}

/* A row of another kind than a sentence, or where the section changes. */
static void
special(struct talk *t, size_t at, const struct span *f, bool changed,
    uint64_t line)
{
	struct span kind = f[t->cols.kind], text = f[t->cols.text];
	struct span sect = f[t->cols.sect];

	if (changed)
		section(t, at, sect);
	if (span_eq(kind, SPAN("speaker"))) {
		speaker(t, at, text, f[t->cols.src], line);
	} else if (span_eq(kind, SPAN("participant"))) {
		t->list = more(
		    t->list, t->nlist, &t->list_cap, sizeof(*t->list));
		t->list[t->nlist++] = (struct talk_list){ at, t->side };
	} else if (span_eq(kind, SPAN("heading"))) {
		heading(t, at, text, changed);
	} else if (span_eq(kind, SPAN("meta"))) {
		meta(t, text);
	}
	if (t->talks && t->first == SIZE_MAX)
		t->first = at;
}

/* Forgets the rows; the document goes on or not. */
static void
forget(struct talk *t)
{
	buf_clear(&t->rows);
	t->nturn = t->nlist = 0;
	t->first = SIZE_MAX;
	t->last = 0;
}

/* Begins the document ID. */
static void
begin(struct talk *t, struct span id)
{
	forget(t);
	people_reset(&t->people);
	buf_clear(&t->doc);
	buf_span(&t->doc, id);
	buf_clear(&t->sect);
	t->turns = 0;
	t->side = SIDES_SIDE_NONE;
	t->exch = (struct exch){ 0 };
	t->open = t->call = t->split = t->talks = false;
	t->any = true;
}

/* The rows of a call without sections of talk: those of the section where the
 * first sentence stands. */
static void
whole_call(struct talk *t)
{
	struct talk_row r = { 0 };
	struct span sect;
	size_t at = 0, from = 0;

	while (talk_next(t, &at, t->rows.n, &r) &&
	       !span_eq(r.kind, SPAN("sentence")))
		from = at;
	sect = r.sect;
	t->first = from;
	for (t->last = at; talk_next(t, &at, t->rows.n, &r); t->last = at)
		if (!span_eq(r.sect, sect))
			break;
}

/* A call without headers is one turn of nobody. */
static void
lone_turn(struct talk *t)
{
	if (t->turns > 0 || (t->first == SIZE_MAX && !t->call))
		return;
	if (t->first == SIZE_MAX)
		whole_call(t);
	if (t->first >= t->last)
		return;
	open_turn(t, t->first, NULL, ++t->turns)->qa = false;
	if (t->last < t->rows.n)
		close_turn(t, t->last);
}

/* Learns from the rows that are held and writes them. */
static void
give(struct talk *t)
{
	bool open = t->open;

	lone_turn(t);
	open = t->open;
	close_turn(t, t->rows.n);
	hear(t);
	tell_rows(t);
	t->open = open;
}

/* Writes what is held of a document that is too long, and goes on: the turn
 * that runs goes on in what follows. */
static void
flush(struct talk *t)
{
	struct talk_turn now = { 0 };

	if (!t->split)
		diag(t->diag, DIAG_TALK_LONG, t->file, 0, 0,
		    (uint64_t)TALK_LIMIT, buf_view(&t->doc));
	t->split = true;
	give(t);
	if (t->open)
		now = t->turn[t->nturn - 1];
	forget(t);
	if (t->open) {
		*open_turn(t, 0, now.form, now.no) = now;
		t->turn[0].at = 0;
	}
}

void
talk_end(struct talk *t)
{
	if (!t->any)
		return;
	give(t);
	if (t->roster)
		tell_roster(t);
	t->any = false;
}

void
talk_take(struct talk *t, struct span raw, const struct span *f, uint64_t line)
{
	struct span kind = f[t->cols.kind], sect = f[t->cols.sect];
	size_t at;
	bool changed;

	if (!t->any || !span_eq(f[t->cols.doc], buf_view(&t->doc))) {
		talk_end(t);
		begin(t, f[t->cols.doc]);
	}
	if (t->rows.n + raw.n >= TALK_LIMIT && t->rows.n > 0)
		flush(t);
	at = t->rows.n;
	buf_grow(&t->rows, raw.n + 1);
	buf_span(&t->rows, raw);
	buf_c(&t->rows, '\n');
	changed = !span_eq(sect, buf_view(&t->sect));
	if (changed || !span_eq(kind, SPAN("sentence")))
		special(t, at, f, changed, line);
	if (t->talks)
		t->last = t->rows.n;
}
