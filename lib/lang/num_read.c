/* Numerals: digits, words, fractions, scales. */
#include "lang/num_in.h"

static const struct dec one = { 1, 0, false };

/* Is token I joined to the one before by nothing, a blank or a hyphen, and a
 * number word of class CLASS? Its row goes to *ROW. */
static bool
numword(const struct scan *s, size_t i, enum numwords_class class,
    const struct numwords_row **row)
{
	int r;

	if ((r = num_row1(s, TAB_NUMWORDS, i)) < 0)
		return false;
	*row = NUM_ROW(s, numwords_row, TAB_NUMWORDS, r);
	return (*row)->class == class;
}

/* The row of the number word at I, or NULL. */
static const struct numwords_row *
any_numword(const struct scan *s, size_t i)
{
	int r = num_row1(s, TAB_NUMWORDS, i);

	return r < 0 ? NULL : NUM_ROW(s, numwords_row, TAB_NUMWORDS, r);
}

size_t
num_scale(const struct scan *s, size_t i, bool money, int *exp)
{
	const struct scales_row *row;
	const struct tok *t = &s->lx->tok[i];
	int r = num_row1(s, TAB_SCALES, i);

	if (r < 0)
		return i;
	row = NUM_ROW(s, scales_row, TAB_SCALES, r);
	switch (row->class) {
	case SCALES_CLASS_WORD:
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
	a->ulp = one;
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
	a->ulp = one;
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
	a->ulp = one;
	a->kind = NUM_MULTIPLE;
	a->own = true;
	a->tail = a->last = (uint32_t)i + 3;
	return true;
}

/* Skips what may stand between a figure and its scale: a bracket that closes
 * an inserted figure with a remark after it ("[18] (corrected by Company)
 * million"), "plus" and the like by a hyphen ("$30-plus million"), a stray
 * comma. Gives the token of the scale, or I. */
static size_t
before_scale(const struct scan *s, size_t i, bool money)
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
	if (lex_is(s->lx, j, ',') && j == i)
		j++;
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

/* A figure in digits at token I. */
static bool
digits(const struct scan *s, size_t i, struct atom *a)
{
	const struct tok *t = &s->lx->tok[i];
	bool money = i > 0 && num_word(s, TAB_CURRENCY, i - 1);
	size_t j, k;
	int exp = 0;
	struct dec d;

	if ((t->flags & (LEX_LONG | LEX_APOS)) != 0 ||
	    !dec_read(&d, lex_span(s->lx, i)))
		return false;
	d.neg = (t->flags & LEX_MINUS) != 0 && d.mant != 0;
	a->first = a->head = (uint32_t)i;
	if (slashed(s, i, a) || colon(s, i, a))
		return true;
	j = before_scale(s, i + 1, money);
	k = num_scale(s, j, money, &exp);
	if (k == j)
		k = i + 1;
	take(a, d, -(int)t->digits, exp);
	a->tail = a->last = (uint32_t)k;
	if (k > i + 1)
		a->flags |= NUM_SCALED;
	if (d.neg)
		a->flags |= NUM_PAREN;
	return true;
}

/* "and a half", "and a quarter", "½" at token I after a number: the token
 * after it and the parts of a hundred, or I. */
static size_t
and_part(const struct scan *s, size_t i, unsigned *hundredths)
{
	const struct numwords_row *row;

	if (numword(s, i, NUMWORDS_CLASS_MIXED, &row)) {
		*hundredths = 100 / (unsigned)row->value;
		return i + 1;
	}
	if (num_role(s, i) != JOINTS_ROLE_AND ||
	    num_role(s, i + 1) != JOINTS_ROLE_A ||
	    !numword(s, i + 2, NUMWORDS_CLASS_PART, &row) ||
	    (row->value != 2 && row->value != 4))
		return i;
	*hundredths = 100 / (unsigned)row->value;
	return i + 3;
}

/* Words below a thousand from token I: the token after them, *VAL. A unit may
 * follow a ten, "and" a hundred. */
static size_t
hundreds(const struct scan *s, size_t i, uint64_t *val)
{
	const struct numwords_row *row;
	uint64_t sum = 0, part = 0;
	enum numwords_class last = NUMWORDS_CLASS_NONE;
	size_t start = i, j;

	for (;; i++) {
		j = i;
		if (last == NUMWORDS_CLASS_HUNDRED &&
		    num_role(s, i) == JOINTS_ROLE_AND)
			j++;
		if ((row = any_numword(s, j)) == NULL)
			break;
		if (row->class == NUMWORDS_CLASS_UNIT) {
			if (last == NUMWORDS_CLASS_UNIT ||
			    (last == NUMWORDS_CLASS_TEN &&
				(row->value > 9 || row->value == 0)))
				break;
			part += (uint64_t)row->value;
		} else if (row->class == NUMWORDS_CLASS_TEN) {
			if (last == NUMWORDS_CLASS_UNIT ||
			    last == NUMWORDS_CLASS_TEN)
				break;
			part += (uint64_t)row->value;
		} else if (row->class == NUMWORDS_CLASS_HUNDRED) {
			if (sum != 0 || part == 0 || i == start)
				break;
			sum = part * (uint64_t)row->value;
			part = 0;
		} else {
			break;
		}
		last = row->class;
		i = j;
	}
	*val = sum + part;
	return i;
}

/* A number in words from token I ("five hundred twenty-three million", "a
 * million", "two dozen", "seven and a quarter"). */
static bool
words(const struct scan *s, size_t i, struct atom *a)
{
	const struct numwords_row *row;
	uint64_t sum = 0, val;
	unsigned hundredths = 0;
	size_t j, k = i, m;
	int exp, low = 99;
	bool article = num_role(s, i) == JOINTS_ROLE_A;

	a->first = a->head = (uint32_t)i;
	a->spelled = true;
	for (;;) {
		val = 1;
		j = article && k == i ? i + 1 : hundreds(s, k, &val);
		if (article && k == i &&
		    numword(s, j, NUMWORDS_CLASS_HUNDRED, &row)) {
			val = (uint64_t)row->value;
			j++;
		}
		if (j == k)
			break;
		if (numword(s, j, NUMWORDS_CLASS_DOZEN, &row) && !article) {
			val *= (uint64_t)row->value;
			j++;
		}
		m = and_part(s, j, &hundredths);
		exp = 0;
		k = num_scale(s, before_scale(s, m, false), false, &exp);
		if (exp >= low)
			return false;
		val *= 100;
		val += hundredths;
		for (low = exp; exp > 0 && val < UINT64_MAX / 20; exp--)
			val *= 10;
		sum += val;
		article = false;
		if (low == 0 || hundredths != 0)
			break;
	}
	if (k == i ||
	    (low == 0 && k == i + 1 && num_role(s, i) == JOINTS_ROLE_A))
		return false;
	take(a, (struct dec){ sum, -2, false }, 0, 0);
	while (a->value.exp < 0 && a->value.mant % 10 == 0) {
		a->value.mant /= 10;
		a->value.exp++;
	}
	a->scale = low;
	a->ulp.exp = (int16_t)(low + (hundredths != 0 ? -1 : 0));
	a->flags |= low > 0 ? NUM_SCALED : 0;
	a->tail = a->last = (uint32_t)k;
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

/* "half a", "half the", "half of", "half our"; not "first half", "half-year"
 * nor "the half". I is at "half". */
static bool
half(const struct scan *s, size_t i)
{
	enum joints_role before = i > 0 ? num_role(s, i - 1) : 0;
	enum joints_role next = num_role(s, i + 1);
	const struct tok *t = &s->lx->tok[i + 1];

	if (before == JOINTS_ROLE_ORDINAL || before == JOINTS_ROLE_THESE ||
	    (t->flags & LEX_HYPH) != 0 || (s->lx->tok[i].flags & LEX_HYPH) != 0)
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

/* A fraction from token I: "half a billion", "two-thirds", "a quarter of a
 * point", "one-half". A share of a whole is told as percent later. */
static bool
fraction(const struct scan *s, size_t i, struct atom *a)
{
	const struct numwords_row *row, *unit = NULL;
	unsigned n = 1;
	size_t j = i, k;
	int exp = 0;

	a->first = a->head = (uint32_t)i;
	a->spelled = true;
	if (num_role(s, i) == JOINTS_ROLE_A)
		j++;
	else if (numword(s, i, NUMWORDS_CLASS_UNIT, &unit)) {
		n = (unsigned)unit->value;
		j++;
	}
	if (!numword(s, j, NUMWORDS_CLASS_PART, &row) || n == 0 ||
	    n >= (unsigned)row->value)
		return false;
	if (n > 1 && (unsigned)row->value % n == 0)
		return false; /* "two-quarter lead": nobody says two fourths */
	if (j == i && (row->value != 2 || !half(s, i)))
		return false;
	if (j > i && row->value != 2 && (s->lx->tok[j].flags & LEX_HYPH) == 0 &&
	    !of_whole(s, j + 1))
		return false;
	if ((s->lx->tok[j + 1].flags & LEX_HYPH) != 0)
		return false;
	take_part(a, n, (unsigned)row->value);
	k = j + 1;
	if (num_role(s, k) == JOINTS_ROLE_OF &&
	    num_role(s, k + 1) == JOINTS_ROLE_A &&
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
	} else if (num_word(s, TAB_UNITS, k) && k > j + 1 - (j == i)) {
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
	return words(s, i, a);
}
