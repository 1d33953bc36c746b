/* Words and marks of labels and headings. */
#include "core/chr.h"
#include "table/label.h"

#define NOTE 24 /* bytes of "Notes 2 and 3)" */

/* Length of a dash, a typographic quote or a currency sign at P: they part
 * words. */
static size_t
parts(const char *p, size_t n)
{
	if (n >= 3 && (unsigned char)p[0] == 0xE2 &&
	    ((unsigned char)p[1] == 0x80 || (unsigned char)p[1] == 0x82))
		return 3;
	return n >= 2 && (unsigned char)p[0] == 0xC2 ? 2 : 0;
}

/* The ASCII bytes that a word may hold, in lower case; 0 for all others. */
#define LETTERS \
	'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', \
	    'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z'
#define FIGURES '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'
static const unsigned char lower[256] = {
	['&'] = '&', ['0'] = FIGURES, ['A'] = LETTERS, ['a'] = LETTERS
};

size_t
label_words(const struct tab *tab, struct span s, uint32_t *id, struct span *at)
{
	return label_first(tab, s, id, at, LABEL_WORDS);
}

size_t
label_first(const struct tab *tab, struct span s, uint32_t *id, struct span *at,
    size_t max)
{
	char low[32];
	size_t i = 0, k, from, n = 0;
	uint32_t h;
	unsigned char c;

	while (i < s.n && n < max) {
		if (lower[c = (unsigned char)s.p[i]] == 0 &&
		    (c < 0x80 || (k = parts(s.p + i, s.n - i)) > 0)) {
			i += c < 0x80 ? 1 : k;
			continue;
		}
		from = i;
		h = TAB_HASH0;
		for (k = 0; i < s.n; i++) {
			if ((c = lower[(unsigned char)s.p[i]]) == 0 &&
			    ((c = (unsigned char)s.p[i]) < 0x80 ||
				parts(s.p + i, s.n - i) > 0))
				break;
			if (k == sizeof(low))
				continue;
			h = tab_hash_step(h, c);
			low[k++] = (char)c;
		}
		id[n] = tab_word_h(tab, low, k, h);
		if (at != NULL)
			at[n] = span_sub(s, from, i);
		n++;
	}
	return n;
}

bool
label_same(const struct span *a, size_t na, const struct span *b, size_t nb)
{
	size_t i, k;
	char x, y;

	if (na != nb)
		return false;
	for (i = 0; i < na; i++) {
		if (a[i].n != b[i].n)
			return false;
		for (k = 0; k < a[i].n; k++) {
			x = a[i].p[k];
			y = b[i].p[k];
			if (x != y && !(chr_letter(x) && (x | 32) == (y | 32)))
				return false;
		}
	}
	return true;
}

bool
label_caps(struct span s)
{
	size_t i, n = 0;

	for (i = 0; i < s.n; i++) {
		if (s.p[i] >= 'a' && s.p[i] <= 'z')
			return false;
		n += s.p[i] >= 'A' && s.p[i] <= 'Z';
	}
	return n > 1;
}

struct span
span_join(struct arena *a, struct span x, const char *sep, struct span y)
{
	size_t n = strlen(sep);
	char *p;

	if (x.n == 0)
		return y;
	if (y.n == 0)
		return x;
	p = arena_alloc(a, x.n + n + y.n);
	memcpy(p, x.p, x.n);
	memcpy(p + x.n, sep, n);
	memcpy(p + x.n + n, y.p, y.n);
	return (struct span){ p, x.n + n + y.n };
}

struct span
span_lower(struct arena *a, struct span s)
{
	char *p = arena_alloc(a, s.n + 1);
	size_t i;

	for (i = 0; i < s.n; i++)
		p[i] = (char)(s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] | 32
							     : s.p[i]);
	return (struct span){ p, s.n };
}

/* Length of "(Note 1)", "(see Notes 2 and 3)" at the end of S, a bracket: 0
 * for none. */
static size_t
note_at_end(const struct tab *tab, struct span s)
{
	const struct stub_words_row *rows;
	uint32_t id[LABEL_WORDS + 1];
	struct span in;
	size_t i, n, len;
	int row;

	for (i = s.n - 1; i > 0 && s.p[i - 1] != '('; i--)
		continue;
	if (i < 2 || s.n - i > NOTE)
		return 0;
	in = span_sub(s, i, s.n - 1);
	rows = tab_rows(tab, TAB_STUB_WORDS, &n);
	n = label_words(tab, in, id, NULL);
	row = tab_longest(tab, TAB_STUB_WORDS, id, n, &len);
	return row >= 0 && rows[row].kind == STUB_WORDS_KIND_NOTE ? s.n - i + 1
								  : 0;
}

/* Length of the note mark that ends S: "(1)", "(a)", "**", raised digits, a
 * digit that lost its height ("Outlook1"); 0 for none. */
static size_t
mark_at_end(const struct tab *tab, struct span s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t n = s.n, i = n;

	if (n < 2)
		return 0;
	while (i > 0 && (p[i - 1] == '*' || p[i - 1] == '^'))
		i--;
	if (i < n)
		return n - i;
	if (p[n - 1] == ')' || p[n - 1] == ']') {
		for (i = n - 1;
		     i > 0 && n - i < 4 &&
		     (chr_digit((char)p[i - 1]) || chr_letter((char)p[i - 1]));
		     i--)
			continue;
		/* Not the amount of "$27 and $(181)". */
		if (i > 1 && i < n - 1 &&
		    (p[i - 1] == '(' || p[i - 1] == '[') && p[i - 2] != '$' &&
		    (chr_digit((char)p[i]) || (n - 1 - i == 1 && p[i] >= 'a')))
			return n - i + 1;
		return note_at_end(tab, s);
	}
	if (p[n - 2] == 0xC2 &&
	    (p[n - 1] == 0xB9 || p[n - 1] == 0xB2 || p[n - 1] == 0xB3))
		return 2;
	if (n > 3 && p[n - 3] == 0xE2 &&
	    ((p[n - 2] == 0x80 && (p[n - 1] == 0xA0 || p[n - 1] == 0xA1)) ||
		(p[n - 2] == 0x81 && p[n - 1] >= 0xB0)))
		return 3;
	if (n > 4 && chr_digit((char)p[n - 1]) && p[n - 2] >= 'a' &&
	    p[n - 2] <= 'z' && chr_letter((char)p[n - 3]) &&
	    chr_letter((char)p[n - 4]))
		return 1;
	return 0;
}

/* Length of the note mark, with the blank after it, that opens S: "(1) ". */
static size_t
mark_at_start(struct span s)
{
	size_t i = 1;

	if (s.n < 5 || s.p[0] != '(')
		return 0;
	while (i < 4 && chr_digit(s.p[i]))
		i++;
	return i > 1 && s.p[i] == ')' && s.p[i + 1] == ' ' ? i + 2 : 0;
}

struct span
label_note(
    const struct tab *tab, struct arena *a, struct span s, struct span *note)
{
	struct span all = { "", 0 };
	size_t n;

	while ((n = mark_at_end(tab, s)) > 0) {
		all = span_join(a, span_sub(s, s.n - n, s.n), ",", all);
		s.n -= n;
		while (s.n > 0 && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == ','))
			s.n--;
	}
	n = mark_at_start(s);
	s = span_sub(s, n, s.n);
	*note = span_join(a, *note, ",", all);
	return s;
}
