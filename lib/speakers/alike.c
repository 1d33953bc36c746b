/* How much two names are alike: short forms, initials, slips of the pen. */
#include "speakers/name.h"

#define WORDS 8	   /* of a name that are compared */
#define LETTERS 32 /* of a word whose slips are counted */

/* A key cut into words. */
struct words {
	struct span w[WORDS];
	size_t n;
};

static void
cut(struct words *k, struct span s)
{
	size_t i, from = 0;

	k->n = 0;
	for (i = 0; i <= s.n && k->n < WORDS; i++) {
		if (i < s.n && s.p[i] != ' ')
			continue;
		if (i > from)
			k->w[k->n++] = span_sub(s, from, i);
		from = i + 1;
	}
}

/* Is LIST (blanks between) a list that holds S? */
static bool
listed(const char *list, struct span s)
{
	const char *p = list, *end;

	for (; *p != '\0'; p = *end == '\0' ? end : end + 1) {
		for (end = p; *end != '\0' && *end != ' '; end++)
			continue;
		if (span_eq((struct span){ p, (size_t)(end - p) }, s))
			return true;
	}
	return false;
}

/* Do the lists A and B share a name? */
static bool
shared(const char *a, const char *b)
{
	const char *p = a, *end;

	for (; *p != '\0'; p = *end == '\0' ? end : end + 1) {
		for (end = p; *end != '\0' && *end != ' '; end++)
			continue;
		if (listed(b, (struct span){ p, (size_t)(end - p) }))
			return true;
	}
	return false;
}

/* Is one of the given names a form of the other (nicknames.tsv)? */
static bool
nickname(const struct tab *t, struct span a, struct span b)
{
	const struct nicknames_row *rows = tab_rows(t, TAB_NICKNAMES, NULL);
	int i = tab_phrase(t, TAB_NICKNAMES, a);
	int k = tab_phrase(t, TAB_NICKNAMES, b);

	if (i >= 0 && listed(rows[i].names, b))
		return true;
	if (k >= 0 && listed(rows[k].names, a))
		return true;
	return i >= 0 && k >= 0 && shared(rows[i].names, rows[k].names);
}

/* Least number of letters to put in, take out, change or swap to make B of A;
 * over 2 is 3. */
static unsigned
slips(struct span a, struct span b)
{
	unsigned row[3][LETTERS + 1], best;
	size_t i, k;

	if (a.n > LETTERS || b.n > LETTERS || a.n > b.n + 2 || b.n > a.n + 2)
		return 3;
	for (k = 0; k <= b.n; k++)
		row[0][k] = (unsigned)k;
	for (i = 1; i <= a.n; i++) {
		unsigned *now = row[i % 3], *was = row[(i - 1) % 3];
		unsigned *old = row[(i + 1) % 3];

		now[0] = (unsigned)i;
		for (k = 1; k <= b.n; k++) {
			best = was[k - 1] + (a.p[i - 1] != b.p[k - 1]);
			if (was[k] + 1 < best)
				best = was[k] + 1;
			if (now[k - 1] + 1 < best)
				best = now[k - 1] + 1;
			if (i > 1 && k > 1 && a.p[i - 1] == b.p[k - 2] &&
			    a.p[i - 2] == b.p[k - 1] && old[k - 2] + 1 < best)
				best = old[k - 2] + 1;
			now[k] = best;
		}
	}
	best = row[a.n % 3][b.n];
	return best > 2 ? 3 : best;
}

/* Do A and B differ by one slip: a letter more, less, another, or two swapped?
 * What they begin and end with in common tells. */
static bool
one_slip(struct span a, struct span b)
{
	size_t min = a.n < b.n ? a.n : b.n, p = 0, s = 0;

	if (a.n > b.n + 1 || b.n > a.n + 1)
		return false;
	while (p < min && a.p[p] == b.p[p])
		p++;
	while (s < min - p && a.p[a.n - 1 - s] == b.p[b.n - 1 - s])
		s++;
	if (a.n != b.n)
		return p + s >= min;
	return p + s + 1 >= min || (p + s + 2 == min && a.p[p] == b.p[p + 1] &&
				       a.p[p + 1] == b.p[p]);
}

/* Is B a slip of A? One letter of four or more, two of eight or more. */
static bool
slip(struct span a, struct span b)
{
	size_t min = a.n < b.n ? a.n : b.n;

	if (min < 4)
		return false;
	if (one_slip(a, b))
		return true;
	return min >= 8 && a.p[0] == b.p[0] && slips(a, b) <= 2;
}

/* Compares two given names. */
static enum name_like
given(const struct tab *t, struct span a, struct span b)
{
	struct span s = a.n < b.n ? a : b, l = a.n < b.n ? b : a;

	if (span_eq(a, b))
		return NAME_SAME;
	if (s.n > 0 && (s.n == 1 || s.n >= 3) && memcmp(s.p, l.p, s.n) == 0)
		return NAME_FORM;
	if (nickname(t, a, b))
		return NAME_FORM;
	return slip(a, b) ? NAME_TYPO : NAME_DIFF;
}

/* Compares two family names. */
static enum name_like
family(struct span a, struct span b)
{
	if (span_eq(a, b))
		return NAME_SAME;
	return slip(a, b) ? NAME_TYPO : NAME_DIFF;
}

/* Are the names between given and family name at odds ("John A. Smith" and
 * "John B. Smith")? Each of the shorter list must stand in the longer. */
static bool
at_odds(const struct words *a, const struct words *b)
{
	const struct words *s = a->n < b->n ? a : b, *l = a->n < b->n ? b : a;
	size_t i, k;

	for (i = 1; i + 1 < s->n; i++) {
		for (k = 1; k + 1 < l->n; k++)
			if (s->w[i].p[0] == l->w[k].p[0] &&
			    (s->w[i].n == 1 || l->w[k].n == 1 ||
				span_eq(s->w[i], l->w[k]) ||
				slip(s->w[i], l->w[k])))
				break;
		if (k + 1 >= l->n)
			return true;
	}
	return false;
}

/* Do two keys hold the same letters ("van rand", "vanrand")? */
static bool
same_letters(struct span a, struct span b)
{
	size_t i = 0, k = 0;

	for (;; i++, k++) {
		while (i < a.n && a.p[i] == ' ')
			i++;
		while (k < b.n && b.p[k] == ' ')
			k++;
		if (i == a.n || k == b.n)
			return i == a.n && k == b.n;
		if (a.p[i] != b.p[k])
			return false;
	}
}

/* Compares a name of one word with another. */
static enum name_like
part(const struct tab *t, const struct words *a, const struct words *b)
{
	struct span w = a->n == 1 ? a->w[0] : b->w[0];
	const struct words *l = a->n == 1 ? b : a;
	enum name_like g;

	if (w.n < 2)
		return NAME_DIFF;
	if (l->n == 1)
		return slip(w, l->w[0]) ? NAME_TYPO : NAME_DIFF;
	if (span_eq(w, l->w[l->n - 1]))
		return NAME_PART;
	g = given(t, w, l->w[0]);
	return g == NAME_SAME || g == NAME_FORM ? NAME_PART : NAME_DIFF;
}

enum name_like
name_compare(const struct tab *t, struct span ka, struct span kb)
{
	enum name_like f, g;
	struct words a, b;

	if (span_eq(ka, kb))
		return NAME_SAME;
	cut(&a, ka);
	cut(&b, kb);
	if (a.n == 0 || b.n == 0)
		return NAME_DIFF;
	if (a.n == 1 || b.n == 1)
		return same_letters(ka, kb) ? NAME_SAME : part(t, &a, &b);
	f = family(a.w[a.n - 1], b.w[b.n - 1]);
	if (f == NAME_DIFF && a.n > b.n && span_eq(a.w[a.n - 2], b.w[b.n - 1]))
		a.n--, f = NAME_FORM; /* "Rand-Thorn", "Rand" */
	else if (f == NAME_DIFF && b.n > a.n &&
		 span_eq(b.w[b.n - 2], a.w[a.n - 1]))
		b.n--, f = NAME_FORM;
	if (f == NAME_DIFF)
		return same_letters(ka, kb) ? NAME_SAME : NAME_DIFF;
	g = given(t, a.w[0], b.w[0]);
	if (g == NAME_DIFF && a.n > 2 && a.w[0].n == 1)
		g = given(t, a.w[1], b.w[0]); /* "A. Robert", "Bob" */
	else if (g == NAME_DIFF && b.n > 2 && b.w[0].n == 1)
		g = given(t, a.w[0], b.w[1]);
	else if (at_odds(&a, &b))
		return NAME_DIFF;
	if (g == NAME_DIFF || (g == NAME_TYPO && f == NAME_TYPO))
		return NAME_DIFF;
	if (g == NAME_TYPO || f == NAME_TYPO)
		return g == NAME_FORM ? NAME_DIFF : NAME_TYPO;
	return NAME_FORM;
}
