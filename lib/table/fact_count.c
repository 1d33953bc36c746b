/* Rows that count something: stores, trips, subscribers. */
#include "table/factname.h"

/* Is the word ID one after which a label names no more ("open at", "by")? */
static bool
stops(const struct tab *tab, uint32_t id)
{
	const struct stub_words_row *rows;
	size_t n;
	int row;

	if (id == 0)
		return false;
	rows = tab_rows(tab, TAB_STUB_WORDS, &n);
	row = tab_at(tab, tab_step(tab, tab_root(tab, TAB_STUB_WORDS), id));
	return row >= 0 && rows[row].kind == STUB_WORDS_KIND_ENDS;
}

/* Is S, a title or a label over rows, of a metric of money? */
static bool
of_money(struct facts *f, struct span s)
{
	struct span scope;

	return s.n > 0 &&
	       facts_name(f, facts_unowned(f, s), FACT_MONEY, &scope) > 0;
}

bool
facts_counts(struct facts *f, const struct row *r, struct fact_row *row)
{
	const struct row_counts_row *rows;
	uint32_t id[LABEL_WORDS + 1];
	size_t i, n, len, nrow;
	int at, found = -1;

	if ((row->bits & FACT_COUNTED) == 0 || f->kind != TABLE_OTHER ||
	    facts_has(row->bits, ROW_WORDS_KIND_AVERAGE) ||
	    f->title_metric != 0 || of_money(f, r->label) ||
	    of_money(f, r->under))
		return false;
	rows = tab_rows(f->tab, TAB_ROW_COUNTS, &nrow);
	n = label_words(f->tab, r->label, id, NULL);
	for (i = 0; i < n && (i == 0 || !stops(f->tab, id[i])); i += len) {
		at = tab_longest(f->tab, TAB_ROW_COUNTS, id + i, n - i, &len);
		if (at < 0)
			len = 1;
		else
			found = at;
	}
	if (found < 0)
		return false;
	row->unit = FACT_COUNT;
	row->noun = span_of(rows[found].noun);
	if (rows[found].kind == ROW_COUNTS_KIND_PLACE || f->lent)
		row->scale = 0;
	return true;
}
