/* Introductions: who has the line, for which firm, with what title. */
#include "intro.h"

#include "turn.h"

#define SKIP 6	  /* small words between a cue and the name */
#define LONG 10	  /* tokens of a name */
#define STRANGE 4 /* unknown words inside a title */

/* Cue at token I (intros.tsv), *LEN tokens long. */
static enum intros_cue
cue(const struct lex *lx, const struct tab *t, size_t i, size_t *len)
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

/* Text of the tokens FROM up to TO. */
static struct span
text_of(const struct lex *lx, size_t from, size_t to)
{
	if (from >= to)
		return (struct span){ lx->text.p, 0 };
	return span_sub(lx->text, lx->tok[from].off,
	    lx->tok[to - 1].off + lx->tok[to - 1].n);
}

/* What token I is beside a name ("sir") or inside one ("van"). */
static enum honorifics_place
beside(const struct lex *lx, const struct tab *t, size_t i)
{
	const struct honorifics_row *rows;
	size_t len;
	int r = tab_longest(t, TAB_HONORIFICS, lx->word + i, 1, &len);

	rows = tab_rows(t, TAB_HONORIFICS, NULL);
	return r < 0 ? HONORIFICS_PLACE_NONE : rows[r].place;
}

static bool
is_honorific(const struct lex *lx, const struct tab *t, size_t i)
{
	return beside(lx, t, i) == HONORIFICS_PLACE_BEFORE;
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
		enum intros_cue c = cue(lx, t, k, &len);

		if (c == INTROS_CUE_STOP || c == INTROS_CUE_WITH)
			break;
		if (is_cap(lx, k))
			caps++;
		else if (is_bracket(lx, k) || is_initial_point(lx, k) ||
			 (caps > 0 &&
			     beside(lx, t, k) == HONORIFICS_PLACE_INSIDE) ||
			 lx->tok[k].kind == LEX_CLITIC)
			continue;
		/* "Tim long with" */
		else if (caps == 1 && is_word(lx, k) && k + 1 < lx->n &&
			 cue(lx, t, k + 1, &len) == INTROS_CUE_WITH)
			continue;
		else
			break;
	}
	while (k > i && lex_is(lx, k - 1, '('))
		k--;
	return caps == 0 ? i : k;
}

/* End of the firm that begins at token I. */
static size_t
firm_end(const struct lex *lx, const struct tab *t, size_t i)
{
	size_t k, len, end = i;

	for (k = i; k < lx->n; k++) {
		enum intros_cue c = cue(lx, t, k, &len);

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

/* The firm's text: with its point where an abbreviation ends it ("Inc."). */
static struct span
firm_text(const struct lex *lx, const struct tab *t, size_t from, size_t to)
{
	const struct firms_row *rows = tab_rows(t, TAB_FIRMS, NULL);
	struct span s = text_of(lx, from, to);
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

/* Reads the firm that stands after token I, the end of a name; true if there
 * is one. */
static bool
firm_after(
    const struct lex *lx, const struct tab *t, size_t i, struct span *firm)
{
	size_t len, to;
	bool any = false;

	if (i < lx->n && lex_is(lx, i, ','))
		i++, any = true;
	while (i < lx->n && cue(lx, t, i, &len) == INTROS_CUE_WITH)
		i += len, any = true;
	if (any && i < lx->n && !is_cap(lx, i) &&
	    turn_role(lx, t, i, &len) == ROLES_ROLE_GLUE)
		i++;
	to = any && i < lx->n ? firm_end(lx, t, i) : i;
	*firm = firm_text(lx, t, i, to);
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
	if (k >= lx->n || cue(lx, t, k, &len) == INTROS_CUE_STOP)
		return;
	end = name_end(lx, t, k);
	if (end == k)
		return;
	o->name = text_of(lx, k, end);
	o->cued = true;
	(void)firm_after(lx, t, end, &o->firm);
}

/* A name of two words or more with a firm, anywhere: "Jane Doe with Acme". */
static void
loose_name(const struct lex *lx, const struct tab *t, struct intro *o)
{
	struct span firm;
	size_t i, end, len;

	for (i = 0; i<lx->n; i = end> i ? end : i + 1) {
		end = name_end(lx, t, i);
		if (end < i + 2 || end >= lx->n || lex_is(lx, end, ',') ||
		    cue(lx, t, end, &len) != INTROS_CUE_WITH)
			continue;
		if (firm_after(lx, t, end, &firm)) {
			o->name = text_of(lx, i, end);
			o->firm = firm;
			return;
		}
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
		switch (cue(lx, t, i, &len)) {
		case INTROS_CUE_NEXT:
			name_after(lx, t, i + len, o);
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

/* Has a role the words FROM up to TO make a title? */
static bool
role_in(const struct lex *lx, const struct tab *t, size_t from, size_t to)
{
	size_t len;

	for (; from < to; from++)
		switch (turn_role(lx, t, from, &len)) {
		case ROLES_ROLE_EXEC:
		case ROLES_ROLE_ANALYST:
		case ROLES_ROLE_MEDIA:
			return true;
		}
	return false;
}

/* Is token I one that a title may hold between its words? */
static bool
in_title(const struct lex *lx, size_t i)
{
	return lex_is(lx, i, ',') || lex_is(lx, i, '&') || lex_is(lx, i, '/') ||
	       lex_is(lx, i, '-');
}

/* End of the title that begins at token I; I if none does. Its last word is
 * one of roles.tsv; a few others may stand inside ("Chief Digital Officer"). */
static size_t
title_end(const struct lex *lx, const struct tab *t, size_t i)
{
	size_t k = i, end = i, len, strange = 0;

	while (k < lx->n && strange <= STRANGE) {
		int r = turn_role(lx, t, k, &len);

		if (r >= 0 && r != ROLES_ROLE_NOBODY) {
			k += len;
			if (r != ROLES_ROLE_GLUE && r != ROLES_ROLE_MOD)
				end = k, strange = 0;
			continue;
		}
		if (is_cap(lx, k))
			strange++;
		else if (!in_title(lx, k))
			break;
		k++;
	}
	return role_in(lx, t, i, end) ? end : i;
}

/* Skips "our", "the", "Acme's", "new" before a title at token *I; the owner
 * goes to O. */
static void
owner(
    const struct lex *lx, const struct tab *t, size_t *i, struct intro_title *o)
{
	size_t len, k = *i;

	if (k < lx->n && cue(lx, t, k, &len) == INTROS_CUE_OUR)
		o->own = true, k += len;
	else if (k + 1 < lx->n && is_cap(lx, k) &&
		 lx->tok[k + 1].kind == LEX_CLITIC)
		o->firm = text_of(lx, k, k + 1), k += 2;
	while (k < lx->n && !is_cap(lx, k) && turn_role(lx, t, k, &len) >= 0)
		k += len;
	*i = k;
}

/* The title after the name that ends at token I: ", our CFO", ", CEO of
 * Acme". */
static bool
title_after(
    const struct lex *lx, const struct tab *t, size_t i, struct intro_title *o)
{
	size_t end, len, to;

	if (i >= lx->n || !lex_is(lx, i, ','))
		return false;
	i++;
	owner(lx, t, &i, o);
	end = title_end(lx, t, i);
	if (end == i)
		return false;
	o->title = text_of(lx, i, end);
	if (end < lx->n && lex_is(lx, end, ','))
		return true;
	if (end + 1 < lx->n &&
	    (cue(lx, t, end, &len) == INTROS_CUE_WITH ||
		turn_role(lx, t, end, &len) == ROLES_ROLE_GLUE) &&
	    is_cap(lx, end + 1)) {
		to = firm_end(lx, t, end + 1);
		o->firm = firm_text(lx, t, end + 1, to);
	}
	return true;
}

/* The title before the name that begins at token I: "our CFO, ". */
static bool
title_before(
    const struct lex *lx, const struct tab *t, size_t i, struct intro_title *o)
{
	size_t k, from, len;

	while (i > 0 && is_honorific(lx, t, i - 1))
		i--;
	if (i > 0 && lex_is(lx, i - 1, ','))
		i--;
	for (k = i; k > 0; k--) {
		if (turn_role(lx, t, k - 1, &len) >= 0 || is_cap(lx, k - 1) ||
		    in_title(lx, k - 1))
			continue;
		break;
	}
	/* from the first word that begins a title which ends at the name */
	for (from = k; from < i; from++) {
		int r = turn_role(lx, t, from, &len);

		if (r >= 0 && r != ROLES_ROLE_GLUE &&
		    title_end(lx, t, from) == i)
			break;
	}
	if (from >= i)
		return false;
	o->title = text_of(lx, from, i);
	if (from > 0 && cue(lx, t, from - 1, &len) == INTROS_CUE_OUR)
		o->own = true;
	else if (from > 1 && lx->tok[from - 1].kind == LEX_CLITIC &&
		 is_cap(lx, from - 2))
		o->firm = text_of(lx, from - 2, from - 1);
	return true;
}

bool
intro_title(const struct lex *lx, const struct tab *t, size_t from, size_t to,
    struct intro_title *o)
{
	size_t len, k = to;

	*o = (struct intro_title){ .title = { lx->text.p, 0 },
		.firm = { lx->text.p, 0 } };
	if (title_after(lx, t, to, o))
		return true;
	*o = (struct intro_title){ .title = { lx->text.p, 0 },
		.firm = { lx->text.p, 0 } };
	if (title_before(lx, t, from, o))
		return true;
	/* "Jane Doe, of Acme Relations, you may begin" */
	if (k < lx->n && lex_is(lx, k, ','))
		k++;
	if (k + 1 >= lx->n || cue(lx, t, k, &len) != INTROS_CUE_WITH)
		return false;
	return firm_after(lx, t, to, &o->firm);
}
