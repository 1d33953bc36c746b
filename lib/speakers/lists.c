/* Who stands in the lists of participants, and on whose side. */
#include "speakers/hear.h"

#define LISTED 1024 /* lines of lists that are searched for names */

/* Is S the key of a name like those of the people who speak: two words to
 * five, letters only? */
static bool
name_like(const struct people_form *f)
{
	size_t i, words = 1;

	for (i = 0; i < f->key.n; i++) {
		words += f->key.p[i] == ' ';
		if (f->key.p[i] >= '0' && f->key.p[i] <= '9')
			return false;
	}
	return f->key.n > 0 && words >= 2 && words <= 5;
}

/* Does KEY stand in LINE as whole words, and is LINE longer? */
static bool
within(struct span line, struct span key)
{
	size_t i;

	if (key.n == 0 || key.n >= line.n)
		return false;
	for (i = 0; i + key.n <= line.n; i++)
		if (memcmp(line.p + i, key.p, key.n) == 0 &&
		    (i == 0 || line.p[i - 1] == ' ') &&
		    (i + key.n == line.n || line.p[i + key.n] == ' '))
			return true;
	return false;
}

/* The line TEXT of participants, whose header is H, begins with the name of F,
 * and no mark parts it from the firm: keeps what follows. */
static void
unmarked(struct people *p, struct people_form *f, const struct turn_head *h,
    struct span text)
{
	struct span firm = h->name;
	size_t n = f->name.n;

	if (firm.n <= n + 1 || firm.p[n] != ' ' ||
	    memcmp(firm.p, f->name.p, n) != 0)
		return;
	/* "Jane Doe Acme Bank, Research Division": all of it is the firm */
	if (h->side == TURN_UNSURE)
		firm.n = (size_t)(text.p + text.n - firm.p);
	else
		people_said(p, f)->title = arena_dup(&p->arena, h->title);
	firm = span_sub(firm, n + 1, firm.n);
	while (firm.n > 0 && memchr(" -", firm.p[firm.n - 1], 2) != NULL)
		firm.n--;
	people_said(p, f)->firm = arena_dup(&p->arena, firm);
}

/* A line of participants with several names, or with no mark after the name:
 * marks those of its people who speak. True if there were some. N spellings
 * are those of headers. */
static bool
several(struct talk *t, const struct turn_head *h, struct span text,
    enum sides_side side, size_t n)
{
	struct people *p = &t->people;
	struct people_form *f, *one = NULL;
	struct span line;
	size_t found = 0;

	line = name_key(
	    &p->arena, p->tab, name_clean(&p->arena, p->tab, h->name));
	for (f = p->first; f != NULL && n > 0; f = f->next, n--)
		if (f->who == TURN_PERSON && name_like(f) &&
		    within(line, f->key)) {
			found++;
			one = f;
			if (f->list == SIDES_SIDE_NONE)
				f->list = side;
		}
	if (found == 1)
		unmarked(p, one, h, text);
	return found > 0;
}

/* Reads one line of participants, TEXT with its anchors SRC. */
static void
listed(struct talk *t, struct span text, struct span src, enum sides_side side,
    size_t n)
{
	struct people_form *f;
	struct turn_breaks b;
	struct turn_head h;

	turn_breaks(&b, src, text);
	turn_head(&t->lex, t->people.tab, text, &b, t->people.company, &h);
	if (n <= PEOPLE_FEW && t->nlist <= LISTED &&
	    several(t, &h, text, side, n))
		return;
	if (h.odd || (f = people_form(&t->people, text, src)) == NULL ||
	    !name_like(f) || f->who == TURN_OPERATOR)
		return;
	f->listed = true;
	if (f->list == SIDES_SIDE_NONE)
		f->list = side;
}

/* Does TEXT begin with the name of someone who speaks? */
static bool
begins_name(const struct people *p, struct span text, size_t n)
{
	const struct people_form *f;

	for (f = p->first; f != NULL && n > 0; f = f->next, n--)
		if (f->who == TURN_PERSON && name_like(f) &&
		    f->name.n <= text.n &&
		    memcmp(f->name.p, text.p, f->name.n) == 0)
			return true;
	return false;
}

/* Reads row R of a list; it is taken apart where one of its lines begins with
 * the name of another one who speaks. */
static void
row(struct talk *t, const struct talk_row *r, enum sides_side side, size_t n)
{
	struct span text = r->text, src = r->src;
	struct turn_breaks b;
	size_t from = 0, k;

	turn_breaks(&b, src, text);
	for (k = 0; k < b.n && n <= PEOPLE_FEW; k++) {
		if (!begins_name(
			&t->people, span_sub(text, b.at[k], text.n), n))
			continue;
		src.n = 0; /* its offsets are those of the whole row */
		listed(t, span_sub(text, from, b.at[k]), src, side, n);
		from = b.at[k];
	}
	listed(t, span_sub(text, from, text.n), src, side, n);
}

void
hear_lists(struct talk *t)
{
	size_t i, at, n = t->people.nform;
	struct talk_row r;

	for (i = 0; i < t->nlist; i++) {
		at = t->list[i].at;
		if (talk_next(t, &at, t->rows.n, &r) &&
		    r.text.n <= NAME_MAX_BYTES)
			row(t, &r, t->list[i].side, n);
	}
}
