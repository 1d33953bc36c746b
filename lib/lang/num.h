/* Quantities of a text: what is stated, found by its own words alone. Any file
 * above lex; what a quantity is of is told by metric, clause and disc. */
#ifndef NUM_H
#define NUM_H

#include "core/arena.h"
#include "lang/dec.h"
#include "lang/lex.h"

enum num_kind {
	NUM_NONE,
	NUM_MONEY,
	NUM_PER_SHARE,
	NUM_PERCENT,
	NUM_POINTS,
	NUM_BPS,
	NUM_SHARES,
	NUM_COUNT,
	NUM_DAYS,
	NUM_MULTIPLE
};

enum num_approx {
	NUM_EQ,	   /* = */
	NUM_ABOUT, /* ~ */
	NUM_GT,	   /* > */
	NUM_LT,	   /* < */
	NUM_GE,	   /* >= */
	NUM_LE	   /* <= */
};

enum num_flag {
	NUM_HI = 1 << 0,	 /* a range: hi is its upper end */
	NUM_PLUS_MINUS = 1 << 1, /* said as a middle and a tolerance */
	NUM_UNSIGNED = 1 << 2,	 /* money without a currency sign of its own */
	NUM_SCALED = 1 << 3,	 /* a scale word or letter belongs to it */
	NUM_BARE = 1 << 4,    /* no unit of its own: kind and unit are those of
			       * a quantity said before (carry) or a guess */
	NUM_PAREN = 1 << 5,   /* in accounting parentheses, or a minus sign or
			       * the word minus before it: value is negative */
	NUM_DOUBLED = 1 << 6, /* a verb said it: doubled, tripled, halved */
	NUM_ADJ = 1 << 7,     /* before its noun: "a 20% increase" */
	NUM_PER = 1 << 8,     /* "per share" or another per is in the surface */
	NUM_FRACTION = 1 << 9, /* half, one-third, 1/3 */
	NUM_TIME = 1 << 11,    /* counts a time: years, weeks */
	NUM_LIST = 1 << 10     /* one of a list that shares scale or unit with
				* the quantity before it */
};

/* One quantity. Value and hi are signed as written; whoever knows that it is a
 * decrease or a loss negates them. Kind money may become per-share so. */
struct num {
	uint32_t tok, ntok; /* its tokens, those of the surface */
	uint32_t off, n;    /* bytes of the surface in the text */
	enum num_kind kind;
	enum num_approx approx;
	unsigned flags;
	struct dec value, hi, ulp;
	struct span unit;     /* ISO 4217, "USD/share", "%", "pp", "bp",
			       * "shares", "days", "x", a count's noun */
	uint32_t noun, nnoun; /* count: tokens of its noun; nnoun 0: none */
	int carry;	      /* index of the quantity whose unit it took, or
			       * -1 (in an earlier text, or none) */
};

#define NUM_CODES 4 /* currencies of a document that are told apart */

/* What is carried from text to text of one document. */
struct num_ctx {
	const struct tab *tab;
	char dollar[4]; /* what a dollar is, USD unless the document says */
	char said[NUM_CODES][4]; /* currencies said, and how often */
	unsigned times[NUM_CODES];
	enum num_kind last; /* of the last quantity with a unit */
	char unit[64];	    /* its noun, for a count */
	unsigned ago;	    /* texts since */
	unsigned ratio;	    /* texts since a ratio was spoken of */
	unsigned share;	    /* the same for amounts per share */
};

struct atom; /* a figure on its way; num_in.h */

/* The quantities of one text. Zero-initialise; lives from text to text. */
struct nums {
	struct num *v;
	size_t n, cap;
	struct atom *atom;
	size_t acap;
	struct arena arena; /* units of the current text */
};

void num_begin(struct num_ctx *, const struct tab *);

/* Finds the quantities of the text that LX holds, in order of place; those of
 * the text before are forgotten. */
void num_scan(struct nums *, struct num_ctx *, const struct lex *lx);

void num_free(struct nums *);

/* The words that the columns kind and approx have for them. */
const char *num_kind_name(enum num_kind);
const char *num_approx_name(enum num_approx);

#endif
