/* Clean text with its places: seg, layout, tx-table, html. */
#ifndef NORM_H
#define NORM_H

#include "buf.h"
#include "tab.h"

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

/* What was met in a document, for one message each. */
struct norm_seen {
	uint64_t cp1252;      /* bytes that are not UTF-8 */
	uint64_t cp1252_line; /* the first of them */
	uint64_t cp1252_col;
	uint64_t control;     /* control bytes, NUL among them */
	uint64_t control_line;
	uint64_t control_col;
	uint64_t bidi; /* characters that turn the direction */
	uint64_t bidi_line;
	uint64_t bidi_col;
};

/* The clean text of one piece of source. Zero-initialise, set tab and flags;
 * lives from piece to piece. */
struct norm {
	const struct tab *tab; /* tags, entities */
	unsigned flags;
	struct span text;      /* out: a view of the piece or of own */
	struct place *place;   /* out: the first is at 0 when there is text */
	size_t nplace;
	bool page;             /* out: a form feed or <PAGE> was in it */
	bool bold;             /* out: all of it was between ** or <b> */
	struct norm_seen seen; /* adds up; the caller clears it */
	size_t cap;
	struct buf own, tmp;
};

/* Cleans RAW, which stands at LINE:COL of the source: bytes that are not
 * UTF-8 are read as Windows-1252, the text is made NFC, blanks and control
 * bytes become one blank, none at the ends, markup and escapes are undone,
 * letterspaced words closed up. The views hold until the next call. */
void norm_text(struct norm *, struct span raw, uint64_t line, uint32_t col);

/* Appends the places of SRC, from byte FROM of its text on up to TO, to
 * PLACES as they are when that part stands at byte AT. */
struct places {
	struct place *p;
	size_t n, cap;
};
void places_add(struct places *, struct place);
void places_part(struct places *, const struct place *src, size_t n,
    size_t from, size_t to, size_t at);
void places_free(struct places *);

void norm_free(struct norm *);

/* Length of the UTF-8 character at P (of N bytes), or 0 if it is none. */
unsigned utf8_len(const char *p, size_t n);

/* Its code point; the bytes must be UTF-8. */
uint32_t utf8_get(const char *p, unsigned len);

/* Appends code point C as UTF-8. */
void utf8_put(struct buf *, uint32_t c);

/* The character that byte C stands for in Windows-1252. */
uint32_t cp1252_get(unsigned char c);

#endif
