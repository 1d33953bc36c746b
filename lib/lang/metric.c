/* The lexicon of metrics over the compiled tables. */
#include "lang/metric.h"

#include <stdlib.h>

#include "core/arena.h"
#include "core/chr.h"
#include "core/mem.h"

#define IDS 4 /* ids that one phrase may name */

struct metrics {
	const struct tab *tab;
	struct arena arena;
	const struct metrics_row *row;
	size_t nrow;
	struct metric *id; /* 0 is none */
	int nid;
	uint8_t (*of)[IDS]; /* of each row: its ids, the usual one first */
	uint32_t and_word;
	uint32_t root;
};

/* The next blank-separated word of *REST, which loses it. */
static struct span
word_of(struct span *rest)
{
	struct span w;
	size_t i = 0, n;

	while (i < rest->n && rest->p[i] == ' ')
		i++;
	for (n = i; n < rest->n && rest->p[n] != ' '; n++)
		continue;
	w = (struct span){ rest->p + i, n - i };
	*rest = span_sub(*rest, n, rest->n);
	return w;
}

/* The unit class of a row of metric-ids.tsv. */
static enum metric_unit
unit_of(enum metric_ids_unit u)
{
	switch (u) {
	case METRIC_IDS_UNIT_MONEY:
		return METRIC_MONEY;
	case METRIC_IDS_UNIT_PERCENT:
		return METRIC_PERCENT;
	case METRIC_IDS_UNIT_PER_SHARE:
		return METRIC_PER_SHARE;
	case METRIC_IDS_UNIT_SHARES:
		return METRIC_SHARES;
	case METRIC_IDS_UNIT_DAYS:
		return METRIC_DAYS;
	case METRIC_IDS_UNIT_RATIO:
		return METRIC_RATIO;
	case METRIC_IDS_UNIT_COUNT:
		return METRIC_COUNT;
	default:
		return METRIC_ANY;
	}
}

/* The id NAME, added if there is room and it is new. */
static int
id_add(struct metrics *m, struct span name)
{
	int id = metric_find(m, name);

	if (id == 0 && m->nid < 250 && !span_eq(name, SPAN("-"))) {
		id = m->nid++;
		m->id[id].name = name;
	}
	return id;
}

/* Fills the ids from metric-ids.tsv. */
static void
ids_fill(struct metrics *m)
{
	const struct metric_ids_row *r;
	struct metric *id;
	size_t i, n;

	r = tab_rows(m->tab, TAB_METRIC_IDS, &n);
	m->id = arena_zero(&m->arena, 256, sizeof(*m->id));
	m->nid = 1;
	for (i = 0; i < n && m->nid < 250; i++) {
		id = &m->id[m->nid++];
		id->name = span_of(r[i].id);
		id->element = span_of(r[i].element);
		id->unit = unit_of(r[i].unit);
		id->stock = r[i].stock != 0;
		id->cost = r[i].cost != 0;
		id->growth = r[i].growth != 0;
		id->follows_basis = r[i].basis != 0;
		id->whole = r[i].whole != 0;
		id->noun = span_of(r[i].noun);
		id->sum = span_of(r[i].sum);
		id->ratio = span_of(r[i].ratio);
	}
}

/* The word that "&" stands for. */
static uint32_t
and_word(const struct tab *tab)
{
	const struct joints_row *row;
	struct span s;
	size_t i, n;

	row = tab_rows(tab, TAB_JOINTS, &n);
	for (i = 0; i < n; i++) {
		s = span_of(row[i].phrase);
		if (row[i].role == JOINTS_ROLE_AND && chr_letter(s.p[0]))
			return tab_word(tab, s.p, s.n);
	}
	return 0;
}

struct metrics *
metric_new(const struct tab *tab)
{
	struct metrics *m = mem_new(1, sizeof(*m));
	struct span rest, w;
	size_t i;
	int k;

	m->tab = tab;
	m->row = tab_rows(tab, TAB_METRICS, &m->nrow);
	m->root = tab_root(tab, TAB_METRICS);
	m->and_word = and_word(tab);
	ids_fill(m);
	m->of = arena_zero(&m->arena, m->nrow + 1, sizeof(*m->of));
	for (i = 0; i < m->nrow; i++) {
		rest = span_of(m->row[i].ids);
		for (k = 0; k < IDS && (w = word_of(&rest)).n > 0; k++)
			m->of[i][k] = (uint8_t)id_add(m, w);
	}
	return m;
}

void
metric_free(struct metrics *m)
{
	if (m == NULL)
		return;
	arena_free(&m->arena);
	free(m);
}

int
metric_count(const struct metrics *m)
{
	return m->nid;
}

const struct metric *
metric_get(const struct metrics *m, int id)
{
	return &m->id[id];
}

int
metric_find(const struct metrics *m, struct span name)
{
	int i;

	for (i = 1; i < m->nid; i++)
		if (span_eq(m->id[i].name, name))
			return i;
	return 0;
}

/* May token I stand inside a phrase without being a word of it? */
static bool
passed_over(const struct lex *lx, size_t i)
{
	if (lx->tok[i].kind != LEX_SIGN)
		return false;
	switch (lx->tok[i].val) {
	case ',':
	case '(':
	case ')':
	case '"':
	case '\'':
	case '/':
	case 0x2019:
	case 0x201c:
	case 0x201d:
		return true;
	default:
		return false;
	}
}

int
metric_phrase(const struct metrics *m, const struct lex *lx, size_t i,
    size_t end, size_t *len)
{
	uint32_t node = m->root, w;
	size_t from = i;
	int row = -1, r;

	*len = 0;
	for (; i < end; i++) {
		if (i > from && passed_over(lx, i))
			continue;
		w = lex_is(lx, i, '&') ? m->and_word : lx->word[i];
		if (w == 0 || (node = tab_step(m->tab, node, w)) == 0)
			break;
		if ((r = tab_at(m->tab, node)) >= 0) {
			row = r;
			*len = i + 1 - from;
		}
	}
	return row;
}

enum metrics_role
metric_role(const struct metrics *m, int row)
{
	return m->row[row].role;
}

const char *
metric_role_name(enum metrics_role role)
{
	static const char *const names[] = {
		[METRICS_ROLE_NONE] = "",
		[METRICS_ROLE_BASIS] = "basis",
		[METRICS_ROLE_LOSS] = "loss",
		[METRICS_ROLE_OWN] = "own",
		[METRICS_ROLE_PRICE] = "price",
		[METRICS_ROLE_VERB] = "verb",
		[METRICS_ROLE_VOID] = "void",
		[METRICS_ROLE_WEAK] = "weak",
	};

	return names[role];
}

int
metric_of(const struct metrics *m, int row, enum metric_unit unit)
{
	int k, id;

	if (row < 0)
		return 0;
	for (k = 0; k < IDS && (id = m->of[row][k]) != 0; k++)
		if (unit == METRIC_ANY || m->id[id].unit == unit ||
		    m->id[id].unit == METRIC_ANY)
			return id;
	return 0;
}

/* The phrase of ROW without the ending of a plural. */
static struct span
stem(const struct metrics *m, int row)
{
	struct span s = span_of(m->row[row].phrase);

	return s.n > 1 && s.p[s.n - 1] == 's' ? span_sub(s, 0, s.n - 1) : s;
}

bool
metric_ends(const struct metrics *m, int row, int weak)
{
	struct span s = stem(m, row), w = stem(m, weak);

	return s.n > w.n && s.p[s.n - w.n - 1] == ' ' &&
	       memcmp(s.p + s.n - w.n, w.p, w.n) == 0;
}

/* Does token I of a label say no more than that it is a total, a loss? */
static bool
says_nothing(const struct metrics *m, const struct lex *lx, size_t i)
{
	return passed_over(lx, i) || lx->tok[i].kind == LEX_CLITIC ||
	       (tab_starts(m->tab, lx->word[i]) & UINT64_C(1) << TAB_PLAIN) !=
		   0;
}

int
metric_row(const struct metrics *m, int id)
{
	size_t i;

	for (i = 0; i < m->nrow; i++)
		if (m->of[i][0] == id && m->row[i].role == METRICS_ROLE_NONE)
			return (int)i;
	return -1;
}

int
metric_label(const struct metrics *m, const struct lex *lx, size_t from,
    size_t end, enum metric_unit unit)
{
	size_t i, len, at = 0, best = 0;
	int row, found = -1;

	for (i = from; i < end; i++) {
		if ((row = metric_phrase(m, lx, i, end, &len)) < 0)
			continue;
		if (len > best) {
			best = len;
			found = row;
			at = i;
		}
		i += len - 1;
	}
	if (found < 0 || metric_role(m, found) == METRICS_ROLE_VERB)
		return 0;
	for (i = from; i < end; i++)
		if ((i < at || i >= at + best) &&
		    (!says_nothing(m, lx, i) ||
			(metric_role(m, found) == METRICS_ROLE_WEAK &&
			    lx->word[i] != 0)))
			return 0;
	return metric_of(m, found, unit);
}

size_t
metric_parts(const struct metrics *m, int id, struct metric_part *p, size_t cap)
{
	struct span rest = m->id[id].sum, w;
	bool minus = false;
	size_t n = 0;

	while ((w = word_of(&rest)).n > 0 && n < cap) {
		if (w.n == 1 && (w.p[0] == '+' || w.p[0] == '-')) {
			minus = w.p[0] == '-';
			continue;
		}
		p[n].id = metric_find(m, w);
		p[n].minus = minus;
		n += p[n].id != 0;
	}
	return n;
}

bool
metric_ratio(const struct metrics *m, int id, int *num, int *den)
{
	struct span rest = m->id[id].ratio, w;

	*num = metric_find(m, word_of(&rest));
	w = word_of(&rest); /* the stroke */
	*den = metric_find(m, word_of(&rest));
	return w.n == 1 && *num != 0 && *den != 0;
}
