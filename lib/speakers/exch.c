/* Exchanges: by introductions where there are any, else by who asks. */
#include "speakers/exch.h"

#define BACK 1024 /* turns that are looked back at */

/* Begins the next exchange. */
static void
open_next(struct exch *s)
{
	s->now = ++s->count;
	s->holder = -1;
	s->waiting = true;
	s->closed = false;
}

/* The operator speaks at I: does this let the next one in? */
static void
operator_turn(struct exch *s, const struct exch_turn *t, size_t i, size_t n)
{
	size_t k = t[i].next;
	bool asker = k < n && t[k].asker;

	if (s->count > 0 && t[i].close && !t[i].intro &&
	    !(asker && t[k].person != s->holder)) {
		s->now = 0;
		s->closed = true;
		s->waiting = false;
		return;
	}
	if (s->waiting && s->count > 0) {
		/* instructions and introduction in two turns, or one who was
		 * let in and did not speak */
		if (t[i].intro && s->holder >= 0 && t[i].named >= 0 &&
		    t[i].named != s->holder)
			open_next(s);
	} else if (s->count == 0 || t[i].intro) {
		open_next(s);
	} else if (asker && t[k].person != s->holder) {
		open_next(s);
	} else if (k == n) {
		s->now = 0; /* the last words */
		s->closed = true;
	}
	if (t[i].intro && t[i].named >= 0 && s->waiting)
		s->holder = t[i].named;
}

/* Does the asker at I, who is not the one on the line, begin an exchange? */
static bool
takes_line(const struct exch *s, const struct exch_turn *t, size_t i)
{
	size_t k;

	if (!s->led || (i > 0 && t[i - 1].host))
		return true;
	/* a slip of the typist: one who was served speaks in another's time */
	for (k = i > BACK ? i - BACK : 0; k < i; k++)
		if (t[k].person == t[i].person)
			return false;
	return t[i].other_firm;
}

/* Someone else speaks at I. */
static void
person_turn(struct exch *s, struct exch_turn *t, size_t i)
{
	if (s->count == 0)
		open_next(s);
	if (s->closed || !t[i].asker)
		return;
	if (s->waiting) {
		s->holder = t[i].person;
		s->waiting = false;
	} else if (t[i].person != s->holder && takes_line(s, t, i)) {
		open_next(s);
		s->holder = t[i].person;
		s->waiting = false;
		if (i > 0 && t[i - 1].host)
			t[i - 1].exch = s->now;
	}
}

void
exch_number(struct exch *s, struct exch_turn *t, size_t n)
{
	size_t i, next = n;

	if (s->count == 0)
		s->holder = -1;
	for (i = n; i-- > 0;) {
		t[i].next = (uint32_t)next;
		if (!t[i].op)
			next = i;
	}
	for (i = 0; i < n; i++) {
		if (t[i].op)
			operator_turn(s, t, i, n);
		else
			person_turn(s, t, i);
		t[i].exch = s->now;
	}
}
