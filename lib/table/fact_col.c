/* What the columns of a table say: times, changes, percentages. */
#include "core/chr.h"
#include "table/block.h"
#include "table/factmemo.h"

#define SPELL 256 /* bytes of a heading that is spelled anew */

/* Two digits at S[I], no more after them but a letter that says whether they
 * are actual or expected: where that ends, else 0. */
static size_t
short_year(struct span s, size_t i)
{
	size_t end = i + 2;

	if (end > s.n || !chr_digit(s.p[i]) || !chr_digit(s.p[i + 1]))
		return 0;
	if (end < s.n && (s.p[end] == 'A' || s.p[end] == 'E'))
		end++;
	return end == s.n || s.p[end] == ' ' || s.p[end] == ')' ? end : 0;
}

/* Do the bytes before S[I] end in a quarter, "Q3", "3Q"? */
static bool
after_quarter(struct span s, size_t i)
{
	char a, b;

	if (i < 2 || (i > 2 && s.p[i - 3] != ' ' && s.p[i - 3] != '('))
		return false;
	a = s.p[i - 2];
	b = s.p[i - 1];
	return ((a | 32) == 'q' && b >= '1' && b <= '4') ||
	       ((b | 32) == 'q' && a >= '1' && a <= '4');
}

/* Do the bytes before S[I] end in a month, no day before it? */
static bool
after_month(const struct tab *tab, struct span s, size_t i)
{
	char low[12];
	size_t k, from = i;
	uint32_t w;

	while (from > 0 && chr_letter(s.p[from - 1]))
		from--;
	if (i - from > sizeof(low) || (from > 0 && s.p[from - 1] == '-'))
		return false;
	for (k = from; k < i; k++)
		low[k - from] = (char)(s.p[k] | 32);
	w = tab_word(tab, low, i - from);
	return w != 0 && (tab_starts(tab, w) & UINT64_C(1) << TAB_MONTHS) != 0;
}

/* S with the years of "Q3 24", "Sep-24" and "2024A" written as the grammar
 * reads them, in TEXT; S itself where nothing is to be changed. */
static struct span
spelled(const struct tab *tab, struct span s, char text[SPELL])
{
	size_t i, n = 0, end;
	bool changed = false;

	if (s.n > SPELL / 2)
		return s;
	for (i = 0; i < s.n; i++) {
		if ((s.p[i] == ' ' || s.p[i] == '-') &&
		    (end = short_year(s, i + 1)) > 0 &&
		    (after_quarter(s, i) ||
			(s.p[i] == '-' && after_month(tab, s, i)))) {
			text[n++] = ' ';
			text[n++] = s.p[i + 1] < '7' ? '2' : '1';
			text[n++] = s.p[i + 1] < '7' ? '0' : '9';
			text[n++] = s.p[i + 1];
			text[n++] = s.p[i + 2];
			i = end - 1;
			changed = true;
		} else if ((s.p[i] == 'A' || s.p[i] == 'E') && i > 1 &&
			   chr_digit(s.p[i - 1]) && chr_digit(s.p[i - 2]) &&
			   (i + 1 == s.n || s.p[i + 1] == ' '))
			changed = true;
		else if (s.p[i] == '%' || s.p[i] == '$')
			changed = true; /* no part of a time */
		else
			text[n++] = s.p[i];
	}
	return changed ? (struct span){ text, n } : s;
}

bool
facts_period(struct facts *f, struct span s, struct when *w)
{
	struct fact_memo *m;
	char text[SPELL];

	if (s.n == 0)
		return false;
	m = facts_memo(f, s);
	if ((m->known & MEMO_TIME) == 0) {
		lex_text(&f->lex, f->tab, spelled(f->tab, s, text));
		m->timed = when_head_raw(&f->when, &f->lex, &m->time);
		m->known |= MEMO_TIME;
	}
	if (!m->timed)
		return false;
	*w = (struct when){ 0 };
	when_resolve(&f->when, &m->time, w);
	return true;
}

/* Does the heading S say that its column compares two others? */
static bool
compares(const struct tab *tab, struct span s)
{
	const struct head_words_row *rows;
	uint32_t id[LABEL_WORDS + 1];
	size_t i, n, len, nrow;
	int row;

	rows = tab_rows(tab, TAB_HEAD_WORDS, &nrow);
	n = label_words(tab, s, id, NULL);
	for (i = 0; i < n; i++) {
		row = tab_longest(tab, TAB_HEAD_WORDS, id + i, n - i, &len);
		if (row >= 0 && rows[row].kind == HEAD_WORDS_KIND_CHANGE)
			return true;
	}
	return false;
}

/* Does a heading say a day and, beside it, a bare year ("2024-12-31 > 2024/Semi
 * annual")? Then it tells no length. */
static bool
bare_year(const struct when *w)
{
	return w->date.month != 0 && w->p.kind == PERIOD_YEAR &&
	       (w->flags & WHEN_FISCAL) == 0 && w->raw.unit == 0 &&
	       w->raw.months == 0 && w->raw.weeks == 0;
}

/* Does the period that a heading names end on the day that it says? */
static bool
agrees(const struct facts *f, const struct when *w)
{
	return w->date.year == 0 || !period_known(w->p) ||
	       period_eq(
		   calendar_quarter(&f->when.cal, w->date), period_last(w->p));
}

/* Reads the time that S, a heading, tells: false for none. */
static bool
read_time(struct facts *f, struct span s, struct fact_col *col)
{
	struct when w;

	if (!facts_period(f, s, &w))
		return false;
	col->dated = true;
	col->change = (w.flags & WHEN_VS) != 0;
	col->flow = w.kind == WHEN_PERIOD;
	col->p = w.p;
	col->known = period_known(w.p) && !col->change && agrees(f, &w) &&
		     !bare_year(&w) &&
		     (w.flags & (WHEN_NO_END | WHEN_ENDED)) !=
			 (WHEN_NO_END | WHEN_ENDED);
	return true;
}

/* Reads what column C says: period, basis, units. */
static void
read_column(struct facts *f, struct table *t, unsigned c)
{
	struct fact_col *col = &f->col[c];
	struct span head = t->col[c].head;
	struct fact_head *m = facts_head(f, head);
	const char *bracket;

	*col = (struct fact_col){ 0 };
	if (m != NULL && m->read) {
		*col = m->col;
		return;
	}
	col->units = facts_units(f, head);
	if (read_time(f, head, col)) {
		/* "FY 2025 Guidance (as of July 24, 2025)" */
		bracket = memchr(head.p, '(', head.n);
		if (!col->known && !col->change && bracket != NULL)
			(void)read_time(f,
			    span_sub(head, 0, (size_t)(bracket - head.p)), col);
	} else if (compares(f->tab, head))
		col->change = true;
	if (facts_says(f, head, STATEMENTS_KIND_NONGAAP))
		col->basis = BASIS_NON_GAAP;
	else if (facts_says(f, head, STATEMENTS_KIND_GAAP))
		col->basis = BASIS_GAAP;
	if (m != NULL) {
		m->read = true;
		m->col = *col;
	}
}

/* A period for the columns that have none: of the label heading or the title.
 */
static void
inherit_period(struct facts *f, struct table *t)
{
	struct when w;
	unsigned c;
	bool some = false;

	for (c = 0; c < t->ncol; c++)
		some = some || f->col[c].known;
	if (some ||
	    (!facts_period(f, t->stub, &w) && !facts_period(f, t->title, &w)) ||
	    !period_known(w.p))
		return;
	for (c = 0; c < t->ncol; c++) {
		if (f->col[c].change ||
		    (f->col[c].dated && period_known(f->col[c].p)))
			continue;
		f->col[c].p = w.p;
		f->col[c].flow = w.kind == WHEN_PERIOD;
		f->col[c].known = true;
	}
}

/* A title that ends in a length of time ("Nine Months Ended") over columns
 * that are days: the columns are such lengths. */
static void
length_of_title(struct facts *f, struct table *t)
{
	struct span all;
	struct when w;
	unsigned c;

	for (c = 0; c < t->ncol; c++)
		if (!f->col[c].flow && !f->col[c].change)
			break;
	if (c == t->ncol)
		return;
	if (!facts_period(f, t->title, &w) || w.kind != WHEN_PERIOD ||
	    (w.flags & WHEN_NO_END) == 0)
		return;
	for (c = 0; c < t->ncol; c++) {
		if (f->col[c].flow || f->col[c].change)
			continue;
		all = span_join(t->arena, t->title, " > ", t->col[c].head);
		if (facts_period(f, all, &w) && period_known(w.p)) {
			f->col[c].p = w.p;
			f->col[c].known = f->col[c].flow = true;
		}
	}
}

/* Columns of changes whose figures are percentages, some without the sign. */
static void
percents(struct facts *f, const struct table *t)
{
	const struct cellval *v;
	const struct cell *c;
	unsigned k;
	size_t i;

	for (i = 0; i < t->nrow; i++)
		for (k = 0; k < t->row[i].ncell; k++) {
			c = &t->row[i].cell[k];
			if (f->col[c->col].change &&
			    c->p->v.mark == MARK_PERCENT)
				f->col[c->col].percents = true;
		}
	for (i = 0; i < t->nrow; i++)
		for (k = 0; k < t->row[i].ncell; k++) {
			c = &t->row[i].cell[k];
			v = &c->p->v;
			if (v->cur[0] != '\0' || v->scaled ||
			    (v->mark == MARK_PLAIN && v->decimals > 1))
				f->col[c->col].percents = false;
		}
}

/* Columns that hold percentages alone, beside some that have none. */
static void
percent_columns(struct facts *f, const struct table *t)
{
	unsigned *num = arena_zero(t->arena, t->ncol, 2 * sizeof(*num));
	unsigned *pct = num + t->ncol, k, c;
	const struct cellval *v;
	bool none = false;
	size_t i;

	for (i = 0; i < t->nrow; i++)
		for (k = 0; k < t->row[i].ncell; k++) {
			v = &t->row[i].cell[k].p->v;
			c = t->row[i].cell[k].col;
			num[c] += v->kind == CELL_NUM;
			pct[c] += v->kind == CELL_NUM &&
				  v->mark == MARK_PERCENT;
		}
	for (c = 0; c < t->ncol; c++)
		none = none || (!f->col[c].change && num[c] > 1 && pct[c] == 0);
	for (c = 0; none && c < t->ncol; c++)
		if (!f->col[c].change && num[c] > 1 && pct[c] == num[c])
			f->col[c].units.percent = true;
}

/* A column of percentages without a time is of the time of the one before. */
static void
shares_before(struct facts *f, const struct table *t)
{
	struct fact_col *col;
	unsigned c;

	for (c = 1; c < t->ncol; c++) {
		col = &f->col[c];
		if (col->dated || col->change || !col->units.percent ||
		    !f->col[c - 1].known)
			continue;
		col->p = f->col[c - 1].p;
		col->flow = f->col[c - 1].flow;
		col->known = true;
	}
}

/* Columns between a GAAP and a non-GAAP one lead from one to the other: they
 * have no metric. */
static void
steps(struct facts *f, const struct table *t)
{
	unsigned c, k, from = UINT32_MAX;

	for (c = 0; c < t->ncol; c++) {
		if (f->col[c].basis == BASIS_GAAP)
			from = c;
		else if (f->col[c].basis == BASIS_NON_GAAP &&
			 from != UINT32_MAX) {
			for (k = from + 1; k < c; k++)
				f->col[k].step = f->col[k].basis == BASIS_NONE;
			from = UINT32_MAX;
		}
	}
}

void
facts_columns(struct facts *f, struct table *t)
{
	unsigned c;

	for (c = 0; c < t->ncol; c++)
		read_column(f, t, c);
	length_of_title(f, t);
	inherit_period(f, t);
	percents(f, t);
	percent_columns(f, t);
	shares_before(f, t);
	steps(f, t);
}

void
facts_times(struct facts *f, struct table *t)
{
	struct when w;
	unsigned c;
	size_t i;

	for (c = 0; c < t->ncol &&
		    (f->col[c].known || f->col[c].dated || f->col[c].change);
	     c++)
		continue;
	for (i = 0; c < t->ncol && i < t->nrow; i++) {
		if (i > 0 && t->row[i].under.p == t->row[i - 1].under.p)
			f->row[i].p = f->row[i - 1].p;
		else if (t->row[i].under.n > 0 &&
			 block_head_words(f->tab, t->row[i].under) &&
			 facts_period(f, t->row[i].under, &w) &&
			 (w.flags & WHEN_VS) == 0)
			f->row[i].p = w.p;
	}
}
