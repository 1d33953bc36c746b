/* The order in which the pieces of a period may stand. */
#include "when_int.h"

/* May AFTER follow BEFORE across a link such as "of"? */
static bool
may_link(const struct when_raw *before, const struct when_raw *after)
{
	if (!when_has_year(before) && when_has_year(after))
		return when_has_unit(before) && before->unit != 12;
	return false;
}

/* Is R something that stands for a period by itself? */
static bool
is_whole(const struct when_scan *s, const struct when_parse *p)
{
	const struct when_raw *r = &p->r;
	const struct tok *t = &s->lx->tok[p->from];

	if (r->months > 0 || r->weeks > 0)
		return r->month != 0 || r->period || when_has_year(r) ||
		       (r->flags & (WHEN_TODATE | WHEN_TRAILING)) != 0;
	if (when_has_unit(r) || r->month != 0 || r->has_yrel ||
	    (r->flags & WHEN_FISCAL) != 0)
		return true;
	/* A year alone: "2010", not "$2010", "MX-2010". */
	return r->year != 0 &&
	       (p->to > p->from + 1 || (t->flags & LEX_GLUED) == 0 ||
		   (t->flags & LEX_APOS) != 0 || p->from == 0 ||
		   lex_is(s->lx, p->from - 1, '('));
}

/* Adds the pieces that follow to P. */
static void
go_on(const struct when_scan *s, struct when_parse *p)
{
	struct when_parse q;
	struct item it;
	size_t n;

	for (;;) {
		q = *p;
		n = when_take(s, p->to, &q);
		if (n > 0) {
			p->r = q.r;
			p->alt_quarter = q.alt_quarter;
			p->alt_months = q.alt_months;
			p->to += n;
			continue;
		}
		it = when_item(s, p->to);
		if (it.role != PERIODS_ROLE_LINK)
			return;
		q = *p;
		n = when_take(s, p->to + it.len, &q);
		if (n == 0 || !may_link(&p->r, &q.r))
			return;
		p->r = q.r;
		p->to += it.len + n;
	}
}

/* "as of", "at the end of" at token I: tokens of it, AS_OF told. */
static size_t
take_as_of(const struct when_scan *s, size_t i, bool *as_of)
{
	size_t j = i;
	struct item it = when_item(s, j);

	if (it.role == PERIODS_ROLE_ASOF) {
		*as_of = true;
		j += it.len;
		it = when_item(s, j);
	}
	if (it.role == PERIODS_ROLE_THE &&
	    when_item(s, j + it.len).role == PERIODS_ROLE_ENDOF) {
		j += it.len;
		it = when_item(s, j);
	}
	if (it.role == PERIODS_ROLE_ENDOF) {
		*as_of = true;
		j += it.len;
	}
	return j - i;
}

bool
when_parse(const struct when_scan *s, size_t i, struct when_parse *p)
{
	bool as_of = false;
	size_t n, j;

	memset(p, 0, sizeof(*p));
	p->from = i;
	j = i + take_as_of(s, i, &as_of);
	n = when_take(s, j, p);
	if (n == 0)
		return false;
	p->to = j + n;
	go_on(s, p);
	if (as_of)
		p->r.flags |= WHEN_AS_OF;
	return is_whole(s, p);
}
