/* Open addressing over rows that lie one after another. */
#include "join/hash.h"

#include <stdlib.h>
#include <unistd.h>

#include "core/mem.h"

#define FIRST 1024 /* slots to begin with */

#ifdef __SIZEOF_INT128__
__extension__ typedef unsigned __int128 wide;

/* The two halves of A * B, folded. */
static inline uint64_t
fold(uint64_t a, uint64_t b)
{
	wide r = (wide)a * b;

	return (uint64_t)r ^ (uint64_t)(r >> 64);
}
#else

/* The same in spirit, of products of halves. */
static inline uint64_t
fold(uint64_t a, uint64_t b)
{
	uint64_t lo = (a & 0xffffffff) * (b & 0xffffffff);
	uint64_t hi = (a >> 32) * (b >> 32);
	uint64_t x = (a >> 32) * (b & 0xffffffff);
	uint64_t y = (a & 0xffffffff) * (b >> 32);

	return lo ^ hi ^ (x << 32 | x >> 32) ^ (y + (y >> 31));
}
#endif

static inline uint64_t
load8(const char *p)
{
	uint64_t v;

	memcpy(&v, p, 8);
	return v;
}

static inline uint64_t
load4(const char *p)
{
	uint32_t v;

	memcpy(&v, p, 4);
	return v;
}

uint64_t
hash_of(const struct hash *t, const char *p, size_t n)
{
	uint64_t h = t->seed[0] ^ n, a, b;

	for (; n > 16; p += 16, n -= 16)
		h = fold(load8(p) ^ t->seed[1], load8(p + 8) ^ h);
	if (n >= 8) {
		a = load8(p);
		b = load8(p + n - 8);
	} else if (n >= 4) {
		a = load4(p);
		b = load4(p + n - 4);
	} else {
		a = n == 0 ? 0
			   : (unsigned char)p[0] |
				 (uint64_t)(unsigned char)p[n / 2] << 8 |
				 (uint64_t)(unsigned char)p[n - 1] << 16;
		b = 0;
	}
	h = fold(a ^ t->seed[1], b ^ h);
	return fold(h ^ t->seed[0], t->seed[1]);
}

/* Makes a table of N empty slots. */
static void
slots(struct hash *t, uint32_t n)
{
	t->slot = mem_new(n, sizeof(*t->slot));
	t->mask = n - 1;
}

void
hash_init(struct hash *t)
{
	*t = (struct hash){ 0 };
	if (getentropy(t->seed, sizeof(t->seed)) == -1)
		memset(t->seed, 0, sizeof(t->seed));
	t->seed[0] ^= UINT64_C(0xa0761d6478bd642f);
	t->seed[1] ^= UINT64_C(0xe7037ed1a0b428db);
	slots(t, FIRST);
	buf_grow(&t->rows, 65536);
	memset(t->rows.p, 0, 8); /* place 0 is none */
	t->rows.n = 8;
}

void
hash_free(struct hash *t)
{
	free(t->slot);
	buf_free(&t->rows);
}

/* The slot of KEY with hash H: its own, or the free one where it would go. */
static uint32_t
find(const struct hash *t, struct span key, uint64_t h)
{
	uint32_t i = (uint32_t)h & t->mask, tag = (uint32_t)(h >> 32);

	for (; t->slot[i].row != 0; i = (i + 1) & t->mask)
		if (t->slot[i].tag == tag &&
		    span_eq(hash_key(hash_row(t, t->slot[i].row)), key))
			break;
	return i;
}

uint32_t
hash_find(const struct hash *t, struct span key, uint64_t h)
{
	return t->slot[find(t, key, h)].row;
}

/* Doubles the table. */
static void
more_slots(struct hash *t)
{
	struct hash_slot *old = t->slot;
	uint32_t n = t->mask + 1, i, k;
	struct span key;
	uint64_t h;

	if (n > UINT32_MAX / 4)
		mem_none();
	slots(t, n * 2);
	for (i = 0; i < n; i++) {
		if (old[i].row == 0)
			continue;
		key = hash_key(hash_row(t, old[i].row));
		h = hash_of(t, key.p, key.n);
		for (k = (uint32_t)h & t->mask; t->slot[k].row != 0;
		     k = (k + 1) & t->mask)
			continue;
		t->slot[k] = old[i];
	}
	free(old);
}

uint32_t
hash_keep(struct hash *t, struct span key, struct span text, size_t more,
    uint64_t line)
{
	size_t n = (sizeof(struct hash_row) + key.n + text.n + 7) & ~(size_t)7;
	size_t at = t->rows.n;
	struct hash_row *r;

	if (key.n > UINT32_MAX / 4 || text.n > UINT32_MAX / 4 ||
	    at / 8 > UINT32_MAX - 1 - n / 8)
		mem_none();
	buf_grow(&t->rows, n);
	r = (struct hash_row *)(void *)(t->rows.p + at);
	*r = (struct hash_row){ .line = line,
		.key_n = (uint32_t)key.n,
		.text_n = (uint32_t)(text.n - more),
		.more_n = (uint32_t)more & 0x3fffffff };
	if (key.n > 0)
		memcpy(r + 1, key.p, key.n);
	if (text.n > 0)
		memcpy((char *)(r + 1) + key.n, text.p, text.n);
	t->rows.n += n;
	t->n++;
	return (uint32_t)(at / 8);
}

void
hash_enter(struct hash *t, uint32_t ref, uint64_t h)
{
	struct hash_row *r = hash_row(t, ref), *last;
	struct hash_slot *s = &t->slot[find(t, hash_key(r), h)];

	r->next = ref;
	if (s->row != 0) {
		last = hash_row(t, s->row);
		r->next = last->next;
		last->next = ref;
	}
	t->keys += s->row == 0;
	s->row = ref;
	s->tag = (uint32_t)(h >> 32);
	if (t->keys > t->mask / 2)
		more_slots(t);
}

void
hash_replace(struct hash *t, uint32_t ref, uint64_t h)
{
	struct hash_row *r = hash_row(t, ref);
	struct hash_slot *s = &t->slot[find(t, hash_key(r), h)];

	if (s->row != 0)
		hash_row(t, s->row)->mark |= HASH_GONE;
	r->next = ref;
	t->keys += s->row == 0;
	s->row = ref;
	s->tag = (uint32_t)(h >> 32);
	if (t->keys > t->mask / 2)
		more_slots(t);
}

uint32_t
hash_first(const struct hash *t)
{
	return t->rows.n > 8 ? 1 : 0;
}

uint32_t
hash_next(const struct hash *t, uint32_t ref)
{
	const struct hash_row *r = hash_row(t, ref);
	size_t n = sizeof(*r) + r->key_n + r->text_n + r->more_n;

	ref += (uint32_t)((n + 7) / 8);
	return (size_t)ref * 8 < t->rows.n ? ref : 0;
}
