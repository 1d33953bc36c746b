/* Pieces of a line that belong together. */
#include "table/piece.h"

/* A, a blank unless GLUE, and B, as one text. */
static struct span
joined(struct arena *a, struct span x, struct span y, bool glue)
{
	char *p = arena_alloc(a, x.n + y.n + 1);

	memcpy(p, x.p, x.n);
	if (!glue)
		p[x.n] = ' ';
	memcpy(p + x.n + !glue, y.p, y.n);
	return (struct span){ p, x.n + y.n + !glue };
}

static bool
is_currency(const struct piece *p)
{
	return p->v.kind == CELL_SIGN && p->v.cur[0] != '\0';
}

/* Joins "$" to the figure after it and "%" or ")" to the one before. In
 * counted columns a sign has a cell of its own and is no part of the text. */
void
cut_join(struct cutter *c)
{
	bool counted = c->shape == LINE_CELLS || c->shape == LINE_PIPES ||
		       c->shape == LINE_TABS;
	size_t i, k = 0;
	struct piece *p, *q, t;

	for (i = 0; i < c->n; i++) {
		p = &c->p[i];
		q = k > 0 ? &c->p[k - 1] : NULL;
		if (p->v.kind == CELL_SIGN && !is_currency(p) && q != NULL &&
		    !q->rule) {
			t = *q;
			t.text = joined(c->arena, q->text, p->text,
			    counted || p->text.p[0] == ')');
			t.x1 = p->x1;
			if (cellval_read(c->tab, t.text, &t.v)) {
				if (q->sign)
					memcpy(t.v.cur, q->v.cur, 4);
				*q = t;
				continue;
			}
		}
		if (is_currency(p) && i + 1 < c->n && !c->p[i + 1].rule) {
			q = &c->p[i + 1];
			t = *q;
			if (!counted) {
				t.text = joined(
				    c->arena, p->text, q->text, false);
				(void)cellval_read(c->tab, t.text, &t.v);
			}
			if (t.v.kind == CELL_NUM || t.v.kind == CELL_NIL ||
			    t.v.kind == CELL_NONE) {
				memcpy(t.v.cur, p->v.cur, 4);
				t.sign = counted;
				if (!counted) {
					t.x0 = p->x0;
					t.col = p->col;
					t.line = p->line;
				}
				*q = t;
				continue;
			}
			/* "(" of an accounting figure alone may follow. */
		}
		if (k < i)
			c->p[k] = *p;
		k++;
	}
	c->n = k;
}

/* Marks a line of dashes alone as drawn, its short runs too ("-------  ---").
 */
void
cut_rules(struct cutter *c)
{
	size_t i;
	bool rule = false;

	for (i = 0; i < c->n; i++) {
		if (!c->p[i].rule &&
		    (c->p[i].v.kind != CELL_NIL || c->p[i].text.n < 2))
			return;
		rule = rule || c->p[i].rule;
	}
	for (i = 0; rule && i < c->n; i++)
		c->p[i].rule = true;
}
