/* Metrics and scopes of a table's rows. */
#include "fact.h"

void
facts_metrics(struct facts *f, struct table *t)
{
	size_t i;

	for (i = 0; i < t->nrow; i++)
		f->row[i].basis = f->basis;
}
