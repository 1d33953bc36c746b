/* Units and scales that titles, headings and labels state. */
#include "table/unit.h"

/* The currency whose sign stands in S, into CUR. */
static void
sign(const struct tab *tab, struct span s, char cur[4])
{
	const struct cell_units_row *rows;
	size_t i, n, len;
	uint32_t w;
	int row;

	rows = tab_rows(tab, TAB_CELL_UNITS, &n);
	for (i = 0; i < s.n; i++) {
		len = s.p[i] == '$'		      ? 1
		      : (unsigned char)s.p[i] == 0xC2 ? 2
		      : (unsigned char)s.p[i] == 0xE2 ? 3
						      : 0;
		if (len == 0 || i + len > s.n)
			continue;
		if ((w = tab_word(tab, s.p + i, len)) == 0)
			continue;
		row = tab_at(
		    tab, tab_step(tab, tab_root(tab, TAB_CELL_UNITS), w));
		if (row >= 0 && rows[row].kind == CELL_UNITS_KIND_CURRENCY) {
			memcpy(cur, rows[row].iso, 3);
			return;
		}
	}
}

/* What is being read of one text. */
struct state {
	const struct tab *tab;
	struct units *u;
	struct span s;
	bool except, share, per, bracket, in;
};

/* A scale EXP: of shares, if they were named last, else of amounts. */
static void
scale(struct state *st, int exp)
{
	struct units *u = st->u;

	if (st->share && (st->except || u->has_scale)) {
		u->has_shares = true;
		u->shares = exp;
	} else if (!u->has_scale) {
		u->has_scale = true;
		u->scale = exp;
	}
	st->in = false;
}

/* One word of the text, of kind ROW. */
static void
word(struct state *st, const struct unit_words_row *row, struct span at)
{
	size_t from = (size_t)(at.p - st->s.p);
	char before = from > 0 ? st->s.p[from - 1] : ' ';

	switch (row->kind) {
	case UNIT_WORDS_KIND_SCALE:
		if (before == ',')
			break; /* of a figure */
		scale(st, (int)row->exp);
		break;
	case UNIT_WORDS_KIND_ALONE:
		if (before == '$' || before == '(' || st->in ||
		    (unsigned char)before >= 0x80)
			scale(st, (int)row->exp);
		break;
	case UNIT_WORDS_KIND_EXCEPT:
		st->except = true;
		st->share = false;
		break;
	case UNIT_WORDS_KIND_PER:
		st->per = true;
		break;
	case UNIT_WORDS_KIND_SHARE:
		if (!st->per) {
			st->share = true;
			if (st->except && !st->u->has_shares) {
				st->u->has_shares = true;
				st->u->shares = 0;
			}
		}
		st->per = false;
		break;
	case UNIT_WORDS_KIND_MONEY:
		if (row->iso[0] != '\0')
			memcpy(st->u->cur, row->iso, 3);
		if (!st->except)
			st->share = false;
		break;
	case UNIT_WORDS_KIND_IN:
		st->in = true;
		break;
	default:
		break;
	}
}

/* The currency of which ID is the code ("EUR"), into CUR. */
static void
code(const struct tab *tab, uint32_t id, char cur[4])
{
	const struct cell_units_row *rows;
	size_t n;
	int row;

	if (id == 0)
		return;
	rows = tab_rows(tab, TAB_CELL_UNITS, &n);
	row = tab_at(tab, tab_step(tab, tab_root(tab, TAB_CELL_UNITS), id));
	if (row >= 0 && rows[row].kind == CELL_UNITS_KIND_CURRENCY)
		memcpy(cur, rows[row].iso, 3);
}

/* Reads one bracket, or the whole text. */
static void
part(const struct tab *tab, struct span s, struct units *u)
{
	struct state st = { .tab = tab, .u = u, .s = s };
	const struct unit_words_row *rows;
	uint32_t id[LABEL_WORDS + 1];
	struct span at[LABEL_WORDS];
	size_t i, n, len, nrow;
	int row;

	rows = tab_rows(tab, TAB_UNIT_WORDS, &nrow);
	n = label_words(tab, s, id, at);
	for (i = 0; i < n; i += len) {
		row = tab_longest(tab, TAB_UNIT_WORDS, id + i, n - i, &len);
		if (row >= 0) {
			word(&st, &rows[row], at[i]);
			continue;
		}
		len = 1;
		code(tab, id[i], u->cur);
	}
	if (u->cur[0] == '\0' && u->has_scale)
		sign(tab, s, u->cur);
	u->percent = u->percent || (s.n > 0 && memchr(s.p, '%', s.n) != NULL);
}

void
unit_read(const struct tab *tab, struct span s, bool whole, struct units *u)
{
	size_t i, from;

	*u = (struct units){ 0 };
	if (whole) {
		part(tab, s, u);
		return;
	}
	if (s.n == 0 || memchr(s.p, '(', s.n) == NULL)
		return;
	for (i = 0; i < s.n; i++) {
		if (s.p[i] != '(')
			continue;
		for (from = ++i; i < s.n && s.p[i] != ')' && s.p[i] != '(';)
			i++;
		part(tab, span_sub(s, from, i), u);
	}
}
