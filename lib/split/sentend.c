#include "split/sentend.h"

#include "text/quote.h"

#define NOTE_MAX 80 /* longest stage direction */

/* The word that stands somewhere in the text. */
struct word {
	struct span s; /* its letters */
	size_t end;    /* byte after it */
};

/* The word that begins at byte I of S: letters up to another sign. */
static struct word
word_at(struct span s, size_t i)
{
	size_t from = i;

	while (chr_letter(chr_at(s, i)) || (unsigned char)chr_at(s, i) >= 0xc3)
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
size_t
sentend_note(const struct sent *t, size_t i, bool *always)
{
	char shut = chr_at(t->text, i) == '(' ? ')' : ']';
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
	if (chr_at(t->text, i + n) == '.')
		n++;
	return chr_at(t->text, i + n) == ' ' || i + n == t->text.n ? n : 0;
}

/* The end of the end marks that begin at byte I of S; *DOTS gets the number
 * of full stops if there are no others. Spaced dots are one mark. */
size_t
sentend_marks(struct span s, size_t i, size_t *dots)
{
	size_t n = 0;
	bool other = false;

	for (;; i++) {
		if (chr_at(s, i) == '.')
			n++;
		else if (chr_at(s, i) == '?' || chr_at(s, i) == '!')
			other = true;
		else if (quote_is(s, i, 0xa6)) {
			n += 3;
			i += 2;
		} else if (!(chr_at(s, i) == ' ' && n > 0 &&
			       chr_at(s, i - 1) == '.' &&
			       chr_at(s, i + 1) == '.' &&
			       (n > 1 || (chr_at(s, i + 2) == ' ' &&
					     chr_at(s, i + 3) == '.'))))
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
		if (c == ' ' || c == '(' || c == '[' || c == '"' || c == '/' ||
		    c == '-' || (unsigned char)c == 0x9c ||
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
		if (i % 2 == 0 ? !chr_letter(w.p[i]) : w.p[i] != '.')
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
		digits += chr_digit(w.p[i]);
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
	for (k = 0; k < 3 && chr_at(t->text, w.end) == ' '; k++) {
		w = word_at(t->text, w.end + 1);
		if (w.s.n == 0 || chr_at(t->text, w.end) == '.')
			return false;
		c = follows(t, w.s);
		if (!chr_upper(w.s.p[0]))
			return c == SENTWORDS_CLASS_VERB ||
			       (!verb && k == 0 && c == SENTWORDS_CLASS_NONE);
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
	size_t in = quote_open_end(t->text, next);
	char c = chr_at(t->text, in), o = chr_at(t->text, next);
	struct span word;

	if (w.n > 0 && first &&
	    (list_number(w) || (w.n == 1 && chr_letter(w.p[0]))))
		return false;
	/* A capital by itself is an initial, whatever the small letter is. */
	switch (
	    w.n == 1 && chr_upper(w.p[0]) ? ABBREVS_CLASS_NONE : abbrev(t, w)) {
	case ABBREVS_CLASS_TITLE:
	case ABBREVS_CLASS_NEVER:
		return false;
	case ABBREVS_CLASS_NUMBER:
		return !chr_digit(c) && o != '(' &&
		       !(chr_upper(c) && !chr_letter(chr_at(t->text, in + 1)) &&
			   c != 'I');
	case ABBREVS_CLASS_MONTH:
		return !chr_digit(c) && begins(t, in, true);
	case ABBREVS_CLASS_TIME:
		word = word_at(t->text, in).s;
		return chr_upper(c) &&
		       follows(t, word) != SENTWORDS_CLASS_ZONE &&
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
	return !initials(w) || !chr_upper(w.p[0]) ||
	       follows(t, word_at(t->text, in).s) == SENTWORDS_CLASS_START;
}

/* Does a sentence end at the marks before byte END of the text, of which DOTS
 * are full stops alone, and begin anew at NEXT? */
bool
sentend_ends(
    const struct sent *t, size_t mark, size_t end, size_t dots, size_t next)
{
	size_t in = quote_open_end(t->text, next), k;
	struct span w;
	bool always;

	if ((chr_at(t->text, next) == '(' || chr_at(t->text, next) == '[') &&
	    sentend_note(t, next, &always) > 0)
		return true;
	/* An address in angle brackets goes with the sentence before it. */
	if (chr_at(t->text, next) == '<')
		return false;
	/* After a dash, what stands behind it counts. */
	for (k = in; chr_at(t->text, k) == '-' || quote_is(t->text, k, 0x93) ||
		     quote_is(t->text, k, 0x94) || chr_at(t->text, k) == ' ';)
		k += chr_at(t->text, k) == '-' || chr_at(t->text, k) == ' ' ? 1
									    : 3;
	if (quote_small(t->text, k))
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
		return mark > t->pos && (dots > 3 || w.n != 1 || w.p[0] != 'I');
	}
	if (k > in && abbrev(t, w) != ABBREVS_CLASS_NONE)
		return false;
	return ends_after(t, w, w.p == t->text.p + t->pos, next);
}

/* Does a sentence end before byte I of the text though no blank stands there
 * (`a good quarter.Thank you`)? */
bool
sentend_glued(const struct sent *t, size_t mark, size_t i)
{
	struct span w = token_before(t->text, t->pos, mark);
	struct word next = word_at(t->text, i);
	bool low = true;
	size_t k;

	if (next.s.n < 2 || !chr_upper(next.s.p[0]) ||
	    !chr_lower(next.s.p[1]) || w.n < 2)
		return false;
	for (k = 0; k < w.n; k++) {
		if (!chr_letter(w.p[k]) && !chr_digit(w.p[k]) && w.p[k] != ',')
			return false;
		low = low && chr_lower(w.p[k]);
	}
	if (chr_at(t->text, next.end) == '.' ||
	    chr_at(t->text, next.end) == '/')
		return abbrev(t, next.s) == ABBREVS_CLASS_TITLE;
	return follows(t, next.s) == SENTWORDS_CLASS_START ||
	       (low && chr_at(t->text, next.end) == ' ');
}
