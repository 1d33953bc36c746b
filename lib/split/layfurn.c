/* Page furniture: what belongs to the page, not to the text. */
#include "split/laytell.h"

struct lay_rep *
lay_rep(struct layout *lay, uint32_t key, bool add)
{
	size_t i = key & (LAY_REPS - 1);

	while (lay->rep[i].key != 0 && lay->rep[i].key != key)
		i = (i + 1) & (LAY_REPS - 1);
	if (lay->rep[i].key == key)
		return &lay->rep[i];
	if (!add || lay->nrep >= LAY_REPS * 3 / 4)
		return NULL;
	lay->nrep++;
	lay->rep[i].key = key;
	return &lay->rep[i];
}

#define CALLED 40 /* bytes of speech after an operator's header */

/* Is C a byte of a word that furniture.tsv may hold? */
static bool
word_byte(unsigned char c)
{
	return lay_lower(c | 0x20) || c == '.' || c == '/';
}

/* A copyright line: the sign, or (c) and a year, near its beginning. */
static bool
copyright(struct span s)
{
	const unsigned char *p = (const unsigned char *)s.p;

	if (s.n < 6)
		return false;
	if (p[0] == 0xC2 && p[1] == 0xA9)
		return true;
	if (p[0] == 0xA9)
		return true;
	return p[0] == '(' && (p[1] | 0x20) == 'c' && p[2] == ')' &&
	       (lay_digit(p[3]) || lay_digit(p[4]));
}

/* Does S begin with, or consist of, words of furniture.tsv (numbers, dashes
 * and dates of figures let be)? */
static bool
phrase(const struct tab *t, struct span s)
{
	const struct furniture_row *row;
	uint32_t node = tab_root(t, TAB_FURNITURE), id;
	char b[40];
	size_t i = 0, n;
	int r;

	row = tab_rows(t, TAB_FURNITURE, &n);
	while (i < s.n) {
		for (n = 0; i < s.n && n < sizeof(b) &&
			    word_byte((unsigned char)s.p[i]);
		     i++)
			b[n++] = lay_upper((unsigned char)s.p[i])
				     ? (char)(s.p[i] | 0x20)
				     : s.p[i];
		if (n == 0 &&
		    ((unsigned char)s.p[i] >= 0x80 ||
			(s.p[i] == '(' && copyright(span_sub(s, i, s.n)))))
			return tab_at(t, node) >= 0 &&
			       copyright(span_sub(s, i, s.n));
		if (n == sizeof(b))
			return false;
		if (n == 0) {
			i++;
			continue;
		}
		if ((id = tab_word(t, b, n)) == 0 ||
		    (node = tab_step(t, node, id)) == 0)
			return false;
		r = tab_at(t, node);
		if (r >= 0 && row[r].where == FURNITURE_WHERE_BEGINS)
			return true;
	}
	return node != tab_root(t, TAB_FURNITURE) && tab_at(t, node) >= 0;
}

/* An address alone on the line, a page count or words of the page after it let
 * be ("www.example.com Contact Us 2"). */
static bool
address(const struct tab *t, struct span s)
{
	struct span rest;
	size_t i;

	if (s.n < 8 ||
	    (memcmp(s.p, "http", 4) != 0 && memcmp(s.p, "www.", 4) != 0))
		return false;
	for (i = 4; i < s.n && !lay_blank_byte((unsigned char)s.p[i]);)
		i++;
	rest = lay_trim(span_sub(s, i, s.n));
	return rest.n == 0 || lay_number(rest) || phrase(t, rest) ||
	       memchr(rest.p, '/', rest.n) != NULL;
}

/* A tag of an EDGAR submission alone on the line. */
static bool
tag(struct span s)
{
	size_t i;

	if (s.n < 3 || s.p[0] != '<')
		return false;
	i = s.p[1] == '/' ? 2 : 1;
	if (!lay_upper((unsigned char)s.p[i]))
		return false;
	while (i < s.n && (lay_upper((unsigned char)s.p[i]) || s.p[i] == '-'))
		i++;
	return i < s.n && s.p[i] == '>' &&
	       (i > 2 || s.n > 3 || s.p[1] == 'S' || s.p[1] == 'C');
}

/* Has S a copyright sign? */
static bool
sign(struct span s)
{
	const char *p = s.p, *e = s.p + s.n;

	while ((p = memchr(p, 0xA9, (size_t)(e - p))) != NULL) {
		if (p > s.p && (unsigned char)p[-1] == 0xC2)
			return true;
		p++;
	}
	return false;
}

/* Parts set apart by bars, a web site among them. */
static bool
site(struct span s)
{
	const char *p = s.p, *e = s.p + s.n;

	if (memchr(p, '|', s.n) == NULL || *p == '|' || e[-1] == '|')
		return false;
	while ((p = memchr(p, 'w', (size_t)(e - p))) != NULL) {
		if (e - p > 4 && memcmp(p, "www.", 4) == 0)
			return true;
		p++;
	}
	return false;
}

/* Figures from *I on: their number. */
static unsigned
figures(struct span s, size_t *i)
{
	size_t from = *i;

	while (*i < s.n && lay_digit((unsigned char)s.p[*i]))
		++*i;
	return (unsigned)(*i - from);
}

/* The word of S that ends at *I, which goes to where it begins; 0: none of the
 * tables. */
static uint32_t
word_before(const struct tab *t, struct span s, size_t *i)
{
	char b[16];
	size_t n = 0, k;

	while (*i > 0 && n < sizeof(b) &&
	       lay_lower((unsigned char)s.p[*i - 1] | 0x20)) {
		--*i;
		n++;
	}
	for (k = 0; k < n; k++)
		b[k] = (char)(s.p[*i + k] | 0x20);
	return n == 0 ? 0 : tab_word(t, b, n);
}

/* Where the number and the blanks begin that S has before I. */
static size_t
number_before(struct span s, size_t i)
{
	while (i > 0 &&
	       (lay_digit((unsigned char)s.p[i - 1]) || s.p[i - 1] == ' '))
		i--;
	return i;
}

/* Are A and B (0: none) words of furniture.tsv that may end a line? */
static bool
ends_line(const struct tab *t, uint32_t a, uint32_t b)
{
	const struct furniture_row *row;
	uint32_t node = tab_step(t, tab_root(t, TAB_FURNITURE), a);
	size_t n;
	int r;

	row = tab_rows(t, TAB_FURNITURE, &n);
	if (node != 0 && b != 0)
		node = tab_step(t, node, b);
	r = node == 0 ? -1 : tab_at(t, node);
	return r >= 0 && row[r].where == FURNITURE_WHERE_ENDS;
}

/* Ends in "Page 2 of 16" or "Page 2". */
static bool
page_of(const struct tab *t, struct span s)
{
	size_t i = number_before(s, s.n);
	uint32_t a, b;

	if (i == s.n || i < 2 || !lay_digit((unsigned char)s.p[s.n - 1]) ||
	    (b = word_before(t, s, &i)) == 0)
		return false;
	if (!ends_line(t, b, 0)) {
		i = number_before(s, i);
		if ((a = word_before(t, s, &i)) == 0 || !ends_line(t, a, b))
			return false;
	}
	return i == 0 || s.p[i - 1] == ' ' || s.p[i - 1] == '/';
}

/* Begins as a browser's print does: "6/2/25, 11:25 PM" or "18/12/2025 12:37".
 */
static bool
stamped(struct span s)
{
	size_t i = 0;
	unsigned n;

	for (n = 0; n < 3; n++) {
		unsigned d = figures(s, &i);

		if (d == 0 || d > 4 || i >= s.n || (n < 2 && s.p[i++] != '/'))
			return false;
	}
	while (i < s.n && (s.p[i] == ',' || s.p[i] == ' '))
		i++;
	return figures(s, &i) > 0 && i < s.n && s.p[i] == ':';
}

bool
lay_page_line(const struct layout *lay, struct span s)
{
	unsigned char c;

	if (s.n == 0 || s.n > 2 * LAY_LONG)
		return false;
	c = (unsigned char)s.p[0];
	if (c == '-' && s.n < 48 && s.n > 4 && s.p[s.n - 1] == '-' &&
	    lay_case(s).low == 0)
		return true; /* - MORE - */
	if (s.n < LAY_LONG && (sign(s) || site(s) || page_of(lay->tab, s)))
		return true;
	if (s.n == 2 && c == 0xC3 && (unsigned char)s.p[1] == 0x97)
		return true; /* the cross that closes a window */
	if (lay_digit(c) && stamped(s))
		return true;
	if (lay_digit(c) || c == '-' || c == '|')
		if (lay_number(s))
			return true;
	if (c == 0xC2 || c == 0xA9 || c == '(')
		return copyright(s);
	if ((c == 'h' || c == 'w') && address(lay->tab, s))
		return true;
	if (c == '<')
		return tag(s);
	/* A wrapped line of speech may be `more`, never `More`. */
	return (lay_upper(c) || lay_digit(c) || c == '-' || c == '(' ||
		   memchr(s.p, '.', s.n) != NULL) &&
	       (word_byte(c) || lay_digit(c) || c == '-' || c == '(') &&
	       lay_may(&lay->may_page, s) && phrase(lay->tab, s);
}

/* What was learnt of the line V; NULL: nothing. */
static const struct lay_rep *
learnt(struct layout *lay, const struct lay_view *v)
{
	uint32_t key;

	if (v->raw.n > LAY_LONG || (key = lay_key(lay_trim(v->raw))) == 0)
		return NULL;
	return lay_rep(lay, key, false);
}

/* Has S the figures of a date or a year, and no sentence's end? */
static bool
dated(struct span s)
{
	size_t i, digits = 0;

	for (i = 0; i < s.n; i++)
		digits += lay_digit((unsigned char)s.p[i]);
	return digits >= 4 && !lay_ends(s);
}

bool
lay_repeated(struct layout *lay, const struct lay_view *v)
{
	const struct lay_rep *rep;
	struct lay_name name;
	unsigned char c = (unsigned char)v->s.p[0];

	if ((lay->again[c >> 5] >> (c & 31) & 1) == 0)
		return false;
	rep = learnt(lay, v);
	if (rep == NULL || rep->near < 2)
		return false;
	/* "Operator: Our next question is from", often at a page's top; but
	 * "Moderator: Jane Doe" heads pages. */
	if (lay_name(lay, v->s, 6, &name) && name.caller &&
	    v->s.n > name.n + CALLED)
		return false;
	/* The first one may be the title. */
	if (rep->count >= 3)
		return (rep->near + 1u) * 8 >= rep->count * 7u;
	return rep->near == rep->count && dated(v->s);
}

unsigned
lay_again(struct layout *lay, const struct lay_view *v)
{
	const struct lay_rep *rep = learnt(lay, v);

	return rep != NULL ? rep->count : 0;
}
