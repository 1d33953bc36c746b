#include "split/sent.h"

#include "text/quote.h"
#include "core/vec.h"
#include "split/sentend.h"

/* What a byte may begin: an end mark (1), a bracket (2). */
static const unsigned char what[256] = {
	['.'] = 1, ['?'] = 1, ['!'] = 1, [0xe2] = 1, ['('] = 2, ['['] = 2
};

/* Length of the note marks at byte I of S, right after an end mark: `*`, `(1)`,
 * `[2]`, a figure before a capital. */
static size_t
note_marks(struct span s, size_t i)
{
	size_t n = 0;
	char c = chr_at(s, i);

	if (c == '*') {
		while (chr_at(s, i + n) == '*')
			n++;
		return n;
	}
	if (c == '(' || c == '[')
		n++;
	while (chr_digit(chr_at(s, i + n)) && n < 3)
		n++;
	if (c == '(' || c == '[')
		return n > 1 && chr_at(s, i + n) == (c == '(' ? ')' : ']')
			   ? n + 1
			   : 0;
	return n > 0 && n < 3 && i > 3 && chr_lower(s.p[i - 2]) &&
		       chr_lower(s.p[i - 3]) && chr_lower(s.p[i - 4]) &&
		       chr_at(s, i + n) == ' ' &&
		       chr_upper(chr_at(s, i + n + 1))
		   ? n
		   : 0;
}

/* The end of the sentence whose end marks begin at byte I, or 0 if it goes
 * on; *I moves past the marks. */
static size_t
end_at(const struct sent *t, size_t *i)
{
	size_t mark = *i, end, k, n, dots;

	k = end = sentend_marks(t->text, mark, &dots);
	/* "compounds. . . . The practice": the dots begin what follows. */
	if (dots == 4 && end - mark == 7 && mark > t->pos &&
	    chr_at(t->text, mark - 1) != ' ' &&
	    chr_upper(chr_at(t->text, end + 1))) {
		*i = mark + 1;
		return mark + 1;
	}
	while ((n = quote_close(t->text, k)) > 0)
		k += n;
	k += note_marks(t->text, k);
	*i = end;
	if (k == t->text.n)
		return k;
	if (chr_at(t->text, k) != ' ')
		return dots < 2 && k == end && sentend_glued(t, mark, k) ? k
									 : 0;
	if (!sentend_ends(t, mark, end, dots, k + 1))
		return 0;
	/* An end mark by itself is no sentence: "later today. ." */
	while (what[(unsigned char)chr_at(t->text, k + 1)] == 1 &&
	       chr_at(t->text, k + 1) > 0 &&
	       (chr_at(t->text, k + 2) == ' ' || k + 2 == t->text.n))
		k += 2;
	return k;
}

void
sent_init(struct sent *t, const struct tab *tab, struct span text)
{
	*t = (struct sent){ .tab = tab, .text = text };
}

/* The byte of S from I on before which nothing ends or opens. */
static size_t
dull_run(struct span s, size_t i)
{
	for (; i + 16 <= s.n; i += 16) {
		vec_b v = vec_load(s.p + i);

		if (vec_any(VEC_IS(v, '.') | VEC_IS(v, '?') | VEC_IS(v, '!') |
			    VEC_IS(v, 0xe2) | VEC_IS(v, '(') | VEC_IS(v, '[')))
			break;
	}
	while (i < s.n && what[(unsigned char)s.p[i]] == 0)
		i++;
	return i;
}

/* Gives the bytes of the text up to END and moves behind them. */
static bool
give(struct sent *t, size_t end, enum sent_kind kind, struct span *s)
{
	*s = span_sub(t->text, t->pos, end);
	t->kind = kind;
	t->pos = end;
	while (s->n > 0 && s->p[s->n - 1] == ' ')
		s->n--;
	return true;
}

bool
sent_next(struct sent *t, struct span *s)
{
	size_t i, n, end;
	bool always;

	while (chr_at(t->text, t->pos) == ' ')
		t->pos++;
	if (t->pos >= t->text.n)
		return false;
	i = t->pos;
	if (what[(unsigned char)t->text.p[i]] == 2 &&
	    (n = sentend_note(t, i, &always)) > 0)
		return give(t, i + n, SENT_NOTE, s);
	for (;;) {
		i = dull_run(t->text, i);
		if (i >= t->text.n)
			break;
		if (what[(unsigned char)t->text.p[i]] == 2) {
			if (i > t->pos && t->text.p[i - 1] == ' ' &&
			    sentend_note(t, i, &always) > 0 && always)
				return give(t, i, SENT_TEXT, s);
			i++;
		} else if ((unsigned char)t->text.p[i] == 0xe2 &&
			   !quote_is(t->text, i, 0xa6)) {
			i++;
		} else if ((end = end_at(t, &i)) > 0) {
			return give(t, end, SENT_TEXT, s);
		}
	}
	return give(t, t->text.n, SENT_TEXT, s);
}

bool
sent_closed(struct span s)
{
	size_t n = s.n;

	while (n > 0) {
		if (quote_close(s, n - 1) == 1)
			n--;
		else if (n >= 3 && quote_close(s, n - 3) == 3)
			n -= 3;
		else
			break;
	}
	return n > 0 &&
	       (s.p[n - 1] == '.' || s.p[n - 1] == '?' || s.p[n - 1] == '!' ||
		   (n >= 3 && quote_is(s, n - 3, 0xa6)));
}

bool
sent_goes_on(struct span s)
{
	return quote_small(s, quote_open_end(s, 0));
}
