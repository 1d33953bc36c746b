/* Figures to be set against each other, found by what they are of. Included by
 * tie*.c alone. */
#ifndef TIEPOOL_H
#define TIEPOOL_H

#include "core/arena.h"
#include "join/rat.h"

enum tie_what { TIE_LEVEL, TIE_CHANGE, TIE_GROWTH, TIE_SHARE };
enum tie_basis { TIE_ANY_BASIS, TIE_GAAP, TIE_NON_GAAP, TIE_CONSTANT };
enum tie_mood { TIE_ACTUAL, TIE_GUIDANCE, TIE_MODEL };

/* What a value is in; money and counts also have a name. */
enum tie_unit {
	TIE_NO_UNIT,
	TIE_MONEY,
	TIE_PER_SHARE,
	TIE_PERCENT,
	TIE_POINTS,
	TIE_BPS,
	TIE_SHARES,
	TIE_DAYS,
	TIE_TIMES,
	TIE_COUNT
};

/* Names are small integers: equal strings, equal ids; "" is 0. */
struct tie_name {
	struct span text;
	uint32_t next;	   /* in its hash chain */
	uint32_t alias;	   /* the name that it means; 0: itself */
	uint32_t initials; /* of the words of a scope; 0 when it has one word */
	uint32_t spelled;  /* a scope whose initials this is, or 0 */
	bool total;	   /* a scope that is the whole company */
	bool noise;	   /* a word that a scope's name may have or not */
	bool list;	   /* a word between the parts of a list */
	unsigned whole;	   /* claims of this scope that tie to the whole */
};

#define TIE_NAME_HEADS 4096

struct tie_names {
	struct arena arena; /* of the texts, unless others are to be used */
	struct arena *other;
	struct tie_name *name;
	uint32_t n, cap;
	uint32_t head[TIE_NAME_HEADS];
	uint32_t totals[16]; /* scopes that are the whole */
	unsigned ntotal;
	uint32_t list; /* the word that joins a list */
};

/* One figure, of the claims or of the facts. */
struct tie_item {
	struct span doc, line, col, value, hi, ulp;
	struct span scope_text; /* as it stood: a list has its commas */
	uint32_t metric, scope, period, vs, of, unit_name, docid;
	uint32_t seq; /* in the order read */
	enum tie_what what;
	enum tie_basis basis;
	enum tie_mood mood;
	enum tie_unit unit;
	char approx;   /* '=', '~', '>', '<' */
	bool fact;     /* of the facts; else a claim */
	bool share;    /* was stated as a part of another metric */
	uint32_t next; /* in its hash chain, + 1 */
};

#define TIE_POOL_HEADS 8192

struct tie_pool {
	struct tie_item *item;
	uint32_t n, cap;
	uint32_t head[TIE_POOL_HEADS]; /* item + 1 */
};

/* Id of S, added if it is new. */
uint32_t tie_name(struct tie_names *, struct span s);

/* The text of a name. */
struct span tie_text(const struct tie_names *, uint32_t id);

/* Forgets the names added since there were N. */
void tie_names_cut(struct tie_names *, uint32_t n);

void tie_names_free(struct tie_names *);

/* Adds an item, whose spans must outlive the pool. */
void tie_pool_add(struct tie_pool *, const struct tie_item *);

/* The first item of that kind, newest first, and the one after I; NULL at the
 * end. */
const struct tie_item *tie_pool_first(const struct tie_pool *, enum tie_what,
    uint32_t metric, uint32_t scope, uint32_t period);
const struct tie_item *tie_pool_next(
    const struct tie_pool *, const struct tie_item *i);

/* Forgets all items, keeps the memory. */
void tie_pool_clear(struct tie_pool *);
void tie_pool_free(struct tie_pool *);

#endif
