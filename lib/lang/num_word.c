/* Numerals in words: "five hundred twenty-three million", "a hundred and
 * fifty", "four point five", "a million and a half". */
#include "lang/num_word.h"

/* The row of the number word at I, or NULL. */
static const struct numwords_row *
number_word(const struct scan *s, size_t i)
{
	int r = num_row1(s, TAB_NUMWORDS, i);

	return r < 0 ? NULL : NUM_ROW(s, numwords_row, TAB_NUMWORDS, r);
}

bool
num_is_word(
    const struct scan *s, size_t i, enum numwords_class class, unsigned *value)
{
	const struct numwords_row *row = number_word(s, i);

	if (row == NULL || row->class != class)
		return false;
	*value = (unsigned)row->value;
	return true;
}

/* Is token I a number word of class CLASS? */
static bool
is(const struct scan *s, size_t i, enum numwords_class class)
{
	unsigned v;

	return num_is_word(s, i, class, &v);
}

size_t
num_and_part(const struct scan *s, size_t i, unsigned *hundredths)
{
	const struct tok *t = &s->lx->tok[i];
	unsigned of;

	if (num_is_word(s, i, NUMWORDS_CLASS_MIXED, &of)) {
		*hundredths = 100 / of;
		return i + 1;
	}
	if (t[0].val > 0 && t[0].val < 4 && (t[0].flags & LEX_GLUED) == 0 &&
	    lex_is(s->lx, i + 1, '/') && (t[1].flags & LEX_GLUED) != 0 &&
	    (t[2].flags & LEX_GLUED) != 0 && (t[2].val == 2 || t[2].val == 4) &&
	    t[2].val > t[0].val && t[2].kind == LEX_NUM &&
	    t[0].kind == LEX_NUM) {
		*hundredths = 100 / t[2].val * t[0].val; /* "2 1/2" */
		return i + 3;
	}
	if (num_role(s, i) != JOINTS_ROLE_AND ||
	    num_role(s, i + 1) != JOINTS_ROLE_A ||
	    !num_is_word(s, i + 2, NUMWORDS_CLASS_PART, &of) ||
	    (of != 2 && of != 4))
		return i;
	*hundredths = 100 / of;
	return i + 3;
}

/* Words below a hundred from token I: the token after them, *VAL; or I. */
static size_t
tens(const struct scan *s, size_t i, uint64_t *val)
{
	unsigned v, w;

	if (num_is_word(s, i, NUMWORDS_CLASS_UNIT, &v)) {
		*val = v;
		return i + 1;
	}
	if (!num_is_word(s, i, NUMWORDS_CLASS_TEN, &v))
		return i;
	*val = v;
	if (!num_is_word(s, i + 1, NUMWORDS_CLASS_UNIT, &w) || w == 0 || w > 9)
		return i + 1;
	*val += w;
	return i + 2;
}

/* Does a scale word or basis points follow at token I? */
static bool
scaled(const struct scan *s, size_t i)
{
	size_t len;
	int r, exp = 0;

	if (num_scale(s, i, false, &exp) > i)
		return true;
	r = num_row(s, TAB_UNITS, i, &len);
	return r >= 0 &&
	       NUM_ROW(s, units_row, TAB_UNITS, r)->kind == UNITS_KIND_BPS;
}

/* Can "hundred" at token I begin a number: "hundred basis points"? Not after
 * "a couple", nor where nothing follows that it measures. */
static bool
bare_hundred(const struct scan *s, size_t i)
{
	if (!is(s, i, NUMWORDS_CLASS_HUNDRED) ||
	    (!scaled(s, i + 1) && !num_word(s, TAB_UNITS, i + 1)))
		return false;
	return i == 0 || s->lx->tok[i - 1].kind == LEX_SIGN ||
	       num_word(s, TAB_JOINTS, i - 1) || num_hedged_before(s, i);
}

/* What may follow a hundred: "twenty", "and five"; not what is a hundred or a
 * figure of its own ("a hundred and two hundred"). Adds it to *VAL; gives the
 * token after it. */
static size_t
after_hundred(const struct scan *s, size_t i, uint64_t *val)
{
	size_t j = i + (num_role(s, i) == JOINTS_ROLE_AND), k;
	uint64_t v, w;

	k = tens(s, j, &v);
	if (k == j || v == 0 || is(s, k, NUMWORDS_CLASS_HUNDRED) ||
	    (j > i && tens(s, k, &w) > k))
		return i;
	*val += v;
	return k;
}

/* Words below ten thousand from token I: the token after them, *VAL; or I.
 * FIRST: an article may begin them. */
static size_t
hundreds(const struct scan *s, size_t i, bool first, uint64_t *val)
{
	size_t j, k;
	uint64_t v;

	*val = 1;
	if (first && num_role(s, i) == JOINTS_ROLE_A)
		j = i + 1;
	else if (first && bare_hundred(s, i))
		j = i;
	else if ((j = tens(s, i, val)) == i)
		return i;
	if (is(s, j, NUMWORDS_CLASS_HUNDRED) && *val > 0) {
		*val *= 100;
		return after_hundred(s, j + 1, val);
	}
	if (num_role(s, i) == JOINTS_ROLE_A)
		return is(s, j, NUMWORDS_CLASS_DOZEN) ? j : i;
	if (*val > 0 && *val < 10 && (k = tens(s, j, &v)) > j && v > 9 &&
	    scaled(s, k)) { /* "one fifty basis points" */
		*val = *val * 100 + v;
		return k;
	}
	return j;
}

/* Two numbers that name a year, "twenty twenty five", "nineteen oh five": the
 * token after them, *VAL; or I. */
static size_t
year(const struct scan *s, size_t i, uint64_t *val)
{
	uint64_t v, w = 0;
	size_t j, k;
	bool oh;

	j = tens(s, i, &v);
	if (j != i + 1 || (v != 19 && v != 20))
		return i;
	oh = is(s, j, NUMWORDS_CLASS_OH);
	k = tens(s, j + oh, &w);
	if (k == j + oh || oh != (w < 10) || scaled(s, k) ||
	    num_word(s, TAB_UNITS, k))
		return i;
	*val = v * 100 + w;
	return k;
}

/* Decimals in words from token I, after "point": appends them to D; gives the
 * token after them. */
static size_t
decimals(const struct scan *s, size_t i, struct dec *d)
{
	uint64_t v;
	size_t j, n = 0;

	for (; n < 6; i = j, n++) {
		if (is(s, i, NUMWORDS_CLASS_OH)) {
			v = 0;
			j = i + 1;
		} else if ((j = tens(s, i, &v)) == i || (v > 9 && n > 0)) {
			break;
		}
		d->mant = d->mant * (v > 9 ? 100 : 10) + v;
		d->exp = (int16_t)(d->exp - (v > 9 ? 2 : 1));
		if (v > 9)
			return j;
	}
	return i;
}

/* "point five" at token I after a number, or before a unit where nothing names
 * the point: takes its decimals into D; the token after them, or I. */
static size_t
point(const struct scan *s, size_t i, struct dec *d)
{
	size_t j;

	if (!is(s, i, NUMWORDS_CLASS_POINT) ||
	    (s->lx->tok[i].flags & LEX_HYPH) != 0)
		return i;
	j = decimals(s, i + 1, d);
	return j == i + 1 ? i : j;
}

/* "point five percent" at token I: the token after the decimals, or I. */
static size_t
lone_point(const struct scan *s, size_t i, struct dec *d)
{
	enum joints_role r = i > 0 ? num_role(s, i - 1) : 0;
	size_t j = point(s, i, d);

	if (j == i ||
	    (!scaled(s, j) && !num_word(s, TAB_UNITS, j) &&
		(num_role(s, j) != JOINTS_ROLE_TO ||
		    !is(s, j + 1, NUMWORDS_CLASS_POINT))) ||
	    r == JOINTS_ROLE_THE || r == JOINTS_ROLE_THESE ||
	    r == JOINTS_ROLE_ORDINAL || r == JOINTS_ROLE_A ||
	    r == JOINTS_ROLE_ANY)
		return i;
	return i == 0 || s->lx->tok[i - 1].kind == LEX_SIGN ||
		       num_word(s, TAB_STOPS, i - 1) ||
		       num_word(s, TAB_JOINTS, i - 1) || num_hedged_before(s, i)
		   ? j
		   : i;
}

void
num_add_part(struct atom *a, unsigned part, int exp)
{
	struct dec d = { part, (int16_t)(exp - 2), false };

	while (d.mant % 10 == 0 && d.mant > 0) {
		d.mant /= 10;
		d.exp++;
	}
	(void)dec_add(&a->value, a->value, d, false);
	a->ulp.exp = (int16_t)(exp - 1);
}

/* One group of a number from token I with its scale, "twenty-three million":
 * adds it to A, its scale below *LOW, which becomes its own; *END: nothing can
 * follow. Gives the token after it, or I. */
static size_t
group(const struct scan *s, size_t i, struct atom *a, int *low, bool *end)
{
	bool first = i == a->head;
	struct dec d = { 1, 0, false };
	unsigned part = 0, of;
	size_t j, k, m;
	int exp = 0, r;

	if (first && num_role(s, i) == JOINTS_ROLE_A &&
	    (r = num_row1(s, TAB_SCALES, i + 1)) >= 0 &&
	    NUM_ROW(s, scales_row, TAB_SCALES, r)->class == SCALES_CLASS_WORD)
		j = i + 1;
	else if (first && (k = lone_point(s, i, &(struct dec){ 0 })) > i) {
		d.mant = 0;
		j = i;
	} else if ((j = hundreds(s, i, first, &d.mant)) == i)
		return i;
	if (num_is_word(s, j, NUMWORDS_CLASS_DOZEN, &of)) {
		d.mant *= of;
		j++;
	}
	m = point(s, j, &d);
	*end = m > j;
	if (m == j)
		m = num_and_part(s, j, &part);
	k = num_scale(s, num_before_scale(s, m, false), false, &exp);
	if (exp >= *low)
		return i;
	num_shift(&d, exp);
	if (!dec_add(&a->value, a->value, d, false))
		return i;
	a->ulp.exp = d.exp;
	if (part == 0 && exp > 0 && !*end) { /* "a million and a half" */
		m = num_and_part(s, k, &part);
		if (m > k && !scaled(s, m))
			k = m;
		else
			part = 0;
	}
	if (part > 0)
		num_add_part(a, part, exp);
	*end |= part > 0 || exp == 0;
	*low = exp;
	return k;
}

bool
num_words(const struct scan *s, size_t i, struct atom *a)
{
	uint64_t v;
	size_t j, k = i;
	int low = 99, r;
	bool end = false;

	a->first = a->head = (uint32_t)i;
	a->spelled = true;
	a->value = (struct dec){ 0, 0, false };
	a->ulp = (struct dec){ 1, 0, false };
	if ((k = year(s, i, &v)) > i) {
		a->value.mant = v;
		low = 0;
		end = true;
	}
	while (!end && (j = group(s, k, a, &low, &end)) > k)
		k = j;
	if (low == 3 && dec_cmp(a->value, (struct dec){ 2, 3, false }) <= 0 &&
	    num_role(s, k) == JOINTS_ROLE_AND &&
	    (j = tens(s, k + 1, &v)) > k + 1 && !scaled(s, j) &&
	    !is(s, j, NUMWORDS_CLASS_HUNDRED)) {
		/* "two thousand and nineteen" */
		(void)dec_add(
		    &a->value, a->value, (struct dec){ v, 0, false }, false);
		a->ulp.exp = low = 0;
		k = j;
	}
	if (k == i && num_role(s, i) == JOINTS_ROLE_A &&
	    (r = num_row1(s, TAB_CURRENCY, i + 1)) >= 0 &&
	    NUM_ROW(s, currency_row, TAB_CURRENCY, r)->class ==
		CURRENCY_CLASS_WORD) { /* "a dollar fifteen" */
		a->value.mant = 1;
		low = 0;
		k = i + 1;
	}
	if (k == i)
		return false;
	a->scale = low;
	a->flags |= low > 0 ? NUM_SCALED : 0;
	a->tail = a->last = (uint32_t)k;
	return true;
}
