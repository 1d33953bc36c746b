/* What a join writes: its columns, its rows. */
#include <stdlib.h>

#include "core/mem.h"
#include "join/joinint.h"

/* Is right column C one of the keys? */
static bool
is_right_key(const struct join *j, int c)
{
	size_t i;

	/* a key that is compared by order or distance is no copy */
	for (i = 0; i < j->nequal; i++)
		if (j->rkey[i] == c)
			return true;
	return false;
}

/* Which part of the key left column C is, or -1. */
static int
left_key(const struct join *j, int c)
{
	size_t i;

	for (i = 0; i < j->nequal; i++)
		if (j->lkey[i] == c)
			return (int)i;
	return -1;
}

/* Adds a column to the output. */
static void
add(struct join *j, struct join_piece p)
{
	j->piece = mem_fit(j->piece, j->npiece + 1, sizeof(*j->piece));
	j->piece[j->npiece++] = p;
}

/* Adds right column C to what is held: its number there. */
static int
hold(struct join *j, int c)
{
	size_t i;

	for (i = 0; i < j->nheld; i++)
		if (j->held[i] == c)
			return (int)i;
	j->held = mem_fit(j->held, j->nheld + j->nkey + 1, sizeof(*j->held));
	j->held[j->nheld] = c;
	return (int)j->nheld++;
}

/* The name that right column C has in the output: with the suffix when the
 * left side has one of that name. */
static struct span
right_name(struct join *j, int c, struct buf *b)
{
	struct span name = j->right.name[c];
	size_t i;

	buf_clear(b);
	buf_span(b, name);
	for (i = 0; i < j->left.n; i++)
		if (span_eq(j->left.name[i], name)) {
			buf_str(b, j->o->suffix);
			break;
		}
	return buf_view(b);
}

/* All columns: the left ones, the right ones that are no keys. */
static void
all_columns(struct join *j)
{
	struct buf b = { 0 };
	size_t c;

	for (c = 0; c < j->left.n; c++)
		add(j, (struct join_piece){ false, (int)c, left_key(j, (int)c),
			   j->left.name[c] });
	for (c = 0;
	     c < j->right.n && j->o->how != JOIN_SEMI && j->o->how != JOIN_ANTI;
	     c++) {
		if (is_right_key(j, (int)c))
			continue;
		(void)right_name(j, (int)c, &b);
		add(j, (struct join_piece){
			   true, hold(j, (int)c), -1, { NULL, 0 } });
		j->piece[j->npiece - 1].name = arena_dup(
		    &j->names, buf_view(&b));
	}
	buf_free(&b);
}

/* Keeps of the columns those of --fields, in its order. */
static void
choose(struct join *j)
{
	struct join_piece *all = j->piece, *p;
	struct span rest = span_of(j->o->fields), one;
	size_t nall = j->npiece, i, k;
	const char *comma;
	struct buf has = { 0 };

	j->piece = NULL;
	j->npiece = 0;
	for (;;) {
		comma = memchr(rest.p, ',', rest.n);
		one = comma == NULL
			  ? rest
			  : span_sub(rest, 0, (size_t)(comma - rest.p));
		for (i = 0; i < nall && !span_eq(all[i].name, one); i++)
			continue;
		if (i == nall) {
			for (k = 0; k < nall; k++) {
				buf_span(&has, all[k].name);
				buf_c(&has, k + 1 < nall ? ' ' : '\0');
			}
			diag(&j->run->diag, DIAG_JOIN_FIELD, NULL, 0, 0, one,
			    (struct span){ has.p, has.n - 1 });
		}
		p = &all[i];
		add(j, *p);
		if (comma == NULL)
			break;
		rest = span_sub(rest, one.n + 1, rest.n);
	}
	free(all);
}

/* Drops from what is held the columns that no piece wants. */
static void
drop_unwanted(struct join *j)
{
	size_t i, k, n = 0;
	bool wanted;

	for (k = 0; k < j->nheld; k++) {
		wanted = false;
		for (i = 0; i < j->npiece; i++)
			if (j->piece[i].right && j->piece[i].col == (int)k) {
				j->piece[i].col = (int)n;
				wanted = true;
			}
		if (wanted)
			j->held[n++] = j->held[k];
	}
	j->nheld = n;
}

void
join_columns(struct join *j)
{
	enum join_how how = j->o->how;
	size_t i, k;

	all_columns(j);
	for (i = 0; i < j->npiece; i++)
		for (k = 0; k < i; k++)
			if (span_eq(j->piece[i].name, j->piece[k].name))
				diag(&j->run->diag, DIAG_JOIN_NAME, NULL, 0, 0,
				    j->piece[i].name);
	j->plain = j->o->fields == NULL;
	if (!j->plain) {
		choose(j);
		drop_unwanted(j);
	}
	/* a row without a left one shows the keys as they stood */
	if (how == JOIN_RIGHT || how == JOIN_FULL) {
		(void)hold(j, -2);
		j->nheld--;
		for (i = 0; i < j->nequal; i++)
			j->held[j->nheld + i] = j->rkey[i];
		j->nmore = j->nequal;
	}
	for (i = 0; i < j->nheld; i++)
		buf_c(&j->suffix, '\t');
}

void
join_header(struct join *j)
{
	struct buf b = { 0 };
	size_t i;

	for (i = 0; i < j->npiece; i++) {
		if (i > 0)
			buf_c(&b, '\t');
		buf_span(&b, j->piece[i].name);
	}
	buf_c(&b, '\0');
	run_header(j->run, b.p);
	buf_free(&b);
}

void
join_held(struct join *j)
{
	size_t i, wanted = 0;

	buf_clear(&j->text);
	for (i = 0; i < j->nheld + j->nmore; i++) {
		if (i == j->nheld)
			wanted = j->text.n;
		buf_c(&j->text, '\t');
		buf_span(&j->text, j->right.f[j->held[i]]);
	}
	j->more = j->nmore > 0 ? j->text.n - wanted : 0;
}

/* The I-th of the texts that are held, each behind a TAB. */
static struct span
held_text(struct span text, size_t i)
{
	const char *p = text.p, *end = text.p + text.n, *tab;

	for (; p < end; p = tab) {
		p++;
		tab = memchr(p, '\t', (size_t)(end - p));
		if (tab == NULL)
			tab = end;
		if (i-- == 0)
			return (struct span){ p, (size_t)(tab - p) };
	}
	return SPAN("");
}

/* Writes the pieces one by one: of the left ROW, or of the KEYS where there is
 * none, and of the held TEXT. */
static void
pieces(struct join *j, const struct join_row *row, struct span text,
    struct span keys)
{
	struct out *o = &j->run->out;
	const struct join_piece *p;
	size_t i;

	for (i = 0; i < j->npiece; i++) {
		p = &j->piece[i];
		if (i > 0)
			out_tab(o);
		if (p->right)
			out_span(o, held_text(text, (size_t)p->col));
		else if (row != NULL)
			out_span(o, join_field(row, (size_t)p->col));
		else if (p->key >= 0)
			out_span(o, held_text(keys, (size_t)p->key));
	}
	out_end(o);
}

void
join_pair(struct join *j, const struct join_row *row, struct span text)
{
	struct out *o = &j->run->out;

	if (!j->plain) {
		pieces(j, row, text, SPAN(""));
		return;
	}
	out_span(o, row->text);
	out_span(o, text);
	out_end(o);
}

void
join_left_only(struct join *j, const struct join_row *row)
{
	if (!j->plain) {
		pieces(j, row, SPAN(""), SPAN(""));
		return;
	}
	out_span(&j->run->out, row->text);
	out_span(&j->run->out, buf_view(&j->suffix));
	out_end(&j->run->out);
}

void
join_right_only(struct join *j, struct span text, struct span keys)
{
	pieces(j, NULL, text, keys);
}
