/* The registry of persons: spellings are kept in a balanced tree, and merged
 * into persons when the document is known. */
#include "people.h"

#include <stdlib.h>

#define FUZZY \
	512	   /* persons among whom slips and short forms are looked for \
		    */
#define PAIRS 1024 /* pairs of them that are alike */
#define RARE 2	   /* turns of a spelling that may be a slip throughout */

static int
compare(const struct people_form *a, const struct people_form *b)
{
	size_t n = a->text.n < b->text.n ? a->text.n : b->text.n;
	int c = n == 0 ? 0 : memcmp(a->text.p, b->text.p, n);

	return c != 0 ? c : (a->text.n > b->text.n) - (a->text.n < b->text.n);
}

RB_GENERATE_INTERNAL(
    people_tree, people_form, link, compare, __attribute__((unused)) static)

void
people_init(struct people *p, const struct tab *t, size_t cap)
{
	*p = (struct people){ .tab = t, .cap = cap };
	RB_INIT(&p->tree);
	p->last = &p->first;
}

void
people_reset(struct people *p)
{
	arena_reset(&p->arena);
	RB_INIT(&p->tree);
	p->first = NULL;
	p->last = &p->first;
	p->person = NULL;
	p->nform = p->nperson = 0;
	p->company = (struct span){ "", 0 };
}

void
people_free(struct people *p)
{
	people_reset(p);
	lex_free(&p->lex);
	arena_free(&p->arena);
}

/* Reads line and column of the first anchor of SRC. */
static void
place(struct people_form *f, struct span src)
{
	uint64_t v[2] = { 0, 0 };
	size_t i, k = 0;

	for (i = 2; i < src.n && src.p[i] != ',' && k < 2; i++)
		if (src.p[i] == ':')
			k++;
		else if (src.p[i] >= '0' && src.p[i] <= '9')
			v[k] = v[k] * 10 + (uint64_t)(src.p[i] - '0');
	f->line = v[0];
	f->col = v[1];
}

struct people_form *
people_form(struct people *p, struct span text, struct span src)
{
	struct people_form want = { .text = text }, *f;
	struct turn_breaks b;
	struct turn_head h;

	if ((f = RB_FIND(people_tree, &p->tree, &want)) != NULL)
		return f;
	if (p->nform == p->cap)
		return NULL;
	p->nform++;
	f = arena_zero(&p->arena, 1, sizeof(*f));
	f->text = arena_dup(&p->arena, text);
	turn_breaks(&b, src, text);
	turn_head(&p->lex, p->tab, f->text, &b, p->company, &h);
	f->name = name_clean(&p->arena, p->tab, h.name);
	f->key = name_key(&p->arena, p->tab, f->name);
	f->title = h.title;
	f->firm = h.firm;
	place(f, src);
	f->who = (uint8_t)h.who;
	f->side = (uint8_t)h.side;
	RB_INSERT(people_tree, &p->tree, f);
	*p->last = f;
	p->last = &f->next;
	return f;
}

static int
by_key(const void *va, const void *vb)
{
	const struct people_form *a = *(struct people_form *const *)va;
	const struct people_form *b = *(struct people_form *const *)vb;
	size_t n = a->key.n < b->key.n ? a->key.n : b->key.n;
	int c = n == 0 ? 0 : memcmp(a->key.p, b->key.p, n);

	return c != 0 ? c : (a->key.n > b->key.n) - (a->key.n < b->key.n);
}

/* Gives spellings of one key one person, in order of their keys. */
static size_t
by_keys(struct people *p)
{
	struct people_form **all, *f;
	struct arena tmp = { 0 };
	size_t i = 0, n = 0;
	uint32_t no = 0;

	all = arena_zero(&tmp, p->nform + 1, sizeof(struct people_form *));
	for (f = p->first; f != NULL; f = f->next)
		all[n++] = f;
	qsort(all, n, sizeof(*all), by_key);
	for (i = 0; i < n; i++) {
		if (i > 0 && by_key(&all[i - 1], &all[i]) != 0)
			no++;
		all[i]->person = no;
	}
	arena_free(&tmp);
	return n == 0 ? 0 : no + 1;
}

/* Numbers the persons in order of appearance (INTO: who was joined to whom)
 * and fills them from their spellings. */
static void
fill(struct people *p, const uint32_t *into, size_t n)
{
	uint32_t *no = arena_zero(&p->arena, n + 1, sizeof(*no)), next = 0, r;
	struct people_form *f;
	struct person *q;

	p->person = arena_zero(&p->arena, n + 1, sizeof(*p->person));
	for (f = p->first; f != NULL; f = f->next) {
		for (r = f->person; into != NULL && into[r] != r;)
			r = into[r];
		if (no[r] == 0)
			no[r] = ++next;
		f->person = no[r] - 1;
		q = &p->person[f->person];
		f->peer = NULL;
		if (q->form == NULL)
			q->form = f, q->who = f->who;
		else
			q->last->peer = f;
		q->last = f;
		q->forms++;
		q->turns += f->turns;
		q->presents |= f->presents;
		q->introduced |= f->introduced;
		q->asks |= f->asks;
		if (q->list == SIDES_SIDE_NONE)
			q->list = f->list;
		if (q->title_side == TURN_UNSURE)
			q->title_side = f->side;
	}
	p->nperson = next;
}

/* Is B, rarely seen and never listed, A with another given name of the same
 * initial ("Greg" for "Gary")? */
static bool
is_slip(const struct person *a, const struct person *b)
{
	struct span x = a->form->key, y = b->form->key;
	size_t i = x.n, k = y.n;

	if (b->turns > RARE || b->list != SIDES_SIDE_NONE ||
	    b->form->title.n > 0 || b->form->firm.n > 0 ||
	    a->turns < 3 * b->turns || x.p[0] != y.p[0])
		return false;
	while (i > 0 && x.p[i - 1] != ' ')
		i--;
	while (k > 0 && y.p[k - 1] != ' ')
		k--;
	return i > 0 && k > 0 &&
	       span_eq(span_sub(x, i, x.n), span_sub(y, k, y.n));
}

/* Two persons whose names are alike. */
struct pair {
	uint32_t a, b;
	enum name_like like; /* NAME_DIFF: a slip throughout, B of A */
};

/* How persons A and B are alike; false if they are not, or cannot be one. */
static bool
alike(const struct people *p, const struct person *a, const struct person *b,
    struct pair *o)
{
	const struct people_form *f = a->form, *g = b->form;

	o->like = name_compare(p->tab, f->key, g->key);
	if (o->like == NAME_DIFF)
		return is_slip(a, b) || is_slip(b, a);
	/* two firms speak against a slip */
	return !(o->like == NAME_TYPO && f->firm.n > 0 && g->firm.n > 0 &&
		 !span_eq(f->firm, g->firm));
}

/* Lists the pairs of persons who are alike: how many. */
static size_t
pairs(struct people *p, struct pair *list, size_t cap)
{
	uint32_t i, k, m = 0;
	uint32_t *who = arena_zero(&p->arena, p->nperson + 1, sizeof(*who));
	size_t n = 0;

	for (i = 0; i < p->nperson; i++)
		if (p->person[i].who == TURN_PERSON &&
		    p->person[i].form->key.n > 0)
			who[m++] = i;
	for (i = 0; i < m; i++)
		for (k = i + 1; k < m && n < cap; k++) {
			list[n] = (struct pair){ who[i], who[k], NAME_DIFF };
			n += alike(p, &p->person[who[i]], &p->person[who[k]],
			    &list[n]);
		}
	return n;
}

/* The person that I was joined to. */
static uint32_t
root(const uint32_t *into, uint32_t i)
{
	while (into[i] != i)
		i = into[i];
	return i;
}

/* Joins I with the one person whom its name is like as WANT says, if there is
 * just one. */
static void
join(const struct people *p, uint32_t *into, uint32_t i,
    const struct pair *list, size_t n, enum name_like want)
{
	uint32_t k, found = UINT32_MAX, me = root(into, i);

	for (; n > 0; n--, list++) {
		if (list->like != want || (list->a != i && list->b != i))
			continue;
		k = root(into, list->a == i ? list->b : list->a);
		if (k == me || k == found)
			continue;
		if (found != UINT32_MAX)
			return; /* two: nobody knows which */
		found = k;
	}
	if (found == UINT32_MAX)
		return;
	if (p->person[found].turns >= p->person[me].turns)
		into[me] = found;
	else
		into[found] = me;
}

void
people_merge(struct people *p)
{
	static const enum name_like rounds[] = { NAME_SAME, NAME_FORM,
		NAME_TYPO, NAME_DIFF, NAME_PART };
	uint32_t *into, i, n;
	struct pair *list;
	size_t r, k;

	n = (uint32_t)by_keys(p);
	fill(p, NULL, n);
	if (n > FUZZY)
		return;
	into = arena_zero(&p->arena, n + 1, sizeof(*into));
	list = arena_zero(&p->arena, PAIRS + 1, sizeof(*list));
	k = pairs(p, list, PAIRS);
	if (k == 0)
		return;
	for (i = 0; i < n; i++)
		into[i] = i;
	for (r = 0; r < sizeof(rounds) / sizeof(rounds[0]); r++)
		for (i = 0; i < n; i++)
			if (into[i] == i)
				join(p, into, i, list, k, rounds[r]);
	/* fill numbers by what spellings have as their person: the old one */
	fill(p, into, n);
}

int
people_find(struct people *p, struct span name)
{
	struct span key;
	enum name_like l, best = NAME_DIFF;
	int found = -1;
	size_t i;

	key = name_key(&p->arena, p->tab, name_clean(&p->arena, p->tab, name));
	if (key.n == 0 || p->nperson > FUZZY)
		return -1;
	for (i = 0; i < p->nperson; i++) {
		if (p->person[i].who != TURN_PERSON)
			continue;
		l = name_compare(p->tab, p->person[i].form->key, key);
		if (l == NAME_DIFF || l < best)
			continue;
		found = l == best ? -1 : (int)i;
		best = l;
	}
	return found;
}
