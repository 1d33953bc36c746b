/* Pieces of headers: where one field may end and the next begin. */
#include "speakers/fields.h"

#include "speakers/name.h"

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
				lex_is(lx, k, 0x2014) ||
				lex_is(lx, k, 0x2010) || lex_is(lx, k, 0x2011)))
		k++;
	if (lex_is(lx, i, '|'))
		k = i + 1;
	*to = k;
	if (k == i || k >= lx->n)
		return k > i; /* one that stands last parts nothing */
	return k - i > 1 || lex_is(lx, i, 0x2014) || lex_is(lx, i, '|') ||
	       ((lx->tok[i].flags & LEX_GLUED) == 0 &&
		   (lx->tok[k].flags & LEX_GLUED) == 0);
}

enum sort
fields_sort(const struct parse *h, size_t from, size_t to)
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
	struct field *p = &h->p[h->n - 1];

	p->to = to;
	if (p->to == p->from) {
		p->from = from; /* two separators in a row: the stronger */
		if (sep > p->sep && h->n > 1)
			p->sep = sep;
	} else if (h->n < PIECES) {
		h->p[h->n++] = (struct field){ from, from, sep, OTHER };
	}
}

struct span
fields_text(const struct parse *h, size_t from, size_t to)
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

void
fields_cut(struct parse *h, const struct turn_breaks *b)
{
	const struct lex *lx = h->lx;
	bool dash = false; /* then a line's end is where a field was wrapped */
	size_t i, to, k = 0;

	h->p[0] = (struct field){ 0, 0, START, OTHER };
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
			/* "(inaudible)" is no field */
			if (name_is_mark(
				h->tab, fields_text(h, h->p[h->n - 1].from, i)))
				h->p[h->n - 1].from = i;
			next_piece(h, i, i + 1, COMMA);
		}
	}
	next_piece(h, lx->n, lx->n, COMMA);
	if (h->p[h->n - 1].from >= h->p[h->n - 1].to)
		h->n--;
	for (i = 0; i < h->n; i++)
		h->p[i].sort = fields_sort(h, h->p[i].from, h->p[i].to);
}

struct span
fields_span(const struct parse *h, size_t from, size_t to)
{
	if (from >= to)
		return (struct span){ h->lx->text.p, 0 };
	return fields_text(h, h->p[from].from, h->p[to - 1].to);
}
