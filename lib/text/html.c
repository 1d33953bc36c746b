/* HTML, by libxml2's push parser. The parser sees the input with every byte
 * past ASCII and every control byte replaced, so that it need not know the
 * encoding and its positions are those of the source; texts are then taken
 * from the source. */
#include "text/html_int.h"

#include <dlfcn.h>
#include <stdlib.h>

#include "core/mem.h"

#define CHUNK 16384   /* bytes given to the parser at a time */
#define KEPT 262144   /* bytes told that may wait to be dropped */
#define LONG 1048576  /* a line of text is cut after so many bytes */
#define OPEN 33554432 /* a tag or comment may have so many */

/* Options of libxml2: no errors told, no network, no encoding of its own. */
#define OPTIONS (1 << 5 | 1 << 6 | 1 << 11 | 1 << 21)

static unsigned
role_of(const struct html *h, const unsigned char *name)
{
	size_t n, rows;
	uint32_t w;
	const struct elements_row *r;
	int row;

	n = strlen((const char *)name);
	w = tab_word(h->tab, (const char *)name, n);
	if (w == 0)
		return 0;
	row = tab_at(
	    h->tab, tab_step(h->tab, tab_root(h->tab, TAB_ELEMENTS), w));
	r = tab_rows(h->tab, TAB_ELEMENTS, &rows);
	return row < 0 ? 0 : (unsigned)r[row].role;
}

static void
on_start(void *arg, const unsigned char *name, const unsigned char **atts)
{
	struct html *h = arg;
	unsigned role = role_of(h, name);

	h->th = role == ELEMENTS_ROLE_CELL ? name[1] == 'h' : h->th;
	html_start(h, role, atts);
}

static void
on_end(void *arg, const unsigned char *name)
{
	struct html *h = arg;

	html_stop(h, role_of(h, name));
}

/* The line in which byte OFF of what was fed lies. */
static const struct html_fed *
line_of(struct html *h, uint64_t off)
{
	while (h->atfed + 1 < h->nfed && h->fed[h->atfed + 1].off <= off)
		h->atfed++;
	return &h->fed[h->atfed];
}

/* Takes the source bytes RAW, of one line F, OFF bytes from its start. */
static void
line_text(
    struct html *h, struct span raw, const struct html_fed *f, uint64_t off)
{
	uint32_t col = (uint32_t)off + 1;
	bool bold = h->bold > 0;

	if (h->pre == 0 || h->in_cell) {
		html_text_add(&h->text, h->tab, raw, f->no, col, bold);
		if (h->text.bytes.n > LONG)
			html_flush(h);
		return;
	}
	html_text_pre(&h->text, h->tab, raw, f->no, col, bold);
	if (raw.p[raw.n - 1] != '\n')
		return;
	if (h->text.bytes.n == 0)
		h->flags |= HTML_PARA;
	html_flush(h);
}

/* Takes the source bytes from OFF on, N of them, as text. */
static void
source_text(struct html *h, uint64_t off, size_t n)
{
	const char *p = h->kept.p + (off - h->base);

	while (n > 0) {
		const struct html_fed *f = line_of(h, off);
		const char *lf = memchr(p, '\n', n);
		size_t len = lf != NULL ? (size_t)(lf - p) + 1 : n;

		line_text(h, (struct span){ p, len }, f, off - f->off);
		off += len;
		p += len;
		n -= len;
	}
}

/* The length of the entity that ends before byte END: 0 if there is none. */
static size_t
entity_before(const struct html *h, uint64_t end)
{
	uint64_t off = end;

	while (off > h->pos && off > h->base && end - off < 40)
		if (h->kept.p[--off - h->base] == '&')
			return (size_t)(end - off);
	return 0;
}

/* Takes the entity of N bytes at OFF; as it stands where norm knows none. */
static void
entity(struct html *h, uint64_t off, size_t n, struct span as)
{
	const struct html_fed *f = line_of(h, off);
	struct span ent = { h->kept.p + (off - h->base), n };
	bool bold = h->bold > 0;

	if (!html_text_entity(&h->text, h->tab, ent, as, f->no,
		(uint32_t)(off - f->off) + 1, bold))
		source_text(h, off, n);
}

/* Do the N bytes at P stand at OFF of what the parser sees? */
static bool
stands(const struct html *h, uint64_t off, const unsigned char *p, size_t n)
{
	return off >= h->pos && off + n <= h->base + h->feed.n &&
	       memcmp(h->feed.p + (off - h->base), p, n) == 0;
}

/* Text from the parser: it stands in the source just before the place where
 * the parser is, or at it, or it is an entity. */
static void
on_text(void *arg, const unsigned char *p, int len)
{
	struct html *h = arg;
	size_t n = len > 0 ? (size_t)len : 0, ent = 0;
	long at = h->consumed(h->parser);
	uint64_t end = at > 0 ? (uint64_t)at : 0, off = end - n;
	bool told = h->hidden == 0 && !h->from;

	if (n == 0 || end < h->pos || end > h->base + h->kept.n)
		return;
	if (end < n || !stands(h, off, p, n))
		ent = entity_before(h, end);
	else if (n == 1 && p[0] == '&')
		ent = 1;
	if (ent > 0) {
		if (told)
			entity(h, end - ent, ent,
			    (struct span){ (const char *)p, n });
		h->pos = end;
		return;
	}
	if (end < n || !stands(h, off, p, n)) {
		/* The last byte of all is told before it is passed. */
		off = end;
		if (!stands(h, off, p, n))
			return;
	}
	if (told)
		source_text(h, off, n);
	h->pos = off + n;
}

bool
html_load(struct html *h)
{
	if (h->lib != NULL)
		return true;
	h->lib = dlopen("libxml2.so.2", RTLD_NOW | RTLD_LOCAL);
	if (h->lib == NULL)
		return false;
	*(void **)&h->create = dlsym(h->lib, "htmlCreatePushParserCtxt");
	*(void **)&h->options = dlsym(h->lib, "htmlCtxtUseOptions");
	*(void **)&h->chunk = dlsym(h->lib, "htmlParseChunk");
	*(void **)&h->consumed = dlsym(h->lib, "xmlByteConsumed");
	*(void **)&h->free = dlsym(h->lib, "htmlFreeParserCtxt");
	return h->create != NULL && h->options != NULL && h->chunk != NULL &&
	       h->consumed != NULL && h->free != NULL;
}

struct html *
html_new(const struct tab *tab,
    void (*event)(void *, const struct html_event *), void *arg)
{
	struct html *h = mem_new(1, sizeof(*h));

	h->tab = tab;
	h->event = event;
	h->arg = arg;
	h->sax.start = on_start;
	h->sax.end = on_end;
	h->sax.text = h->sax.blank = on_text;
	return h;
}

void
html_begin(struct html *h, struct diag *diagnose, const char *name)
{
	h->diag = diagnose;
	h->name = name;
	if (!html_load(h))
		diag(diagnose, DIAG_HTML_LIB, name, 0, 0);
	buf_clear(&h->kept);
	buf_clear(&h->feed);
	html_text_clear(&h->text);
	memset(&h->text.norm.seen, 0, sizeof(h->text.norm.seen));
	h->base = h->pos = 0;
	h->nfed = h->atfed = 0;
	h->bold = h->pre = h->hidden = h->header = h->outer = 0;
	h->flags = HTML_PARA;
	h->from = h->in_table = h->in_row = h->in_cell = h->th = false;
	h->aside = false;
	h->prose = h->page_after = false;
	buf_clear(&h->blocks);
	h->colspan = h->rowspan = 1;
	h->parser = h->create(&h->sax, h, NULL, 0, NULL, 1);
	if (h->parser == NULL)
		mem_none();
	h->options(h->parser, OPTIONS);
}

/* Drops what has been told. */
static void
forget(struct html *h)
{
	size_t n = (size_t)(h->pos - h->base);

	if (h->kept.n - n > OPEN)
		diag(h->diag, DIAG_HTML_OPEN, h->name, h->fed[h->atfed].no, 0,
		    (uint64_t)OPEN);
	if (n < KEPT || n < h->kept.n / 2)
		return;
	memmove(h->kept.p, h->kept.p + n, h->kept.n - n);
	memmove(h->feed.p, h->feed.p + n, h->feed.n - n);
	h->kept.n -= n;
	h->feed.n -= n;
	h->base += n;
	line_of(h, h->pos);
	h->nfed -= h->atfed;
	memmove(h->fed, h->fed + h->atfed, h->nfed * sizeof(*h->fed));
	h->atfed = 0;
}

/* Adds the N bytes at P to what is kept and to what the parser sees. */
static void
keep(struct html *h, const char *p, size_t n)
{
	buf_add(&h->kept, p, n);
	buf_grow(&h->feed, n);
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)p[i];

		if (c >= 0x80)
			c = 'x';
		else if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7f)
			c = ' ';
		h->feed.p[h->feed.n++] = (char)c;
	}
}

/* Gives the parser the bytes from FROM to the end of feed, in chunks that do
 * not end inside an entity. */
static void
give(struct html *h, size_t from)
{
	while (from < h->feed.n) {
		size_t to = h->feed.n, i;

		if (to - from > CHUNK) {
			to = from + CHUNK;
			for (i = to; i > to - 64; i--)
				if (h->feed.p[i - 1] == '>' ||
				    h->feed.p[i - 1] == ' ') {
					to = i;
					break;
				}
		}
		h->chunk(h->parser, h->feed.p + from, (int)(to - from), 0);
		from = to;
	}
}

void
html_feed(struct html *h, const struct line *line)
{
	size_t from;

	if (h->nfed == h->capfed)
		h->fed = mem_more(h->fed, &h->capfed, sizeof(*h->fed));
	h->fed[h->nfed++] = (struct html_fed){ h->base + h->kept.n, line->no };
	from = h->kept.n;
	keep(h, line->text.p, line->text.n);
	keep(h, "\n", 1);
	give(h, from);
	forget(h);
}

void
html_end(struct html *h)
{
	h->chunk(h->parser, "", 0, 1);
	html_finish(h);
	h->free(h->parser);
	h->parser = NULL;
}

const struct norm_seen *
html_seen(const struct html *h)
{
	return &h->text.norm.seen;
}

void
html_free(struct html *h)
{
	if (h == NULL)
		return;
	if (h->parser != NULL)
		h->free(h->parser);
	html_text_free(&h->text);
	buf_free(&h->class);
	buf_free(&h->blocks);
	buf_free(&h->kept);
	buf_free(&h->feed);
	free(h->fed);
	/* The library stays: what it allocated for itself is not ours. */
	free(h);
}
