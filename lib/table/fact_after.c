/* What other rows of a table tell of a row's metric. */
#include "table/factname.h"

#define ROWS 2000 /* rows of a table that is searched for segments */

/* Rows that lead from GAAP to another measure have no metric. */
static void
adjustment(struct facts *f, size_t i)
{
	struct fact_row *row = &f->row[i];
	const struct fact_rules_row *r = facts_rules(f, row->metric);
	unsigned bits = row->bits;
	size_t j;

	if (row->metric == 0 || row->basis != BASIS_NONE)
		return;
	for (j = 0; j < f->t->nrow; j++)
		if (f->row[j].metric == row->metric && j != i &&
		    f->row[j].basis == BASIS_NON_GAAP &&
		    !facts_has(bits, ROW_WORDS_KIND_MINUS))
			return;
	if ((r != NULL && r->adjusts != 0) ||
	    facts_has(bits, ROW_WORDS_KIND_MINUS))
		row->metric = 0;
}

/* Income of other owners: then plain net income is not the company's, and
 * plain equity neither. */
static void
minority(struct facts *f, struct table *t)
{
	int net = metric_find(f->metrics, SPAN("net-income"));
	int equity = metric_find(f->metrics, SPAN("stockholders-equity"));
	bool other = false;
	unsigned bits;
	size_t i;

	for (i = 0; i < t->nrow; i++)
		other = other || f->row[i].owned ||
			facts_has(f->row[i].bits, ROW_WORDS_KIND_MINORITY);
	if (f->kind == TABLE_OPERATIONS && other)
		f->minority = true;
	for (i = 0; i < t->nrow; i++) {
		bits = f->row[i].bits;
		if (facts_has(bits, ROW_WORDS_KIND_MINORITY))
			f->row[i].metric = 0;
		else if (f->row[i].metric == net && f->minority &&
			 !facts_has(bits, ROW_WORDS_KIND_OWNER) &&
			 f->kind != TABLE_RECON)
			f->row[i].metric = 0;
		else if (f->row[i].metric == equity && other &&
			 f->kind == TABLE_BALANCE && t->row[i].total &&
			 !f->row[i].owned)
			f->row[i].metric = 0;
	}
}

/* Net interest and other income is one row; gross ones, and one of several,
 * are not it. */
static void
interest(struct facts *f, struct table *t)
{
	int id = metric_find(f->metrics, SPAN("interest-and-other-income"));
	unsigned bits, n = 0;
	size_t i;

	for (i = 0; i < t->nrow; i++) {
		bits = f->row[i].bits;
		n += facts_has(bits, ROW_WORDS_KIND_INTEREST) &&
		     f->row[i].basis != BASIS_NON_GAAP &&
		     f->row[i].unit == FACT_MONEY;
	}
	for (i = 0; i < t->nrow; i++) {
		bits = f->row[i].bits;
		if (f->row[i].metric != id ||
		    facts_has(bits, ROW_WORDS_KIND_TOTAL))
			continue;
		if (facts_has(bits, ROW_WORDS_KIND_INTEREST)
			? n > 1 && !facts_has(bits, ROW_WORDS_KIND_NET)
			: n > 0)
			f->row[i].metric = 0;
	}
}

/* S as the name of a part of the company: without "segment" at its end; the
 * company itself is none. */
static struct span
segment(struct facts *f, struct span s)
{
	const struct row_words_row *rows;
	uint32_t id[LABEL_WORDS + 1];
	struct span at[LABEL_WORDS];
	size_t n, len, nrow;
	int row;

	rows = tab_rows(f->tab, TAB_ROW_WORDS, &nrow);
	n = label_words(f->tab, s, id, at);
	if (n == 0)
		return SPAN("");
	row = tab_longest(f->tab, TAB_ROW_WORDS, id, n, &len);
	if (row >= 0 && (rows[row].kind == ROW_WORDS_KIND_COMPANY ||
			    rows[row].kind == ROW_WORDS_KIND_TOTAL))
		return SPAN("");
	row = tab_longest(f->tab, TAB_ROW_WORDS, id + n - 1, 1, &len);
	if (n > 1 && row >= 0 && rows[row].kind == ROW_WORDS_KIND_SEGMENT)
		s.n = (size_t)(at[n - 2].p + at[n - 2].n - s.p);
	return facts_scope(f, s);
}

/* Does the metric of row I come again under another label, in a row of the
 * same label where SAME? */
static bool
again(const struct facts *f, const struct table *t, size_t i, bool same)
{
	const struct row *r = &t->row[i], *q;
	size_t j;

	for (j = 0; j < t->nrow; j++) {
		q = &t->row[j];
		if (j != i && q->under.n > 0 &&
		    f->row[j].metric == f->row[i].metric &&
		    f->row[j].unit == f->row[i].unit &&
		    !span_eq(q->under, r->under) &&
		    (!same || span_eq(facts_unshared(f, q->label),
				  facts_unshared(f, r->label))))
			return true;
	}
	return false;
}

/* Does a row beside row I, under the same label, name a part? */
static bool
of_part(const struct facts *f, const struct table *t, size_t i)
{
	size_t j;

	for (j = i; j-- > 0 && span_eq(t->row[j].under, t->row[i].under);)
		if (f->row[j].scope.n > 0)
			return true;
	for (j = i + 1;
	     j < t->nrow && span_eq(t->row[j].under, t->row[i].under); j++)
		if (f->row[j].scope.n > 0)
			return true;
	return false;
}

/* Metrics that come again under other labels are those of parts, and the
 * labels name the parts ("North America: Net sales"); "Operating loss" beside
 * "Net sales" is of the same part. */
static void
segments(struct facts *f, struct table *t)
{
	struct span own;
	size_t i;
	int pass;

	for (pass = 0; pass < 2; pass++)
		for (i = 0; i < t->nrow; i++)
			if (f->row[i].metric != 0 && t->row[i].under.n > 0 &&
			    f->row[i].scope.n == 0 &&
			    (pass == 0 || of_part(f, t, i)) &&
			    again(f, t, i, pass == 0) &&
			    facts_name(f, facts_unparted(f, t->row[i].under),
				f->row[i].unit, &own) <= 0)
				f->row[i].scope = segment(f, t->row[i].under);
}

void
facts_after(struct facts *f, struct table *t)
{
	size_t i;

	if (f->kind == TABLE_OTHER && t->nrow < ROWS)
		segments(f, t);
	minority(f, t);
	interest(f, t);
	for (i = 0; f->kind == TABLE_RECON && i < t->nrow; i++)
		adjustment(f, i);
}
