/* Numerals: digits, words, fractions, scales. */
#include "lang/num_word.h"

static const struct dec unit = { 1, 0, false };

size_t
num_scale(const struct scan *s, size_t i, bool money, int *exp)
{
	const struct scales_row *row;
	const struct tok *t = &s->lx->tok[i];
	int r = num_row1(s, TAB_SCALES, i), next;

	if (r < 0)
		return i;
	row = NUM_ROW(s, scales_row, TAB_SCALES, r);
	switch (row->class) {
	case SCALES_CLASS_WORD:
		next = num_row1(s, TAB_SCALES, i + 1);
		if (row->exp < 6 && next >= 0 &&
		    NUM_ROW(s, scales_row, TAB_SCALES, next)->class ==
			SCALES_CLASS_WORD &&
		    NUM_ROW(s, scales_row, TAB_SCALES, next)->exp > row->exp) {
			/* "lakh crore", "thousand crore" */
			*exp +=
			    (int)row->exp +
			    (int)NUM_ROW(s, scales_row, TAB_SCALES, next)->exp;
			return i + 2;
		}
		break;
	case SCALES_CLASS_LETTER:
		if ((t->flags & LEX_HYPH) != 0)
			return i;
		if ((t->flags & LEX_GLUED) == 0 &&
		    (!money || (t->n == 1 && (t->flags & LEX_CAP) == 0)))
			return i;
		break;
	case SCALES_CLASS_NONE:
	case SCALES_CLASS_PLURAL:
		return i;
	}
	*exp += (int)row->exp;
	return i + 1;
}

/* Takes the numeral's value V in units of ten to the EXP. */
static void
take(struct atom *a, struct dec v, int ulp, int exp)
{
	a->value = v;
	num_shift(&a->value, exp);
	a->ulp = unit;
	a->ulp.exp = (int16_t)(ulp + exp);
	a->scale = exp;
}

/* N parts of OF as a value, six decimals where they are not even. */
static void
take_part(struct atom *a, unsigned n, unsigned of)
{
	struct dec d = { (UINT64_C(2000000) * n / of + 1) / 2, -6, false };

	while (d.mant % 10 == 0 && d.exp < 0) {
		d.mant /= 10;
		d.exp++;
	}
	a->value = d;
	a->ulp = unit;
	a->part = true;
	a->flags |= NUM_FRACTION;
}

/* "2/3" at token I: both small, the sign between them glued. */
static bool
slashed(const struct scan *s, size_t i, struct atom *a)
{
	const struct tok *t = &s->lx->tok[i];

	if (t[0].val == 0 || t[0].val > 9 || !lex_is(s->lx, i + 1, '/') ||
	    (t[1].flags & LEX_GLUED) == 0 || t[2].kind != LEX_NUM ||
	    (t[2].flags & LEX_GLUED) == 0 || t[2].val <= t[0].val ||
	    t[2].val > 10 || lex_is(s->lx, i + 3, '/') ||
	    (t[3].flags & LEX_HYPH) != 0)
		return false;
	if (i > 0 && (t[0].flags & LEX_GLUED) != 0 &&
	    s->lx->tok[i - 1].kind != LEX_SIGN)
		return false;
	take_part(a, t[0].val, t[2].val);
	a->tail = a->last = (uint32_t)i + 3;
	return true;
}

/* "2:1", "3:2" at token I: a ratio to a figure of one digit. */
static bool
colon(const struct scan *s, size_t i, struct atom *a)
{
	const struct tok *t = &s->lx->tok[i];

	if (!lex_is(s->lx, i + 1, ':') || (t[1].flags & LEX_GLUED) == 0 ||
	    t[2].kind != LEX_NUM || (t[2].flags & LEX_GLUED) == 0 ||
	    t[2].n != 1 || t[2].val < 1 || t[2].val > 2 || t[0].val > 100 ||
	    t[0].val < t[2].val || (t[0].flags & LEX_GLUED) != 0 ||
	    (t[3].flags & LEX_GLUED && t[3].kind == LEX_SIGN &&
		t[3].val == ':'))
		return false;
	a->value = t[2].val == 1
		       ? (struct dec){ t[0].val, 0, false }
		       : (struct dec){ UINT64_C(5) * t[0].val, -1, false };
	a->ulp = unit;
	a->kind = NUM_MULTIPLE;
	a->own = true;
	a->tail = a->last = (uint32_t)i + 3;
	return true;
}

/* Skips what may stand between a figure and its scale: a bracket that closes
 * an inserted figure with a remark after it ("[18] (corrected by Company)
 * million"), "plus" and the like by a hyphen ("$30-plus million"), a stray
 * comma. Gives the token of the scale, or I. */
size_t
num_before_scale(const struct scan *s, size_t i, bool money)
{
	size_t j = i, len, k;
	int exp = 0, r;

	if (lex_is(s->lx, j, ']'))
		j++;
	if (lex_is(s->lx, j, '(')) {
		for (k = j + 1;
		     k < s->lx->n && k < j + 8 &&
		     s->lx->tok[k].kind != LEX_NUM && !lex_is(s->lx, k, ')');
		     k++)
			continue;
		if (lex_is(s->lx, k, ')') && j > i)
			j = k + 1;
	}
	if ((lex_is(s->lx, j, ',') ||
		(lex_is(s->lx, j, '+') &&
		    (money || (s->lx->tok[j + 1].flags & LEX_GLUED) == 0))) &&
	    j == i)
		j++;
	if (lex_is(s->lx, j, '-') && (s->lx->tok[j].flags & LEX_GLUED) != 0)
		j++; /* "100- plus million", where a line was wrapped */
	if ((r = num_row(s, TAB_HEDGES, j, &len)) >= 0 &&
	    NUM_ROW(s, hedges_row, TAB_HEDGES, r)->place ==
		HEDGES_PLACE_AFTER) {
		j += len;
		if (lex_is(s->lx, j, '-'))
			j++;
	}
	if (j > i && num_scale(s, j, money, &exp) == j)
		return i;
	return j;
}

/* Groups of three digits that blanks part, from token I after a currency: adds
 * them to D; the token after them. */
static size_t
blanks(const struct scan *s, size_t i, struct dec *d)
{
	const struct tok *t = &s->lx->tok[i];
	size_t end = i + 4; /* 15 digits */

	if (t[-1].n > 3 || (t[-1].flags & (LEX_DEC | LEX_GROUP)) != 0)
		return i;
	for (; i < end && t->kind == LEX_NUM && t->n == 3 &&
	       t->val != LEX_NOVAL && (t->flags & (LEX_GLUED | LEX_APOS)) == 0;
	     t++, i++)
		d->mant = d->mant * 1000 + t->val;
	return i;
}

/* What may go on with the plain digits D at token I: "5 hundred", "4 point 5
 * percent", "2 and a half", "$13 009"; gives the token after it. */
static size_t
more(const struct scan *s, size_t i, bool money, struct dec *d, unsigned *part)
{
	const struct tok *t = &s->lx->tok[i];
	unsigned v;

	if (t->val == LEX_NOVAL || t->val > 999 || (t->flags & LEX_MINUS) != 0)
		return i + 1;
	if (t[1].kind == LEX_NUM && money && t->n + t[1].n > 3 &&
	    blanks(s, i + 1, d) > i + 1)
		return blanks(s, i + 1, &(struct dec){ 0 });
	if (num_is_word(s, i + 1, NUMWORDS_CLASS_HUNDRED, &v) && t->val < 100) {
		d->mant *= 100;
		return i + 2;
	}
	if (num_is_word(s, i + 1, NUMWORDS_CLASS_POINT, &v) &&
	    t[2].kind == LEX_NUM && t[2].val < 100 && t[2].n < 3 &&
	    (num_word(s, TAB_UNITS, i + 3) || num_word(s, TAB_SCALES, i + 3))) {
		d->mant = d->mant * (t[2].n > 1 ? 100 : 10) + t[2].val;
		d->exp = (int16_t) - (int)t[2].n;
		return i + 3;
	}
	return num_and_part(s, i + 1, part);
}

/* A figure in digits at token I. */
static bool
digits(const struct scan *s, size_t i, struct atom *a)
{
	const struct tok *t = &s->lx->tok[i];
	bool money = i > 0 && num_word(s, TAB_CURRENCY, i - 1);
	unsigned part = 0;
	size_t j, k, m;
	int exp = 0;
	struct dec d;

	if ((t->flags & (LEX_LONG | LEX_APOS)) != 0 ||
	    !dec_read(&d, lex_span(s->lx, i)))
		return false;
	d.neg = (t->flags & LEX_MINUS) != 0 && d.mant != 0;
	a->first = a->head = (uint32_t)i;
	if (slashed(s, i, a) || colon(s, i, a))
		return true;
	m = more(s, i, money, &d, &part);
	j = num_before_scale(s, m, money);
	k = num_scale(s, j, money, &exp);
	if (k == j)
		k = m;
	take(a, d, m > i + 1 ? d.exp : -(int)t->digits, exp);
	if (part > 0)
		num_add_part(a, part, exp);
	a->tail = a->last = (uint32_t)k;
	if (exp > 0)
		a->flags |= NUM_SCALED;
	if (d.neg)
		a->flags |= NUM_PAREN;
	return true;
}

/* Does "of" after a fraction at I speak of a whole that has parts? */
static bool
of_whole(const struct scan *s, size_t i)
{
	enum joints_role r;

	if (num_role(s, i) != JOINTS_ROLE_OF)
		return false;
	r = num_role(s, i + 1);
	return r == JOINTS_ROLE_A || r == JOINTS_ROLE_OWNER ||
	       r == JOINTS_ROLE_THE || r == JOINTS_ROLE_THESE ||
	       r == JOINTS_ROLE_ORDINAL;
}

/* Is the token at I a scale, or a unit that is no multiple: "a quarter point"?
 */
static bool
measures(const struct scan *s, size_t i)
{
	size_t len;
	int r;

	if (num_word(s, TAB_SCALES, i))
		return true;
	r = num_row(s, TAB_UNITS, i, &len);
	return r >= 0 &&
	       NUM_ROW(s, units_row, TAB_UNITS, r)->kind != UNITS_KIND_TIMES;
}

/* "half a", "half the", "half of", "half our"; not "first half", "half-year"
 * nor "the half". I is at "half". */
static bool
half(const struct scan *s, size_t i)
{
	enum joints_role before = i > 0 ? num_role(s, i - 1) : 0;
	enum joints_role next = num_role(s, i + 1);
	const struct tok *t = &s->lx->tok[i + 1];

	if (before == JOINTS_ROLE_ORDINAL || before == JOINTS_ROLE_THESE ||
	    ((t->flags & LEX_HYPH) != 0 && !measures(s, i + 1)) ||
	    (s->lx->tok[i].flags & LEX_HYPH) != 0)
		return false;
	if (num_role(s, i + 2) == JOINTS_ROLE_TIME && next != JOINTS_ROLE_A)
		return false;
	if (next == JOINTS_ROLE_OF)
		return num_role(s, i + 3) != JOINTS_ROLE_TIME &&
		       s->lx->tok[i + 2].kind == LEX_WORD &&
		       before != JOINTS_ROLE_THE;
	if (before == JOINTS_ROLE_IN || before == JOINTS_ROLE_BY)
		return t->kind == LEX_SIGN || num_word(s, TAB_STOPS, i + 1);
	return next == JOINTS_ROLE_A || next == JOINTS_ROLE_THE ||
	       next == JOINTS_ROLE_OWNER || num_word(s, TAB_UNITS, i + 1) ||
	       num_word(s, TAB_SCALES, i + 1) ||
	       (i > 0 && num_word(s, TAB_HEDGES, i - 1) &&
		   before != JOINTS_ROLE_THE);
}

/* "quarter million" at token I, where OF is four: not "in the quarter". */
static bool
quarter(const struct scan *s, size_t i, unsigned of)
{
	if (of != 4 || !num_word(s, TAB_SCALES, i + 1))
		return false;
	if (i == 0 || s->lx->tok[i - 1].kind == LEX_SIGN)
		return true;
	switch (num_role(s, i - 1)) {
	case JOINTS_ROLE_NONE:
		return num_hedged_before(s, i);
	case JOINTS_ROLE_THE:
	case JOINTS_ROLE_THESE:
	case JOINTS_ROLE_ORDINAL:
	case JOINTS_ROLE_OWNER:
	case JOINTS_ROLE_ANY:
	case JOINTS_ROLE_PER:
	case JOINTS_ROLE_TIME:
		return false;
	default:
		return true;
	}
}

/* Is token I "a", "one" or 1: "half of one percent"? */
static bool
one(const struct scan *s, size_t i)
{
	unsigned v = 0;

	return num_role(s, i) == JOINTS_ROLE_A ||
	       (s->lx->tok[i].kind == LEX_NUM && s->lx->tok[i].val == 1) ||
	       (num_is_word(s, i, NUMWORDS_CLASS_UNIT, &v) && v == 1);
}

/* Is the fraction from token I to END counted by a number, with no noun behind
 * it: "one third from volume", not "one third party"? */
static bool
parted(const struct scan *s, size_t i, size_t end)
{
	return num_word(s, TAB_NUMWORDS, i) &&
	       (s->lx->tok[end].kind == LEX_SIGN ||
		   num_word(s, TAB_STOPS, end));
}

/* A fraction from token I: "half a billion", "two-thirds", "a quarter of a
 * point", "one-half". A share of a whole is told as percent later. */
static bool
fraction(const struct scan *s, size_t i, struct atom *a)
{
	unsigned n = 1, of;
	size_t j = i, k;
	int exp = 0;

	a->first = a->head = (uint32_t)i;
	a->spelled = true;
	if (num_role(s, i) == JOINTS_ROLE_A)
		j++;
	else if (num_is_word(s, i, NUMWORDS_CLASS_UNIT, &n))
		j++;
	if (!num_is_word(s, j, NUMWORDS_CLASS_PART, &of) || n == 0 || n >= of)
		return false;
	if (n == 2 && of == 4)
		return false; /* "two-quarter lead": nobody says two fourths */
	if (j == i && !(of == 2 ? half(s, i) : quarter(s, i, of)))
		return false;
	if (j > i && of != 2 && (s->lx->tok[j].flags & LEX_HYPH) == 0 &&
	    !of_whole(s, j + 1) && !(n == 1 && measures(s, j + 1)) &&
	    (of == 4 || !parted(s, i, j + 1)))
		return false;
	if ((s->lx->tok[j + 1].flags & LEX_HYPH) != 0 && !measures(s, j + 1))
		return false;
	take_part(a, n, of);
	k = j + 1;
	if (num_role(s, k) == JOINTS_ROLE_OF && one(s, k + 1) &&
	    (num_word(s, TAB_SCALES, k + 2) || num_word(s, TAB_UNITS, k + 2)))
		k += 2;
	else if (num_role(s, k) == JOINTS_ROLE_A)
		k++;
	if (num_scale(s, k, false, &exp) > k) {
		num_shift(&a->value, exp);
		a->ulp = (struct dec){ 1, (int16_t)(exp - 1), false };
		a->scale = exp;
		a->part = false;
		a->flags |= NUM_SCALED;
		k++;
	} else if (num_word(s, TAB_UNITS, k)) {
		a->ulp = (struct dec){ 1, -1, false };
		a->part = false;
	} else {
		k = j + 1;
	}
	a->tail = a->last = (uint32_t)k;
	return true;
}

bool
num_read(const struct scan *s, size_t i, struct atom *a)
{
	*a = (struct atom){ .carry = -1 };
	if (s->lx->tok[i].kind == LEX_NUM)
		return digits(s, i, a);
	if (fraction(s, i, a))
		return true;
	*a = (struct atom){ .carry = -1 };
	return num_words(s, i, a);
}
