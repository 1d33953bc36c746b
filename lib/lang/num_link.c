/* Figures side by side: what joins them, and which two are one. */
#include "lang/num_link.h"

enum joints_role
num_up_or_down(const struct scan *s, const struct atom *a)
{
	enum joints_role r = a->from > 0 ? num_role(s, a->from - 1) : 0;

	return r == JOINTS_ROLE_UP || r == JOINTS_ROLE_DOWN ? r
							    : JOINTS_ROLE_NONE;
}

enum link
num_link(const struct scan *s, const struct atom *a, const struct atom *b)
{
	const struct lex *lx = s->lx;
	size_t i = a->upto, end = b->from, len;
	int r;

	if (i > end)
		return APART;
	if (lex_is(lx, i, '-') && (lx->tok[i].flags & LEX_GLUED) != 0 &&
	    i + 1 < end && !a->sign)
		i++; /* "3- to 5-year" */
	if (lex_is(lx, i, ',') && i + 1 < end &&
	    ((lex_is(lx, i + 1, '+') && lex_is(lx, i + 2, '/')) ||
		((r = num_row(s, TAB_JOINTS, i + 1, &len)) >= 0 &&
		    NUM_ROW(s, joints_row, TAB_JOINTS, r)->role ==
			JOINTS_ROLE_TOLERANCE)))
		i++;
	if (i == end)
		return (lx->tok[i].flags & LEX_HYPH) != 0 ? HYPHEN : APART;
	if (lex_is(lx, i, '+') && lex_is(lx, i + 1, '/') && end - i <= 3)
		return TOLERANCE;
	if ((r = num_row(s, TAB_JOINTS, i, &len)) >= 0 && i + len == end &&
	    NUM_ROW(s, joints_row, TAB_JOINTS, r)->role ==
		JOINTS_ROLE_TOLERANCE)
		return TOLERANCE;
	if (lex_is(lx, i, '/') && end - i == 1)
		return SLASH;
	if (lex_is(lx, i, ',') && ++i == end)
		return COMMA;
	if (i + 2 == end && num_role(s, i) == JOINTS_ROLE_TO &&
	    num_up_or_down(s, b) != JOINTS_ROLE_NONE &&
	    num_up_or_down(s, a) != JOINTS_ROLE_NONE)
		return TO; /* "down 2% to up 1%" */
	if (i + 1 != end)
		return APART;
	if (lex_is(lx, i, '-') ||
	    (lex_is(lx, i, 0x2014) && lx->tok[i].n == 3 &&
		memcmp(lex_span(lx, i).p, "\xe2\x80\x93", 3) == 0))
		return HYPHEN; /* "$94- 99 billion", "$5 – 6 million" */
	switch (num_role(s, i)) {
	case JOINTS_ROLE_TO:
		return TO;
	case JOINTS_ROLE_AND:
		return AND;
	case JOINTS_ROLE_OR:
		return OR;
	default:
		return APART;
	}
}

/* Takes B into A, which is of KIND. */
static bool
one(struct atom *a, struct atom *b, enum num_kind kind)
{
	a->kind = kind;
	a->own = true;
	a->last = b->last;
	a->upto = b->upto;
	b->dead = true;
	return true;
}

/* "60-40", "50/50": two parts of a hundred are one share. */
static bool
split(struct atom *a, struct atom *b, enum link link)
{
	bool spoken = a->spelled && b->spelled && a->upto == b->from;
	struct dec sum;

	if ((link != HYPHEN && link != SLASH && !spoken) || !num_bare(a) ||
	    !num_bare(b) || (a->spelled && !spoken) ||
	    !dec_add(&sum, a->value, b->value, false) || sum.mant != 100 ||
	    sum.exp != 0 || dec_cmp(a->value, b->value) < 0)
		return false;
	return one(a, b, NUM_PERCENT);
}

/* "one to one", "2:1": a ratio to one. */
static bool
ratio(const struct scan *s, struct atom *a, struct atom *b, enum link link)
{
	bool colon = a->last + 1 == b->first && lex_is(s->lx, a->last, ':') &&
		     (s->lx->tok[a->last].flags & LEX_GLUED) != 0 &&
		     b->last == b->first + 1 && s->lx->tok[b->first].n == 1;

	if (!num_bare(a) || !num_bare(b) || b->value.mant != 1 ||
	    b->value.exp != 0)
		return false;
	if (!colon && !((link == TO || link == HYPHEN) &&
			  (dec_cmp(a->value, b->value) >= 0)))
		return false;
	return one(a, b, NUM_MULTIPLE);
}

/* Is A taken back for B: "$89 -- sorry, $83.9 million"? */
static bool
retracted(const struct scan *s, const struct atom *a, const struct atom *b)
{
	const struct lex *lx = s->lx;
	bool sorry = false;
	size_t i;

	if (b->from <= a->upto || b->from - a->upto > 6 || a->scale > b->scale)
		return false;
	for (i = a->upto; i < b->from; i++) {
		if (num_role(s, i) == JOINTS_ROLE_RETRACT)
			sorry = true;
		else if (lx->tok[i].kind != LEX_CLITIC && !lex_is(lx, i, ',') &&
			 !lex_is(lx, i, 0x2014) &&
			 num_role(s, i) != JOINTS_ROLE_OR &&
			 !(lx->tok[i].n == 1 && lx->tok[i].kind == LEX_WORD))
			return false;
	}
	return sorry;
}

/* Is A the one of a rate of exchange: "USD 1 to TWD 32.3"? */
static bool
exchange(const struct atom *a, const struct atom *b, enum link link)
{
	return link == TO && a->kind == NUM_MONEY && b->kind == NUM_MONEY &&
	       strcmp(a->code, b->code) != 0 && a->value.mant == 1 &&
	       a->value.exp == 0;
}

void
num_parts(const struct scan *s, struct atom *a, struct atom *b)
{
	enum link link = num_link(s, a, b);

	if (retracted(s, a, b) || exchange(a, b, link)) {
		a->dead = true;
		return;
	}
	if (!ratio(s, a, b, link))
		(void)split(a, b, link);
}
