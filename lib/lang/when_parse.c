/* The order in which the pieces of a period may stand. */
#include "lang/when_int.h"

/* May AFTER follow BEFORE across a link such as "of"? */
static bool
may_link(const struct when_raw *before, const struct when_raw *after)
{
	if (!when_has_year(before) && when_has_year(after))
		return when_has_unit(before) && before->unit != 12;
	/* "a year ago in the third quarter", "this year in the quarter" */
	return before->has_yrel && before->yrel <= 0 &&
	       !when_has_unit(before) && after->yrel == before->yrel &&
	       (after->quarter > 0 || after->half > 0 || after->unit == 3);
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

/* Tokens at I that may stand before an end or a year: a comma before "ended",
 * "(twelve weeks)" after a quarter; 0 if there are none. */
static size_t
aside(const struct when_scan *s, size_t i, const struct when_parse *p)
{
	struct when_parse q = { 0 };
	struct item it = when_item(s, i);
	size_t n;

	if (it.role == ITEM_COMMA && p->r.month == 0)
		return when_item(s, i + 1).role == PERIODS_ROLE_ENDED ? 1 : 0;
	if (!lex_is(s->lx, i, '(') || !when_has_unit(&p->r))
		return 0;
	n = when_take(s, i + 1, &q);
	if (n == 0 || (q.r.weeks == 0 && q.r.months == 0) ||
	    when_has_year(&q.r) || !lex_is(s->lx, i + 1 + n, ')'))
		return 0;
	return n + 2;
}

/* Adds the piece at token I to P, a link such as "of" before it or not: false
 * when there is none. */
static bool
step(const struct when_scan *s, size_t i, struct when_parse *p)
{
	struct when_parse q = *p;
	struct item it;
	size_t n;

	n = when_take(s, i, &q);
	if (n == 0) {
		it = when_item(s, i);
		if (it.role == ITEM_COMMA && p->r.has_yrel)
			it = when_item(s, ++i);
		if (it.role != PERIODS_ROLE_LINK)
			return false;
		q = *p;
		i += it.len;
		n = when_take(s, i, &q);
		if (n == 0 || !may_link(&p->r, &q.r))
			return false;
	}
	q.to = i + n;
	*p = q;
	return true;
}

/* Adds the pieces that follow to P. */
static void
go_on(const struct when_scan *s, struct when_parse *p)
{
	size_t skip;

	while (step(s, p->to, p))
		continue;
	skip = aside(s, p->to, p);
	if (skip > 0 && step(s, p->to + skip, p))
		while (step(s, p->to, p))
			continue;
}

/* What stands before a period and makes a day of it. */
struct day {
	bool at, as_of, end, begin;
};

/* "as of", "at", "at the end of", "at the beginning of" at token I: tokens. */
static size_t
take_day(const struct when_scan *s, size_t i, struct day *d)
{
	size_t j = i;
	struct item it = when_item(s, j), next;

	d->at = it.role == PERIODS_ROLE_AT;
	d->as_of = it.role == PERIODS_ROLE_ASOF;
	if (d->at || d->as_of)
		j += it.len;
	it = when_item(s, j);
	next = it.role == PERIODS_ROLE_THE ? when_item(s, j + it.len) : it;
	d->end = next.role == PERIODS_ROLE_ENDOF;
	/* "the high end of the year's range" is none. */
	if (d->end && j == i && it.role == PERIODS_ROLE_ENDOF && i > 0 &&
	    s->lx->tok[i - 1].kind == LEX_WORD && when_item(s, i - 1).role == 0)
		d->end = false;
	d->begin = next.role == PERIODS_ROLE_STARTOF && (d->at || d->as_of);
	if (d->end || d->begin)
		j += next.len + (it.role == PERIODS_ROLE_THE ? it.len : 0u);
	return j - i;
}

/* Does a word such as "of" or "early" stand before token I? */
static bool
linked(const struct when_scan *s, size_t i)
{
	unsigned role = i > 0 ? when_item(s, i - 1).role : 0;

	return role == PERIODS_ROLE_LINK || role == PERIODS_ROLE_LEAD;
}

bool
when_parse(const struct when_scan *s, size_t i, struct when_parse *p)
{
	struct when_raw *r = &p->r;
	struct day day;
	size_t n, j;

	memset(p, 0, sizeof(*p));
	p->from = i;
	n = when_vague(s, i, r);
	if (n > 0) {
		p->to = i + n;
		return true;
	}
	j = i + take_day(s, i, &day);
	if (day.end)
		r->flags |= WHEN_AS_OF; /* "the end of June" */
	n = when_take(s, j, p);
	if (n == 0)
		return false;
	p->to = j + n;
	go_on(s, p);
	if (day.as_of || day.end || day.begin || (day.at && r->day != 0))
		r->flags |= WHEN_AS_OF;
	/* "at September 30" is a day, "at Q1" is none of ours. */
	if (day.at && (r->flags & WHEN_AS_OF) == 0)
		return false;
	/* "we ended the year with" */
	if (i > 0 && when_item(s, i - 1).role == PERIODS_ROLE_ENDED &&
	    r->month == 0 && (r->flags & (WHEN_BARE | WHEN_FISCAL)) != 0)
		r->flags |= WHEN_AS_OF;
	r->begin = day.begin;
	r->since = i > 0 && when_item(s, i - 1).role == PERIODS_ROLE_LEAD &&
		   when_item(s, i - 1).n == 2;
	/* "over the last year" is no year of the calendar's. */
	if (r->has_yrel && r->yrel == -1 && !when_has_unit(r) &&
	    r->flags == 0 && when_item(s, i).role == PERIODS_ROLE_THE &&
	    when_item(s, i + 1).last)
		r->flags |= WHEN_VAGUE;
	if (r->has_yrel && r->yrel == 0 && !when_has_unit(r) && r->flags == 0 &&
	    !linked(s, i))
		r->flags |= WHEN_NOW;
	return is_whole(s, p);
}
