#include "split/para.h"

#include "split/sent.h"

#define PARA_MAX 65536	    /* bytes after which whole sentences are written */
#define SENTENCE_MAX 262144 /* bytes after which one ends all the same */
#define ASIDE_MAX 65536	    /* furniture inside a paragraph: more ends it */

/* A row of furniture: it stands before byte AT of the text. */
struct aside_mark {
	size_t at, n;
};

void
para_begin(struct para *p)
{
	buf_clear(&p->text);
	buf_clear(&p->aside);
	buf_clear(&p->marks);
	p->told = p->marks_told = 0;
	p->places.n = 0;
	p->open = p->gap = p->page = false;
	p->no = p->sent = 0;
}

/* Writes the furniture that stands before byte AT of the text. */
static void
asides(struct para *p, size_t at)
{
	struct aside_mark m;

	while (p->marks_told < p->marks.n) {
		memcpy(&m, p->marks.p + p->marks_told, sizeof(m));
		if (m.at > at)
			return;
		segout_rows(p->out,
		    span_sub(buf_view(&p->aside), p->told, p->told + m.n));
		p->told += m.n;
		p->marks_told += sizeof(m);
	}
	buf_clear(&p->aside);
	buf_clear(&p->marks);
	p->told = p->marks_told = 0;
}

/* The first N bytes of the text are gone. */
static void
shift_marks(struct para *p, size_t n)
{
	struct aside_mark m;
	size_t i;

	for (i = p->marks_told; i < p->marks.n; i += sizeof(m)) {
		memcpy(&m, p->marks.p + i, sizeof(m));
		m.at -= m.at < n ? m.at : n;
		memcpy(p->marks.p + i, &m, sizeof(m));
	}
}

/* Writes the sentences of the text, all of them or all but the last, which
 * then begins the text. */
static void
sentences(struct para *p, bool all)
{
	struct segment row = { .sect = lay_sect_name(p->sect),
		.para = p->no,
		.place = p->places.p,
		.nplace = p->places.n };
	struct sent t;
	struct span s;
	size_t from, done = 0, k;

	sent_init(&t, p->tab, buf_view(&p->text));
	while (sent_next(&t, &s)) {
		from = (size_t)(s.p - p->text.p);
		if (!all && t.pos >= p->text.n &&
		    p->text.n - from < SENTENCE_MAX)
			break;
		asides(p, from);
		row.kind = t.kind == SENT_NOTE ? SPAN("note")
			   : p->bullet	       ? SPAN("bullet")
					       : SPAN("sentence");
		row.sent = ++p->sent;
		row.text = s;
		/* Places are looked for from the last sentence on. */
		k = (size_t)(row.place - p->places.p);
		while (k + 1 < p->places.n && p->places.p[k + 1].at <= from)
			k++;
		row.place = p->places.p + k;
		row.nplace = p->places.n - k;
		row.at = from;
		segout_row(p->out, &row);
		done = t.pos;
	}
	while (done < p->text.n && p->text.p[done] == ' ')
		done++;
	places_cut(&p->places, done);
	memmove(p->text.p, p->text.p + done, p->text.n - done);
	p->text.n -= done;
	shift_marks(p, done);
	if (p->text.n == 0) {
		p->places.n = 0;
		asides(p, SIZE_MAX);
	}
}

void
para_close(struct para *p)
{
	if (p->open && p->text.n > 0)
		sentences(p, true);
	p->open = p->gap = p->page = false;
	asides(p, SIZE_MAX);
}

void
para_join(struct para *p, struct piece x)
{
	if (x.text.n == 0)
		return;
	if (p->text.n > 0)
		buf_c(&p->text, ' ');
	places_part(
	    &p->places, x.place, x.nplace, x.at, x.at + x.text.n, p->text.n);
	buf_span(&p->text, x.text);
}

void
para_write(struct para *p, struct span kind, enum lay_sect sect)
{
	if (p->text.n > 0)
		segout_row(
		    p->out, &(struct segment){ .sect = lay_sect_name(sect),
				.kind = kind,
				.text = buf_view(&p->text),
				.place = p->places.p,
				.nplace = p->places.n });
	buf_clear(&p->text);
	p->places.n = 0;
}

/* Does the sentence that is open go on with X, which seems to begin anew? A
 * bullet does so over a page break only. */
static bool
goes_on(const struct para *p, struct piece x, bool bullet, enum lay_sect sect)
{
	return p->sect == sect && !bullet && (!p->bullet || p->page) &&
	       !sent_closed(buf_view(&p->text)) && sent_goes_on(x.text);
}

void
para_line(
    struct para *p, struct piece x, bool bullet, bool new, enum lay_sect sect)
{
	if (p->open && (new || p->gap || p->page) &&
	    !goes_on(p, x, bullet && new, sect)) {
		if (new || p->sect != sect)
			para_close(p);
		else
			sentences(p, true);
	}
	if (!p->open) {
		p->open = true;
		p->bullet = bullet;
		p->sect = sect;
		p->no++;
		p->sent = 0;
	}
	p->gap = p->page = false;
	para_join(p, x);
	if (p->text.n > PARA_MAX)
		sentences(p, false);
}

void
para_break(struct para *p, bool page)
{
	if (page)
		p->page = true;
	else
		p->gap = true;
}

void
para_aside(struct para *p, struct piece x, enum lay_sect sect, size_t back)
{
	struct segment row = { .sect = lay_sect_name(sect),
		.kind = SPAN("furniture"),
		.text = x.text,
		.place = x.place,
		.nplace = x.nplace,
		.at = x.at };
	struct aside_mark m;

	if (!p->open) {
		segout_row(p->out, &row);
		return;
	}
	back = back < p->text.n ? back : p->text.n;
	m = (struct aside_mark){ p->text.n - back, p->aside.n };
	segout_put(&p->aside, &row);
	buf_c(&p->aside, '\n');
	m.n = p->aside.n - m.n;
	buf_add(&p->marks, (const char *)&m, sizeof(m));
	if (p->aside.n > ASIDE_MAX)
		para_close(p);
}

void
para_free(struct para *p)
{
	buf_free(&p->text);
	buf_free(&p->aside);
	buf_free(&p->marks);
	places_free(&p->places);
}
