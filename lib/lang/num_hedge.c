/* What makes a figure approximate or a bound. */
#include "lang/num_in.h"

/* Approximations as columns have them, by enum hedges_approx. */
static enum num_approx
approx_of(const struct hedges_row *row)
{
	switch (row->approx) {
	case HEDGES_APPROX_ABOUT:
		return NUM_ABOUT;
	case HEDGES_APPROX_OVER:
		return NUM_GT;
	case HEDGES_APPROX_UNDER:
		return NUM_LT;
	case HEDGES_APPROX_LEAST:
		return NUM_GE;
	case HEDGES_APPROX_MOST:
		return NUM_LE;
	case HEDGES_APPROX_NONE:
		break;
	}
	return NUM_EQ;
}

bool
num_hedge_after(const struct scan *s, int r, size_t i)
{
	const struct hedges_row *row = NUM_ROW(s, hedges_row, TAB_HEDGES, r);

	return row->place == HEDGES_PLACE_AFTER ||
	       ((s->lx->tok[i].flags & LEX_HYPH) != 0 &&
		   row->approx == HEDGES_APPROX_ABOUT);
}

/* The hedge whose last token is right before token I: its row or NULL; *FROM
 * gets its first token. */
static const struct hedges_row *
ending(const struct scan *s, size_t i, uint32_t *from)
{
	const struct hedges_row *row;
	size_t j, len;
	int r;

	for (j = i > 5 ? i - 5 : 0; j < i; j++) {
		if ((r = num_row(s, TAB_HEDGES, j, &len)) < 0 || j + len != i)
			continue;
		row = NUM_ROW(s, hedges_row, TAB_HEDGES, r);
		if (row->place == HEDGES_PLACE_AFTER)
			continue;
		*from = (uint32_t)j;
		return row;
	}
	return NULL;
}

/* A sign that stands for a hedge before token I: ~ > < ≥ ≤. */
static bool
sign(const struct scan *s, size_t i, struct atom *a)
{
	if (i == 0 || s->lx->tok[i - 1].kind != LEX_SIGN)
		return false;
	switch (s->lx->tok[i - 1].val) {
	case '~':
	case 0x2248:
		a->approx = NUM_ABOUT;
		break;
	case '>':
		a->approx = NUM_GT;
		break;
	case '<':
		a->approx = NUM_LT;
		break;
	case 0x2265:
		a->approx = NUM_GE;
		break;
	case 0x2264:
		a->approx = NUM_LE;
		break;
	default:
		return false;
	}
	a->from = (uint32_t)i - 1;
	return true;
}

/* "negative", "minus", "plus" before A: its sign, where no tolerance is said.
 * The word goes into what hedges it. */
static void
signed_word(const struct scan *s, struct atom *a)
{
	uint32_t i = a->from;
	enum joints_role r = i > 0 ? num_role(s, i - 1) : 0;

	if (r != JOINTS_ROLE_MINUS && r != JOINTS_ROLE_PLUS)
		return;
	if (i > 1 && (num_role(s, i - 2) == JOINTS_ROLE_OR ||
			 num_role(s, i - 2) == JOINTS_ROLE_PLUS ||
			 s->lx->tok[i - 2].kind == LEX_NUM))
		return; /* "plus or minus" */
	a->from = i - 1;
	a->signed_word = true;
	if (r == JOINTS_ROLE_PLUS)
		return;
	a->flags |= NUM_PAREN;
	a->value.neg = a->value.mant != 0;
}

/* "over the last six quarters", "over two years": a time, not a bound. */
static bool
span_of_time(const struct scan *s, const struct atom *a, uint32_t from)
{
	enum joints_role r = from > 0 ? num_role(s, from - 1) : 0;

	if (!a->timed)
		return false;
	return r != JOINTS_ROLE_OF && r != JOINTS_ROLE_HAVING;
}

/* A hedge before A, words such as "a" or "the last" between. */
static void
before(const struct scan *s, struct atom *a)
{
	const struct hedges_row *row;
	uint32_t i = a->from, from;
	int skipped = 0;

	while (i > 0) {
		if (sign(s, i, a)) {
			a->hedged = true;
			return;
		}
		row = ending(s, i, &from);
		if (row != NULL && row->approx != HEDGES_APPROX_NONE) {
			if ((row->approx == HEDGES_APPROX_OVER ||
				row->approx == HEDGES_APPROX_UNDER) &&
			    (skipped > 1 ||
				(i == from + 1 && span_of_time(s, a, from)) ||
				num_role(s, i) == JOINTS_ROLE_THE))
				return;
			a->approx = approx_of(row);
			a->hedged = true;
			while (ending(s, from, &from) != NULL)
				continue; /* "slightly below" */
			a->from = from;
			return;
		}
		if (row != NULL && row->place != HEDGES_PLACE_BETWEEN)
			return; /* "talk about" */
		if (lex_is(s->lx, i - 1, ',') && skipped == 0) {
			skipped++;
			i--;
			continue;
		}
		if (row == NULL || ++skipped > 3)
			return;
		i = from;
	}
}

/* Does a tolerance with its figure begin at token I: "give or take $5"? */
static bool
tolerance(const struct scan *s, size_t i)
{
	size_t len;
	int r = num_row(s, TAB_JOINTS, i, &len);

	return r >= 0 &&
	       NUM_ROW(s, joints_row, TAB_JOINTS, r)->role ==
		   JOINTS_ROLE_TOLERANCE &&
	       (s->lx->tok[i + len].kind == LEX_NUM ||
		   num_word(s, TAB_CURRENCY, i + len) ||
		   num_word(s, TAB_NUMWORDS, i + len));
}

/* "or higher", "plus", "or so" after A: they stay outside its surface. */
static void
after(const struct scan *s, struct atom *a)
{
	const struct lex *lx = s->lx;
	const struct hedges_row *row;
	size_t len, i = a->last;
	int r;

	if (lex_is(lx, i, '+')) {
		if (lex_is(lx, i + 1, '/'))
			return;
		a->approx = NUM_GE;
		a->upto = (uint32_t)i + 1;
		a->hedged = true;
		return;
	}
	if (num_role(s, i) == JOINTS_ROLE_OPEN && !a->hedged && a->first > 0 &&
	    num_role(s, a->first - 1) == JOINTS_ROLE_THE &&
	    a->kind == NUM_PERCENT)
		a->approx = NUM_ABOUT; /* "in the 30% range" */
	if ((r = num_row(s, TAB_HEDGES, i, &len)) < 0)
		return;
	row = NUM_ROW(s, hedges_row, TAB_HEDGES, r);
	if ((row->place == HEDGES_PLACE_BEFORE && !num_hedge_after(s, r, i)) ||
	    row->approx == HEDGES_APPROX_NONE || tolerance(s, i))
		return;
	if (num_role(s, i + len) == JOINTS_ROLE_BY)
		return; /* "up 11 and higher by 9" */
	if (len == 2 && (lx->tok[i + len].kind == LEX_NUM ||
			    num_word(s, TAB_CURRENCY, i + len)))
		return; /* "900 stores and over 50 depots" */
	if (len == 1 && (num_role(s, i) == JOINTS_ROLE_TOLERANCE ||
			    num_role(s, i + 1) == JOINTS_ROLE_OR ||
			    lx->tok[i + 1].kind == LEX_NUM ||
			    num_word(s, TAB_CURRENCY, i + 1)))
		return;
	a->approx = approx_of(row);
	a->upto = (uint32_t)(i + len);
	a->hedged = true;
	if (row->approx == HEDGES_APPROX_ABOUT &&
	    (lx->tok[i].flags & LEX_HYPH) != 0)
		a->last = a->upto; /* "60-ish" */
}

/* A hedge inside the figure: "$30-plus million", "80-plus teams". */
static void
inside(const struct scan *s, struct atom *a)
{
	const struct hedges_row *row;
	size_t len;
	uint32_t i;
	int r;

	for (i = a->head + 1; i < a->last; i++) {
		if (a->hedged && a->from < a->first)
			return; /* "more than 20+ stores" */
		if (lex_is(s->lx, i, '+')) {
			a->approx = NUM_GE;
			a->hedged = true;
		}
		if ((r = num_row(s, TAB_HEDGES, i, &len)) < 0)
			continue;
		row = NUM_ROW(s, hedges_row, TAB_HEDGES, r);
		if (!num_hedge_after(s, r, i) ||
		    row->approx == HEDGES_APPROX_NONE)
			continue;
		a->approx = approx_of(row);
		a->hedged = true;
	}
}

bool
num_hedged_before(const struct scan *s, size_t i)
{
	const struct hedges_row *row;
	uint32_t from;

	row = ending(s, i, &from);
	return row != NULL && row->approx != HEDGES_APPROX_NONE;
}

void
num_hedge(const struct scan *s, struct atom *a)
{
	a->from = a->first;
	a->upto = a->last;
	signed_word(s, a);
	before(s, a);
	inside(s, a);
	after(s, a);
}
