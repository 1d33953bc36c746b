/* Counts: the noun phrase after a figure and its head. */
#include "lang/num_in.h"

#define LONGEST_PHRASE 9

/* What kind of noun token I is: its row of nouns, or NULL. */
static const struct nouns_row *
noun_row(const struct scan *s, size_t i)
{
	int r = num_row1(s, TAB_NOUNS, i);

	return r < 0 ? NULL : NUM_ROW(s, nouns_row, TAB_NOUNS, r);
}

static bool
is_time(enum nouns_class c)
{
	return c == NOUNS_CLASS_TIME || c == NOUNS_CLASS_DAY ||
	       c == NOUNS_CLASS_PERIOD;
}

/* Writes the singular of the word W in lower case (capitals inside it stay)
 * into the arena. */
static struct span
singular(const struct scan *s, struct span w)
{
	char *p = arena_alloc(&s->out->arena, w.n + 4);
	size_t n = w.n, i;
	bool inside = false;

	memcpy(p, w.p, n);
	for (i = 1; i < n; i++)
		inside |= p[i] >= 'A' && p[i] <= 'Z';
	if (!inside && p[0] >= 'A' && p[0] <= 'Z')
		p[0] |= 0x20;
	if (n > 4 && memcmp(p + n - 3, "ies", 3) == 0) {
		n -= 2;
		p[n - 1] = 'y';
	} else if (n > 4 && memcmp(p + n - 2, "es", 2) == 0 &&
		   (memcmp(p + n - 4, "ch", 2) == 0 ||
		       memcmp(p + n - 4, "sh", 2) == 0 || p[n - 3] == 'x' ||
		       memcmp(p + n - 4, "ss", 2) == 0 || p[n - 3] == 'o')) {
		n -= 2;
	} else if (n > 2 && p[n - 1] == 's' && p[n - 2] != 's') {
		n--;
	}
	return (struct span){ p, n };
}

/* Singular of the noun at token I. */
static struct span
noun_text(const struct scan *s, size_t i)
{
	const struct nouns_row *row = noun_row(s, i);

	if (row != NULL && row->singular[0] != '\0')
		return span_of(row->singular);
	if (row != NULL && (row->class == NOUNS_CLASS_MEASURE ||
			       row->class == NOUNS_CLASS_MASS))
		return lex_span(s->lx, i);
	return singular(s, lex_span(s->lx, i));
}

/* Is token I a plural? Words in -s that are none stand in the table. */
static bool
plural(const struct scan *s, size_t i)
{
	const struct nouns_row *row;
	struct span w = lex_span(s->lx, i);
	char c;

	if (s->lx->tok[i].kind != LEX_WORD || w.n < 2)
		return false;
	if ((row = noun_row(s, i)) != NULL)
		return row->class == NOUNS_CLASS_IRREGULAR ||
		       row->class == NOUNS_CLASS_MEASURE;
	if (w.p[w.n - 1] != 's' || num_word(s, TAB_STOPS, i))
		return false;
	c = w.p[w.n - 2];
	return c != 's' && (c != 'u' || w.n < 4) && (c != 'i' || w.n < 4) &&
	       (s->lx->tok[i].flags & LEX_DOTS) == 0;
}

/* Class of the noun at I by its singular: never, time, or none. */
static enum nouns_class
class_of(const struct scan *s, struct span one)
{
	char low[32];
	size_t i, len;
	uint32_t id;
	int r;

	if (one.n > sizeof(low))
		return NOUNS_CLASS_NONE;
	for (i = 0; i < one.n; i++)
		low[i] = one.p[i] >= 'A' && one.p[i] <= 'Z'
			     ? (char)(one.p[i] | 0x20)
			     : one.p[i];
	id = tab_word(s->tab, low, one.n);
	r = tab_longest(s->tab, TAB_NOUNS, &id, 1, &len);
	return r < 0 ? NOUNS_CLASS_NONE
		     : NUM_ROW(s, nouns_row, TAB_NOUNS, r)->class;
}

/* Has the word W, of two letters more at least, an ending of the table? */
static bool
ends(const struct scan *s, struct span w)
{
	size_t k, n, rows;
	const struct endings_row *r = tab_rows(s->tab, TAB_ENDINGS, &rows);

	for (k = 0; k < rows; k++) {
		n = strlen(r[k].phrase);
		if (w.n > n + 2 && memcmp(w.p + w.n - n, r[k].phrase, n) == 0)
			return true;
	}
	return false;
}

/* Is the word at I an adjective or adverb, as far as one can tell? */
static bool
adjective(const struct scan *s, size_t i)
{
	const struct nouns_row *row = noun_row(s, i);
	struct span w = lex_span(s->lx, i);

	if ((s->lx->tok[i].flags & (LEX_HYPH | LEX_DOTS)) != 0 ||
	    (s->lx->tok[i + 1].flags & LEX_HYPH) != 0 ||
	    num_word(s, TAB_NUMWORDS, i))
		return true;
	if (row != NULL)
		return row->class == NOUNS_CLASS_ADJECTIVE ||
		       row->class == NOUNS_CLASS_PART || is_time(row->class);
	return ends(s, w) || (w.n > 4 && (s->lx->tok[i].flags & LEX_CAP) != 0 &&
				 memcmp(w.p + w.n - 2, "an", 2) == 0);
}

/* Joins the nouns from token I to HEAD, the last in singular. */
struct span
num_nouns(const struct scan *s, size_t i, size_t head)
{
	struct span one = noun_text(s, head), w;
	size_t n = one.n, k, m;
	char *p;

	if (i == head)
		return one;
	for (k = i; k < head; k++)
		n += s->lx->tok[k].n + 1;
	p = arena_alloc(&s->out->arena, n);
	for (m = 0; i < head; i++) {
		w = s->lx->tok[i].n > 0 && plural(s, i) ? noun_text(s, i)
							: lex_span(s->lx, i);
		memcpy(p + m, w.p, w.n);
		if (m == 0 && (s->lx->tok[i].flags & LEX_UPPER) == 0 &&
		    w.n > 1 && p[0] >= 'A' && p[0] <= 'Z')
			p[0] |= 0x20;
		m += w.n;
		p[m++] = (s->lx->tok[i + 1].flags & LEX_HYPH) != 0 ? '-' : ' ';
	}
	memcpy(p + m, one.p, one.n);
	return (struct span){ p, m + one.n };
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
		if (lx->tok[i].kind == LEX_NUM && i > end - LONGEST_PHRASE &&
		    lx->tok[i - 1].kind == LEX_WORD &&
		    (lx->tok[i].flags & (LEX_GLUED | LEX_HYPH)) == LEX_GLUED)
			continue; /* "500 Orrery2 lamps" */
		if (lx->tok[i].kind != LEX_WORD)
			break;
		if (plural(s, i) && ((lx->tok[i + 1].flags & LEX_HYPH) == 0 ||
					num_word(s, TAB_HEDGES, i + 1))) {
			if (plural(s, i + 1) && lx->word[i + 1] == 0)
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
	       !adjective(s, i - 1) && !num_word(s, TAB_STOPS, i - 1) &&
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
	if (is_time(c)) {
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
	struct span one = noun_text(s, head);
	enum nouns_class c = class_of(s, one);
	uint32_t last = a->last;

	a->last = (uint32_t)head + 1;
	if (unwanted(s, a, c)) {
		a->dead = true;
		a->last = last;
		return;
	}
	a->own = true;
	a->timed = is_time(c);
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
	struct span b;
	char *p;

	if (a->kind != NUM_COUNT || num_role(s, head + 1) != JOINTS_ROLE_AND ||
	    !plural(s, head + 2) || num_word(s, TAB_SCALES, head + 2) ||
	    is_time(class_of(s, noun_text(s, head + 2))) ||
	    class_of(s, noun_text(s, head + 2)) == NOUNS_CLASS_NEVER ||
	    num_role(s, head + 3) == JOINTS_ROLE_OF ||
	    lx->tok[head + 3].kind == LEX_CLITIC)
		return;
	b = noun_text(s, head + 2);
	p = arena_alloc(&s->out->arena, a->unit.n + 5 + b.n);
	memcpy(p, a->unit.p, a->unit.n);
	memcpy(p + a->unit.n, " and ", 5);
	memcpy(p + a->unit.n + 5, b.p, b.n);
	a->unit = (struct span){ p, a->unit.n + 5 + b.n };
	a->nnoun += 2;
	a->last = (uint32_t)head + 3;
}

struct span
num_singular(const struct scan *s, size_t i)
{
	return noun_text(s, i);
}

bool
num_is_counted(const struct scan *s, size_t i)
{
	return class_of(s, noun_text(s, i)) == NOUNS_CLASS_COUNTED;
}

/* Can a noun of class C be counted in an adjective: "three-year plan",
 * "24-core processor"? */
static bool
compound(enum nouns_class c)
{
	return is_time(c) || c == NOUNS_CLASS_COUNTED || c == NOUNS_CLASS_PART;
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
		else if (!compound(class_of(s, noun_text(s, i))))
			a->dead = true; /* "7-nanometer", "two-part" */
		else
			count(s, a, i, i);
		return;
	}
	if (a->value.mant == 1 && a->value.exp == 0 && a->spelled &&
	    is_time(class_of(s, noun_text(s, i)))) {
		count(s, a, i, i);
		return;
	}
	if (part_of(s, a, i))
		return;
	if (lx->tok[i].kind == LEX_WORD && lx->tok[i + 1].kind != LEX_NUM &&
	    is_time(class_of(s, noun_text(s, i)))) {
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
	    !a->spelled) { /* "1 additional building" */
		for (head = i; noun_row(s, head) != NULL && adjective(s, head);)
			head++;
		if (lx->tok[head].kind != LEX_WORD ||
		    (head == i &&
			class_of(s, noun_text(s, i)) != NOUNS_CLASS_COUNTED) ||
		    (lx->tok[head + 1].flags & LEX_HYPH) != 0 ||
		    num_word(s, TAB_STOPS, head))
			return;
	} else if (head == lx->n) {
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
