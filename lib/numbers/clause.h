/* Binds the quantities of a sentence to what they are of: disc. */
#ifndef CLAUSE_H
#define CLAUSE_H

#include "numbers/group.h"
#include "lang/num.h"

enum attr_what { WHAT_NONE, WHAT_LEVEL, WHAT_CHANGE, WHAT_GROWTH, WHAT_SHARE };

enum attr_basis { BASIS_NONE, BASIS_GAAP, BASIS_NON_GAAP, BASIS_CC };

enum attr_mood { MOOD_ACTUAL, MOOD_GUIDANCE, MOOD_MODEL };

/* What one quantity is of. */
struct attr {
	enum attr_what what;
	enum attr_basis basis;
	enum attr_mood mood;
	int metric, of; /* ids, 0 none */
	struct period period, vs;
	struct span scope; /* lower case; empty: the whole */
	struct span why;   /* column why, if asked for */
	int row;	   /* of metrics.tsv, -1: none */
	bool segment;	   /* "segment" alone is its scope */
	bool whole;	   /* its words name the whole company */
	bool effect;	   /* its scope is what an effect comes from */
	bool base;	   /* what another figure is compared with */
	bool told;	   /* an outlook by its time alone */
};

/* A quantity said before, for when it is said again without its name. */
struct said {
	enum num_kind kind;
	struct dec value, hi;
	struct attr a; /* its scope is kept in scope */
	char scope[48];
	bool neg;
	uint32_t exch; /* number of the exchange */
};

#define SAID 256 /* quantities kept */

/* Is O the same figure as N? */
static inline bool
said_is(const struct said *o, const struct num *n)
{
	return o->kind == n->kind && dec_cmp(o->value, n->value) == 0 &&
	       dec_cmp(o->hi, n->hi) == 0;
}

/* The metrics that a statement on the basis of all figures sets apart, and
 * the basis that it gives them. */
struct apart {
	enum attr_basis basis;
	bool segment;	/* those of segments too */
	uint64_t id[4]; /* a bit for each metric */
};

/* The last quantity that had a metric. */
struct told {
	int row, metric, of;
	enum attr_what what;
	enum attr_basis basis;
	enum attr_mood mood;
	enum num_kind kind;
	struct period period, vs;
	struct span scope;
	bool set;
	bool far;   /* said in another turn */
	bool topic; /* only named, as what follows is about */
	int named;  /* only named, for so many sentences; 0: told */
};

/* What the talk before leaves for a sentence, and what it takes from it. */
struct sense {
	const struct when_ctx *when;
	struct period now;	/* the period under discussion */
	struct period ahead;	/* the period that an outlook is for */
	enum attr_basis basis;	/* of what follows one */
	bool basis_all;		/* and of revenue: "revenue and earnings" */
	struct apart apart;	/* what a basis for all leaves out */
	bool guidance;		/* in an outlook */
	bool plain_reported;	/* "reported" stands against "excluding ..." */
	bool talk;		/* questions and answers */
	bool call;		/* a call, not a release */
	bool notes;		/* footnotes, talk of measures */
	int revenue, per_share; /* ids of revenue, diluted EPS */
	int revenue_row, per_share_row; /* of metrics.tsv */
	struct span company;		/* its name, lower case */
	struct span scope;		/* the segment under discussion */
	struct span segment;	    /* the last one whose revenue was told */
	struct names *names;	    /* scopes that the document has used */
	const struct names *people; /* words of the speakers' names */
	const struct said *said;    /* the last nsaid % SAID quantities */
	size_t nsaid;
	uint32_t exch; /* number of the exchange */
	struct told last;
};

/* Scopes seen in one document: hashes of their words. */
#define NAMES 256
struct names {
	uint32_t hash[NAMES];
	unsigned n;
};

/* Storage of clause_bind, from sentence to sentence. Zero-initialise. */
struct clauses {
	struct arena arena;
	struct buf why;
	bool want_why;
};

/* The attributes of all quantities of the sentence in G, whose nums are
 * changed in place; the array holds until the next call. */
struct attr *clause_bind(struct clauses *, const struct group *g, struct nums *,
    const struct sense *);

/* The part of the company that a sentence which opens a subject names ("Next,
 * the Cloud segment."), or one which turns to the page at mark PAGE (-1: none);
 * empty: none. Holds until the next call. */
struct span clause_topic(
    struct clauses *, const struct group *g, const struct sense *, int page);

void clause_free(struct clauses *);

/* The words of the columns what, basis, mood. */
const char *attr_what_name(enum attr_what);
const char *attr_basis_name(enum attr_basis);
const char *attr_mood_name(enum attr_mood);

#endif
