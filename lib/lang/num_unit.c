/* Currencies and units beside a numeral. */
#include "lang/num_form.h"

/* The row of the currency phrase at token I, or NULL; codes only where they
 * stand in capitals. *LEN gets its tokens. */
static const struct currency_row *
currency(const struct scan *s, size_t i, size_t *len)
{
	const struct currency_row *row;
	int r = num_row(s, TAB_CURRENCY, i, len);

	if (r < 0)
		return NULL;
	row = NUM_ROW(s, currency_row, TAB_CURRENCY, r);
	if (row->class == CURRENCY_CLASS_CODE &&
	    (s->lx->tok[i].flags & LEX_CAP) == 0)
		return NULL;
	return row;
}

/* The currency that the document means by CODE: a dollar may be another one
 * than that of the United States. */
static const char *
meant(const struct scan *s, const char *code)
{
	return strcmp(code, "USD") == 0 ? s->ctx->dollar : code;
}

static bool
minus(const struct lex *lx, size_t i)
{
	return lex_is(lx, i, '-') || lex_is(lx, i, 0x2212);
}

/* Scales A as a code such as MEUR does. */
static void
millions(struct atom *a, const struct currency_row *row)
{
	if (row->exp <= 0)
		return;
	num_shift(&a->value, (int)row->exp);
	num_shift(&a->ulp, (int)row->exp);
	a->scale += (int)row->exp;
	a->flags |= NUM_SCALED;
}

/* A sign or code of currency before A, with an opening bracket or a minus
 * between: widens A to the left. */
static void
before(const struct scan *s, struct atom *a)
{
	const struct currency_row *row;
	size_t i = a->first, len;

	if (i > 0 && lex_is(s->lx, i - 1, '[')) {
		i--;
		if (lex_is(s->lx, a->head + 1, ']') && a->tail > a->head + 1)
			a->first = (uint32_t)i;
	}
	if (i > 0 && (lex_is(s->lx, i - 1, '(') || lex_is(s->lx, i - 1, '-') ||
			 lex_is(s->lx, i - 1, '.')))
		i--;
	if (i == 0 || (row = currency(s, i - 1, &len)) == NULL || len != 1 ||
	    (row->class != CURRENCY_CLASS_SIGN &&
		row->class != CURRENCY_CLASS_CODE))
		return;
	i--;
	a->first = (uint32_t)i;
	if (lex_is(s->lx, i + 1, '-') ||
	    (i > 0 && minus(s->lx, i - 1) &&
		(s->lx->tok[i].flags & LEX_GLUED) != 0)) {
		a->first -= lex_is(s->lx, i + 1, '-') ? 0 : 1;
		a->flags |= NUM_PAREN;
		a->value.neg = a->value.mant != 0;
	}
	a->code = row->class == CURRENCY_CLASS_SIGN && row->code[0] == 'U' &&
			  s->lx->tok[i].kind == LEX_SIGN
		      ? meant(s, row->code)
		      : row->code;
	a->kind = NUM_MONEY;
	a->own = a->sign = true;
	millions(a, row);
}

/* Accounting brackets round A, or round A but for its currency, "(5)%": its
 * value is negative; the closing one is taken into it. */
static void
brackets(const struct scan *s, struct atom *a)
{
	const struct lex *lx = s->lx;
	uint32_t exp = a->last;
	int scale = 0;
	size_t j;

	if (a->head == 0 || !lex_is(lx, a->last, ')'))
		return;
	if (lex_is(lx, a->head - 1, '(') && a->first < a->head) {
		a->last++; /* $(0.66) */
	} else if (lex_is(lx, a->head - 1, '(') &&
		   num_word(s, TAB_UNITS, a->last + 1) &&
		   (lx->tok[a->last + 1].flags & LEX_GLUED) != 0) {
		a->last++; /* (5)% */
		a->first = a->head - 1;
	} else if (lex_is(lx, a->head - 1, '(') && a->scale == 0 &&
		   num_scale(s, a->last + 1, false, &scale) > a->last + 1) {
		a->last++; /* (12.3) million */
		a->first = a->head - 1;
		scale = 0;
	} else {
		return;
	}
	a->flags |= NUM_PAREN;
	a->value.neg = a->value.mant != 0;
	j = num_scale(s, a->last, true, &scale);
	if (j > a->last && exp == a->last - 1 && a->scale == 0) {
		num_shift(&a->value, scale);
		num_shift(&a->ulp, scale);
		a->scale = scale;
		a->flags |= NUM_SCALED;
		a->last = (uint32_t)j;
	}
}

/* Are the digits or words B after "a dollar" cents: two figures that count
 * nothing else? */
static bool
cents(const struct scan *s, const struct atom *a, const struct atom *b)
{
	return a->last == b->first && a->value.mant < 10 && b->value.exp == 0 &&
	       b->value.mant < 100 && !num_word(s, TAB_UNITS, b->last) &&
	       (b->spelled ? b->value.mant > 9 : s->lx->tok[b->head].n == 2) &&
	       !num_word(s, TAB_NUMWORDS, b->last) &&
	       s->lx->tok[b->last].kind != LEX_NUM &&
	       (s->lx->tok[b->last].flags & LEX_HYPH) == 0 &&
	       !num_goes_on(s, b->last);
}

/* "and 50 cents" at token I after whole units of currency, or "a dollar
 * fifteen": adds them. */
static void
minor(const struct scan *s, struct atom *a, size_t i)
{
	static const struct currency_row plain = { .exp = -2 };
	const struct currency_row *row;
	struct atom b;
	size_t len = 0;

	if (num_role(s, i) == JOINTS_ROLE_AND)
		i++;
	if (s->lx->tok[i].kind == LEX_SIGN || !num_read(s, i, &b) ||
	    b.scale != 0)
		return;
	if ((row = currency(s, b.last, &len)) == NULL) {
		len = 0;
		if (!a->spelled || !cents(s, a, &b))
			return;
		row = &plain;
	} else if (row->class != CURRENCY_CLASS_MINOR) {
		return;
	}
	num_shift(&b.value, (int)row->exp);
	num_shift(&b.ulp, (int)row->exp);
	if (!dec_add(&a->value, a->value, b.value, false))
		return;
	a->ulp = b.ulp;
	a->last = b.last + (uint32_t)len;
}

/* A currency after A: "dollars", "EUR", "cents", "€". */
static void
after(const struct scan *s, struct atom *a)
{
	const struct currency_row *row;
	size_t len, i = a->last;

	if (a->sign && a->scale == 0 && a->ulp.exp == 0)
		minor(s, a, i); /* "$1 and 5 cents" */
	if ((row = currency(s, i, &len)) == NULL)
		return;
	if (row->class == CURRENCY_CLASS_SIGN &&
	    ((s->lx->tok[i].flags & LEX_GLUED) == 0 || (a->sign && true) ||
		s->lx->tok[i + len].kind == LEX_NUM))
		return;
	if (row->class == CURRENCY_CLASS_CODE && !a->sign &&
	    s->lx->tok[i + len].kind == LEX_NUM)
		return; /* it is that of the next figure */
	if (a->sign) {
		if (row->class == CURRENCY_CLASS_MINOR)
			return;
		a->code = row->class == CURRENCY_CLASS_WORD &&
				  row->code[0] == 'U'
			      ? a->code
			      : row->code;
		a->last += (uint32_t)len;
		return;
	}
	a->kind = NUM_MONEY;
	a->own = true;
	a->code = row->class == CURRENCY_CLASS_WORD ? meant(s, row->code)
						    : row->code;
	if (row->class == CURRENCY_CLASS_MINOR) {
		num_shift(&a->value, (int)row->exp);
		num_shift(&a->ulp, (int)row->exp);
	}
	millions(a, row);
	a->last += (uint32_t)len;
	if (row->class == CURRENCY_CLASS_WORD && a->scale == 0)
		minor(s, a, a->last);
}

/* Do the words round A speak of rates, so that a point alone is one of
 * percentage? "four points" can be of the talk: in words, only a word of
 * change or a percentage near it makes them a figure; in digits, only what
 * follows can make them none. */
static bool
rates(const struct scan *s, const struct atom *a, size_t next)
{
	const struct lex *lx = s->lx;
	enum joints_role r = num_role(s, next);
	size_t i;

	if (a->value.exp < 0 || (lx->tok[next - 1].flags & LEX_HYPH) != 0 ||
	    num_hedged_before(s, a->first))
		return true;
	if (r == JOINTS_ROLE_TO || lx->tok[next].kind == LEX_CLITIC)
		return false;
	if (r == JOINTS_ROLE_OF || r == JOINTS_ROLE_APART || num_moves(r))
		return true;
	for (i = a->first; i > 0 && i + 5 > a->first; i--) {
		r = num_role(s, i - 1);
		if (num_moves(r) || r == JOINTS_ROLE_BY ||
		    num_word(s, TAB_UNITS, i - 1))
			return true;
		if (r == JOINTS_ROLE_THESE)
			return false;
	}
	return s->percent || (!a->spelled && a->value.mant < 100);
}

/* The token after A and the bracket that closes a figure put in by the editor,
 * with a remark, where a unit follows: "[24.5] (sic) percent". */
static size_t
inserted(const struct scan *s, struct atom *a)
{
	size_t i = a->last, k;

	if (a->head == 0 || !lex_is(s->lx, a->head - 1, '[') ||
	    !lex_is(s->lx, i, ']'))
		return i;
	k = ++i;
	if (lex_is(s->lx, k, '('))
		while (k < s->lx->n && k < i + 8 && !lex_is(s->lx, k++, ')'))
			continue;
	if (!num_word(s, TAB_UNITS, k))
		return a->last;
	a->first = a->head - 1;
	return k;
}

/* A unit after A: percent, points, basis points, times, x. */
static void
unit(const struct scan *s, struct atom *a)
{
	const struct lex *lx = s->lx;
	const struct units_row *row;
	size_t len, i = a->last;
	int r;

	if (a->sign)
		return;
	i = inserted(s, a);
	if (lex_is(lx, i, '+') && num_word(s, TAB_UNITS, i + 1))
		i++; /* "20+ percent" */
	if ((r = num_row(s, TAB_HEDGES, i, &len)) >= 0 &&
	    NUM_ROW(s, hedges_row, TAB_HEDGES, r)->place ==
		HEDGES_PLACE_AFTER &&
	    num_word(s, TAB_UNITS, i + len))
		i += len; /* "20-plus percent" */
	r = num_row1(s, TAB_NOUNS, i);
	if (r >= 0 && num_word(s, TAB_UNITS, i + 1) &&
	    NUM_ROW(s, nouns_row, TAB_NOUNS, r)->class == NOUNS_CLASS_ADJECTIVE)
		i++; /* "two additional points" */
	if ((r = num_row(s, TAB_UNITS, i, &len)) < 0)
		return;
	row = NUM_ROW(s, units_row, TAB_UNITS, r);
	switch (row->kind) {
	case UNITS_KIND_PERCENT:
		a->kind = NUM_PERCENT;
		break;
	case UNITS_KIND_POINTS:
		a->kind = NUM_POINTS;
		break;
	case UNITS_KIND_POINT:
		if (!rates(s, a, i + len))
			return;
		a->kind = NUM_POINTS;
		break;
	case UNITS_KIND_BPS:
		a->kind = NUM_BPS;
		break;
	case UNITS_KIND_TIMES:
		if (len == 1 && lx->tok[i].n == 1 &&
		    lx->tok[i + 1].kind == LEX_NUM)
			return; /* 24x7 */
		a->kind = NUM_MULTIPLE;
		if (lx->tok[i].n > 1 &&
		    (num_role(s, i + len) == JOINTS_ROLE_A ||
			num_role(s, i + len) ==
			    JOINTS_ROLE_PER)) { /* "11 times a year" */
			a->kind = NUM_COUNT;
			a->unit = num_singular(s, i);
		}
		break;
	case UNITS_KIND_FOLD:
		a->kind = NUM_MULTIPLE;
		break;
	case UNITS_KIND_NONE:
		return;
	}
	a->own = true;
	a->last = (uint32_t)(i + len);
}

/* Is the noun at token I, right behind "a" at FIRST - 1, one that is measured
 * or counted: "$40 a ton"? */
static bool
measure(const struct scan *s, size_t i, size_t first)
{
	int r = num_row1(s, TAB_NOUNS, i);
	enum nouns_class c = r < 0 ? NOUNS_CLASS_NONE
				   : NUM_ROW(s, nouns_row, TAB_NOUNS, r)->class;

	return i == first &&
	       (c == NOUNS_CLASS_MEASURE || c == NOUNS_CLASS_COUNTED) &&
	       !num_goes_on(s, i + 1);
}

void
num_per(const struct scan *s, struct atom *a)
{
	const struct lex *lx = s->lx;
	size_t i = a->last, j, len;
	const struct nouns_row *row;
	int r, noun = -1;

	i += lex_is(lx, i, '+'); /* "$30+ per hour" */
	if (num_role(s, i) != JOINTS_ROLE_PER &&
	    num_role(s, i) != JOINTS_ROLE_A && !lex_is(lx, i, '/'))
		return;
	for (j = i + 1; j < lx->n && j < i + 7 && lx->tok[j].kind == LEX_WORD;
	     j++) {
		if ((r = num_row(s, TAB_SHARES, j, &len)) >= 0) {
			a->kind = NUM_PER_SHARE;
			a->flags |= NUM_PER;
			a->last = (uint32_t)(j + len);
			return;
		}
		if (num_role(s, j) == JOINTS_ROLE_AND && j > i + 1)
			continue;
		if (noun >= 0 || num_word(s, TAB_STOPS, j))
			break;
		r = num_row1(s, TAB_NOUNS, j);
		row = r < 0 ? NULL : NUM_ROW(s, nouns_row, TAB_NOUNS, r);
		if (row != NULL && (row->class == NOUNS_CLASS_TIME ||
				       row->class == NOUNS_CLASS_DAY ||
				       row->class == NOUNS_CLASS_PERIOD))
			return;
		if (row != NULL && row->class == NOUNS_CLASS_PREFIX &&
		    lx->tok[j + 1].kind == LEX_WORD) {
			noun = (int)j++; /* "per square foot" */
			break;
		}
		if (row == NULL || row->class != NOUNS_CLASS_ADJECTIVE)
			noun = (int)j;
	}
	if (noun < 0 || (num_role(s, i) == JOINTS_ROLE_A &&
			    !measure(s, (size_t)noun, i + 1)))
		return;
	a->noun = (uint32_t)noun;
	row = num_row1(s, TAB_NOUNS, (size_t)noun) < 0
		  ? NULL
		  : NUM_ROW(s, nouns_row, TAB_NOUNS,
			num_row1(s, TAB_NOUNS, (size_t)noun));
	a->nnoun = row != NULL && row->class == NOUNS_CLASS_PREFIX ? 2 : 1;
	a->flags |= NUM_PER;
	a->last = (uint32_t)noun + a->nnoun;
}

/* "($0.02) per share": the brackets stand in it. */
static void
bracketed_per_share(const struct scan *s, struct atom *a)
{
	struct atom b = *a;

	if (a->first == 0 || !lex_is(s->lx, a->first - 1, '(') ||
	    !lex_is(s->lx, a->last, ')'))
		return;
	b.last++;
	num_per(s, &b);
	if (b.kind != NUM_PER_SHARE)
		return;
	*a = b;
	a->first--;
	a->flags |= NUM_PAREN;
	a->value.neg = a->value.mant != 0;
}

/* Brackets right round the whole of A, "(5%)", "($1.89)": negative, and left
 * outside. A percentage so only after a figure or a word of change. */
static void
outer_brackets(const struct scan *s, struct atom *a)
{
	if (a->first == 0 || !lex_is(s->lx, a->first - 1, '(') ||
	    !lex_is(s->lx, a->last, ')') || !a->own)
		return;
	if (a->kind != NUM_MONEY && a->kind != NUM_PERCENT)
		return;
	a->flags |= NUM_PAREN;
	a->value.neg = a->value.mant != 0;
}

void
num_unit(const struct scan *s, struct atom *a)
{
	before(s, a);
	brackets(s, a);
	after(s, a);
	if (a->kind == NUM_NONE && !a->own)
		unit(s, a);
	if (a->kind == NUM_MONEY)
		num_per(s, a);
	if (a->kind == NUM_MONEY)
		bracketed_per_share(s, a);
	outer_brackets(s, a);
}
