/* Figures that are no quantities: years, dates, times, names, list marks. */
#include "lang/num_form.h"

/* The token before A, or the token past the end where there is none. */
static size_t
prev(const struct scan *s, const struct atom *a)
{
	return a->first > 0 ? a->first - 1 : s->lx->n;
}

static bool
glued(const struct scan *s, size_t i)
{
	return (s->lx->tok[i].flags & LEX_GLUED) != 0;
}

/* Is the figure joined to letters or figures before it: "Q3", "T1600",
 * "COVID-19", "212-676", "3.1.2"? */
static bool
tail_of_name(const struct scan *s, const struct atom *a)
{
	const struct lex *lx = s->lx;
	const struct tok *t = &lx->tok[a->first];
	size_t p = prev(s, a);

	if (!glued(s, a->first) || p == lx->n)
		return false;
	if (lx->tok[p].kind == LEX_WORD)
		return true;
	if (lx->tok[p].kind == LEX_NUM)
		return (t->flags & LEX_HYPH) == 0;
	if (lx->tok[p].kind != LEX_SIGN)
		return true;
	switch (lx->tok[p].val) {
	case '*':
	case '#':
	case '@':
	case '_':
	case '\\':
		return true;
	case '.':
	case ':':
	case '/':
		return p > 0 && glued(s, p) && lx->tok[p - 1].kind != LEX_SIGN;
	default:
		return false;
	}
}

/* Does a unit or letters that are none follow without a blank: "3G", "10-K",
 * "10th", "24x7", "4:45"? */
static bool
head_of_name(const struct scan *s, const struct atom *a)
{
	const struct lex *lx = s->lx;
	const struct tok *t = &lx->tok[a->tail];

	if (!glued(s, a->tail))
		return false;
	if (lex_is(lx, a->tail, '(') && glued(s, a->tail + 1) && t[1].n == 1 &&
	    lex_is(lx, a->tail + 2, ')'))
		return true; /* "401(k)" */
	if (t->kind == LEX_NUM)
		return (t->flags & (LEX_APOS | LEX_HYPH)) == 0;
	if (t->kind == LEX_CLITIC)
		return true;
	if (t->kind == LEX_WORD)
		return (t->flags & LEX_HYPH) == 0 ||
		       (t->flags & LEX_UPPER) != 0;
	if (t->kind == LEX_SIGN &&
	    (t->val == ':' || t->val == '/' || t->val == '.' || t->val == '*'))
		return glued(s, a->tail + 1) &&
		       lx->tok[a->tail + 1].kind != LEX_SIGN;
	return false;
}

static bool
is_month(const struct scan *s, size_t i)
{
	return i < s->lx->n && num_word(s, TAB_MONTHS, i) &&
	       (s->lx->tok[i].flags & LEX_CAP) != 0;
}

/* A day beside its month, or the year after a day. */
static bool
date(const struct scan *s, const struct atom *a)
{
	const struct lex *lx = s->lx;
	size_t p = prev(s, a);
	uint32_t v = lx->tok[a->head].val;

	if (lx->tok[a->head].kind != LEX_NUM || v == LEX_NOVAL)
		return false;
	if (p < lx->n && (lex_is(lx, p, '.') || lex_is(lx, p, ',')) && p > 0)
		p--;
	if (v <= 31 && (is_month(s, p) || is_month(s, a->last)))
		return true;
	if (p < lx->n && num_role(s, p) == JOINTS_ROLE_THE && p > 0 &&
	    is_month(s, p - 1))
		return true;
	return v <= 31 && p < lx->n && p > 0 && is_month(s, p - 1) &&
	       lx->tok[p].kind == LEX_NUM;
}

/* Digits that number something: a zero before them, or five and more without
 * thousands marks. */
static bool
serial(const struct scan *s, const struct atom *a)
{
	const struct tok *t = &s->lx->tok[a->head];
	struct span w = lex_span(s->lx, a->head);

	if (a->spelled || (t->flags & (LEX_DEC | LEX_GROUP)) != 0)
		return false;
	return (w.n > 1 && w.p[0] == '0') || (w.n > 4 && a->nnoun == 0);
}

/* A year: four digits from 1950 to 2079, unless something that companies count
 * follows and nothing before it makes it one. Also in words. */
static bool
year(const struct scan *s, const struct atom *a)
{
	const struct lex *lx = s->lx;
	size_t p = prev(s, a);
	uint64_t v = a->value.mant;

	if (a->spelled && a->value.exp == 0 && v > 9 && v < 100 && p < lx->n &&
	    num_role(s, p) == JOINTS_ROLE_TIME)
		return true; /* "fiscal twenty three" */
	if (a->value.exp != 0 || v < 1800 || v > 2079 ||
	    (a->hedged && a->nnoun > 0))
		return false;
	if (!a->spelled && lx->tok[a->head].n != 4)
		return false;
	if (v < 1950) /* "since 1921" */
		return a->nnoun == 0 && p < lx->n &&
		       num_role(s, p) == JOINTS_ROLE_IN;
	if (a->nnoun == 0 || p == lx->n ||
	    !num_is_counted(s, a->noun + a->nnoun - 1))
		return true;
	return lx->tok[p].kind != LEX_WORD || is_month(s, p) ||
	       num_word(s, TAB_JOINTS, p) || num_word(s, TAB_NUMBERED, p) ||
	       (num_word(s, TAB_STOPS, p) && !num_word(s, TAB_HEDGES, p));
}

/* "5 p.m.", "8:30 a.m.", "10:00 GMT". */
static bool
clock_time(const struct scan *s, const struct atom *a)
{
	return a->value.exp <= 0 && a->scale == 0 && a->last < s->lx->n &&
	       num_role(s, a->last) == JOINTS_ROLE_CLOCK;
}

/* Is A the number of something named: "page 3", "number two", "Rule 144"? */
static bool
label(const struct scan *s, const struct atom *a)
{
	const struct lex *lx = s->lx;
	size_t p = prev(s, a), n;

	if (p == lx->n)
		return false;
	if (lx->tok[p].kind == LEX_SIGN &&
	    (lx->tok[p].val == '#' || lx->tok[p].val == '*' ||
		lx->tok[p].val == 0x2116))
		return true;
	if (lx->tok[p].kind == LEX_SIGN && lx->tok[p].val == '.' && p > 0)
		p--;
	for (n = 0; p > 0 && n < 8 && a->nnoun == 0; p--, n++)
		if (lx->tok[p].kind != LEX_NUM && !lex_is(lx, p, ',') &&
		    num_role(s, p) != JOINTS_ROLE_AND &&
		    num_role(s, p) != JOINTS_ROLE_TO &&
		    num_role(s, p) != JOINTS_ROLE_OR)
			break; /* "in years 2, 3 and 4" */
	return num_word(s, TAB_NUMBERED, p) &&
	       (n == 0 || lx->tok[p + 1].kind == LEX_NUM);
}

/* Has the word at token I a capital letter, first or inside ("iLamp")? */
static bool
has_capital(const struct lex *lx, size_t i)
{
	struct span w = lex_span(lx, i);
	size_t k;

	for (k = 0; k < w.n; k++)
		if (w.p[k] >= 'A' && w.p[k] <= 'Z')
			return true;
	return false;
}

/* A name with a number behind it: a word with a capital before plain digits
 * ("Orrery 11"). At the beginning and in headlines every word has one, so
 * that a noun that is counted decides there; so does a verb ("Opened 12"). */
static bool
named(const struct scan *s, const struct atom *a)
{
	const struct lex *lx = s->lx;
	size_t p = prev(s, a);
	const struct tok *t = &lx->tok[p];
	struct span w;

	if (p == lx->n || a->spelled || a->hedged || t->kind != LEX_WORD ||
	    !has_capital(lx, p) || num_word(s, TAB_STOPS, p) ||
	    num_word(s, TAB_HEDGES, p) || num_word(s, TAB_JOINTS, p))
		return false;
	if (a->nnoun == 0)
		return true;
	w = lex_span(lx, p);
	if (p == 0 && tab_ends(s->tab, w, ENDINGS_KIND_PAST))
		return false;
	return (lx->tok[a->head].flags & LEX_GROUP) == 0 && !s->headline;
}

/* Is a bracket open before token P? */
static bool
open_before(const struct lex *lx, size_t p)
{
	size_t i = p < lx->n ? p + 1 : 0, n = 0;

	for (; i > 0 && n < 40; i--, n++) {
		if (lex_is(lx, i - 1, ')'))
			return false;
		if (lex_is(lx, i - 1, '('))
			return true;
	}
	return false;
}

/* "(1)", "[2]", "1." or "2)" at the beginning: marks of notes and lists. */
static bool
mark(const struct scan *s, const struct atom *a)
{
	const struct lex *lx = s->lx;
	size_t p = prev(s, a);

	if ((a->flags & (NUM_SCALED | NUM_HI)) != 0 || a->own)
		return false;
	if (p < lx->n && (lex_is(lx, p, '(') || lex_is(lx, p, '[')) &&
	    (lex_is(lx, a->last, ')') || lex_is(lx, a->last, ']')))
		return true;
	if (a->nnoun == 0 && lex_is(lx, a->last, ')') && !open_before(lx, p))
		return true; /* "for 1) rent and 2) pay" */
	return a->first == 0 && a->nnoun == 0 &&
	       (lex_is(lx, a->last, ')') ||
		   (lex_is(lx, a->last, '.') && a->last + 1 < lx->n));
}

/* Are tokens I and I + 1 glued as figures are in a chain: "212-676", "9/30",
 * "3.1.2"? *NEXT gets the next figure. */
static bool
chained(const struct scan *s, size_t i, size_t *next)
{
	const struct lex *lx = s->lx;

	*next = i + 1;
	if (lx->tok[i].kind != LEX_NUM || i + 1 >= lx->n || !glued(s, i + 1))
		return false;
	if (lx->tok[i + 1].kind == LEX_SIGN &&
	    (lex_is(lx, i + 1, '/') || lex_is(lx, i + 1, '.')) &&
	    glued(s, i + 2))
		*next = i + 2;
	return lx->tok[*next].kind == LEX_NUM;
}

/* A part of a telephone number, a date in figures, an address or a version:
 * three parts or more that hyphens, points or slashes join. */
static bool
chain(const struct scan *s, const struct atom *a)
{
	const struct lex *lx = s->lx;
	size_t i = a->head, parts = 1, big, next;

	while (i > 0 && parts++ < 3) {
		if (chained(s, i - 1, &next) && next == i)
			i--;
		else if (i > 1 && chained(s, i - 2, &next) && next == i)
			i -= 2;
		else
			break;
	}
	big = lx->tok[i].kind == LEX_NUM && lx->tok[i].n == 3;
	for (parts = 1; parts < 3 && chained(s, i, &next); i = next)
		parts++;
	return parts > 2 || (parts == 2 && big && lx->tok[i].n == 4);
}

bool
num_never_unit(const struct scan *s, const struct atom *a)
{
	if (a->first > 0 && num_role(s, a->first - 1) == JOINTS_ROLE_VAGUE &&
	    (num_role(s, a->last) == JOINTS_ROLE_OPEN ||
		(s->lx->tok[a->first].flags & LEX_HYPH) != 0))
		return true; /* "the high 20% range", "mid-$20 million" */
	if (a->sign)
		return false;
	if (a->kind == NUM_PERCENT &&
	    num_role(s, a->last) == JOINTS_ROLE_PROGRAM)
		return true; /* "our 2% Reward" */
	if (a->first > 1 && (s->lx->tok[a->first].flags & LEX_HYPH) != 0 &&
	    num_hedged_before(s, a->first))
		return false; /* "a greater-than-20% return" */
	return tail_of_name(s, a);
}

bool
num_never(const struct scan *s, const struct atom *a)
{
	if (tail_of_name(s, a) || head_of_name(s, a) || chain(s, a) ||
	    mark(s, a) || label(s, a))
		return true;
	if (a->scale > 0)
		return false;
	return serial(s, a) || date(s, a) || clock_time(s, a) || year(s, a) ||
	       named(s, a);
}
