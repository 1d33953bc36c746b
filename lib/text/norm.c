#include "text/normint.h"

#include <stdlib.h>

#include "core/chr.h"
#include "core/mem.h"
#include "core/utf8.h"
#include "core/vec.h"
#include "text/mark.h"

/* What a byte may mean. */
enum { PLAIN, BLANK, HIGH, AMP, PAREN, SLOW };

static const unsigned char class[256] = {
	SLOW, SLOW, SLOW, SLOW, SLOW, SLOW, SLOW, SLOW, /* control */
	SLOW, SLOW, SLOW, SLOW, SLOW, SLOW, SLOW, SLOW, SLOW, SLOW, SLOW, SLOW,
	SLOW, SLOW, SLOW, SLOW, SLOW, SLOW, SLOW, SLOW, SLOW, SLOW, SLOW,
	SLOW, [' '] = BLANK, ['('] = PAREN, ['&'] = AMP, ['*'] = SLOW,
	['<'] = SLOW, ['\\'] = SLOW, ['_'] = SLOW, [0x7f] = SLOW,
#define H HIGH
#define H16 H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H
	[0x80] = H16, H16, H16, H16, H16, H16, H16, H16
#undef H16
#undef H
};

/* Reads the blanks from byte I on; gives the byte after them. */
static size_t
blanks(struct norm_work *w, size_t i)
{
	size_t from = i;

	if ((w->n->flags & NORM_ROWS) != 0) {
		norm_put(w, w->in.p + i, 1, i, true);
		return i + 1;
	}
	while (i < w->in.n && w->in.p[i] == ' ')
		i++;
	if (from >= w->spaced && i - from == 1)
		w->moved = true;
	else if (w->gap || i - from > 1)
		norm_gap(w);
	else
		w->gap = w->n->own.n > 0;
	return i;
}

/* Reads a control byte: white space, told unless it is of the usual ones. */
static size_t
control(struct norm_work *w, size_t i)
{
	char c = w->in.p[i];

	if (c == '\f')
		w->n->page = true;
	else if (c == '\t' && (w->n->flags & NORM_ROWS) != 0) {
		norm_put(w, &c, 1, i, true);
		return i + 1;
	} else if (c != '\t' && c != '\n' && c != '\r' && c != '\v')
		norm_count(w, &w->n->seen.control, i);
	norm_gap(w);
	return i + 1;
}

/* Reads an entity, or the sign & alone. */
static size_t
entity(struct norm_work *w, size_t i)
{
	struct norm *n = w->n;
	uint32_t c;
	size_t len;

	len = mark_entity(n->tab, span_sub(w->in, i, w->in.n), &c);
	if (len == 0 || (n->flags & NORM_RAW) != 0) {
		norm_put(w, w->in.p + i, 1, i, true);
		return i + 1;
	}
	if (c < 0x20 || utf8_blank(c)) {
		norm_gap(w);
	} else {
		buf_clear(&n->tmp);
		utf8_put(&n->tmp, c);
		norm_put(w, n->tmp.p, n->tmp.n, i, c == '&');
		w->moved = true;
	}
	return i + len;
}

/* Reads a tag, or the sign < alone. */
static size_t
tag(struct norm_work *w, size_t i)
{
	struct norm *n = w->n;
	size_t len;
	int kind;

	len = mark_tag(n->tab, span_sub(w->in, i, w->in.n), &kind);
	if (len == 0) {
		norm_put(w, w->in.p + i, 1, i, true);
		return i + 1;
	}
	if (kind == TAGS_KIND_BOLD)
		n->mark.strong = w->in.p[i + 1] == '/' ? '\0' : '<';
	if (kind == TAGS_KIND_PAGE)
		n->page = true;
	if (kind == TAGS_KIND_PAGE || kind == TAGS_KIND_BLOCK)
		norm_gap(w);
	w->moved = true;
	return i + len;
}

/* Length of the time mark that S begins with (`(01:06:55)`); 0: none. */
static size_t
time_mark(struct span s)
{
	static const char form[] = "(00:00:00)";
	size_t i, k = 0;

	for (i = 0; i < sizeof(form) - 1; i++, k++) {
		char c = chr_at(s, k);

		if (i == 1 && chr_at(s, 2) == ':')
			i++; /* one digit for the hour */
		if (form[i] == '0' ? !chr_digit(c) : c != form[i])
			return 0;
	}
	return k;
}

/* Reads a time mark, which is left out, or a bracket. */
static size_t
bracket(struct norm_work *w, size_t i)
{
	struct norm *n = w->n;
	size_t len = time_mark(span_sub(w->in, i, w->in.n));

	if (len == 0 || (n->flags & (NORM_RAW | NORM_ROWS)) != 0) {
		norm_put(w, w->in.p + i, 1, i, true);
		return i + 1;
	}
	if (n->ncut == n->cut_cap)
		n->cut = mem_more(n->cut, &n->cut_cap, sizeof(*n->cut));
	n->cut[n->ncut++] = (struct norm_cut){ (uint32_t)i, (uint32_t)len,
		(uint32_t)n->own.n, w->col + (uint32_t)i };
	w->moved = true;
	/* "Minne (00:18:52), is" is "Minne, is". */
	if (i + len < w->in.n && memchr(",.;:?!", w->in.p[i + len], 6) != NULL)
		w->gap = false;
	return i + len;
}

/* Reads what may be a mark: a control byte, a tag, an escape, emphasis. */
static size_t
special(struct norm_work *w, size_t i)
{
	struct norm *n = w->n;
	char c = w->in.p[i];
	size_t len;

	if ((unsigned char)c < 0x20 || c == 0x7f)
		return control(w, i);
	if ((n->flags & NORM_RAW) != 0) {
		norm_put(w, w->in.p + i, 1, i, true);
		return i + 1;
	}
	if (c == '<')
		return tag(w, i);
	if (c == '\\' && mark_escape(span_sub(w->in, i, w->in.n)) > 0) {
		w->moved = true;
		norm_put(w, w->in.p + i + 1, 1, i + 1, true);
		return i + 2;
	}
	len = 1;
	if (c != '\\' && mark_emphasis(&n->mark, w->in, i, &len))
		w->moved = true;
	else
		norm_put(w, w->in.p + i, len, i, true);
	return i + len;
}

/* Reads plain bytes and single blanks before plain bytes, from I on. */
static size_t
plain(struct norm_work *w, size_t i)
{
	const unsigned char *p = (const unsigned char *)w->in.p;
	size_t from = i, end = w->in.n;

	if (w->spaced < end)
		end = i + 1;
	while (i < end &&
	       (class[p[i]] == PLAIN ||
		   (p[i] == ' ' && i + 1 < end && class[p[i + 1]] == PLAIN)))
		i++;
	norm_put(w, w->in.p + from, i - from, from, true);
	return i;
}

/* Where in S letters begin to stand apart (`P R E S E N T A T I O N`): after
 * marks of a heading; S.n if they do not. */
static size_t
spaced(struct span s)
{
	size_t i = 0, from, letters = 0, signs = 0, k;
	unsigned len;

	while (i < s.n && (s.p[i] == ' ' || s.p[i] == '#' || s.p[i] == '*'))
		i++;
	if (i + 9 > s.n || s.p[i + 2] == ' ')
		return s.n;
	for (from = i; i < s.n; signs++) {
		if ((len = utf8_len(s.p + i, s.n - i)) == 0)
			return s.n;
		letters += len > 1 || (s.p[i] >= 'A' && s.p[i] <= 'Z') ||
			   (s.p[i] >= 'a' && s.p[i] <= 'z');
		for (k = i += len; i < s.n && s.p[i] == ' '; i++)
			;
		if (i == k && i < s.n)
			return s.n;
	}
	return signs >= 5 && letters >= 4 && letters * 2 > signs ? from : s.n;
}

/* The byte of S from I on, at most N, before which all is plain, sixteen bytes
 * at a time: single blanks and letters, no sign that may be special. */
static size_t
plain_run(const char *s, size_t i, size_t n)
{
	for (; i + 17 <= n; i += 16) {
		vec_b v = vec_load(s + i), next = vec_load(s + i + 1);

		if (vec_any((vec_b)(v < 0x20) | (vec_b)(v >= 0x7f) |
			    (VEC_IS(v, ' ') & VEC_IS(next, ' ')) |
			    VEC_IS(v, '&') | VEC_IS(v, '*') | VEC_IS(v, '<') |
			    VEC_IS(v, '\\') | VEC_IS(v, '_') | VEC_IS(v, '(')))
			break;
	}
	return i;
}

/* Is RAW clean text but for blanks at its ends? Then *FROM and *TO are the
 * ends of the text. */
static bool
is_plain(struct span raw, size_t *from, size_t *to)
{
	const unsigned char *p = (const unsigned char *)raw.p;
	size_t i = 0, n = raw.n;

	while (n > 0 && p[n - 1] == ' ')
		n--;
	while (i < n && p[i] == ' ')
		i++;
	*from = i;
	*to = n;
	for (;;) {
		i = plain_run(raw.p, i, n);
		while (i < n && class[p[i]] == PLAIN)
			i++;
		if (i == n)
			return true;
		switch (class[p[i]]) {
		case BLANK:
			if (p[i + 1] == ' ')
				return false;
			i++;
			break;
		case HIGH:
			/* Quotes, dashes and dots; Latin letters. */
			if (p[i] == 0xe2 && n - i > 2 && p[i + 1] == 0x80 &&
			    p[i + 2] >= 0x90 && p[i + 2] <= 0xa7)
				i += 3;
			else if (p[i] == 0xc3 && n - i > 1 &&
				 (p[i + 1] & 0xc0) == 0x80)
				i += 2;
			else
				return false;
			break;
		case PAREN:
			if (time_mark(span_sub(raw, i, n)) > 0)
				return false;
			i++;
			break;
		case AMP:
			if (n - i > 2 &&
			    memchr(p + i, ';', n - i < 12 ? n - i : 12) != NULL)
				return false;
			i++;
			break;
		default:
			return false;
		}
	}
}

/* Reads the whole piece with all that may be in it. */
static void
read_all(struct norm_work *w)
{
	size_t i = 0;

	while (i < w->in.n)
		switch (class[(unsigned char)w->in.p[i]]) {
		case PLAIN:
			i = plain(w, i);
			break;
		case BLANK:
			i = blanks(w, i);
			break;
		case HIGH:
			i = norm_high(w, i);
			break;
		case PAREN:
			i = bracket(w, i);
			break;
		case AMP:
			i = entity(w, i);
			break;
		default:
			i = special(w, i);
		}
}

void
norm_text(struct norm *n, struct span raw, uint64_t line, uint32_t col)
{
	struct norm_work w = { .n = n, .in = raw, .line = line, .col = col };
	size_t from, to;

	buf_clear(&n->own);
	n->nplace = n->ncut = 0;
	n->page = n->bold = false;
	n->mark.em = '\0';
	w.spaced = spaced(raw);
	if (w.spaced == raw.n && (n->flags & NORM_ROWS) == 0 &&
	    is_plain(raw, &from, &to)) {
		n->text = span_sub(raw, from, to);
		if (from < to)
			norm_place(&w, from);
		n->bold = n->mark.strong != '\0' && from < to;
	} else {
		read_all(&w);
		n->text = buf_view(&n->own);
		n->bold = n->own.n > 0 && !w.thin;
	}
	if (n->text.n == 0)
		n->mark.strong = '\0';
}

void
norm_free(struct norm *n)
{
	buf_free(&n->own);
	buf_free(&n->tmp);
	free(n->place);
	free(n->cut);
	n->place = NULL;
	n->cut = NULL;
	n->nplace = n->cap = n->ncut = n->cut_cap = 0;
}

void
norm_tell(const struct norm_seen *n, struct diag *d, const char *name)
{
	const struct {
		enum diag_code code;
		const struct norm_count *c;
	} all[] = { { DIAG_CP1252, &n->cp1252 }, { DIAG_CONTROL, &n->control },
		{ DIAG_BIDI, &n->bidi }, { DIAG_MOJIBAKE, &n->mojibake } };
	size_t i;

	for (i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (all[i].c->n > 0)
			diag(d, all[i].code, name, all[i].c->line,
			    all[i].c->col, all[i].c->n);
}
