/* What is said tells who people are: introductions, titles in speech, who
 * presents and who asks. */
#include "speakers/hear.h"

#include <strings.h>

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

#include "speakers/intro.h"

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

/* The name of F, in capitals, its words written as they are in NAME, which
 * may be a short form: "ROBERT VANRAND", "Bob VanRand". */
static struct span
name_like_said(struct people *p, const struct people_form *f, struct span name)
{
	struct span s = name_capital(&p->arena, p->tab, f->name);
	char *out = arena_alloc(&p->arena, s.n + 1);
	size_t i, k, n;

	memcpy(out, s.p, s.n);
	for (i = 0; i < s.n; i += n + 1) {
		for (n = 0; i + n < s.n && s.p[i + n] != ' ';)
			n++;
		for (k = 0; n > 2 && k + n <= name.n; k++)
			if (strncasecmp(name.p + k, s.p + i, n) == 0)
				memcpy(out + i, name.p + k, n);
	}
	return (struct span){ out, s.n };
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
	if (name_case(p->tab, name) == 2)
		people_said(p, f)->name = span_eq(key, f->key)
					      ? name
					      : name_like_said(p, f, name);
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
	/* "We now go to Jane Doe for her closing remarks" */
	if (x.intro && u->named >= 0 &&
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

	hear_lists(t);
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
