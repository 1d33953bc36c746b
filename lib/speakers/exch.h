/* Exchanges of the questions and answers: who holds the line: talk. */
#ifndef EXCH_H
#define EXCH_H

#include "core/tx.h"

/* What is known of one turn. */
struct exch_turn {
	int person;	 /* index, or -1 */
	int named;	 /* person whom an introduction names, or -1 */
	uint32_t exch;	 /* out: 0 is none */
	uint32_t next;	 /* used here: the next turn that is no operator's */
	bool op;	 /* the operator speaks */
	bool asker;	 /* an analyst or another guest speaks */
	bool intro;	 /* lets someone in by name */
	bool close;	 /* says that the questions are over */
	bool host;	 /* names the asker whose turn is next */
	bool other_firm; /* than that of the asker before */
};

/* Where the numbering stands, from one part of a document to the next. */
struct exch {
	uint32_t count, now; /* exchanges so far; the current one or 0 */
	int holder;	     /* who has the line, or -1 */
	bool waiting;	     /* let in, has not spoken */
	bool closed;
	bool led; /* an operator lets people in */
};

/* Numbers the N turns of the questions and answers. S is zero at their start,
 * with led set when the document has introductions by an operator. */
void exch_number(struct exch *s, struct exch_turn *t, size_t n);

#endif
