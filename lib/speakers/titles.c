/* Titles and firms said in speech: "our CFO, Jane Doe". */
#include "speakers/hear.h"

#include "speakers/said.h"

#define FIRST 16  /* rows at the start of a turn that are read */
#define LAST 8	  /* and at its end */
#define WANTED 64 /* people whose title is looked for */

/* The people whose title is not known, by the family name in their key. */
struct wanted {
	struct span last[WANTED];
	uint32_t person[WANTED];
	size_t n;
};

/* The last word of a key. */
static struct span
family(struct span key)
{
	size_t i = key.n;

	while (i > 0 && key.p[i - 1] != ' ')
		i--;
	return span_sub(key, i, key.n);
}

/* Lists those who present, or are listed, and have no title in a header. */
static void
want(const struct talk *t, struct wanted *w)
{
	const struct people_form *f;
	size_t i;

	w->n = 0;
	for (i = 0; i < t->people.nperson && w->n < WANTED; i++) {
		const struct person *q = &t->people.person[i];

		if (q->who != TURN_PERSON || q->introduced || q->turns == 0)
			continue;
		for (f = q->form; f != NULL && f->title_n == 0; f = f->peer)
			continue;
		if (f != NULL)
			continue;
		for (f = q->form; f != NULL && w->n < WANTED; f = f->peer) {
			w->last[w->n] = family(f->key);
			w->person[w->n++] = (uint32_t)i;
		}
	}
}

/* The token with which the name that ends at token I begins: words with a
 * capital, at most three before it. */
static size_t
name_start(const struct lex *lx, size_t i)
{
	size_t k = i;

	while (k > 0 && i - k < 4 &&
	       ((lx->tok[k - 1].kind == LEX_WORD &&
		    (lx->tok[k - 1].flags & LEX_CAP) != 0) ||
		   lex_is(lx, k - 1, '.') || lex_is(lx, k - 1, ')') ||
		   lex_is(lx, k - 1, '(')))
		k--;
	while (k < i && lx->tok[k].kind != LEX_WORD)
		k++;
	return k;
}

/* The person of W whose name ends at token I of LX, and where it begins. */
static int
whose(struct talk *t, const struct wanted *w, size_t i, size_t *from)
{
	const struct lex *lx = &t->lex;
	struct span s = lex_span(lx, i), name;
	char low[64];
	size_t n = name_fold(s.p, s.n, low, sizeof(low)), k;

	for (k = 0; k < w->n; k++)
		if (span_eq(w->last[k], (struct span){ low, n }))
			break;
	if (k == w->n)
		return -1;
	for (*from = name_start(lx, i); *from <= i; ++*from) {
		name = span_sub(lx->text, lx->tok[*from].off,
		    lx->tok[i].off + lx->tok[i].n);
		if (people_find(&t->people, name) == (int)w->person[k]) {
			hear_name(t, (int)w->person[k], name);
			return (int)w->person[k];
		}
	}
	return -1;
}

/* Keeps what is said of person Q by the speaker of turn U. */
static void
keep(struct talk *t, const struct talk_turn *u, struct person *q,
    const struct said_title *o)
{
	bool by_operator = u->form == NULL || u->form->who == TURN_OPERATOR;
	struct arena *a = &t->people.arena;
	struct people_said *f;

	/* "Otto of our team": only an operator tells a firm so */
	if (o->title.n == 0 && !by_operator)
		return;
	f = people_said(&t->people, q->form);
	if (o->title.n > f->title.n)
		f->title = arena_dup(a, o->title);
	if (o->firm.n > f->firm.n)
		f->firm = arena_dup(a, o->firm);
	f->own |= o->own && !by_operator;
}

/* Reads one row of turn U. */
static void
read_row(struct talk *t, const struct talk_turn *u, const struct wanted *w,
    struct span text)
{
	struct lex *lx = &t->lex;
	struct said_title o;
	size_t i, from;
	int who;

	lex_text(lx, t->people.tab, text);
	for (i = 0; i < lx->n; i++) {
		if (lx->tok[i].kind != LEX_WORD ||
		    (lx->tok[i].flags & LEX_CAP) == 0 ||
		    (who = whose(t, w, i, &from)) < 0)
			continue;
		if (said_title(lx, t->people.tab, from, i + 1, &o))
			keep(t, u, &t->people.person[who], &o);
	}
}

/* Reads the first and the last rows of turn U. */
static void
read_turn(struct talk *t, const struct talk_turn *u, const struct wanted *w)
{
	size_t at = u->at, n = 0, ring[LAST], from;
	struct talk_row r;

	while (from = at, talk_next(t, &at, u->end, &r)) {
		if (!span_eq(r.kind, SPAN("sentence")))
			continue;
		if (n < FIRST)
			read_row(t, u, w, r.text);
		else
			ring[n % LAST] = from;
		n++;
	}
	for (at = n > FIRST + LAST ? n - LAST : FIRST; at < n; at++) {
		from = ring[at % LAST];
		if (talk_next(t, &from, u->end, &r))
			read_row(t, u, w, r.text);
	}
}

void
hear_titles(struct talk *t)
{
	struct talk_turn before = { 0 };
	struct wanted w;
	size_t i;

	want(t, &w);
	if (w.n == 0)
		return;
	/* an operator whose turn has no header */
	before.at = t->first == SIZE_MAX ? 0 : t->first;
	before.end = t->nturn == 0 ? 0 : t->turn[0].at;
	if (before.end > before.at)
		read_turn(t, &before, &w);
	for (i = 0; i < t->questions; i++)
		read_turn(t, &t->turn[i], &w);
}
