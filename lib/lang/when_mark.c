/* Quarters, halves and years by a letter: "Q3'07", "1H25", "FY2025". */
#include "lang/when_int.h"

/* The year that stands after a quarter's mark: "Q3'07", "3Q07", "Q3-2007". */
static size_t
take_tail(const struct when_scan *s, size_t i, struct when_parse *p)
{
	size_t j = i + lex_is(s->lx, i, '/');
	const struct tok *t = &s->lx->tok[j];
	int year;

	if (j >= s->lx->n || when_has_year(&p->r) || t->kind != LEX_NUM)
		return 0;
	if (t->n != 4 && j == i &&
	    (t->flags & (LEX_APOS | LEX_GLUED | LEX_HYPH)) == 0)
		return 0;
	year = when_year(s, j, true);
	if (year == 0)
		return 0;
	p->r.year = (int16_t)year;
	return j + 1 - i;
}

/* Quarter or half N of a mark whose units are of MONTHS; then its year, which
 * is at token I. Gives its tokens, or SIZE_MAX when N is none. */
size_t
when_put_mark(const struct when_scan *s, size_t i, int n, int months,
    struct when_parse *p)
{
	if (when_has_unit(&p->r) || n < 1)
		return SIZE_MAX;
	if (months == 3 && n <= 4)
		p->r.quarter = (uint8_t)n;
	else if (months == 6 && n <= 2)
		p->r.half = (uint8_t)n;
	else if (months == 1 && (n == 3 || n == 6 || n == 9)) {
		size_t len = take_tail(s, i, p);

		if (len == 0 && !p->head)
			return SIZE_MAX;
		p->r.months = (uint8_t)n;
		p->r.flags |= WHEN_TODATE;
		return len;
	} else
		return SIZE_MAX;
	return take_tail(s, i, p);
}

/* "Q3", "H1", "FQ3'07", with the mark IT at token I. */
size_t
when_take_mark(
    const struct when_scan *s, size_t i, struct item it, struct when_parse *p)
{
	size_t j = i + it.len, n;
	const struct tok *t = &s->lx->tok[j];

	if (j >= s->lx->n || t->kind != LEX_NUM || t->n != 1 ||
	    (t->flags & (LEX_GLUED | LEX_HYPH)) == 0 ||
	    it.role != PERIODS_ROLE_Q || it.n == 1)
		return 0;
	n = when_put_mark(s, j + 1, (int)t->val, it.n, p);
	return n == SIZE_MAX ? 0 : j + 1 + n - i;
}

/* "FY25", "FY 2025", "FY'25", with the mark IT at token I. */
size_t
when_take_fy(
    const struct when_scan *s, size_t i, struct item it, struct when_parse *p)
{
	int year = when_year(s, i + it.len, true);

	if (year == 0 || when_has_year(&p->r))
		return 0;
	p->r.year = (int16_t)year;
	p->r.flags |= WHEN_FISCAL;
	return it.len + 1u;
}
