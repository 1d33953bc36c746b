/* Units and scales of rows. */
#include "core/chr.h"
#include "table/factmemo.h"
#include "table/factname.h"

/* Does S speak of an amount a share (1), of a number of shares (2)? */
static int
find_shares(const struct facts *f, struct span s)
{
	const struct tab *tab = f->tab;
	const struct unit_words_row *rows;
	uint32_t id[LABEL_WORDS + 1];
	struct span at[LABEL_WORDS];
	size_t i, n, nrow, per = SIZE_MAX;
	bool apiece = false, number = false;
	unsigned bits = facts_row_words(f, s);
	int row;

	rows = tab_rows(tab, TAB_UNIT_WORDS, &nrow);
	n = label_words(tab, s, id, at);
	for (i = 0; i < n; i++) {
		row = tab_at(
		    tab, tab_step(tab, tab_root(tab, TAB_UNIT_WORDS), id[i]));
		if (id[i] == 0 || row < 0)
			continue;
		if (rows[row].kind == UNIT_WORDS_KIND_EXCEPT)
			break;
		if (rows[row].kind == UNIT_WORDS_KIND_APIECE)
			apiece = true;
		else if (rows[row].kind == UNIT_WORDS_KIND_PER)
			per = i;
		else if (rows[row].kind == UNIT_WORDS_KIND_SHARE) {
			if (per != SIZE_MAX && i - per <= 3)
				apiece = true;
			else if (at[i].p[at[i].n - 1] == 's' ||
				 at[i].p[at[i].n - 1] == 'S')
				number = true;
			per = SIZE_MAX;
		}
	}
	if (number && (bits & 1u << ROW_WORDS_KIND_PAR) == 0 &&
	    (bits & (1u << ROW_WORDS_KIND_WITH | 1u << ROW_WORDS_KIND_AVERAGE |
			1u << ROW_WORDS_KIND_BASIC |
			1u << ROW_WORDS_KIND_DILUTED)) != 0)
		return 2;
	return apiece ? 1 : 0;
}

/* The same, remembered. */
static int
shares(const struct facts *f, struct span s)
{
	struct fact_memo *m;

	if (s.n == 0)
		return 0;
	m = facts_memo(f, s);
	if ((m->known & MEMO_SHARES) == 0)
		m->shares = (uint8_t)find_shares(f, s);
	m->known |= MEMO_SHARES;
	return m->shares;
}

/* What the figures of row R look like. */
struct look {
	unsigned num, percent, decimals, max_decimals, nil, points;
	unsigned days, times;
	bool cur, scaled;
};

static struct look
look(const struct facts *f, const struct row *r)
{
	struct look l = { 0 };
	const struct cellval *v;
	unsigned k;

	for (k = 0; k < r->ncell; k++) {
		v = &r->cell[k].p->v;
		if (f->col[r->cell[k].col].change ||
		    f->col[r->cell[k].col].units.percent)
			continue;
		l.nil += v->kind == CELL_NIL;
		l.percent += v->kind != CELL_NONE && v->mark == MARK_PERCENT;
		if (v->kind != CELL_NUM)
			continue;
		l.num++;
		l.points += v->mark == MARK_POINTS;
		l.days += v->mark == MARK_DAYS;
		l.times += v->mark == MARK_TIMES;
		l.decimals += v->decimals > 0 && v->mark == MARK_PLAIN &&
			      !v->scaled;
		l.cur = l.cur || v->cur[0] != '\0';
		l.scaled = l.scaled || v->scaled;
		if (v->decimals > l.max_decimals)
			l.max_decimals = v->decimals;
	}
	return l;
}

/* Does the label S speak of days first or last, no figure before them ("Days
 * sales outstanding", "Inventories (days)")? */
static bool
of_days(const struct facts *f, struct span s)
{
	uint32_t id[LABEL_WORDS + 1];
	struct span at[LABEL_WORDS];
	size_t n = label_words(f->tab, s, id, at);

	if (n == 0)
		return false;
	if ((facts_row_words(f, at[0]) & 1u << ROW_WORDS_KIND_DAYS) != 0)
		return true;
	return (facts_row_words(f, at[n - 1]) & 1u << ROW_WORDS_KIND_DAYS) !=
		   0 &&
	       n > 1 && !chr_digit(at[n - 2].p[0]);
}

/* The noun that a count counts: the last word before a bracket, singular. */
static struct span
noun(struct arena *a, struct span s)
{
	size_t i = 0, from;

	while (i < s.n && s.p[i] != '(' && s.p[i] != ',')
		i++;
	while (i > 0 && (s.p[i - 1] == ' ' || s.p[i - 1] == ':'))
		i--;
	s.n = i;
	for (from = i; from > 0 && s.p[from - 1] != ' ';)
		from--;
	s = span_lower(a, span_sub(s, from, s.n));
	if (s.n > 2 && s.p[s.n - 1] == 's' && s.p[s.n - 2] != 's')
		s.n--;
	return s;
}

/* The scale of a row of known unit: of its label U, its section UNDER, or the
 * table. */
static void
set_scale(const struct facts *f, struct fact_row *row, const struct units *u,
    const struct units *under)
{
	if (row->unit == FACT_SHARES)
		row->scale = f->units.has_shares ? f->units.shares : row->scale;
	if (under->has_scale)
		row->scale = under->scale;
	if (u->has_scale)
		row->scale = u->scale;
	if (row->unit == FACT_PER_SHARE || row->unit == FACT_PERCENT ||
	    row->unit == FACT_DAYS || row->unit == FACT_TIMES)
		row->scale = 0;
}

/* Sets the unit of ROW from the marks of its figures L and the words of its
 * label, whose units are U; OWN: it speaks of shares. False: neither tell. */
static bool
marked(struct facts *f, const struct row *r, struct fact_row *row,
    const struct look *l, const struct units *u, int own)
{
	unsigned bits = row->bits;

	if (l->days > 0 || l->times > 0)
		row->unit = l->days > 0 ? FACT_DAYS : FACT_TIMES;
	else if ((bits & 1u << ROW_WORDS_KIND_RATIO) != 0 && !l->cur &&
		 l->percent == 0)
		row->unit = FACT_TIMES;
	else if ((bits & 1u << ROW_WORDS_KIND_DAYS) != 0 && !l->cur &&
		 l->percent == 0 && of_days(f, r->label))
		row->unit = FACT_DAYS;
	else if ((l->percent > 0 && l->percent * 2 >= l->num) ||
		 (l->num > 0 && u->percent && !l->cur) ||
		 (l->num > 0 && l->num == l->decimals && !l->cur && own == 0 &&
		     r->label.n > 0 &&
		     memchr(r->label.p, '%', r->label.n) != NULL) ||
		 ((bits & 1u << ROW_WORDS_KIND_PERCENT) != 0 && !l->cur &&
		     l->num == l->decimals))
		row->unit = FACT_PERCENT;
	else if ((bits & 1u << ROW_WORDS_KIND_COUNT) != 0 && !l->cur) {
		row->unit = FACT_COUNT;
		row->scale = 0;
		row->noun = noun(f->t->arena, r->label);
	} else
		return false;
	return true;
}

void
facts_row_unit(struct facts *f, struct table *t, size_t i)
{
	const struct row *r = &t->row[i];
	const struct fact_row *prev = i > 0	 ? &f->row[i - 1]
				      : t->again ? &f->tail
						 : NULL;
	struct fact_row *row = &f->row[i];
	struct look l = look(f, r);
	struct units u, under;
	unsigned bits = facts_row_words(f, r->label);
	int own = shares(f, r->label), sect = shares(f, r->under);

	*row = (struct fact_row){ .decimals = (uint8_t)l.max_decimals,
		.bits = bits };
	row->begins = (bits & 1u << ROW_WORDS_KIND_BEGIN) != 0;
	row->ends = (bits & 1u << ROW_WORDS_KIND_END) != 0;
	unit_read(f->tab, r->label, false, &u);
	unit_read(f->tab, r->under, false, &under);
	row->scale = f->units.has_scale ? f->units.scale : 0;
	if (marked(f, r, row, &l, &u, own))
		;
	else if (own == 2 || (own == 0 && sect == 2))
		row->unit = FACT_SHARES;
	else if ((own == 1 || sect == 1) &&
		 (l.num == 0 || l.decimals > 0 || l.cur || own == 1))
		row->unit = FACT_PER_SHARE;
	else if (prev != NULL && own == 0 && sect == 1 &&
		 prev->unit == FACT_SHARES)
		row->unit = FACT_SHARES;
	else if (prev != NULL && prev->unit == FACT_PER_SHARE &&
		 cellval_dash(r->label, 0) > 0)
		row->unit = FACT_PER_SHARE;
	else if (prev != NULL && prev->unit == FACT_PER_SHARE && !l.cur &&
		 (l.num == 0 ||
		     (l.num == l.decimals && l.max_decimals == prev->decimals &&
			 r->under.n == 0)))
		row->unit = FACT_PER_SHARE;
	else if (l.num == 0 && prev != NULL && !l.cur &&
		 prev->unit == FACT_PERCENT)
		row->unit = FACT_PERCENT;
	else if (!l.cur && facts_counts(f, r, row))
		;
	else if (l.cur && l.num == l.decimals && l.max_decimals == 2 &&
		 row->scale == 3 && prev != NULL &&
		 (prev->decimals == 0 || prev->scale == 0))
		row->scale = 0; /* "$41.20" among thousands */
	set_scale(f, row, &u, &under);
	if (l.num == 0 && prev != NULL && prev->unit == row->unit)
		row->decimals = prev->decimals;
}
