/* How joins are made. Included by join*.c and merge.c alone. */
#ifndef JOININT_H
#define JOININT_H

#include "core/arena.h"
#include "join/hash.h"
#include "join/join.h"
#include "join/key.h"
#include "core/rec.h"

/* One column of the output: of the left side, or the I-th text of the right
 * rows that are held. */
struct join_piece {
	bool right;
	int col;
	int key; /* of the left: which part of the key it is, or -1 */
	struct span name;
};

/* A left row: its bytes, and its fields as spans or as marks behind them. */
struct join_row {
	struct span text;
	const struct span *f;
	const char *base;     /* what the marks count from */
	const uint32_t *mark; /* of the row's TABs and its end */
	size_t n;	      /* fields */
};

struct join {
	struct run *run;
	const struct join_opts *o;
	struct rec left, right;
	struct key_part part[KEY_MAX];
	int lkey[KEY_MAX], rkey[KEY_MAX]; /* their columns */
	size_t nkey;
	size_t nequal;	    /* parts that are equal: all, or all but the last */
	struct arena names; /* of the right columns in the output */
	struct join_piece *piece;
	size_t npiece;
	bool plain;   /* the left row as it is, then the held texts */
	int *held;    /* right columns whose texts are held */
	size_t nheld; /* of them for the output; the keys follow in a join */
	size_t nmore; /* keys behind them, for rows without a left one */
	struct buf suffix; /* TABs for a left row without a partner */
	struct hash hash;
	struct join_order *order; /* of the last part, when it is not equal */
	struct buf key, text;	  /* of the right row in hand */
	size_t more;		  /* bytes of the text that are such keys */
	uint64_t lrows, lmet, rrows, rmet;
	bool mark; /* remember which right rows met */
};

/* Field C of a left row. */
static inline struct span
join_field(const struct join_row *r, size_t c)
{
	size_t from, to;

	if (r->f != NULL)
		return r->f[c];
	from = c == 0 ? (size_t)(r->text.p - r->base) : r->mark[c - 1] + 1;
	to = c + 1 == r->n ? (size_t)(r->text.p + r->text.n - r->base)
			   : r->mark[c];
	return (struct span){ r->base + from, to - from };
}

/* Decides the columns of the output. */
void join_columns(struct join *);

/* Writes the header. */
void join_header(struct join *);

/* Writes the left row with the right row whose held texts are TEXT; with
 * nothing from the right; nothing from the left but the keys. */
void join_pair(struct join *, const struct join_row *, struct span text);
void join_left_only(struct join *, const struct join_row *);
void join_right_only(struct join *, struct span text, struct span keys);

/* Makes the equal parts of the key from the fields that FIELD gives; false
 * when one is empty and empty keys match nothing. */
bool join_left_key(struct join *, const struct join_row *, struct buf *key);
bool join_right_key(struct join *, struct buf *key);

/* The held texts of the right row in hand into j->text: each behind a TAB. */
void join_held(struct join *);

/* One left row, by whatever way its partners are found. */
void join_one(struct join *, const struct join_row *);

/* The partners of a left row under the last row REF of its key's ring, or of
 * none (0). */
void join_ring(struct join *, const struct join_row *, uint32_t ref);

/* The left side, in blocks. */
void join_stream(struct join *);

/* The last part of the key by distance or order. */
void join_order_start(struct join *);
void join_order_add(struct join *, uint32_t ref);
void join_order_done(struct join *);
void join_order_one(struct join *, const struct join_row *, uint32_t group);
void join_order_free(struct join *);

/* Both sides in order of their keys. */
void join_merge(struct join *);

#endif
