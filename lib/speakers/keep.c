/* Columns that pass through; old ones of the same name are replaced. */
#include "speakers/keep.h"

#include <stdlib.h>

#include "core/mem.h"

/* Is COLUMN one of the N names ADDED? */
static bool
is_added(struct span column, const char *const *added, size_t n)
{
	while (n-- > 0)
		if (span_eq(column, span_of(added[n])))
			return true;
	return false;
}

void
keep_columns(struct keep *k, const struct rec *in, const char *const *added,
    size_t n, struct buf *head)
{
	size_t i;

	k->col = mem_fit(NULL, in->n, sizeof(*k->col));
	k->f = mem_fit(NULL, in->n, sizeof(*k->f));
	for (i = 0; i < in->n; i++) {
		if (is_added(in->name[i], added, n))
			continue;
		k->col[k->n++] = (int)i;
		buf_span(head, in->name[i]);
		buf_c(head, '\t');
	}
	k->all = k->n == in->n;
}

int
keep_find(const struct keep *k, const struct rec *in, const char *name)
{
	int col = rec_need(in, name), i = 0;

	while (k->col[i] != col)
		i++;
	return i;
}

struct span
keep_row(struct keep *k, const struct rec *in)
{
	const struct span *last = &in->f[in->n - 1];
	size_t i;

	if (k->all) {
		memcpy(k->f, in->f, in->n * sizeof(*k->f));
		return (struct span){ in->f[0].p,
			(size_t)(last->p + last->n - in->f[0].p) };
	}
	buf_clear(&k->row);
	for (i = 0; i < k->n; i++) {
		k->f[i] = in->f[k->col[i]];
		if (i > 0)
			buf_c(&k->row, '\t');
		buf_span(&k->row, k->f[i]);
	}
	return buf_view(&k->row);
}

void
keep_free(struct keep *k)
{
	free(k->col);
	free(k->f);
	buf_free(&k->row);
	*k = (struct keep){ 0 };
}
