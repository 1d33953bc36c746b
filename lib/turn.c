/* Headers of turns, taken apart: "Name - Firm - Title", "Name, Title, Firm",
 * "Name (Firm)", a line for each. */
#include "turn.h"

#define PIECES 24

/* What a piece of a header is by its words. */
enum sort { OTHER, AREA, TITLE };

/* What parts a piece from the one before. */
enum sep { START, COMMA, PAREN, LINE, DASH };

struct piece {
	size_t from, to; /* tokens */
	enum sep sep;
	enum sort sort;
};

/* One header in work. */
struct parse {
	const struct lex *lx;
	const struct tab *tab;
	struct span company;
	struct piece p[PIECES];
	size_t n;
};

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

int
turn_role(const struct lex *lx, const struct tab *t, size_t i, size_t *len)
{
	const struct roles_row *rows = tab_rows(t, TAB_ROLES, NULL);
	int r = tab_longest(t, TAB_ROLES, lx->word + i, lx->n - i, len);

	return r < 0 ? -1 : (int)rows[r].role;
}

/* Is token I a dash between two fields? *TO gets the token after it. */
static bool
is_dash(const struct lex *lx, size_t i, size_t *to)
{
	size_t k = i;

	while (k < lx->n && (lex_is(lx, k, '-') || lex_is(lx, k, 0x2013) ||
	    lex_is(lx, k, 0x2014) || lex_is(lx, k, 0x2010) ||
	    lex_is(lx, k, 0x2011)))
		k++;
	if (lex_is(lx, i, '|'))
		k = i + 1;
	*to = k;
	if (k == i || k >= lx->n)
		return false;
	return k - i > 1 || lex_is(lx, i, 0x2014) || lex_is(lx, i, '|') ||
	    ((lx->tok[i].flags & LEX_GLUED) == 0 &&
	    (lx->tok[k].flags & LEX_GLUED) == 0);
}

/* Sort of the tokens FROM to TO by the roles among them. */
static enum sort
sort_of(const struct parse *h, size_t from, size_t to)
{
	bool strong = false, weak = false, area = false, stranger = false;
	size_t i, len;

	for (i = from; i < to; i += len) {
		int r = turn_role(h->lx, h->tab, i, &len);

		if (r < 0) {
			len = 1;
			stranger |= h->lx->tok[i].kind == LEX_WORD;
		}
		strong |= r == ROLES_ROLE_EXEC || r == ROLES_ROLE_ANALYST ||
		    r == ROLES_ROLE_MEDIA || r == ROLES_ROLE_HOLDER;
		weak |= r == ROLES_ROLE_WEAK;
		area |= r == ROLES_ROLE_AREA || r == ROLES_ROLE_MOD;
	}
	if (strong || (weak && !stranger))
		return TITLE;
	return area && !stranger ? AREA : OTHER;
}

/* Ends the piece that runs at token TO and begins the next at FROM. */
static void
next_piece(struct parse *h, size_t to, size_t from, enum sep sep)
{
	struct piece *p = &h->p[h->n - 1];

	p->to = to;
	if (p->to == p->from) {
		p->from = from; /* two separators in a row: the stronger */
		if (sep > p->sep && h->n > 1)
			p->sep = sep;
	} else if (h->n < PIECES) {
		h->p[h->n++] = (struct piece){ from, from, sep, OTHER };
	}
}

/* Cuts the header into pieces. */
static void
cut(struct parse *h, const struct turn_breaks *b)
{
	const struct lex *lx = h->lx;
	bool dash = false; /* then a line's end is where a field was wrapped */
	size_t i, to, k = 0;

	h->p[0] = (struct piece){ 0, 0, START, OTHER };
	h->n = 1;
	for (i = 0; i < lx->n; i++) {
		while (k < b->n && b->at[k] < lx->tok[i].off)
			k++;
		if (k < b->n && b->at[k] == lx->tok[i].off && !dash)
			next_piece(h, i, i, LINE);
		if (is_dash(lx, i, &to)) {
			dash = true;
			next_piece(h, i, to, DASH);
			i = to - 1;
		} else if (lex_is(lx, i, ',') || lex_is(lx, i, ':')) {
			next_piece(h, i, i + 1, COMMA);
		} else if (lex_is(lx, i, '(') && i > 0) {
			next_piece(h, i, i + 1, PAREN);
		} else if (lex_is(lx, i, ')') && h->p[h->n - 1].sep == PAREN) {
			next_piece(h, i, i + 1, COMMA);
		}
	}
	next_piece(h, lx->n, lx->n, COMMA);
	if (h->p[h->n - 1].from >= h->p[h->n - 1].to)
		h->n--;
	for (i = 0; i < h->n; i++)
		h->p[i].sort = sort_of(h, h->p[i].from, h->p[i].to);
}

/* The text from token FROM up to token TO. */
static struct span
text_of(const struct parse *h, size_t from, size_t to)
{
	const struct tok *a = &h->lx->tok[from], *z = &h->lx->tok[to - 1];

	if (from >= to)
		return (struct span){ h->lx->text.p, 0 };
	to = z->off + z->n;
	/* the point of "Inc." */
	if (to < h->lx->text.n && h->lx->text.p[to] == '.')
		to++;
	return span_sub(h->lx->text, a->off, to);
}

/* The text of the pieces FROM up to TO. */
static struct span
pieces(const struct parse *h, size_t from, size_t to)
{
	if (from >= to)
		return (struct span){ h->lx->text.p, 0 };
	return text_of(h, h->p[from].from, h->p[to - 1].to);
}

/* Does a word of TEXT, three letters or longer, stand in the company's name at
 * its beginning ("Acme" of "Acme Corporation")? */
static bool
of_company(struct span company, struct span text)
{
	size_t n;

	for (n = 0; n < text.n && n < company.n &&
	    (text.p[n] | 0x20) == (company.p[n] | 0x20); n++)
		continue;
	while (n > 0 && n < text.n && text.p[n] != ' ')
		n--;
	return n >= 3;
}

/* A title and the firm run into one another: "CEO Acme", "Acme Chief Executive
 * Officer". Cuts piece P where the company's name stands. */
static bool
cut_company(const struct parse *h, const struct piece *p, struct turn_head *o)
{
	size_t i, len, to;

	for (i = p->from; i < p->to; i++) {
		if ((h->lx->tok[i].flags & LEX_CAP) == 0 ||
		    !of_company(h->company, text_of(h, i, p->to)))
			continue;
		if (i == p->from) {
			for (to = i + 1; to < p->to &&
			    turn_role(h->lx, h->tab, to, &len) < 0; to++)
				continue;
			o->firm = text_of(h, i, to);
			o->title = text_of(h, to, p->to);
			return true;
		}
		to = i;
		if (turn_role(h->lx, h->tab, i - 1, &len) ==
		    ROLES_ROLE_GLUE)
			to--;
		/* "Head of Acme Investor Relations" is one title */
		if (to > p->from &&
		    sort_of(h, i, p->to) == OTHER &&
		    turn_role(h->lx, h->tab, p->to - 1, &len) < 0) {
			o->title = text_of(h, p->from, to);
			o->firm = text_of(h, i, p->to);
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
			o->title = pieces(h, from, to);
		else
			o->firm = pieces(h, from, to);
		return;
	}
	while (first > from && h->p[first - 1].sort == AREA)
		first--;
	while (last + 1 < to && h->p[last + 1].sort == AREA)
		last++;
	if (first == last && from == first && cut_company(h, &h->p[first], o)) {
		if (o->firm.n > 0 && last + 1 < to)
			o->firm = text_of(h, h->p[last + 1].from,
			    h->p[to - 1].to);
		return;
	}
	o->title = pieces(h, first, last + 1);
	if (first > from)
		o->firm = pieces(h, from, first);
	else
		o->firm = pieces(h, last + 1, to);
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
	return !(a && h->p[at - 1].sort != TITLE &&
	    h->p[at - 1].sort != AREA);
}

/* Reads title and firm from all pieces after the name. */
static void
rest(const struct parse *h, size_t from, struct turn_head *o)
{
	size_t a, b, end;

	if (from >= h->n)
		return;
	for (a = group_end(h, from); a < h->n && h->p[a].sep == LINE &&
	    !parts(h, from, a, group_end(h, a)); a = group_end(h, a))
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
		o->title = pieces(h, from, a);
		o->firm = pieces(h, a, end);
	} else {
		o->firm = pieces(h, from, a);
		o->title = pieces(h, a, end);
	}
}

/* Number of leading pieces that are the name: "Smith, Jr.", "Smith, CFA". */
static size_t
name_pieces(const struct parse *h)
{
	const struct honorifics_row *rows;
	size_t n = 1;
	int r;

	rows = tab_rows(h->tab, TAB_HONORIFICS, NULL);
	for (; n < h->n && h->p[n].sep == COMMA &&
	    h->p[n].to - h->p[n].from == 1; n++) {
		r = tab_phrase(h->tab, TAB_HONORIFICS, pieces(h, n, n + 1));
		if (h->lx->word[h->p[n].from] != 0 && r < 0) {
			size_t len;

			r = tab_longest(h->tab, TAB_HONORIFICS,
			    h->lx->word + h->p[n].from, 1, &len);
		}
		if (r < 0 || (rows[r].place != HONORIFICS_PLACE_AFTER &&
		    rows[r].place != HONORIFICS_PLACE_LAST))
			break;
	}
	return n;
}

/* What sort of person the pieces of the name speak of. */
static enum turn_who
who(const struct parse *h, const struct piece *p)
{
	bool operator = false, nobody = false;
	size_t i, len, words = 0;

	for (i = p->from; i < p->to; i += len) {
		int r = turn_role(h->lx, h->tab, i, &len);

		if (r < 0) {
			len = 1;
			words += h->lx->tok[i].kind == LEX_WORD;
		}
		operator |= r == ROLES_ROLE_OPERATOR;
		nobody |= r == ROLES_ROLE_NOBODY;
	}
	if (words > 0)
		return TURN_PERSON;
	return operator ? TURN_OPERATOR : nobody ? TURN_NOBODY : TURN_PERSON;
}

/* Has piece P, which should be a name, words of a title or a firm? */
static bool
odd(const struct parse *h, const struct piece *p)
{
	const struct firms_row *rows = tab_rows(h->tab, TAB_FIRMS, NULL);
	size_t i, len;
	int r;

	for (i = p->from; i < p->to; i++) {
		r = tab_longest(h->tab, TAB_FIRMS, h->lx->word + i, 1, &len);
		if (i > p->from && r >= 0 &&
		    rows[r].firm != FIRMS_FIRM_WORD)
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
nobody_side(const struct parse *h, const struct piece *p)
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
		if (h->p[i].sort == OTHER ||
		    (i > 0 && h->p[i].sep != COMMA))
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
	cut(&h, b);
	if (h.n == 0)
		return;
	o->title = o->firm = (struct span){ text.p, 0 };
	o->who = who(&h, &h.p[0]);
	o->odd = o->who == TURN_PERSON && odd(&h, &h.p[0]);
	n = name_pieces(&h);
	if (o->who == TURN_PERSON && title_first(&h)) {
		o->title = pieces(&h, 0, h.n - 1);
		o->name = pieces(&h, h.n - 1, h.n);
		o->odd = false;
	} else {
		o->name = pieces(&h, 0, n);
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
