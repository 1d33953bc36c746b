/* What labels and titles name: metrics by table or lexicon, scopes. */
#include "table/factname.h"

#include "table/factmemo.h"

/* The words of a label. */
struct words {
	uint32_t id[LABEL_WORDS + 1];
	struct span at[LABEL_WORDS];
	size_t n;
};

static const enum metric_unit unit_class[] = { [FACT_MONEY] = METRIC_MONEY,
	[FACT_PER_SHARE] = METRIC_PER_SHARE,
	[FACT_SHARES] = METRIC_SHARES,
	[FACT_PERCENT] = METRIC_PERCENT,
	[FACT_POINTS] = METRIC_PERCENT,
	[FACT_BPS] = METRIC_PERCENT,
	[FACT_TIMES] = METRIC_RATIO,
	[FACT_DAYS] = METRIC_DAYS,
	[FACT_COUNT] = METRIC_COUNT };

/* The words of S; what stands in brackets is left out unless BRACKETS. */
static void
get_words(const struct tab *tab, struct span s, bool brackets, struct words *w)
{
	char text[512];
	size_t i, n = 0;
	int depth = 0;

	for (i = 0; i < s.n && n < sizeof(text); i++) {
		if (s.p[i] == '(' || s.p[i] == ')') {
			depth += s.p[i] == '(' ? 1 : depth > 0 ? -1 : 0;
			text[n++] = ' ';
		} else
			text[n++] = depth > 0 && !brackets ? ' ' : s.p[i];
	}
	w->n = label_words(tab, (struct span){ text, n }, w->id, NULL);
}

/* Kinds of row words among N word ids, a bit each. */
static unsigned
kinds(const struct tab *tab, const uint32_t *id, size_t n)
{
	const struct row_words_row *rows;
	size_t i, len, nrow;
	unsigned bits = 0;
	int row;

	rows = tab_rows(tab, TAB_ROW_WORDS, &nrow);
	for (i = 0; i < n; i += len) {
		row = tab_longest(tab, TAB_ROW_WORDS, id + i, n - i, &len);
		if ((tab_starts(tab, id[i]) & UINT64_C(1) << TAB_ROW_COUNTS) !=
		    0)
			bits |= FACT_COUNTED;
		if (row < 0)
			len = 1;
		else
			bits |= 1u << rows[row].kind;
	}
	return bits;
}

unsigned
facts_row_words(const struct facts *f, struct span s)
{
	struct fact_memo *m;
	uint32_t id[LABEL_WORDS + 1];

	if (s.n == 0)
		return 0;
	m = facts_memo(f, s);
	if ((m->known & MEMO_BITS) == 0)
		m->bits = kinds(f->tab, id, label_words(f->tab, s, id, NULL));
	m->known |= MEMO_BITS;
	return m->bits;
}

bool
facts_has(unsigned bits, enum row_words_kind k)
{
	return (bits & 1u << k) != 0;
}

const struct fact_rules_row *
facts_rules(const struct facts *f, int id)
{
	return f->rules[id];
}

/* The row of labels that all of ID[FROM..N) is, after words that say which of
 * two (GAAP, total, less): NULL for none. */
static const struct labels_row *
whole(const struct tab *tab, const uint32_t *id, size_t n)
{
	const struct labels_row *rows;
	const struct row_words_row *rw;
	size_t from, len, nrow;
	int row;

	rows = tab_rows(tab, TAB_LABELS, &nrow);
	rw = tab_rows(tab, TAB_ROW_WORDS, &nrow);
	for (from = 0; from < n; from += len) {
		row = tab_longest(tab, TAB_LABELS, id + from, n - from, &len);
		if (row >= 0 && len == n - from)
			return &rows[row];
		row = tab_longest(
		    tab, TAB_ROW_WORDS, id + from, n - from, &len);
		if (row < 0 || (rw[row].kind != ROW_WORDS_KIND_ADJUSTED &&
				   rw[row].kind != ROW_WORDS_KIND_GAAP &&
				   rw[row].kind != ROW_WORDS_KIND_MINUS &&
				   rw[row].kind != ROW_WORDS_KIND_COMPANY &&
				   rw[row].kind != ROW_WORDS_KIND_NET))
			return NULL;
	}
	return NULL;
}

/* Metric ID of a money label, as its percentage of revenue. */
static int
as_margin(const struct facts *f, int id)
{
	int i, num, den;

	for (i = 1; i < metric_count(f->metrics); i++)
		if (metric_get(f->metrics, i)->unit == METRIC_PERCENT &&
		    metric_ratio(f->metrics, i, &num, &den) && num == id)
			return i;
	return 0;
}

/* ID if it can have values of UNIT, the margin that it makes, or 0. */
int
facts_fit(const struct facts *f, int id, uint8_t unit)
{
	enum metric_unit u = metric_get(f->metrics, id)->unit;
	int num, den;

	if (id == 0 || u == unit_class[unit] || u == METRIC_ANY)
		return id;
	if (unit == FACT_PERCENT && u == METRIC_MONEY)
		return as_margin(f, id);
	if (unit == FACT_MONEY && u == METRIC_PERCENT &&
	    metric_ratio(f->metrics, id, &num, &den))
		return num;
	return 0;
}

/* The metric that the whole text S names in UNIT, its scope if it tells one:
 * -1 when S is known to name none. */
static int
find_name(struct facts *f, struct span s, uint8_t unit, struct span *scope)
{
	const struct labels_row *row = NULL;
	struct words w;
	struct span whole_s = s;
	size_t i;
	int pass, id;

	*scope = SPAN("");
	for (;;) {
		for (pass = 0; pass < 2 && row == NULL; pass++) {
			if (pass == 1 && memchr(s.p, '(', s.n) == NULL)
				break;
			get_words(f->tab, s, pass == 1, &w);
			row = whole(f->tab, w.id, w.n);
		}
		if (row != NULL)
			break;
		/* Without its last part: ", net of allowances of $12". */
		for (i = s.n; i > 0 && s.p[i - 1] != ',' && s.p[i - 1] != ';';)
			i--;
		if (i == 0)
			break;
		s = span_sub(s, 0, i - 1);
	}
	if (row != NULL) {
		*scope = span_of(row->scope);
		if (row->id[0] == '-')
			return -1;
		return facts_fit(
		    f, metric_find(f->metrics, span_of(row->id)), unit);
	}
	lex_text(&f->lex, f->tab, whole_s);
	id = metric_label(f->metrics, &f->lex, 0, f->lex.n, unit_class[unit]);
	return id;
}

int
facts_name(struct facts *f, struct span s, uint8_t unit, struct span *scope)
{
	struct fact_memo *m;

	*scope = SPAN("");
	if (s.n == 0)
		return 0;
	m = facts_memo(f, s);
	if ((m->known & MEMO_NAME << unit) == 0) {
		m->id[unit] = find_name(f, s, unit, scope);
		m->scope[unit] = scope->n > 0 ? scope->p : "";
		m->known |= MEMO_NAME << unit;
	}
	*scope = span_of(m->scope[unit]);
	return m->id[unit];
}

/* S up to where its owner or its basis is named. */
static struct span
unowned(const struct facts *f, struct span s)
{
	const struct row_words_row *rows;
	uint32_t id[LABEL_WORDS + 1];
	struct span at[LABEL_WORDS];
	size_t i, n, len, nrow;
	int row;

	if ((facts_row_words(f, s) &
		(1u << ROW_WORDS_KIND_OWNER | 1u << ROW_WORDS_KIND_GAAPEND |
		    1u << ROW_WORDS_KIND_ADJEND)) == 0)
		return s;
	rows = tab_rows(f->tab, TAB_ROW_WORDS, &nrow);
	n = label_words(f->tab, s, id, at);
	for (i = 1; i < n; i++) {
		row = tab_longest(f->tab, TAB_ROW_WORDS, id + i, n - i, &len);
		if (row >= 0 && (rows[row].kind == ROW_WORDS_KIND_OWNER ||
				    rows[row].kind == ROW_WORDS_KIND_GAAPEND ||
				    rows[row].kind == ROW_WORDS_KIND_ADJEND))
			return span_sub(s, 0, (size_t)(at[i].p - s.p));
	}
	return s;
}

struct span
facts_unowned(const struct facts *f, struct span s)
{
	struct fact_memo *m = facts_memo(f, s);

	if ((m->known & MEMO_UNOWNED) == 0)
		m->unowned = (uint32_t)unowned(f, s).n;
	m->known |= MEMO_UNOWNED;
	return span_sub(s, 0, m->unowned);
}

/* S up to where it says of what it is a percentage. */
static struct span
unshared(const struct facts *f, struct span s)
{
	const struct row_words_row *rows;
	uint32_t id[LABEL_WORDS + 1];
	struct span at[LABEL_WORDS];
	size_t i, n, len, nrow;
	const char *p = s.n > 1 ? memchr(s.p, '%', s.n) : NULL;
	int row;

	if (p != NULL)
		s.n = (size_t)(p - s.p);
	rows = tab_rows(f->tab, TAB_ROW_WORDS, &nrow);
	n = label_words(f->tab, s, id, at);
	for (i = 1; i < n; i++) {
		row = tab_longest(f->tab, TAB_ROW_WORDS, id + i, n - i, &len);
		if (row >= 0 && rows[row].kind == ROW_WORDS_KIND_SHARE)
			return span_sub(s, 0, (size_t)(at[i].p - s.p));
	}
	return s;
}

struct span
facts_unshared(const struct facts *f, struct span s)
{
	struct fact_memo *m = facts_memo(f, s);

	if ((m->known & MEMO_UNSHARED) == 0)
		m->unshared = (uint32_t)unshared(f, s).n;
	m->known |= MEMO_UNSHARED;
	return span_sub(s, 0, m->unshared);
}

/* S up to the word that says by what it is parted. */
static struct span
unparted(const struct facts *f, struct span s)
{
	const struct statements_row *rows;
	uint32_t id[LABEL_WORDS + 1];
	struct span at[LABEL_WORDS];
	size_t i, n, len, nrow;
	int row;

	rows = tab_rows(f->tab, TAB_STATEMENTS, &nrow);
	n = label_words(f->tab, s, id, at);
	for (i = 1; i < n; i++) {
		row = tab_longest(f->tab, TAB_STATEMENTS, id + i, n - i, &len);
		if (row >= 0 && rows[row].kind == STATEMENTS_KIND_PARTS)
			return span_sub(s, 0, (size_t)(at[i].p - s.p));
	}
	return s;
}

struct span
facts_unparted(const struct facts *f, struct span s)
{
	struct fact_memo *m = facts_memo(f, s);

	if ((m->known & MEMO_UNPARTED) == 0)
		m->unparted = (uint32_t)unparted(f, s).n;
	m->known |= MEMO_UNPARTED;
	return span_sub(s, 0, m->unparted);
}

/* S in lower case without what stands in brackets at its end. */
struct span
facts_scope(struct facts *f, struct span s)
{
	size_t i;

	if (s.n > 0 && s.p[s.n - 1] == ')') {
		for (i = s.n; i > 0 && s.p[i - 1] != '(';)
			i--;
		if (i > 1)
			s.n = i - 1;
	}
	while (s.n > 0 && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == ':'))
		s.n--;
	return span_lower(f->t->arena, s);
}

/* Splits S at a dash between blanks. */
static bool
split(struct span s, struct span *head, struct span *tail)
{
	size_t i, d;

	for (i = 1; i + 1 < s.n; i++) {
		if (s.p[i] != '-' && (unsigned char)s.p[i] < 0x80)
			continue;
		d = cellval_dash(s, i);
		if (d == 0 ||
		    (d == 1 && (s.p[i - 1] != ' ' || s.p[i + 1] != ' ')))
			continue;
		*head = span_sub(s, 0, i - (s.p[i - 1] == ' '));
		*tail = span_sub(s, i + d + (s.p[i + d] == ' '), s.n);
		return true;
	}
	return false;
}

bool
facts_dash(
    const struct facts *f, struct span s, struct span *head, struct span *tail)
{
	struct fact_memo *m = facts_memo(f, s);

	if ((m->known & MEMO_NODASH) != 0)
		return false;
	if (split(s, head, tail))
		return true;
	m->known |= MEMO_NODASH;
	return false;
}
