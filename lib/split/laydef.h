/* What a line, a name and a shape are to the line classifier: lay*.c only. */
#ifndef LAYDEF_H
#define LAYDEF_H

#include "core/arena.h"
#include "split/layline.h"
#include "split/layout.h"

#define LAY_LONG 240   /* no header, heading or page line is longer */
#define LAY_PATS 64    /* shapes of headers, users' own included */
#define LAY_NAMES 1024 /* slots for names; a power of two */
#define LAY_REPS 4096  /* slots for lines that come again; a power of two */
#define LAY_PARTS 6    /* lines of one header */
#define LAY_LENGTHS 26 /* classes of lengths of lines */
#define LAY_WIN 64     /* lines learnt at a time */

/* One line as the shapes see it. */
struct lay_view {
	struct span s; /* trimmed, list and heading marks left out */
	struct span raw;
	size_t skip; /* bytes of the text before s */
	enum lay_mark mark;
	bool blank;
};

/* A name at the start of a line. */
struct lay_name {
	size_t n; /* bytes, 0: none */
	unsigned words;
	uint64_t key;  /* its letters, case let be */
	uint64_t last; /* those of its last word */
	bool caller;   /* Operator, Unidentified Analyst … */
	bool operator; /* who gives the floor */
	bool caps;     /* all capitals */
	bool firm;     /* ends as a firm's name does */
	bool bracket;  /* begins in brackets */
};

/* Part of a compiled shape. */
enum lay_elem_kind {
	EL_NAME,
	EL_TEXT,
	EL_SPEECH,
	EL_NUMBER,
	EL_CAPITAL,
	EL_GAP,
	EL_QA,
	EL_LINE,  /* the next line */
	EL_BLANK, /* blanks */
	EL_DASH,
	EL_LIT /* one byte */
};
struct lay_elem {
	uint8_t kind;
	char lit;
};

/* A row of layouts.tsv. */
struct lay_pat {
	const char *name;
	struct lay_elem el[24];
	size_t nel, lead; /* lead: elements before NAME */
	unsigned need;	  /* enum layouts_need */
	unsigned min;
	unsigned lines;
	char next;   /* byte after NAME: '-' any dash, LF the end, 0 any */
	bool speech; /* on the header's line */
	bool gap;    /* has a GAP */
	bool plain;  /* NAME, or NAME: SPEECH, alone */
	bool tight;  /* no blank between the colon and the speech */
	/* of the document: */
	unsigned score, before,
	    after; /* good ones; with a blank before, after */
	bool on;
};

/* A header found. */
struct lay_hit {
	const struct lay_pat *pat;
	struct lay_name name;
	size_t lines;
	size_t head_at[LAY_PARTS], head_n[LAY_PARTS]; /* in each view's s */
	size_t text_at;	 /* of the last line: where speech begins */
	size_t first_at; /* of the first, when both have speech; else 0 */
	unsigned role;	 /* LAY_FIRM, LAY_OFFICE: what is named */
	bool form;	 /* a text is no more than `Inc.` */
	bool speech;
};

/* Whom the document names. */
struct lay_person {
	uint64_t key;	/* 0: free */
	uint16_t count; /* as a header */
	bool listed, called, caller, role;
	bool told; /* as a participant */
};

/* A header met while learning. */
struct lay_seen {
	uint16_t person;
	uint8_t pat;
	bool before, role;
};
#define LAY_SEEN 4096

/* A line that comes again. */
struct lay_rep {
	uint32_t key;
	uint16_t count, near; /* near a page's end */
	uint8_t first;	      /* its first byte */
};

/* The first two letters of a table's phrases: a cheap look before words are
 * looked up. */
struct lay_first {
	uint32_t bit[32];
};

static inline unsigned
lay_pair(unsigned char a, unsigned char b)
{
	return (a & 31u) << 5 | (b & 31u);
}

/* May S begin with one of the phrases? */
static inline bool
lay_may(const struct lay_first *f, struct span s)
{
	unsigned pair;

	if (s.n < 2 || !lay_lower((unsigned char)s.p[0] | 0x20) ||
	    !lay_lower((unsigned char)s.p[1] | 0x20))
		return true;
	pair = lay_pair((unsigned char)s.p[0], (unsigned char)s.p[1]);
	return (f->bit[pair >> 5] >> (pair & 31) & 1) != 0;
}

#endif
