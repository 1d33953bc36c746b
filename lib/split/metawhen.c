/* The document's date and the period that it reports. */
#include "split/metaint.h"

#include "split/layline.h"

#define JOINED 2048 /* bytes of lines that are read as one */

/* A period that may be the one reported. */
struct pick {
	const struct meta_text *line;
	size_t at;
	struct period p;
	int weight;
	bool year; /* its year was said */
};

/* Lines that follow one another, read as one text. */
struct joined {
	size_t from, to;  /* lines */
	size_t start[64]; /* where each begins in text */
	struct span text;
};

/* What the kind and section of the line T are worth. */
static int
weight_of(const struct meta *m, const struct meta_text *t)
{
	int w = 1;

	if (t->kind == LAY_HEADING || t->kind == LAY_FURNITURE)
		w += 3;
	if (t->sect == LAY_FRONT || t->kind == LAY_HEADING)
		w += 1;
	if (meta_titled(m, span_sub(t->text, 0, 400)))
		w += 2;
	return w;
}

/* Bytes of the document that are read for periods whatever they hold. */
#define TOP 3072

/* Is byte I of S the first of a year of four figures? */
static bool
year_at(struct span s, size_t i)
{
	return i + 4 <= s.n &&
	       ((s.p[i] == '2' && s.p[i + 1] == '0') ||
		   (s.p[i] == '1' && s.p[i + 1] == '9')) &&
	       lay_digit((unsigned char)s.p[i + 2]) &&
	       lay_digit((unsigned char)s.p[i + 3]) &&
	       (i + 4 == s.n || !lay_digit((unsigned char)s.p[i + 4]));
}

/* May the running text S hold a whole date (`October 27, 2024`) or a fiscal
 * year (`fiscal 2025`)? A cheap look, for past the top of a document most lines
 * hold none. */
static bool
timely(struct span s)
{
	for (size_t i = 3; i < s.n; i++)
		if (s.p[i - 1] == ' ' && year_at(s, i) &&
		    ((s.p[i - 2] == ',' &&
			 lay_digit((unsigned char)s.p[i - 3])) ||
			s.p[i - 2] == 'l'))
			return true;
	return false;
}

/* Is J read, of whose document READ bytes are read with it? The top is, and
 * every line that is no running text. */
static bool
is_read(const struct meta *m, const struct joined *j, size_t read)
{
	return read <= TOP ||
	       (m->line[j->from].kind != LAY_TEXT && j->text.n < 400) ||
	       timely(j->text);
}

/* Joins the lines from I on that follow one another and are of one kind. */
static void
join(struct meta *m, size_t i, struct joined *j)
{
	struct buf b = { 0 };
	size_t n = 0;

	j->from = i;
	do {
		if (n > 0)
			buf_c(&b, ' ');
		j->start[n++] = b.n;
		buf_span(&b, m->line[i].text);
		i++;
	} while (i < m->nline && n < 64 && b.n < JOINED &&
		 m->line[i].no == m->line[i - 1].no + 1 &&
		 m->line[i].kind == m->line[i - 1].kind);
	j->to = i;
	j->text = arena_dup(&m->arena, buf_view(&b));
	buf_free(&b);
}

/* The line of J in which byte AT stands; AT is made one of that line. */
static const struct meta_text *
line_of(const struct meta *m, const struct joined *j, size_t *at)
{
	size_t n = j->to - j->from;

	while (n > 1 && j->start[n - 1] > *at)
		n--;
	*at -= j->start[n - 1];
	return &m->line[j->from + n - 1];
}

/* May W be the period reported? */
static bool
reported(const struct when *w)
{
	if (w->kind != WHEN_PERIOD || !period_known(w->p) ||
	    (w->flags & (WHEN_RELATIVE | WHEN_BARE | WHEN_YEAR_AGO |
			    WHEN_AS_OF | WHEN_SAME | WHEN_TRAILING)) != 0)
		return false;
	/* "ending" may be a past that was still to come; "next" is not. */
	if ((w->flags & WHEN_FUTURE) != 0 && w->date.year == 0)
		return false;
	/* "2008" alone is a copyright's. */
	if (w->p.kind == PERIOD_YEAR)
		return w->raw.unit == 12 ||
		       (w->flags & (WHEN_FISCAL | WHEN_FULL)) != 0;
	return w->p.kind == PERIOD_QUARTER || w->p.kind == PERIOD_HALF ||
	       w->p.kind == PERIOD_MONTHS;
}

/* How well P fits the document's date, whose last full quarter is E: what
 * ended long ago, or has not ended, is not what is reported. */
static int
fits(const struct meta *m, struct period p, struct period e)
{
	int far;

	if (!period_known(e))
		return 0;
	p = period_last(p);
	far = (e.year - p.year) * 4 + e.num - p.num;
	if (m->ctx.cal.sure > 0)
		return far == 0 ? 6 : far == 1 ? 0 : -8;
	return far < -4 || far > 5 ? -8 : 0;
}

/* Looks at the periods of the lines J; E is the last full quarter before the
 * document's date. */
static void
look(struct meta *m, const struct joined *j, struct period e, struct pick *best)
{
	struct when_scan scan;
	struct when w;
	int v;

	lex_text(&m->lex, m->tab, j->text);
	when_init(&scan, &m->ctx, &m->lex);
	while (when_next(&scan, &w)) {
		size_t at = w.off;
		const struct meta_text *t = line_of(m, j, &at);
		bool year = (w.flags & WHEN_HAS_YEAR) != 0;

		if (!reported(&w))
			continue;
		/* A length to date ends with the quarter that is reported. */
		if (w.p.kind == PERIOD_MONTHS || w.p.kind == PERIOD_HALF)
			w.p = period_last(w.p);
		v = weight_of(m, t) * 2 + (w.p.kind != PERIOD_YEAR) * 5 +
		    year * 3 + fits(m, w.p, e);
		if (v > best->weight)
			*best = (struct pick){ t, at, w.p, v, year };
	}
}

/* Looks for the day on which the document was made, and for the last one on
 * which a period ended. */
static void
look_date(struct meta *m, const struct joined *j, bool deep, struct date *last)
{
	char text[DATE_TEXT];
	struct when_scan scan;
	struct when w;

	when_init(&scan, &m->ctx, &m->lex);
	while (when_next(&scan, &w)) {
		size_t at = w.off;
		const struct meta_text *t = line_of(m, j, &at);

		if (w.raw.date_year == 0 || w.date.day == 0)
			continue;
		if ((w.flags & (WHEN_ENDED | WHEN_FUTURE)) == WHEN_ENDED &&
		    (last->year == 0 || date_days(*last) < date_days(w.date)))
			*last = w.date;
		if (w.kind != WHEN_DATE ||
		    (w.flags & (WHEN_ENDED | WHEN_AS_OF)) != 0 ||
		    m->fact[META_DATE].value.n > 0 ||
		    (deep &&
			(t->sect == LAY_PRESENTATION || t->sect == LAY_QA)))
			continue;
		m->date = w.date;
		meta_set(m, META_DATE,
		    arena_dup(&m->arena,
			(struct span){ text, date_text(w.date, text) }),
		    t, at);
	}
}

/* A number of N digits at P, or -1. */
static int
digits(const char *p, size_t n)
{
	int v = 0;

	for (; n > 0; n--, p++) {
		if (!lay_digit((unsigned char)*p))
			return -1;
		v = v * 10 + (*p - '0');
	}
	return v;
}

/* A date of figures, 2025-07-30 or 5/25/2023, in line T. */
static void
figures(struct meta *m, const struct meta_text *t)
{
	struct span s = t->text;
	char text[DATE_TEXT];
	struct date d;
	size_t i;

	for (i = 0; i + 10 <= s.n; i++) {
		const char *p = s.p + i;

		if (!lay_digit((unsigned char)*p) ||
		    (i > 0 && lay_digit((unsigned char)p[-1])))
			continue;
		if ((p[4] != '-' && p[4] != '/') || p[7] != p[4] ||
		    (i + 10 < s.n && p[10] == 'T'))
			continue;
		d.year = (int16_t)digits(p, 4);
		d.month = (uint8_t)digits(p + 5, 2);
		d.day = (uint8_t)digits(p + 8, 2);
		if (d.year < 1900 || d.month < 1 || d.month > 12 || d.day < 1 ||
		    d.day > 31)
			continue;
		if (m->fact[META_DATE].value.n == 0)
			m->date = d;
		meta_set(m, META_DATE,
		    arena_dup(
			&m->arena, (struct span){ text, date_text(d, text) }),
		    t, i);
	}
}

/* Writes the fiscal year's end where the text told it. */
static void
year_end(struct meta *m, const struct meta_text *t)
{
	const struct calendar *c = &m->ctx.cal;
	char text[8];

	if (c->sure == 0 || c->month == 0)
		return;
	text[0] = (char)('0' + c->month / 10);
	text[1] = (char)('0' + c->month % 10);
	text[2] = '-';
	text[3] = (char)('0' + c->day / 10);
	text[4] = (char)('0' + c->day % 10);
	text[5] = '-';
	text[6] = '1';
	meta_set(m, META_YEAR_END,
	    arena_dup(&m->arena, (struct span){ text, c->name != 0 ? 7 : 5 }),
	    t, 0);
}

/* Guesses the fiscal year's end from P, the quarter reported, and the day of
 * the report, about a month after it: a quarter of a year that ends in March,
 * June, September or December if that may be. */
static void
guess_year(struct meta *m, struct period p)
{
	int32_t day = date_days(m->date);
	struct calendar best = { 0 };
	int low = 80;

	if (m->date.year == 0 || m->ctx.cal.sure > 0 ||
	    p.kind != PERIOD_QUARTER)
		return;
	for (int i = 0; i < 4; i++) {
		int at = m->date.year * 12 + m->date.month - 1 - i, cost;
		struct date d = { (int16_t)(at / 12), (uint8_t)(at % 12 + 1),
			0 };
		struct calendar c = { 0 };

		cost = day - date_days(d) - 33;
		if (cost < -28)
			continue;
		d = date_of(date_days(d));
		cost = (cost < 0 ? -cost : cost) + (d.month % 3 ? 12 : 0);
		calendar_learn(&c, p, d);
		if (cost < low && period_eq(calendar_quarter(&c, d), p)) {
			low = cost;
			best = c;
		}
	}
	if (best.sure > 0)
		m->ctx.cal = best;
}

/* Learns the fiscal year from the lines, and the document's date and the LAST
 * day on which a period ended; gives the line that told the year. */
static const struct meta_text *
learn(struct meta *m, struct date *last)
{
	const struct meta_text *learnt = NULL;
	uint8_t sure = m->ctx.cal.sure;
	struct joined j;
	size_t read = 0;

	for (size_t i = 0; i < m->nline; i = j.to) {
		join(m, i, &j);
		if (!is_read(m, &j, read += j.text.n))
			continue;
		lex_text(&m->lex, m->tab, j.text);
		when_learn(&m->ctx, &m->lex);
		if (m->ctx.cal.sure > sure)
			learnt = &m->line[i];
		sure = m->ctx.cal.sure;
		look_date(m, &j, read > TOP, last);
	}
	return learnt;
}

/* The quarter that ended before the document was made. LAST is the day on which
 * the last period ended: it decides unless it was long ago. */
static struct period
ended_before(const struct meta *m, struct date last)
{
	struct date d = m->date;
	int32_t far = 0;

	if (d.year != 0 && last.year != 0)
		far = date_days(d) - date_days(last);
	if (last.year != 0 && far <= 130)
		return calendar_quarter(&m->ctx.cal, last);
	if (d.year == 0)
		return (struct period){ 0 };
	/* Ten days ago or more: the quarter's middle is 46 days before. */
	return calendar_quarter(&m->ctx.cal, date_of(date_days(d) - 10 - 46));
}

void
meta_when(struct meta *m)
{
	const struct meta_text *learnt;
	struct pick best = { .weight = 0 };
	struct period e;
	struct date last = { 0 };
	char text[PERIOD_TEXT];
	struct joined j;
	size_t i, read = 0;

	memset(&m->date, 0, sizeof(m->date));
	for (i = 0; i < m->nline; i++)
		if (m->line[i].kind != LAY_TEXT && m->line[i].text.n < 200)
			figures(m, &m->line[i]);
	learnt = learn(m, &last);
	m->ctx.ref = e = ended_before(m, last);
	for (i = 0; i < m->nline; i = j.to) {
		join(m, i, &j);
		if (!is_read(m, &j, read += j.text.n))
			continue;
		look(m, &j, e, &best);
	}
	if (best.line != NULL) {
		if (best.year)
			guess_year(m, best.p);
		if (learnt == NULL && m->ctx.cal.sure > 0)
			learnt = best.line;
		meta_set(m, META_PERIOD,
		    arena_dup(&m->arena,
			(struct span){ text, period_text(best.p, text) }),
		    best.line, best.at);
	}
	if (learnt != NULL)
		year_end(m, learnt);
}
