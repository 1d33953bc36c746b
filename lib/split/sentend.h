/* Whether a sentence ends at an end mark: sent. */
#ifndef SENTEND_H
#define SENTEND_H

#include "split/sent.h"

/* The end of the end marks that begin at byte I of S; *DOTS gets the number
 * of full stops if there are no others. Spaced dots are one mark. */
size_t sentend_marks(struct span s, size_t i, size_t *dots);

/* Does a sentence end at the marks from byte MARK to END of the text, of which
 * DOTS are full stops alone, and the next begin at NEXT? */
bool sentend_ends(
    const struct sent *, size_t mark, size_t end, size_t dots, size_t next);

/* Does a sentence end at MARK and another begin at byte I of the text though
 * no blank stands there (`a good quarter.Thank you`)? */
bool sentend_glued(const struct sent *, size_t mark, size_t i);

/* Length of the stage direction in brackets at byte I of the text, with a
 * full stop after it; 0 if there is none. *ALWAYS: it is one wherever it
 * stands. */
size_t sentend_note(const struct sent *, size_t i, bool *always);

#endif
