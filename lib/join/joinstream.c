/* The left side in blocks: marks found by vectors, keys looked up in batches
 * so that the table's memory comes while the next keys are made. A row that
 * is out of the common way goes to the row reader, whose messages and limits
 * are thus the only ones. */
#include <stdlib.h>

#include "core/mem.h"
#include "join/joinint.h"
#include "join/scan.h"

#define BATCH 64
#define MARKS 8192

/* One row of a batch. */
struct probe {
	struct join_row row;
	struct span key;
	uint64_t h;
	uint32_t ref; /* a row with the key's tag, perhaps */
	bool none;    /* its key matches nothing */
};

struct block {
	struct join *j;
	const char *p; /* bytes that wait */
	size_t n, at;  /* how many, where the next row begins */
	uint32_t mark[MARKS + SCAN_SLACK];
	size_t nmark, used; /* marks found, marks that rows have used */
	size_t rows;	    /* rows taken from it */
	bool odd;	    /* the next row is for the row reader */
	struct probe probe[BATCH];
	size_t nprobe;
	struct buf keys; /* of the batch, where they are made */
	size_t header_n;
	char header0;
	bool by_view; /* keys are one column, as it stands */
};

/* Is the line of N bytes at P perhaps an end line or a header again? */
static bool
perhaps_no_row(const struct block *b, const char *p, size_t n)
{
	const struct rec *r = &b->j->left;

	if (p[0] == '#')
		return n >= 4 && memcmp(p, "#end", 4) == 0;
	return p[0] == b->header0 && n == b->header_n &&
	       memcmp(p, r->name[0].p, r->name[0].n) == 0;
}

/* The row whose marks are M: true, with *ROW filled, if it is well formed. */
static bool
take(const struct block *b, const uint32_t *m, struct join_row *row)
{
	size_t n = b->j->left.n, i, end;
	const char *p = b->p;

	for (i = 0; i + 1 < n; i++)
		if (p[m[i]] != '\t')
			return false;
	if (p[m[n - 1]] != '\n')
		return false;
	end = m[n - 1];
	for (i = 0; i < 2 && end > b->at && p[end - 1] == '\r'; i++)
		end--;
	*row = (struct join_row){
		.text = { p + b->at, end - b->at }, .base = p, .mark = m, .n = n
	};
	if (end > b->at && (p[b->at] == '#' || p[b->at] == b->header0) &&
	    perhaps_no_row(b, p + b->at, end - b->at))
		return false;
	return end - b->at <= b->j->left.src.limit;
}

/* The key of probe Q, and its hash; the table's slot is asked for. */
static void
make_key(struct block *b, struct probe *q)
{
	struct join *j = b->j;
	size_t from = b->keys.n;

	if (b->by_view) {
		q->key = join_field(&q->row, (size_t)j->lkey[0]);
		q->none = q->key.n == 0 && !j->o->empty;
	} else {
		q->none = !join_left_key(j, &q->row, &b->keys);
		/* the bytes may move: the place is made good below */
		q->key = (struct span){ NULL, b->keys.n - from };
	}
}

/* Looks the batch up and writes what comes of it. */
static void
finish_batch(struct block *b)
{
	struct join *j = b->j;
	const struct hash *t = &j->hash;
	const char *keys = b->keys.p;
	const struct hash_slot *s;
	struct probe *q;
	size_t i;

	for (i = 0; i < b->nprobe; i++) {
		q = &b->probe[i];
		if (!b->by_view) {
			q->key.p = keys;
			keys += q->key.n;
		}
		q->h = hash_of(t, q->key.p, q->key.n);
		__builtin_prefetch(hash_slot(t, q->h));
	}
	for (i = 0; i < b->nprobe; i++) {
		q = &b->probe[i];
		s = hash_slot(t, q->h);
		__builtin_prefetch(hash_row(t, s->row));
	}
	for (i = 0; i < b->nprobe; i++) {
		q = &b->probe[i];
		q->ref = q->none ? 0 : hash_find(t, q->key, q->h);
		if (j->order != NULL)
			join_order_one(j, &q->row, q->ref);
		else
			join_ring(j, &q->row, q->ref);
	}
	b->nprobe = 0;
	buf_clear(&b->keys);
}

/* Takes rows from the marks that are there, up to a row that is odd or not
 * whole. */
static void
take_rows(struct block *b)
{
	size_t n = b->j->left.n;
	struct probe *q;

	while (b->nmark - b->used >= n) {
		q = &b->probe[b->nprobe];
		if (!take(b, b->mark + b->used, &q->row)) {
			b->odd = true;
			break;
		}
		make_key(b, q);
		b->at = b->mark[b->used + n - 1] + 1;
		b->used += n;
		b->rows++;
		if (++b->nprobe == BATCH)
			finish_batch(b);
	}
	finish_batch(b);
}

/* Joins the rows of the bytes that wait: how many bytes they took. Sets odd
 * when it stopped before one that the row reader must read. */
static size_t
block_rows(struct block *b)
{
	size_t done, from, n = b->j->left.n;

	b->at = b->rows = 0;
	b->odd = false;
	for (from = 0; from < b->n && !b->odd; from = b->at) {
		b->nmark = scan_marks(
		    b->p + from, b->n - from, b->mark, MARKS, &done);
		b->used = 0;
		if (from > 0)
			for (size_t i = 0; i < b->nmark; i++)
				b->mark[i] += (uint32_t)from;
		take_rows(b);
		if (b->at == from) {
			/* not one whole row: more fields than marks, a line
			 * of another shape, or the end of the bytes */
			b->odd = b->odd || done < b->n - from ||
				 (b->nmark >= n);
			break;
		}
	}
	return b->at;
}

/* Lets the row reader read one row, and joins it; false at the end. */
static bool
one_row(struct join *j)
{
	struct join_row row = { .n = j->left.n };
	struct buf text = { 0 };
	size_t i;

	if (rec_next(&j->left) == 0)
		return false;
	for (i = 0; i < j->left.n; i++) {
		if (i > 0)
			buf_c(&text, '\t');
		buf_span(&text, j->left.f[i]);
	}
	row.f = j->left.f;
	row.text = buf_view(&text);
	j->lrows++;
	join_one(j, &row);
	buf_free(&text);
	return true;
}

/* Takes up a new block of what waits, at least one byte more than REST.
 * False when there is none. */
static bool
next_block(struct block *b, size_t rest)
{
	struct src *s = &b->j->left.src;
	struct span view;

	if (b->j->left.ended || rest > s->limit)
		return false;
	view = src_peek(s, rest + 1);
	if (view.n > UINT32_MAX / 2)
		view.n = UINT32_MAX / 2;
	b->p = view.p;
	b->n = view.n;
	return view.n > rest;
}

void
join_stream(struct join *j)
{
	struct block *b = mem_new(1, sizeof(*b));
	struct buf names = { 0 };
	size_t used, rest = 0;

	rec_names(&j->left, &names);
	b->j = j;
	b->header_n = names.n;
	b->header0 = names.p[0];
	b->by_view = j->nequal == 1 && j->o->norm == 0;
	buf_free(&names);
	for (;;) {
		if (!next_block(b, rest)) {
			/* the end, or a line that no block holds */
			while (one_row(j) && (j->left.ended || rest > 0))
				rest = 0;
			if (!j->left.open)
				break;
			rest = 0;
			continue;
		}
		used = block_rows(b);
		src_skip(&j->left.src, used);
		j->left.src.no += b->rows;
		j->left.rows += b->rows;
		j->lrows += b->rows;
		rest = b->n - used;
		if (b->odd) {
			if (!one_row(j))
				break;
			rest = 0;
		}
	}
	buf_free(&b->keys);
	free(b);
}
