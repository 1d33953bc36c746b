/* Ranges, tolerances, lists: what figures side by side share. */
#include "lang/num_form.h"
#include "lang/num_link.h"

/* Gives TO the unit that FROM has. */
static void
share_unit(struct atom *to, const struct atom *from)
{
	to->kind = from->kind;
	to->code = from->code;
	to->unit = from->unit;
	to->noun = from->noun;
	to->nnoun = from->nnoun;
	to->timed = from->timed;
	to->own = true;
	to->flags |= NUM_LIST | (from->flags & NUM_PER);
}

/* Makes A a scale larger as B is. */
static void
share_scale(struct atom *a, const struct atom *b)
{
	num_shift(&a->value, b->scale);
	num_shift(&a->ulp, b->scale);
	a->scale = b->scale;
	a->flags |= NUM_SCALED | NUM_LIST;
}

/* Does "between" stand up to four tokens before A? */
static bool
between(const struct scan *s, const struct atom *a)
{
	size_t i = a->from, n = 0;

	for (; i > 0 && n < 4; i--, n++)
		if (num_role(s, i - 1) == JOINTS_ROLE_BETWEEN)
			return true;
	return false;
}

/* Is the first of two figures that LINK joins in the scale of the second? */
static bool
shares_scale(const struct scan *s, const struct atom *a, const struct atom *b,
    enum link link)
{
	if (a->scale != 0 || b->scale == 0 || a->part || b->part ||
	    a->kind == NUM_PER_SHARE || (a->own && a->kind != NUM_MONEY) ||
	    (a->own && !a->sign))
		return false;
	if (link == AND || link == COMMA || link == OR)
		return a->value.exp > -2 &&
		       (!(num_bare(a) && a->spelled) || between(s, a));
	return link == HYPHEN || link == TO;
}

/* Do A and B state the same sort of thing, once units are shared? */
static bool
alike(const struct atom *a, const struct atom *b)
{
	if (a->kind != b->kind)
		return false;
	if (a->kind == NUM_MONEY)
		return strcmp(a->code, b->code) == 0;
	return a->kind != NUM_COUNT || span_eq(a->unit, b->unit);
}

/* Is the ratio of HI to LO at most N tenths? */
static bool
within(struct dec lo, struct dec hi, unsigned tenths)
{
	struct dec m;

	if (lo.neg || hi.neg)
		return true;
	return dec_mul(&m, lo, (struct dec){ tenths, -1, false }) &&
	       dec_cmp(hi, m) <= 0;
}

/* Does the currency of A reach over to B, which has only a scale: "$94-99
 * billion higher costs"? */
static bool
to_money(const struct scan *s, const struct atom *a, const struct atom *b,
    enum link link)
{
	if (!a->sign || a->scale != 0 || b->sign)
		return false;
	if (link == HYPHEN && (s->lx->tok[b->first].flags & LEX_HYPH) != 0)
		return true;
	return b->scale > 0 &&
	       (link == HYPHEN || link == TO || (link == AND && between(s, a)));
}

/* Takes the noun from B, which counts nothing. */
static void
uncount(struct atom *b)
{
	b->kind = NUM_NONE;
	b->own = b->timed = false;
	b->nnoun = 0;
	b->last = b->upto = b->tail;
}

/* Shares units and scales between the neighbours A and B. */
static void
share(const struct scan *s, struct atom *a, struct atom *b, enum link link)
{
	bool left = num_bare(a), right = num_bare(b);

	struct dec va = a->value, vb = b->value;

	va.neg = vb.neg = false;
	if (a->kind == NUM_MONEY && b->kind == NUM_PER_SHARE && a->scale == 0 &&
	    (link == TO || link == HYPHEN || link == AND || link == OR) &&
	    (link == TO || link == HYPHEN ||
		(within(va, vb, 100) && within(vb, va, 100))))
		a->kind = NUM_PER_SHARE;
	if (left && right &&
	    (link == TO || link == HYPHEN || link == OR ||
		(link == AND && between(s, a))) &&
	    shares_scale(s, a, b, link))
		share_scale(a, b);
	if (left == right) {
		if (shares_scale(s, a, b, link) && a->kind == NUM_MONEY &&
		    b->kind == NUM_MONEY)
			share_scale(a, b);
		return;
	}
	if (left && !b->part) {
		if (b->sign && link != TO && link != HYPHEN &&
		    (link != OR || a->value.exp >= 0))
			return; /* "3 and $5" */
		if (a->scale > 0 && b->scale == 0)
			return;
		if (shares_scale(s, a, b, link))
			share_scale(a, b);
		share_unit(a, b);
	} else if (right &&
		   (a->sign || link == TO || link == HYPHEN || link == OR) &&
		   !a->part &&
		   (to_money(s, a, b, link) || !num_goes_on(s, b->upto)) &&
		   (b->scale == 0 || a->kind == NUM_MONEY ||
		       a->kind == NUM_COUNT || a->kind == NUM_SHARES)) {
		if (a->kind == NUM_MONEY && a->scale != 0 && b->scale == 0 &&
		    link != AND)
			share_scale(b, a);
		if (shares_scale(s, a, b, link))
			share_scale(a, b);
		if (a->kind == NUM_MONEY && a->scale != b->scale &&
		    (a->scale == 0 || b->scale == 0))
			return;
		share_unit(b, a);
		if (b->kind == NUM_MONEY && b->nnoun == 0)
			num_per(s, b); /* "$20-25 per barrel" */
		if (b->kind == NUM_PER_SHARE)
			a->kind = NUM_PER_SHARE;
	}
}

/* Is B one unit more or less than A, both whole? */
static bool
consecutive(const struct atom *a, const struct atom *b)
{
	struct dec d;

	return a->ulp.exp == 0 && b->ulp.exp == 0 && !a->part &&
	       dec_add(&d, a->hi, b->value, true) && d.mant == 1 && d.exp == 0;
}

/* Does "to" lead to A from the figure before it? */
static bool
led_to(const struct scan *s, const struct atom *a)
{
	return a > s->v && a->from > 0 && a[-1].upto + 1 == a->from &&
	       num_role(s, a->from - 1) == JOINTS_ROLE_TO;
}

/* Is A a step of a movement: the second of "from 8% to 9% to 10%", the last one
 * said again behind it, ", 10% to 11%"? */
static bool
steps(const struct scan *s, const struct atom *a)
{
	if (led_to(s, a))
		return a[-1].from > 0 &&
		       num_role(s, a[-1].from - 1) == JOINTS_ROLE_FROM;
	return a > s->v && a[-1].upto + 1 == a->from &&
	       lex_is(s->lx, a[-1].upto, ',') &&
	       dec_cmp(a[-1].value, a->value) == 0 && led_to(s, a - 1) &&
	       led_to(s, a - 2);
}

/* Is A where a movement starts: "from" before it, or a verb of change with A
 * far below B? */
static bool
moves(const struct scan *s, const struct atom *a, const struct atom *b)
{
	enum joints_role r = a->from > 0 ? num_role(s, a->from - 1) : 0;

	if (r == JOINTS_ROLE_FROM)
		return !(a->from > 1 &&
			 num_role(s, a->from - 2) == JOINTS_ROLE_OPEN);
	if (steps(s, a))
		return true;
	if (!num_moves(r) && r != JOINTS_ROLE_BY)
		return false;
	if ((b->flags & NUM_LIST) != 0 || (a->flags & NUM_LIST) != 0)
		return false;
	return a->kind == NUM_MONEY || !within(a->value, b->value, 40);
}

/* Does a spoken list go on after B with a figure that is no neighbour? */
static bool
goes_on(const struct scan *s, const struct atom *b, const struct atom *c)
{
	enum link link;

	if (c >= s->v + s->n || c->dead)
		return false;
	link = num_link(s, b, c);
	if (link != AND && link != COMMA)
		return false;
	return !(consecutive(b, c) ||
		 (b->kind == c->kind && link == COMMA &&
		     within(b->value, c->value, b->timed ? 16 : 14)));
}

/* Is B said to be in constant currency, within four tokens? */
static bool
constant(const struct scan *s, const struct atom *b)
{
	size_t i;

	for (i = b->upto; i < b->upto + 4 && i < s->lx->n; i++)
		if (num_role(s, i) == JOINTS_ROLE_CONSTANT)
			return true;
	return false;
}

/* Are A and B, joined by LINK, the ends of one range? C follows. */
static bool
is_range(const struct scan *s, const struct atom *a, const struct atom *b,
    const struct atom *c, enum link link)
{
	int order = dec_cmp(a->value, b->value);
	bool negative = a->value.neg && b->value.neg;
	bool wide = (a->flags & NUM_HI) != 0;

	if (!alike(a, b) || a->flags & NUM_PLUS_MINUS)
		return false;
	switch (link) {
	case HYPHEN:
		return order < 0 || negative;
	case TO:
		return (order <= 0 || negative) && a->by != OR &&
		       (wide || !moves(s, a, b));
	case OR:
		/* "up 9% or 8% in constant currency" are two */
		if (a->kind == NUM_PERCENT && constant(s, b))
			return false;
		if (wide && order <= 0 && dec_cmp(a->hi, b->value) >= 0)
			return false; /* "50 to 75, or 60 at the midpoint" */
		return (order != 0 || b->hedged) &&
		       within(a->value, b->value, 100) &&
		       within(b->value, a->value, 100);
	case AND:
		if (between(s, a))
			return order < 0;
		if (a->kind == NUM_COUNT && wide)
			return consecutive(a, b);
		if (num_role(s, b->upto) == JOINTS_ROLE_OPEN &&
		    consecutive(a, b) && !wide)
			return true; /* "in that 5% and 6% range" */
		return a->kind == NUM_PERCENT && consecutive(a, b) &&
		       a->from > 0 && !wide &&
		       (num_role(s, a->from - 1) == JOINTS_ROLE_TO ||
			   num_role(s, a->from - 1) == JOINTS_ROLE_THE ||
			   num_role(s, a->from - 1) == JOINTS_ROLE_AT);
	case COMMA:
		if (a->kind == NUM_MONEY || a->kind == NUM_PER_SHARE ||
		    a->by == TO || a->by == HYPHEN ||
		    ((b->flags & NUM_LIST) != 0 && (a->flags & NUM_LIST) == 0))
			return false;
		return (consecutive(a, b) ||
			   within(a->hi, b->value, a->timed ? 16 : 14)) &&
		       (order < 0 || wide || consecutive(a, b)) &&
		       !goes_on(s, b, c);
	case APART:
	case TOLERANCE:
	case SLASH:
		break;
	}
	return false;
}

/* Makes A the range that it and B span. */
static void
merge(struct atom *a, struct atom *b, enum link link)
{
	struct dec lo = a->value,
		   hi = (a->flags & NUM_HI) != 0 ? a->hi : a->value;

	if (dec_cmp(b->value, lo) < 0)
		lo = b->value;
	if (dec_cmp(b->value, hi) > 0)
		hi = b->value;
	if (dec_cmp(lo, hi) < 0)
		a->flags |= NUM_HI;
	else if (link == OR && b->approx == NUM_LT)
		a->approx = NUM_LE;
	else if (link == OR && b->approx == NUM_GT)
		a->approx = NUM_GE;
	a->value = lo;
	a->hi = hi;
	if (dec_cmp(b->ulp, a->ulp) < 0)
		a->ulp = b->ulp;
	if (!a->hedged && (b->hedged && b->from == b->first))
		a->approx = b->approx;
	a->flags |= b->flags & NUM_PER;
	if (a->nnoun == 0 && a->kind == NUM_MONEY) {
		a->noun = b->noun;
		a->nnoun = b->nnoun;
	}
	if (b->kind == NUM_PER_SHARE)
		a->kind = NUM_PER_SHARE;
	a->by = (int)link;
	a->last = b->last;
	a->upto = b->upto;
	b->dead = true;
}

/* Makes A, a middle, the range that the tolerance B gives: B in the unit of A,
 * or in percent of it. */
static bool
tolerance(struct atom *a, struct atom *b)
{
	struct dec d = b->value, lo, hi;

	if (a->kind == NUM_PERCENT && b->kind == NUM_BPS)
		num_shift(&d, -2);
	if (a->kind != b->kind && b->kind == NUM_PERCENT) {
		if (!dec_mul(&d, a->value, b->value))
			return false;
		num_shift(&d, -2);
	}
	if (!dec_add(&lo, a->value, d, true) ||
	    !dec_add(&hi, a->value, d, false))
		return false;
	a->value = lo;
	a->hi = hi;
	a->flags |= NUM_HI | NUM_PLUS_MINUS;
	if (b->ulp.exp < a->ulp.exp && a->kind != NUM_MONEY)
		a->ulp = b->ulp;
	a->last = b->last;
	a->upto = b->upto;
	b->dead = true;
	return true;
}

/* A hedge said once covers what "and" or "or" joins right behind. */
static void
share_hedge(const struct atom *a, struct atom *b, enum link link)
{
	if ((link != AND && link != OR) || !a->hedged || b->hedged ||
	    a->from == a->first || a->approx == NUM_GE || a->approx == NUM_LE)
		return;
	b->approx = a->approx;
}

/* Gives the ends of "down 2% to up 1%" their signs. */
static void
swing(const struct scan *s, struct atom *a, struct atom *b)
{
	bool down = num_up_or_down(s, b) == JOINTS_ROLE_DOWN;

	if (num_up_or_down(s, b) == JOINTS_ROLE_NONE ||
	    (down == (num_up_or_down(s, a) == JOINTS_ROLE_DOWN) && !down))
		return;
	a->value.neg = num_up_or_down(s, a) == JOINTS_ROLE_DOWN;
	b->value.neg = down;
	a->hi = a->value;
	a->flags |= NUM_PAREN;
	b->flags |= NUM_PAREN;
}

/* What the neighbours A and B are to each other; true when A took B in. */
static bool
pair(struct scan *s, struct atom *a, struct atom *b, struct atom *c)
{
	enum link link = num_link(s, a, b);

	if (link == APART || link == SLASH)
		return false;
	if (link == TOLERANCE) {
		share(s, a, b, TO);
		return tolerance(a, b);
	}
	if (c < s->v + s->n && num_bare(b) &&
	    num_link(s, b, c) != APART) /* "6, 7 and 9%" */
		share(s, b, c, num_link(s, b, c));
	if (to_money(s, a, b, link) && b->kind == NUM_COUNT)
		uncount(b);
	share(s, a, b, link);
	if (link == TO && a->kind == b->kind && (a->flags & NUM_HI) == 0)
		swing(s, a, b);
	if (is_range(s, a, b, c, link)) {
		merge(a, b, link);
		return true;
	}
	share_hedge(a, b, link);
	return false;
}

/* Drops the figures that others took in or that are none. */
static void
compress(struct scan *s)
{
	size_t i, n = 0;

	for (i = 0; i < s->n; i++)
		if (!s->v[i].dead)
			s->v[n++] = s->v[i];
	s->n = n;
}

void
num_join(struct scan *s)
{
	size_t i, j;

	compress(s);
	for (i = 0; i + 1 < s->n; i++)
		if (!s->v[i].dead)
			num_parts(s, &s->v[i], &s->v[i + 1]);
	compress(s);
	for (i = 0; i < s->n; i++)
		if ((s->v[i].flags & NUM_HI) == 0)
			s->v[i].hi = s->v[i].value;
	for (i = 0; i < s->n; i = j)
		for (j = i + 1;
		     j < s->n && pair(s, &s->v[i], &s->v[j], &s->v[j + 1]); j++)
			continue;
	compress(s);
}
