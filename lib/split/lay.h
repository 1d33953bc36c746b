/* What the line classifier knows of a document: lay*.c only. */
#ifndef LAY_H
#define LAY_H

#include "split/laydef.h"

struct layout {
	const struct tab *tab;
	struct lay_first may_call, may_head, may_page;
	struct lay_pat pat[LAY_PATS];
	size_t npat;
	struct lay_person *person;
	struct lay_rep *rep;
	struct lay_seen *seen;
	struct arena arena;

	/* from here on, of the document: what was decided */
	enum lay_type type;
#define LAY_DOCUMENT type
	size_t npersons, nrep, nseen;
	bool wrapped, decided, gaps;
	bool head_sect[16];	      /* a heading of this section was seen */
	unsigned width;		      /* of full lines when wrapped */
	uint32_t length[LAY_LENGTHS]; /* lines of 60 bytes and more, by fours */
	unsigned turns;		      /* headers that are good */
	unsigned callers;	      /* those of callers */
	unsigned pages;
	unsigned ahead;	   /* lines that a header may take, and one more */
	uint32_t again[8]; /* first bytes of lines that come again, as bits */
	unsigned cue[16];  /* by enum signals_kind */
	unsigned openings; /* headings of the presentation before the Q&A */
	uint64_t lines, longs, fulls, ends, bytes;

	/* learning: a window of lines and what came before */
	struct lay_view win[LAY_WIN];
	size_t nwin;
	bool was_blank;
	bool unfinished;  /* the line before breaks off in a sentence */
	bool talks;	  /* a caller's header was met */
	bool contents;	  /* in a list of contents */
	bool listing;	  /* inside a list of participants */
	unsigned calling; /* lines in which the operator may name someone */
	struct lay_rep *recent[6]; /* the last lines, to be marked near */
	unsigned nrecent, after_page;

	/* telling */
	enum lay_sect sect;
	enum lay_sect talk; /* that of the last header */
	unsigned opened;    /* headings of the presentation told */
	unsigned told;	    /* speaker headers told */
	unsigned others;    /* those not the operator's */
	enum lay_kind last; /* of the last line that was neither blank nor
			     * furniture */
	bool last_end;	    /* the last text line ended a sentence */
	unsigned last_len;  /* its bytes */
	unsigned blanks;    /* blank lines before this one */
	bool operating;	    /* the operator speaks */
	bool closed;	    /* and has ended the call */
	bool broken;	    /* a page ended since the last text */
	bool page_line;	    /* the last line was a page's */
	bool notice;	    /* and a long one that may go on */
	bool fence;	    /* inside the front matter of Markdown */
	unsigned near_row;  /* lines since the last table row, 0: none */
	bool units;	    /* the title of a table has ended */
	bool framed;	    /* after the column marks of a <TABLE> */
	bool begun;	    /* a release's title or first paragraph was told */
};

#endif
