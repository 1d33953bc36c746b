/* Clean text with its places: seg, layout, tx-table, html. */
#ifndef NORM_H
#define NORM_H

#include "core/buf.h"
#include "text/mark.h"

/* From byte AT of a text on, its bytes are those of the source from LINE:COL
 * on, until the next place. COL is 1-based and counts bytes. A single blank
 * that ends such a run may stand for any white space, and a character that is
 * not as in the source has a place of its own and one after it. */
struct place {
	uint64_t line;
	uint32_t at, col;
};

enum {
	NORM_RAW = 1,  /* keep markup and escapes */
	NORM_ROWS = 2, /* keep runs of blanks and TABs: columns of a table */
	NORM_PLAIN = 4 /* no markup here: only bytes and blanks (HTML runs) */
};

/* How often something was met, and where first. */
struct norm_count {
	uint64_t n, line, col;
};

/* What is told once a document. */
struct norm_seen {
	struct norm_count cp1252;   /* bytes that are not UTF-8 */
	struct norm_count control;  /* control bytes, NUL among them */
	struct norm_count bidi;	    /* characters that turn the direction */
	struct norm_count mojibake; /* UTF-8 that was read as Windows-1252 */
};

/* A time mark of the transcriber, `(01:06:55)`, that was left out of the text:
 * N bytes from byte FROM of the piece on, which is at COL of its line, before
 * byte AT of the text. */
struct norm_cut {
	uint32_t from, n, at, col;
};

/* The clean text of one piece of source. Zero-initialise, set tab and flags;
 * lives from piece to piece. */
struct norm {
	const struct tab *tab; /* tags, entities */
	unsigned flags;
	struct span text;    /* out: a view of the piece or of own */
	struct place *place; /* out: the first is at 0 when there is text */
	size_t nplace;
	struct norm_cut *cut; /* out: what was left out of it */
	size_t ncut;
	bool page;	       /* out: a form feed or <PAGE> was in it */
	bool bold;	       /* out: all of it was between ** or <b> */
	struct norm_seen seen; /* adds up; the caller clears it */
	struct mark mark;      /* open marks: zero for a new document */
	size_t cap, cut_cap;
	struct buf own, tmp;
};

/* Cleans RAW, which stands at LINE:COL of the source: bytes that are not
 * UTF-8 are read as Windows-1252, the text is made NFC, blanks and control
 * bytes become one blank, none at the ends, markup and escapes are undone,
 * letterspaced words closed up. The views hold until the next call. */
void norm_text(struct norm *, struct span raw, uint64_t line, uint32_t col);

/* Tells once a document, the input NAME, what its bytes were like. */
void norm_tell(const struct norm_seen *, struct diag *, const char *name);

void norm_free(struct norm *);

#endif
