/* What was found of headings and labels, remembered. */
#include "table/factmemo.h"

#include <stdlib.h>

#include "core/mem.h"

#define BUCKETS 1024 /* of texts */
#define TEXTS 2048   /* texts that stay from one table to the next */
#define LATELY 8     /* texts that were asked for lately */

struct fact_texts {
	struct fact_memo *bucket[BUCKETS];
	struct fact_memo *late[LATELY];
	size_t n;
	struct arena arena;
	struct fact_head head[FACT_HEADS];
};

struct fact_texts *
facts_texts_new(void)
{
	return mem_new(1, sizeof(struct fact_texts));
}

void
facts_texts_free(struct fact_texts *x)
{
	arena_free(&x->arena);
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
	memset(x->bucket, 0, sizeof(x->bucket));
	arena_reset(&x->arena);
	x->n = 0;
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
	at = &x->bucket[h % BUCKETS];
	for (m = *at; m != NULL; m = m->next)
		if (m->hash == h && span_eq(m->text, s))
			break;
	if (m == NULL) {
		m = arena_zero(&x->arena, 1, sizeof(*m));
		m->hash = h;
		m->text = arena_dup(&x->arena, s);
		m->next = *at;
		*at = m;
		x->n++;
	}
	m->from = s.p;
	*late = m;
	return m;
}
