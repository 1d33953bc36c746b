/* Labels: those that wrap, and the sections they stand in. */
#include "table/block.h"

#define OPEN 16	  /* sections open at a time */
#define PAST 64	  /* sections remembered for their totals */
#define ACRONYM 5 /* bytes of "AWS", "EMEA" */
#define CENTRED 8 /* characters that a centred heading stands in */

/* A label that heads the rows after it. */
struct section {
	struct span text;
	struct span word[LABEL_WORDS];
	size_t nword;
	unsigned indent;
	bool caps, colon, shown;
	bool peer;	/* capitals in a row with labels in small letters */
	bool minus;	/* "Less:", "Add:" alone: ends with a total */
	unsigned cells; /* rows of figures since it opened */
	bool level;	/* one of them stood no deeper than it */
};

struct reader {
	struct block *b;
	struct table *t;
	struct section past[PAST];
	unsigned npast;
	unsigned open[OPEN]; /* indices of past */
	unsigned nopen;
	const struct row *last; /* row of figures before */
	bool indented;		/* the labels' indents tell something */
};

/* The kind of the stub word that S, a label, begins with; NWORD gets how many
 * words it has. */
static enum stub_words_kind
opening(const struct tab *tab, struct span s, size_t *nword)
{
	const struct stub_words_row *rows;
	uint32_t id[LABEL_WORDS + 1];
	size_t n, len;
	int row;

	*nword = 0;
	if (label_first(tab, s, id, NULL, 1) == 0 ||
	    (tab_starts(tab, id[0]) & UINT64_C(1) << TAB_STUB_WORDS) == 0)
		return STUB_WORDS_KIND_NONE;
	rows = tab_rows(tab, TAB_STUB_WORDS, &n);
	n = label_first(tab, s, id, NULL, 4);
	row = tab_longest(tab, TAB_STUB_WORDS, id, n, &len);
	*nword = row < 0 ? 0 : len;
	return row < 0 ? STUB_WORDS_KIND_NONE : rows[row].kind;
}

/* Does S, a label, not end here: a word such as "and", a comma, a dash, an
 * open parenthesis? */
static bool
goes_on(const struct tab *tab, struct span s)
{
	const struct stub_words_row *rows;
	uint32_t id[LABEL_WORDS + 1];
	size_t i, n;
	int depth = 0, row;
	char c;

	if (s.n == 0)
		return false;
	c = s.p[s.n - 1];
	if (c == ',' || c == '-' || c == '/' || c == '&')
		return true;
	for (i = 0; i < s.n; i++)
		depth += s.p[i] == '(' ? 1 : s.p[i] == ')' ? -1 : 0;
	if (depth > 0)
		return true;
	if (c == ':' || c == ';' || c == '.' || c == ')')
		return false;
	rows = tab_rows(tab, TAB_STUB_WORDS, &n);
	n = label_words(tab, s, id, NULL);
	if (n == 0 || id[n - 1] == 0)
		return false;
	row = tab_at(
	    tab, tab_step(tab, tab_root(tab, TAB_STUB_WORDS), id[n - 1]));
	return row >= 0 && rows[row].kind == STUB_WORDS_KIND_ENDS;
}

/* Does S go on with what stands before it? */
static bool
goes_with(const struct tab *tab, struct span s)
{
	size_t n;

	if (s.n == 0)
		return false;
	if ((s.p[0] >= 'a' && s.p[0] <= 'z') || s.p[0] == ')')
		return true;
	return opening(tab, s, &n) == STUB_WORDS_KIND_BEGINS;
}

/* Joins labels that were broken over lines, their figures on the last line or
 * on the first. */
static void
join_wrapped(const struct tab *tab, struct table *t)
{
	struct row *r, *next;
	size_t i, k = 0;
	bool near;

	for (i = 0; i < t->nrow; i++) {
		r = &t->row[i];
		next = i + 1 < t->nrow ? &t->row[i + 1] : NULL;
		/* Figures under their label, on a line of their own. */
		if (r->ncell == 0 && next != NULL && next->ncell > 0 &&
		    next->label.n == 0 && !next->blank && !next->page &&
		    r->label.n > 0 && r->label.p[r->label.n - 1] != ':' &&
		    !r->prose && next->line == r->label_line + 1) {
			next->label = r->label;
			next->label_line = r->label_line;
			next->indent = r->indent;
			next->blank = r->blank;
			next->page = r->page;
			continue;
		}
		near = next != NULL && !next->blank && !next->page &&
		       next->label_line == r->label_line + 1 &&
		       next->label.n > 0 && r->label.n > 0 &&
		       r->label.p[r->label.n - 1] != ':';
		if (near && r->ncell == 0 &&
		    (goes_on(tab, r->label) || goes_with(tab, next->label) ||
			(next->label.p[0] == '(' && next->indent > r->indent &&
			    next->label.p[next->label.n - 1] == ')'))) {
			next->label = span_join(
			    t->arena, r->label, " ", next->label);
			next->indent = r->indent;
			next->blank = r->blank;
			next->page = r->page;
			next->prose = (next->prose || r->prose) &&
				      next->label.p[next->label.n - 1] != ':';
			continue;
		}
		if (near && r->ncell > 0 && next->ncell == 0 &&
		    (goes_with(tab, next->label) ||
			(next->label.p[0] >= '0' && next->label.p[0] <= '9' &&
			    goes_on(tab, r->label)))) {
			r->label = span_join(
			    t->arena, r->label, " ", next->label);
			r->label_line++;
			*next = *r;
			continue;
		}
		t->row[k++] = *r;
	}
	t->nrow = k;
}

static struct section *
top(struct reader *rd)
{
	return rd->nopen == 0 ? NULL : &rd->past[rd->open[rd->nopen - 1]];
}

/* Does the section E stay open when S opens? */
static bool
holds(const struct reader *rd, const struct section *e, const struct section *s)
{
	if (!e->shown)
		return !s->shown && rd->indented && s->indent > e->indent;
	if (e->peer && !s->shown)
		return rd->indented && s->indent > e->indent;
	if (!e->caps)
		return !s->shown && (!rd->indented || s->indent > e->indent ||
					e->cells == 0);
	if (!s->caps)
		return !(s->shown && rd->indented && e->colon && e->cells > 0 &&
			 s->indent <= e->indent);
	/* Capitals inside capitals: a centred or outer heading, or "ASSETS"
	 * over "CURRENT ASSETS". */
	if (rd->indented && e->indent > s->indent + CENTRED)
		return true;
	if (rd->indented && s->indent > e->indent)
		return s->indent <= e->indent + CENTRED;
	return e->cells == 0 && s->nword > e->nword && e->nword > 0 &&
	       label_same(&s->word[s->nword - 1], 1, &e->word[e->nword - 1], 1);
}

/* Does the word ID open an item that is taken off or added ("Less")? */
static bool
minus(const struct tab *tab, uint32_t id)
{
	const struct row_words_row *rows;
	size_t n;
	int row;

	rows = tab_rows(tab, TAB_ROW_WORDS, &n);
	if (id == 0)
		return false;
	row = tab_at(tab, tab_step(tab, tab_root(tab, TAB_ROW_WORDS), id));
	return row >= 0 && rows[row].kind == ROW_WORDS_KIND_MINUS;
}

/* Opens the section that the label TEXT names. */
static void
open_section(struct reader *rd, struct span text, unsigned indent)
{
	struct section s = { .indent = indent };
	struct span note = { "", 0 };
	uint32_t id[LABEL_WORDS];
	unsigned i, keep;

	text = label_note(rd->b->tab, rd->t->arena, text, &note);
	s.colon = text.n > 0 && text.p[text.n - 1] == ':';
	while (text.n > 0 &&
	       (text.p[text.n - 1] == ':' || text.p[text.n - 1] == ' '))
		text.n--;
	text = label_note(rd->b->tab, rd->t->arena, text, &note);
	if (text.n == 0)
		return;
	s.text = text;
	s.caps = label_caps(text);
	s.shown = s.colon || s.caps;
	s.nword = label_words(rd->b->tab, text, id, s.word);
	s.minus = s.shown && s.nword == 1 && minus(rd->b->tab, id[0]);
	for (i = keep = 0; i < rd->nopen; i++) {
		if (!holds(rd, &rd->past[rd->open[i]], &s))
			break;
		keep = i + 1;
	}
	/* "AWS" after "North America" is a name, no heading of all. */
	s.peer = s.caps && rd->nopen > keep &&
		 !rd->past[rd->open[keep]].shown &&
		 rd->past[rd->open[keep]].cells > 0 &&
		 rd->past[rd->open[keep]].indent == s.indent;
	rd->nopen = keep;
	if (rd->npast == PAST) {
		/* Forget the oldest: nothing that is open may go. */
		if (rd->nopen > 0 && rd->open[0] == 0)
			rd->nopen = 0;
		memmove(rd->past, rd->past + 1, (PAST - 1) * sizeof(s));
		rd->npast--;
		for (i = 0; i < rd->nopen; i++)
			rd->open[i]--;
	}
	if (rd->nopen == OPEN)
		rd->nopen--;
	rd->past[rd->npast] = s;
	rd->open[rd->nopen++] = rd->npast++;
}

/* How the words W of a total are those of section S: all of them (3), its
 * first (2), or they end in all of its (1). */
static int
match(const struct section *s, const struct span *w, size_t n)
{
	if (n == 0 || s->nword == 0)
		return 0;
	if (n > s->nword)
		return label_same(w + n - s->nword, s->nword, s->word, s->nword)
			   ? 1
			   : 0;
	if (label_same(w, n, s->word, s->nword))
		return 3;
	return label_same(w, n, s->word, n) ? 2 : 0;
}

/* The section of which LABEL is the total, as an index of past, -1 for none;
 * CLOSES tells that it ends it. */
static int
total_of(struct reader *rd, struct span label, bool *closes,
    enum stub_words_kind kind, size_t skip)
{
	struct span w[LABEL_WORDS];
	uint32_t id[LABEL_WORDS + 1];
	size_t n, best_n = SIZE_MAX;
	unsigned i;
	int m, best = -1;

	*closes = false;
	if (kind == STUB_WORDS_KIND_NONE)
		return -1;
	n = label_words(rd->b->tab, label, id, w);
	if (kind == STUB_WORDS_KIND_CASH && n >= 2) {
		/* "Net cash used in operating activities": the shortest that
		 * ends so ("OPERATING ACTIVITIES"). */
		for (i = rd->npast; i-- > 0;)
			if (rd->past[i].shown && rd->past[i].nword >= 2 &&
			    rd->past[i].nword < best_n &&
			    label_same(w + n - 2, 2,
				rd->past[i].word + rd->past[i].nword - 2, 2)) {
				best = (int)i;
				best_n = rd->past[i].nword;
			}
		*closes = best >= 0;
		return best;
	}
	if (kind == STUB_WORDS_KIND_RESULT && top(rd) != NULL &&
	    top(rd)->shown && top(rd)->nword > 0 && top(rd)->cells > 0 &&
	    top(rd)->word[0].n >= 6 && w[0].n >= 6 &&
	    label_same(&(struct span){ top(rd)->word[0].p, 6 }, 1,
		&(struct span){ w[0].p, 6 }, 1)) {
		rd->nopen--;
		return -1;
	}
	if (kind != STUB_WORDS_KIND_TOTAL)
		return -1;
	if (top(rd) != NULL && top(rd)->minus)
		rd->nopen--;
	if (n == skip) {
		*closes = rd->nopen > 0;
		return rd->nopen > 0 ? (int)rd->open[rd->nopen - 1] : -1;
	}
	for (i = rd->npast; i-- > 0;) {
		m = match(&rd->past[i], w + skip, n - skip);
		if (m == 3) {
			*closes = true;
			return (int)i;
		}
		if (m > 0 && best < 0 && rd->past[i].shown)
			best = (int)i;
	}
	return best;
}

/* Joins the labels of the sections open. */
static struct span
path(struct reader *rd)
{
	struct span s = { "", 0 };
	unsigned i;

	for (i = 0; i < rd->nopen; i++)
		if (rd->past[rd->open[i]].shown)
			s = span_join(
			    rd->t->arena, s, " > ", rd->past[rd->open[i]].text);
	return s;
}

/* Puts section K back as the innermost one, inside the capitals it stood in. */
static void
reopen(struct reader *rd, int k)
{
	unsigned i;

	for (i = 0; i < rd->nopen; i++)
		if (rd->open[i] == (unsigned)k) {
			rd->nopen = i + 1;
			return;
		}
	for (i = 0; i < rd->nopen && rd->past[rd->open[i]].caps &&
		    !rd->past[k].caps && rd->open[i] < (unsigned)k;
	     i++)
		continue;
	rd->nopen = i < OPEN ? i : OPEN - 1;
	rd->open[rd->nopen++] = (unsigned)k;
}

/* Is S, in capitals, a word so short that it is a name? */
static bool
acronym(struct span s)
{
	return s.n <= ACRONYM && memchr(s.p, ' ', s.n) == NULL;
}

/* Closes what the row R of figures ends by where it stands. */
static void
close_by_indent(struct reader *rd, const struct row *r)
{
	const struct section *s;
	bool caps = !r->total && label_caps(r->label) && !acronym(r->label);

	while ((s = top(rd)) != NULL) {
		if (rd->indented && r->label.n > 0 && r->indent <= s->indent &&
		    (!s->shown || (!s->level && s->cells > 0)))
			rd->nopen--;
		else if (caps && s->cells > 0 &&
			 (!rd->indented || r->indent <= s->indent))
			rd->nopen--;
		else
			break;
	}
}

/* "- Diluted" after "Net income per share - Basic": what stood before the dash
 * heads it. */
static void
elided(struct reader *rd, struct row *r)
{
	const struct row *prev = rd->last;
	size_t i;

	if (prev == NULL || cellval_dash(r->label, 0) == 0)
		return;
	for (i = prev->label.n; i-- > 2;)
		if (cellval_dash(prev->label, i) > 0 &&
		    prev->label.p[i - 1] == ' ') {
			r->under = span_sub(prev->label, 0, i - 1);
			return;
		}
	r->under = prev->under;
}

/* Sets the path of R, a row of figures, and closes the sections it ends. */
static void
place_row(struct reader *rd, struct row *r)
{
	enum stub_words_kind kind;
	struct section *s;
	bool closes = false;
	unsigned i;
	size_t n;
	int k = -1;

	if (r->label.n == 0) {
		if (top(rd) != NULL) {
			r->under = top(rd)->text;
			if (!top(rd)->shown)
				rd->nopen--;
			else
				closes = true;
		}
		r->path = path(rd);
		if (closes)
			rd->nopen--;
		return;
	}
	elided(rd, r);
	kind = opening(rd->b->tab, r->label, &n);
	r->total = kind == STUB_WORDS_KIND_TOTAL;
	k = total_of(rd, r->label, &closes, kind, n);
	if (k >= 0)
		reopen(rd, k);
	else
		close_by_indent(rd, r);
	r->path = path(rd);
	if (top(rd) != NULL && r->under.n == 0)
		r->under = top(rd)->text;
	for (i = 0; i < rd->nopen; i++) {
		s = &rd->past[rd->open[i]];
		s->cells++;
		s->level = s->level || r->indent <= s->indent;
	}
	if (k >= 0 && closes)
		rd->nopen--;
}

/* Do the indents of the labels differ? */
static bool
indents(const struct table *t)
{
	size_t i;

	for (i = 1; i < t->nrow; i++)
		if (t->row[i].indent != t->row[0].indent)
			return t->shape == LINE_COLUMNS ||
			       t->shape == LINE_CELLS;
	return false;
}

void
stub_read(struct block *b, const struct part *pt, struct table *t,
    struct span section)
{
	struct reader rd; /* past is big: only what is used is set */
	struct row *r;
	size_t i, k = 0;

	(void)pt;
	rd.b = b;
	rd.t = t;
	rd.npast = rd.nopen = 0;
	rd.last = NULL;
	if (t->shape == LINE_COLUMNS)
		join_wrapped(b->tab, t);
	rd.indented = indents(t);
	if (t->over.n > 0)
		open_section(&rd, t->over, 0);
	if (section.n > 0 && section.p[0] != '(' && !title_stub(b->tab, t))
		open_section(&rd, section, 0);
	for (i = 0; i < t->nrow; i++) {
		r = &t->row[i];
		r->label = label_note(b->tab, t->arena, r->label, &r->note);
		if (r->ncell == 0) {
			if (!r->prose)
				open_section(&rd, r->label, r->indent);
			continue;
		}
		place_row(&rd, r);
		t->row[k] = *r;
		rd.last = &t->row[k++];
	}
	t->nrow = k;
}
