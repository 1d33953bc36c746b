/* The persons of a document: spellings, likeness, the best form: talk. */
#ifndef PEOPLE_H
#define PEOPLE_H

#include <sys/tree.h>

#include "name.h"
#include "turn.h"

#define PEOPLE_CAP 1000000 /* spellings of one document, unless -S says so */

/* One spelling: a header or a line of participants, as it stands. */
struct people_form {
	RB_ENTRY(people_form) link;
	struct people_form *next; /* in order of appearance */
	struct people_form *peer; /* next spelling of the same person */
	struct span text;	  /* as it stands; owned by the arena */
	struct span name;	  /* clean */
	struct span key;
	struct span title, firm;	   /* views into text */
	struct span said_title, said_firm; /* of this person, in speech */
	struct span said_name; /* the same name, well written, in speech */
	uint64_t line, col;    /* where it stands first */
	uint64_t words;	       /* in the sentences of its turns */
	uint32_t turns;
	uint32_t person; /* index, once people_merge has run */
	uint8_t who;	 /* enum turn_who */
	uint8_t side;	 /* enum turn_side: by the title */
	uint8_t list;	 /* enum sides_side of its list of participants */
	bool listed;	 /* stands in such a list */
	bool presents;	 /* has a turn before the questions */
	bool introduced; /* was let in to ask */
	bool asks;	 /* speaks like one who was let in */
	bool own;	 /* said_title came with "our" */
};

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
};

RB_HEAD(people_tree, people_form);

struct people {
	const struct tab *tab;
	struct arena arena; /* the document's */
	struct lex lex;
	struct people_tree tree;
	struct people_form *first, **last;
	struct person *person;
	size_t nform, nperson, cap;
	struct span company; /* that holds the call, or empty */
};

void people_init(struct people *, const struct tab *, size_t cap);

/* Forgets everybody: the next document begins. */
void people_reset(struct people *);
void people_free(struct people *);

/* The spelling TEXT, a new one if it was not seen before; SRC has its anchors.
 * NULL when there are more than CAP. */
struct people_form *people_form(
    struct people *, struct span text, struct span src);

/* Finds out which spellings are of one person: fills person and nperson. */
void people_merge(struct people *);

/* Index of the one person whom NAME (as written) can mean, or -1. */
int people_find(struct people *, struct span name);

/* Decides name, title, firm and side of everyone. */
void people_decide(struct people *);

#endif
