#include "norm.h"
#include "mark.h"
#include "nfc.h"
#include "vec.h"
#include "utf8.h"

#include <err.h>
#include <stdlib.h>

/* What a byte may mean. */
enum { PLAIN, BLANK, HIGH, AMP, SLOW };

static const unsigned char class[256] = {
	SLOW, SLOW, SLOW, SLOW, SLOW, SLOW, SLOW, SLOW, /* control */
	SLOW, SLOW, SLOW, SLOW, SLOW, SLOW, SLOW, SLOW, SLOW, SLOW, SLOW, SLOW,
	SLOW, SLOW, SLOW, SLOW, SLOW, SLOW, SLOW, SLOW, SLOW, SLOW, SLOW,
	SLOW, [' '] = BLANK, ['&'] = AMP, ['*'] = SLOW, ['<'] = SLOW,
	['\\'] = SLOW, ['_'] = SLOW, [0x7f] = SLOW,
#define H HIGH
#define H16 H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H
	[0x80] = H16, H16, H16, H16, H16, H16, H16, H16
#undef H16
#undef H
};

/* One piece on its way: what is being read and what was left out. */
struct work {
	struct norm *n;
	struct span in;
	uint64_t line;
	uint32_t col;
	size_t spaced; /* from here on, letters stand apart; in.n: nowhere */
	bool gap;      /* blanks were met since the last character */
	bool moved;    /* the next character does not follow the last */
	bool thin;     /* some of it is not bold */
};

/* Adds a place for the character that comes next, read at byte AT. */
static void
place(struct work *w, size_t at)
{
	struct norm *n = w->n;

	if (n->nplace == n->cap) {
		n->cap = n->cap == 0 ? 64 : n->cap * 2;
		n->place = reallocarray(n->place, n->cap, sizeof(*n->place));
		if (n->place == NULL)
			errx(TX_STOP, "out of memory");
	}
	n->place[n->nplace++] = (struct place){ w->line, (uint32_t)n->own.n,
		w->col + (uint32_t)at };
}

/* Adds the N bytes at P, read at byte AT of the piece. ASIS: they stand there
 * like that. */
static void
put(struct work *w, const char *p, size_t n, size_t at, bool asis)
{
	struct norm *t = w->n;

	if (w->gap)
		buf_c(&t->own, ' ');
	if (w->moved || !asis || t->nplace == 0)
		place(w, at);
	buf_add(&t->own, p, n);
	w->gap = false;
	w->moved = !asis;
	w->thin = w->thin || t->mark.strong == '\0';
}

/* Takes white space that is not one blank of ASCII. */
static void
gap(struct work *w)
{
	w->gap = w->n->own.n > 0;
	w->moved = true;
}

/* Counts one more of what is told once a document. */
static void
count(struct work *w, struct norm_count *c, size_t at)
{
	if (c->n++ == 0) {
		c->line = w->line;
		c->col = w->col + at;
	}
}

/* Reads the blanks from byte I on; gives the byte after them. */
static size_t
blanks(struct work *w, size_t i)
{
	size_t from = i;

	if ((w->n->flags & NORM_ROWS) != 0) {
		put(w, w->in.p + i, 1, i, true);
		return i + 1;
	}
	while (i < w->in.n && w->in.p[i] == ' ')
		i++;
	if (from >= w->spaced && i - from == 1)
		w->moved = true;
	else if (w->gap || i - from > 1)
		gap(w);
	else
		w->gap = w->n->own.n > 0;
	return i;
}

/* Reads a control byte: white space, told unless it is of the usual ones. */
static size_t
control(struct work *w, size_t i)
{
	char c = w->in.p[i];

	if (c == '\f')
		w->n->page = true;
	else if (c == '\t' && (w->n->flags & NORM_ROWS) != 0) {
		put(w, &c, 1, i, true);
		return i + 1;
	} else if (c != '\t' && c != '\n' && c != '\r' && c != '\v')
		count(w, &w->n->seen.control, i);
	gap(w);
	return i + 1;
}

/* The source byte at which byte AT of the text was read, AT in its last
 * place; that place is taken back when it begins there. */
static size_t
take_back(struct work *w, size_t at)
{
	struct norm *n = w->n;
	struct place *p;

	while (n->nplace > 1 && n->place[n->nplace - 1].at > at)
		n->nplace--;
	p = &n->place[n->nplace - 1];
	at = p->col - w->col + (at - p->at);
	if (p->at + w->col + at == p->col + p->at)
		n->nplace--;
	return at;
}

/* Reads characters that may join with the one before, from byte I on. */
static size_t
marks(struct work *w, size_t i)
{
	struct buf *own = &w->n->own, *tmp = &w->n->tmp;
	char out[3 * NFC_RUN];
	size_t from = i, at, n, last;
	unsigned len;

	for (last = own->n; last > 0 && !w->gap;)
		if ((own->p[--last] & 0xc0) != 0x80)
			break;
	if (w->gap)
		last = own->n;
	buf_clear(tmp);
	buf_add(tmp, own->p == NULL ? "" : own->p + last, own->n - last);
	while ((len = utf8_len(w->in.p + i, w->in.n - i)) > 1 &&
	       tmp->n + len <= NFC_RUN &&
	       (i == from || nfc_joins(utf8_get(w->in.p + i, len)))) {
		buf_add(tmp, w->in.p + i, len);
		i += len;
	}
	if ((n = nfc_compose(tmp->p, tmp->n, out)) == 0) {
		put(w, w->in.p + from, i - from, from, true);
		return i;
	}
	/* What stands before it is taken back only if it has changed. */
	len = (unsigned)(own->n - last);
	if (n > len && memcmp(out, tmp->p, len) == 0) {
		put(w, out + len, n - len, from, false);
		return i;
	}
	at = last < own->n ? take_back(w, last) : from;
	own->n = last;
	put(w, out, n, at, false);
	return i;
}

/* Reads one character past ASCII. */
static size_t
high(struct work *w, size_t i)
{
	struct norm *n = w->n;
	unsigned len = utf8_len(w->in.p + i, w->in.n - i);
	uint32_t c;

	if (len == 0) {
		count(w, &n->seen.cp1252, i);
		c = utf8_cp1252((unsigned char)w->in.p[i]);
		buf_clear(&n->tmp);
		utf8_put(&n->tmp, c);
		if (utf8_blank(c))
			gap(w);
		else
			put(w, n->tmp.p, n->tmp.n, i, false);
		return i + 1;
	}
	c = utf8_get(w->in.p + i, len);
	if (c < 0xa0)
		count(w, &n->seen.control, i);
	if (c < 0xa0 || utf8_blank(c)) {
		gap(w);
		return i + len;
	}
	if (c == 0xfeff && n->nplace == 0)
		return i + len;
	if (utf8_bidi(c))
		count(w, &n->seen.bidi, i);
	/* An "a" with a circumflex and a euro sign: once a quote or dash. */
	if (c == 0x20ac && i > 1 && w->in.p[i - 2] == '\xc3' &&
	    w->in.p[i - 1] == '\xa2')
		count(w, &n->seen.mojibake, i - 2);
	if (!nfc_safe(c))
		return marks(w, i);
	put(w, w->in.p + i, len, i, true);
	return i + len;
}

/* Reads an entity, or the sign & alone. */
static size_t
entity(struct work *w, size_t i)
{
	struct norm *n = w->n;
	uint32_t c;
	size_t len;

	len = mark_entity(n->tab, span_sub(w->in, i, w->in.n), &c);
	if (len == 0 || (n->flags & NORM_RAW) != 0) {
		put(w, w->in.p + i, 1, i, true);
		return i + 1;
	}
	if (c < 0x20 || utf8_blank(c)) {
		gap(w);
	} else {
		buf_clear(&n->tmp);
		utf8_put(&n->tmp, c);
		put(w, n->tmp.p, n->tmp.n, i, c == '&');
		w->moved = true;
	}
	return i + len;
}

/* Reads a tag, or the sign < alone. */
static size_t
tag(struct work *w, size_t i)
{
	struct norm *n = w->n;
	size_t len;
	int kind;

	len = mark_tag(n->tab, span_sub(w->in, i, w->in.n), &kind);
	if (len == 0) {
		put(w, w->in.p + i, 1, i, true);
		return i + 1;
	}
	if (kind == TAGS_KIND_BOLD)
		n->mark.strong = w->in.p[i + 1] == '/' ? '\0' : '<';
	if (kind == TAGS_KIND_PAGE)
		n->page = true;
	if (kind == TAGS_KIND_PAGE || kind == TAGS_KIND_BLOCK)
		gap(w);
	w->moved = true;
	return i + len;
}

/* Reads what may be a mark: a control byte, a tag, an escape, emphasis. */
static size_t
special(struct work *w, size_t i)
{
	struct norm *n = w->n;
	char c = w->in.p[i];
	size_t len = 0;

	if ((unsigned char)c < 0x20 || c == 0x7f)
		return control(w, i);
	if ((n->flags & NORM_RAW) != 0) {
		put(w, w->in.p + i, 1, i, true);
		return i + 1;
	}
	if (c == '<')
		return tag(w, i);
	if (c == '\\' && mark_escape(span_sub(w->in, i, w->in.n)) > 0) {
		w->moved = true;
		put(w, w->in.p + i + 1, 1, i + 1, true);
		return i + 2;
	}
	if (c != '\\')
		len = mark_emphasis(&n->mark, w->in, i);
	if (len > 0)
		w->moved = true;
	else
		put(w, w->in.p + i, len = 1, i, true);
	return i + len;
}

/* Reads plain bytes and single blanks before plain bytes, from I on. */
static size_t
plain(struct work *w, size_t i)
{
	const unsigned char *p = (const unsigned char *)w->in.p;
	size_t from = i, end = w->in.n;

	if (w->spaced < end)
		end = i + 1;
	while (i < end &&
	       (class[p[i]] == PLAIN ||
		   (p[i] == ' ' && i + 1 < end && class[p[i + 1]] == PLAIN)))
		i++;
	put(w, w->in.p + from, i - from, from, true);
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
			     VEC_IS(v, '&') | VEC_IS(v, '*') |
			     VEC_IS(v, '<') | VEC_IS(v, '\\') |
			     VEC_IS(v, '_')))
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
read_all(struct work *w)
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
			i = high(w, i);
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
	struct work w = { .n = n, .in = raw, .line = line, .col = col };
	size_t from, to;

	buf_clear(&n->own);
	n->nplace = 0;
	n->page = n->bold = false;
	n->mark.em = '\0';
	w.spaced = spaced(raw);
	if (w.spaced == raw.n && (n->flags & NORM_ROWS) == 0 &&
	    is_plain(raw, &from, &to)) {
		n->text = span_sub(raw, from, to);
		if (from < to)
			place(&w, from);
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
	n->place = NULL;
	n->nplace = n->cap = 0;
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
