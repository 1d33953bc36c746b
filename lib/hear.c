/* What is said tells who people are: introductions, titles in speech, who
 * presents and who asks. */
#include "hear.h"

#include "intro.h"

#define ROWS 64	   /* of one turn that are read for an introduction */
#define ASKED 2000 /* turns read for the words of one who was let in */
#define BRIEF 80   /* words of a turn that may be a host's introduction */

static bool
is_operator(const struct talk_turn *u)
{
	return u->form != NULL && u->form->who == TURN_OPERATOR;
}

/* The next row of turn U's speech at *AT; false at its end. */
static bool
speech(const struct talk *t, const struct talk_turn *u, size_t *at,
    struct talk_row *r)
{
	while (talk_next(t, at, u->end, r))
		if (span_eq(r->kind, SPAN("sentence")) ||
		    span_eq(r->kind, SPAN("bullet")))
			return true;
	return false;
}

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

/* A line of participants with several names, or with no mark after the name:
 * marks those of its people who speak. True if there were some. */
static bool
several(struct talk *t, struct span text, enum sides_side side, size_t n)
{
	struct people *p = &t->people;
	struct people_form *f;
	struct span line;
	bool any = false;

	line = name_key(&p->arena, p->tab, name_clean(&p->arena, p->tab, text));
	for (f = p->first; f != NULL && n > 0; f = f->next, n--)
		if (f->who == TURN_PERSON && name_like(f) &&
		    within(line, f->key)) {
			any = true;
			if (f->list == SIDES_SIDE_NONE)
				f->list = side;
		}
	return any;
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
		if (n <= 512 && several(t, h.name, t->list[i].side, n))
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

/* Reads what the operator says in turn U: who is let in, whether it is over. */
static void
read_operator(struct talk *t, struct talk_turn *u)
{
	size_t at = u->at, n = 0;
	struct talk_row r;
	struct intro in;

	while (n++ < ROWS && speech(t, u, &at, &r)) {
		intro_read(&t->lex, t->people.tab, r.text, true, &in);
		u->close |= in.close;
		if (in.name.n > 0 && (in.cued || !u->cued)) {
			u->name = in.name;
			u->firm = in.firm;
			u->cued = in.cued;
		}
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
		if (is_operator(&t->turn[i]) && t->turn[i].name.n > 0)
			return i;
	for (i = 1; i < t->nturn; i++)
		if (t->turn[i].form != NULL &&
		    t->turn[i].form->side == TURN_ANALYST)
			return i;
	return t->nturn;
}

/* The person of turn I, or -1. */
static int
person_of(const struct talk *t, size_t i)
{
	return t->turn[i].form == NULL ? -1 : (int)t->turn[i].form->person;
}

/* Whom the operator lets in at turn I: the one named, if that one speaks, or
 * else the first who does not speak for the company; nturn if nobody. */
static size_t
let_in(const struct talk *t, size_t i)
{
	size_t k, first = t->nturn;
	const struct person *q;

	for (k = i + 1; k < t->nturn && k < i + ROWS; k++) {
		if (is_operator(&t->turn[k])) {
			if (t->turn[k].name.n > 0)
				break;
			continue;
		}
		if (person_of(t, k) < 0)
			continue;
		if (person_of(t, k) == t->turn[i].named)
			return k;
		q = &t->people.person[person_of(t, k)];
		if (first == t->nturn && !q->presents &&
		    q->list != SIDES_SIDE_COMPANY &&
		    (q->who == TURN_PERSON || q->title_side == TURN_UNSURE))
			first = k;
	}
	return first;
}

void
hear_name(struct talk *t, int who, struct span name)
{
	struct people *p = &t->people;
	struct people_form *f;
	struct span key;

	if (who < 0 || (f = p->person[who].form)->said_name.n > 0 ||
	    name_case(p->tab, f->name) == 2)
		return;
	name = name_clean(&p->arena, p->tab, name);
	key = name_key(&p->arena, p->tab, name);
	if (name_case(p->tab, name) == 2 && span_eq(key, f->key))
		f->said_name = name;
}

/* Marks those who are let in to ask, and the firms that are said of them. */
static void
introduced(struct talk *t)
{
	struct people_form *f;
	size_t i, k;

	for (i = t->questions; i < t->nturn; i++) {
		struct talk_turn *u = &t->turn[i];

		if (!is_operator(u) || u->name.n == 0)
			continue;
		u->named = people_find(&t->people, u->name);
		hear_name(t, u->named, u->name);
		if ((k = let_in(t, i)) == t->nturn)
			continue;
		f = t->people.person[person_of(t, k)].form;
		f->introduced = true;
		t->people.person[f->person].introduced = true;
		if (f->said_firm.n == 0)
			f->said_firm = arena_dup(&t->people.arena, u->firm);
	}
}

/* Someone of whom nothing is known but that he speaks in the questions: does
 * he speak like one who was let in? */
static void
askers(struct talk *t)
{
	size_t i, at, n = 0;
	struct talk_row r;
	struct person *q;
	struct intro in;

	for (i = t->questions; i < t->nturn && n < ASKED; i++) {
		if (person_of(t, i) < 0)
			continue;
		q = &t->people.person[person_of(t, i)];
		if (q->presents || q->introduced || q->asks ||
		    q->list != SIDES_SIDE_NONE)
			continue;
		at = t->turn[i].at;
		while (n++ < ASKED && speech(t, &t->turn[i], &at, &r)) {
			intro_read(&t->lex, t->people.tab, r.text, false, &in);
			q->asks |= in.ask;
		}
		q->form->asks |= q->asks;
	}
}

/* Does a guest speak at turn I? */
static bool
is_asker(const struct talk *t, size_t i)
{
	enum turn_side s;

	if (person_of(t, i) < 0)
		return false;
	s = (enum turn_side)t->people.person[person_of(t, i)].side;
	return s == TURN_ANALYST || s == TURN_OTHER;
}

/* Does the host, whose turn U is, let in the person WHO? */
static bool
hosts(struct talk *t, const struct talk_turn *u, int who)
{
	size_t at = u->at, words = 0, i;
	struct talk_row r;
	struct intro in;
	bool named = false;

	while (speech(t, u, &at, &r)) {
		for (i = 0; i < r.text.n; i++)
			words += r.text.p[i] == ' ';
		if (words > BRIEF)
			return false;
		intro_read(&t->lex, t->people.tab, r.text, false, &in);
		if (in.name.n > 0 && people_find(&t->people, in.name) == who)
			named = true;
	}
	return named;
}

/* Numbers the exchanges of the turns. */
static void
exchanges(struct talk *t)
{
	size_t i, n = t->nturn - t->questions;
	struct exch_turn *x;
	struct arena tmp = { 0 };
	const struct person *q, *was = NULL;

	x = arena_zero(&tmp, n + 1, sizeof(*x));
	for (i = 0; i < n; i++) {
		struct talk_turn *u = &t->turn[t->questions + i];

		x[i] = (struct exch_turn){ .person = person_of(
					       t, t->questions + i),
			.named = u->named,
			.operator= is_operator(u),
			.close = u->close,
			.intro = is_operator(u) && u->name.n > 0 &&
				 (u->cued || !u->close),
			.asker = is_asker(t, t->questions + i) };
		t->exch.led |= x[i].intro;
		if (!x[i].asker)
			continue;
		q = &t->people.person[x[i].person];
		if (was != NULL && q != was) {
			x[i].other_firm = was->firm.n > 0 && q->firm.n > 0 &&
					  !span_eq(was->firm, q->firm);
			if (i > 0 && !x[i - 1].operator&& !x[i - 1].asker)
				x[i - 1].host = hosts(t,
				    &t->turn[t->questions + i - 1],
				    x[i].person);
		}
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
		if (is_operator(&t->turn[i]))
			read_operator(t, &t->turn[i]);
	t->questions = questions(t);
	for (i = 0; i < t->questions; i++)
		if (t->turn[i].form != NULL)
			t->turn[i].form->presents = true;
	people_merge(&t->people);
	introduced(t);
	hear_titles(t);
	askers(t);
	people_decide(&t->people);
	exchanges(t);
}
