/* What the bytes of one line tell without its context. */
#include "split/layline.h"

#include "core/vec.h"

struct span
lay_trim(struct span s)
{
	const unsigned char *p = (const unsigned char *)s.p;

	for (;;) {
		if (s.n > 0 && lay_blank_byte(p[0]))
			p++, s.n--;
		else if (s.n > 1 && p[0] == 0xC2 && p[1] == 0xA0)
			p += 2, s.n -= 2;
		else if (s.n > 2 && p[0] == 0xEF && p[1] == 0xBB &&
			 p[2] == 0xBF)
			p += 3, s.n -= 3;
		else
			break;
	}
	for (;;) {
		if (s.n > 0 && lay_blank_byte(p[s.n - 1]))
			s.n--;
		else if (s.n > 1 && p[s.n - 2] == 0xC2 && p[s.n - 1] == 0xA0)
			s.n -= 2;
		else
			break;
	}
	s.p = (const char *)p;
	return s;
}

/* Bytes of the bullet character at P, or 0. */
static size_t
bullet(const unsigned char *p, size_t n)
{
	if (*p == '-' || *p == '*' || *p == '+' || *p == 'o' || *p == 0x95)
		return 1;
	if (n > 1 && p[0] == 0xC2 && p[1] == 0xB7)
		return 2;
	/* U+2022 U+2023 U+2043, U+25A0 to U+25FF, private use of fonts. */
	if (n > 2 && p[0] == 0xE2 &&
	    ((p[1] == 0x80 && (p[2] == 0xA2 || p[2] == 0xA3)) ||
		(p[1] == 0x81 && p[2] == 0x83) || p[1] == 0x96 || p[1] == 0x97))
		return 3;
	if (n > 2 && p[0] == 0xEF && (p[1] == 0x82 || p[1] == 0x83))
		return 3;
	return 0;
}

/* Bytes of the mark at the start of S, its kind to MARK; 0: none. */
static size_t
mark1(struct span s, enum lay_mark *mark)
{
	size_t n = 0;

	if (s.p[0] == '#') {
		while (n < s.n && s.p[n] == '#')
			n++;
		*mark = LAY_MARK_HEAD;
		return n < s.n && n <= 6 && s.p[n] == ' ' ? n : 0;
	}
	if (s.p[0] == '>' || s.p[0] == '|') {
		*mark = s.p[0] == '>' ? LAY_MARK_QUOTE : LAY_MARK_PIPE;
		return 1;
	}
	*mark = LAY_MARK_ITEM;
	n = bullet((const unsigned char *)s.p, s.n);
	return n > 0 && n < s.n && lay_blank_byte(s.p[n]) ? n : 0;
}

size_t
lay_marks(struct span s, enum lay_mark *mark)
{
	enum lay_mark m;
	size_t at = 0, n;

	*mark = LAY_MARK_NONE;
	while (at < s.n && (n = mark1(span_sub(s, at, s.n), &m)) > 0) {
		if (*mark == LAY_MARK_NONE)
			*mark = m;
		for (at += n; at < s.n && lay_blank_byte(s.p[at]);)
			at++;
	}
	return at < s.n ? at : 0;
}

size_t
lay_dash(const char *p, const char *e)
{
	const unsigned char *u = (const unsigned char *)p;

	if (p < e && (*p == '-' || u[0] == 0x96 || u[0] == 0x97))
		return 1;
	if (e - p > 2 && u[0] == 0xE2 && u[1] == 0x80 && u[2] >= 0x90 &&
	    u[2] <= 0x95)
		return 3;
	return 0;
}

size_t
lay_letter_wide(const char *p, const char *e)
{
	const unsigned char *u = (const unsigned char *)p;
	size_t n = (size_t)(e - p);

	if (u[0] == 0xE2)
		return n > 2 && u[1] == 0x80 && (u[2] == 0x98 || u[2] == 0x99)
			   ? 3
			   : 0;
	if (u[0] >= 0xC3 && u[0] < 0xF5 && n > 1 && (u[1] & 0xC0) == 0x80) {
		if (u[0] < 0xE0)
			return 2;
		return u[0] < 0xF0 && n > 2 && (u[2] & 0xC0) == 0x80 &&
			       u[0] != 0xEF
			   ? 3
			   : 0;
	}
	/* Windows-1252: letters and the apostrophe. */
	return u[0] >= 0xC0 || u[0] == 0x92 || u[0] == 0x8A || u[0] == 0x9A ||
	       u[0] == 0x8E || u[0] == 0x9E;
}

bool
lay_capital(const char *p, const char *e)
{
	const unsigned char *u = (const unsigned char *)p;

	if (p >= e || u[0] < 0xC0)
		return p < e &&
		       (lay_upper(u[0]) || u[0] == 0x8A || u[0] == 0x8E);
	if (e - p > 1 && (u[1] & 0xC0) == 0x80)
		return u[0] == 0xC3 ? u[1] < 0x9F : u[0] < 0xE2;
	return u[0] < 0xDF;
}

bool
lay_ends(struct span s)
{
	while (s.n > 0) {
		unsigned char c = (unsigned char)s.p[s.n - 1];

		if (c == '.' || c == '?' || c == '!' || c == ':' || c == ';')
			return true;
		if (c == '"' || c == '\'' || c == ')' || c == ']' || c == '*' ||
		    c == '>')
			s.n--;
		else if (s.n > 2 && (c == 0x9D || c == 0x99) &&
			 (unsigned char)s.p[s.n - 2] == 0x80)
			s.n -= 3;
		else if (s.n > 2 && c == 0xA6 &&
			 (unsigned char)s.p[s.n - 2] == 0x80)
			return true;
		else
			return false;
	}
	return false;
}

bool
lay_rule(struct span s)
{
	unsigned char c;
	size_t i, same = 0;

	if (s.n < 3)
		return false;
	c = (unsigned char)s.p[0];
	if (lay_lower(c | 0x20) || lay_digit(c) || c == '$' || c == '(')
		return false;
	for (i = 0; i < s.n; i++) {
		unsigned char d = (unsigned char)s.p[i];

		if (lay_lower(d | 0x20) || lay_digit(d))
			return false;
		same += d == c || d == ' ' || d >= 0x80;
	}
	return same * 8 >= s.n * 7;
}

bool
lay_figure(struct span s)
{
	size_t i, digits = 0, other = 0, inner = 0;

	if (s.n == 0 || s.n > 24)
		return false;
	for (i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		inner += c == '-' && i > 0 &&
			 lay_digit((unsigned char)s.p[i - 1]);
		if (lay_digit(c))
			digits++;
		else if (c == '$' || c == '%' || c == '(' || c == ')' ||
			 c == '-' || c >= 0x80)
			other++;
		else if (c != ',' && c != '.' && c != ' ' && c != '\\' &&
			 c != '*' && c != '+')
			return false;
	}
	return inner < 2 && (digits > 0 || (other > 0 && s.n <= 4));
}

bool
lay_number(struct span s)
{
	size_t i, digits = 0;

	for (i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (lay_digit(c))
			digits++;
		else if (c != '-' && c != ' ' && c != '|')
			return false;
	}
	return digits > 0 && digits <= 4;
}

/* A short cell that states an amount in words: `$5.8 billion`, `down 38%`,
 * `(270bps)`. */
static bool
amount(struct span s)
{
	size_t i, digits = 0, words = 0;

	if (s.n < 2 || s.n > 24 ||
	    (s.p[0] != '$' && s.p[s.n - 1] != '%' && s.p[s.n - 1] != ')'))
		return false;
	for (i = 0; i < s.n; i++) {
		digits += lay_digit((unsigned char)s.p[i]);
		words += s.p[i] == ' ';
	}
	return digits > 0 && words < 3 &&
	       (s.p[0] != '(' || lay_digit((unsigned char)s.p[1])) &&
	       (s.p[s.n - 1] != ')' || s.p[0] == '(' || s.p[0] == '$');
}

/* Counts the cell S into C. */
static void
cell(struct lay_cells *c, struct span s)
{
	s = lay_trim(s);
	if (s.n == 0)
		return;
	c->n++;
	if (lay_figure(s) || amount(s)) {
		c->figures++;
		c->tail++;
	} else {
		c->tail = 0;
	}
}

/* May a cell end in the 16 bytes at P, which are not the last? */
static bool
cut_in(const char *p)
{
	vec_b v = vec_load(p);

	return vec_any(VEC_IS(v, '\t') | VEC_IS(v, '|') |
		       (VEC_IS(v, ' ') & VEC_IS(vec_load(p + 1), ' ')));
}

struct lay_cells
lay_cells(struct span s)
{
	struct lay_cells c = { .n = 0 };
	size_t i, from = 0, at;

	for (i = 0; i < s.n; i++) {
		char ch = s.p[i];

		for (; i % 16 == 0 && i + 17 <= s.n; i += 16, ch = s.p[i])
			if (cut_in(s.p + i))
				break;
		if (ch == '\t' || ch == '|') {
			c.tab |= ch == '\t';
			c.pipe |= ch == '|';
		} else if (ch != ' ' || i + 1 >= s.n || s.p[i + 1] != ' ') {
			continue;
		}
		cell(&c, span_sub(s, from, i));
		for (at = i; i + 1 < s.n && s.p[i + 1] == ' ';)
			i++;
		c.wide += c.n > 0 && i - at >= 2;
		from = i + 1;
	}
	cell(&c, span_sub(s, from, s.n));
	return c;
}

uint32_t
lay_key(struct span s)
{
	uint32_t h = 2166136261u;
	size_t i, seen = 0;
	bool letters = false, digit = false;

	for (i = 0; i < s.n && seen < 160; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c <= ' ')
			continue;
		if (lay_digit(c)) {
			if (digit)
				continue;
			c = '0';
			digit = true;
		} else {
			digit = false;
			letters |= lay_lower(c | 0x20);
		}
		h = (h ^ c) * 16777619u;
		seen++;
	}
	if (!letters)
		return 0;
	h ^= h >> 15;
	return h != 0 ? h : 1;
}

struct lay_case
lay_case(struct span s)
{
	struct lay_case c = { 0, 0 };
	bool word = false;
	size_t i;

	for (i = 0; i < s.n; i++) {
		unsigned char ch = (unsigned char)s.p[i];

		if (lay_blank_byte(ch) || ch == '-' || ch == '/' || ch == '(') {
			word = false;
		} else if (!word) {
			word = true;
			if (lay_lower(ch))
				c.low++;
			else if (lay_upper(ch) || lay_digit(ch) || ch >= 0xC0)
				c.up++;
		}
	}
	return c;
}
