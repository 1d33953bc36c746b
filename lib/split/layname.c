/* Names of persons, titles and firms: how they are written. */
#include "split/laytell.h"

#define WORD 40 /* longest word that is looked up */

/* Id of the word S, case and full stops at its end let be; 0: none that a
 * table holds. */
static uint32_t
word_id(const struct tab *t, struct span s)
{
	char b[WORD];
	uint32_t h = TAB_HASH0;
	size_t i;

	while (s.n > 1 && s.p[s.n - 1] == '.')
		s.n--;
	if (s.n == 0 || s.n > WORD)
		return 0;
	for (i = 0; i < s.n; i++) {
		b[i] = lay_upper((unsigned char)s.p[i]) ? (char)(s.p[i] | 0x20)
							: s.p[i];
		h = tab_hash_step(h, (unsigned char)b[i]);
	}
	return tab_word_h(t, b, s.n, h);
}

/* Row of the one-word phrase W of table ID, or -1. */
static int
id_row(const struct tab *t, enum tab_id id, uint32_t w)
{
	if (w == 0 || (tab_starts(t, w) >> id & 1) == 0)
		return -1;
	w = tab_step(t, tab_root(t, id), w);
	return w == 0 ? -1 : tab_at(t, w);
}

/* The same for the word S. */
static int
word_row(const struct tab *t, enum tab_id id, struct span s)
{
	return id_row(t, id, word_id(t, s));
}

/* Kind of the word W in namewords.tsv, 0: none. */
static unsigned
kind_of(const struct tab *t, uint32_t w)
{
	const struct namewords_row *row;
	int r = id_row(t, TAB_NAMEWORDS, w);
	size_t n;

	if (r < 0)
		return NAMEWORDS_KIND_NONE;
	row = tab_rows(t, TAB_NAMEWORDS, &n);
	return row[r].kind;
}

unsigned
lay_nameword(const struct tab *t, struct span s)
{
	return kind_of(t, word_id(t, s));
}

uint64_t
lay_name_key(struct span s)
{
	uint64_t h = 1469598103934665603u;
	size_t i;

	for (i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		/* Letters with accents may come in two encodings. */
		if (lay_lower(c | 0x20))
			h = (h ^ (c | 0x20)) * 1099511628211u;
	}
	return h != 0 ? h : 1;
}

/* A word of a name at P: its end, or P when there is none. BRACKET words
 * carry their brackets with them. */
static const char *
name_word(const char *p, const char *e, bool first, bool *lower)
{
	const char *q = p;
	char close = 0;
	size_t n;

	*lower = false;
	if (p < e && (*p == '[' || (*p == '(' && first))) {
		close = *p == '[' ? ']' : ')';
		for (q++; q < e && *q == ' ';)
			q++;
	}
	if (lay_letter(q, e) == 0)
		return p;
	*lower = !lay_capital(q, e);
	while ((n = lay_letter(q, e)) > 0 ||
	       (q < e && *q == '-' && lay_letter(q + 1, e) > 0 && q[1] != '.'))
		q += n > 0 ? n : 1;
	if (close != 0) {
		while (q < e && (*q == ' ' || lay_letter(q, e) > 0))
			q += *q == ' ' ? 1 : lay_letter(q, e);
		if (q >= e || *q != close || *lower)
			return p;
		q++;
	}
	return q;
}

/* Is W the end of a sentence, "Yes.", rather than an initial or "Jr."? */
static bool
stopped(const struct tab *t, struct span w)
{
	if (w.n < 3 || w.p[w.n - 1] != '.')
		return false;
	if (memchr(w.p, '.', w.n - 1) != NULL)
		return false;
	switch (lay_nameword(t, w)) {
	case NAMEWORDS_KIND_HONOR:
	case NAMEWORDS_KIND_PARTICLE:
	case NAMEWORDS_KIND_SUFFIX:
		return false;
	}
	return true;
}

/* Does the caller's name that begins S end where a name must? Gives its
 * bytes, and its row to *ROW. */
static size_t
caller(const struct tab *t, struct span s, int *row)
{
	uint32_t node = tab_root(t, TAB_CALLERS), w;
	size_t i = 0, from, best = 0;
	char b[WORD];

	while (i < s.n) {
		for (from = i; i < s.n && i - from < WORD &&
			       lay_lower((unsigned char)s.p[i] | 0x20);
		     i++)
			b[i - from] = (char)(s.p[i] | 0x20);
		if (i == from || (w = tab_word(t, b, i - from)) == 0 ||
		    (node = tab_step(t, node, w)) == 0)
			break;
		if (tab_at(t, node) >= 0) {
			*row = tab_at(t, node);
			best = i;
		}
		while (i < s.n && (s.p[i] == ' ' || s.p[i] == '-'))
			i++;
	}
	return best;
}

/* Fills NAME for a caller that begins S. */
static bool
caller_name(const struct tab *t, struct span s, struct lay_name *name)
{
	const struct callers_row *row;
	size_t n, count;
	int r = -1;

	if ((n = caller(t, s, &r)) == 0)
		return false;
	row = tab_rows(t, TAB_CALLERS, &count);
	*name = (struct lay_name){ .n = n, .words = 1, .caller = true };
	name->words += memchr(s.p, ' ', n) != NULL;
	name->operator= row[r].kind == CALLERS_KIND_OPERATOR;
	name->caps = n > 1 && lay_upper((unsigned char)s.p[1]);
	name->last = name->key = lay_name_key(span_sub(s, 0, n));
	return true;
}

/* What may stand after a name: the line's end, a dash, : , ( [ < / or a wide
 * gap. */
static bool
name_end(const char *p, const char *e)
{
	if (p >= e)
		return true;
	if (p + 2 < e && p[0] == ' ' && p[1] == ' ' && p[2] == ' ')
		return true;
	while (p < e && *p == ' ')
		p++;
	return p >= e || lay_dash(p, e) > 0 || *p == ':' || *p == ',' ||
	       *p == '(' || *p == '[' || *p == '<' || *p == '/' || *p == '>' ||
	       *p == '*' || *p == '|';
}

/* Is the word W one of an office or of a firm? */
static bool
office(const struct tab *t, uint32_t w)
{
	const struct rolewords_row *row;
	int r = id_row(t, TAB_ROLEWORDS, w);
	size_t n;

	row = tab_rows(t, TAB_ROLEWORDS, &n);
	return r >= 0 && row[r].kind != ROLEWORDS_KIND_LINK;
}

/* The words of a name looked up: none may be a word that names never have,
 * particles stand inside only. */
static bool
name_words(const struct tab *t, struct span s, unsigned *count, bool *firm)
{
	size_t i = 0, from;
	unsigned n = 0, kind, plain = 0;
	uint32_t word;
	bool initial = false;

	*firm = false;
	while (i < s.n) {
		while (i < s.n &&
		       (s.p[i] == ' ' || s.p[i] == '[' || s.p[i] == ']' ||
			   s.p[i] == '(' || s.p[i] == ')' || s.p[i] == ','))
			i++;
		for (from = i; i < s.n && lay_letter(s.p + i, s.p + s.n) > 0;)
			i += lay_letter(s.p + i, s.p + s.n);
		if (i == from) {
			i++;
			continue;
		}
		if (i - from == 1 || (i - from == 2 && s.p[i - 1] == '.')) {
			n++;
			initial = true;
			continue;
		}
		word = word_id(t, span_sub(s, from, i));
		kind = kind_of(t, word);
		if (kind == NAMEWORDS_KIND_NOT || *firm)
			return false;
		/* "Jane R. Group" is a person, "Roe Group" rather a firm. */
		if (kind == NAMEWORDS_KIND_NONE && office(t, word))
			*firm = true;
		if (kind == NAMEWORDS_KIND_HONOR && n > 0)
			return false;
		n++;
		plain += kind == NAMEWORDS_KIND_NONE && i - from > 1;
	}
	*firm = *firm && !initial;
	*count = n;
	return plain > 0;
}

/* Bytes of ", Jr." or ", CFA" at P, or 0. */
static size_t
comma_suffix(const struct tab *t, const char *p, const char *e)
{
	const char *q = p, *w;

	if (q >= e || *q != ',')
		return 0;
	for (q++; q < e && *q == ' ';)
		q++;
	for (w = q; q < e && lay_letter(q, e) > 0;)
		q += lay_letter(q, e);
	if (lay_nameword(t, (struct span){ w, (size_t)(q - w) }) !=
	    NAMEWORDS_KIND_SUFFIX)
		return 0;
	return (size_t)(q - p);
}

bool
lay_name(const struct layout *lay, struct span s, unsigned max,
    struct lay_name *name)
{
	const struct tab *t = lay->tab;
	const char *p = s.p, *e = s.p + s.n, *q, *end = s.p, *lastw = s.p;
	unsigned words = 0, lower = 0;
	bool low;

	name->n = 0;
	name->firm = false;
	name->bracket = s.n > 0 && *p == '(';
	if (s.n == 0 || !(lay_capital(p, e) || *p == '(' || *p == '['))
		return false;
	if (lay_may(&lay->may_call, s) && caller_name(t, s, name) &&
	    name_end(p + name->n, e))
		return true;
	name->n = 0;
	for (;;) {
		q = name_word(p, e, words == 0, &low);
		if (q == p || words == max)
			break;
		if (low &&
		    (words == 0 || ++lower > 3 ||
			lay_nameword(t, (struct span){ p, (size_t)(q - p) }) !=
			    NAMEWORDS_KIND_PARTICLE))
			break;
		words++;
		lastw = p;
		end = q;
		if (stopped(t, (struct span){ p, (size_t)(q - p) }))
			break;
		for (p = q; p < e && *p == ' ' && p - q < 3;)
			p++;
		if (p - q >= 3)
			break;
	}
	if (words == 0 || (end < e && !name_end(end, e)))
		return false;
	end += comma_suffix(t, end, e);
	/* A lone Q or A after a name is the mark of a question or answer. */
	if (words > 2 && end - lastw == 1 && (*lastw == 'Q' || *lastw == 'A')) {
		for (end = lastw; end[-1] == ' ';)
			end--;
		for (lastw = end; lastw > s.p && lastw[-1] != ' ';)
			lastw--;
	}
	s.n = (size_t)(end - s.p);
	if (!name_words(t, s, &name->words, &name->firm))
		return false;
	name->n = s.n;
	name->caller = name->operator= false;
	name->caps = lay_case(s).low == 0 && s.n > 2 &&
		     lay_upper((unsigned char)s.p[1]) &&
		     lay_upper((unsigned char)s.p[2]);
	name->key = lay_name_key(s);
	name->last = lay_name_key(
	    (struct span){ lastw, (size_t)(end - lastw) });
	return true;
}

bool
lay_firm_end(const struct tab *t, struct span s)
{
	const struct rolewords_row *row;
	size_t i = s.n, n;
	int r;

	while (i > 0 && s.p[i - 1] != ' ')
		i--;
	r = word_row(t, TAB_ROLEWORDS, span_sub(s, i, s.n));
	row = tab_rows(t, TAB_ROLEWORDS, &n);
	return r >= 0 &&
	       (row[r].kind == ROLEWORDS_KIND_FIRM ||
		   row[r].kind == ROLEWORDS_KIND_INC) &&
	       lay_upper((unsigned char)s.p[i]);
}

/* Looks at one word of a title; false when a title has no such word. */
static bool
title_word(const struct tab *t, struct span w, unsigned *role)
{
	const struct rolewords_row *row;
	int r = word_row(t, TAB_ROLEWORDS, w);
	unsigned kind = 0;
	size_t n;

	if (r >= 0) {
		row = tab_rows(t, TAB_ROLEWORDS, &n);
		kind = row[r].kind;
	}
	if (lay_lower((unsigned char)w.p[0]))
		return kind != ROLEWORDS_KIND_NONE;
	if (kind == ROLEWORDS_KIND_ROLE)
		*role |= LAY_OFFICE;
	if (kind == ROLEWORDS_KIND_FIRM || kind == ROLEWORDS_KIND_INC)
		*role |= LAY_FIRM;
	if (kind != ROLEWORDS_KIND_INC)
		*role &= ~LAY_FORM;
	return true;
}

bool
lay_title(const struct tab *t, struct span s, unsigned *role)
{
	const char *p = s.p, *e = s.p + s.n, *w;
	unsigned words = 0, was;
	bool inside = false; /* brackets: "Inc. (ROE)" is a form too */
	size_t n;

	*role = LAY_FORM;
	if (s.n == 0 || s.n > 200 || s.p[s.n - 1] == '?' || s.p[s.n - 1] == '!')
		return false;
	while (p < e) {
		for (w = p; (n = lay_letter(p, e)) > 0;)
			p += n;
		if (p == w && *p == '&' && ++p > w)
			*role |= words > 0 ? LAY_FIRM : 0;
		if (p > w) {
			words++;
			was = *role;
			if (!title_word(
				t, (struct span){ w, (size_t)(p - w) }, role))
				return false;
			if (inside)
				*role |= was & LAY_FORM;
		} else {
			if (*p == '?' || *p == '$' || *p == '%')
				return false;
			inside = *p == '(' || (inside && *p != ')');
			p++;
		}
	}
	/* "Thank you." and "our Counsel." end as sentences do; "Nobles & Co."
	 * does not. */
	if (s.p[s.n - 1] == '.' && !lay_firm_end(t, span_sub(s, 0, s.n - 1)))
		return false;
	return words > 0;
}
