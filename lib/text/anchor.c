/* The column src of a segment. */
#include "text/anchor.h"

/* Takes a decimal and the byte END after it off S. */
static bool
take(struct span *s, char end, uint64_t *v)
{
	size_t i;

	*v = 0;
	for (i = 0; i < s->n && s->p[i] >= '0' && s->p[i] <= '9'; i++) {
		if (i >= 18)
			return false;
		*v = *v * 10 + (uint64_t)(s->p[i] - '0');
	}
	if (i == 0)
		return false;
	if (i < s->n && s->p[i] == end)
		i++;
	else if (end != ',' || i < s->n)
		return false;
	*s = span_sub(*s, i, s->n);
	return true;
}

bool
anchor_next(struct span *src, struct anchor *a)
{
	struct span s = *src;
	uint64_t off;

	if (s.n == 0 || !take(&s, '@', &off) || !take(&s, ':', &a->line) ||
	    !take(&s, ',', &a->col))
		return false;
	a->off = (size_t)off;
	*src = s;
	return true;
}

bool
anchor_at(struct span src, size_t off, uint64_t *line, uint64_t *col)
{
	struct anchor a, best = { 0 };
	bool found = false;

	while (anchor_next(&src, &a)) {
		if (a.off > off)
			break;
		best = a;
		found = true;
	}
	if (!found || (src.n != 0 && a.off <= off))
		return false;
	*line = best.line;
	*col = best.col + (off - best.off);
	return true;
}
