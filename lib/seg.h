/* Lines to segments, written as rows: tx-split. */
#ifndef SEG_H
#define SEG_H

#include "layout.h"
#include "meta.h"
#include "norm.h"
#include "out.h"

#define SEG_COLUMNS "doc\tseg\tsect\tkind\tpara\tsent\tsrc\ttext"

enum {
	SEG_ALL = 1 /* furniture too: nothing of the source is lost */
};

struct seg;

/* A writer of segments for the documents of one run, which asks LAY for what
 * each line is and tells META the lines of a document's head. */
struct seg *seg_new(const struct tab *, struct layout *lay, struct meta *meta,
    struct out *, unsigned flags);
void seg_free(struct seg *);

/* Begins the document ID, whose layout is decided. */
void seg_begin(struct seg *, struct span id);

/* Takes one line, numbered NO: its source bytes, its clean text with its
 * places, its hints as layout.h has them. All is copied. */
void seg_line(struct seg *, struct span raw, const struct norm *, uint64_t no,
    unsigned hint);

/* Ends the document: writes what waits. */
void seg_end(struct seg *);

#endif
