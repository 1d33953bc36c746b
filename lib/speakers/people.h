/* The persons of a document: spellings, likeness, the best form: talk. */
#ifndef PEOPLE_H
#define PEOPLE_H

#include "speakers/name.h"
#include "speakers/turn.h"

#define PEOPLE_CAP 1000000 /* spellings of one document, unless -S says so */

/* Persons among whom slips and short forms are looked for; among more, names
 * are compared letter by letter. */
#define PEOPLE_FEW 512

/* What was said of a person in speech. */
struct people_said {
	struct span title, firm;
	struct span name; /* the same name, better written than in the header */
	bool own;	  /* the title came with "our" */
};

/* One spelling: a header or a line of participants, as it stands. */
struct people_form {
	uint64_t hash;		  /* of text */
	struct people_form *next; /* in order of appearance */
	struct people_form *peer; /* next spelling of the same person */
	struct people_said *said; /* or NULL */
	struct span text;	  /* as it stands; owned by the arena */
	struct span name;	  /* clean */
	struct span key;
	uint64_t line;	/* where it stands first */
	uint64_t words; /* in the sentences of its turns */
	uint32_t col;
	uint32_t turns;
	uint32_t person; /* index, once people_merge has run */
	uint16_t title_at, title_n, firm_at, firm_n; /* of text */
	uint8_t who;				     /* enum turn_who */
	uint8_t side;	 /* enum turn_side: by the title */
	uint8_t list;	 /* enum sides_side of its list of participants */
	bool listed;	 /* stands in such a list */
	bool presents;	 /* has a turn before the questions */
	bool introduced; /* was let in to ask */
	bool asks;	 /* speaks like one who was let in */
};

static inline struct span
people_title(const struct people_form *f)
{
	return (struct span){ f->text.p + f->title_at, f->title_n };
}

static inline struct span
people_firm(const struct people_form *f)
{
	return (struct span){ f->text.p + f->firm_at, f->firm_n };
}

/* One person. Views live as long as the people. */
struct person {
	struct span name, title, firm;
	struct people_form *form; /* the first one; holds what was said */
	struct people_form *last; /* of the chain of peers */
	uint32_t forms, turns;
	uint8_t who, side;  /* enum turn_who, enum turn_side */
	uint8_t title_side; /* enum turn_side: by the title */
	uint8_t list;	    /* enum sides_side */
	bool presents, introduced, asks;
	bool heard; /* used by letin.c: a turn of his was read */
};

struct people {
	const struct tab *tab;
	struct arena arena; /* the document's */
	struct arena tmp;   /* of one call */
	struct lex lex;
	struct people_form **slot; /* hash table of spellings by text */
	size_t nslot;		   /* a power of two, or 0 */
	uint64_t seed[2]; /* of the hash: nobody can choose collisions */
	struct people_form *first, **last;
	struct person *person;
	size_t nform, nperson, cap;
	struct span company; /* that holds the call, or empty */
};

void people_init(struct people *, const struct tab *, size_t cap);

/* Forgets everybody: the next document begins. */
void people_reset(struct people *);
void people_free(struct people *);

/* The spelling TEXT (NAME_MAX_BYTES at most), a new one if it was not seen
 * before; SRC has its anchors. NULL when there are more than CAP. */
struct people_form *people_form(
    struct people *, struct span text, struct span src);

/* What was said of the person whose first spelling is F, to be written to. */
struct people_said *people_said(struct people *, struct people_form *f);

/* Finds out which spellings are of one person: fills person and nperson. */
void people_merge(struct people *);

/* Index of the one person whom NAME (as written) can mean, or -1. */
int people_find(struct people *, struct span name);

/* Decides name, title, firm and side of everyone. */
void people_decide(struct people *);

#endif
