/* Memory that ends the run when there is none. */
#include "core/mem.h"

#include <err.h>
#include <stdlib.h>

void
mem_none(void)
{
	errx(TX_STOP, "out of memory");
}

void *
mem_new(size_t n, size_t size)
{
	void *p = calloc(n, size);

	if (p == NULL)
		mem_none();
	return p;
}

void *
mem_fit(void *p, size_t n, size_t size)
{
	if ((p = reallocarray(p, n, size)) == NULL)
		mem_none();
	return p;
}

void *
mem_more(void *p, size_t *cap, size_t size)
{
	*cap = *cap < MEM_FIRST ? MEM_FIRST : *cap * 2;
	return mem_fit(p, *cap, size);
}
