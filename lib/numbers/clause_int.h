/* Inside of clause: one sentence on its way. clause, bind, what, span, scope
 * only. */
#ifndef CLAUSE_INT_H
#define CLAUSE_INT_H

#include "numbers/clause.h"
#include "numbers/gap.h"

/* Quantities of a sentence, marks of it, that are looked at for one: so long a
 * row is no sentence, and must not cost its square. */
#define NEAR_QTY 64
#define NEAR_MARK 400

/* The word that leads to a quantity. */
enum lead {
	LEAD_NONE,
	LEAD_TO,     /* "increased to" */
	LEAD_FROM,   /* "from", "up from" */
	LEAD_VERSUS, /* "compared to", "versus" */
	LEAD_OR,     /* ", or 43.4% of revenue" */
	LEAD_AND,    /* "and", a comma alone */
	LEAD_OTHER
};

/* What is found out about one quantity on the way. */
struct bound {
	enum lead lead;
	int dir;     /* sign of its movement; 0: none seen */
	int row;     /* of metrics.tsv; -1: none */
	int at;	     /* mark of its metric; -1: none of its own */
	int of_at;   /* mark of the metric it is a share of; -1: none */
	int subject; /* mark of a noun that is its subject; -1: none */
	int cue;     /* mark of the change; -1: none */
	const struct said *said; /* the same figure said before, or NULL */
	bool listed;		 /* its subject is a member of a list */
	bool own;		 /* the metric stands in its own words */
	bool blocked;		 /* its subject is no metric */
	bool base;	/* the level compared with: "from $5 million" */
	bool inherits;	/* takes what it lacks from the quantity before */
	int time;	/* mark of the time said of itself; -1: none */
	int cmp;	/* mark of the time compared with; -1: none */
	bool incl;	/* "includes $0.01 of": a level of the thing included */
	bool per_share; /* what is included is a part of earnings per share */
	bool yearly;	/* of a whole year */
	bool part;  /* a part by its words: "a 10% customer", "half of it" */
	bool anew;  /* a count of what is new: "14 net new sites" */
	bool point; /* points back to the sentence before */
	bool open;  /* a sum aimed at, for no one period */
	bool plan;  /* what was planned, not what came: "guidance of" */
};

struct clause {
	const struct group *g;
	const struct metrics *metrics;
	struct nums *nums;
	const struct sense *sense;
	struct place *p;
	struct bound *b;
	struct attr *a;
	size_t n;
	struct arena *arena; /* scopes, until the next sentence */
	int wide;	     /* mark of the basis of all of it, or -1 */
	struct reason *why;  /* NULL: not wanted */
	size_t nwhy, cwhy;
};

/* One decision, for the column why. */
struct reason {
	uint32_t k;
	int mark;
	const char *attr;
};

/* The lead and the movement of quantity K (what.c); then, the metric known,
 * level, change, growth or share. */
void what_lead(struct clause *, size_t k);
void what_choose(struct clause *, size_t k);

/* The times among the own words of quantity K; then, the mood known, the
 * periods of all (mention.c, span.c). */
void mention_own(struct clause *, size_t k);
void span_times(struct clause *);

/* The one basis that the whole sentence stands under: its mark, or -1; basis
 * and mood of quantity K (cast.c). */
int cast_wide(const struct clause *);
void cast_basis(struct clause *, size_t k);
void mood_of(struct clause *, size_t k);

/* Does the sentence speak of what the one before told: "this reflects"? */
bool mood_points(const struct clause *);

/* Is the verb that leads to quantity K in the past? */
bool mood_past(const struct clause *, size_t k);

/* The period that the mention at mark I means for quantity K, whose own
 * period, or that of what it is compared with, is BASE. */
struct period moment_of(
    const struct clause *, size_t k, int i, struct period base);

/* The time behind those after it that quantity K shares: the mark, or -1. "$1.4
 * billion, or $0.67 per share, in the year-ago quarter". */
int moment_shared(const struct clause *, size_t k);

/* The unit class of a quantity. */
enum metric_unit clause_unit(const struct num *);

/* Notes for the column why that the words of mark I decided attribute ATTR of
 * quantity K. */
void clause_why(struct clause *, size_t k, const char *attr, int i);

/* Shares the metrics, times or parts of a list out to the quantities of
 * another, before "respectively" (list.c). */
void list_respectively(struct clause *);

static inline const struct num *
clause_num(const struct clause *c, size_t k)
{
	return &c->nums->v[k];
}

/* The mention of a time at mark I. */
static inline const struct when *
clause_when(const struct clause *c, int i)
{
	return &c->g->when[c->g->v[i].ref];
}

#endif
