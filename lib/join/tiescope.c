/* Scopes: words, synonyms, initials, lists. */
#include "join/tiescope.h"

#define WORDS 16 /* words of a scope that are looked at */

/* The words of a scope as they are compared. */
struct words {
	struct span w[WORDS];
	bool comma[WORDS]; /* one stood before it */
	size_t n;
};

/* Does C stand between words? */
static bool
divides(char c)
{
	return c == ' ' || c == '-' || c == '/' || c == ',' || c == '(' ||
	       c == ')';
}

/* Appends the next word of S from *AT on to B: in lower case, without points
 * and apostrophes, `&` alone as AND. */
static void
put_word(struct buf *b, struct span s, size_t *at, struct span and)
{
	size_t from = b->n;
	unsigned char c;

	for (; *at < s.n && !divides(s.p[*at]); ++*at) {
		c = (unsigned char)s.p[*at];
		if (c == '.' || c == '\'')
			continue;
		buf_c(b, c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : (char)c);
	}
	if (b->n == from + 1 && b->p[from] == '&') {
		b->n = from;
		buf_span(b, and);
	}
}

/* The length of the word at P without the ending of a plural: "services",
 * "americas" lose theirs, "wireless", "us" do not. */
static size_t
singular(const char *p, size_t n)
{
	if (n > 3 && p[n - 1] == 's' && p[n - 2] != 's' && p[n - 2] != 'u')
		return n - 1;
	return n;
}

/* Cuts S into words, whose bytes go into B, which keeps its place. */
static void
cut(struct words *ws, struct buf *b, struct span s, struct span and)
{
	size_t at = 0, len[WORDS], off[WORDS], i;
	bool comma = false;

	ws->n = 0;
	buf_clear(b);
	while (at < s.n && ws->n < WORDS) {
		if (divides(s.p[at])) {
			comma = comma || s.p[at] == ',';
			at++;
			continue;
		}
		off[ws->n] = b->n;
		put_word(b, s, &at, and);
		len[ws->n] = singular(b->p + off[ws->n], b->n - off[ws->n]);
		b->n = off[ws->n] + len[ws->n];
		ws->comma[ws->n] = comma;
		ws->n += len[ws->n] > 0;
		comma = false;
	}
	for (i = 0; i < ws->n; i++)
		ws->w[i] = (struct span){ b->p + off[i], len[i] };
}

/* Id of the initials of the words, those that join a list left out; 0 when
 * that is one letter. */
static uint32_t
initials(struct tie_names *t, const struct words *ws)
{
	struct buf b = { 0 };
	uint32_t id = 0;
	size_t i;

	for (i = 0; i < ws->n; i++)
		if (!t->name[tie_name(t, ws->w[i])].list)
			buf_c(&b, ws->w[i].p[0]);
	if (b.n > 1)
		id = tie_name(t, buf_view(&b));
	buf_free(&b);
	return id;
}

/* Id of words FROM to TO joined by blanks, noise left out unless nothing else
 * is there. */
static uint32_t
join(struct tie_names *t, const struct words *ws, size_t from, size_t to)
{
	struct buf b = { 0 };
	uint32_t id;
	size_t i;

	for (i = from; i < to; i++) {
		if (t->name[tie_name(t, ws->w[i])].noise)
			continue;
		if (b.n > 0)
			buf_c(&b, ' ');
		buf_span(&b, ws->w[i]);
	}
	id = tie_name(t, buf_view(&b));
	buf_free(&b);
	return t->name[id].alias != 0 ? t->name[id].alias : id;
}

uint32_t
tie_scope(struct tie_names *t, struct span s)
{
	struct buf b = { 0 };
	struct words ws;
	uint32_t id, short_id;

	cut(&ws, &b, s, tie_text(t, t->list));
	id = join(t, &ws, 0, ws.n);
	if (id != 0 && ws.n > 1 && t->name[id].initials == 0) {
		short_id = initials(t, &ws);
		t->name[id].initials = short_id;
		if (short_id != 0 && t->name[short_id].spelled == 0)
			t->name[short_id].spelled = id;
	}
	buf_free(&b);
	return id;
}

bool
tie_scope_initials(const struct tie_names *t, uint32_t a, uint32_t b)
{
	return a != b &&
	       (t->name[a].initials == b || t->name[b].initials == a) &&
	       a != 0 && b != 0;
}

/* Is each word of A a word of B? Both are divided by one blank. */
static bool
words_in(struct span a, struct span b)
{
	size_t i, k, n;
	bool found;

	for (i = 0; i < a.n; i = n + 1) {
		for (n = i; n < a.n && a.p[n] != ' '; n++)
			continue;
		found = false;
		for (k = 0; k + (n - i) <= b.n && !found; k++)
			found = memcmp(a.p + i, b.p + k, n - i) == 0 &&
				(k == 0 || b.p[k - 1] == ' ') &&
				(k + (n - i) == b.n || b.p[k + (n - i)] == ' ');
		if (!found)
			return false;
	}
	return true;
}

bool
tie_scope_part(const struct tie_names *t, uint32_t a, uint32_t b)
{
	return a != 0 && words_in(tie_text(t, a), tie_text(t, b));
}

bool
tie_scope_within(const struct tie_names *t, uint32_t a, uint32_t b)
{
	struct span x = tie_text(t, a), y = tie_text(t, b);

	return words_in(x, y) || words_in(y, x);
}

size_t
tie_scope_list(
    struct tie_names *t, struct span s, size_t tail, uint32_t *part, size_t cap)
{
	struct words ws, one;
	struct buf b = { 0 };
	size_t i, from, n = 0, k;

	cut(&ws, &b, s, tie_text(t, t->list));
	for (from = 0, i = 1; i <= ws.n && n < cap; i++) {
		bool word = i < ws.n && t->name[tie_name(t, ws.w[i])].list;

		if (i < ws.n && !ws.comma[i] && !word)
			continue;
		if (i > from && (i < ws.n || i - from > tail)) {
			one.n = 0;
			for (k = from; k < i && one.n < WORDS; k++)
				one.w[one.n++] = ws.w[k];
			for (k = ws.n - tail;
			     i < ws.n && k < ws.n && one.n < WORDS; k++)
				one.w[one.n++] = ws.w[k];
			part[n++] = join(t, &one, 0, one.n);
		}
		from = word ? i + 1 : i;
	}
	buf_free(&b);
	return n > 1 ? n : 0;
}

void
tie_scopes(struct tie_names *t, const struct tab *tab)
{
	const struct synonyms_row *r;
	struct buf b = { 0 };
	struct words ws;
	uint32_t id;
	size_t n, i;

	r = tab_rows(tab, TAB_SYNONYMS, &n);
	(void)tie_name(t, SPAN(""));
	/* first the words that the names below are made with */
	for (i = 0; i < n; i++) {
		if (r[i].kind != SYNONYMS_KIND_NOISE &&
		    r[i].kind != SYNONYMS_KIND_LIST)
			continue;
		cut(&ws, &b, span_of(r[i].phrase), SPAN(""));
		id = tie_name(t, buf_view(&b));
		t->name[id].noise = r[i].kind == SYNONYMS_KIND_NOISE;
		if (r[i].kind == SYNONYMS_KIND_LIST) {
			t->name[id].list = true;
			t->list = id;
		}
	}
	for (i = 0; i < n; i++) {
		if (r[i].kind == SYNONYMS_KIND_NOISE ||
		    r[i].kind == SYNONYMS_KIND_LIST)
			continue;
		id = tie_scope(t, span_of(r[i].phrase));
		if (r[i].kind != SYNONYMS_KIND_TOTAL) {
			uint32_t means = tie_scope(t, span_of(r[i].means));

			t->name[id].alias = means == id ? 0 : means;
		} else if (t->ntotal < 16) {
			t->name[id].total = true;
			t->totals[t->ntotal++] = id;
		}
	}
	buf_free(&b);
}
