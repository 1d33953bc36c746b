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

/* A hash of the first, middle and last bytes of S. */
static uint64_t
hash(struct span s)
{
	uint64_t h = s.n, x = 0, y = 0, z = 0;
	size_t i;

	if (s.n >= 8) {
		memcpy(&x, s.p, 8);
		memcpy(&y, s.p + s.n / 2 - 4, 8);
		memcpy(&z, s.p + s.n - 8, 8);
	}
	for (i = 0; s.n < 8 && i < s.n; i++)
		x = x << 8 | (unsigned char)s.p[i];
	h = (h ^ x) * UINT64_C(0x9E3779B97F4A7C15);
	h = (h ^ h >> 32 ^ y) * UINT64_C(0x9E3779B97F4A7C15);
	h = (h ^ h >> 32 ^ z) * UINT64_C(0x9E3779B97F4A7C15);
	h = (h ^ h >> 32) * UINT64_C(0x9E3779B97F4A7C15);
	return h ^ h >> 29;
}

struct fact_head *
facts_head(const struct facts *f, struct span s)
{
	struct fact_head *m;

	if (s.n == 0 || s.n > sizeof(m->text))
		return NULL;
	m = &f->heads[hash(s) % FACT_HEADS];
	if (m->n == s.n && memcmp(m->text, s.p, s.n) == 0)
		return m;
	*m = (struct fact_head){ .n = (uint16_t)s.n };
	memcpy(m->text, s.p, s.n);
	return m;
}

struct fact_memo *
facts_memo(const struct facts *f, struct span s)
{
	struct fact_memo *m;
	uint64_t h;

	if (s.n > sizeof(m->text))
		return NULL;
	h = hash(s);
	m = &f->memo[h % FACT_MEMO];
	if (m->hash == h && m->n == s.n && memcmp(m->text, s.p, s.n) == 0)
		return m;
	m->hash = h;
	m->n = (uint16_t)s.n;
	m->has_bits = m->has_shares = false;
	m->has_name = 0;
	memcpy(m->text, s.p, s.n);
	return m;
}

unsigned
facts_row_words(const struct facts *f, struct span s)
{
	struct fact_memo *m;
	uint32_t id[LABEL_WORDS + 1];
	size_t n;

	if (s.n == 0)
		return 0;
	m = facts_memo(f, s);
	if (m != NULL && m->has_bits)
		return m->bits;
	n = label_words(f->tab, s, id, NULL);
	if (m == NULL)
		return kinds(f->tab, id, n);
	m->has_bits = true;
	return m->bits = kinds(f->tab, id, n);
}

bool
facts_has(unsigned bits, enum row_words_kind k)
{
	return (bits & 1u << k) != 0;
}

/* How tables treat metric ID, NULL for as all others. */
const struct fact_rules_row *
facts_rules(const struct facts *f, int id)
{
	const struct fact_rules_row *r;
	struct span name = metric_get(f->metrics, id)->name;
	size_t i, n;

	r = tab_rows(f->tab, TAB_FACT_RULES, &n);
	for (i = 0; id != 0 && i < n; i++)
		if (span_eq(span_of(r[i].id), name))
			return &r[i];
	return NULL;
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
	struct fact_memo *m = s.n > 0 ? facts_memo(f, s) : NULL;

	*scope = SPAN("");
	if (s.n == 0)
		return 0;
	if (m == NULL)
		return find_name(f, s, unit, scope);
	if ((m->has_name & 1u << unit) == 0) {
		m->id[unit] = find_name(f, s, unit, scope);
		m->scope[unit] = scope->n > 0 ? scope->p : "";
		m->has_name |= (uint16_t)(1u << unit);
	}
	*scope = span_of(m->scope[unit]);
	return m->id[unit];
}

/* S up to where its owner or its basis is named ("attributable to"). */
struct span
facts_unowned(const struct facts *f, struct span s)
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

/* S up to where it says of what it is a percentage ("as a % of sales"). */
struct span
facts_unshared(const struct facts *f, struct span s)
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

/* Splits S at a dash between blanks: its head, and the rest into TAIL. */
bool
facts_dash(struct span s, struct span *head, struct span *tail)
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
