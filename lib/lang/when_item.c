/* What stands at a token, dates and years among it. */
#include "lang/when_int.h"

/* The longest phrase of table T at token I: its row, LEN if longer than it
 * was. */
static int
longer(const struct when_scan *s, enum tab_id t, size_t i, size_t *len)
{
	size_t n = 0;
	int row = tab_longest(
	    s->ctx->tab, t, s->lx->word + i, s->lx->n - i, &n);

	if (row < 0 || n <= *len)
		return -1;
	*len = n;
	return row;
}

/* The phrase at token I, a word. */
static struct item
phrase(const struct when_scan *s, size_t i)
{
	const struct tab *tab = s->ctx->tab;
	uint64_t in = s->lx->starts[i];
	struct item it = { 0 };
	size_t len = 0, rows;
	int row;

	if ((in & WHEN_WORDS) == 0)
		return it;
	if ((in >> TAB_PERIODS & 1) != 0 &&
	    (row = longer(s, TAB_PERIODS, i, &len)) >= 0) {
		const struct periods_row *r = tab_rows(tab, TAB_PERIODS, &rows);

		it.role = (uint8_t)r[row].role;
		it.n = (int16_t)r[row].n;
		if (it.role == PERIODS_ROLE_UNITS) {
			it.role = PERIODS_ROLE_UNIT;
			it.plural = true;
		} else if (it.role == PERIODS_ROLE_LAST) {
			it.role = PERIODS_ROLE_REL;
			it.last = true;
		}
	}
	if ((in >> TAB_ORDINALS & 1) != 0 &&
	    (row = longer(s, TAB_ORDINALS, i, &len)) >= 0) {
		const struct ordinals_row *r = tab_rows(
		    tab, TAB_ORDINALS, &rows);

		it.role = ITEM_ORD;
		it.n = (int16_t)r[row].n;
	}
	if ((in >> TAB_MONTHS & 1) != 0 &&
	    (s->lx->tok[i].flags & LEX_CAP) != 0 &&
	    (row = longer(s, TAB_MONTHS, i, &len)) >= 0) {
		const struct months_row *r = tab_rows(tab, TAB_MONTHS, &rows);

		it.role = ITEM_MONTH;
		it.n = (int16_t)r[row].month;
	}
	it.len = (uint8_t)len;
	return it;
}

/* A number at token I: an ordinal when a suffix is glued to it. */
static struct item
number(const struct when_scan *s, size_t i)
{
	const struct tok *t = &s->lx->tok[i];
	struct item it = { 0 }, next;

	if ((t->flags & (LEX_GROUP | LEX_DEC | LEX_MINUS | LEX_LONG)) != 0 ||
	    t->val > 9999)
		return it;
	it.role = ITEM_NUM;
	it.n = (int16_t)t->val;
	it.len = 1;
	if (t->n <= 2 && t[1].kind == LEX_WORD && t[1].n == 2 &&
	    (t[1].flags & LEX_GLUED) != 0) {
		next = phrase(s, i + 1);
		if (next.role == PERIODS_ROLE_SUFFIX) {
			it.role = ITEM_ORD;
			it.len = 2;
		}
	}
	return it;
}

struct item
when_item(const struct when_scan *s, size_t i)
{
	struct item it = { 0 };
	const struct tok *t;

	if (i >= s->lx->n)
		return it;
	t = &s->lx->tok[i];
	if (t->kind == LEX_NUM)
		return number(s, i);
	if (t->kind == LEX_SIGN && t->val == ',') {
		it.role = ITEM_COMMA;
		it.len = 1;
		return it;
	}
	if (t->kind != LEX_WORD)
		return it;
	it = phrase(s, i);
	if (it.len == 0)
		return it;
	t = &s->lx->tok[i + it.len];
	if (i + it.len < s->lx->n &&
	    (t->kind == LEX_CLITIC ||
		(it.role == ITEM_MONTH && t->kind == LEX_SIGN &&
		    t->val == '.' && t[1].kind == LEX_NUM)))
		it.len++;
	return it;
}

int
when_year(const struct when_scan *s, size_t i, bool loose)
{
	const struct tok *t = &s->lx->tok[i];

	if (i >= s->lx->n || when_item(s, i).role != ITEM_NUM)
		return 0;
	if (i + 1 < s->lx->n && lex_is(s->lx, i + 1, '%'))
		return 0;
	/* "1990s", "'80s" */
	if (t[1].kind == LEX_CLITIC ||
	    (t[1].kind == LEX_WORD && t[1].n == 1 &&
		(t[1].flags & LEX_GLUED) != 0 && when_item(s, i + 1).role == 0))
		return 0;
	if (t->n == 4 && t->val >= 1950 && t->val < 2100)
		return (int)t->val;
	if (t->n == 2 &&
	    (loose || (t->flags & (LEX_APOS | LEX_GLUED | LEX_HYPH)) != 0))
		return (int)t->val + (t->val < 70 ? 2000 : 1900);
	return 0;
}

/* Puts a date into P when there is room and the numbers can be one. */
static bool
put_date(struct when_parse *p, int year, int month, int day)
{
	if (p->r.month != 0 || month < 1 || month > 12 || day < 0 || day > 31)
		return false;
	p->r.month = (uint8_t)month;
	p->r.day = (uint8_t)day;
	if (year > 0)
		p->r.date_year = (int16_t)year;
	return true;
}

/* "10/19/2010", "2010-10-19", "08-09-05" at token I. */
static size_t
numeric_date(const struct when_scan *s, size_t i, struct when_parse *p)
{
	size_t at[3] = { i, 0, 0 }, j = i;
	int v[3], year;

	for (int k = 1; k < 3; k++) {
		bool slash = lex_is(s->lx, j + 1, '/');

		j += slash ? 2 : 1;
		if (j >= s->lx->n || when_item(s, j).role != ITEM_NUM ||
		    (!slash && (s->lx->tok[j].flags & LEX_HYPH) == 0))
			return 0;
		at[k] = j;
	}
	for (int k = 0; k < 3; k++)
		v[k] = (int)s->lx->tok[at[k]].val;
	if (s->lx->tok[i].n == 4)
		return put_date(p, v[0], v[1], v[2]) ? j + 1 - i : 0;
	if (s->lx->tok[at[2]].n != 2 && s->lx->tok[at[2]].n != 4)
		return 0;
	year = v[2] >= 1950 ? v[2] : v[2] + (v[2] < 70 ? 2000 : 1900);
	if (v[0] > 12)
		return put_date(p, year, v[1], v[0]) ? j + 1 - i : 0;
	return put_date(p, year, v[0], v[1]) ? j + 1 - i : 0;
}

/* "19 October 2010", "19-Oct-2010", "30th of September 2010"; DAY stands at
 * token I, LEN tokens of it. */
static size_t
day_first(
    const struct when_scan *s, size_t i, struct item day, struct when_parse *p)
{
	size_t j = i + day.len;
	struct item it = when_item(s, j);
	int year;

	if (it.role == PERIODS_ROLE_LINK && day.role == ITEM_ORD) {
		j += it.len;
		it = when_item(s, j);
	}
	if (it.role != ITEM_MONTH || day.n < 1 || day.n > 31)
		return 0;
	j += it.len;
	if (when_item(s, j).role == ITEM_COMMA && when_year(s, j + 1, false))
		j++;
	year = when_year(s, j, false);
	if (year == 0 && (p->r.flags & WHEN_ENDED) == 0)
		return 0;
	if (!put_date(p, year, it.n, day.n))
		return 0;
	return j + (year != 0) - i;
}

/* "September 30, 2007", "Sept. 30", "September 2007"; the month M stands at
 * token I. */
static size_t
month_first(
    const struct when_scan *s, size_t i, struct item m, struct when_parse *p)
{
	size_t j = i + m.len, k;
	struct item it = when_item(s, j);
	int day = 0, year = 0;

	if ((it.role == ITEM_NUM && s->lx->tok[j].n <= 2 &&
		(s->lx->tok[j].flags & LEX_APOS) == 0 &&
		!lex_is(s->lx, j + 1, '%')) ||
	    (it.role == ITEM_ORD && (s->lx->tok[j].kind == LEX_NUM || p->head)))
		day = it.n;
	if (day > 31)
		return 0;
	if (day > 0) {
		j += it.len;
		k = j + (when_item(s, j).role == ITEM_COMMA);
		/* Headings of two lines: "September 30, > 2007". */
		if (p->head)
			while (lex_is(s->lx, k, '>') || lex_is(s->lx, k, '|'))
				k++;
		year = when_year(s, k, false);
		if (year != 0)
			j = k + 1;
	} else {
		k = j + (it.role == ITEM_COMMA);
		year = when_year(s, k, false);
		if (year != 0)
			j = k + 1;
	}
	it = when_item(s, j);
	/* "the June and September quarters": the first is the other. */
	if (day == 0 && year == 0 && it.role == PERIODS_ROLE_AND) {
		struct item n = when_item(s, j + it.len), u;

		u = when_item(s, j + it.len + n.len);
		if (n.role == ITEM_MONTH && u.role == PERIODS_ROLE_UNIT &&
		    u.n == 3 && put_date(p, 0, n.n, 0)) {
			p->alt_month = (uint8_t)m.n;
			return j + it.len + n.len - i;
		}
	}
	if (day == 0 && year == 0 && !p->head &&
	    (p->r.flags & (WHEN_ENDED | WHEN_AS_OF)) == 0 &&
	    !(it.role == PERIODS_ROLE_UNIT && it.n == 3))
		return 0;
	return put_date(p, year, m.n, day) ? j - i : 0;
}

size_t
when_take_date(const struct when_scan *s, size_t i, struct when_parse *p)
{
	struct item it = when_item(s, i);
	size_t n;

	if (p->r.month != 0)
		return 0;
	if (it.role == ITEM_MONTH)
		return month_first(s, i, it, p);
	if (it.role != ITEM_NUM && it.role != ITEM_ORD)
		return 0;
	n = it.role == ITEM_NUM ? numeric_date(s, i, p) : 0;
	return n > 0 ? n : day_first(s, i, it, p);
}
