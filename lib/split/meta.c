/* Facts about a document, from its first lines. */
#include "split/meta.h"

#include <stdlib.h>

#include "core/mem.h"
#include "split/metaint.h"

struct meta *
meta_new(const struct tab *tab, int fye)
{
	struct meta *m = mem_new(1, sizeof(*m));

	m->tab = tab;
	m->fye = fye;
	return m;
}

void
meta_free(struct meta *m)
{
	if (m == NULL)
		return;
	arena_free(&m->arena);
	lex_free(&m->lex);
	free(m);
}

void
meta_begin(struct meta *m)
{
	arena_reset(&m->arena);
	m->nline = 0;
	m->bytes = m->speech = 0;
	memset(m->fact, 0, sizeof(m->fact));
	memset(&m->ctx, 0, sizeof(m->ctx));
	m->ctx.tab = m->tab;
	if (m->fye != 0) {
		m->ctx.cal.month = (uint8_t)(m->fye / 100);
		m->ctx.cal.day = (uint8_t)(m->fye % 100);
		m->ctx.cal.sure = 3;
	}
}

void
meta_line(struct meta *m, struct span text, uint64_t no, enum lay_kind kind,
    enum lay_sect sect)
{
	struct meta_text *t;

	if (m->nline == META_LINES || text.n == 0 || kind == LAY_ROW ||
	    sect == LAY_TABLES || sect == LAY_LEGAL)
		return;
	/* Past the beginning, what is about the company names it. */
	if (m->bytes > META_BYTES &&
	    (sect != LAY_ABOUT || m->bytes > 2 * META_BYTES))
		return;
	/* Who opens a call says what it is about. */
	if ((sect == LAY_PRESENTATION || sect == LAY_QA) &&
	    kind != LAY_FURNITURE && kind != LAY_HEADING) {
		if (m->speech > META_SPEECH)
			return;
		m->speech += text.n;
	}
	t = &m->line[m->nline++];
	t->text = arena_dup(&m->arena, span_sub(text, 0, META_LONG));
	t->no = no;
	t->kind = kind;
	t->sect = sect;
	m->bytes += t->text.n;
}

void
meta_set(struct meta *m, enum meta_name name, struct span value,
    const struct meta_text *t, size_t at)
{
	struct meta_fact *f = &m->fact[name];

	if (f->value.n > 0 || value.n == 0)
		return;
	f->value = value;
	f->line = t->no;
	f->at = at;
}

/* May T be a title? */
static bool
may_title(const struct meta *m, const struct meta_text *t)
{
	return (t->kind == LAY_HEADING || t->kind == LAY_FURNITURE) &&
	       t->sect != LAY_CONTACTS && t->text.n >= 12 && t->text.n < 300 &&
	       t->text.p[0] != '[' && meta_titled(m, t->text);
}

/* The title: the first heading that speaks of results, of a call the first
 * that names a period too; a release's goes on in the headings right after
 * it. */
static void
title(struct meta *m, enum lay_type type)
{
	struct buf b = { 0 };
	size_t i, j, best = m->nline;

	for (i = 0; i < m->nline; i++) {
		if (!may_title(m, &m->line[i]))
			continue;
		if (best == m->nline)
			best = i;
		if (type != LAY_CALL || meta_period_in(m, m->line[i].text)) {
			best = i;
			break;
		}
	}
	if (best == m->nline)
		return;
	buf_span(&b, meta_unmark(m->line[best].text));
	for (j = best + 1;
	     type != LAY_CALL && j < m->nline && j < best + 3 &&
	     m->line[j].no == m->line[best].no + (j - best) &&
	     m->line[j].kind == LAY_HEADING && m->line[j].text.n > 8;
	     j++) {
		buf_c(&b, ' ');
		buf_span(&b, meta_unmark(m->line[j].text));
	}
	meta_set(m, META_TITLE, arena_dup(&m->arena, buf_view(&b)),
	    &m->line[best],
	    (size_t)(meta_unmark(m->line[best].text).p - m->line[best].text.p));
	buf_free(&b);
}

void
meta_decide(struct meta *m, enum lay_type type)
{
	static const struct meta_text top = { .no = 0 };

	if (type == LAY_CALL)
		meta_set(m, META_TYPE, SPAN("call"), &top, 0);
	if (type == LAY_PRESS)
		meta_set(m, META_TYPE, SPAN("release"), &top, 0);
	meta_when(m);
	title(m, type);
	meta_who(m);
}

struct meta_fact
meta_get(const struct meta *m, enum meta_name name)
{
	return m->fact[name];
}

struct span
meta_key(enum meta_name name)
{
	static const char *const keys[META_NAMES] = {
		[META_TYPE] = "type",
		[META_COMPANY] = "company",
		[META_TICKER] = "ticker",
		[META_DATE] = "date",
		[META_PERIOD] = "period",
		[META_TITLE] = "title",
		[META_YEAR_END] = "fiscal-year-end",
	};

	return span_of(keys[name]);
}
