/* Lines to segments, written as rows: tx-split. */
#ifndef SEG_H
#define SEG_H

#include "split/layout.h"
#include "split/meta.h"
#include "text/norm.h"
#include "core/out.h"

#define SEG_COLUMNS "doc\tseg\tsect\tkind\tpara\tsent\tsrc\ttext"

enum {
	SEG_ALL = 1 /* furniture too: nothing of the source is lost */
};

/* A hint beside those of layout.h: the line is not displayed, furniture
 * whatever it holds. */
#define SEG_ASIDE (1u << 16)

struct seg;

/* A writer of segments for the documents of one run, which asks LAY for what
 * each line is and tells META the lines of a document's head. */
struct seg *seg_new(const struct tab *, struct layout *lay, struct meta *meta,
    struct out *, unsigned flags);
void seg_free(struct seg *);

/* Begins the document ID, whose layout is decided. */
void seg_begin(struct seg *, struct span id);

/* One line. */
struct seg_text {
	struct span raw, text;	   /* source bytes; clean text … */
	const struct place *place; /* … and its places, as norm gives them */
	size_t nplace;
	const struct norm_cut *cut; /* what norm left out of it */
	size_t ncut;
	uint64_t no;   /* its number */
	unsigned hint; /* as layout.h has them */
};

/* Takes one line; all of it is copied. */
void seg_line(struct seg *, struct seg_text);

/* Ends the document: writes what waits. */
void seg_end(struct seg *);

#endif
