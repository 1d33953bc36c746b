/* Words, figures and signs of a text, in one pass: any file above tab. */
#ifndef LEX_H
#define LEX_H

#include "lang/tab.h"

enum lex_kind {
	LEX_WORD,   /* letters; "R&D", "U.S." and "a.m." are one word each */
	LEX_NUM,    /* digits with their thousands marks and decimals */
	LEX_CLITIC, /* letters after an apostrophe: "s" of "company's" */
	LEX_SIGN,   /* any other character: val is its code point */
	LEX_URL	    /* an address of the web or of mail, whole */
};

enum lex_flag {
	LEX_GLUED = 1 << 0, /* no blank before it */
	LEX_HYPH = 1 << 1,  /* a hyphen joins it to the token before; hyphens
			     * and en dashes inside words are no tokens */
	LEX_CAP = 1 << 2,   /* a word that begins with a capital */
	LEX_UPPER = 1 << 3, /* all its letters are capitals */
	LEX_DOTS = 1 << 4,  /* a word with full stops inside: "U.S." */
	LEX_MINUS = 1 << 5, /* a number with a minus sign of its own */
	LEX_DEC = 1 << 6,   /* a number with decimals */
	LEX_GROUP = 1 << 7, /* a number with thousands marks */
	LEX_APOS = 1 << 8,  /* a number after an apostrophe: "'07" */
	LEX_LONG = 1 << 9   /* more digits than 18: no value */
};

/* Tokens past the end that can be looked at. */
#define LEX_AHEAD 8

/* Val of a number that is no plain integer below 2^31. */
#define LEX_NOVAL UINT32_MAX

/* Letters and digits part ways: "Q3" is a word and a glued number, "3G" a
 * number and a glued word, "2010-K" a number and a word with LEX_HYPH. */
struct tok {
	uint32_t off, n; /* bytes of the text; a minus sign is not in it */
	uint32_t val;	 /* number: its value; sign: code point; else 0 */
	uint16_t flags;
	uint8_t kind;
	uint8_t digits; /* number: decimals stated */
};

/* The tokens of one text. Zero-initialise; lives from text to text. */
struct lex {
	struct span text;
	struct tok *tok;
	uint64_t *starts; /* tab_starts() of each word */
	uint32_t *word;	  /* of each token: id of the word in lower case without
			   * full stops and accents kept; 0 for other tokens and
			   * for words that no table holds */
	size_t n, cap;
	uint64_t any; /* all of starts: what tables the text may touch */
	bool digits;  /* it has a digit */
};

/* Cuts TEXT into tokens; what was there before is forgotten. The view must
 * hold as long as the tokens are used. LEX_AHEAD tokens from tok[n] on exist,
 * of kind LEX_SIGN with val 0, so that grammars can look ahead. */
void lex_text(struct lex *, const struct tab *, struct span text);

/* Bytes of token I. */
static inline struct span
lex_span(const struct lex *lx, size_t i)
{
	return (struct span){ lx->text.p + lx->tok[i].off, lx->tok[i].n };
}

/* Is token I the sign C (a code point)? */
static inline bool
lex_is(const struct lex *lx, size_t i, uint32_t c)
{
	return lx->tok[i].kind == LEX_SIGN && lx->tok[i].val == c;
}

void lex_free(struct lex *);

#endif
