/* Output of tx-speakers: rows with six columns more, or the roster. */
#include "speakers/tell.h"

/* Texts of enum turn_side. */
static const char *const side_text[] = { "", "company", "analyst", "operator",
	"other" };

/* Appends TAB and S. */
static void
field(struct buf *b, struct span s)
{
	buf_c(b, '\t');
	buf_span(b, s);
}

/* Appends TAB and V, nothing for 0. */
static void
count(struct buf *b, uint64_t v)
{
	buf_c(b, '\t');
	if (v > 0)
		buf_u64(b, v);
}

/* Fills B with the columns of turn U; NULL for none. */
static void
columns(struct buf *b, const struct talk *t, const struct talk_turn *u)
{
	const struct person *q;

	buf_clear(b);
	if (u == NULL) {
		buf_str(b, "\t\t\t\t\t\t");
		return;
	}
	count(b, u->no);
	count(b, u->exch);
	if (u->form == NULL) {
		buf_str(b, "\t\t\t\t");
		return;
	}
	q = &t->people.person[u->form->person];
	field(b, q->name);
	field(b, q->title);
	field(b, q->firm);
	field(b, span_of(side_text[q->side]));
}

/* Writes the rows from byte AT up to END, each with the columns MORE. */
static void
rows(struct talk *t, size_t at, size_t end, const struct buf *more)
{
	const char *p = t->rows.p + at, *stop = t->rows.p + end, *lf;

	for (; p < stop; p = lf + 1) {
		lf = memchr(p, '\n', (size_t)(stop - p));
		if (lf == NULL)
			return;
		out_span(t->out, (struct span){ p, (size_t)(lf - p) });
		out_span(t->out, buf_view(more));
		out_end(t->out);
	}
}

/* Adds the words of turn U to those of its spelling. */
static void
count_words(const struct talk *t, const struct talk_turn *u)
{
	struct talk_row r;
	size_t at = u->at, i;

	while (u->form != NULL && talk_next(t, &at, u->end, &r)) {
		if (!span_eq(r.kind, SPAN("sentence")) &&
		    !span_eq(r.kind, SPAN("bullet")))
			continue;
		for (i = 0; i < r.text.n; i++)
			if (r.text.p[i] != ' ' &&
			    (i == 0 || r.text.p[i - 1] == ' '))
				u->form->words++;
	}
}

void
tell_rows(struct talk *t)
{
	struct buf none = { 0 }, b = { 0 };
	size_t i, at = 0;

	columns(&none, t, NULL);
	for (i = 0; i < t->nturn; i++) {
		const struct talk_turn *u = &t->turn[i];

		if (t->roster) {
			count_words(t, u);
			continue;
		}
		rows(t, at, u->at, &none);
		columns(&b, t, u);
		rows(t, u->at, u->end, &b);
		at = u->end;
	}
	if (!t->roster)
		rows(t, at, t->rows.n, &none);
	buf_free(&none);
	buf_free(&b);
}

/* Writes the other spellings of Q, each once, "; " between. */
static void
aliases(struct out *o, const struct person *q)
{
	const struct people_form *f, *g;
	bool any = false;
	unsigned n = 0;

	for (f = q->form; f != NULL && n < 64; f = f->peer, n++) {
		for (g = q->form; g != f; g = g->peer)
			if (span_eq(g->name, f->name))
				break;
		if (g != f || span_eq(f->name, q->name) || f->name.n == 0)
			continue;
		if (any)
			out_str(o, "; ");
		out_span(o, f->name);
		any = true;
	}
}

void
tell_roster(struct talk *t)
{
	const struct people_form *f;
	struct out *o = t->out;
	uint64_t words;
	size_t i;

	for (i = 0; i < t->people.nperson; i++) {
		const struct person *q = &t->people.person[i];

		if (q->turns == 0)
			continue;
		for (words = 0, f = q->form; f != NULL; f = f->peer)
			words += f->words;
		out_span(o, buf_view(&t->doc));
		out_tab(o);
		out_span(o, q->name);
		out_tab(o);
		out_span(o, q->title);
		out_tab(o);
		out_span(o, q->firm);
		out_tab(o);
		out_str(o, side_text[q->side]);
		out_tab(o);
		aliases(o, q);
		out_tab(o);
		out_u64(o, q->turns);
		out_tab(o);
		out_u64(o, words);
		out_tab(o);
		out_u64(o, q->form->line);
		out_tab(o);
		out_u64(o, q->form->col);
		out_end(o);
	}
}
