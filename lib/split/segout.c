#include "split/segout.h"

void
segout_begin(struct segout *o, struct span id)
{
	size_t i;

	buf_clear(&o->id);
	buf_clear(&o->early);
	for (i = 0; i < id.n; i++)
		buf_c(&o->id, (unsigned char)id.p[i] < 0x20 || id.p[i] == 0x7f
				  ? ' '
				  : id.p[i]);
	o->seg = 0;
	o->wait = true;
}

/* Appends one anchor: byte AT of the text is at LINE:COL. */
static void
anchor(struct buf *b, uint64_t at, uint64_t line, uint64_t col)
{
	buf_u64(b, at);
	buf_c(b, '@');
	buf_u64(b, line);
	buf_c(b, ':');
	buf_u64(b, col);
}

/* Appends the anchors of S. */
static void
anchors(struct buf *b, const struct segment *s)
{
	size_t i = 0, end = s->at + s->text.n;
	const struct place *p = s->place;

	if (s->nplace == 0)
		return;
	while (i + 1 < s->nplace && p[i + 1].at <= s->at)
		i++;
	anchor(b, 0, p[i].line, p[i].col + (s->at - p[i].at));
	for (i++; i < s->nplace && p[i].at < end; i++) {
		buf_c(b, ',');
		anchor(b, p[i].at - s->at, p[i].line, p[i].col);
	}
}

void
segout_put(struct buf *b, const struct segment *s)
{
	buf_span(b, s->sect);
	buf_c(b, '\t');
	buf_span(b, s->kind);
	buf_c(b, '\t');
	if (s->para > 0)
		buf_u64(b, s->para);
	buf_c(b, '\t');
	if (s->sent > 0)
		buf_u64(b, s->sent);
	buf_c(b, '\t');
	anchors(b, s);
	buf_c(b, '\t');
	buf_span(b, s->text);
}

/* Begins the next row. */
static void
number(struct segout *o)
{
	out_span(o->out, buf_view(&o->id));
	out_tab(o->out);
	out_u64(o->out, ++o->seg);
	out_tab(o->out);
}

void
segout_row(struct segout *o, const struct segment *s)
{
	if (o->wait) {
		segout_put(&o->early, s);
		buf_c(&o->early, '\n');
	} else {
		segout_first(o, s);
	}
}

void
segout_first(struct segout *o, const struct segment *s)
{
	number(o);
	segout_put(&o->out->b, s);
	out_end(o->out);
}

void
segout_rows(struct segout *o, struct span b)
{
	const char *nl;
	size_t n;

	if (o->wait) {
		buf_span(&o->early, b);
		return;
	}
	while (b.n > 0 && (nl = memchr(b.p, '\n', b.n)) != NULL) {
		n = (size_t)(nl - b.p);
		number(o);
		out_span(o->out, span_sub(b, 0, n));
		out_end(o->out);
		b = span_sub(b, n + 1, b.n);
	}
}

void
segout_release(struct segout *o)
{
	if (!o->wait)
		return;
	o->wait = false;
	segout_rows(o, buf_view(&o->early));
	buf_clear(&o->early);
}

void
segout_free(struct segout *o)
{
	buf_free(&o->id);
	buf_free(&o->early);
}
