/* Joins: the right side held by key, the left one streamed past it. */
#include "join/join.h"

#include <stdlib.h>

#include "core/mem.h"
#include "join/joinint.h"

/* Appends field S as part I of a key, a TAB before all but the first: false
 * when it is empty and empty keys match nothing. */
static bool
add_part(struct join *j, size_t i, struct span s, struct buf *key)
{
	size_t from;

	if (i > 0)
		buf_c(key, '\t');
	from = key->n;
	key_make(key, s, j->o->norm);
	return key->n > from || j->o->empty;
}

bool
join_left_key(struct join *j, const struct join_row *row, struct buf *key)
{
	bool ok = true;
	size_t i;

	for (i = 0; i < j->nequal; i++)
		if (!add_part(j, i, join_field(row, (size_t)j->lkey[i]), key))
			ok = false;
	return ok;
}

bool
join_right_key(struct join *j, struct buf *key)
{
	bool ok = true;
	size_t i;

	for (i = 0; i < j->nequal; i++)
		if (!add_part(j, i, j->right.f[j->rkey[i]], key))
			ok = false;
	return ok;
}

/* Enters the row at REF, whose key has hash H, as --unique says. */
static void
enter(struct join *j, uint32_t ref, uint64_t h)
{
	struct span key = hash_key(hash_row(&j->hash, ref));
	uint32_t old;

	if (j->o->unique == JOIN_ALL || j->order != NULL) {
		hash_enter(&j->hash, ref, h);
		return;
	}
	old = hash_find(&j->hash, key, h);
	if (old == 0)
		hash_enter(&j->hash, ref, h);
	else if (j->o->unique == JOIN_LAST)
		hash_replace(&j->hash, ref, h);
	else if (j->o->unique == JOIN_FIRST)
		hash_row(&j->hash, ref)->mark |= HASH_GONE;
	else
		diag(&j->run->diag, DIAG_JOIN_REPEATED, j->right.src.name,
		    hash_row(&j->hash, ref)->line, 0, key,
		    hash_row(&j->hash, old)->line);
}

/* Does the join write rows of the right side that met none? */
static bool
keeps_right(const struct join *j)
{
	return j->o->how == JOIN_RIGHT || j->o->how == JOIN_FULL;
}

/* Holds the right side. */
static void
hold_right(struct join *j)
{
	uint32_t ref;
	bool ok, pairs = j->o->how != JOIN_SEMI && j->o->how != JOIN_ANTI;
	uint64_t h;

	while (rec_next(&j->right) == 1) {
		j->rrows++;
		buf_clear(&j->key);
		ok = join_right_key(j, &j->key);
		if (!ok && !keeps_right(j))
			continue;
		h = hash_of(&j->hash, j->key.p, j->key.n);
		/* to meet or not, one row of a key is enough */
		if (!pairs && j->order == NULL && j->o->unique != JOIN_ERROR &&
		    !j->mark && hash_find(&j->hash, buf_view(&j->key), h) != 0)
			continue;
		join_held(j);
		ref = hash_keep(&j->hash, ok ? buf_view(&j->key) : SPAN(""),
		    buf_view(&j->text), j->more, j->right.line);
		if (!ok)
			continue;
		if (j->order != NULL)
			join_order_add(j, ref);
		enter(j, ref, h);
	}
	if (j->order != NULL)
		join_order_done(j);
}

/* Writes the right rows that met no left one. */
static void
rest_of_right(struct join *j)
{
	const struct hash_row *r;
	uint32_t ref;

	for (ref = hash_first(&j->hash); ref != 0;
	     ref = hash_next(&j->hash, ref)) {
		r = hash_row(&j->hash, ref);
		j->rmet += (r->mark & HASH_HIT) != 0;
		if (keeps_right(j) && (r->mark & (HASH_HIT | HASH_GONE)) == 0)
			join_right_only(j, hash_text(r), hash_more(r));
	}
}

void
join_ring(struct join *j, const struct join_row *row, uint32_t last)
{
	enum join_how how = j->o->how;
	struct hash_row *r;
	uint32_t ref = last;

	j->lmet += last != 0;
	if (last == 0) {
		if (how == JOIN_LEFT || how == JOIN_FULL || how == JOIN_ANTI)
			join_left_only(j, row);
		return;
	}
	if (how == JOIN_SEMI)
		join_left_only(j, row);
	do {
		ref = hash_row(&j->hash, ref)->next;
		r = hash_row(&j->hash, ref);
		if (j->mark)
			r->mark |= HASH_HIT;
		if (how != JOIN_SEMI && how != JOIN_ANTI)
			join_pair(j, row, hash_text(r));
	} while (ref != last);
}

void
join_one(struct join *j, const struct join_row *row)
{
	uint32_t ref = 0;

	buf_clear(&j->key);
	if (join_left_key(j, row, &j->key))
		ref = hash_find(&j->hash, buf_view(&j->key),
		    hash_of(&j->hash, j->key.p, j->key.n));
	if (j->order != NULL)
		join_order_one(j, row, ref);
	else
		join_ring(j, row, ref);
}

/* The column of R whose name is S. */
static int
key_column(struct rec *r, struct span s)
{
	char *name = strndup(s.p, s.n);
	int col;

	if (name == NULL)
		mem_none();
	col = rec_need(r, name);
	free(name);
	return col;
}

/* Finds the columns of the key on both sides. */
static void
key_columns(struct join *j)
{
	size_t i;

	for (i = 0; i < j->nkey; i++) {
		j->lkey[i] = key_column(&j->left, j->part[i].left);
		j->rkey[i] = key_column(&j->right, j->part[i].right);
	}
	j->nequal = j->nkey;
	if (j->part[j->nkey - 1].kind != KEY_EQUAL)
		j->nequal--;
}

/* Opens both sides. A header given on the command line is the left side's. */
static bool
open_sides(struct join *j)
{
	struct run *run = j->run;
	const char *header = run->header;
	bool ok;

	run->header = NULL;
	ok = rec_open_file(&j->right, run, run->operand[1]);
	run->header = header;
	return ok && rec_open_file(&j->left, run, run->operand[0]);
}

static void
join_free(struct join *j)
{
	arena_free(&j->names);
	free(j->piece);
	free(j->held);
	buf_free(&j->suffix);
	buf_free(&j->key);
	buf_free(&j->text);
	hash_free(&j->hash);
	join_order_free(j);
	rec_close(&j->left);
	rec_close(&j->right);
}

void
join_run(struct run *run, const struct join_opts *o)
{
	struct join j = { .run = run, .o = o };

	j.nkey = key_parse(span_of(o->keys), j.part);
	if (j.nkey == 0)
		run_usage(run, "--key: not a list of keys: %s", o->keys);
	if (run->noperand != 2)
		run_usage(run, "two operands are needed: %s", "LEFT RIGHT");
	if (o->sorted && j.part[j.nkey - 1].kind != KEY_EQUAL)
		run_usage(run, "--sorted: keys must be equal: %s", o->keys);
	if (strcmp(run->operand[0], "-") == 0 &&
	    strcmp(run->operand[1], "-") == 0)
		run_usage(run, "only one side can be standard input%s", "");
	if (!open_sides(&j))
		diag_die(&run->diag, DIAG_START);
	key_columns(&j);
	j.mark = keeps_right(&j) || o->stats;
	join_columns(&j);
	hash_init(&j.hash);
	join_order_start(&j);
	join_header(&j);
	if (o->sorted) {
		join_merge(&j);
	} else {
		hold_right(&j);
		join_stream(&j);
		rest_of_right(&j);
	}
	if (o->stats)
		diag(&run->diag, DIAG_JOIN_STATS, NULL, 0, 0, j.lrows, j.lmet,
		    j.rrows, j.rmet);
	join_free(&j);
}
