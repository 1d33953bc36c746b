/* The rows that a join holds, by key: join. */
#ifndef HASH_H
#define HASH_H

#include "core/buf.h"

/* A row held: this, its key, its text. A row costs 24 bytes, its key and its
 * text, rounded up to 8, and 16 to 32 bytes of the table. */
struct hash_row {
	uint64_t line;	      /* in its file */
	uint32_t next;	      /* ring of the rows of one key */
	uint32_t key_n;	      /* of the key: it follows */
	uint32_t text_n;      /* of the text: it follows the key */
	uint32_t more_n : 30; /* of what follows the text */
	uint32_t mark : 2;    /* the caller's: HASH_HIT, HASH_GONE */
};

enum { HASH_HIT = 1, HASH_GONE = 2 };

/* Half of a row's hash and where it stands, in units of 8 bytes. */
struct hash_slot {
	uint32_t tag, row;
};

struct hash {
	struct hash_slot *slot;
	uint32_t mask;
	uint32_t keys; /* slots in use */
	struct buf rows;
	uint64_t seed[2];
	uint64_t n; /* rows held */
};

/* Begins an empty table; SEED makes its hashes unforeseeable. */
void hash_init(struct hash *);

void hash_free(struct hash *);

/* Hash of KEY. */
uint64_t hash_of(const struct hash *, const char *key, size_t n);

/* The row at REF. */
static inline struct hash_row *
hash_row(const struct hash *h, uint32_t ref)
{
	return (struct hash_row *)(void *)(h->rows.p + (size_t)ref * 8);
}

static inline struct span
hash_key(const struct hash_row *r)
{
	return (struct span){ (const char *)(r + 1), r->key_n };
}

static inline struct span
hash_text(const struct hash_row *r)
{
	return (struct span){ (const char *)(r + 1) + r->key_n, r->text_n };
}

static inline struct span
hash_more(const struct hash_row *r)
{
	return (struct span){ (const char *)(r + 1) + r->key_n + r->text_n,
		r->more_n };
}

/* The slot where the look-up of hash H begins. */
static inline const struct hash_slot *
hash_slot(const struct hash *t, uint64_t h)
{
	return &t->slot[(uint32_t)h & t->mask];
}

/* The last row held under KEY with hash H, or 0; the ring's first is after
 * it. */
uint32_t hash_find(const struct hash *, struct span key, uint64_t h);

/* Holds a row that no look-up finds, the last MORE bytes of its text apart:
 * its place. */
uint32_t hash_keep(struct hash *, struct span key, struct span text,
    size_t more, uint64_t line);

/* Enters the row at REF under its key, whose hash is H, after the rows that
 * have it. */
void hash_enter(struct hash *, uint32_t ref, uint64_t h);

/* Lets the row at REF stand alone for its key, whose hash is H; the rows it
 * replaces are marked as gone. */
void hash_replace(struct hash *, uint32_t ref, uint64_t h);

/* The first row held, and the one after REF; 0 at the end. */
uint32_t hash_first(const struct hash *);
uint32_t hash_next(const struct hash *, uint32_t ref);

#endif
