/* Names and figures in hash chains. */
#include "join/tiepool.h"

#include <stdlib.h>

#include "core/mem.h"

/* Hash of S, seeded so that the chains do not follow the bytes alone. */
static uint32_t
name_hash(struct span s)
{
	uint32_t h = 2166136261u;
	size_t i;

	for (i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 16777619u;
	return (h ^ h >> 15) % TIE_NAME_HEADS;
}

/* Room for one more of N objects of SIZE bytes at P, which hold *CAP. */
static void *
grown(void *p, uint32_t n, uint32_t *cap, size_t size)
{
	if (n < *cap)
		return p;
	if (*cap > UINT32_MAX / 4)
		mem_none();
	*cap = *cap == 0 ? 256 : *cap * 2;
	return mem_fit(p, *cap, size);
}

uint32_t
tie_name(struct tie_names *t, struct span s)
{
	uint32_t h, id;

	if (t->n == 0) {
		t->name = grown(t->name, 0, &t->cap, sizeof(*t->name));
		t->name[t->n++] = (struct tie_name){ .total = true };
	}
	if (s.n == 0)
		return 0;
	h = name_hash(s);
	for (id = t->head[h]; id != 0; id = t->name[id].next)
		if (span_eq(t->name[id].text, s))
			return id;
	t->name = grown(t->name, t->n, &t->cap, sizeof(*t->name));
	id = t->n++;
	t->name[id] = (struct tie_name){
		.text = arena_dup(t->other != NULL ? t->other : &t->arena, s),
		.next = t->head[h]
	};
	t->head[h] = id;
	return id;
}

struct span
tie_text(const struct tie_names *t, uint32_t id)
{
	return id == 0 ? SPAN("") : t->name[id].text;
}

void
tie_names_cut(struct tie_names *t, uint32_t n)
{
	const struct tie_name *last;

	while (t->n > n && t->n > 1) {
		last = &t->name[--t->n];
		t->head[name_hash(last->text)] = last->next;
		if (last->initials != 0 &&
		    t->name[last->initials].spelled == t->n)
			t->name[last->initials].spelled = 0;
	}
}

void
tie_names_free(struct tie_names *t)
{
	arena_free(&t->arena);
	free(t->name);
	*t = (struct tie_names){ 0 };
}

/* Chain of the items of that kind. */
static uint32_t
pool_hash(enum tie_what what, uint32_t metric, uint32_t scope, uint32_t period)
{
	uint32_t h = (uint32_t)what;

	h = (h * 2654435761u) ^ metric;
	h = (h * 2654435761u) ^ scope;
	h = (h * 2654435761u) ^ period;
	h *= 2654435761u;
	return (h ^ h >> 16) % TIE_POOL_HEADS;
}

void
tie_pool_add(struct tie_pool *p, const struct tie_item *i)
{
	uint32_t h = pool_hash(i->what, i->metric, i->scope, i->period);

	p->item = grown(p->item, p->n, &p->cap, sizeof(*p->item));
	p->item[p->n] = *i;
	p->item[p->n].seq = p->n;
	p->item[p->n].next = p->head[h];
	p->head[h] = ++p->n;
}

/* The first item from number AT (+ 1) on that is of the given kind. */
static const struct tie_item *
from(const struct tie_pool *p, uint32_t at, enum tie_what what, uint32_t metric,
    uint32_t scope, uint32_t period)
{
	const struct tie_item *i;

	for (; at != 0; at = i->next) {
		i = &p->item[at - 1];
		if (i->what == what && i->metric == metric &&
		    i->scope == scope && i->period == period)
			return i;
	}
	return NULL;
}

const struct tie_item *
tie_pool_first(const struct tie_pool *p, enum tie_what what, uint32_t metric,
    uint32_t scope, uint32_t period)
{
	return from(p, p->head[pool_hash(what, metric, scope, period)], what,
	    metric, scope, period);
}

const struct tie_item *
tie_pool_next(const struct tie_pool *p, const struct tie_item *i)
{
	return from(p, i->next, i->what, i->metric, i->scope, i->period);
}

void
tie_pool_clear(struct tie_pool *p)
{
	p->n = 0;
	memset(p->head, 0, sizeof(p->head));
}

void
tie_pool_free(struct tie_pool *p)
{
	free(p->item);
	*p = (struct tie_pool){ 0 };
}
