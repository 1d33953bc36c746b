/* No facts: what tx-split is linked with until lib/meta.c is there. */
#include "meta.h"

struct meta {
	int none;
};

static const struct meta none;

struct meta *
meta_new(const struct tab *tab, int fye)
{
	(void)tab;
	(void)fye;
	return (struct meta *)(uintptr_t)&none;
}

void
meta_free(struct meta *m)
{
	(void)m;
}

void
meta_begin(struct meta *m)
{
	(void)m;
}

void
meta_line(struct meta *m, struct span text, uint64_t no, enum lay_kind kind,
    enum lay_sect sect)
{
	(void)m;
	(void)text;
	(void)no;
	(void)kind;
	(void)sect;
}

void
meta_decide(struct meta *m, enum lay_type type)
{
	(void)m;
	(void)type;
}

struct meta_fact
meta_get(const struct meta *m, enum meta_name name)
{
	(void)m;
	(void)name;
	return (struct meta_fact){ { "", 0 }, 0, 0 };
}

struct span
meta_key(enum meta_name name)
{
	(void)name;
	return (struct span){ "", 0 };
}
