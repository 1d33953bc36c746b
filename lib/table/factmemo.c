/* What was found of headings and labels, remembered. */
#include "table/factmemo.h"

#include <stdlib.h>

#include "core/mem.h"

#define BUCKETS 1024 /* of texts, more where a table has many */
#define TEXTS 2048   /* texts that stay from one table to the next */
#define LATELY 8     /* texts that were asked for lately */

struct fact_texts {
	struct fact_memo **bucket;
	struct fact_memo *late[LATELY];
	size_t n, nbucket;
	struct arena arena;
	struct fact_head head[FACT_HEADS];
};

/* Gives X, without texts, its first buckets. */
static void
empty(struct fact_texts *x)
{
	x->nbucket = BUCKETS;
	x->bucket = mem_new(BUCKETS, sizeof(struct fact_memo *));
	x->n = 0;
}

struct fact_texts *
facts_texts_new(void)
{
	struct fact_texts *x = mem_new(1, sizeof(*x));

	empty(x);
	return x;
}

void
facts_texts_free(struct fact_texts *x)
{
	arena_free(&x->arena);
	free(x->bucket);
	free(x);
}

void
facts_texts_begin(struct fact_texts *x)
{
	size_t i;

	for (i = 0; i < FACT_HEADS; i++)
		x->head[i].n = 0;
}

void
facts_texts_table(struct fact_texts *x)
{
	memset(x->late, 0, sizeof(x->late));
	if (x->n < TEXTS)
		return;
	free(x->bucket);
	arena_reset(&x->arena);
	empty(x);
}

/* Makes four buckets of each. */
static void
grow(struct fact_texts *x)
{
	size_t i, n = 4 * x->nbucket;
	struct fact_memo **v = mem_new(n, sizeof(*v)), *m, *next;

	for (i = 0; i < x->nbucket; i++)
		for (m = x->bucket[i]; m != NULL; m = next) {
			next = m->next;
			m->next = v[m->hash % n];
			v[m->hash % n] = m;
		}
	free(x->bucket);
	x->bucket = v;
	x->nbucket = n;
}

/* A hash of the first, middle and last bytes of S. */
static uint64_t
hash(struct span s)
{
	uint64_t h = s.n, x = 0, y = 0, z = 0;
	size_t i;

	if (s.n >= 8) {
		memcpy(&x, s.p, 8);
		memcpy(&y, s.p + s.n / 2 - 4, 8);
		memcpy(&z, s.p + s.n - 8, 8);
	}
	for (i = 0; s.n < 8 && i < s.n; i++)
		x = x << 8 | (unsigned char)s.p[i];
	h = (h ^ x) * UINT64_C(0x9E3779B97F4A7C15);
	h = (h ^ h >> 32 ^ y) * UINT64_C(0x9E3779B97F4A7C15);
	h = (h ^ h >> 32 ^ z) * UINT64_C(0x9E3779B97F4A7C15);
	h = (h ^ h >> 32) * UINT64_C(0x9E3779B97F4A7C15);
	return h ^ h >> 29;
}

struct fact_head *
facts_head(const struct facts *f, struct span s)
{
	struct fact_head *m;

	if (s.n == 0 || s.n > sizeof(m->text))
		return NULL;
	m = &f->texts->head[hash(s) % FACT_HEADS];
	if (m->n == s.n && memcmp(m->text, s.p, s.n) == 0)
		return m;
	*m = (struct fact_head){ .n = (uint16_t)s.n };
	memcpy(m->text, s.p, s.n);
	return m;
}

struct fact_memo *
facts_memo(const struct facts *f, struct span s)
{
	struct fact_texts *x = f->texts;
	/* The very same bytes are asked for again and again. */
	struct fact_memo **late =
	    &x->late[((uintptr_t)s.p / 16 + s.n) % LATELY];
	struct fact_memo *m = *late, **at;
	uint64_t h;

	if (m != NULL && m->from == s.p && m->text.n == s.n)
		return m;
	h = hash(s);
	at = &x->bucket[h & (x->nbucket - 1)];
	for (m = *at; m != NULL; m = m->next)
		if (m->hash == h && span_eq(m->text, s))
			break;
	if (m == NULL) {
		m = arena_zero(&x->arena, 1, sizeof(*m));
		m->hash = h;
		m->text = arena_dup(&x->arena, s);
		m->next = *at;
		*at = m;
		if (++x->n > 4 * x->nbucket)
			grow(x);
	}
	m->from = s.p;
	*late = m;
	return m;
}
