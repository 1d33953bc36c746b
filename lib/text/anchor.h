/* The column src of a segment: from offsets in its text to places in the
 * document. claims, people. */
#ifndef ANCHOR_H
#define ANCHOR_H

#include "core/tx.h"

struct anchor {
	size_t off;
	uint64_t line, col;
};

/* Reads the next anchor ("12@3:4") off the front of *SRC: true, or false when
 * there is none or it is malformed (then *SRC is not empty). */
bool anchor_next(struct span *src, struct anchor *);

/* The place of byte OFF of the text whose anchors are SRC; false when SRC is
 * malformed. */
bool anchor_at(struct span src, size_t off, uint64_t *line, uint64_t *col);

#endif
