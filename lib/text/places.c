#include "text/places.h"

#include <stdlib.h>

#include "core/mem.h"

void
places_add(struct places *s, struct place p)
{
	if (s->n == s->cap)
		s->p = mem_more(s->p, &s->cap, sizeof(*s->p));
	s->p[s->n++] = p;
}

void
places_part(struct places *s, const struct place *src, size_t n, size_t from,
    size_t to, size_t at)
{
	struct place p;
	size_t i = 0;

	if (n == 0 || from >= to)
		return;
	while (i + 1 < n && src[i + 1].at <= from)
		i++;
	p = src[i];
	p.col += (uint32_t)from - p.at;
	p.at = (uint32_t)at;
	places_add(s, p);
	for (i++; i < n && src[i].at < to; i++) {
		p = src[i];
		p.at = (uint32_t)(p.at - from + at);
		places_add(s, p);
	}
}

void
places_cut(struct places *s, size_t at)
{
	size_t i = 0, k;

	if (s->n == 0)
		return;
	while (i + 1 < s->n && s->p[i + 1].at <= at)
		i++;
	s->p[i].col += (uint32_t)at - s->p[i].at;
	s->p[i].at = (uint32_t)at;
	for (k = i; k < s->n; k++) {
		s->p[k - i] = s->p[k];
		s->p[k - i].at -= (uint32_t)at;
	}
	s->n -= i;
}

void
places_free(struct places *s)
{
	free(s->p);
	s->p = NULL;
	s->n = s->cap = 0;
}
