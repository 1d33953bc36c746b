/* Introductions: who has the line, for which firm, with what title. */
#include "speakers/intro.h"

#include "speakers/turn.h"

#define SKIP 6	/* small words between a cue and the name */
#define LONG 10 /* tokens of a name */

enum intros_cue
intro_cue(const struct lex *lx, const struct tab *t, size_t i, size_t *len)
{
	const struct intros_row *rows = tab_rows(t, TAB_INTROS, NULL);
	int r = tab_longest(t, TAB_INTROS, lx->word + i, lx->n - i, len);

	return r < 0 ? INTROS_CUE_NONE : rows[r].cue;
}

static bool
is_word(const struct lex *lx, size_t i)
{
	return lx->tok[i].kind == LEX_WORD;
}

static bool
is_cap(const struct lex *lx, size_t i)
{
	return is_word(lx, i) && (lx->tok[i].flags & LEX_CAP) != 0;
}

struct span
intro_text(const struct lex *lx, size_t from, size_t to)
{
	if (from >= to)
		return (struct span){ lx->text.p, 0 };
	return span_sub(lx->text, lx->tok[from].off,
	    lx->tok[to - 1].off + lx->tok[to - 1].n);
}

enum honorifics_place
intro_beside(const struct lex *lx, const struct tab *t, size_t i)
{
	const struct honorifics_row *rows;
	size_t len;
	int r = tab_longest(t, TAB_HONORIFICS, lx->word + i, 1, &len);

	rows = tab_rows(t, TAB_HONORIFICS, NULL);
	return r < 0 ? HONORIFICS_PLACE_NONE : rows[r].place;
}

/* Is token I a bracket, or the point of an initial? */
static bool
is_bracket(const struct lex *lx, size_t i)
{
	return lex_is(lx, i, '(') || lex_is(lx, i, ')') || lex_is(lx, i, '[') ||
	       lex_is(lx, i, ']');
}

static bool
is_initial_point(const struct lex *lx, size_t i)
{
	return lex_is(lx, i, '.') && i > 0 && is_cap(lx, i - 1) &&
	       (lx->tok[i].flags & LEX_GLUED) != 0 &&
	       (lx->tok[i - 1].n <= 2 || lx->tok[i - 1].n == 3) &&
	       i + 1 < lx->n && is_cap(lx, i + 1);
}

/* End of the name that begins at token I: I if none does. */
static size_t
name_end(const struct lex *lx, const struct tab *t, size_t i)
{
	size_t k = i, len, caps = 0;

	for (; k < lx->n && k < i + LONG; k++) {
		enum intros_cue c = intro_cue(lx, t, k, &len);

		if (c == INTROS_CUE_STOP || c == INTROS_CUE_WITH)
			break;
		if (is_cap(lx, k))
			caps++;
		else if (is_bracket(lx, k) || is_initial_point(lx, k) ||
			 (caps > 0 && intro_beside(lx, t, k) ==
					  HONORIFICS_PLACE_INSIDE) ||
			 lx->tok[k].kind == LEX_CLITIC)
			continue;
		/* "Ada brandt with" */
		else if (caps == 1 && is_word(lx, k) && k + 1 < lx->n &&
			 intro_cue(lx, t, k + 1, &len) == INTROS_CUE_WITH)
			continue;
		else
			break;
	}
	while (k > i && lex_is(lx, k - 1, '('))
		k--;
	return caps == 0 ? i : k;
}

size_t
intro_firm_end(const struct lex *lx, const struct tab *t, size_t i)
{
	size_t k, len, end = i;

	for (k = i; k < lx->n; k++) {
		enum intros_cue c = intro_cue(lx, t, k, &len);

		if (c == INTROS_CUE_STOP)
			break;
		if (is_cap(lx, k) || lx->tok[k].kind == LEX_NUM ||
		    (lx->tok[k].kind == LEX_CLITIC && k > i) ||
		    (k > i && is_word(lx, k) &&
			(lx->tok[k].flags & LEX_HYPH) != 0))
			end = k + 1;
		else if (k == i ||
			 !(lex_is(lx, k, '&') || lex_is(lx, k, ',') ||
			     is_initial_point(lx, k) || lex_is(lx, k, '.') ||
			     turn_role(lx, t, k, &len) == ROLES_ROLE_GLUE))
			break;
		else if (lex_is(lx, k, ',') &&
			 (k + 1 >= lx->n || !is_cap(lx, k + 1)))
			break;
		else if (lex_is(lx, k, '.') && k + 1 < lx->n &&
			 (!is_cap(lx, k + 1) || !is_initial_point(lx, k)))
			break;
	}
	return end;
}

struct span
intro_firm_text(
    const struct lex *lx, const struct tab *t, size_t from, size_t to)
{
	const struct firms_row *rows = tab_rows(t, TAB_FIRMS, NULL);
	struct span s = intro_text(lx, from, to);
	size_t len;
	int r;

	if (from >= to)
		return s;
	r = tab_longest(t, TAB_FIRMS, lx->word + to - 1, 1, &len);
	if (r >= 0 && rows[r].firm == FIRMS_FIRM_ABBR && to < lx->n &&
	    lex_is(lx, to, '.'))
		s.n = (size_t)(lx->text.p + lx->tok[to].off + 1 - s.p);
	return s;
}

bool
intro_firm_after(
    const struct lex *lx, const struct tab *t, size_t i, struct span *firm)
{
	size_t len, to;
	bool any = false;

	if (i < lx->n && lex_is(lx, i, ','))
		i++, any = true;
	while (i < lx->n && intro_cue(lx, t, i, &len) == INTROS_CUE_WITH)
		i += len, any = true;
	if (any && i < lx->n && !is_cap(lx, i) &&
	    turn_role(lx, t, i, &len) == ROLES_ROLE_GLUE)
		i++;
	to = any && i < lx->n ? intro_firm_end(lx, t, i) : i;
	*firm = intro_firm_text(lx, t, i, to);
	return to > i;
}

/* The name after the cue that ends before token I. */
static void
name_after(const struct lex *lx, const struct tab *t, size_t i, struct intro *o)
{
	size_t end, len, k;

	for (k = i; k < lx->n && k < i + SKIP && !is_cap(lx, k); k++)
		if (!is_word(lx, k) && !is_bracket(lx, k))
			return;
	while (k > i && is_bracket(lx, k - 1) && !lex_is(lx, k - 1, ')'))
		k--;
	if (k >= lx->n || intro_cue(lx, t, k, &len) == INTROS_CUE_STOP)
		return;
	end = name_end(lx, t, k);
	if (end == k)
		return;
	o->name = intro_text(lx, k, end);
	o->cued = true;
	(void)intro_firm_after(lx, t, end, &o->firm);
}

/* Number of words of the name from token I to END. */
static size_t
name_words(const struct lex *lx, size_t i, size_t end)
{
	size_t n = 0;

	for (; i < end; i++)
		n += is_word(lx, i);
	return n;
}

/* Does the sentence tell at token I, after a comma or not, that the line is
 * open? */
static bool
stops(const struct lex *lx, const struct tab *t, size_t i)
{
	size_t len;

	if (i < lx->n && lex_is(lx, i, ','))
		i++;
	return i < lx->n && intro_cue(lx, t, i, &len) == INTROS_CUE_STOP;
}

/* A name of two words or more without a cue before it: "Jane Doe with Acme",
 * "Jane Doe, Acme Bank, your line is open", "Jane Doe, please go ahead". */
static void
loose_name(const struct lex *lx, const struct tab *t, struct intro *o)
{
	struct span firm = { lx->text.p, 0 };
	size_t i, end, len, to;

	for (i = 0; i<lx->n; i = end> i ? end : i + 1) {
		end = name_end(lx, t, i);
		if (end >= lx->n || name_words(lx, i, end) < 2)
			continue;
		to = lex_is(lx, end, ',') ? intro_firm_end(lx, t, end + 1)
					  : end;
		if (intro_cue(lx, t, end, &len) == INTROS_CUE_WITH) {
			if (!intro_firm_after(lx, t, end, &firm))
				continue;
		} else if (lex_is(lx, end, ',') && to > end + 1 &&
			   stops(lx, t, to)) {
			firm = intro_firm_text(lx, t, end + 1, to);
		} else if (!stops(lx, t, end)) {
			continue;
		}
		o->name = intro_text(lx, i, end);
		o->firm = firm;
		return;
	}
}

/* The firm that stands before the cue at token I: "from Acme we have". */
static void
firm_before(
    const struct lex *lx, const struct tab *t, size_t i, struct intro *o)
{
	size_t k, len;

	if (i > 0 && lex_is(lx, i - 1, ','))
		i--;
	for (k = i; k > 0 && i - k < LONG; k--)
		if (intro_cue(lx, t, k - 1, &len) == INTROS_CUE_WITH && k < i &&
		    intro_firm_end(lx, t, k) == i) {
			o->firm = intro_firm_text(lx, t, k, i);
			return;
		}
}

void
intro_read(struct lex *lx, const struct tab *t, struct span text, bool loose,
    struct intro *o)
{
	size_t i, len;

	*o = (struct intro){ .name = { text.p, 0 }, .firm = { text.p, 0 } };
	lex_text(lx, t, text);
	for (i = 0; i<lx->n; i += len> 0 ? len : 1) {
		switch (intro_cue(lx, t, i, &len)) {
		case INTROS_CUE_NEXT:
			name_after(lx, t, i + len, o);
			if (o->cued && o->firm.n == 0)
				firm_before(lx, t, i, o);
			break;
		case INTROS_CUE_OVER:
			loose = false;
			o->close = true;
			break;
		case INTROS_CUE_CLOSE:
			o->close = true;
			break;
		case INTROS_CUE_ASK:
			o->ask = true;
			break;
		default:
			len = 1;
		}
	}
	if (loose && o->name.n == 0)
		loose_name(lx, t, o);
}
