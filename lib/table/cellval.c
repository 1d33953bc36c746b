/* Values of table cells. */
#include "core/chr.h"
#include "core/vec.h"
#include "table/cellin.h"

/* Reads digits with marks and decimals into V: false when there are none or
 * they are grouped wrongly. */
static bool
digits(struct cellin *in, struct cellval *v)
{
	const char *p = in->s.p;
	size_t i = in->at, from = i, run, groups = 0;

	while (i < in->s.n && chr_digit(p[i]))
		i++;
	for (run = i - from;
	     i + 1 < in->s.n && p[i] == ',' && run > 0 && run <= 3 &&
	     (groups == 0 || run == 3) && chr_digit(p[i + 1]);
	     groups++)
		for (run = 0, i++; i < in->s.n && chr_digit(p[i]); i++)
			run++;
	if (groups > 0 && run != 3)
		return false;
	v->year = groups == 0 && run == 4 &&
		  (memcmp(p + from, "19", 2) == 0 ||
		      memcmp(p + from, "20", 2) == 0);
	if (i + 1 < in->s.n && p[i] == '.' && chr_digit(p[i + 1])) {
		for (i++; i < in->s.n && chr_digit(p[i]) && v->decimals < 18;
		     i++)
			v->decimals++;
		v->year = false;
	}
	if (i == from || i - from > 60 || (i < in->s.n && chr_digit(p[i])))
		return false;
	v->at = (uint8_t)from;
	v->len = (uint8_t)(i - from);
	in->at = i;
	return true;
}

/* Reads what may stand before the digits: signs, a parenthesis, a currency,
 * a word for a rise or a fall. */
static bool
lead(struct cellin *in, struct cellval *v, bool *paren)
{
	const struct cell_units_row *u;
	size_t d;

	for (;;) {
		cellin_blanks(in);
		if (in->at >= in->s.n || chr_digit(in->s.p[in->at]) ||
		    in->s.p[in->at] == '.')
			return true;
		if (cellin_take(in, '(')) {
			if (*paren)
				return false;
			*paren = v->neg = true;
		} else if (cellin_take(in, '+'))
			v->change = true;
		else if ((d = cellval_dash(in->s, in->at)) > 0) {
			in->at += d;
			v->neg = true;
		} else if (cellin_take(in, '~') || cellin_take(in, '<') ||
			   cellin_take(in, '>'))
			continue;
		else if ((u = cellin_unit(in)) == NULL)
			return false;
		else if (u->kind == CELL_UNITS_KIND_CURRENCY)
			memcpy(v->cur, u->iso, 3);
		else if (u->kind == CELL_UNITS_KIND_ABOUT)
			continue;
		else if (u->kind == CELL_UNITS_KIND_DOWN ||
			 u->kind == CELL_UNITS_KIND_UP) {
			v->change = true;
			v->neg = u->kind == CELL_UNITS_KIND_DOWN;
		} else
			return false;
	}
}

/* Sets V's mark or scale from the words and signs behind the digits. */
static bool
tail_word(struct cellin *in, struct cellval *v)
{
	struct cellin t = *in;
	const struct cell_units_row *u;

	cellin_blanks(&t);
	if (cellin_take(&t, '%')) {
		v->mark = MARK_PERCENT;
		*in = t;
		return true;
	}
	if ((u = cellin_unit(&t)) == NULL)
		return false;
	switch (u->kind) {
	case CELL_UNITS_KIND_SCALE:
		v->exp = (int8_t)(v->exp + u->exp);
		v->scaled = true;
		if (u->iso[0] != '\0')
			memcpy(v->cur, u->iso, 3);
		break;
	case CELL_UNITS_KIND_PERCENT:
		v->mark = MARK_PERCENT;
		break;
	case CELL_UNITS_KIND_POINTS:
		v->mark = MARK_POINTS;
		break;
	case CELL_UNITS_KIND_BPS:
		v->mark = MARK_BPS;
		break;
	case CELL_UNITS_KIND_TIMES:
		v->mark = MARK_TIMES;
		break;
	case CELL_UNITS_KIND_DAYS:
		v->mark = MARK_DAYS;
		break;
	case CELL_UNITS_KIND_CURRENCY:
		/* "1,234 EUR"; a sign belongs to what follows. */
		if (!chr_letter(u->phrase[0]))
			return false;
		memcpy(v->cur, u->iso, 3);
		break;
	default:
		return false;
	}
	*in = t;
	return true;
}

/* Takes what parts the ends of a range: a dash, "to", "+/-". */
static bool
between(struct cellin *in)
{
	const struct cell_units_row *u;
	size_t d;

	cellin_blanks(in);
	if ((d = cellval_dash(in->s, in->at)) > 0) {
		in->at += d;
		return true;
	}
	if (in->s.n - in->at > 3 && memcmp(in->s.p + in->at, "+/-", 3) == 0) {
		in->at += 3;
		return true;
	}
	return (u = cellin_unit(in)) != NULL && u->kind == CELL_UNITS_KIND_TO;
}

/* Takes the rest of a range that V begins: "-12.5", " to $38 million"; V gets
 * the unit that only its end states. */
static bool
range(struct cellin *in, struct cellval *v)
{
	struct cellin t = *in;
	struct cellval hi = { 0 };
	bool paren = false;

	if (!between(&t) || !lead(&t, &hi, &paren) || !digits(&t, &hi))
		return false;
	while (tail_word(&t, &hi))
		continue;
	if (paren && !cellin_take(&t, ')'))
		return false;
	while (tail_word(&t, &hi))
		continue;
	if (v->mark == MARK_PLAIN)
		v->mark = hi.mark;
	if (!v->scaled) {
		v->scaled = hi.scaled;
		v->exp = hi.exp;
	}
	if (v->cur[0] == '\0')
		memcpy(v->cur, hi.cur, sizeof(v->cur));
	*in = t;
	return true;
}

/* Length of the note mark that begins at AT: "*", "^", a dagger, a raised
 * digit, "(1)", "(a)"; 0 for none. */
static size_t
note_mark(struct span s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.p + at;
	size_t n = s.n - at;

	if (n == 0)
		return 0;
	if (*p == '*' || *p == '^' || *p == '#')
		return 1;
	if (n >= 3 && (*p == '(' || *p == '[')) {
		size_t i = 1;

		while (i < n && i < 4 &&
		       (chr_digit((char)p[i]) || chr_letter((char)p[i])))
			i++;
		if (i > 1 && i < n && (p[i] == ')' || p[i] == ']') &&
		    (chr_digit((char)p[1]) || i == 2))
			return i + 1;
		return 0;
	}
	if (n >= 2 && p[0] == 0xC2 &&
	    (p[1] == 0xB9 || p[1] == 0xB2 || p[1] == 0xB3))
		return 2;
	if (n >= 3 && p[0] == 0xE2 &&
	    ((p[1] == 0x80 && (p[2] == 0xA0 || p[2] == 0xA1)) ||
		(p[1] == 0x81 && p[2] >= 0xB0)))
		return 3;
	return 0;
}

/* Takes note marks up to the end of the text: false when something else
 * stands there. */
static bool
notes(struct cellin *in, struct cellval *v)
{
	size_t from, d;

	v->n = (uint8_t)in->at;
	cellin_blanks(in);
	from = in->at;
	while (in->at < in->s.n && (d = note_mark(in->s, in->at)) > 0) {
		in->at += d;
		while (in->at < in->s.n &&
		       (in->s.p[in->at] == ' ' || in->s.p[in->at] == ','))
			in->at++;
	}
	v->note = (uint8_t)from;
	v->nnote = (uint8_t)(in->at - from);
	return in->at == in->s.n;
}

/* Dashes alone, a sign before or "%" behind them. */
static bool
nil(struct cellin *in, struct cellval *v)
{
	struct cellin t = *in;
	const struct cell_units_row *u;
	size_t d, k = 0;

	if ((u = cellin_unit(&t)) != NULL) {
		if (u->kind == CELL_UNITS_KIND_ZERO && t.at == t.s.n) {
			v->kind = CELL_NIL;
			v->n = (uint8_t)t.s.n;
			return true;
		}
		if (u->kind != CELL_UNITS_KIND_CURRENCY)
			return false;
		memcpy(v->cur, u->iso, 3);
		cellin_blanks(&t);
	}
	for (; (d = cellval_dash(t.s, t.at)) > 0 && k < 3; k++)
		t.at += d;
	if (k == 0)
		return false;
	(void)tail_word(&t, v);
	if (!notes(&t, v))
		return false;
	v->kind = CELL_NIL;
	return true;
}

/* A lone sign, or a word that says there is no figure. */
static bool
lone(struct cellin *in, struct cellval *v)
{
	struct cellin t = *in;
	const struct cell_units_row *u;

	if (t.s.n == 1 && (*t.s.p == '%' || *t.s.p == ')')) {
		v->kind = CELL_SIGN;
		return true;
	}
	if (span_eq(t.s, SPAN(")%"))) {
		v->kind = CELL_SIGN;
		return true;
	}
	(void)cellin_take(&t, '(');
	if ((u = cellin_unit(&t)) == NULL)
		return false;
	if (u->kind == CELL_UNITS_KIND_CURRENCY && t.at == t.s.n) {
		memcpy(v->cur, u->iso, 3);
		v->kind = CELL_SIGN;
		return true;
	}
	(void)cellin_take(&t, ')');
	(void)cellin_take(&t, '%');
	if (t.at < t.s.n && chr_digit(t.s.p[t.at]) && t.at + 1 == t.s.n)
		t.at++; /* a raised note mark that lost its height: n/m1 */
	if (u->kind != CELL_UNITS_KIND_NOFIGURE || !notes(&t, v))
		return false;
	v->kind = CELL_NONE;
	return true;
}

/* Has the text S, which begins with a letter, no digit, and is it too long for
 * a word of cell-units? */
static bool
wordy(struct span s)
{
	vec_b any = { 0 };
	size_t i;

	if (s.n <= 16)
		return false;
	for (i = 0; i + 16 < s.n; i += 16)
		any |= (vec_b)((vec_b)(vec_load(s.p + i) - '0') < 10);
	any |= (vec_b)((vec_b)(vec_load(s.p + s.n - 16) - '0') < 10);
	return !vec_any(any);
}

/* Digits with a minus sign, parentheses, "%" and nothing else: all that the
 * general reader would tell of them, soon. What stands before them is V's. */
static bool
bare(struct cellin in, struct cellval *v)
{
	bool paren = cellin_take(&in, '('),
	     minus = !paren && cellin_take(&in, '-');
	bool percent;

	if (in.at == in.s.n || !chr_digit(in.s.p[in.at]) || !digits(&in, v))
		return false;
	percent = cellin_take(&in, '%');
	if (paren && !cellin_take(&in, ')'))
		return false;
	percent |= cellin_take(&in, '%');
	if (in.at != in.s.n)
		return false;
	v->neg = paren || minus;
	v->mark = percent ? MARK_PERCENT : MARK_PLAIN;
	v->n = v->note = (uint8_t)in.s.n;
	v->whole = v->len == v->n;
	v->year = v->year && v->whole;
	v->kind = CELL_NUM;
	return true;
}

/* What is known of a text by its first byte: true when it is read (V's kind
 * says as what), else the general reader must look. */
static bool
soon(struct cellin *in, struct cellval *v)
{
	const struct cell_units_row *u;
	char c = in->s.p[0];
	bool found;

	if (chr_letter(c))
		return wordy(in->s) || cellin_unit(&(struct cellin){
					   in->tab, in->s, 0 }) == NULL;
	if (c == '$' && (u = cellin_unit(in)) != NULL &&
	    u->kind == CELL_UNITS_KIND_CURRENCY) {
		memcpy(v->cur, u->iso, 3);
		if (in->at == in->s.n) {
			v->kind = CELL_SIGN;
			return true;
		}
		cellin_blanks(in);
	}
	found = bare(*in, v);
	in->at = 0;
	return found;
}

bool
cellval_read(const struct tab *tab, struct span text, struct cellval *v)
{
	struct cellin in = { tab, text, 0 };
	bool paren = false, close = true, ranged = false;

	*v = (struct cellval){ 0 };
	if (text.n == 0 || text.n > CELL_TEXT_MAX)
		return false;
	if (soon(&in, v))
		return v->kind != CELL_TEXT;
	*v = (struct cellval){ .whole = true };
	if (!chr_digit(text.p[0]) && (nil(&in, v) || lone(&in, v)))
		return true;
	*v = (struct cellval){ 0 };
	if (!lead(&in, v, &paren) || !digits(&in, v))
		return false;
	if (!paren) {
		while (tail_word(&in, v))
			continue;
		ranged = range(&in, v);
	}
	/* "6-30" is a day, "10-12" may be anything. */
	if (ranged && v->cur[0] == '\0' && v->mark == MARK_PLAIN &&
	    !v->scaled && v->decimals == 0)
		return false;
	if (paren) {
		struct cellin t;

		while (tail_word(&in, v))
			continue;
		t = in;

		cellin_blanks(&t);
		close = cellin_take(&t, ')');
		if (close)
			in = t;
		while (tail_word(&in, v))
			continue;
		(void)range(&in, v);
	}
	if (!close || !notes(&in, v))
		return false;
	v->whole = v->len == v->n;
	v->year = v->year && v->whole;
	v->kind = CELL_NUM;
	return true;
}
