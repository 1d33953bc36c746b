/* Rows of a document with their turns, or its roster, written: talk. */
#ifndef TELL_H
#define TELL_H

#include "speakers/talk.h"

#define TELL_COLUMNS "turn\texch\tspeaker\ttitle\tfirm\tside"
#define TELL_ROSTER \
	"doc\tspeaker\ttitle\tfirm\tside\taliases\tturns\twords\tline\tcol"

/* Writes the rows that T holds, each with the columns of its turn; with a
 * roster wanted it only counts the words. */
void tell_rows(struct talk *);

/* Writes a row for each person who speaks in the document. */
void tell_roster(struct talk *);

#endif
