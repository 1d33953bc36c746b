/* Where sentences end: seg. */
#ifndef SENT_H
#define SENT_H

#include "lang/tab.h"

enum sent_kind {
	SENT_TEXT, /* a sentence */
	SENT_NOTE  /* a stage direction: "(Operator Instructions)" */
};

/* The sentences of one paragraph of clean text. */
struct sent {
	const struct tab *tab;
	struct span text;
	size_t pos;	     /* where the next one begins, blanks skipped */
	enum sent_kind kind; /* of the last one */
};

/* Begins with TEXT, whose blanks are single. */
void sent_init(struct sent *, const struct tab *, struct span text);

/* The next sentence into *S: true, or false at the end. Its kind is in kind.
 * A sentence ends at an end mark, with the quotes and brackets after it, or
 * with the text. */
bool sent_next(struct sent *, struct span *s);

/* Does TEXT close a sentence: an end mark, quotes and brackets after it? */
bool sent_closed(struct span text);

/* Does TEXT begin in lower case, opening quotes and brackets aside? */
bool sent_goes_on(struct span text);

#endif
