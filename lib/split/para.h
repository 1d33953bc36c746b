/* The paragraph that is being read, and its segments: seg. */
#ifndef PARA_H
#define PARA_H

#include "split/layout.h"
#include "text/places.h"
#include "split/segout.h"

/* A part of a line: its text and the places of the line, in which it begins
 * at byte AT. */
struct piece {
	struct span text;
	const struct place *place;
	size_t nplace, at;
};

/* Zero-initialise and set tab and out. */
struct para {
	const struct tab *tab;
	struct segout *out;
	struct buf text; /* lines so far, one blank between */
	struct places places;
	bool open, bullet;
	bool gap, page; /* a blank line, a page's furniture came after */
	enum lay_sect sect;
	uint64_t no, sent; /* paragraphs, sentences in this one */
	struct buf aside;  /* rows of furniture that stands in it */
	struct buf marks;  /* struct aside_mark, one a row of these */
	size_t told;	   /* bytes of aside and of marks … */
	size_t marks_told; /* … that were written */
};

/* Begins a document. */
void para_begin(struct para *);

/* Takes one line of running text. NEW: a paragraph begins here; yet a sentence
 * that a page break, a blank line or a line's end has cut goes on when its
 * first half has no end mark and the second begins in lower case. */
void para_line(
    struct para *, struct piece, bool bullet, bool new, enum lay_sect);

/* A blank line, or a line of a page's furniture, stands here. */
void para_break(struct para *, bool page);

/* Takes furniture, which stands BACK bytes before the end of the paragraph that
 * is open: written with the sentences of that paragraph, in its place. */
void para_aside(struct para *, struct piece, enum lay_sect, size_t back);

/* Ends the paragraph and writes its sentences. */
void para_close(struct para *);

/* Gathers pieces, one blank between, and writes them as one segment of KIND:
 * no paragraph may be open. */
void para_join(struct para *, struct piece);
void para_write(struct para *, struct span kind, enum lay_sect);

void para_free(struct para *);

#endif
