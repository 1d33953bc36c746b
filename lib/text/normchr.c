/* Characters of a piece into its clean text. */
#include "text/normint.h"

#include "core/mem.h"
#include "core/utf8.h"
#include "text/nfc.h"

void
norm_place(struct norm_work *w, size_t at)
{
	struct norm *n = w->n;

	if (n->nplace == n->cap)
		n->place = mem_more(n->place, &n->cap, sizeof(*n->place));
	n->place[n->nplace++] = (struct place){ w->line, (uint32_t)n->own.n,
		w->col + (uint32_t)at };
}

void
norm_put(struct norm_work *w, const char *p, size_t n, size_t at, bool asis)
{
	struct norm *t = w->n;

	if (w->gap)
		buf_c(&t->own, ' ');
	if (w->moved || !asis || t->nplace == 0)
		norm_place(w, at);
	buf_add(&t->own, p, n);
	w->gap = false;
	w->moved = !asis;
	w->thin = w->thin || t->mark.strong == '\0';
}

void
norm_gap(struct norm_work *w)
{
	w->gap = w->n->own.n > 0;
	w->moved = true;
}

void
norm_count(struct norm_work *w, struct norm_count *c, size_t at)
{
	if (c->n++ == 0) {
		c->line = w->line;
		c->col = w->col + at;
	}
}

/* The source byte at which byte AT of the text was read, AT in its last
 * place; that place is taken back when it begins there. */
static size_t
take_back(struct norm_work *w, size_t at)
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
marks(struct norm_work *w, size_t i)
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
		norm_put(w, w->in.p + from, i - from, from, true);
		return i;
	}
	/* What stands before it is taken back only if it has changed. */
	len = (unsigned)(own->n - last);
	if (n > len && memcmp(out, tmp->p, len) == 0) {
		norm_put(w, out + len, n - len, from, false);
		return i;
	}
	at = last < own->n ? take_back(w, last) : from;
	own->n = last;
	norm_put(w, out, n, at, false);
	return i;
}

size_t
norm_high(struct norm_work *w, size_t i)
{
	struct norm *n = w->n;
	unsigned len = utf8_len(w->in.p + i, w->in.n - i);
	uint32_t c;

	if (len == 0) {
		norm_count(w, &n->seen.cp1252, i);
		c = utf8_cp1252((unsigned char)w->in.p[i]);
		buf_clear(&n->tmp);
		utf8_put(&n->tmp, c);
		if (utf8_blank(c))
			norm_gap(w);
		else
			norm_put(w, n->tmp.p, n->tmp.n, i, false);
		return i + 1;
	}
	c = utf8_get(w->in.p + i, len);
	if (c < 0xa0)
		norm_count(w, &n->seen.control, i);
	if (c < 0xa0 || utf8_blank(c)) {
		norm_gap(w);
		return i + len;
	}
	if (c == 0xfeff && n->nplace == 0)
		return i + len;
	if (utf8_bidi(c))
		norm_count(w, &n->seen.bidi, i);
	/* An "a" with a circumflex and a euro sign: once a quote or dash. */
	if (c == 0x20ac && i > 1 && w->in.p[i - 2] == '\xc3' &&
	    w->in.p[i - 1] == '\xa2')
		norm_count(w, &n->seen.mojibake, i - 2);
	if (!nfc_safe(c))
		return marks(w, i);
	norm_put(w, w->in.p + i, len, i, true);
	return i + len;
}
