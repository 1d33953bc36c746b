/* The document's date and the period that it reports. */
#include "metaint.h"

#include "layline.h"

/* A period that may be the one reported. */
struct pick {
	const struct meta_text *line;
	struct when w;
	unsigned weight;
};

/* What the kind and section of the line T are worth. */
static unsigned
weight_of(const struct meta *m, const struct meta_text *t)
{
	unsigned w = 1;

	if (t->kind == LAY_HEADING || t->kind == LAY_FURNITURE)
		w += 3;
	if (t->sect == LAY_FRONT || t->kind == LAY_HEADING)
		w += 1;
	if (meta_titled(m, span_sub(t->text, 0, 400)))
		w += 2;
	return w;
}

/* May W be the period reported? */
static bool
reported(const struct when *w)
{
	if (w->kind != WHEN_PERIOD || !period_known(w->p) ||
	    (w->flags & (WHEN_RELATIVE | WHEN_BARE | WHEN_YEAR_AGO |
		WHEN_AS_OF | WHEN_FUTURE | WHEN_SAME | WHEN_TRAILING)) != 0)
		return false;
	return w->p.kind == PERIOD_QUARTER || w->p.kind == PERIOD_YEAR ||
	    w->p.kind == PERIOD_HALF;
}

/* Looks at the periods and dates of line T. */
static void
look(struct meta *m, const struct meta_text *t, struct pick *best)
{
	char text[DATE_TEXT];
	struct when_scan scan;
	struct when w;
	unsigned weight = weight_of(m, t), v;

	lex_text(&m->lex, m->tab, t->text);
	when_init(&scan, &m->ctx, &m->lex);
	while (when_next(&scan, &w)) {
		if (w.kind == WHEN_DATE && (w.flags & (WHEN_ENDED |
		    WHEN_AS_OF)) == 0 && w.date.year > 0 && w.date.day > 0)
			meta_set(m, META_DATE, arena_dup(&m->arena,
			    (struct span){ text, date_text(w.date, text) }), t,
			    w.off);
		if (!reported(&w))
			continue;
		v = weight * 2 + (w.p.kind == PERIOD_QUARTER) +
		    ((w.flags & WHEN_HAS_YEAR) != 0) * 2;
		if (v > best->weight)
			*best = (struct pick){ t, w, v };
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

		if (!lay_digit((unsigned char)*p) || (i > 0 &&
		    lay_digit((unsigned char)p[-1])))
			continue;
		if (p[4] != '-' || p[7] != '-')
			continue;
		d.year = (int16_t)digits(p, 4);
		d.month = (uint8_t)digits(p + 5, 2);
		d.day = (uint8_t)digits(p + 8, 2);
		if (d.year < 1900 || d.month < 1 || d.month > 12 || d.day < 1 ||
		    d.day > 31)
			continue;
		meta_set(m, META_DATE, arena_dup(&m->arena, (struct span){
		    text, date_text(d, text) }), t, i);
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
	meta_set(m, META_YEAR_END, arena_dup(&m->arena, (struct span){ text,
	    c->name != 0 ? 7 : 5 }), t, 0);
}

void
meta_when(struct meta *m)
{
	struct pick best = { NULL, { .n = 0 }, 0 };
	const struct meta_text *learnt = NULL;
	char text[PERIOD_TEXT];
	uint8_t sure = m->ctx.cal.sure;
	size_t i;

	for (i = 0; i < m->nline; i++) {
		lex_text(&m->lex, m->tab, m->line[i].text);
		when_learn(&m->ctx, &m->lex);
		if (m->ctx.cal.sure > sure)
			learnt = &m->line[i];
		sure = m->ctx.cal.sure;
	}
	for (i = 0; i < m->nline; i++) {
		if (m->line[i].kind != LAY_TEXT && m->line[i].text.n < 200)
			figures(m, &m->line[i]);
		look(m, &m->line[i], &best);
	}
	if (best.line != NULL) {
		meta_set(m, META_PERIOD, arena_dup(&m->arena, (struct span){
		    text, period_text(best.w.p, text) }), best.line,
		    best.w.off);
	}
	if (learnt != NULL)
		year_end(m, learnt);
}
