/* The registry of persons: spellings are kept in a hash table, and merged into
 * persons when the document is known. */
#include "config.h"

#include "speakers/people.h"

#include <stdlib.h>
#include <unistd.h>

#include "core/mem.h"

#define SLOTS 4096 /* of the table, kept for the next document */
#define PAIRS 1024 /* pairs of them that are alike */
#define RARE 2	   /* turns of a spelling that may be a slip throughout */

/* The product of A and B, its halves folded. */
static uint64_t
mix(uint64_t a, uint64_t b)
{
	unsigned __int128 m = (unsigned __int128)a * b;

	return (uint64_t)m ^ (uint64_t)(m >> 64);
}

/* A hash of S under the seed. */
static uint64_t
hash(const struct people *p, struct span s)
{
	uint64_t h = p->seed[0] ^ s.n, w;
	size_t i, k;

	for (i = 0; i < s.n; i += 8) {
		k = s.n - i < 8 ? s.n - i : 8;
		w = 0;
		memcpy(&w, s.p + i, k);
		h = mix(h ^ w, p->seed[1] | 1);
	}
	return mix(h, 0x9e3779b97f4a7c15u);
}

/* The slot of the text S, whose hash is H: free, or that of the spelling. */
static struct people_form **
find(const struct people *p, struct span s, uint64_t h)
{
	size_t i = (size_t)h & (p->nslot - 1);

	while (p->slot[i] != NULL &&
	       (p->slot[i]->hash != h || !span_eq(p->slot[i]->text, s)))
		i = (i + 1) & (p->nslot - 1);
	return &p->slot[i];
}

/* Doubles the table. */
static void
grow(struct people *p)
{
	size_t n = p->nslot * 2 + 64, i;
	struct people_form *f;

	free(p->slot);
	for (p->nslot = 64; p->nslot < n; p->nslot *= 2)
		continue;
	p->slot = mem_new(p->nslot, sizeof(struct people_form *));
	for (f = p->first; f != NULL; f = f->next) {
		i = (size_t)f->hash & (p->nslot - 1);
		while (p->slot[i] != NULL)
			i = (i + 1) & (p->nslot - 1);
		p->slot[i] = f;
	}
}

void
people_init(struct people *p, const struct tab *t, size_t cap)
{
	*p = (struct people){ .tab = t, .cap = cap };
	p->last = &p->first;
	if (getentropy(p->seed, sizeof(p->seed)) == -1)
		p->seed[1] = 1;
}

void
people_reset(struct people *p)
{
	arena_reset(&p->arena);
	if (p->nslot > SLOTS) {
		free(p->slot);
		p->slot = NULL;
		p->nslot = 0;
	} else if (p->nform > 0) {
		memset(p->slot, 0, p->nslot * sizeof(struct people_form *));
	}
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
	free(p->slot);
	lex_free(&p->lex);
	arena_free(&p->arena);
	arena_free(&p->tmp);
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
	f->col = v[1] > UINT32_MAX ? UINT32_MAX : (uint32_t)v[1];
}

/* S as a view into TEXT if it stands there, else a copy in the arena. */
static struct span
lodge(struct people *p, struct span text, struct span s)
{
	const char *at = s.n == 0 ? NULL : memmem(text.p, text.n, s.p, s.n);

	return at != NULL ? (struct span){ at, s.n } : arena_dup(&p->arena, s);
}

/* Fills F, whose text is set. */
static void
fill_form(struct people *p, struct people_form *f, struct span src)
{
	struct turn_breaks b;
	struct turn_head h;

	f->text = arena_dup(&p->arena, f->text);
	turn_breaks(&b, src, f->text);
	turn_head(&p->lex, p->tab, f->text, &b, p->company, &h);
	f->name = name_clean(&p->tmp, p->tab, h.name);
	f->key = lodge(p, f->text, name_key(&p->tmp, p->tab, f->name));
	f->name = lodge(p, f->text, f->name);
	f->title_at = (uint16_t)(h.title.n == 0 ? 0 : h.title.p - f->text.p);
	f->title_n = (uint16_t)h.title.n;
	f->firm_at = (uint16_t)(h.firm.n == 0 ? 0 : h.firm.p - f->text.p);
	f->firm_n = (uint16_t)h.firm.n;
	place(f, src);
	f->who = (uint8_t)h.who;
	f->side = (uint8_t)h.side;
	arena_reset(&p->tmp);
}

struct people_form *
people_form(struct people *p, struct span text, struct span src)
{
	uint64_t h = hash(p, text);
	struct people_form *f, **at;

	if (p->nform * 2 >= p->nslot)
		grow(p);
	at = find(p, text, h);
	if (*at != NULL || p->nform == p->cap)
		return *at;
	p->nform++;
	f = *at = arena_zero(&p->arena, 1, sizeof(*f));
	f->text = text;
	f->hash = h;
	fill_form(p, f, src);
	*p->last = f;
	p->last = &f->next;
	return f;
}

struct people_said *
people_said(struct people *p, struct people_form *f)
{
	if (f->said == NULL)
		f->said = arena_zero(&p->arena, 1, sizeof(*f->said));
	return f->said;
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
 * initial ("Olga" for "Otto")? */
static bool
is_slip(const struct person *a, const struct person *b)
{
	struct span x = a->form->key, y = b->form->key;
	size_t i = x.n, k = y.n;

	if (b->turns > RARE || b->list != SIDES_SIDE_NONE ||
	    b->form->title_n > 0 || b->form->firm_n > 0 ||
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
	return !(o->like == NAME_TYPO && f->firm_n > 0 && g->firm_n > 0 &&
		 !span_eq(people_firm(f), people_firm(g)));
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
	if (n > PEOPLE_FEW)
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
	if (key.n == 0 || p->nperson > PEOPLE_FEW)
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
