/* Keys of joins: their names, their forms. */
#include "config.h"

#include "join/key.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "core/mem.h"
#include "core/utf8.h"

/* A plain number above 0: the distance of "~0.5". */
static bool
is_distance(struct span s)
{
	size_t i, digits = 0, points = 0;

	for (i = 0; i < s.n; i++) {
		digits += s.p[i] >= '0' && s.p[i] <= '9';
		points += s.p[i] == '.';
	}
	return digits > 0 && points <= 1 && digits + points == s.n;
}

/* One part of a key: NAME, NAME=NAME, with ~DISTANCE, ~PERCENT% or <= after
 * it. */
static bool
parse_part(struct span s, struct key_part *k)
{
	const char *at;

	*k = (struct key_part){ .kind = KEY_EQUAL };
	if (s.n > 2 && memcmp(s.p + s.n - 2, "<=", 2) == 0) {
		k->kind = KEY_LATEST;
		s.n -= 2;
	} else if (s.n > 0 && (at = memrchr(s.p, '~', s.n)) != NULL) {
		k->kind = KEY_NEAR;
		k->by = span_sub(s, (size_t)(at - s.p) + 1, s.n);
		s.n = (size_t)(at - s.p);
		if (k->by.n > 1 && k->by.p[k->by.n - 1] == '%') {
			k->kind = KEY_PERCENT;
			k->by.n--;
		}
		if (!is_distance(k->by) ||
		    (k->kind == KEY_PERCENT && k->by.n > 2 &&
			k->by.p[1] != '.' && k->by.p[2] != '.'))
			return false; /* 100% and more: all would meet all */
	}
	k->left = k->right = s;
	if (s.n > 0 && (at = memchr(s.p, '=', s.n)) != NULL) {
		k->left = span_sub(s, 0, (size_t)(at - s.p));
		k->right = span_sub(s, (size_t)(at - s.p) + 1, s.n);
	}
	return k->left.n > 0 && k->right.n > 0;
}

size_t
key_parse(struct span s, struct key_part *part)
{
	const char *comma;
	struct span one;
	size_t n = 0;

	for (;;) {
		comma = s.n == 0 ? NULL : memchr(s.p, ',', s.n);
		one = comma == NULL ? s : span_sub(s, 0, (size_t)(comma - s.p));
		if (n == KEY_MAX || (n > 0 && part[n - 1].kind != KEY_EQUAL) ||
		    !parse_part(one, &part[n++]))
			return 0;
		if (comma == NULL)
			return n;
		s = span_sub(s, one.n + 1, s.n);
	}
}

/* Length of the white space at S; 0 when there is none. */
static size_t
blank(struct span s)
{
	unsigned n;

	if (s.n == 0)
		return 0;
	if (s.p[0] == ' ' || (s.p[0] >= '\t' && s.p[0] <= '\r'))
		return 1;
	n = utf8_len(s.p, s.n);
	return n > 1 && utf8_blank(utf8_get(s.p, n)) ? n : 0;
}

/* Appends S with the white space around it, if TRIM, and the runs in it, if
 * SQUEEZE, made less. */
static void
spaces(struct buf *b, struct span s, bool trim, bool squeeze)
{
	size_t i = 0, n, end = b->n, from;
	bool any = false;

	while (i < s.n) {
		for (from = i; (n = blank(span_sub(s, i, s.n))) > 0; i += n)
			continue;
		if (i > from && (any || !trim)) {
			if (squeeze)
				buf_c(b, ' ');
			else
				buf_add(b, s.p + from, i - from);
		}
		if (i == s.n)
			break;
		n = utf8_len(s.p + i, s.n - i);
		n = n == 0 ? 1 : n;
		buf_add(b, s.p + i, n);
		i += n;
		any = true;
		end = b->n;
	}
	if (trim)
		b->n = end;
}

/* Is S of ASCII alone? */
static bool
ascii(struct span s)
{
	unsigned char all = 0;
	size_t i;

	for (i = 0; i < s.n; i++)
		all |= (unsigned char)s.p[i];
	return all < 0x80;
}

/* Appends S composed and, if FOLD, with its case folded; what is no UTF-8
 * stays as it is. */
static void
unicode(struct buf *b, struct span s, bool fold)
{
	utf8proc_uint8_t *out = NULL;
	utf8proc_ssize_t n;
	size_t i;

	if (ascii(s)) {
		for (i = 0; i < s.n; i++)
			buf_c(b, fold && s.p[i] >= 'A' && s.p[i] <= 'Z'
				     ? (char)(s.p[i] | 0x20)
				     : s.p[i]);
		return;
	}
	n = utf8proc_map((const utf8proc_uint8_t *)s.p, (utf8proc_ssize_t)s.n,
	    &out,
	    UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_IGNORE |
		(fold ? UTF8PROC_CASEFOLD : 0));
	if (n == UTF8PROC_ERROR_NOMEM)
		mem_none();
	if (n < 0)
		buf_span(b, s);
	else
		buf_add(b, (const char *)out, (size_t)n);
	free(out);
}

/* Reads digits with thousands marks at S: where they end; 0 when the marks do
 * not part threes ("1,23"). DIGITS gets them without the marks. */
static size_t
whole(struct span s, struct buf *digits)
{
	size_t i = 0, group = 0;
	bool marks = false;

	for (; i < s.n; i++) {
		if (s.p[i] == ',') {
			if (group == 0 || group > 3 || (marks && group != 3))
				return 0;
			marks = true;
			group = 0;
			continue;
		}
		if (s.p[i] < '0' || s.p[i] > '9')
			break;
		group++;
		buf_c(digits, s.p[i]);
	}
	return marks && group != 3 ? 0 : i;
}

/* Appends the number with the digits D, of which PLACES follow the point. */
static void
put_number(struct buf *b, bool neg, struct span d, size_t places)
{
	size_t i = 0;

	while (places > 0 && d.p[d.n - 1] == '0') {
		d.n--;
		places--;
	}
	while (i + places < d.n && d.p[i] == '0')
		i++;
	if (i == d.n) { /* zero has no sign */
		buf_c(b, '0');
		return;
	}
	if (neg)
		buf_c(b, '-');
	if (i + places == d.n)
		buf_c(b, '0');
	buf_add(b, d.p + i, d.n - places - i);
	if (places > 0) {
		buf_c(b, '.');
		buf_add(b, d.p + d.n - places, places);
	}
}

bool
key_number(struct buf *b, struct span s)
{
	struct buf d = { 0 };
	bool neg = s.n > 0 && s.p[0] == '-', ok;
	size_t i, n = 0, places = 0;

	if (s.n > 0 && (s.p[0] == '-' || s.p[0] == '+'))
		s = span_sub(s, 1, s.n);
	i = whole(s, &d);
	ok = i > 0 || (s.n > 1 && s.p[0] == '.');
	if (ok && i < s.n && s.p[i] == '.')
		for (n = i + 1; n < s.n && s.p[n] >= '0' && s.p[n] <= '9';
		     n++, places++)
			buf_c(&d, s.p[n]);
	ok = ok && d.n > 0 && (n == 0 ? i : n) == s.n;
	if (ok)
		put_number(b, neg, buf_view(&d), places);
	buf_free(&d);
	return ok;
}

int
key_bytes(struct span a, struct span b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n == 0 ? 0 : memcmp(a.p, b.p, n);

	if (c == 0 && a.n != b.n)
		return a.n < b.n ? -1 : 1;
	return c < 0 ? -1 : c > 0;
}

int
key_compare(struct span a, struct span b)
{
	bool neg = a.n > 0 && a.p[0] == '-';
	const char *p, *q;
	size_t i, k;
	int c;

	if (neg != (b.n > 0 && b.p[0] == '-'))
		return neg ? -1 : 1;
	a = span_sub(a, neg, a.n);
	b = span_sub(b, neg, b.n);
	p = a.n == 0 ? NULL : memchr(a.p, '.', a.n);
	q = b.n == 0 ? NULL : memchr(b.p, '.', b.n);
	i = p == NULL ? a.n : (size_t)(p - a.p);
	k = q == NULL ? b.n : (size_t)(q - b.p);
	if (i != k)
		c = i < k ? -1 : 1;
	else
		c = key_bytes(a, b);
	return neg ? -c : c;
}

void
key_make(struct buf *b, struct span s, unsigned norm)
{
	struct buf one = { 0 }, two = { 0 };

	if ((norm & (KEY_TRIM | KEY_SQUEEZE)) != 0) {
		spaces(
		    &one, s, (norm & KEY_TRIM) != 0, (norm & KEY_SQUEEZE) != 0);
		s = buf_view(&one);
	}
	if ((norm & (KEY_NFC | KEY_FOLD)) != 0) {
		unicode(&two, s, (norm & KEY_FOLD) != 0);
		s = buf_view(&two);
	}
	if ((norm & KEY_NUMBER) == 0 || !key_number(b, s))
		buf_span(b, s);
	buf_free(&one);
	buf_free(&two);
}
