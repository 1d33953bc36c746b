/* The company and its ticker. */
#include "split/metaint.h"

#include "split/laytell.h"

struct span
meta_unmark(struct span s)
{
	enum lay_mark mark;

	s = lay_trim(s);
	return span_sub(s, s.n > 0 ? lay_marks(s, &mark) : 0, s.n);
}

/* Row of TABLE for the phrase S, -1: none. */
static int
phrase(const struct meta *m, enum tab_id id, struct span s)
{
	return s.n > 0 && s.n < 60 ? tab_phrase(m->tab, id, s) : -1;
}

bool
meta_titled(const struct meta *m, struct span s)
{
	const struct signals_row *row;
	size_t i, from, n;
	int r;

	row = tab_rows(m->tab, TAB_SIGNALS, &n);
	for (i = 0; i < s.n;) {
		while (i < s.n && !lay_lower((unsigned char)s.p[i] | 0x20))
			i++;
		for (from = i;
		     i < s.n && lay_lower((unsigned char)s.p[i] | 0x20);)
			i++;
		r = phrase(m, TAB_SIGNALS, span_sub(s, from, i));
		if (r >= 0 && row[r].kind == SIGNALS_KIND_TITLE)
			return true;
	}
	return false;
}

/* Bytes of a ticker at P: capitals, figures and full stops. */
static size_t
symbol(const char *p, const char *e)
{
	const char *q = p;
	bool letter = false;

	while (q < e &&
	       (lay_upper((unsigned char)*q) || lay_digit((unsigned char)*q) ||
		   *q == '.' || *q == '-')) {
		letter |= lay_upper((unsigned char)*q);
		q++;
	}
	while (q > p && (q[-1] == '.' || q[-1] == '-'))
		q--;
	if (!letter || q - p > 8 || (q < e && lay_lower((unsigned char)*q)))
		return 0;
	return (size_t)(q - p);
}

/* Where the name of a company that ends before AT begins: after the last
 * bracket, dash, colon or slash. */
static size_t
name_start(struct span s, size_t at)
{
	size_t i = at;

	while (i > 0) {
		char c = s.p[i - 1];

		if (c == '(' || c == ')' || c == '|' || c == ':' || c == ';' ||
		    c == '/' || (i > 1 && c == ' ' && s.p[i - 2] == '-') ||
		    (i > 1 && c == '-' && s.p[i - 2] == '-') ||
		    (i > 2 && (unsigned char)s.p[i - 2] == 0x80 &&
			((unsigned char)c == 0x93 || (unsigned char)c == 0x94)))
			break;
		i--;
	}
	while (i < at && (s.p[i] == ' ' || s.p[i] == '*' || s.p[i] == '#'))
		i++;
	return i;
}

/* S without the words that speak of results at its end, and what follows
 * them: "Roe Reports". */
static struct span
without_verb(const struct meta *m, struct span s)
{
	size_t i, from;

	for (i = 0; i < s.n;) {
		while (i < s.n && (s.p[i] == ' ' || s.p[i] == '-'))
			i++;
		for (from = i; i < s.n && s.p[i] != ' ' && s.p[i] != '-';)
			i++;
		if (i > from && from > 0 &&
		    meta_titled(m, span_sub(s, from, i)))
			return lay_trim(span_sub(s, 0, from - 1));
	}
	return s;
}

/* Takes S, a view of T's text, as the company's name; one that is a firm's
 * last word alone began on the line before. */
static void
company(struct meta *m, const struct meta_text *t, struct span s)
{
	struct buf b = { 0 };
	unsigned role;
	size_t before;

	s = without_verb(m, lay_trim(s));
	while (s.n > 0 && (s.p[s.n - 1] == ',' || s.p[s.n - 1] == '-'))
		s.n--;
	if (s.n > 2 && s.p[s.n - 1] == 's' &&
	    (s.p[s.n - 2] == '\'' || (unsigned char)s.p[s.n - 2] == 0x99))
		s.n -= s.p[s.n - 2] == '\'' ? 2 : 4;
	if (s.n < 2 || s.n > 80 || lay_case(s).low > 3 ||
	    !(lay_upper((unsigned char)s.p[0]) ||
		lay_digit((unsigned char)s.p[0])))
		return;
	if (memchr(s.p, ' ', s.n) == NULL && t > m->line &&
	    t[-1].no + 1 == t->no && t[-1].text.n < 80 &&
	    lay_title(m->tab, s, &role) && (role & LAY_FIRM) != 0) {
		before = name_start(t[-1].text, t[-1].text.n);
		buf_span(
		    &b, lay_trim(span_sub(t[-1].text, before, t[-1].text.n)));
		buf_c(&b, ' ');
		buf_span(&b, s);
		meta_set(m, META_COMPANY, arena_dup(&m->arena, buf_view(&b)),
		    &t[-1], before);
		buf_free(&b);
		return;
	}
	meta_set(m, META_COMPANY, s, t, (size_t)(s.p - t->text.p));
}

/* Takes what stands before byte AT of T as the company's name. */
static void
company_before(struct meta *m, const struct meta_text *t, size_t at)
{
	size_t from = name_start(t->text, at);

	company(m, t, span_sub(t->text, from, at));
}

/* `Ticker: ABCD`, `Company: Roe Networks`. */
static void
labelled(struct meta *m, const struct meta_text *t)
{
	const struct metalabels_row *row;
	struct span s = meta_unmark(t->text), v;
	const char *colon = memchr(s.p, ':', s.n), *paren;
	size_t n;
	int r;

	if (colon == NULL || colon - s.p > 20 || s.n > 120 ||
	    t->kind == LAY_TEXT)
		return;
	r = phrase(m, TAB_METALABELS,
	    lay_trim((struct span){ s.p, (size_t)(colon - s.p) }));
	if (r < 0)
		return;
	row = tab_rows(m->tab, TAB_METALABELS, &n);
	v = lay_trim(
	    (struct span){ colon + 1, s.n - (size_t)(colon - s.p) - 1 });
	if (row[r].fact == METALABELS_FACT_COMPANY) {
		if ((paren = memchr(v.p, '(', v.n)) != NULL)
			v = lay_trim(
			    (struct span){ v.p, (size_t)(paren - v.p) });
		company(m, t, v);
	} else if (symbol(v.p, v.p + v.n) == v.n) {
		meta_set(m, META_TICKER, v, t, (size_t)(v.p - t->text.p));
	}
}

/* `EXCHANGE: ABCD` in line T, brackets around it or not. */
static void
listed(struct meta *m, const struct meta_text *t)
{
	struct span s = t->text;
	const char *e = s.p + s.n;
	size_t i, j, from, n;

	for (i = 1; i + 1 < s.n; i++) {
		if (s.p[i] != ':')
			continue;
		for (from = i; from > 0 && s.p[from - 1] != '(' &&
			       s.p[from - 1] != ',' && s.p[from - 1] != ';' &&
			       i - from < 40;)
			from--;
		while (from < i && phrase(m, TAB_EXCHANGES,
				       lay_trim(span_sub(s, from, i))) < 0) {
			while (from < i && s.p[from] != ' ')
				from++;
			while (from < i && s.p[from] == ' ')
				from++;
		}
		for (j = i + 1; j < s.n && (s.p[j] == ' ' || s.p[j] == '*');)
			j++;
		if (from == i || (n = symbol(s.p + j, e)) == 0)
			continue;
		meta_set(m, META_TICKER, span_sub(s, j, j + n), t, j);
		while (
		    from > 0 && (s.p[from - 1] == ' ' || s.p[from - 1] == '('))
			from--;
		company_before(m, t, from);
		return;
	}
}

/* `Roe Holdings, Inc. (ROE)` as a line of the front, or `ROE - Q3 2008`. */
static void
bracketed(struct meta *m, const struct meta_text *t)
{
	struct span s = t->text;
	size_t i, n;

	if (t->kind == LAY_TEXT || s.n > 160)
		return;
	for (i = 1; i + 2 < s.n; i++) {
		if (s.p[i] != '(' || s.p[i - 1] != ' ')
			continue;
		n = symbol(s.p + i + 1, s.p + s.n);
		if (n == 0 || n > 6 || i + 1 + n >= s.n ||
		    s.p[i + 1 + n] != ')')
			continue;
		company_before(m, t, i);
		if (m->fact[META_COMPANY].line == t->no &&
		    m->fact[META_COMPANY].value.n > 0)
			meta_set(m, META_TICKER, span_sub(s, i + 1, i + 1 + n),
			    t, i + 1);
		return;
	}
}

/* The first quarter that line T names, or the first year: false if none. */
static bool
period_of(struct meta *m, struct span s, struct when *best)
{
	struct when_scan scan;
	struct when w;

	best->n = 0;
	lex_text(&m->lex, m->tab, s);
	when_init(&scan, &m->ctx, &m->lex);
	while (when_next(&scan, &w)) {
		if (w.kind != WHEN_PERIOD || (w.flags & WHEN_BARE) != 0)
			continue;
		if (best->n == 0)
			*best = w;
		if (w.raw.quarter != 0 || w.p.kind == PERIOD_QUARTER) {
			*best = w;
			break;
		}
	}
	return best->n > 0;
}

bool
meta_period_in(struct meta *m, struct span s)
{
	struct when w;

	return period_of(m, s, &w);
}

/* `ROE - Q3 2008 Roe Networks Earnings Conference Call`. */
static void
leading(struct meta *m, const struct meta_text *t)
{
	struct span s = t->text;
	struct when w;
	size_t i, n, end;

	if ((t->kind != LAY_HEADING && t->kind != LAY_FURNITURE) || s.n > 200 ||
	    !meta_titled(m, s) || !period_of(m, s, &w))
		return;
	for (i = w.off; i > 0 && (s.p[i - 1] == ' ' || s.p[i - 1] == '-');)
		i--;
	for (n = i; n > 0 && s.p[n - 1] != ' ';)
		n--;
	if (i < w.off && i > n && symbol(s.p + n, s.p + i) == i - n)
		meta_set(m, META_TICKER, span_sub(s, n, i), t, n);
	for (i = w.off + w.n; i < s.n && s.p[i] == ' ';)
		i++;
	for (end = i; end < s.n; end = n) {
		for (n = end; n < s.n && s.p[n] == ' ';)
			n++;
		for (; n < s.n && s.p[n] != ' ';)
			n++;
		if (meta_titled(m, span_sub(s, end, n)))
			break;
	}
	if (end > i && end < s.n)
		company(m, t, span_sub(s, i, end));
	else if (w.off > 0)
		company_before(m, t, w.off);
}

/* "Welcome to the Roe Networks third quarter 2010 earnings call": the words
 * in capitals before the period. */
static void
welcomed(struct meta *m, const struct meta_text *t)
{
	struct span s = span_sub(t->text, 0, 400);
	struct when w;
	size_t i, from;

	if (m->fact[META_COMPANY].value.n > 0 || !meta_titled(m, s) ||
	    !period_of(m, s, &w))
		return;
	for (i = w.off; i > 0 && s.p[i - 1] == ' ';)
		i--;
	for (from = i; from > 0;) {
		size_t at = from;

		while (at > 0 && s.p[at - 1] == ' ')
			at--;
		while (at > 0 && s.p[at - 1] != ' ')
			at--;
		if (at == from ||
		    !(lay_upper((unsigned char)s.p[at]) || s.p[at] == '&') ||
		    lay_nameword(m->tab, span_sub(s, at, from)) ==
			NAMEWORDS_KIND_NOT)
			break;
		from = at;
		if (s.p[from - (from > 0)] == '.')
			break;
	}
	while (from < i && s.p[from] == ' ')
		from++;
	if (from < i)
		company(m, t, span_sub(s, from, i));
}

void
meta_who(struct meta *m)
{
	size_t i;

	for (i = 0; i < m->nline; i++)
		labelled(m, &m->line[i]);
	for (i = 0; i < m->nline; i++)
		listed(m, &m->line[i]);
	for (i = 0; i < m->nline && i < 40; i++)
		bracketed(m, &m->line[i]);
	for (i = 0; i < m->nline; i++)
		leading(m, &m->line[i]);
	for (i = 0; i < m->nline; i++)
		welcomed(m, &m->line[i]);
}
