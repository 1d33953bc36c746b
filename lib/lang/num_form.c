/* Forms of nouns: singulars, plurals, what is no noun. */
#include "lang/num_form.h"

const struct nouns_row *
noun_row(const struct scan *s, size_t i)
{
	int r = num_row1(s, TAB_NOUNS, i);

	return r < 0 ? NULL : NUM_ROW(s, nouns_row, TAB_NOUNS, r);
}

bool
noun_is_time(enum nouns_class c)
{
	return c == NOUNS_CLASS_TIME || c == NOUNS_CLASS_DAY ||
	       c == NOUNS_CLASS_PERIOD;
}

/* Writes the singular of the word W in lower case (capitals inside it stay)
 * into the arena. */
static struct span
singular(const struct scan *s, struct span w)
{
	char *p = arena_alloc(&s->out->arena, w.n + 4);
	size_t n = w.n, i;
	bool inside = false;

	memcpy(p, w.p, n);
	for (i = 1; i < n; i++)
		inside |= p[i] >= 'A' && p[i] <= 'Z';
	if (!inside && p[0] >= 'A' && p[0] <= 'Z')
		p[0] |= 0x20;
	if (n > 4 && memcmp(p + n - 3, "ies", 3) == 0) {
		n -= 2;
		p[n - 1] = 'y';
	} else if (n > 4 && memcmp(p + n - 2, "es", 2) == 0 &&
		   (memcmp(p + n - 4, "ch", 2) == 0 ||
		       memcmp(p + n - 4, "sh", 2) == 0 || p[n - 3] == 'x' ||
		       memcmp(p + n - 4, "ss", 2) == 0 || p[n - 3] == 'o')) {
		n -= 2;
	} else if (n > 2 && p[n - 1] == 's' && p[n - 2] != 's') {
		n--;
	}
	return (struct span){ p, n };
}

struct span
num_singular(const struct scan *s, size_t i)
{
	const struct nouns_row *row = noun_row(s, i);

	if (row != NULL && row->singular[0] != '\0')
		return span_of(row->singular);
	if (row != NULL && (row->class == NOUNS_CLASS_MEASURE ||
			       row->class == NOUNS_CLASS_MASS))
		return lex_span(s->lx, i);
	return singular(s, lex_span(s->lx, i));
}

bool
noun_plural(const struct scan *s, size_t i)
{
	const struct nouns_row *row;
	struct span w = lex_span(s->lx, i);
	char c;

	if (s->lx->tok[i].kind != LEX_WORD || w.n < 2)
		return false;
	if ((row = noun_row(s, i)) != NULL)
		return row->class == NOUNS_CLASS_IRREGULAR ||
		       row->class == NOUNS_CLASS_MEASURE;
	if (w.p[w.n - 1] != 's' || num_word(s, TAB_STOPS, i))
		return false;
	c = w.p[w.n - 2];
	return c != 's' && (c != 'u' || w.n < 4) && (c != 'i' || w.n < 4) &&
	       (s->lx->tok[i].flags & LEX_DOTS) == 0;
}

enum nouns_class
noun_class(const struct scan *s, struct span one)
{
	char low[32];
	size_t i, len;
	uint32_t id;
	int r;

	if (one.n > sizeof(low))
		return NOUNS_CLASS_NONE;
	for (i = 0; i < one.n; i++)
		low[i] = one.p[i] >= 'A' && one.p[i] <= 'Z'
			     ? (char)(one.p[i] | 0x20)
			     : one.p[i];
	id = tab_word(s->tab, low, one.n);
	r = tab_longest(s->tab, TAB_NOUNS, &id, 1, &len);
	return r < 0 ? NOUNS_CLASS_NONE
		     : NUM_ROW(s, nouns_row, TAB_NOUNS, r)->class;
}

/* Has the word W, of three letters more at least, an ending of the table, one
 * of peoples only with a CAPITAL? */
static bool
ends(const struct scan *s, struct span w, bool capital)
{
	size_t k, n, rows;
	const struct endings_row *r = tab_rows(s->tab, TAB_ENDINGS, &rows);

	for (k = 0; k < rows; k++) {
		n = strlen(r[k].phrase);
		if ((capital || r[k].kind != ENDINGS_KIND_PEOPLE) &&
		    w.n > n + 2 && memcmp(w.p + w.n - n, r[k].phrase, n) == 0)
			return true;
	}
	return false;
}

bool
noun_adjective(const struct scan *s, size_t i)
{
	const struct nouns_row *row = noun_row(s, i);
	struct span w = lex_span(s->lx, i);

	if ((s->lx->tok[i].flags & (LEX_HYPH | LEX_DOTS)) != 0 ||
	    (s->lx->tok[i + 1].flags & LEX_HYPH) != 0 ||
	    num_word(s, TAB_NUMWORDS, i))
		return true;
	if (row != NULL)
		return row->class == NOUNS_CLASS_ADJECTIVE ||
		       row->class == NOUNS_CLASS_PART ||
		       noun_is_time(row->class);
	return ends(s, w, (s->lx->tok[i].flags & LEX_CAP) != 0);
}

/* Joins the nouns from token I to HEAD, the last in singular. */
struct span
num_nouns(const struct scan *s, size_t i, size_t head)
{
	struct span one = num_singular(s, head), w;
	size_t n = one.n, k, m;
	char *p;

	if (i == head)
		return one;
	for (k = i; k < head; k++)
		n += s->lx->tok[k].n + 1;
	p = arena_alloc(&s->out->arena, n);
	for (m = 0; i < head; i++) {
		w = s->lx->tok[i].n > 0 && noun_plural(s, i)
			? num_singular(s, i)
			: lex_span(s->lx, i);
		memcpy(p + m, w.p, w.n);
		if (m == 0 && (s->lx->tok[i].flags & LEX_UPPER) == 0 &&
		    w.n > 1 && p[0] >= 'A' && p[0] <= 'Z')
			p[0] |= 0x20;
		m += w.n;
		p[m++] = (s->lx->tok[i + 1].flags & LEX_HYPH) != 0 ? '-' : ' ';
	}
	memcpy(p + m, one.p, one.n);
	return (struct span){ p, m + one.n };
}

bool
num_is_counted(const struct scan *s, size_t i)
{
	return noun_class(s, num_singular(s, i)) == NOUNS_CLASS_COUNTED;
}
