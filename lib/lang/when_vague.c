/* Times that name no period: "over the last ten years", "several years ago",
 * "back then". */
#include "lang/when_int.h"

#define LIST 16 /* tokens of a list of counts that are looked at */

#define COUNTS 8 /* numbers of "3, 4, 5 and 6 years ago" */

/* Is the item a number of units, said or not: "three", "12", "several"? */
static bool
is_count(struct item it)
{
	return it.role == PERIODS_ROLE_COUNT || it.role == ITEM_NUM ||
	       it.role == PERIODS_ROLE_FEW;
}

/* Tokens of "three", "two to three", "3, 4, 5 and 6" at token I; *N gets the
 * last of them, 0 when it is not told. */
static size_t
counts(const struct when_scan *s, size_t i, int *n)
{
	struct item it = when_item(s, i), next;
	size_t j = i;

	if (!is_count(it))
		return 0;
	for (unsigned k = 0; k < COUNTS; k++) {
		*n = it.role == PERIODS_ROLE_FEW ? 0 : it.n;
		j += it.len;
		next = when_item(s, j);
		if (next.role == ITEM_COMMA) {
			j += next.len;
			next = when_item(s, j);
		}
		if (next.role == PERIODS_ROLE_AND ||
		    next.role == PERIODS_ROLE_LEAD) {
			j += next.len;
			next = when_item(s, j);
		}
		if (!is_count(next) || j - i > LIST)
			return j - i;
		it = next;
	}
	return 0;
}

/* "six months ago", "two quarters ago" at token I, past the count: its tokens.
 * Quarters are counted back from the document's. */
static size_t
ago(const struct when_scan *s, size_t i, int n, struct when_raw *r)
{
	struct item u = when_item(s, i);

	if ((u.role != PERIODS_ROLE_UNIT && u.role != PERIODS_ROLE_WEEK) ||
	    when_item(s, i + u.len).role != PERIODS_ROLE_PAST)
		return 0;
	if (u.role == PERIODS_ROLE_UNIT && u.n == 3 && n > 0 && n < 12) {
		r->unit = 3;
		r->has_rel = true;
		r->rel = (int8_t)-n;
	} else
		r->flags |= WHEN_VAGUE;
	return u.len + 1u;
}

size_t
when_vague(const struct when_scan *s, size_t i, struct when_raw *r)
{
	struct item it = when_item(s, i), u;
	size_t j = i, n, k;
	int count = 0;

	if (it.role == PERIODS_ROLE_VAGUE) {
		r->flags |= WHEN_VAGUE | (it.n > 0 ? WHEN_FUTURE : 0);
		return it.len;
	}
	n = counts(s, i, &count);
	if (n > 0) {
		k = ago(s, i + n, count, r);
		return k > 0 ? n + k : 0;
	}
	j += it.role == PERIODS_ROLE_THE ? it.len : 0u;
	it = when_item(s, j);
	if (it.role != PERIODS_ROLE_REL || it.n == 0)
		return 0;
	j += it.len;
	n = counts(s, j, &count);
	u = when_item(s, j + n);
	if (n == 0 ||
	    (u.role != PERIODS_ROLE_UNIT && u.role != PERIODS_ROLE_WEEK))
		return 0;
	/* The last twelve months are a year, trailing. */
	if (u.n == 1 && count == 12 && it.n < 0)
		return 0;
	r->flags |= WHEN_VAGUE | (it.n > 0 ? WHEN_FUTURE : 0);
	return j + n + u.len - i;
}
