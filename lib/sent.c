#include "sent.h"

#include "utf8.h"

#define NOTE_MAX 80 /* longest stage direction */

/* The word that stands somewhere in the text. */
struct word {
	struct span s; /* its letters */
	size_t end;    /* byte after it */
};

static bool
lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool
upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
letter(char c)
{
	return lower((char)(c | 32));
}

/* Byte I of S, or NUL past its end. */
static char
at(struct span s, size_t i)
{
	return i < s.n ? s.p[i] : '\0';
}

/* Is byte I of S the first of the character E2 80 C? */
static bool
is_e280(struct span s, size_t i, unsigned char c)
{
	return (unsigned char)at(s, i) == 0xe2 &&
	    (unsigned char)at(s, i + 1) == 0x80 &&
	    (unsigned char)at(s, i + 2) == c;
}

/* Length of the closing quote or bracket at byte I of S; 0: none. */
static size_t
closer(struct span s, size_t i)
{
	switch (at(s, i)) {
	case '"':
	case '\'':
	case ')':
	case ']':
	case '}':
		return 1;
	}
	return is_e280(s, i, 0x9d) || is_e280(s, i, 0x99) ? 3 : 0;
}

/* Length of the opening quote or bracket at byte I of S; 0: none. */
static size_t
opener(struct span s, size_t i)
{
	switch (at(s, i)) {
	case '"':
	case '\'':
	case '(':
	case '[':
	case '{':
		return 1;
	}
	return is_e280(s, i, 0x9c) || is_e280(s, i, 0x98) ||
	    is_e280(s, i, 0x9e) ? 3 : 0;
}

/* The byte after opening quotes and brackets from byte I of S on. */
static size_t
open_end(struct span s, size_t i)
{
	size_t n;

	while ((n = opener(s, i)) > 0)
		i += n;
	return i;
}

/* Is the character at byte I of S a small letter? Those of Latin-1 count. */
static bool
small(struct span s, size_t i)
{
	unsigned char c = (unsigned char)at(s, i + 1);

	return lower(at(s, i)) || ((unsigned char)at(s, i) == 0xc3 &&
	    c >= 0x9f && c != 0xb7);
}

/* The word that begins at byte I of S: letters up to another sign. */
static struct word
word_at(struct span s, size_t i)
{
	size_t from = i;

	while (letter(at(s, i)) || (unsigned char)at(s, i) >= 0xc3)
		i++;
	return (struct word){ span_sub(s, from, i), i };
}

/* What share/tab/sentwords says of the word W. */
static enum sentwords_class
follows(const struct sent *t, struct span w)
{
	const struct sentwords_row *row;
	int r;

	if (w.n == 0 || (r = tab_phrase(t->tab, TAB_SENTWORDS, w)) < 0)
		return SENTWORDS_CLASS_NONE;
	row = tab_rows(t->tab, TAB_SENTWORDS, NULL);
	return row[r].class;
}

/* What share/tab/abbrevs says of W, its last full stop left out. */
static enum abbrevs_class
abbrev(const struct sent *t, struct span w)
{
	const struct abbrevs_row *row;
	int r;

	if (w.n == 0 || w.n > 12 ||
	    (r = tab_phrase(t->tab, TAB_ABBREVS, w)) < 0)
		return ABBREVS_CLASS_NONE;
	row = tab_rows(t->tab, TAB_ABBREVS, NULL);
	return row[r].class;
}

/* Length of the stage direction in brackets at byte I of the text, with a
 * full stop after it; 0 if there is none. *ALWAYS: it is one wherever it
 * stands. */
static size_t
note_at(const struct sent *t, size_t i, bool *always)
{
	char shut = at(t->text, i) == '(' ? ')' : ']';
	const struct notes_row *row;
	struct span in;
	const char *end;
	size_t n = t->text.n - i;
	int r;

	if (n > NOTE_MAX)
		n = NOTE_MAX;
	if ((end = memchr(t->text.p + i, shut, n)) == NULL)
		return 0;
	n = (size_t)(end - t->text.p) + 1 - i;
	in = span_sub(t->text, i + 1, i + n - 1);
	while (in.n > 0 && (in.p[in.n - 1] == '.' || in.p[in.n - 1] == ' '))
		in.n--;
	if ((r = tab_phrase(t->tab, TAB_NOTES, in)) < 0)
		return 0;
	row = tab_rows(t->tab, TAB_NOTES, NULL);
	*always = row[r].class == NOTES_CLASS_DIRECTION;
	if (row[r].class == NOTES_CLASS_GAP)
		return 0;
	if (at(t->text, i + n) == '.')
		n++;
	return at(t->text, i + n) == ' ' || i + n == t->text.n ? n : 0;
}

/* The end of the end marks that begin at byte I of S; *DOTS gets the number
 * of full stops if there are no others. Spaced dots are one mark. */
static size_t
marks_end(struct span s, size_t i, size_t *dots)
{
	size_t n = 0;
	bool other = false;

	for (;; i++) {
		if (at(s, i) == '.')
			n++;
		else if (at(s, i) == '?' || at(s, i) == '!')
			other = true;
		else if (is_e280(s, i, 0xa6)) {
			n += 3;
			i += 2;
		} else if (!(at(s, i) == ' ' && n > 0 && at(s, i - 1) == '.' &&
		    at(s, i + 1) == '.' && (n > 1 ||
		    (at(s, i + 2) == ' ' && at(s, i + 3) == '.'))))
			break;
	}
	*dots = other ? 0 : n;
	return i;
}

/* The token that ends before byte I: back to a blank or an opening sign, not
 * before FROM. */
static struct span
token_before(struct span s, size_t from, size_t i)
{
	size_t k = i;
	char c;

	while (k > from && i - k < 40) {
		c = s.p[k - 1];
		if (c == ' ' || c == '(' || c == '[' || c == '"' ||
		    c == '/' || c == '-' || (unsigned char)c == 0x9c ||
		    (unsigned char)c == 0x94 || (unsigned char)c == 0x93)
			break;
		k--;
	}
	return span_sub(s, k, i);
}

/* Is W letters, each but the last with a full stop after it: `J.P`? */
static bool
initials(struct span w)
{
	size_t i;

	if (w.n % 2 == 0)
		return false;
	for (i = 0; i < w.n; i++)
		if (i % 2 == 0 ? !letter(w.p[i]) : w.p[i] != '.')
			return false;
	return true;
}

/* Is W a number of a list (`2`, `iv`)? */
static bool
list_number(struct span w)
{
	size_t i, digits = 0, roman = 0;
	char c;

	for (i = 0; i < w.n; i++) {
		c = (char)(w.p[i] | 32);
		digits += digit(w.p[i]);
		roman += c == 'i' || c == 'v' || c == 'x';
	}
	return w.n > 0 && w.n < 4 && (digits == w.n || roman == w.n);
}

/* Does a sentence begin with the word at byte I of the text, which follows an
 * abbreviation? A word that often begins one, or capitals with a verb after
 * them (`Inc. Acme Foods expects`). */
static bool
begins(const struct sent *t, size_t i, bool verb)
{
	struct word w = word_at(t->text, i);
	enum sentwords_class c = follows(t, w.s);
	int k;

	if (c == SENTWORDS_CLASS_START)
		return true;
	if (c != SENTWORDS_CLASS_NONE || w.s.n == 0)
		return false;
	for (k = 0; k < 3 && at(t->text, w.end) == ' '; k++) {
		w = word_at(t->text, w.end + 1);
		if (w.s.n == 0 || at(t->text, w.end) == '.')
			return false;
		c = follows(t, w.s);
		if (!upper(w.s.p[0]))
			return c == SENTWORDS_CLASS_VERB || (!verb &&
			    k == 0 && c == SENTWORDS_CLASS_NONE);
		if (c == SENTWORDS_CLASS_TIE)
			return false;
	}
	return false;
}

/* How many words S has, counted up to 4. */
static int
words(struct span s)
{
	size_t i;
	int n = 0;

	for (i = 0; i < s.n && n < 4; i++)
		n += s.p[i] == ' ';
	return n;
}

/* Does a sentence end after the single full stop behind W, with what begins
 * at byte NEXT, a capital, a digit or another sign? W begins the sentence if
 * FIRST. */
static bool
ends_after(const struct sent *t, struct span w, bool first, size_t next)
{
	size_t in = open_end(t->text, next);
	char c = at(t->text, in), o = at(t->text, next);
	struct span word;

	if (w.n > 0 && first && (list_number(w) ||
	    (w.n == 1 && letter(w.p[0]))))
		return false;
	switch (abbrev(t, w)) {
	case ABBREVS_CLASS_TITLE:
	case ABBREVS_CLASS_NEVER:
		return false;
	case ABBREVS_CLASS_NUMBER:
		return !digit(c) && o != '(' && !(upper(c) &&
		    !letter(at(t->text, in + 1)) && c != 'I');
	case ABBREVS_CLASS_MONTH:
		return !digit(c) && begins(t, in, true);
	case ABBREVS_CLASS_TIME:
		word = word_at(t->text, in).s;
		return upper(c) && follows(t, word) != SENTWORDS_CLASS_ZONE &&
		    abbrev(t, word) != ABBREVS_CLASS_MONTH &&
		    words(span_sub(t->text, t->pos, next)) > 3;
	case ABBREVS_CLASS_FIRM:
		return (in > next && o != '(') ||
		    (o != '(' && begins(t, in, false));
	case ABBREVS_CLASS_PLACE:
		return begins(t, in, true);
	default:
		break;
	}
	/* "Did we, you and I. Did you see Albert I. Jones?" */
	return !initials(w) || !upper(w.p[0]) ||
	    follows(t, word_at(t->text, in).s) == SENTWORDS_CLASS_START;
}

/* Does a sentence end at the marks before byte END of the text, of which DOTS
 * are full stops alone, and begin anew at NEXT? */
static bool
ends(const struct sent *t, size_t mark, size_t end, size_t dots, size_t next)
{
	size_t in = open_end(t->text, next), k;
	struct span w;
	bool always;

	if ((at(t->text, next) == '(' || at(t->text, next) == '[') &&
	    note_at(t, next, &always) > 0)
		return true;
	/* An address in angle brackets goes with the sentence before it. */
	if (at(t->text, next) == '<')
		return false;
	/* After a dash, what stands behind it counts. */
	for (k = in; at(t->text, k) == '-' || is_e280(t->text, k, 0x93) ||
	    is_e280(t->text, k, 0x94) || at(t->text, k) == ' ';)
		k += at(t->text, k) == '-' || at(t->text, k) == ' ' ? 1 : 3;
	if (small(t->text, k))
		return false;
	w = token_before(t->text, t->pos, mark);
	if (dots == 0) {
		if (t->text.p[end - 1] != '!')
			return true;
		w.n++;
		return abbrev(t, w) == ABBREVS_CLASS_NONE ||
		    begins(t, in, true);
	}
	if (dots > 1) {
		/* An ellipsis in brackets is an omission, no end. */
		if (mark > t->pos && t->text.p[mark - 1] == '[')
			return false;
		w = word_at(t->text, in).s;
		return mark > t->pos && (dots > 3 || w.n != 1 ||
		    w.p[0] != 'I');
	}
	if (k > in && abbrev(t, w) != ABBREVS_CLASS_NONE)
		return false;
	return ends_after(t, w, w.p == t->text.p + t->pos, next);
}

/* Does a sentence end before byte I of the text though no blank stands there
 * (`a good quarter.Thank you`)? */
static bool
glued(const struct sent *t, size_t mark, size_t i)
{
	struct span w = token_before(t->text, t->pos, mark);
	struct word next = word_at(t->text, i);
	bool low = true;
	size_t k;

	if (next.s.n < 2 || !upper(next.s.p[0]) || !lower(next.s.p[1]) ||
	    w.n < 2)
		return false;
	for (k = 0; k < w.n; k++) {
		if (!letter(w.p[k]) && !digit(w.p[k]) && w.p[k] != ',')
			return false;
		low = low && lower(w.p[k]);
	}
	if (at(t->text, next.end) == '.' || at(t->text, next.end) == '/')
		return abbrev(t, next.s) == ABBREVS_CLASS_TITLE;
	return follows(t, next.s) == SENTWORDS_CLASS_START ||
	    (low && at(t->text, next.end) == ' ');
}

/* The end of the sentence whose end marks begin at byte I, or 0 if it goes
 * on; *I moves past the marks. */
static size_t
end_at(const struct sent *t, size_t *i)
{
	size_t mark = *i, end, k, n, dots;

	k = end = marks_end(t->text, mark, &dots);
	/* "compounds. . . . The practice": the dots begin what follows. */
	if (dots == 4 && end - mark == 7 && mark > t->pos &&
	    at(t->text, mark - 1) != ' ' && upper(at(t->text, end + 1))) {
		*i = mark + 1;
		return mark + 1;
	}
	while ((n = closer(t->text, k)) > 0)
		k += n;
	*i = end;
	if (k == t->text.n)
		return k;
	if (at(t->text, k) != ' ')
		return dots < 2 && k == end && glued(t, mark, k) ? k : 0;
	return ends(t, mark, end, dots, k + 1) ? k : 0;
}

void
sent_init(struct sent *t, const struct tab *tab, struct span text)
{
	*t = (struct sent){ .tab = tab, .text = text };
}

/* What a byte may begin: an end mark (1), a bracket (2). */
static const unsigned char what[256] = { ['.'] = 1, ['?'] = 1, ['!'] = 1,
	[0xe2] = 1, ['('] = 2, ['['] = 2 };

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

	while (at(t->text, t->pos) == ' ')
		t->pos++;
	if (t->pos >= t->text.n)
		return false;
	i = t->pos;
	if (what[(unsigned char)t->text.p[i]] == 2 &&
	    (n = note_at(t, i, &always)) > 0)
		return give(t, i + n, SENT_NOTE, s);
	for (;;) {
		while (i < t->text.n && what[(unsigned char)t->text.p[i]] == 0)
			i++;
		if (i >= t->text.n)
			break;
		if (what[(unsigned char)t->text.p[i]] == 2) {
			if (i > t->pos && t->text.p[i - 1] == ' ' &&
			    note_at(t, i, &always) > 0 && always)
				return give(t, i, SENT_TEXT, s);
			i++;
		} else if ((unsigned char)t->text.p[i] == 0xe2 &&
		    !is_e280(t->text, i, 0xa6)) {
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
		if (closer(s, n - 1) == 1)
			n--;
		else if (n >= 3 && closer(s, n - 3) == 3)
			n -= 3;
		else
			break;
	}
	return n > 0 && (s.p[n - 1] == '.' || s.p[n - 1] == '?' ||
	    s.p[n - 1] == '!' || (n >= 3 && is_e280(s, n - 3, 0xa6)));
}

bool
sent_goes_on(struct span s)
{
	return small(s, open_end(s, 0));
}
