/* Names of persons: cleaning, keys, case. Likeness stands in alike.c. */
#include "speakers/name.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "core/buf.h"

/* Is C a character that is not seen: zero-width, soft hyphen, directions? */
static bool
unseen(utf8proc_int32_t c)
{
	return (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
	       (c >= 0x2060 && c <= 0x206f) || c == 0xfeff || c == 0xad;
}

/* The character at S[I] and its length; a byte that is no UTF-8 is itself. */
static utf8proc_int32_t
char_at(struct span s, size_t i, size_t *len)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t n;

	*len = 1;
	if ((unsigned char)s.p[i] < 0x80)
		return s.p[i];
	n = utf8proc_iterate(
	    (const utf8proc_uint8_t *)s.p + i, (utf8proc_ssize_t)(s.n - i), &c);
	if (n <= 0)
		return (unsigned char)s.p[i];
	*len = (size_t)n;
	return c;
}

static bool
is_blank(utf8proc_int32_t c)
{
	return c == ' ' || c == 0xa0 || c == 0x202f ||
	       (c >= 0x2000 && c <= 0x200a) || c == 0x3000;
}

/* Row of honorifics.tsv for the word S, a full stop at its end left out:
 * place, or HONORIFICS_PLACE_NONE. */
static enum honorifics_place
honorific(const struct tab *t, struct span s)
{
	const struct honorifics_row *rows = tab_rows(t, TAB_HONORIFICS, NULL);
	char w[32];
	size_t i, n = 0;
	int r;

	for (i = 0; i < s.n; i++)
		if (s.p[i] != '.') {
			if (n == sizeof(w))
				return HONORIFICS_PLACE_NONE;
			w[n++] = s.p[i];
		}
	r = tab_phrase(t, TAB_HONORIFICS, (struct span){ w, n });
	return r < 0 ? HONORIFICS_PLACE_NONE : rows[r].place;
}

/* The close of the bracket that opens at S[I], or S.n. */
static size_t
closing(struct span s, size_t i)
{
	char want = s.p[i] == '(' ? ')' : s.p[i] == '[' ? ']' : '>';

	while (++i < s.n && s.p[i] != want)
		continue;
	return i;
}

bool
name_is_mark(const struct tab *t, struct span s)
{
	size_t i, letters = 0;

	for (i = 0; i < s.n; i++)
		letters += (s.p[i] | 0x20) >= 'a' || (s.p[i] & 0x80) != 0;
	while (s.n > 0 && (s.p[s.n - 1] == '?' || s.p[s.n - 1] == ' '))
		s.n--;
	return letters == 0 || honorific(t, s) == HONORIFICS_PLACE_MARK;
}

/* Appends S to B without brackets, marks and what is not seen, blanks single;
 * a short form in round brackets inside a name ("Robert (Bob) Smith") goes. */
static void
strip(struct buf *b, const struct tab *t, struct span s)
{
	utf8proc_int32_t c;
	size_t i, len, end;

	for (i = 0; i < s.n; i += len) {
		c = char_at(s, i, &len);
		if (c == '(' || c == '[') {
			end = closing(s, i);
			if (end == s.n)
				continue;
			if (name_is_mark(t, span_sub(s, i + 1, end)) ||
			    (c == '(' && b->n > 0 && end + 2 < s.n))
				len = end + 1 - i;
			continue;
		}
		if (unseen(c) || c == ')' || c == ']' || c == '"' || c == '*' ||
		    c == 0x201c || c == 0x201d)
			continue;
		if (is_blank(c)) {
			if (b->n > 0 && b->p[b->n - 1] != ' ')
				buf_c(b, ' ');
			continue;
		}
		buf_add(b, s.p + i, len);
	}
}

/* The first word of S, or the last. */
static struct span
edge_word(struct span s, bool last)
{
	size_t i;

	if (last) {
		for (i = s.n; i > 0 && s.p[i - 1] != ' '; i--)
			continue;
		return span_sub(s, i, s.n);
	}
	for (i = 0; i < s.n && s.p[i] != ' '; i++)
		continue;
	return span_sub(s, 0, i);
}

/* Cuts blanks and signs from both ends; the full stop of an initial or of
 * "Jr." stays. */
static struct span
trim(struct span s)
{
	while (s.n > 0 && memchr(" ,:;-.<>|", s.p[0], 9) != NULL)
		s = span_sub(s, 1, s.n);
	while (s.n > 0 && memchr(" ,:;-<>|", s.p[s.n - 1], 8) != NULL)
		s.n--;
	return s;
}

struct span
name_clean(struct arena *a, const struct tab *t, struct span raw)
{
	struct buf b = { 0 };
	struct span s, w;

	strip(&b, t, raw);
	s = trim(buf_view(&b));
	for (;;) {
		w = edge_word(s, false);
		if (w.n >= s.n || honorific(t, w) != HONORIFICS_PLACE_BEFORE)
			break;
		s = trim(span_sub(s, w.n, s.n));
	}
	for (;;) {
		w = edge_word(s, true);
		if (w.n >= s.n || honorific(t, w) != HONORIFICS_PLACE_AFTER)
			break;
		s = trim(span_sub(s, 0, s.n - w.n));
	}
	s = arena_dup(a, s);
	buf_free(&b);
	return s;
}

size_t
name_fold(const char *p, size_t n, char *out, size_t cap)
{
	utf8proc_uint8_t *u;
	utf8proc_ssize_t k;
	size_t i, m = 0;

	for (i = 0; i < n && (p[i] & 0x80) == 0; i++) {
		char c = p[i];

		if (c >= 'A' && c <= 'Z')
			c |= 0x20;
		if (m < cap &&
		    ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')))
			out[m++] = c;
	}
	if (i == n)
		return m;
	k = utf8proc_map((const utf8proc_uint8_t *)p, (utf8proc_ssize_t)n, &u,
	    UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK |
		UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_STRIPNA);
	if (k < 0)
		return m;
	for (m = 0, i = 0; i < (size_t)k; i++)
		if (m < cap &&
		    ((u[i] >= 'a' && u[i] <= 'z') ||
			(u[i] >= '0' && u[i] <= '9') ||
			(u[i] >= 0x80 && !(u[i] == 0xe2 && i + 1 < (size_t)k &&
					     u[i + 1] == 0x80))))
			out[m++] = (char)u[i];
		else if (u[i] == 0xe2)
			i += 2; /* general punctuation: quotes, dashes */
	free(u);
	return m;
}

/* Does a word of a name end at C? Points end initials: "J.P.". */
static bool
ends_word(char c)
{
	return c == ' ' || c == '-' || c == '.' || c == ',' || c == '/';
}

struct span
name_key(struct arena *a, const struct tab *t, struct span s)
{
	char *out = arena_alloc(a, s.n * 4 + 1);
	size_t i = 0, n = 0, from, k, last = 0;

	while (i < s.n) {
		while (i < s.n && ends_word(s.p[i]))
			i++;
		for (from = i; i < s.n && !ends_word(s.p[i]);)
			i++;
		if (i == from)
			continue;
		if (n > 0 && last > 0 &&
		    honorific(t, span_sub(s, from, i)) == HONORIFICS_PLACE_LAST)
			continue;
		if (n > 0)
			out[n++] = ' ';
		k = name_fold(s.p + from, i - from, out + n, s.n * 4 - n);
		if (k == 0 && n > 0)
			n--;
		n += k;
		last++;
	}
	return (struct span){ out, n };
}

/* Is the word of S that begins at I a small one inside names ("van")? */
static bool
is_inside(const struct tab *t, struct span s, size_t i)
{
	size_t end = i;

	while (end < s.n && s.p[end] != ' ')
		end++;
	return i > 0 && end < s.n &&
	       honorific(t, span_sub(s, i, end)) == HONORIFICS_PLACE_INSIDE;
}

int
name_case(const struct tab *t, struct span s)
{
	bool start = true, small = false, low = false;
	size_t i, caps = 0;

	for (i = 0; i < s.n; i++) {
		bool up = s.p[i] >= 'A' && s.p[i] <= 'Z';
		bool lo = s.p[i] >= 'a' && s.p[i] <= 'z';

		caps += up;
		if (lo && start && !is_inside(t, s, i))
			low = true;
		small = small || lo || (s.p[i] & 0x80) != 0;
		start = s.p[i] == ' ';
	}
	if (!small && caps > 1)
		return 0;
	return low ? 1 : 2;
}

/* Does a capital follow at S[I], the word having begun at FROM? Initials,
 * "O'Brien", "McRand", "Smith-Jones". */
static bool
capital_at(struct span s, size_t from, size_t i)
{
	char c = i == from ? ' ' : s.p[i - 1];

	return i == from || c == '-' || c == '.' ||
	       (c == '\'' && i == from + 2) ||
	       (i == from + 2 && i + 2 < s.n && (s.p[from] | 0x20) == 'm' &&
		   (s.p[from + 1] | 0x20) == 'c' && s.p[i + 1] != '.');
}

struct span
name_capital(struct arena *a, const struct tab *t, struct span s)
{
	char *out = arena_alloc(a, s.n + 1);
	bool caps = name_case(t, s) == 0, inside = false;
	size_t i, from = 0;

	for (i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (i == 0 || s.p[i - 1] == ' ') {
			from = i;
			inside = is_inside(t, s, i);
		}
		if (caps && c >= 'A' && c <= 'Z' && !capital_at(s, from, i))
			c |= 0x20;
		else if (c >= 'a' && c <= 'z' && i == from && !inside)
			c &= ~0x20;
		out[i] = c;
	}
	return (struct span){ out, s.n };
}
