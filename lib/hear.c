/* What is said tells who people are: introductions, titles in speech, who
 * presents and who asks. */
#include "hear.h"

bool
hear_is_operator(const struct talk_turn *u)
{
	return u->form != NULL && u->form->who == TURN_OPERATOR;
}

bool
hear_speech(const struct talk *t, const struct talk_turn *u, size_t *at,
    struct talk_row *r)
{
	while (talk_next(t, at, u->end, r))
		if (span_eq(r->kind, SPAN("sentence")) ||
		    span_eq(r->kind, SPAN("bullet")))
			return true;
	return false;
}

int
hear_person(const struct talk *t, size_t i)
{
	return i >= t->nturn || t->turn[i].form == NULL
		   ? -1
		   : (int)t->turn[i].form->person;
}

#include "intro.h"

/* Is S the key of a name like those of the people who speak: two words to
 * five, letters only? */
static bool
name_like(const struct people_form *f)
{
	size_t i, words = 1;

	for (i = 0; i < f->key.n; i++) {
		words += f->key.p[i] == ' ';
		if (f->key.p[i] >= '0' && f->key.p[i] <= '9')
			return false;
	}
	return f->key.n > 0 && words >= 2 && words <= 5;
}

/* Does KEY stand in LINE as whole words, and is LINE longer? */
static bool
within(struct span line, struct span key)
{
	size_t i;

	if (key.n == 0 || key.n >= line.n)
		return false;
	for (i = 0; i + key.n <= line.n; i++)
		if (memcmp(line.p + i, key.p, key.n) == 0 &&
		    (i == 0 || line.p[i - 1] == ' ') &&
		    (i + key.n == line.n || line.p[i + key.n] == ' '))
			return true;
	return false;
}

/* The line of participants H begins with the name of F, and no mark parts it
 * from the firm: keeps what follows. */
static void
unmarked(struct people *p, struct people_form *f, const struct turn_head *h)
{
	size_t n = f->name.n;

	if (h->name.n <= n + 1 || h->name.p[n] != ' ' ||
	    memcmp(h->name.p, f->name.p, n) != 0)
		return;
	people_said(p, f)->title = arena_dup(&p->arena, h->title);
	f->said->firm = arena_dup(
	    &p->arena, span_sub(h->name, n + 1, h->name.n));
}

/* A line of participants with several names, or with no mark after the name:
 * marks those of its people who speak. True if there were some. */
static bool
several(
    struct talk *t, const struct turn_head *h, enum sides_side side, size_t n)
{
	struct people *p = &t->people;
	struct people_form *f, *one = NULL;
	struct span line;
	size_t found = 0;

	line = name_key(
	    &p->arena, p->tab, name_clean(&p->arena, p->tab, h->name));
	for (f = p->first; f != NULL && n > 0; f = f->next, n--)
		if (f->who == TURN_PERSON && name_like(f) &&
		    within(line, f->key)) {
			found++;
			one = f;
			if (f->list == SIDES_SIDE_NONE)
				f->list = side;
		}
	if (found == 1)
		unmarked(p, one, h);
	return found > 0;
}

/* Reads the lists of participants. */
static void
lists(struct talk *t)
{
	size_t i, at, n = t->people.nform;
	struct people_form *f;
	struct turn_breaks b;
	struct turn_head h;
	struct talk_row r;

	for (i = 0; i < t->nlist; i++) {
		at = t->list[i].at;
		if (!talk_next(t, &at, t->rows.n, &r) ||
		    r.text.n > NAME_MAX_BYTES)
			continue;
		turn_breaks(&b, r.src, r.text);
		turn_head(
		    &t->lex, t->people.tab, r.text, &b, t->people.company, &h);
		if (n <= 512 && t->nlist <= 1024 &&
		    several(t, &h, t->list[i].side, n))
			continue;
		if (h.odd ||
		    (f = people_form(&t->people, r.text, r.src)) == NULL)
			continue;
		if (!name_like(f) || f->who == TURN_OPERATOR)
			continue;
		f->listed = true;
		if (f->list == SIDES_SIDE_NONE)
			f->list = t->list[i].side;
	}
}

/* Index of the turn with which the questions begin; nturn if none does. With
 * no such section it is that in which an operator first lets someone in. */
static size_t
questions(const struct talk *t)
{
	size_t i;

	if (t->exch.count > 0)
		return 0;
	for (i = 0; i < t->nturn; i++)
		if (t->turn[i].qa)
			return i;
	for (i = 1; i < t->nturn; i++)
		if (hear_is_operator(&t->turn[i]) && t->turn[i].name_n > 0)
			return i;
	for (i = 1; i < t->nturn; i++)
		if (t->turn[i].form != NULL &&
		    t->turn[i].form->side == TURN_ANALYST)
			return i;
	return t->nturn;
}

void
hear_name(struct talk *t, int who, struct span name)
{
	struct people *p = &t->people;
	struct people_form *f;
	struct span key;

	if (who < 0)
		return;
	f = p->person[who].form;
	if (name_case(p->tab, f->name) == 2 ||
	    (f->said != NULL && f->said->name.n > 0))
		return;
	name = name_clean(&p->arena, p->tab, name);
	key = name_key(&p->arena, p->tab, name);
	if (name_case(p->tab, name) == 2 && span_eq(key, f->key))
		people_said(p, f)->name = name;
}

/* Does a guest speak at turn I? */
static bool
is_asker(const struct talk *t, size_t i)
{
	enum turn_side s;

	if (hear_person(t, i) < 0)
		return false;
	s = (enum turn_side)t->people.person[hear_person(t, i)].side;
	return s == TURN_ANALYST || s == TURN_OTHER;
}

/* What is known of turn I for the exchanges. */
static struct exch_turn
exch_turn(const struct talk *t, size_t i)
{
	const struct talk_turn *u = &t->turn[i];
	struct exch_turn x = { .person = hear_person(t, i), .named = u->named };

	x.op = hear_is_operator(u);
	x.close = u->close;
	x.host = u->host;
	x.asker = is_asker(t, i);
	x.intro = x.op && u->name_n > 0 && (u->cued || !u->close);
	/* "Jane Doe, please go ahead" to one of the company */
	if (x.intro && !u->cued && u->named >= 0 &&
	    t->people.person[u->named].side == TURN_COMPANY)
		x.intro = false;
	return x;
}

/* Numbers the exchanges of the turns. */
static void
exchanges(struct talk *t)
{
	size_t i, n = t->nturn - t->questions;
	struct arena tmp = { 0 };
	struct exch_turn *x = arena_zero(&tmp, n + 1, sizeof(*x));
	const struct person *q, *was = NULL;

	for (i = 0; i < n; i++) {
		x[i] = exch_turn(t, t->questions + i);
		t->exch.led |= x[i].intro;
		if (!x[i].asker)
			continue;
		q = &t->people.person[x[i].person];
		x[i].other_firm = was != NULL && q != was && was->firm.n > 0 &&
				  q->firm.n > 0 && !span_eq(was->firm, q->firm);
		was = q;
	}
	exch_number(&t->exch, x, n);
	for (i = 0; i < n; i++)
		t->turn[t->questions + i].exch = x[i].exch;
	arena_free(&tmp);
}

void
hear(struct talk *t)
{
	size_t i;

	lists(t);
	for (i = 0; i < t->nturn; i++)
		if (hear_is_operator(&t->turn[i]))
			hear_operator(t, &t->turn[i]);
	t->questions = questions(t);
	for (i = 0; i < t->questions; i++)
		if (t->turn[i].form != NULL)
			t->turn[i].form->presents = true;
	people_merge(&t->people);
	hear_introductions(t);
	hear_titles(t);
	hear_askers(t);
	people_decide(&t->people);
	exchanges(t);
}
