/* Lines of a document, text or HTML, to its layout and to its segments:
 * tx-split. */
#ifndef FEED_H
#define FEED_H

#include "text/doc.h"
#include "split/seg.h"

struct feed;

/* A reader of documents that asks LAY and writes to SEG. FLAGS are norm's. */
struct feed *feed_new(
    const struct tab *, struct layout *lay, struct seg *seg, unsigned flags);

/* Reads the document that has begun; VERBOSE tells what was recognised. */
void feed_document(struct feed *, struct doc *, bool verbose);

void feed_free(struct feed *);

#endif
