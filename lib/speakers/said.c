/* Titles and firms said in a sentence: "our CFO, Jane Doe". */
#include "speakers/said.h"

#include "speakers/intro.h"
#include "speakers/turn.h"

#define STRANGE 4 /* unknown words inside a title */
#define OWNER 4	  /* words of a firm before "'s" */

static bool
is_cap(const struct lex *lx, size_t i)
{
	return lx->tok[i].kind == LEX_WORD && (lx->tok[i].flags & LEX_CAP) != 0;
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

/* Reads whose officer it is from what ends before token I: "our", "Acme's". */
static void
owner(const struct lex *lx, const struct tab *t, size_t i, struct said_title *o)
{
	size_t len, k, end;

	while (i > 0 && turn_role(lx, t, i - 1, &len) == ROLES_ROLE_GLUE)
		i--; /* "our new" */
	if (i > 0 && intro_cue(lx, t, i - 1, &len) == INTROS_CUE_OUR)
		o->own = true;
	if (i < 2 || !(lx->tok[i - 1].kind == LEX_CLITIC ||
			 lex_is(lx, i - 1, '\'') || lex_is(lx, i - 1, 0x2019)))
		return;
	end = i - 1;
	for (k = end; k > 0 && end - k < OWNER && is_cap(lx, k - 1); k--)
		continue;
	if (k < end)
		o->firm = intro_text(lx, k, end);
}

/* The token after "our", "the", "Acme's", "new" that stand at I before a
 * title. */
static size_t
after_owner(const struct lex *lx, const struct tab *t, size_t i)
{
	size_t k = i, len;

	while (k < lx->n && k < i + OWNER && is_cap(lx, k) &&
	       turn_role(lx, t, k, &len) < 0)
		k++;
	if (k > i && k < lx->n &&
	    (lx->tok[k].kind == LEX_CLITIC || lex_is(lx, k, '\'') ||
		lex_is(lx, k, 0x2019)))
		k++;
	else
		k = i;
	while (k < lx->n && !is_cap(lx, k) &&
	       (turn_role(lx, t, k, &len) == ROLES_ROLE_GLUE ||
		   intro_cue(lx, t, k, &len) == INTROS_CUE_OUR))
		k += len;
	return k;
}

/* Is one of the tokens FROM up to TO a word of firms' names? */
static bool
has_firm_word(const struct lex *lx, const struct tab *t, size_t from, size_t to)
{
	size_t len;

	for (; from < to; from++)
		if (tab_longest(t, TAB_FIRMS, lx->word + from, 1, &len) >= 0)
			return true;
	return false;
}

/* The title after the name that ends at token I: ", our CFO", ", CEO of
 * Acme". */
static bool
title_after(
    const struct lex *lx, const struct tab *t, size_t i, struct said_title *o)
{
	size_t end, len, to;

	if (i >= lx->n || !lex_is(lx, i, ','))
		return false;
	i = after_owner(lx, t, i + 1);
	owner(lx, t, i, o);
	end = title_end(lx, t, i);
	if (end == i)
		return false;
	o->title = intro_text(lx, i, end);
	if (end < lx->n && lex_is(lx, end, ',')) {
		to = intro_firm_end(lx, t, end + 1);
		if (has_firm_word(lx, t, end + 1, to))
			o->firm = intro_firm_text(lx, t, end + 1, to);
		return true;
	}
	if (end + 1 < lx->n &&
	    (intro_cue(lx, t, end, &len) == INTROS_CUE_WITH ||
		turn_role(lx, t, end, &len) == ROLES_ROLE_GLUE) &&
	    is_cap(lx, end + 1)) {
		to = intro_firm_end(lx, t, end + 1);
		o->firm = intro_firm_text(lx, t, end + 1, to);
	}
	return true;
}

/* The title before the name that begins at token I: "our CFO, ". */
static bool
title_before(
    const struct lex *lx, const struct tab *t, size_t i, struct said_title *o)
{
	size_t k, from, len;

	while (i > 0 && intro_beside(lx, t, i - 1) == HONORIFICS_PLACE_BEFORE)
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
	o->title = intro_text(lx, from, i);
	owner(lx, t, from, o);
	return true;
}

bool
said_title(const struct lex *lx, const struct tab *t, size_t from, size_t to,
    struct said_title *o)
{
	size_t len, k = to;

	*o = (struct said_title){ .title = { lx->text.p, 0 },
		.firm = { lx->text.p, 0 } };
	if (title_after(lx, t, to, o))
		return true;
	*o = (struct said_title){ .title = { lx->text.p, 0 },
		.firm = { lx->text.p, 0 } };
	if (title_before(lx, t, from, o))
		return true;
	/* "Jane Doe, of Acme Relations, you may begin" */
	if (k < lx->n && lex_is(lx, k, ','))
		k++;
	if (k + 1 >= lx->n || intro_cue(lx, t, k, &len) != INTROS_CUE_WITH)
		return false;
	return intro_firm_after(lx, t, to, &o->firm);
}
