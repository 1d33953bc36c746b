/* Pieces of a period: a quarter, a year, a length, an end. */
#include "lang/when_int.h"

#define MODS 6 /* words before a head: "the same prior fiscal" */

/* Words before the head of a piece: "the same fiscal", "last full". */
struct mods {
	bool the, fiscal, has_rel;
	int rel;
	unsigned flags;
};

/* Reads the words before a head at token I; gives the head's token. */
static size_t
read_mods(const struct when_scan *s, size_t i, struct mods *m)
{
	for (unsigned n = 0; n < MODS; n++) {
		struct item it = when_item(s, i);

		switch (it.role) {
		case PERIODS_ROLE_THE:
			m->the = true;
			break;
		case PERIODS_ROLE_REL:
			/* "this past quarter" is this one. */
			if (m->has_rel && !(m->rel == 0 && it.last))
				return i;
			m->rel = m->has_rel ? 0 : it.n;
			m->has_rel = true;
			break;
		case PERIODS_ROLE_SAME:
			m->flags |= WHEN_SAME;
			break;
		case PERIODS_ROLE_FULL:
			m->flags |= WHEN_FULL;
			break;
		case PERIODS_ROLE_FISCAL:
			m->fiscal = true;
			m->flags |= WHEN_FISCAL;
			break;
		case PERIODS_ROLE_CALENDAR:
			m->fiscal = true;
			break;
		default:
			return i;
		}
		i += it.len;
	}
	return i;
}

static bool
is_unit(struct item it, int months)
{
	return it.role == PERIODS_ROLE_UNIT && it.n == months;
}

/* Skips "and", "&", "," with "and" at token I: the token after, or I. */
static size_t
skip_and(const struct when_scan *s, size_t i)
{
	size_t j = i;
	struct item it = when_item(s, j);

	if (it.role == ITEM_COMMA)
		it = when_item(s, ++j);
	if (it.role == PERIODS_ROLE_AND)
		return j + it.len;
	if (lex_is(s->lx, j, '&'))
		return j + 1;
	return i;
}

/* "nine months", "13-week", "three and nine months", "nine-month period" with
 * the count IT at token I. */
static size_t
take_count(
    const struct when_scan *s, size_t i, struct item it, struct when_parse *p)
{
	size_t j = i + it.len, k;
	struct item u, first = it;
	bool week;

	if (when_has_unit(&p->r) || it.n < 1)
		return 0;
	u = when_item(s, j);
	k = skip_and(s, j);
	if (k > j) {
		it = when_item(s, k);
		if (it.role == PERIODS_ROLE_COUNT || it.role == ITEM_NUM) {
			p->alt_months = (uint8_t)first.n;
			j = k + it.len;
			u = when_item(s, j);
		} else
			it = first;
	}
	week = u.role == PERIODS_ROLE_WEEK;
	if ((!week && !is_unit(u, 1)) || it.n > (week ? 53 : 12)) {
		p->alt_months = 0;
		return 0;
	}
	j += u.len;
	/* "the three-month and nine-month periods": the first is the other. */
	k = skip_and(s, j);
	first = when_item(s, k);
	if (k > j && p->alt_months == 0 &&
	    (first.role == PERIODS_ROLE_COUNT || first.role == ITEM_NUM)) {
		struct item v = when_item(s, k + first.len);

		if (v.role == u.role && v.n == u.n) {
			p->alt_months = (uint8_t)it.n;
			it = first;
			j = k + first.len + v.len;
		}
	}
	if (week)
		p->r.weeks = (uint8_t)it.n;
	else
		p->r.months = (uint8_t)it.n;
	u = when_item(s, j);
	if (u.role == PERIODS_ROLE_PERIOD) {
		p->r.period = true;
		j += u.len;
	}
	return j - i;
}

/* "fiscal year", "full year" at token I, before or after a year's number. */
static size_t
skip_year_words(const struct when_scan *s, size_t i, struct when_parse *p)
{
	struct mods m = { 0 };
	size_t j = read_mods(s, i, &m);
	struct item it = when_item(s, j);

	if (m.the || m.has_rel || !is_unit(it, 12) ||
	    when_item(s, j + it.len).role == PERIODS_ROLE_ENDED)
		return 0;
	p->r.flags |= (uint16_t)m.flags;
	return j + it.len - i;
}

/* A year, a quarter such as "3Q07", a length, by the number at token I. */
static size_t
take_number(const struct when_scan *s, size_t i, const struct mods *m,
    struct when_parse *p)
{
	const struct tok *t = &s->lx->tok[i];
	struct item it = when_item(s, i), q;
	int year = when_year(s, i, m->fiscal);
	size_t n;

	if (year != 0 && !when_has_year(&p->r) &&
	    (t->n == 4 || m->fiscal || (t->flags & LEX_APOS) != 0)) {
		p->r.year = (int16_t)year;
		return 1 + skip_year_words(s, i + 1, p);
	}
	q = when_item(s, i + 1);
	if (t->n == 1 && q.role != 0 &&
	    (t[1].flags & (LEX_GLUED | LEX_HYPH)) != 0 &&
	    (q.role == PERIODS_ROLE_Q || q.role == PERIODS_ROLE_QFY)) {
		n = when_put_mark(s, i + 1 + q.len, it.n, q.n, p);
		return n == SIZE_MAX ? 0 : 1 + q.len + n;
	}
	return take_count(s, i, it, p);
}

/* "third quarter", "third and fourth fiscal quarters", "first nine months",
 * with the ordinal IT at token I. */
static size_t
take_ordinal(
    const struct when_scan *s, size_t i, struct item it, struct when_parse *p)
{
	struct mods m = { 0 };
	size_t j = i + it.len, k;
	struct item u = when_item(s, j), other;
	int n = it.n;

	if (when_has_unit(&p->r))
		return 0;
	if (n == 1 && (u.role == PERIODS_ROLE_COUNT || u.role == ITEM_NUM)) {
		struct item q = when_item(s, j + u.len);
		size_t len;

		/* "the first three quarters" */
		if (is_unit(q, 3) && u.n > 0 && u.n < 4) {
			p->r.months = (uint8_t)(3 * u.n);
			p->r.flags |= WHEN_TODATE;
			return it.len + (size_t)u.len + q.len;
		}
		len = take_count(s, j, u, p);
		p->r.flags |= len > 0 ? WHEN_TODATE : 0;
		return len > 0 ? it.len + len : 0;
	}
	k = skip_and(s, j);
	other = when_item(s, k);
	if (k > j && other.role == ITEM_ORD) {
		n = other.n;
		j = k + other.len;
	}
	j = read_mods(s, j, &m);
	u = when_item(s, j);
	if (m.the || m.has_rel || u.role != PERIODS_ROLE_UNIT || n > 4 ||
	    (u.n != 3 && !(u.n == 6 && n <= 2)))
		return 0;
	if (u.n == 3)
		p->r.quarter = (uint8_t)n;
	else
		p->r.half = (uint8_t)n;
	if (n != it.n && it.n <= 4)
		p->alt_quarter = (uint8_t)it.n;
	p->r.flags |= (uint16_t)m.flags;
	return j + u.len - i;
}

/* "year", with the word IT at token I and M before it. */
static size_t
take_year_word(const struct when_scan *s, size_t i, struct item it,
    const struct mods *m, struct when_parse *p)
{
	size_t j = i + it.len;
	int year = when_year(s, j, m->fiscal);

	if (when_item(s, j).role == PERIODS_ROLE_ENDED && !m->has_rel) {
		if (when_has_unit(&p->r))
			return 0;
		p->r.unit = 12;
		return it.len;
	}
	if (when_has_year(&p->r))
		return 0;
	if (year != 0 && !m->has_rel) {
		p->r.year = (int16_t)year;
		return it.len + 1u;
	}
	if (m->has_rel) {
		p->r.has_yrel = true;
		p->r.yrel = (int8_t)m->rel;
		return it.len;
	}
	if (p->head) {
		/* "Fiscal Year > 2024": the number is still to come. */
		if (when_has_unit(&p->r))
			return 0;
		p->r.unit = 12;
		p->r.flags |= WHEN_BARE;
		return it.len;
	}
	if (!m->the && m->flags == 0 && !m->fiscal)
		return 0;
	p->r.has_yrel = true;
	p->r.flags |= WHEN_BARE;
	return it.len;
}

/* "quarter", "half", with the word IT at token I and M before it. */
static size_t
take_unit(const struct when_scan *s, size_t i, struct item it,
    const struct mods *m, struct when_parse *p)
{
	bool ended = when_item(s, i + it.len).role == PERIODS_ROLE_ENDED;

	/* "the quarters", "recent years" are none. */
	if (it.plural && !ended && (m->the || m->has_rel || it.n != 12))
		return 0;
	if (it.n == 12)
		return take_year_word(s, i, it, m, p);
	if (it.n == 1 && m->has_rel && !m->the && !when_has_unit(&p->r)) {
		/* "last month": of the day on which it is said. */
		p->r.unit = 1;
		p->r.has_rel = true;
		p->r.rel = (int8_t)m->rel;
		return it.len;
	}
	if (it.n == 1 || when_has_unit(&p->r))
		return 0;
	if (!m->the && !m->has_rel && m->flags == 0 && !m->fiscal && !ended &&
	    !p->head && !when_has_year(&p->r) && p->r.month == 0)
		return 0;
	p->r.unit = (uint8_t)it.n;
	if (m->has_rel) {
		p->r.has_rel = true;
		p->r.rel = (int8_t)m->rel;
	} else if (m->the && !when_has_year(&p->r) && p->r.month == 0)
		p->r.flags |= WHEN_BARE;
	return it.len;
}

/* "period", with the word IT at token I and M before it. */
static size_t
take_period(const struct when_scan *s, size_t i, struct item it,
    const struct mods *m, struct when_parse *p)
{
	bool ended = when_item(s, i + it.len).role == PERIODS_ROLE_ENDED;

	if (when_has_unit(&p->r) ||
	    (!m->has_rel && (m->flags & WHEN_SAME) == 0 && !ended &&
		!when_has_year(&p->r) && !p->head))
		return 0;
	p->r.period = true;
	if (m->has_rel) {
		p->r.has_rel = true;
		p->r.rel = (int8_t)m->rel;
	}
	return it.len;
}

/* "ended September 30", with the word IT at token I. */
static size_t
take_ended(
    const struct when_scan *s, size_t i, struct item it, struct when_parse *p)
{
	struct when_parse q = *p;
	size_t j = i + it.len, n;

	if ((p->r.flags & WHEN_ENDED) != 0)
		return 0;
	j += when_item(s, j).role == PERIODS_ROLE_ON;
	q.r.flags |= WHEN_ENDED | (it.n > 0 ? WHEN_FUTURE : 0);
	n = when_take_date(s, j, &q);
	if (n == 0 && !p->head)
		return 0;
	*p = q;
	return n == 0 ? it.len : j + n - i;
}

/* "year to date", "trailing twelve months", "quarter end", with IT at token
 * I. */
static size_t
take_other(
    const struct when_scan *s, size_t i, struct item it, struct when_parse *p)
{
	struct item n, u;
	size_t j = i + it.len;

	if (when_has_unit(&p->r))
		return 0;
	switch (it.role) {
	case PERIODS_ROLE_TODATE:
		p->r.unit = (uint8_t)it.n;
		p->r.flags |= WHEN_TODATE;
		return it.len;
	case PERIODS_ROLE_SOFAR:
		p->r.unit = (uint8_t)it.n;
		p->r.flags |= WHEN_TODATE;
		p->r.sofar = true;
		return it.len;
	case PERIODS_ROLE_UNITEND:
		if (it.n == 12 && when_has_year(&p->r))
			return 0;
		p->r.unit = (uint8_t)it.n;
		p->r.flags |= WHEN_AS_OF;
		return it.len;
	case PERIODS_ROLE_AGO:
		p->r.unit = (uint8_t)-it.n;
		p->r.has_rel = true;
		p->r.rel = -1;
		return it.len;
	default:
		break;
	}
	/* Trailing: with its twelve months or four quarters. */
	n = when_item(s, j);
	u = when_item(s, j + n.len);
	if ((n.role == PERIODS_ROLE_COUNT || n.role == ITEM_NUM) && n.n == 12 &&
	    is_unit(u, 1))
		j += (size_t)n.len + u.len;
	else if (is_unit(n, 12))
		j += n.len;
	else if (n.role == PERIODS_ROLE_COUNT && n.n == 4 && is_unit(u, 3))
		j += (size_t)n.len + u.len;
	else if (it.role != PERIODS_ROLE_TTM)
		return 0;
	p->r.months = 12;
	p->r.flags |= WHEN_TRAILING;
	return j - i;
}

/* The head IT at token I with M before it: its tokens, or 0. */
static size_t
take_head(const struct when_scan *s, size_t i, struct item it,
    const struct mods *m, struct when_parse *p)
{
	size_t n;

	switch (it.role) {
	case PERIODS_ROLE_YAGO:
		if (when_has_year(&p->r))
			return 0;
		p->r.has_yrel = true;
		p->r.yrel = (int8_t)it.n;
		p->r.flags |= it.n < -1 ? WHEN_VAGUE : 0;
		return it.len;
	case PERIODS_ROLE_COUNT:
	case ITEM_NUM:
		if (m->has_rel) {
			n = take_count(s, i, it, p);
			if (n > 0 && (m->rel > 0 || p->r.months != 12))
				return 0;
			p->r.flags |= n > 0 ? WHEN_TRAILING : 0;
			return n;
		}
		if (it.role == ITEM_NUM)
			return take_number(s, i, m, p);
		return take_count(s, i, it, p);
	case ITEM_ORD:
	case PERIODS_ROLE_PART:
		return m->has_rel ? 0 : take_ordinal(s, i, it, p);
	case PERIODS_ROLE_Q:
		return m->has_rel ? 0 : when_take_mark(s, i, it, p);
	case PERIODS_ROLE_FY:
		return m->has_rel ? 0 : when_take_fy(s, i, it, p);
	case PERIODS_ROLE_UNIT:
		return take_unit(s, i, it, m, p);
	case PERIODS_ROLE_PERIOD:
		return take_period(s, i, it, m, p);
	case PERIODS_ROLE_ENDED:
		return take_ended(s, i, it, p);
	case PERIODS_ROLE_TODATE:
	case PERIODS_ROLE_SOFAR:
	case PERIODS_ROLE_UNITEND:
	case PERIODS_ROLE_TRAILING:
	case PERIODS_ROLE_TTM:
	case PERIODS_ROLE_AGO:
		return take_other(s, i, it, p);
	default:
		return 0;
	}
}

/* Is R a year and nothing else? No date follows one but after "ended". */
static bool
only_year(const struct when_raw *r)
{
	return r->year != 0 && !when_has_unit(r);
}

size_t
when_take(const struct when_scan *s, size_t i, struct when_parse *p)
{
	struct mods m = { 0 };
	struct when_parse q = *p;
	size_t j = read_mods(s, i, &m), n;
	struct item it = when_item(s, j);

	if (it.role == 0)
		return 0;
	/* A date first: "10 October" is no length, "2010-10-19" no year. */
	n = m.has_rel || m.fiscal || (only_year(&q.r) && !p->head)
		? 0
		: when_take_date(s, j, &q);
	if (n == 0)
		n = take_head(s, j, it, &m, &q);
	if (n == 0)
		return 0;
	q.r.flags |= (uint16_t)m.flags;
	*p = q;
	return j + n - i;
}
