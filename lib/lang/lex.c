/* Words, figures and signs of a text, in one pass. */
#include "lang/lex.h"

#include <stdlib.h>

#include "core/mem.h"

#define LONGEST_WORD 40 /* a longer one is in no table */
#define EM_DASH 0x2014

enum class { OTHER, BLANK, LETTER, DIGIT, LEAD };

/* Letters in lower case; 0 for all other bytes. Bytes past ASCII are letters
 * but for those that lead signs too. */
/* clang-format off */
static const unsigned char fold[256] = {
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 97, 98, 99,
	100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113,
	114, 115, 116, 117, 118, 119, 120, 121, 122, 0, 0, 0, 0, 0, 0, 97, 98,
	99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112,
	113, 114, 115, 116, 117, 118, 119, 120, 121, 122, 0, 0, 0, 0, 0, 128,
	129, 130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 140, 141, 142,
	143, 144, 145, 146, 147, 148, 149, 150, 151, 152, 153, 154, 155, 156,
	157, 158, 159, 160, 161, 162, 163, 164, 165, 166, 167, 168, 169, 170,
	171, 172, 173, 174, 175, 176, 177, 178, 179, 180, 181, 182, 183, 184,
	185, 186, 187, 188, 189, 190, 191, 192, 193, 0, 195, 196, 197, 198,
	199, 200, 201, 202, 203, 204, 205, 206, 207, 208, 209, 210, 211, 212,
	213, 214, 215, 216, 217, 218, 219, 220, 221, 222, 223, 224, 225, 0,
	227, 228, 229, 230, 231, 232, 233, 234, 235, 236, 237, 238, 239, 240,
	241, 242, 243, 244, 245, 246, 247, 248, 249, 250, 251, 252, 253, 254,
	255,
};
/* clang-format on */

/* What a byte begins. LEAD is the first byte of characters that may be signs
 * (U+0080 to U+00BF, U+2000 to U+2FFF); all other bytes past ASCII are
 * letters. */
static enum class
class_of(unsigned char c)
{
	static const unsigned char ascii[128] = {
		1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
		1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
		1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
		3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 0, 0, 0,
		0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
		2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 0,
		0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
		2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 1,
	};

	if (c < 128)
		return ascii[c];
	return c == 0xc2 || c == 0xe2 ? LEAD : LETTER;
}

/* The text that is being cut. P[n] is never read. */
struct cut {
	struct lex *lx;
	const struct tab *tab;
	const unsigned char *p;
	size_t n, end; /* end: of the last token */
	bool hyph;     /* a hyphen stands between it and what comes */
};

/* The byte at I, 0 past the end. */
static unsigned char
at(const struct cut *c, size_t i)
{
	return i < c->n ? c->p[i] : 0;
}

static bool
is_letter(const struct cut *c, size_t i)
{
	return i < c->n && class_of(c->p[i]) == LETTER;
}

static bool
is_digit(const struct cut *c, size_t i)
{
	return i < c->n && (unsigned)(c->p[i] - '0') < 10;
}

static bool
is_upper(unsigned char c)
{
	return (unsigned)(c - 'A') < 26;
}

static bool
is_lower(unsigned char c)
{
	return (unsigned)(c - 'a') < 26;
}

static void
grow(struct lex *lx)
{
	size_t cap = lx->cap > 0 ? lx->cap * 2 : 256;

	lx->tok = mem_fit(lx->tok, cap, sizeof(*lx->tok));
	lx->word = mem_fit(lx->word, cap, sizeof(*lx->word));
	lx->starts = mem_fit(lx->starts, cap, sizeof(*lx->starts));
	lx->cap = cap;
}

/* Adds the token from I to J. */
static struct tok *
emit(struct cut *c, size_t i, size_t j, enum lex_kind kind, uint32_t word)
{
	struct lex *lx = c->lx;
	struct tok *t;

	if (lx->n + LEX_AHEAD >= lx->cap)
		grow(lx);
	t = &lx->tok[lx->n];
	lx->word[lx->n] = word;
	lx->starts[lx->n++] = word == 0 ? 0 : tab_starts(c->tab, word);
	*t = (struct tok){
		.off = (uint32_t)i, .n = (uint32_t)(j - i), .kind = kind
	};
	if (c->hyph)
		t->flags = LEX_HYPH | LEX_GLUED;
	else if (i == c->end && i > 0)
		t->flags = LEX_GLUED;
	c->hyph = false;
	c->end = j;
	return t;
}

/* A word with full stops inside ("U.S.", "a.m.") that begins at I: its end,
 * or I when there is none. One letter, one stop, at least twice. */
static size_t
initials(const struct cut *c, size_t i)
{
	size_t j = i;

	while (is_letter(c, j) && at(c, j + 1) == '.' &&
	       !(is_letter(c, j + 2) && is_letter(c, j + 3)))
		j += 2;
	if (j == i || is_letter(c, j) || j - i < 4)
		return i;
	return j;
}

/* The end of an address whose first word ends at J, or J when what follows
 * does not look like one. Full stops and brackets at its end stay outside. */
static size_t
address(const struct cut *c, size_t j)
{
	size_t k = j;

	if (!(at(c, j) == '@' && is_letter(c, j + 1)) &&
	    !(at(c, j) == '.' && is_lower(at(c, j + 1)) &&
		is_lower(at(c, j + 2))) &&
	    !(at(c, j) == ':' && at(c, j + 1) == '/' && at(c, j + 2) == '/'))
		return j;
	while (k < c->n && class_of(c->p[k]) != BLANK)
		k++;
	while (k > j && class_of(c->p[k - 1]) == OTHER && c->p[k - 1] != '/')
		k--;
	return k;
}

/* The word of the letters from I: "R&D" and "HK$" are one. Fills LOW and *H,
 * its bytes in lower case and their hash, *FLAGS; gives its end. */
static size_t
letters(const struct cut *c, size_t i, char *low, size_t *nlow, uint32_t *h,
    unsigned *flags)
{
	size_t j = i, m = 0;
	unsigned char b, mixed = 0;

	*h = TAB_HASH0;
	for (; j < c->n; j++) {
		if ((b = fold[c->p[j]]) == 0) {
			b = c->p[j];
			if (!(b == '&' && is_letter(c, j + 1)) &&
			    !(b == '$' && (mixed & 0xa0) == 0 && j - i <= 3))
				break;
		} else {
			mixed |= c->p[j];
		}
		if (m < LONGEST_WORD)
			low[m++] = (char)b;
		*h = tab_hash_step(*h, b);
		if (b == '$') {
			j++;
			break;
		}
	}
	*nlow = j - i <= LONGEST_WORD ? m : 0;
	if (is_upper(c->p[i]))
		*flags = (mixed & 0xa0) == 0 ? LEX_CAP | LEX_UPPER : LEX_CAP;
	else
		*flags = 0;
	return j;
}

/* Takes the word or address that begins at I; gives its end. */
static size_t
word(struct cut *c, size_t i, enum lex_kind kind)
{
	char low[LONGEST_WORD];
	size_t j, k, m;
	uint32_t h, id;
	unsigned flags;
	struct tok *t;

	if (at(c, i + 1) == '.' && (j = initials(c, i)) > i) {
		for (m = 0, k = i; k < j && m < sizeof(low); k += 2)
			low[m++] = (char)(c->p[k] | 0x20);
		id = tab_word(c->tab, low, m);
		t = emit(c, i, j, kind, id);
		t->flags |= LEX_DOTS | LEX_CAP * is_upper(c->p[i]);
		return j;
	}
	j = letters(c, i, low, &m, &h, &flags);
	if (j < c->n && (c->p[j] == '.' || c->p[j] == '@' || c->p[j] == ':') &&
	    (k = address(c, j)) > j) {
		emit(c, i, k, LEX_URL, 0);
		return k;
	}
	id = m > 0 ? tab_word_h(c->tab, low, m, h) : 0;
	t = emit(c, i, j, kind, id);
	t->flags |= flags;
	return j;
}

/* Does a comma at I go on with a group of digits: three of them, or two
 * before another comma as in lakhs and crores? FIRST: digits before it. */
static bool
group(const struct cut *c, size_t i, size_t first)
{
	if (at(c, i) != ',' || first > 3 || !is_digit(c, i + 1) ||
	    !is_digit(c, i + 2))
		return false;
	if (is_digit(c, i + 3))
		return !is_digit(c, i + 4);
	return at(c, i + 3) == ',' && is_digit(c, i + 4) && first <= 2;
}

/* Takes the number that begins at I (a digit, or a point before one); gives
 * its end. MINUS: the flags of a sign before it. */
static size_t
number(struct cut *c, size_t i, unsigned flags)
{
	size_t j = i, digits = 0, decimals = 0;
	uint64_t val = 0;
	struct tok *t;

	for (j += at(c, i) == '.'; j < c->n; j++) {
		if (is_digit(c, j)) {
			val = digits < 18 ? val * 10 + (c->p[j] - '0') : val;
			digits++;
			decimals += (flags & LEX_DEC) != 0;
		} else if ((flags & LEX_DEC) == 0 && c->p[j] == '.' &&
			   is_digit(c, j + 1)) {
			flags |= LEX_DEC;
		} else if ((flags & LEX_DEC) == 0 &&
			   group(c, j, (flags & LEX_GROUP) != 0 ? 1 : digits)) {
			flags |= LEX_GROUP;
		} else {
			break;
		}
	}
	if (digits > 18)
		flags |= LEX_LONG;
	t = emit(c, i, j, LEX_NUM, 0);
	t->flags |= flags;
	t->digits = decimals < 255 ? (uint8_t)decimals : 255;
	t->val = (flags & (LEX_DEC | LEX_LONG)) == 0 && val < LEX_NOVAL
		     ? (uint32_t)val
		     : LEX_NOVAL;
	c->lx->digits = true;
	return j;
}

/* Decodes the character at I of the kind LEAD; *LEN gets its bytes. */
static uint32_t
decode(const struct cut *c, size_t i, size_t *len)
{
	if (c->p[i] == 0xc2 && i + 1 < c->n) {
		*len = 2;
		return (uint32_t)(c->p[i + 1] & 0x3f) | 0x80;
	}
	if (c->p[i] == 0xe2 && i + 2 < c->n) {
		*len = 3;
		return 0x2000 | (uint32_t)(c->p[i + 1] & 0x3f) << 6 |
		       (uint32_t)(c->p[i + 2] & 0x3f);
	}
	*len = 1;
	return 0xfffd;
}

/* Does a line's end stand behind the hyphen before the blank at I, inside a
 * word: "five- point"? Not in "five- and ten-year". */
static bool
wrapped(const struct cut *c, size_t i)
{
	const struct joints_row *row = tab_rows(c->tab, TAB_JOINTS, NULL);
	size_t j = i + 1;
	int r;

	if (at(c, i) != ' ' || !is_lower(at(c, j)) ||
	    c->lx->tok[c->lx->n - 1].kind > LEX_NUM)
		return false;
	while (is_letter(c, j))
		j++;
	r = tab_phrase(c->tab, TAB_JOINTS,
	    (struct span){ (const char *)c->p + i + 1, j - i - 1 });
	return r < 0 || (row[r].role != JOINTS_ROLE_AND &&
			    row[r].role != JOINTS_ROLE_OR &&
			    row[r].role != JOINTS_ROLE_TO);
}

/* Takes a hyphen, minus or dash of LEN bytes at I: one inside a word joins
 * what stands beside it, one before a figure is its minus sign, any other is
 * a sign of its own. */
static size_t
dash(struct cut *c, size_t i, size_t len, uint32_t code)
{
	size_t j = i + len;
	bool glued = i == c->end && i > 0;
	unsigned char next = at(c, j);
	bool figure = is_digit(c, j) || (next == '.' && is_digit(c, j + 1));

	if (code == '-' && next == '-') {
		while (at(c, j) == '-')
			j++;
		code = EM_DASH;
	} else if (code != EM_DASH && code != 0x2212 && glued &&
		   (is_letter(c, j) || figure || next == '$' ||
		       (next >= 128 && class_of(next) == LEAD))) {
		c->hyph = true;
		return j;
	} else if (code == '-' && glued && wrapped(c, j)) {
		c->hyph = true;
		return j + 1;
	} else if (code != EM_DASH && code != 0x2013 && figure) {
		return number(c, j, LEX_MINUS | LEX_DEC * (next == '.'));
	} else if (code == 0x2013) {
		code = EM_DASH;
	}
	emit(c, i, j, LEX_SIGN, 0)->val = code;
	return j;
}

/* Takes an apostrophe of LEN bytes at I with what follows. */
static size_t
apostrophe(struct cut *c, size_t i, size_t len)
{
	size_t j = i + len;

	if (is_digit(c, j)) {
		if (i == c->end)
			c->end = j; /* "Q3'07" is glued */
		return number(c, j, LEX_APOS);
	}
	if (i == c->end && i > 0 && is_letter(c, j)) {
		c->end = j;
		return word(c, j, LEX_CLITIC);
	}
	emit(c, i, j, LEX_SIGN, 0)->val = '\'';
	return j;
}

/* Takes the sign that begins at I; gives its end. */
static size_t
sign(struct cut *c, size_t i)
{
	size_t len = 1;
	uint32_t code = c->p[i], id = 0;

	if (code >= 128)
		code = decode(c, i, &len);
	switch (code) {
	case 0xa0: /* blanks */
	case 0x2007:
	case 0x2009:
	case 0x202f:
		return i + len;
	case '\'':
	case 0x2018:
	case 0x2019:
		return apostrophe(c, i, len);
	case '-':
	case 0x2010:
	case 0x2011:
		return dash(c, i, len, '-');
	case 0x2012:
	case 0x2013:
		return dash(c, i, len, 0x2013);
	case 0x2014:
	case 0x2015:
		return dash(c, i, len, EM_DASH);
	case 0x2212:
		return dash(c, i, len, code);
	case '.':
		if (is_digit(c, i + 1) &&
		    (i != c->end || i == 0 ||
			c->lx->tok[c->lx->n - 1].kind == LEX_SIGN))
			return number(c, i, LEX_DEC);
		break;
	case ',':
	case '(':
	case ')':
		break;
	default:
		id = tab_word(c->tab, (const char *)c->p + i, len);
	}
	emit(c, i, i + len, LEX_SIGN, id)->val = code;
	return i + len;
}

void
lex_text(struct lex *lx, const struct tab *tab, struct span text)
{
	struct cut c = { .lx = lx,
		.tab = tab,
		.p = (const unsigned char *)text.p,
		.n = text.n };
	size_t i = 0;
	uint64_t bits;

	lx->text = text;
	lx->n = 0;
	lx->digits = false;
	if (lx->cap == 0)
		grow(lx);
	while (i < c.n) {
		switch (class_of(c.p[i])) {
		case BLANK:
			i++;
			break;
		case LETTER:
			i = word(&c, i, LEX_WORD);
			break;
		case DIGIT:
			i = number(&c, i, 0);
			break;
		case OTHER:
		case LEAD:
			i = sign(&c, i);
			break;
		}
	}
	for (i = lx->n; i < lx->n + LEX_AHEAD; i++) {
		lx->tok[i] = (struct tok){ .off = (uint32_t)c.n,
			.kind = LEX_SIGN };
		lx->word[i] = 0;
		lx->starts[i] = 0;
	}
	for (bits = 0, i = 0; i < lx->n; i++)
		bits |= lx->starts[i];
	lx->any = bits;
}

void
lex_free(struct lex *lx)
{
	free(lx->tok);
	free(lx->word);
	free(lx->starts);
	*lx = (struct lex){ 0 };
}
