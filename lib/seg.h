/* Lines to segments, written as rows: tx-split. */
#ifndef SEG_H
#define SEG_H

#include "layout.h"
#include "norm.h"
#include "out.h"

#define SEG_COLUMNS "doc\tseg\tsect\tkind\tpara\tsent\tsrc\ttext"

enum {
	SEG_ALL = 1 /* furniture too: nothing of the source is lost */
};

struct seg;

/* A writer of segments for the documents of one run. */
struct seg *seg_new(const struct tab *, struct layout *, struct out *,
    unsigned flags);
void seg_free(struct seg *);

/* Begins the document ID, whose layout is decided. */
void seg_begin(struct seg *, struct span id);

/* Writes one row of kind meta: `NAME=VALUE`, at LINE:COL. */
void seg_meta(struct seg *, const char *name, struct span value,
    const struct place *, size_t nplace);

/* Takes one line: its source bytes, the clean text with its places (as norm
 * gives them), hints as layout.h has them. All is copied. */
void seg_line(struct seg *, struct span raw, const struct norm *,
    uint64_t no, unsigned hint);

/* Ends the document: writes what waits. */
void seg_end(struct seg *);

#endif
