/* Counts: the noun phrase after a figure and its head. */
#include "lang/num_form.h"

#define LONGEST_PHRASE 9

/* Is token I the number in a name that goes on: "Orrery2 lamps", "Orrery 365
 * seats"? */
static bool
in_name(const struct lex *lx, size_t i)
{
	const struct tok *t = &lx->tok[i];

	if (t->kind != LEX_NUM || t[-1].kind != LEX_WORD || t->val == LEX_NOVAL)
		return false;
	if ((t->flags & LEX_GLUED) != 0)
		return (t->flags & LEX_HYPH) == 0;
	return (t[-1].flags & LEX_CAP) != 0 && t[1].kind == LEX_WORD &&
	       (t[1].flags & LEX_GLUED) == 0;
}

/* The head of the noun phrase that begins at token I: a plural before
 * anything that ends a noun phrase. I past the end when there is none. */
static size_t
head_of(const struct scan *s, size_t i)
{
	const struct lex *lx = s->lx;
	size_t end = i + LONGEST_PHRASE;

	for (; i < lx->n && i < end; i++) {
		if (lx->tok[i].kind == LEX_NUM &&
		    (lx->tok[i + 1].flags & LEX_HYPH) != 0)
			continue; /* "39,000 4.5-star reviews" */
		if (lx->tok[i].kind == LEX_SIGN && lx->tok[i].val == '&')
			continue;
		if (i > end - LONGEST_PHRASE && in_name(lx, i))
			continue; /* "500 Orrery2 lamps" */
		if (lx->tok[i].kind != LEX_WORD)
			break;
		if (noun_plural(s, i) && !in_name(lx, i + 1) &&
		    ((lx->tok[i + 1].flags & LEX_HYPH) == 0 ||
			num_word(s, TAB_HEDGES, i + 1))) {
			if (noun_plural(s, i + 1) && lx->word[i + 1] == 0)
				i++;
			return i;
		}
		if (num_role(s, i) == JOINTS_ROLE_AND) {
			/* "100 million music and premium subscribers" */
			if (lx->tok[i + 1].kind != LEX_WORD ||
			    num_word(s, TAB_STOPS, i + 1))
				break;
			continue;
		}
		if (num_word(s, TAB_STOPS, i) &&
		    (lx->tok[i].flags & (LEX_HYPH | LEX_DOTS)) == 0 &&
		    noun_row(s, i) == NULL)
			break;
	}
	return lx->n;
}

/* First token of the nouns right before the head, from FIRST on. */
static size_t
nouns_from(const struct scan *s, size_t first, size_t head)
{
	size_t i = head;

	while (i > first && (s->lx->tok[i].flags & LEX_HYPH) != 0)
		i--; /* "e-mails" */
	while (i > first && s->lx->tok[i - 1].kind == LEX_WORD &&
	       !noun_adjective(s, i - 1) && !num_word(s, TAB_STOPS, i - 1) &&
	       num_role(s, i - 1) != JOINTS_ROLE_AND)
		i--;
	return i;
}

/* "36 weeks of fiscal 2023", "the first six weeks of the year": the name of a
 * period. BEFORE: the part that the word before A plays. */
static bool
of_year(const struct scan *s, const struct atom *a, enum joints_role before)
{
	size_t i = a->last;

	if (num_role(s, i) != JOINTS_ROLE_OF)
		return false;
	i += num_role(s, i + 1) == JOINTS_ROLE_THE ? 2 : 1;
	if (num_role(s, i) == JOINTS_ROLE_TIME &&
	    before == JOINTS_ROLE_ORDINAL &&
	    num_word(s, TAB_ORDINALS, a->first - 1))
		return true;
	return (s->lx->tok[i].kind == LEX_NUM && s->lx->tok[i].n == 4) ||
	       (s->lx->tok[i].kind == LEX_WORD &&
		   s->lx->tok[i + 1].kind == LEX_NUM &&
		   s->lx->tok[i + 1].n == 4);
}

/* Is the count of a noun of class C of the talk, or of a named period? */
static bool
unwanted(const struct scan *s, const struct atom *a, enum nouns_class c)
{
	const struct lex *lx = s->lx;
	size_t p = a->first > 0 ? a->first - 1 : lx->n;
	enum joints_role before = p < lx->n ? num_role(s, p) : 0;
	enum joints_role after = num_role(s, a->last);
	bool single = a->value.mant == 1 && a->value.exp == 0;
	const struct dec talk = { 25, 0, false }; /* more are counted */

	if ((c == NOUNS_CLASS_BRIEF && a->scale == 0) || a->value.mant == 0 ||
	    before == JOINTS_ROLE_RANK)
		return true;
	if (c == NOUNS_CLASS_NEVER && a->scale == 0 &&
	    (a->spelled || dec_cmp(a->value, talk) <= 0))
		return true;
	if (noun_is_time(c)) {
		if (s->replay)
			return true;
		if (before == JOINTS_ROLE_ANY && single)
			return true;
		if (after == JOINTS_ROLE_ENDED)
			return true;
		if (after == JOINTS_ROLE_AGO && single)
			return true;
		if (c == NOUNS_CLASS_DAY && single)
			return true;
		if (of_year(s, a, before) ||
		    (before == JOINTS_ROLE_IN && single &&
			c == NOUNS_CLASS_PERIOD))
			return true;
		if (lex_is(lx, a->last, ')') && p < lx->n && lex_is(lx, p, '('))
			return true;
		return c == NOUNS_CLASS_PERIOD &&
		       before == JOINTS_ROLE_ORDINAL &&
		       num_word(s, TAB_ORDINALS, p);
	}
	if (lex_is(lx, a->last, '/'))
		return true; /* "24 hours/day" */
	return a->spelled && a->scale == 0 &&
	       (single || ((before == JOINTS_ROLE_THESE ||
			       before == JOINTS_ROLE_THE) &&
			      c != NOUNS_CLASS_COUNTED));
}

/* Makes A a count of the noun at tokens FIRST to HEAD; days and shares are
 * kinds of their own. */
static void
count(const struct scan *s, struct atom *a, size_t first, size_t head)
{
	struct span one = num_singular(s, head);
	enum nouns_class c = noun_class(s, one);
	uint32_t last = a->last;

	a->last = (uint32_t)head + 1;
	if (unwanted(s, a, c)) {
		a->dead = true;
		a->last = last;
		return;
	}
	a->own = true;
	a->timed = noun_is_time(c);
	a->kind = NUM_COUNT;
	if (num_word(s, TAB_SHARES, head)) {
		a->kind = NUM_SHARES;
		return;
	}
	if (c == NOUNS_CLASS_DAY) {
		a->kind = NUM_DAYS;
		return;
	}
	a->noun = (uint32_t)first;
	a->nnoun = (uint32_t)(head + 1 - first);
	a->unit = num_nouns(s, first, head);
}

/* Adds "and partners" to a count of customers: one more plural right after
 * "and", with nothing behind it that makes it another phrase. */
static void
and_noun(const struct scan *s, struct atom *a, size_t head)
{
	const struct lex *lx = s->lx;
	struct span and, b;
	char *p;

	if (a->kind != NUM_COUNT || num_role(s, head + 1) != JOINTS_ROLE_AND ||
	    !noun_plural(s, head + 2) || num_word(s, TAB_SCALES, head + 2) ||
	    noun_is_time(noun_class(s, num_singular(s, head + 2))) ||
	    noun_class(s, num_singular(s, head + 2)) == NOUNS_CLASS_NEVER ||
	    num_role(s, head + 3) == JOINTS_ROLE_OF ||
	    lx->tok[head + 3].kind == LEX_CLITIC)
		return;
	b = num_singular(s, head + 2);
	and = tab_text(s->tab, lx->word[head + 1]);
	p = arena_alloc(&s->out->arena, a->unit.n + and.n + b.n + 2);
	memcpy(p, a->unit.p, a->unit.n);
	p[a->unit.n] = ' ';
	memcpy(p + a->unit.n + 1, and.p, and.n);
	p[a->unit.n + 1 + and.n] = ' ';
	memcpy(p + a->unit.n + and.n + 2, b.p, b.n);
	a->unit = (struct span){ p, a->unit.n + and.n + b.n + 2 };
	a->nnoun += 2;
	a->last = (uint32_t)head + 3;
}

/* Can a noun of class C be counted in an adjective: "three-year plan",
 * "24-core processor"? */
static bool
compound(enum nouns_class c)
{
	return noun_is_time(c) || c == NOUNS_CLASS_COUNTED ||
	       c == NOUNS_CLASS_PART;
}

/* "120 of our new employees", "7,000 of the sites": the noun is that of the
 * whole and stays outside the surface. True if it was so. */
static bool
part_of(const struct scan *s, struct atom *a, size_t i)
{
	enum joints_role r;
	uint32_t last = a->last;
	size_t head;

	if (num_role(s, i) != JOINTS_ROLE_OF ||
	    (a->spelled && !num_word(s, TAB_NUMWORDS, i + 2)))
		return false;
	r = num_role(s, i + 1);
	if (r != JOINTS_ROLE_OWNER && r != JOINTS_ROLE_THE &&
	    r != JOINTS_ROLE_THESE)
		return false;
	if ((head = head_of(s, i + 2)) == s->lx->n)
		return false;
	count(s, a, nouns_from(s, i + 2, head), head);
	a->last = last;
	return true;
}

/* Is the word at token I a unit of measure in capitals that no table knows, and
 * A a figure that measures: "1.86 MMSCMD"? */
static bool
acronym(const struct scan *s, const struct atom *a, size_t i)
{
	const struct tok *t = &s->lx->tok[i];

	return t->kind == LEX_WORD && (t->flags & LEX_UPPER) != 0 &&
	       (t->flags & LEX_GLUED) == 0 && t->n >= 3 &&
	       s->lx->word[i] == 0 && !s->headline && !a->spelled &&
	       (a->value.exp < 0 || a->value.mant >= 100) &&
	       t[1].kind != LEX_NUM;
}

/* The noun that "1" at token I - 1 counts, "1 additional building": its token,
 * or that past the end. */
static size_t
single(const struct scan *s, size_t i)
{
	size_t head = i;

	while (noun_row(s, head) != NULL && noun_adjective(s, head))
		head++;
	if (s->lx->tok[head].kind != LEX_WORD ||
	    (head == i &&
		noun_class(s, num_singular(s, i)) != NOUNS_CLASS_COUNTED) ||
	    (s->lx->tok[head + 1].flags & LEX_HYPH) != 0 ||
	    num_word(s, TAB_STOPS, head))
		return s->lx->n;
	return head;
}

/* Gives A the noun of the phrase that begins at token I. */
static void
noun_at(const struct scan *s, struct atom *a, size_t i)
{
	const struct lex *lx = s->lx;
	const struct nouns_row *row = noun_row(s, i);
	size_t head;

	if ((lx->tok[i].flags & LEX_HYPH) != 0) { /* "three-year" */
		if (lx->tok[i].kind != LEX_WORD)
			return;
		if ((lx->tok[i + 1].flags & LEX_HYPH) != 0)
			a->dead = true; /* "eight-year-old" */
		else if (row != NULL && row->class == NOUNS_CLASS_PREFIX &&
			 lx->tok[i + 1].kind == LEX_WORD)
			count(s, a, i, i + 1); /* "15,500-square foot" */
		else if (!compound(noun_class(s, num_singular(s, i))))
			a->dead = true; /* "7-nanometer", "two-part" */
		else
			count(s, a, i, i);
		return;
	}
	if (a->value.mant == 1 && a->value.exp == 0 && a->spelled &&
	    noun_is_time(noun_class(s, num_singular(s, i)))) {
		count(s, a, i, i);
		return;
	}
	if (part_of(s, a, i))
		return;
	if (lx->tok[i].kind == LEX_WORD && lx->tok[i + 1].kind != LEX_NUM &&
	    noun_is_time(noun_class(s, num_singular(s, i)))) {
		count(s, a, i, i); /* "10 month capex" */
		return;
	}
	head = head_of(s, i);
	if (noun_row(s, i) != NULL &&
	    noun_row(s, i)->class == NOUNS_CLASS_MEASURE &&
	    lx->tok[i + 1].kind == LEX_WORD &&
	    ((lx->tok[i + 1].flags & LEX_CAP) != 0 ||
		(!num_word(s, TAB_STOPS, i + 1) &&
		    !num_word(s, TAB_JOINTS, i + 1)))) {
		a->dead = true; /* "100 gig interfaces" */
		return;
	}
	if (head == lx->n && a->value.mant == 1 && a->value.exp == 0 &&
	    !a->spelled) {
		if ((head = single(s, i)) == lx->n)
			return;
	} else if (head == lx->n) {
		if (acronym(s, a, i))
			count(s, a, i, i);
		return;
	} else if (a->value.mant == 1 && a->value.exp == 0 && !a->spelled) {
		a->dead = true; /* "group 1 stores" */
		return;
	}
	count(s, a, nouns_from(s, i, head), head);
	if (!a->dead)
		and_noun(s, a, head);
}

void
num_noun(const struct scan *s, struct atom *a)
{
	const struct lex *lx = s->lx;
	size_t i = a->last, len;
	int r;

	if (lex_is(lx, i, ']') && a->first > 0 &&
	    lex_is(lx, a->first - 1, '[')) {
		noun_at(s, a, i + 1); /* "[300] stores" */
		if (a->own)
			a->first--;
		return;
	}
	if (lex_is(lx, i, '+') && (lx->tok[i].flags & LEX_GLUED) != 0)
		i++; /* "20+ stores" */
	else if ((r = num_row(s, TAB_HEDGES, i, &len)) >= 0 &&
		 num_hedge_after(s, r, i))
		i += len;
	noun_at(s, a, i);
}
