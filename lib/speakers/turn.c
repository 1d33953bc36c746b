/* Headers of turns, taken apart: "Name - Firm - Title", "Name, Title, Firm",
 * "Name (Firm)", a line for each. */
#include "speakers/turn.h"

#include "speakers/fields.h"

/* Reads a whole number of S from *I on. */
static size_t
number(struct span s, size_t *i)
{
	size_t v = 0;

	for (; *i < s.n && s.p[*i] >= '0' && s.p[*i] <= '9'; ++*i)
		v = v * 10 + (size_t)(s.p[*i] - '0');
	return v;
}

void
turn_breaks(struct turn_breaks *b, struct span src, struct span text)
{
	size_t i = 0, off, line, col, off0 = 0, line0 = 0, col0 = 0;

	b->n = 0;
	while (i < src.n && b->n < TURN_BREAKS) {
		off = number(src, &i);
		i++;
		line = number(src, &i);
		i++;
		col = number(src, &i);
		i++;
		/* a blank, and more in the source than one blank */
		if (off > 0 && off < text.n && text.p[off - 1] == ' ' &&
		    (line != line0 || col - col0 > off - off0))
			b->at[b->n++] = off;
		off0 = off, line0 = line, col0 = col;
	}
}

/* Does a word of TEXT, three letters or longer, stand in the company's name at
 * its beginning ("Acme" of "Acme Corporation")? */
static bool
of_company(struct span company, struct span text)
{
	size_t n;

	for (n = 0; n < text.n && n < company.n &&
		    (text.p[n] | 0x20) == (company.p[n] | 0x20);
	     n++)
		continue;
	while (n > 0 && n < text.n && text.p[n] != ' ')
		n--;
	return n >= 3;
}

/* A title and the firm run into one another: "CEO Acme", "Acme Chief Executive
 * Officer". Cuts piece P where the company's name stands. */
static bool
cut_company(const struct parse *h, const struct field *p, struct turn_head *o)
{
	size_t i, len, to;

	for (i = p->from; i < p->to; i++) {
		if ((h->lx->tok[i].flags & LEX_CAP) == 0 ||
		    !of_company(h->company, fields_text(h, i, p->to)))
			continue;
		if (i == p->from) {
			for (to = i + 1; to < p->to &&
					 turn_role(h->lx, h->tab, to, &len) < 0;
			     to++)
				continue;
			o->firm = fields_text(h, i, to);
			o->title = fields_text(h, to, p->to);
			return true;
		}
		to = i;
		if (turn_role(h->lx, h->tab, i - 1, &len) == ROLES_ROLE_GLUE)
			to--;
		/* "Head of Acme Investor Relations" is one title */
		if (to > p->from && fields_sort(h, i, p->to) == OTHER &&
		    turn_role(h->lx, h->tab, p->to - 1, &len) < 0) {
			o->title = fields_text(h, p->from, to);
			o->firm = fields_text(h, i, p->to);
			return true;
		}
		return false;
	}
	return false;
}

/* Reads title and firm from the pieces FROM up to TO, which commas part. */
static void
group(const struct parse *h, size_t from, size_t to, struct turn_head *o)
{
	size_t first = to, last = to, i;

	for (i = from; i < to; i++)
		if (h->p[i].sort == TITLE) {
			first = first == to ? i : first;
			last = i;
		}
	if (first == to) {
		/* "Investor Relations" alone is what one does */
		if (from < to && h->p[from].sort == AREA && to - from == 1)
			o->title = fields_span(h, from, to);
		else
			o->firm = fields_span(h, from, to);
		return;
	}
	while (first > from && h->p[first - 1].sort == AREA)
		first--;
	while (last + 1 < to && h->p[last + 1].sort == AREA)
		last++;
	/* "EVP, Consumer Banking, Acme" where Acme is known */
	for (i = last + 1; i < to && h->company.n > 0; i++)
		if (of_company(h->company, fields_span(h, i, i + 1)))
			last = i - 1;
	if (first == last && from == first && cut_company(h, &h->p[first], o)) {
		if (o->firm.n > 0 && last + 1 < to)
			o->firm = fields_text(
			    h, h->p[last + 1].from, h->p[to - 1].to);
		return;
	}
	o->title = fields_span(h, first, last + 1);
	if (first > from)
		o->firm = fields_span(h, from, first);
	else
		o->firm = fields_span(h, last + 1, to);
}

/* Has one of the pieces FROM up to TO the words of a title? */
static bool
titled(const struct parse *h, size_t from, size_t to)
{
	for (; from < to; from++)
		if (h->p[from].sort == TITLE)
			return true;
	return false;
}

/* End of the group of pieces that begins at FROM: what only commas part. */
static size_t
group_end(const struct parse *h, size_t from)
{
	size_t i = from + 1;

	while (i < h->n && h->p[i].sep == COMMA)
		i++;
	return i;
}

/* Does a line's end at piece AT part two fields? Not where a long one was
 * wrapped: after "and", within what is of one sort. */
static bool
parts(const struct parse *h, size_t from, size_t at, size_t to)
{
	bool a = titled(h, from, at), b = titled(h, at, to);
	size_t last = h->p[at - 1].to - 1, len;

	if (turn_role(h->lx, h->tab, last, &len) == ROLES_ROLE_GLUE ||
	    lex_is(h->lx, last, '&'))
		return false;
	if (a == b)
		return false;
	/* both there already: "President, Acme" / "Lines, Inc." */
	return !(a && h->p[at - 1].sort != TITLE && h->p[at - 1].sort != AREA);
}

/* Reads title and firm from all pieces after the name. */
static void
rest(const struct parse *h, size_t from, struct turn_head *o)
{
	size_t a, b, end;

	if (from >= h->n)
		return;
	for (a = group_end(h, from); a < h->n && h->p[a].sep == LINE &&
				     !parts(h, from, a, group_end(h, a));
	     a = group_end(h, a))
		continue;
	if (a >= h->n) {
		group(h, from, h->n, o);
		return;
	}
	for (end = h->n, b = a; b < h->n; b = group_end(h, b))
		if (h->p[b].sep == PAREN)
			end = b;
	if (end <= a)
		end = h->n;
	if (titled(h, from, a) && !titled(h, a, end)) {
		o->title = fields_span(h, from, a);
		o->firm = fields_span(h, a, end);
	} else {
		o->firm = fields_span(h, from, a);
		o->title = fields_span(h, a, end);
	}
}

/* Number of leading pieces that are the name: "Smith, Jr.", "Smith, CFA". */
static size_t
name_pieces(const struct parse *h)
{
	const struct honorifics_row *rows;
	size_t n = 1, len;
	int r;

	rows = tab_rows(h->tab, TAB_HONORIFICS, NULL);
	for (;
	     n < h->n && h->p[n].sep == COMMA && h->p[n].to - h->p[n].from == 1;
	     n++) {
		r = tab_longest(h->tab, TAB_HONORIFICS,
		    h->lx->word + h->p[n].from, 1, &len);
		if (r < 0 || (rows[r].place != HONORIFICS_PLACE_AFTER &&
				 rows[r].place != HONORIFICS_PLACE_LAST))
			break;
	}
	return n;
}

/* What sort of person piece P, the name, speaks of: one who is named, or, in
 * words of roles alone, the operator or someone not named ("Analyst"). */
static enum turn_who
who(const struct parse *h, const struct field *p)
{
	bool calls = false, nobody = p->sort == TITLE;
	size_t i, len;

	for (i = p->from; i < p->to; i += len) {
		int r = turn_role(h->lx, h->tab, i, &len);

		if (r < 0) {
			len = 1;
			if (h->lx->tok[i].kind == LEX_WORD)
				return TURN_PERSON;
		}
		calls |= r == ROLES_ROLE_OPERATOR;
		nobody |= r == ROLES_ROLE_NOBODY;
	}
	return calls ? TURN_OPERATOR : nobody ? TURN_NOBODY : TURN_PERSON;
}

/* Has piece P, which should be a name, words of a title or a firm? */
static bool
odd(const struct parse *h, const struct field *p)
{
	const struct firms_row *rows = tab_rows(h->tab, TAB_FIRMS, NULL);
	size_t i, len;
	int r;

	for (i = p->from; i < p->to; i++) {
		r = tab_longest(h->tab, TAB_FIRMS, h->lx->word + i, 1, &len);
		if (i > p->from && r >= 0 && rows[r].firm != FIRMS_FIRM_WORD)
			return true;
	}
	return p->sort == TITLE;
}

/* The side that the words of tokens FROM up to TO speak of. */
static enum turn_side
side(const struct parse *h, size_t from, size_t to)
{
	enum turn_side s = TURN_UNSURE;
	size_t i, len;

	for (i = from; i < to; i += len)
		switch (turn_role(h->lx, h->tab, i, &len)) {
		case ROLES_ROLE_ANALYST:
			return TURN_ANALYST;
		case ROLES_ROLE_MEDIA:
		case ROLES_ROLE_HOLDER:
			s = TURN_OTHER;
			break;
		case ROLES_ROLE_EXEC:
			s = s == TURN_UNSURE ? TURN_COMPANY : s;
			break;
		case -1:
			len = 1;
		}
	return s;
}

/* The side of someone not named: "Unknown Executive", "Company Speaker". */
static enum turn_side
nobody_side(const struct parse *h, const struct field *p)
{
	enum turn_side s = side(h, p->from, p->to);
	size_t i, len;

	for (i = p->from; s == TURN_UNSURE && i < p->to; i += len) {
		int r = turn_role(h->lx, h->tab, i, &len);

		if (r < 0)
			len = 1;
		if (r == ROLES_ROLE_MOD || len > 1)
			s = TURN_COMPANY; /* executive, company */
	}
	return s;
}

/* Does the title come first ("Vice President, Sales - Jane Doe")? */
static bool
title_first(const struct parse *h)
{
	size_t i;

	for (i = 0; i + 1 < h->n; i++)
		if (h->p[i].sort == OTHER || (i > 0 && h->p[i].sep != COMMA))
			return false;
	return h->n >= 2 && h->p[0].sort == TITLE &&
	       h->p[h->n - 1].sep == DASH && h->p[h->n - 1].sort == OTHER;
}

void
turn_head(struct lex *lx, const struct tab *t, struct span text,
    const struct turn_breaks *b, struct span company, struct turn_head *o)
{
	struct parse h = { .lx = lx, .tab = t, .company = company };
	size_t n;

	*o = (struct turn_head){ .name = text };
	lex_text(lx, t, text);
	if (lx->n == 0)
		return;
	fields_cut(&h, b);
	if (h.n == 0)
		return;
	o->title = o->firm = (struct span){ text.p, 0 };
	o->who = title_first(&h) ? TURN_PERSON : who(&h, &h.p[0]);
	o->odd = o->who == TURN_PERSON && odd(&h, &h.p[0]);
	n = name_pieces(&h);
	if (o->who == TURN_PERSON && title_first(&h)) {
		o->title = fields_span(&h, 0, h.n - 1);
		o->name = fields_span(&h, h.n - 1, h.n);
		o->odd = false;
	} else {
		o->name = fields_span(&h, 0, n);
		rest(&h, n, o);
	}
	if (o->who == TURN_OPERATOR) {
		o->side = TURN_CALL_OPERATOR;
		o->title = o->firm = (struct span){ text.p, 0 };
	} else if (o->who == TURN_NOBODY) {
		o->side = nobody_side(&h, &h.p[0]);
	} else {
		o->side = side(&h, h.p[0].to, h.lx->n);
	}
}
