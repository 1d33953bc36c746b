#include "text/mark.h"
#include "core/chr.h"
#include "core/utf8.h"

#define TAG_MAX 2048 /* longest tag */
#define PAIR_MAX 512 /* furthest that the second of a pair is looked for */

/* Is C a letter, a digit or part of a character past ASCII? */
static bool
word(char c)
{
	return chr_letter(c) || chr_digit(c) || (unsigned char)c >= 0x80;
}

static bool
blank(char c)
{
	return c == ' ' || c == '\t' || c == '\0';
}

/* The row of table T that the lower case of the N bytes at P names, or -1. */
static int
row(const struct tab *tab, enum tab_id t, const char *p, size_t n)
{
	char low[16];
	size_t i;

	if (n == 0 || n > sizeof(low))
		return -1;
	for (i = 0; i < n; i++)
		low[i] = p[i] >= 'A' && p[i] <= 'Z' ? (char)(p[i] + 32) : p[i];
	return tab_phrase(tab, t, (struct span){ low, n });
}

size_t
mark_tag(const struct tab *tab, struct span s, int *kind)
{
	const struct tags_row *rows;
	size_t from, n, end;
	const char *gt;
	int r;

	from = chr_at(s, 1) == '/' ? 2 : 1;
	for (n = 0;
	     chr_letter(chr_at(s, from + n)) || chr_digit(chr_at(s, from + n));
	     n++)
		if (n > 15)
			return 0;
	end = from + n;
	if (n == 0 || (!blank(chr_at(s, end)) && chr_at(s, end) != '>' &&
			  chr_at(s, end) != '/'))
		return 0;
	/* an attribute must follow: "<Q - Jane Doe>" is no tag */
	while (end < s.n && blank(s.p[end]))
		end++;
	if (end > from + n && !chr_letter(chr_at(s, end)) &&
	    chr_at(s, end) != '>' && chr_at(s, end) != '/')
		return 0;
	if ((r = row(tab, TAB_TAGS, s.p + from, n)) < 0)
		return 0;
	s = span_sub(s, 0, TAG_MAX);
	if ((gt = memchr(s.p + end, '>', s.n - end)) == NULL)
		return 0;
	rows = tab_rows(tab, TAB_TAGS, &n);
	*kind = rows[r].kind;
	return (size_t)(gt - s.p) + 1;
}

/* The character of a numeric entity whose digits are S (`38`, `x26`). */
static uint32_t
number(struct span s)
{
	uint32_t v = 0, base = 10;
	size_t i = 0;
	char c;

	if (chr_at(s, 0) == 'x' || chr_at(s, 0) == 'X') {
		base = 16;
		i = 1;
	}
	if (i == s.n)
		return 0;
	for (; i < s.n && v < 0x110000; i++) {
		c = s.p[i];
		if (chr_digit(c))
			v = v * base + (uint32_t)(c - '0');
		else if (base == 16 && chr_letter(c) && (c | 32) <= 'f')
			v = v * base + (uint32_t)((c | 32) - 'a' + 10);
		else
			return 0;
	}
	if (v >= 0x80 && v <= 0x9f)
		v = utf8_cp1252((unsigned char)v);
	return v >= 0x110000 || (v >= 0xd800 && v <= 0xdfff) ? 0 : v;
}

size_t
mark_entity(const struct tab *tab, struct span s, uint32_t *c)
{
	const struct entities_row *rows;
	const char *semi;
	size_t n, some;
	int r;

	n = s.n < 12 ? s.n : 12;
	if (n < 3 || (semi = memchr(s.p, ';', n)) == NULL)
		return 0;
	n = (size_t)(semi - s.p);
	if (chr_at(s, 1) == '#') {
		*c = number(span_sub(s, 2, n));
		return *c == 0 ? 0 : n + 1;
	}
	if ((r = row(tab, TAB_ENTITIES, s.p + 1, n - 1)) < 0)
		return 0;
	rows = tab_rows(tab, TAB_ENTITIES, &some);
	*c = (uint32_t)rows[r].code;
	/* "&Eacute;" is the capital of "&eacute;". */
	if (*c >= 0xe0 && *c <= 0xfe && s.p[1] >= 'A' && s.p[1] <= 'Z')
		*c -= 0x20;
	return n + 1;
}

/* Does a mark of N bytes C that opens before byte I of S close again? */
static bool
closes(struct span s, size_t i, char c, size_t n)
{
	size_t end = s.n - i > PAIR_MAX ? i + PAIR_MAX : s.n, k;

	for (i++; i < end; i++) {
		if (s.p[i] != c)
			continue;
		for (k = 1; chr_at(s, i + k) == c; k++)
			;
		if (k >= n && !blank(s.p[i - 1]) && !word(chr_at(s, i + k)))
			return true;
		i += k - 1;
	}
	return false;
}

bool
mark_emphasis(struct mark *m, struct span s, size_t i, size_t *run)
{
	char c = s.p[i], before = i == 0 ? '\0' : s.p[i - 1], *open;
	size_t n;

	for (n = 1; chr_at(s, i + n) == c; n++)
		;
	*run = n;
	if (n > 3)
		return false;
	open = n == 1 ? &m->em : &m->strong;
	if (*open == c && !blank(before) && !word(chr_at(s, i + n))) {
		*open = '\0';
		return true;
	}
	if (*open != '\0' || blank(chr_at(s, i + n)) || word(before))
		return false;
	/* "**TITLE IN" and "TWO LINES**" are a pair; "press *1" is none. */
	if ((n == 1 || c == '_') && !closes(s, i + n, c, n))
		return false;
	*open = c;
	return true;
}

size_t
mark_escape(struct span s)
{
	static const char signs[] = "!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~";

	return s.n > 1 && memchr(signs, s.p[1], sizeof(signs) - 1) != NULL;
}
