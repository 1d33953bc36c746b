/* Clean text of cells in plain ASCII: markup, escapes and blanks. */
#include "core/vec.h"
#include "table/piece.h"

static inline bool
blank(char c)
{
	return c == ' ' || c == '\t' || c == '\f' || c == '\r';
}

static inline bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Length of the markup at I: "**", "<u>", "</u>"; 0 for none. */
static size_t
markup(struct span s, size_t i)
{
	size_t j;

	if (s.p[i] == '*' && i + 1 < s.n && s.p[i + 1] == '*')
		return 2;
	if (s.p[i] != '<')
		return 0;
	for (j = i + 1; j < s.n && j - i < 12 && s.p[j] != '>'; j++)
		if (s.p[j] == ' ' || s.p[j] == '<')
			return 0;
	return j < s.n && s.p[j] == '>' ? j + 1 - i : 0;
}

/* What a byte asks for: 1 cleaning, 2 that the next is another, 3 a look at
 * the text beyond ASCII, 4 that no leader begins there. */
#define ONE4 1, 1, 1, 1
#define ALL4 3, 3, 3, 3
#define ALL16 ALL4, ALL4, ALL4, ALL4
static const unsigned char asks[256] = { ONE4, ONE4, ONE4, ONE4, ONE4, ONE4,
	ONE4, ONE4, [' '] = 2, ['*'] = 2, ['.'] = 4, ['&'] = 1, ['<'] = 1,
	['\\'] = 1, [127] = 1, ALL16, ALL16, ALL16, ALL16, 3, 3, 1, 3, ALL4,
	ALL4, ALL4, ALL16, ALL16, ALL16 };

/* Must S be changed to be clean? */
static bool
dirty(struct span s)
{
	unsigned char c;
	size_t i;

	for (i = 0; i < s.n; i++) {
		c = asks[(unsigned char)s.p[i]];
		if (c == 1 || (c == 2 && i + 1 < s.n && s.p[i + 1] == s.p[i]))
			return true;
	}
	return false;
}

size_t
cut_leader(struct span s, size_t i)
{
	size_t k = 0, j = i;

	if (s.p[i] != '.')
		return 0;
	for (; j < s.n && (s.p[j] == '.' || s.p[j] == ' '); j++)
		k += s.p[j] == '.';
	return k >= 4 ? j - i : 0;
}

/* The first byte of S from I on that asks for something; a blank that the table
 * tells of may ask for nothing near the end. */
static size_t
asking(struct span s, size_t i)
{
	unsigned m;

	for (; i + 17 <= s.n; i += 16) {
		vec_b v = vec_load(s.p + i), next = vec_load(s.p + i + 1);

		m = vec_mask((vec_b)(v < ' ') | (vec_b)(v >= 127) |
			     VEC_IS(v, '.') | VEC_IS(v, '*') | VEC_IS(v, '&') |
			     VEC_IS(v, '<') | VEC_IS(v, '\\') |
			     (VEC_IS(v, ' ') &
				 (VEC_IS(next, ' ') | VEC_IS(next, '\t'))));
		if (m != 0)
			return i + (size_t)__builtin_ctz(m);
	}
	while (i < s.n && asks[(unsigned char)s.p[i]] == 0)
		i++;
	return i;
}

size_t
cut_field(struct span s, size_t i, uint32_t *x, bool *plain)
{
	size_t from = i, more = 0;
	unsigned char asked;
	char next;

	for (*plain = true; (i = asking(s, i)) < s.n; i++) {
		asked = asks[(unsigned char)s.p[i]];
		if (asked == 2) {
			next = i + 1 < s.n ? s.p[i + 1] : '\0';
			if (s.p[i] == ' ' && (next == ' ' || next == '\t'))
				break;
			*plain = *plain && next != s.p[i];
		} else if (asked == 4) {
			if (cut_leader(s, i) > 0)
				break;
		} else {
			if (s.p[i] == '\t')
				break;
			*plain = false;
			more += ((unsigned char)s.p[i] & 0xC0) == 0x80;
		}
	}
	*x += (uint32_t)(i - from - more);
	return i;
}

bool
cut_plain(struct span s)
{
	unsigned char c;
	size_t i;

	for (i = 0; (i = asking(s, i)) < s.n; i++) {
		if ((c = asks[(unsigned char)s.p[i]]) == 4)
			continue;
		if (c != 2 || (i + 1 < s.n && s.p[i + 1] == s.p[i]))
			return false;
	}
	return true;
}

struct span
cut_clean(struct arena *a, struct span s, size_t *skip)
{
	size_t i, k = 0, d, first = 0;
	bool marks = false;
	char *p;

	for (*skip = 0; s.n > 0 && blank(*s.p); s.p++, s.n--)
		++*skip;
	while (s.n > 0 && blank(s.p[s.n - 1]))
		s.n--;
	if (!dirty(s))
		return s;
	/* Asterisks in pairs around a text are markup, at its end a note. */
	marks = s.n > 4 && s.p[0] == '*' && s.p[1] == '*';
	p = arena_alloc(a, s.n);
	for (i = 0; i < s.n; i++) {
		if (s.p[i] == '\\' && i + 1 < s.n && s.p[i + 1] > ' ' &&
		    !digit(s.p[i + 1]))
			i++;
		else if ((d = markup(s, i)) > 0 && (s.p[i] == '<' || marks)) {
			i += d - 1;
			continue;
		}
		if ((unsigned char)s.p[i] == 0xC2 && i + 1 < s.n &&
		    (unsigned char)s.p[i + 1] == 0xA0) {
			i++;
			if (k > 0 && p[k - 1] != ' ')
				p[k++] = ' ';
			continue;
		}
		if ((unsigned char)s.p[i] <= ' ' || s.p[i] == 127) {
			if (k > 0 && p[k - 1] != ' ')
				p[k++] = ' ';
			continue;
		}
		if (k == 0)
			first = i;
		p[k++] = s.p[i];
	}
	while (k > 0 && p[k - 1] == ' ')
		k--;
	*skip += first;
	return (struct span){ p, k };
}
