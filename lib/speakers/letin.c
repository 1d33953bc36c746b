/* Who lets whom in to ask: operators, hosts, and those who speak like one who
 * was let in. */
#include "speakers/hear.h"

#include "speakers/intro.h"

#define ROWS 64	   /* of one turn that are read for an introduction */
#define ASKED 2000 /* rows read for the words of one who was let in */
#define BRIEF 80   /* words of a turn that is a host's introduction */
#define LAST 4	   /* rows at the end of a turn where a host lets one in */

void
hear_operator(struct talk *t, struct talk_turn *u)
{
	const char *p = t->rows.p + u->at;
	size_t at = u->at, n = 0;
	struct talk_row r;
	struct intro in;

	while (n++ < ROWS && hear_speech(t, u, &at, &r)) {
		intro_read(&t->lex, t->people.tab, r.text, true, &in);
		u->close |= in.close;
		if (in.name.n > 0 && (in.cued || !u->cued)) {
			u->name_at = (uint32_t)(in.name.p - p);
			u->name_n = (uint32_t)in.name.n;
			u->firm_at = (uint32_t)(in.firm.p - p);
			u->firm_n = (uint32_t)in.firm.n;
			u->cued = in.cued;
		}
	}
}

/* May the person of turn I be one who asks? Not one who presents or is listed
 * as the company's. */
static bool
may_ask(const struct talk *t, size_t i)
{
	int who = hear_person(t, i);
	const struct person *q;

	if (who < 0 || hear_is_operator(&t->turn[i]))
		return false;
	q = &t->people.person[who];
	return !q->presents && q->list != SIDES_SIDE_COMPANY &&
	       (q->who == TURN_PERSON || q->title_side != TURN_COMPANY);
}

/* Whom the operator lets in at turn I: the one named, if that one speaks, or
 * else the first who does not speak for the company; nturn if nobody. */
static size_t
let_in(const struct talk *t, size_t i)
{
	size_t k, first = t->nturn;

	for (k = i + 1; k < t->nturn && k < i + ROWS; k++) {
		if (hear_is_operator(&t->turn[k])) {
			if (t->turn[k].name_n > 0)
				break;
			continue;
		}
		if (hear_person(t, k) < 0)
			continue;
		if (hear_person(t, k) == t->turn[i].named)
			return k;
		if (first == t->nturn && may_ask(t, k))
			first = k;
	}
	return first;
}

/* Marks the person of turn K as let in, of the firm FIRM. */
static void
mark(struct talk *t, size_t k, struct span firm)
{
	struct person *q = &t->people.person[hear_person(t, k)];

	q->introduced = true;
	q->form->introduced = true;
	if (firm.n > 0 && (q->form->said == NULL || q->form->said->firm.n == 0))
		people_said(&t->people, q->form)->firm = arena_dup(
		    &t->people.arena, firm);
}

/* The operator's turn I lets in whom it names, or, naming nobody, one who was
 * not heard before. */
static void
by_operator(struct talk *t, size_t i)
{
	struct talk_turn *u = &t->turn[i];
	const char *p = t->rows.p + u->at;
	struct span name = { p + u->name_at, u->name_n };
	struct span firm = { p + u->firm_at, u->firm_n };
	size_t k;

	if (u->name_n > 0) {
		u->named = people_find(&t->people, name);
		hear_name(t, u->named, name);
		if ((k = let_in(t, i)) < t->nturn)
			mark(t, k, firm);
	} else if (!u->close && may_ask(t, i + 1) &&
		   !t->people.person[hear_person(t, i + 1)].asks) {
		mark(t, i + 1, firm);
	}
}

/* Turn I is a host's: does it let in the person WHO, whose turn is next? The
 * last rows tell; a brief turn is an introduction as a whole. */
static void
by_host(struct talk *t, size_t i, int who)
{
	struct talk_turn *u = &t->turn[i];
	size_t at = u->at, n = 0, words = 0, k;
	struct span ring[LAST];
	struct talk_row r;
	struct intro in;

	while (hear_speech(t, u, &at, &r)) {
		ring[n++ % LAST] = r.text;
		for (k = 0; k < r.text.n && words <= BRIEF; k++)
			words += r.text.p[k] == ' ';
	}
	for (k = n > LAST ? n - LAST : 0; k < n; k++) {
		intro_read(&t->lex, t->people.tab, ring[k % LAST], false, &in);
		if (in.name.n == 0 || people_find(&t->people, in.name) != who)
			continue;
		mark(t, i + 1, in.firm);
		u->host = words <= BRIEF;
	}
}

void
hear_introductions(struct talk *t)
{
	int who, asker = -1;
	size_t i;

	for (i = t->questions; i < t->nturn; i++) {
		who = hear_person(t, i);
		if (hear_is_operator(&t->turn[i])) {
			by_operator(t, i);
			continue;
		}
		if (may_ask(t, i))
			asker = who;
		if (t->people.nperson <= PEOPLE_FEW && may_ask(t, i + 1) &&
		    hear_person(t, i + 1) != asker &&
		    hear_person(t, i + 1) != who)
			by_host(t, i, hear_person(t, i + 1));
	}
}

void
hear_askers(struct talk *t)
{
	size_t i, at, n = 0;
	struct talk_row r;
	struct person *q;
	struct intro in;

	for (i = t->questions; i < t->nturn && n < ASKED; i++) {
		if (!may_ask(t, i))
			continue;
		q = &t->people.person[hear_person(t, i)];
		if (q->introduced || q->asks || q->list != SIDES_SIDE_NONE)
			continue;
		at = t->turn[i].at;
		while (n++ < ASKED && hear_speech(t, &t->turn[i], &at, &r)) {
			intro_read(&t->lex, t->people.tab, r.text, false, &in);
			q->asks |= in.ask;
			/* the first that is heard of him is a question, and
			 * not in answer to one */
			if (!q->heard && i > 0 && !may_ask(t, i - 1) &&
			    r.text.n > 0 && r.text.p[r.text.n - 1] == '?')
				q->asks = true;
		}
		q->heard = true;
		q->form->asks |= q->asks;
	}
}
