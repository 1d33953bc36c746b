/* Shapes of speaker headers: rows of layouts.tsv compiled and matched. */
#include "split/laytell.h"

struct lay_view
lay_view(struct span raw, struct span text)
{
	struct lay_view v;

	v.raw = raw;
	v.s = lay_trim(text);
	v.skip = (size_t)(v.s.p - text.p);
	v.blank = v.s.n == 0;
	v.mark = LAY_MARK_NONE;
	if (!v.blank) {
		size_t n = lay_marks(v.s, &v.mark);

		v.s = span_sub(v.s, n, v.s.n);
		v.skip += n;
	}
	return v;
}

/* The key word at P of a pattern: its kind and length. */
static size_t
key_word(const char *p, uint8_t *kind)
{
	static const struct {
		const char *word;
		uint8_t kind;
	} words[] = { { "NAME", EL_NAME }, { "TEXT", EL_TEXT },
		{ "SPEECH", EL_SPEECH }, { "CAPITAL", EL_CAPITAL },
		{ "GAP", EL_GAP }, { "QA", EL_QA }, { "N", EL_NUMBER } };
	size_t i, n;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		n = strlen(words[i].word);
		if (strncmp(p, words[i].word, n) == 0 &&
		    !lay_upper((unsigned char)p[n])) {
			*kind = words[i].kind;
			return n;
		}
	}
	return 0;
}

/* Compiles the pattern text P of PAT. */
static void
compile(struct lay_pat *pat, const char *p)
{
	const size_t max = sizeof(pat->el) / sizeof(pat->el[0]);
	size_t n;

	pat->lines = 1;
	for (pat->nel = 0; *p != '\0' && pat->nel < max; pat->nel++) {
		struct lay_elem *el = &pat->el[pat->nel];

		el->lit = *p;
		if (strncmp(p, " / ", 3) == 0) {
			el->kind = EL_LINE;
			pat->lines++;
			p += 3;
		} else if ((n = key_word(p, &el->kind)) > 0) {
			if (el->kind == EL_NAME)
				pat->lead = pat->nel;
			pat->speech |= el->kind == EL_SPEECH;
			p += n;
		} else {
			el->kind = *p == ' ' ? EL_BLANK
				   : *p == '-' && p[1] != '-' &&
					   (pat->nel == 0 || p[-1] != '-')
				       ? EL_DASH
				       : EL_LIT;
			p++;
		}
	}
}

/* The byte by which the line goes on after NAME: '-' for a dash, a line feed
 * for its end, 0 for any. */
static char
next_byte(const struct lay_pat *pat)
{
	size_t i = pat->lead + 1;

	while (i < pat->nel && pat->el[i].kind == EL_BLANK)
		i++;
	if (i == pat->nel || pat->el[i].kind == EL_LINE)
		return '\n';
	if (pat->el[i].kind == EL_DASH)
		return '-';
	return pat->el[i].kind == EL_LIT ? pat->el[i].lit : '\0';
}

void
lay_compile(struct layout *lay)
{
	const struct layouts_row *row;
	size_t n, i, j;

	row = tab_rows(lay->tab, TAB_LAYOUTS, &n);
	lay->npat = 0;
	for (i = 0; i < n && lay->npat < LAY_PATS; i++) {
		struct lay_pat *pat = &lay->pat[lay->npat], tmp;

		memset(pat, 0, sizeof(*pat));
		pat->name = row[i].layout;
		pat->need = row[i].need;
		pat->min = (unsigned)row[i].min;
		compile(pat, row[i].pattern);
		pat->next = next_byte(pat);
		pat->plain = strcmp(row[i].pattern, "NAME") == 0 ||
			     strcmp(row[i].pattern, "NAME: SPEECH") == 0;
		pat->tight = strstr(row[i].pattern, ":SPEECH") != NULL;
		pat->gap = strstr(row[i].pattern, "GAP") != NULL;
		/* The longest shapes are tried first. */
		for (j = lay->npat++;
		     j > 0 && lay->pat[j].nel > lay->pat[j - 1].nel; j--) {
			tmp = lay->pat[j];
			lay->pat[j] = lay->pat[j - 1];
			lay->pat[j - 1] = tmp;
		}
	}
}

/* A match under way. */
struct walk {
	const struct layout *lay;
	const struct lay_pat *pat;
	const struct lay_view *v;
	const struct lay_name *name;
	struct lay_hit *hit;
	size_t nv, line, at, el;
	size_t from; /* of the header on this line */
};

static void
skip_blanks(struct walk *w)
{
	const struct lay_view *v = &w->v[w->line];

	while (
	    w->at < v->s.n && (v->s.p[w->at] == ' ' || v->s.p[w->at] == '\t' ||
				  v->s.p[w->at] == '*'))
		w->at++;
}

/* Does the shape from element EL on fit the line from AT, as far as bytes
 * that stand for themselves go? What ends a TEXT. */
static bool
literal_at(const struct walk *w, size_t el, size_t at)
{
	const struct span *s = &w->v[w->line].s;
	const char *e = s->p + s->n;
	const struct lay_pat *pat = w->pat;
	size_t n;

	for (; el < pat->nel; el++) {
		switch (pat->el[el].kind) {
		case EL_BLANK:
			if (at >= s->n || s->p[at] != ' ')
				return false;
			while (at < s->n && s->p[at] == ' ')
				at++;
			break;
		case EL_DASH:
			if ((n = lay_dash(s->p + at, e)) == 0)
				return false;
			at += n;
			break;
		case EL_LIT:
			if (at >= s->n || s->p[at] != pat->el[el].lit)
				return false;
			at++;
			break;
		case EL_QA:
			return at + 1 == s->n &&
			       (s->p[at] == 'Q' || s->p[at] == 'A');
		case EL_NUMBER:
			return at < s->n && lay_digit((unsigned char)s->p[at]);
		case EL_LINE:
			return at == s->n;
		case EL_SPEECH:
			return true;
		default:
			return false;
		}
	}
	return at == s->n;
}

/* A TEXT: up to where the rest of the shape begins. */
static bool
text(struct walk *w)
{
	struct span s = w->v[w->line].s, part;
	size_t at = w->at, el = w->el + 1;
	unsigned role = 0;

	if (el == w->pat->nel || w->pat->el[el].kind == EL_LINE) {
		at = s.n;
	} else {
		uint8_t lit = (uint8_t)w->pat->el[el].lit;

		if (s.n > w->at + LAY_LONG)
			s.n = w->at + LAY_LONG;
		while (at < s.n &&
		       !((uint8_t)s.p[at] == lit && literal_at(w, el, at)))
			at++;
		if (at == s.n)
			return false;
	}
	part = lay_trim(span_sub(s, w->at, at));
	if (part.n == 0 || !lay_title(w->lay->tab, part, &role))
		return false;
	w->hit->role |= role & (LAY_FIRM | LAY_OFFICE);
	w->hit->form |= (role & LAY_FORM) != 0;
	w->at = at;
	return true;
}

/* Ends the header's part on this line. */
static void
part_end(struct walk *w, size_t to)
{
	const struct span *s = &w->v[w->line].s;

	while (to > w->from && (s->p[to - 1] == ' ' || s->p[to - 1] == '*'))
		to--;
	w->hit->head_at[w->line] = w->from;
	w->hit->head_n[w->line] = to - w->from;
}

/* Three blanks or a TAB in the source after the header's last byte. */
static bool
gap(struct walk *w)
{
	struct span raw = lay_trim(w->v[w->line].raw);
	const struct span *s = &w->v[w->line].s;
	size_t at = w->hit->name.n;

	if (w->v[w->line].mark != LAY_MARK_NONE || at >= raw.n || at >= s->n ||
	    memcmp(raw.p, s->p, at) != 0)
		return false;
	return raw.p[at] == '\t' ||
	       (at + 2 < raw.n && raw.p[at] == ' ' && raw.p[at + 1] == ' ' &&
		   raw.p[at + 2] == ' ');
}

static bool
capital_line(struct walk *w)
{
	const struct span *s = &w->v[w->line].s;

	if (s->n == 0 || s->n > 2 || !lay_capital(s->p, s->p + s->n))
		return false;
	if (w->line + 1 < w->nv &&
	    (w->v[w->line + 1].s.n == 0 || w->v[w->line + 1].s.p[0] != s->p[0]))
		return false;
	w->at = s->n;
	return true;
}

/* The next line of the header. */
static bool
next_line(struct walk *w)
{
	if (w->at < w->v[w->line].s.n)
		return false;
	if (w->hit->head_n[w->line] == 0 && w->el > w->pat->lead)
		part_end(w, w->v[w->line].s.n);
	if (w->line + 1 >= w->nv || w->line + 1 >= LAY_PARTS ||
	    w->v[w->line + 1].blank)
		return false;
	w->line++;
	w->at = w->from = 0;
	w->hit->head_at[w->line] = w->hit->head_n[w->line] = 0;
	return true;
}

/* One byte that stands for itself; the first mark after the name or title
 * ends the header's part where it is no part of it. */
static bool
literal(struct walk *w, char lit)
{
	const struct span *s = &w->v[w->line].s;

	if (w->at >= s->n || s->p[w->at] != lit)
		return false;
	w->at++;
	return true;
}

/* Does the blank of the shape stand beside a GAP or a mark, which took it? */
static bool
beside_gap(const struct walk *w)
{
	const struct lay_elem *el = &w->pat->el[w->el];

	return (w->el > 0 && el[-1].kind == EL_GAP) ||
	       (w->el + 1 < w->pat->nel &&
		   (el[1].kind == EL_GAP || el[1].kind == EL_QA));
}

/* Steps over the element that the walk stands at. */
static bool
step(struct walk *w)
{
	const struct lay_elem *el = &w->pat->el[w->el];
	const struct span *s = &w->v[w->line].s;
	size_t n, at = w->at;

	switch (el->kind) {
	case EL_NAME:
		if (w->pat->lead > 0 &&
		    !lay_name(w->lay, span_sub(*s, at, s->n), 6, &w->hit->name))
			return false;
		w->from = at;
		w->at += w->hit->name.n;
		return true;
	case EL_TEXT:
		return text(w);
	case EL_NUMBER:
		while (w->at < s->n && lay_digit((unsigned char)s->p[w->at]))
			w->at++;
		return w->at > at;
	case EL_CAPITAL:
		return capital_line(w);
	case EL_GAP:
		part_end(w, at);
		return gap(w);
	case EL_QA:
		part_end(w, at);
		return literal_at(w, w->el, at) && (w->at = s->n) > 0;
	case EL_LINE:
		return next_line(w);
	case EL_BLANK:
		if (w->at >= s->n ||
		    !lay_blank_byte((unsigned char)s->p[w->at]))
			return beside_gap(w);
		skip_blanks(w);
		return true;
	case EL_DASH:
		n = lay_dash(s->p + w->at, s->p + s->n);
		w->at += n;
		return n > 0;
	case EL_LIT:
		if ((el->lit == ':' || el->lit == '[' || el->lit == '>') &&
		    w->hit->head_n[w->line] == 0)
			part_end(w, w->at);
		return literal(w, el->lit);
	case EL_SPEECH:
		skip_blanks(w);
		w->hit->text_at = w->at;
		w->hit->speech = w->at < s->n;
		return true;
	}
	return false;
}

bool
lay_match(const struct layout *lay, const struct lay_pat *pat,
    const struct lay_view *v, size_t nv, const struct lay_name *name,
    struct lay_hit *hit)
{
	struct walk w = { lay, pat, v, name, hit, nv, 0, 0, 0, 0 };

	*hit = (struct lay_hit){ .pat = pat, .name = *name };
	for (w.el = 0; w.el < pat->nel; w.el++)
		if (!step(&w))
			return false;
	if (!pat->speech) {
		skip_blanks(&w);
		if (w.at < v[w.line].s.n)
			return false;
		if (hit->head_n[w.line] == 0)
			part_end(&w, w.at);
		hit->text_at = v[w.line].s.n;
	}
	hit->lines = w.line + 1;
	return true;
}
