/* The best form of each person's name, title and firm, and the side. */
#include "speakers/people.h"

#define VOTES 32 /* spellings of one person that are weighed */

/* A field of a spelling: its name, its title, its firm. */
enum field { NAME, TITLE, FIRM };

static struct span
field_of(const struct people_form *f, enum field k)
{
	return k == NAME    ? f->name
	       : k == TITLE ? people_title(f)
			    : people_firm(f);
}

/* Weight of a spelling: a list of participants counts more than one turn and
 * less than two. */
static uint32_t
weight(const struct people_form *f)
{
	return f->turns * 4 + (f->listed ? 6 : 0);
}

/* Turns of the spellings from F on whose field K is S. */
static uint32_t
votes(const struct people_form *f, enum field k, struct span s)
{
	uint32_t sum = 1;
	unsigned i;

	for (i = 0; f != NULL && i < VOTES; f = f->peer, i++)
		if (span_eq(field_of(f, k), s))
			sum += weight(f);
	return sum;
}

/* The form of field K that most turns of Q have; of two the longer one, then
 * the first. */
static struct span
vote(const struct person *q, enum field k)
{
	struct span best = { "", 0 }, s;
	const struct people_form *f;
	uint32_t most = 0, sum;
	unsigned i;

	for (f = q->form, i = 0; f != NULL && i < VOTES; f = f->peer, i++) {
		s = field_of(f, k);
		if (s.n == 0)
			continue;
		sum = votes(q->form, k, s);
		if (sum > most || (sum == most && s.n > best.n)) {
			best = s;
			most = sum;
		}
	}
	return best;
}

/* A spelling of the same letters as NAME that is listed or better written, or a
 * listed one where NAME has a slip of the pen. */
static struct span
better(const struct people *p, const struct person *q, struct span name,
    struct span key)
{
	const struct people_form *f;
	struct span best = name;
	unsigned i;

	for (f = q->form, i = 0; f != NULL && i < VOTES; f = f->peer, i++) {
		if (f->listed && name_case(p->tab, f->name) == 2 &&
		    (span_eq(f->key, key) ||
			name_compare(p->tab, f->key, key) == NAME_TYPO))
			return f->name;
		if (span_eq(f->key, key) &&
		    name_case(p->tab, f->name) > name_case(p->tab, best))
			best = f->name;
		if (f->said != NULL && f->said->name.n > 0 &&
		    span_eq(f->key, key) && name_case(p->tab, best) < 2)
			best = f->said->name;
	}
	return best;
}

/* Decides the name of person Q. */
static struct span
best_name(struct people *p, const struct person *q)
{
	struct span name = vote(q, NAME), key;

	if (name.n == 0)
		return name;
	key = name_key(&p->arena, p->tab, name);
	if (q->who == TURN_PERSON)
		name = better(p, q, name, key);
	return name_case(p->tab, name) == 2
		   ? name
		   : name_capital(&p->arena, p->tab, name);
}

/* Does the firm LONG begin with SHORT, word for word? */
static bool
begins(struct span longer, struct span shorter)
{
	size_t i;

	if (shorter.n == 0 || longer.n <= shorter.n ||
	    (longer.p[shorter.n] != ' ' && longer.p[shorter.n] != ','))
		return false;
	for (i = 0; i < shorter.n; i++)
		if ((longer.p[i] | 0x20) != (shorter.p[i] | 0x20))
			return false;
	return true;
}

/* Are the firms A and B one, as far as their names tell? */
static bool
one_firm(struct span a, struct span b)
{
	return a.n > 0 && (span_eq(a, b) || begins(a, b) || begins(b, a));
}

/* The firm that most of those who present have, by turns. */
static struct span
house(const struct people *p)
{
	struct span best = { "", 0 };
	uint32_t most = 0, sum;
	size_t i, k, n = p->nperson > 256 ? 256 : p->nperson;

	for (i = 0; i < n; i++) {
		const struct person *q = &p->person[i];

		if (q->firm.n == 0 ||
		    !(q->presents || q->list == SIDES_SIDE_COMPANY))
			continue;
		for (sum = 0, k = 0; k < n; k++)
			if (span_eq(p->person[k].firm, q->firm) &&
			    (p->person[k].presents ||
				p->person[k].list == SIDES_SIDE_COMPANY))
				sum += p->person[k].turns + 1;
		if (sum > most) {
			most = sum;
			best = q->firm;
		}
	}
	return best;
}

/* The side of person Q; HOUSE is the company's name where one is known. */
static enum turn_side
side(const struct people *p, const struct person *q, struct span h)
{
	bool ours = one_firm(q->firm, h) || one_firm(q->firm, p->company);

	if (q->who == TURN_OPERATOR)
		return TURN_CALL_OPERATOR;
	if (q->title_side == TURN_OTHER || q->title_side == TURN_ANALYST)
		return (enum turn_side)q->title_side;
	switch (q->list) {
	case SIDES_SIDE_COMPANY:
		return TURN_COMPANY;
	case SIDES_SIDE_ANALYST:
	case SIDES_SIDE_GUEST:
		return TURN_ANALYST;
	case SIDES_SIDE_OTHER:
		return TURN_OTHER;
	}
	if (q->who == TURN_NOBODY && q->title_side != TURN_UNSURE)
		return (enum turn_side)q->title_side;
	if (q->presents || ours)
		return TURN_COMPANY;
	if (q->introduced || q->firm.n > 0)
		return TURN_ANALYST;
	if (q->title_side == TURN_COMPANY)
		return TURN_COMPANY;
	if (q->name.n == 0)
		return TURN_UNSURE;
	if (q->asks)
		return TURN_ANALYST;
	return q->who == TURN_NOBODY ? TURN_OTHER : TURN_COMPANY;
}

/* What was said of person Q in speech: the longest title, and the firm. */
static void
said(const struct person *q, struct span *title, struct span *firm, bool *own)
{
	const struct people_form *f;

	*title = *firm = (struct span){ "", 0 };
	*own = false;
	for (f = q->form; f != NULL; f = f->peer) {
		if (f->said == NULL)
			continue;
		if (f->said->title.n > title->n)
			*title = f->said->title;
		if (f->said->firm.n > firm->n)
			*firm = f->said->firm;
		*own |= f->said->own;
	}
}

/* Does the firm F stand at an end of the title S, a blank between? */
static bool
at_end(struct span s, struct span f, bool *front)
{
	if (f.n < 3 || s.n <= f.n + 1)
		return false;
	*front = s.p[f.n] == ' ' && memcmp(s.p, f.p, f.n) == 0;
	return *front || (s.p[s.n - f.n - 1] == ' ' &&
			     memcmp(s.p + s.n - f.n, f.p, f.n) == 0);
}

/* Cuts a firm of the company's people out of the title of Q, whose header has
 * no mark between them: "CEO Acme" where another one is "CFO, Acme", "Acme
 * Chief Executive Officer". */
static void
cut_firm(const struct people *p, struct person *q, size_t n)
{
	struct span s = q->title, best = p->company;
	bool front = false, dummy;
	size_t i;

	if (!at_end(s, best, &dummy))
		best.n = 0;
	for (i = 0; i < n; i++)
		if (p->person[i].presents && p->person[i].firm.n > best.n &&
		    at_end(s, p->person[i].firm, &dummy))
			best = p->person[i].firm;
	if (best.n == 0 || !at_end(s, best, &front))
		return;
	q->title = front ? span_sub(s, best.n + 1, s.n)
			 : span_sub(s, 0, s.n - best.n - 1);
	q->firm = front ? span_sub(s, 0, best.n)
			: span_sub(s, s.n - best.n, s.n);
}

/* The same for all who present. */
static void
cut_firms(struct people *p)
{
	size_t i, n = p->nperson > 256 ? 256 : p->nperson;

	for (i = 0; i < n; i++)
		if (p->person[i].presents && p->person[i].firm.n == 0 &&
		    p->person[i].title.n > 0)
			cut_firm(p, &p->person[i], n);
}

/* Do A and B hold the same letters, large or small? */
static bool
same_letters(struct span a, struct span b)
{
	size_t i;

	for (i = 0; a.n == b.n && i < a.n; i++)
		if (a.p[i] != b.p[i] &&
		    ((a.p[i] ^ b.p[i]) != 0x20 || (a.p[i] | 0x20) < 'a' ||
			(a.p[i] | 0x20) > 'z'))
			return false;
	return a.n == b.n;
}

/* The firm F, all capitals in the headers, as it is written elsewhere: in what
 * is said of people, or as the company's name. */
static struct span
well_written(const struct people *p, struct span f)
{
	size_t i, n = p->nperson > 256 ? 256 : p->nperson;
	const struct people_said *s;

	if (f.n == 0 || name_case(p->tab, f) != 0)
		return f;
	if (same_letters(p->company, f))
		return p->company;
	for (i = 0; i < n; i++) {
		s = p->person[i].form->said;
		if (s != NULL && same_letters(s->firm, f))
			return s->firm;
	}
	return f;
}

/* Gives those of the company whose firm was only said the company's name as
 * it was said best, and those who are "our" officers the company's. */
static void
share_house(struct people *p, struct span h)
{
	struct span title, firm;
	struct person *q;
	bool own;
	size_t i;

	for (i = 0; i < p->nperson; i++) {
		q = &p->person[i];
		if (q->side != TURN_COMPANY || vote(q, FIRM).n > 0)
			continue;
		said(q, &title, &firm, &own);
		if (begins(h, q->firm) || (q->firm.n == 0 && own))
			q->firm = h;
	}
}

void
people_decide(struct people *p)
{
	struct span title, firm, h;
	struct person *q;
	size_t i;
	bool own;

	for (i = 0; i < p->nperson; i++) {
		q = &p->person[i];
		q->name = best_name(p, q);
		said(q, &title, &firm, &own);
		q->title = vote(q, TITLE);
		q->firm = vote(q, FIRM);
		if (q->title.n == 0)
			q->title = title;
		if (q->firm.n == 0)
			q->firm = firm;
		if (i < 256)
			q->firm = well_written(p, q->firm);
	}
	cut_firms(p);
	h = house(p);
	for (i = 0; i < p->nperson; i++) {
		q = &p->person[i];
		q->side = (uint8_t)side(p, q, h);
		if (q->side == TURN_COMPANY && begins(q->firm, h) &&
		    vote(q, FIRM).n == 0)
			h = q->firm;
	}
	share_house(p, h);
}
