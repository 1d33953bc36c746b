/* Lines of tables. */
#include "split/laytell.h"

/* How a line looks as a table's. */
enum look {
	LOOK_PROSE, /* a sentence, or its end */
	LOOK_LABEL, /* a short line without cells */
	LOOK_CELLS, /* groups set wide apart, no figures: headings of columns */
	LOOK_ONE,   /* a label and a figure set apart, or a figure alone */
	LOOK_ROW    /* figures at the end */
};

/* Are the TABs of the line between words, as some converters have them? */
static bool
tab_words(struct span raw, const struct lay_cells *c)
{
	struct lay_case k;

	if (!c->tab || c->n < 6 || c->figures * 3 > c->n)
		return false;
	k = lay_case(raw);
	return k.low * 3 > k.up + k.low && memchr(raw.p, ' ', raw.n) == NULL;
}

/* A table run into one line: a quarter of its words are figures. */
static bool
dense(struct span s)
{
	size_t i = 0, from, words = 0, figures = 0;

	while (i < s.n) {
		while (i < s.n && s.p[i] == ' ')
			i++;
		for (from = i; i < s.n && s.p[i] != ' ';)
			i++;
		words += i > from;
		figures += i > from &&
			   (lay_digit((unsigned char)s.p[from]) ||
			       s.p[from] == '$' || s.p[from] == '(') &&
			   lay_figure(span_sub(s, from, i));
	}
	return figures >= 6 && figures * 4 >= words && !lay_ends(s);
}

/* Many short fields between bars or commas: a dump of a data base. */
static bool
separated(struct span s)
{
	size_t i, bars = 0, commas = 0;

	for (i = 0; i + 1 < s.n; i++) {
		bars += s.p[i] == '|';
		commas += s.p[i] == ',' &&
			  (s.p[i + 1] == ',' || s.p[i + 1] == '-' ||
			      lay_digit((unsigned char)s.p[i + 1]) ||
			      lay_lower((unsigned char)s.p[i + 1] | 0x20));
	}
	return bars >= 3 || (commas >= 6 && commas * 16 >= s.n) ||
	       (commas >= 24 && commas * 40 >= s.n);
}

static enum look
look(const struct lay_line *w)
{
	struct span s = lay_trim(w->raw);
	enum lay_mark mark;
	struct lay_cells c;
	struct lay_case k;

	if (w->hint & LAY_CELLS)
		return LOOK_ROW;
	if (s.n == 0 || s.n > 4000)
		return LOOK_PROSE;
	if ((s.p[0] == '|' && s.n > 2) || separated(s))
		return LOOK_ROW;
	if (s.n > 60 && lay_digit((unsigned char)s.p[s.n - 1]) && dense(s))
		return LOOK_ROW;
	/* The blanks after a bullet part no columns. */
	if ((unsigned char)s.p[0] >= 0x80)
		s = span_sub(s, lay_marks(s, &mark), s.n);
	c = lay_cells(s);
	if (tab_words(s, &c))
		return s.n > 60 ? LOOK_PROSE : LOOK_LABEL;
	if (c.n == 1) {
		if (c.figures == 1)
			return LOOK_ONE;
		if (c.tab && w->raw.p[0] == '\t')
			return LOOK_CELLS;
		if (c.tab)
			return LOOK_ROW;
		return s.n > 100 ||
			       (lay_ends(s) && s.n > 50 &&
				   s.p[s.n - 1] != ':' && s.p[s.n - 1] != ';')
			   ? LOOK_PROSE
			   : LOOK_LABEL;
	}
	if (c.tail >= 2 || (c.tail == 1 && c.tab))
		return LOOK_ROW;
	if (c.tab)
		return LOOK_CELLS;
	if (c.tail == 1 && c.wide > 0)
		return LOOK_ONE;
	k = lay_case(s);
	if (c.wide >= 2 && k.low < 8)
		return LOOK_CELLS;
	if (c.wide > 0)
		return lay_ends(s) && k.low > 4 ? LOOK_PROSE : LOOK_CELLS;
	return lay_ends(s) || s.n > 80 ? LOOK_PROSE : LOOK_LABEL;
}

size_t
lay_next_row(const struct lay_line *w, size_t n, size_t from, size_t within)
{
	size_t i, seen = 0;

	for (i = from; i < n && seen < within; i++) {
		if (lay_trim(w[i].text).n == 0)
			continue;
		seen++;
		switch (look(&w[i])) {
		case LOOK_ROW:
			return i;
		case LOOK_ONE:
			if (lay_figure(lay_trim(w[i].text)) &&
			    !lay_number(lay_trim(w[i].text)))
				return i;
			break;
		case LOOK_PROSE:
			return 0;
		default:
			break;
		}
	}
	return 0;
}

/* Is the next line of text a label and a figure too? */
static bool
one_below(const struct lay_line *w, size_t n)
{
	size_t i = 1;

	while (i < n && lay_trim(w[i].text).n == 0)
		i++;
	return i < n && look(&w[i]) == LOOK_ONE;
}

/* Is W[0] a label of the table that goes on below, and not the title of the
 * next one? */
static bool
goes_on(const struct layout *lay, const struct lay_line *w, size_t n)
{
	size_t i, row = lay_next_row(w, n, 1, 5);

	if (row == 0 || lay->sect != LAY_TABLES || lay->near_row > 5)
		return false;
	for (i = 0; i < row; i++)
		if ((lay_cues(lay, lay_trim(w[i].text), 100, NULL) &
			1u << SIGNALS_KIND_TABLE) != 0)
			return false;
	return true;
}

bool
lay_row(const struct layout *lay, const struct lay_line *w, size_t n)
{
	bool near = lay->near_row > 0 && lay->near_row <= 3;
	enum look l = look(w);

	/* What goes on a paragraph is none. */
	if (l != LOOK_ROW && !near && lay->blanks == 0 && !lay->last_end &&
	    (lay->last == LAY_TEXT || lay->last == LAY_BULLET))
		return false;
	switch (l) {
	case LOOK_ROW:
		return true;
	case LOOK_ONE:
		if (lay->sect == LAY_CONTACTS)
			return false; /* a telephone number */
		return near || lay_figure(lay_trim(w->text)) ||
		       lay_next_row(w, n, 1, 3) > 0 || one_below(w, n);
	case LOOK_CELLS:
		return near || lay_next_row(w, n, 1, 6) > 0;
	case LOOK_LABEL:
		if (lay->units && lay_trim(w->text).p[0] != '(' &&
		    lay_next_row(w, n, 1, 8) > 0)
			return true;
		/* Labels first, then the figures, column by column. */
		if (lay_trim(w->text).p[0] != '(' && lay->sect == LAY_TABLES &&
		    lay->blanks == 0 && (lay->units || lay->last == LAY_ROW) &&
		    lay_next_row(w, n, 1, 15) > 0 &&
		    (lay_cues(lay, lay_trim(w->text), 100, NULL) &
			1u << SIGNALS_KIND_TABLE) == 0)
			return true;
		if (lay->near_row > 0 && lay_trim(w->text).p[0] != '(' &&
		    goes_on(lay, w, n))
			return true;
		/* A label between rows; what stands before the first row is
		 * the table's title. */
		return near && lay->near_row <= 2 &&
		       lay_next_row(w, n, 1, 3) > 0 &&
		       (lay->blanks == 0 || lay_next_row(w, n, 1, 1) > 0);
	case LOOK_PROSE:
		break;
	}
	return false;
}
