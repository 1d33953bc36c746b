/* Between the files of the number grammar: num.c and num_*.c only. */
#ifndef NUM_IN_H
#define NUM_IN_H

#include "lang/num.h"

/* A figure on its way to be a quantity: first what is read of it alone, then
 * what it shares with its neighbours. */
struct atom {
	uint32_t first, last; /* tokens of the surface, last outside */
	uint32_t head, tail;  /* tokens of the numeral alone */
	uint32_t from, upto;  /* first and last with its hedges */
	struct dec value, hi, ulp;
	enum num_kind kind;
	enum num_approx approx;
	unsigned flags;	  /* enum num_flag */
	int scale;	  /* exponent of its scale word, 0 for none */
	const char *code; /* money: ISO 4217, or NULL */
	struct span unit;
	uint32_t noun, nnoun;
	int carry;	  /* atom that it took its unit from, or -1 */
	int slot;	  /* its quantity, once put */
	bool spelled;	  /* in words, not in digits */
	bool part;	  /* a fraction: half, two-thirds */
	bool own;	  /* has a unit of its own */
	bool sign;	  /* has its currency before it */
	bool hedged;	  /* approx was said */
	bool signed_word; /* minus or plus was said */
	bool timed;	  /* counts a time: years, weeks, days */
	int by;		  /* a range: enum link */
	bool dead;	  /* not a quantity, or part of another one */
};

/* One text being read. */
struct scan {
	struct num_ctx *ctx;
	struct nums *out;
	const struct lex *lx;
	const struct tab *tab;
	struct atom *v;
	size_t n;
	size_t ratio;  /* token where a ratio such as book-to-bill is named */
	bool percent;  /* a percentage is stated */
	bool headline; /* most words have a capital */
	bool replay;   /* it tells how to hear a recording */
};

/* Row of the longest phrase of T that begins at token I, or -1; *LEN gets its
 * tokens. */
static inline int
num_row(const struct scan *s, enum tab_id t, size_t i, size_t *len)
{
	if ((s->lx->starts[i] >> t & 1) == 0)
		return -1;
	return tab_longest(s->tab, t, s->lx->word + i, s->lx->n - i, len);
}

/* Row of table T for the one word of token I, or -1. */
static inline int
num_row1(const struct scan *s, enum tab_id t, size_t i)
{
	if ((s->lx->starts[i] >> t & 1) == 0)
		return -1;
	return tab_at(
	    s->tab, tab_step(s->tab, tab_root(s->tab, t), s->lx->word[i]));
}

/* Is token I a word of table T by itself? */
static inline bool
num_word(const struct scan *s, enum tab_id t, size_t i)
{
	return num_row1(s, t, i) >= 0;
}

/* The part that token I plays among figures. */
enum joints_role num_role(const struct scan *, size_t i);

/* Is it a verb of change, "up" or "down"? */
static inline bool
num_moves(enum joints_role r)
{
	return r == JOINTS_ROLE_CHANGE || r == JOINTS_ROLE_UP ||
	       r == JOINTS_ROLE_DOWN;
}

/* Row R of table T as its struct. */
#define NUM_ROW(s, type, t, r) \
	((const struct type *)tab_rows((s)->tab, (t), &(size_t){ 0 }) + (r))

/* Reads the numeral that begins at token I with its scale: true and *A, or
 * false. Nothing is decided on what it counts. */
bool num_read(const struct scan *, size_t i, struct atom *a);

/* Reads the scale that stands at token I after a numeral: the token after it
 * and *EXP, or I. MONEY: letters may stand apart. */
size_t num_scale(const struct scan *, size_t i, bool money, int *exp);

/* Finds the currency and unit of A beside it: widens A. */
void num_unit(const struct scan *, struct atom *a);

/* Is A, which has no unit of its own, part of a date, a name, a phone …? */
bool num_never(const struct scan *, const struct atom *a);

/* The same for figures with a unit: fewer things can be. */
bool num_never_unit(const struct scan *, const struct atom *a);

/* Gives A the noun that it counts, if one follows. */
void num_noun(const struct scan *, struct atom *a);

/* The nouns from token I to HEAD, the last in singular, in the arena. */
struct span num_nouns(const struct scan *, size_t i, size_t head);

/* The noun that companies count said last before token I, not before END: the
 * token after it and *UNIT, or 0. */
size_t num_said(const struct scan *, size_t i, size_t end, struct span *unit);

/* The currency of amounts that name none: the one said most so far. */
const char *num_currency(const struct num_ctx *);

/* Joins ranges, tolerances and lists; shares scales and units. */
void num_join(struct scan *);

/* Does a noun phrase, a name or a unit begin at token I? */
bool num_goes_on(const struct scan *, size_t i);

/* Gives figures without a unit the one of a quantity before, or drops them. */
void num_carry(struct scan *);

/* Does a hedge end right before token I? */
bool num_hedged_before(const struct scan *, size_t i);

/* May the hedge of row R at token I stand after a figure: "plus", "-some"? */
bool num_hedge_after(const struct scan *, int r, size_t i);

/* Finds the amounts that are per share without saying so. */
void num_per_share(struct scan *);

/* Reads what makes A approximate. */
void num_hedge(const struct scan *, struct atom *a);

/* Multiplies D by ten to the power of EXP. */
static inline void
num_shift(struct dec *d, int exp)
{
	d->exp = (int16_t)(d->exp + exp);
}

#endif
