/* Before a claim is off: could it be right of another period, basis or part
 * of the company? What a claim is of was read from talk, and a figure that
 * fits another fact so well was rather read wrong than said wrong. */
#include "join/tieint.h"

#define SCOPES 32 /* other parts that are tried */

bool
tie_telling(const struct tie_item *c, size_t digits)
{
	size_t i, n = 0, zeros = 0;

	for (i = 0; i < c->value.n; i++) {
		if (c->value.p[i] < '0' || c->value.p[i] > '9' ||
		    (n == 0 && c->value.p[i] == '0'))
			continue;
		n++;
		zeros = c->value.p[i] == '0' ? zeros + 1 : 0;
	}
	return n - zeros >= digits;
}

bool
tie_loose(const struct tie *t, const struct tie_item *c)
{
	return c->metric != 0 && c->period != 0 &&
	       (c->approx == '=' || c->approx == '~') &&
	       (tie_telling(c, 3) || t->names.name[c->scope].whole > 1);
}

/* Does fact I, as it stands, lie within the rounding of C? */
static bool
same_value(struct tie *t, const struct tie_item *c, const struct tie_item *i)
{
	struct rat one = rat_of(1);
	struct tie_est e = tie_est_item(t, i, &one);
	struct rat mid = c->what == TIE_LEVEL ? rat_abs(&e.mid) : e.mid;
	struct iv v = iv_of(&mid);

	return c->unit == i->unit && (i->approx == '=' || i->approx == '~') &&
	       tie_fits(c, &v);
}

/* Is level I what C could have meant? A figure of few digits is met by chance,
 * so that only one thing may be other than claimed. */
static bool
other_level(struct tie *t, const struct tie_item *c, const struct tie_item *i)
{
	int other;

	if (i->what != TIE_LEVEL || i->metric != c->metric ||
	    !tie_usable(t, i) || !same_value(t, c, i))
		return false;
	other = (i->scope != c->scope) + (i->period != c->period) +
		(i->basis != c->basis);
	return other > 0 &&
	       (tie_telling(c, 3) || (other == 1 && tie_telling(c, 2)));
}

/* Is a growth or change I, stated for the same time, what C could have
 * meant? */
static bool
other_rate(struct tie *t, const struct tie_item *c, const struct tie_item *i)
{
	return i->what == c->what && i->metric == c->metric &&
	       i->period == c->period && (i->vs == 0 || i->vs == c->vs) &&
	       (i->scope != c->scope || i->basis != c->basis) &&
	       tie_usable(t, i) && same_value(t, c, i);
}

/* Does what is made again for C, read as Q, fit? */
static bool
made(struct tie *t, const struct tie_item *c, const struct tie_q *q)
{
	struct tie_ests *e = tie_ests(t);
	struct iv v;
	size_t i;

	tie_recompute(t, c, q, e);
	for (i = 0; i < e->n; i++) {
		v = iv_of(&e->e[i].mid);
		if ((e->e[i].flags & TIE_FACT) != 0 && tie_fits(c, &v))
			return true;
	}
	return false;
}

/* Is the claim C, of a change, a growth or a share, right of the other basis,
 * or of another part that facts have for its metric and period? */
static bool
other_reading(struct tie *t, const struct tie_item *c)
{
	struct tie_q q = { .metric = c->metric,
		.scope = c->scope,
		.period = c->period,
		.basis = c->basis,
		.mood = c->mood };
	uint32_t done[SCOPES], k;
	const struct tie_item *i;
	size_t n = 0, s;

	if (c->basis != TIE_ANY_BASIS) {
		q.basis = c->basis == TIE_GAAP ? TIE_NON_GAAP : TIE_GAAP;
		if (made(t, c, &q))
			return true;
		q.basis = c->basis;
	}
	for (k = 0; k < t->facts.n && n < SCOPES; k++) {
		i = &t->facts.item[k];
		if (i->what != TIE_LEVEL || i->metric != c->metric ||
		    i->scope == c->scope ||
		    (i->period != c->period && i->period != c->vs))
			continue;
		for (s = 0; s < n && done[s] != i->scope; s++)
			continue;
		if (s < n)
			continue;
		done[n++] = q.scope = i->scope;
		if (made(t, c, &q))
			return true;
	}
	return false;
}

/* Does another claim of the document say of the same thing what fits E? Then
 * the one that does not is rather of something else. */
static bool
said_right(struct tie *t, const struct tie_item *c, const struct tie_est *e)
{
	const struct tie_item *i;

	for (i = tie_pool_first(
		 &t->claims, c->what, c->metric, c->scope, c->period);
	     i != NULL; i = tie_pool_next(&t->claims, i))
		if (i != c && i->unit == c->unit && i->basis == c->basis &&
		    i->vs == c->vs && i->of == c->of && i->hi.n == 0 &&
		    i->approx == '=' && tie_fits(i, &e->v))
			return true;
	return false;
}

bool
tie_doubtful(struct tie *t, const struct tie_item *c, const struct tie_est *e)
{
	uint32_t k;

	if (said_right(t, c, e))
		return true;
	for (k = 0; k < t->facts.n; k++)
		if (c->what == TIE_LEVEL ? other_level(t, c, &t->facts.item[k])
					 : other_rate(t, c, &t->facts.item[k]))
			return true;
	return c->what != TIE_LEVEL && other_reading(t, c);
}
