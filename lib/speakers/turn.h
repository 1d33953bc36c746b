/* Headers of turns and lines of participants, taken apart: people, talk. */
#ifndef TURN_H
#define TURN_H

#include "core/arena.h"
#include "lang/lex.h"

#define TURN_BREAKS 16 /* lines of one header that are told apart */

/* Where the lines of one header begin: offsets into its text. */
struct turn_breaks {
	size_t at[TURN_BREAKS];
	size_t n;
};

/* What sort of person a header names. */
enum turn_who {
	TURN_PERSON,
	TURN_OPERATOR, /* "Operator", "Conference Coordinator" */
	TURN_NOBODY    /* "Unidentified Analyst" */
};

enum turn_side {
	TURN_UNSURE,
	TURN_COMPANY,
	TURN_ANALYST,
	TURN_CALL_OPERATOR,
	TURN_OTHER
};

/* A header taken apart; the views are into its text. */
struct turn_head {
	struct span name, title, firm; /* the name not yet cleaned */
	enum turn_who who;
	enum turn_side side; /* what the words of the title say */
	bool odd;	     /* the name has words of a title or a firm */
};

/* Reads the anchors of SRC: where a new line of the header TEXT begins. */
void turn_breaks(struct turn_breaks *, struct span src, struct span text);

/* Takes the header TEXT apart. COMPANY is the name of the company that holds
 * the call, or empty: a title is cut where it begins ("CEO Acme"). */
void turn_head(struct lex *, const struct tab *, struct span text,
    const struct turn_breaks *, struct span company, struct turn_head *);

/* Role of token I of a text (roles.tsv), *LEN tokens long; -1 if none. */
int turn_role(const struct lex *, const struct tab *, size_t i, size_t *len);

#endif
