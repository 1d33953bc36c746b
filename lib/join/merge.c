/* Both sides in order of their keys: read side by side, the right rows of one
 * key held at a time. */
#include <stdlib.h>

#include "core/mem.h"
#include "join/joinint.h"

#define GROUP_LIMIT 67108864 /* bytes that the rows of one key may take */

/* One side: its row in hand and the key before. */
struct side {
	struct rec *rec;
	struct buf key, last;
	bool more;  /* there is a row in hand */
	bool empty; /* its key matches nothing */
	bool any;   /* last holds a key */
};

/* The right rows of one key. */
struct group {
	struct buf key, text;
	size_t *end;  /* of each row's texts in it */
	size_t *more; /* bytes of keys at their ends */
	size_t n, cap;
	bool held, hit;
};

struct merge {
	struct join *j;
	struct side l, r;
	struct group g;
};

/* Compares two keys, part by part: as numbers under --number where both are,
 * else their bytes. */
static int
order(const struct merge *m, struct span a, struct span b)
{
	struct buf x = { 0 }, y = { 0 };
	bool numbers = (m->j->o->norm & KEY_NUMBER) != 0 && m->j->nkey == 1;
	int c;

	if (numbers && key_number(&x, a) && key_number(&y, b)) {
		c = key_compare(buf_view(&x), buf_view(&y));
	} else {
		c = key_bytes(a, b);
	}
	buf_free(&x);
	buf_free(&y);
	return c;
}

/* Takes up the next row of a side; ends the run when it is not in order. */
static void
advance(struct merge *m, struct side *s)
{
	struct diag *d = &m->j->run->diag;
	struct join_row row = { .n = m->j->left.n };
	struct buf t = s->last;
	bool ok;

	s->last = s->key;
	s->key = t;
	buf_clear(&s->key);
	if (!(s->more = rec_next(s->rec) == 1))
		return;
	if (s == &m->l) {
		row.f = s->rec->f;
		ok = join_left_key(m->j, &row, &s->key);
		m->j->lrows++;
	} else {
		ok = join_right_key(m->j, &s->key);
		m->j->rrows++;
	}
	s->empty = !ok;
	if (s->any && order(m, buf_view(&s->last), buf_view(&s->key)) > 0)
		diag(d, DIAG_JOIN_ORDER, s->rec->src.name, s->rec->line, 0,
		    buf_view(&s->key), buf_view(&s->last));
	s->any = true;
}

/* The held texts of row I of the group, with the keys behind them in *KEYS. */
static struct span
group_text(const struct group *g, size_t i, struct span *keys)
{
	size_t from = i == 0 ? 0 : g->end[i - 1], n = g->end[i] - from;

	*keys = (struct span){ g->text.p + g->end[i] - g->more[i], g->more[i] };
	return (struct span){ g->text.p + from, n - g->more[i] };
}

/* Writes the group's rows, if nothing met them and they are wanted, and
 * forgets it. */
static void
drop_group(struct merge *m)
{
	struct group *g = &m->g;
	struct span text, keys;
	size_t i;

	if (g->hit)
		m->j->rmet += g->n;
	else if (m->j->o->how == JOIN_RIGHT || m->j->o->how == JOIN_FULL)
		for (i = 0; i < g->n; i++) {
			text = group_text(g, i, &keys);
			join_right_only(m->j, text, keys);
		}
	g->n = 0;
	g->held = g->hit = false;
	buf_clear(&g->text);
	buf_clear(&g->key);
}

/* Adds the right row in hand to the group, as --unique says. */
static void
add(struct merge *m)
{
	struct group *g = &m->g;
	struct join *j = m->j;

	if (g->n > 0 && j->o->unique == JOIN_FIRST)
		return;
	if (g->n > 0 && j->o->unique == JOIN_ERROR)
		diag(&j->run->diag, DIAG_JOIN_REPEATED, m->r.rec->src.name,
		    m->r.rec->line, 0, buf_view(&g->key), m->r.rec->line - 1);
	if (j->o->unique == JOIN_LAST) {
		g->n = 0;
		buf_clear(&g->text);
	}
	if (g->n == g->cap) {
		g->cap = g->cap == 0 ? 64 : g->cap * 2;
		g->end = mem_fit(g->end, g->cap, sizeof(*g->end));
		g->more = mem_fit(g->more, g->cap, sizeof(*g->more));
	}
	join_held(j);
	buf_span(&g->text, buf_view(&j->text));
	g->end[g->n] = g->text.n;
	g->more[g->n++] = j->more;
	if (g->text.n > GROUP_LIMIT)
		diag(&j->run->diag, DIAG_JOIN_GROUP, m->r.rec->src.name,
		    m->r.rec->line, 0, buf_view(&g->key),
		    (uint64_t)GROUP_LIMIT);
}

/* Holds the rows of the key that the right side has in hand. */
static void
next_group(struct merge *m)
{
	struct group *g = &m->g;
	bool empty = m->r.empty;

	drop_group(m);
	buf_span(&g->key, buf_view(&m->r.key));
	g->held = true;
	do {
		add(m);
		advance(m, &m->r);
	} while (m->r.more && !empty && !m->r.empty &&
		 order(m, buf_view(&m->r.key), buf_view(&g->key)) == 0);
	if (empty)
		drop_group(m);
}

/* Writes what comes of the left row in hand, which meets the group if MET. */
static void
left_row(struct merge *m, bool meets)
{
	struct join *j = m->j;
	enum join_how how = j->o->how;
	struct join_row row = { .f = m->l.rec->f, .n = m->l.rec->n };
	struct buf text = { 0 };
	struct span keys;
	size_t i;

	for (i = 0; i < row.n; i++) {
		if (i > 0)
			buf_c(&text, '\t');
		buf_span(&text, row.f[i]);
	}
	row.text = buf_view(&text);
	j->lmet += meets;
	m->g.hit = m->g.hit || meets;
	if (meets && how != JOIN_SEMI && how != JOIN_ANTI)
		for (i = 0; i < m->g.n; i++)
			join_pair(j, &row, group_text(&m->g, i, &keys));
	else if (meets
		     ? how == JOIN_SEMI
		     : how == JOIN_LEFT || how == JOIN_FULL || how == JOIN_ANTI)
		join_left_only(j, &row);
	buf_free(&text);
}

void
join_merge(struct join *j)
{
	struct merge m = {
		.j = j, .l = { .rec = &j->left }, .r = { .rec = &j->right }
	};
	int c;

	advance(&m, &m.l);
	advance(&m, &m.r);
	while (m.l.more) {
		/* groups before the left key go by */
		c = -1;
		while (!m.l.empty) {
			c = !m.g.held ? -1
				      : order(&m, buf_view(&m.g.key),
					    buf_view(&m.l.key));
			if (c >= 0 || !m.r.more)
				break;
			next_group(&m);
		}
		left_row(&m, m.g.held && c == 0);
		advance(&m, &m.l);
	}
	while (m.r.more)
		next_group(&m);
	drop_group(&m);
	buf_free(&m.l.key);
	buf_free(&m.l.last);
	buf_free(&m.r.key);
	buf_free(&m.r.last);
	buf_free(&m.g.key);
	buf_free(&m.g.text);
	free(m.g.end);
	free(m.g.more);
}
