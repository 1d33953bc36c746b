#include "split/seg.h"

#include <stdlib.h>

#include "core/mem.h"
#include "split/para.h"
#include "split/segout.h"

#define WINDOW 128	    /* lines that wait at most */
#define WINDOW_BYTES 262144 /* and their bytes */
#define KEEP 1048576	    /* a buffer larger than this is given back */

/* Where the bytes of a line of the window are. */
struct where {
	size_t raw, raw_n, text, text_n; /* in bytes */
	size_t place, nplace;		 /* in places */
	size_t cut, ncut;		 /* in cuts, bytes; how many */
};

struct seg {
	struct layout *lay;
	struct meta *meta;
	unsigned flags;
	struct lay_line line[WINDOW];
	struct where where[WINDOW];
	size_t cut;	      /* bytes of line from that are taken already */
	size_t from, n;	      /* lines from .. n - 1 wait */
	struct buf bytes;     /* of the lines */
	struct places places; /* of their texts */
	struct buf cuts;      /* struct norm_cut: what norm left out of them */
	struct para para;     /* paragraph that is open */
	struct segout out;
	/* The document's head, for meta. */
	bool head;
	size_t head_bytes;
	struct places facts; /* places of the lines told */
	struct buf first;    /* size_t: of each line, its first in facts */
};

struct seg *
seg_new(const struct tab *tab, struct layout *lay, struct meta *meta,
    struct out *out, unsigned flags)
{
	struct seg *s = mem_new(1, sizeof(*s));

	s->lay = lay;
	s->meta = meta;
	s->flags = flags;
	s->out.out = out;
	s->para.tab = tab;
	s->para.out = &s->out;
	return s;
}

void
seg_free(struct seg *s)
{
	if (s == NULL)
		return;
	buf_free(&s->bytes);
	buf_free(&s->cuts);
	buf_free(&s->first);
	places_free(&s->places);
	places_free(&s->facts);
	para_free(&s->para);
	segout_free(&s->out);
	free(s);
}

void
seg_begin(struct seg *s, struct span id)
{
	segout_begin(&s->out, id);
	para_begin(&s->para);
	s->from = s->n = s->cut = 0;
	buf_clear(&s->bytes);
	buf_clear(&s->cuts);
	buf_clear(&s->first);
	s->places.n = s->facts.n = 0;
	s->head = true;
	s->head_bytes = 0;
	meta_begin(s->meta);
}

/* The clean text of line I of the window. */
static struct span
text_of(const struct seg *s, size_t i)
{
	return s->line[i].text;
}

/* Sets the views of the lines that wait, after their bytes have moved. */
static void
view(struct seg *s)
{
	size_t i;

	for (i = s->from; i < s->n; i++) {
		const struct where *w = &s->where[i];

		s->line[i].raw = (struct span){ s->bytes.p + w->raw, w->raw_n };
		s->line[i].text = (struct span){ s->bytes.p + w->text,
			w->text_n };
	}
}

/* Tells meta line I. */
static void
tell(struct seg *s, size_t i)
{
	const struct where *w = &s->where[i];
	size_t first = s->facts.n;
	uint64_t no = s->first.n / sizeof(first);

	buf_add(&s->first, (const char *)&first, sizeof(first));
	places_part(
	    &s->facts, s->places.p + w->place, w->nplace, 0, w->text_n, 0);
	meta_line(s->meta, text_of(s, i), no, s->line[i].kind, s->line[i].sect);
}

/* The place of fact F: its line's last place before it. */
static struct place
fact_place(const struct seg *s, const struct meta_fact *f)
{
	struct place p = { 1, 0, 1 };
	size_t first, next, n = s->first.n / sizeof(first);

	if (f->line >= n)
		return p;
	memcpy(&first, s->first.p + f->line * sizeof(first), sizeof(first));
	next = s->facts.n;
	if (f->line + 1 < n)
		memcpy(&next, s->first.p + (f->line + 1) * sizeof(next),
		    sizeof(next));
	for (; first < next && s->facts.p[first].at <= f->at; first++) {
		p = s->facts.p[first];
		p.col += (uint32_t)f->at - p.at;
		p.at = 0;
	}
	return p;
}

/* The head is over: writes what it says of the document, then its rows. */
static void
end_head(struct seg *s)
{
	struct buf text = { 0 };
	struct meta_fact f;
	struct place p;
	int i;

	if (!s->head)
		return;
	s->head = false;
	meta_decide(s->meta, layout_type(s->lay));
	for (i = 0; i < META_NAMES; i++) {
		f = meta_get(s->meta, (enum meta_name)i);
		if (f.value.n == 0)
			continue;
		buf_clear(&text);
		buf_span(&text, meta_key((enum meta_name)i));
		buf_c(&text, '=');
		buf_span(&text, f.value);
		p = fact_place(s, &f);
		segout_first(&s->out,
		    &(struct segment){ .sect = lay_sect_name(LAY_FRONT),
			.kind = SPAN("meta"),
			.text = buf_view(&text),
			.place = &p,
			.nplace = 1 });
	}
	buf_free(&text);
	buf_clear(&s->first);
	s->facts.n = 0;
	segout_release(&s->out);
}

/* Bytes FROM to TO of line I of the window, as a segment's text. */
static struct piece
piece(const struct seg *s, size_t i, size_t from, size_t to)
{
	const struct where *w = &s->where[i];
	size_t cut = i == s->from ? s->cut : 0;

	return (struct piece){ span_sub(text_of(s, i), from, to),
		s->places.p + w->place, w->nplace, from + cut };
}

/* Has S a letter or a digit? */
static bool
has_word(struct span s)
{
	size_t i;
	char c;

	for (i = 0; i < s.n; i++) {
		c = (char)(s.p[i] | 32);
		if ((c >= 'a' && c <= 'z') ||
		    (s.p[i] >= '0' && s.p[i] <= '9') ||
		    (unsigned char)s.p[i] >= 0x80)
			return true;
	}
	return false;
}

/* What no segment of line I has taken, bytes FROM to TO: furniture. */
static void
rest(struct seg *s, size_t i, size_t from, size_t to)
{
	struct span t = span_sub(text_of(s, i), from, to);

	while (t.n > 0 && t.p[0] == ' ') {
		from++;
		t = span_sub(t, 1, t.n);
	}
	while (t.n > 0 && t.p[t.n - 1] == ' ') {
		to--;
		t.n--;
	}
	if ((s->flags & SEG_ALL) != 0 && has_word(t))
		para_aside(&s->para, piece(s, i, from, to), s->line[i].sect, 0);
}

/* Writes what norm left out of line I as furniture. The line's text ends the
 * open paragraph, but for its first SKIP bytes. */
static void
left_out(struct seg *s, size_t i, size_t skip)
{
	const struct where *w = &s->where[i];
	const struct lay_line *l = &s->line[i];
	struct norm_cut c;
	struct place p;
	size_t k;

	for (k = 0; (s->flags & SEG_ALL) != 0 && k < w->ncut; k++) {
		memcpy(&c, s->cuts.p + w->cut + k * sizeof(c), sizeof(c));
		p = (struct place){ l->no, 0, c.col };
		para_aside(&s->para,
		    (struct piece){
			span_sub(l->raw, c.from, c.from + c.n), &p, 1, 0 },
		    l->sect, l->text.n - (c.at > skip ? c.at : skip));
	}
}

/* Writes the headers of lines I to I + N - 1, which are one segment. */
static void
header(struct seg *s, size_t i, size_t n)
{
	const struct lay_line *l = &s->line[i];
	const char *kind = l->kind == LAY_PARTICIPANT ? "participant"
						      : "speaker";
	size_t k, end;

	para_close(&s->para);
	/* A line before the name may hold none of it: the letter of a face. */
	for (; n > 1 && s->line[i].head_n == 0; i++, n--)
		rest(s, i, 0, text_of(s, i).n);
	for (k = i; k < i + n; k++)
		rest(s, k, 0, s->line[k].head_at);
	for (k = i; k < i + n; k++) {
		end = s->line[k].head_at + s->line[k].head_n;
		para_join(&s->para, piece(s, k, s->line[k].head_at, end));
	}
	para_write(&s->para, span_of(kind), l->sect);
	for (k = i; k < i + n; k++) {
		end = s->line[k].head_at + s->line[k].head_n;
		rest(s, k, end,
		    l->kind == LAY_INLINE ? s->line[k].text_at
					  : text_of(s, k).n);
	}
}

/* Writes lines I to I + N - 1 as one segment of their own. */
static void
alone(struct seg *s, size_t i, size_t n, const char *kind)
{
	const struct lay_line *l = &s->line[i];
	size_t k, end;

	para_close(&s->para);
	rest(s, i, 0, l->text_at);
	for (k = i; k < i + n; k++) {
		l = &s->line[k];
		para_join(
		    &s->para, piece(s, k, l->text_at, l->text_at + l->text_n));
	}
	para_write(&s->para, span_of(kind), s->line[i].sect);
	for (k = i; k < i + n; k++) {
		end = s->line[k].text_at + s->line[k].text_n;
		left_out(s, k, 0);
		rest(s, k, end, text_of(s, k).n);
	}
}

/* Takes line I into a paragraph of text or of a bullet. */
static void
running(struct seg *s, size_t i)
{
	const struct lay_line *l = &s->line[i];
	size_t end = l->text_at + l->text_n;

	if (l->text_n == 0) {
		rest(s, i, 0, text_of(s, i).n);
		return;
	}
	if (l->kind != LAY_INLINE)
		rest(s, i, 0, l->text_at);
	para_line(&s->para, piece(s, i, l->text_at, end), l->kind == LAY_BULLET,
	    l->para, l->sect);
	left_out(s, i, l->text_at);
	rest(s, i, end, text_of(s, i).n);
}

/* Takes lines I to I + N - 1, of one kind. */
static void
take(struct seg *s, size_t i, size_t n)
{
	struct lay_line *l = &s->line[i];
	bool para;

	switch (l->kind) {
	case LAY_BLANK:
		para_break(&s->para, false);
		rest(s, i, 0, l->text.n);
		break;
	case LAY_HEADING:
		alone(s, i, n, "heading");
		break;
	case LAY_NOTE:
		alone(s, i, n, "note");
		break;
	case LAY_ROW:
		alone(s, i, n, "row");
		break;
	case LAY_SPEAKER:
	case LAY_PARTICIPANT:
		header(s, i, n);
		break;
	case LAY_INLINE:
		header(s, i, n);
		for (para = true; n > 0; i++, n--) {
			if (s->line[i].text_n == 0)
				continue;
			s->line[i].para = para;
			para = false;
			running(s, i);
		}
		break;
	case LAY_FURNITURE:
		for (; n > 0; i++, n--) {
			para_break(&s->para, true);
			if ((s->flags & SEG_ALL) != 0 && text_of(s, i).n > 0)
				para_aside(&s->para,
				    piece(s, i, 0, text_of(s, i).n),
				    s->line[i].sect, 0);
		}
		break;
	case LAY_BULLET:
	case LAY_TEXT:
		for (; n > 0; i++, n--)
			running(s, i);
	}
}

/* Takes the first waiting line up to where another speaker breaks in; what is
 * left of it stays. */
static void
take_part(struct seg *s)
{
	struct lay_line *l = &s->line[s->from];
	struct span all = l->text;
	size_t cut = l->rest;

	l->text = span_sub(all, 0, cut);
	take(s, s->from, 1);
	l->text = l->raw = span_sub(all, cut, all.n);
	s->cut += cut;
}

/* Asks what the first of the lines that wait are; how many it told. */
static size_t
ask(struct seg *s)
{
	struct lay_line *l = &s->line[s->from];

	if ((l->hint & SEG_ASIDE) == 0)
		return layout_line(s->lay, l, s->n - s->from);
	l->kind = LAY_FURNITURE;
	l->sect = s->from > 0 ? l[-1].sect : LAY_FRONT;
	return 1;
}

/* Decides what the lines that wait are, but for the last AHEAD of them. */
static void
decide(struct seg *s, size_t ahead)
{
	size_t n, i;

	while (s->n - s->from > ahead) {
		n = ask(s);
		for (i = s->from; s->head && i < s->from + n; i++) {
			tell(s, i);
			s->head_bytes += s->where[i].raw_n + 1;
		}
		if (s->line[s->from].rest > 0) {
			take_part(s);
			continue;
		}
		if (s->head && s->head_bytes >= LAY_HEAD)
			end_head(s);
		take(s, s->from, n);
		s->from += n;
		s->cut = 0;
	}
}

/* Moves the lines that wait to the front, with their bytes and places. */
static void
shift(struct seg *s)
{
	size_t i, n = s->n - s->from, byte = s->bytes.n, place = s->places.n;
	size_t cut = s->cuts.n;

	if (n > 0) {
		byte = s->where[s->from].raw;
		place = s->where[s->from].place;
		cut = s->where[s->from].cut;
	}
	memmove(s->line, s->line + s->from, n * sizeof(s->line[0]));
	memmove(s->where, s->where + s->from, n * sizeof(s->where[0]));
	if (s->bytes.n > byte)
		memmove(s->bytes.p, s->bytes.p + byte, s->bytes.n - byte);
	s->bytes.n -= byte;
	if (s->places.n > place)
		memmove(s->places.p, s->places.p + place,
		    (s->places.n - place) * sizeof(s->places.p[0]));
	s->places.n -= place;
	if (s->cuts.n > cut)
		memmove(s->cuts.p, s->cuts.p + cut, s->cuts.n - cut);
	s->cuts.n -= cut;
	for (i = 0; i < n; i++) {
		s->where[i].cut -= cut;
		s->where[i].raw -= byte;
		s->where[i].text -= byte;
		s->where[i].place -= place;
	}
	if (n == 0 && s->bytes.cap > KEEP)
		buf_free(&s->bytes);
	s->from = 0;
	s->n = n;
}

void
seg_line(struct seg *s, struct seg_text t)
{
	uintptr_t raw = (uintptr_t)t.raw.p, text = (uintptr_t)t.text.p;
	struct where *w;
	size_t i;

	if (s->n == WINDOW || s->bytes.n > WINDOW_BYTES) {
		view(s);
		decide(s, s->bytes.n > WINDOW_BYTES ? 0 : LAY_AHEAD);
		shift(s);
	}
	w = &s->where[s->n];
	*w = (struct where){ s->bytes.n, t.raw.n, s->bytes.n, t.text.n,
		s->places.n, t.nplace, s->cuts.n, t.ncut };
	if (t.ncut > 0)
		buf_add(&s->cuts, (const char *)t.cut, t.ncut * sizeof(*t.cut));
	buf_span(&s->bytes, t.raw);
	if (text >= raw && text + t.text.n <= raw + t.raw.n) {
		w->text += text - raw;
	} else {
		w->text = s->bytes.n;
		buf_span(&s->bytes, t.text);
	}
	for (i = 0; i < t.nplace; i++)
		places_add(&s->places, t.place[i]);
	s->line[s->n++] = (struct lay_line){ .no = t.no, .hint = t.hint };
}

void
seg_end(struct seg *s)
{
	view(s);
	decide(s, 0);
	shift(s);
	para_close(&s->para);
	end_head(s);
}
