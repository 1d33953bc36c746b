/* Marks that are no text: tags, entities, Markdown's emphasis: norm. */
#ifndef MARK_H
#define MARK_H

#include "lang/tab.h"

/* How much emphasis is open. Zero at the start of a paragraph. */
struct mark {
	char strong; /* '*' or '_' while ** or __ is open, over lines */
	char em;     /* the same for a single mark, within a line */
};

/* Length of the tag that S begins with, 0 if it is none that share/tab/tags
 * knows or does not end in S; *KIND gets its row's kind. */
size_t mark_tag(const struct tab *, struct span s, int *kind);

/* Length of the entity that S begins with, 0 if none; *C gets its character.
 * Numbers from 128 to 159 are read as Windows-1252, as browsers do. */
size_t mark_entity(const struct tab *, struct span s, uint32_t *c);

/* Is there an emphasis mark (`*`, `**`, `_` …) at byte I of the line S, or
 * only text? *RUN gets how many of its signs stand there. A single mark is one
 * only in a pair; the other half of `**` may stand in a line to come. */
bool mark_emphasis(struct mark *, struct span s, size_t i, size_t *run);

/* Length of the backslash at the start of S if it only protects the sign
 * after it: 1 or 0. */
size_t mark_escape(struct span s);

#endif
