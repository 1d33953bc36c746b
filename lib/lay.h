/* What the files of the line classifier share: lay*.c only. */
#ifndef LAY_H
#define LAY_H

#include "arena.h"
#include "layline.h"
#include "layout.h"

#define LAY_LONG 240    /* no header, heading or page line is longer */
#define LAY_PATS 64     /* shapes of headers, users' own included */
#define LAY_NAMES 1024  /* slots for names; a power of two */
#define LAY_REPS 4096   /* slots for lines that come again; a power of two */
#define LAY_PARTS 6     /* lines of one header */
#define LAY_LENGTHS 26  /* classes of lengths of lines */
#define LAY_WIN 64      /* lines learnt at a time */

/* One line as the shapes see it. */
struct lay_view {
	struct span s; /* trimmed, list and heading marks left out */
	struct span raw;
	size_t skip;   /* bytes of the text before s */
	enum lay_mark mark;
	bool blank;
};

/* A name at the start of a line. */
struct lay_name {
	size_t n;   /* bytes, 0: none */
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
	EL_LIT    /* one byte */
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
	unsigned need;    /* enum layouts_need */
	unsigned min;
	unsigned lines;
	char next;   /* byte after NAME: '-' any dash, LF the end, 0 any */
	bool speech; /* on the header's line */
	bool gap;    /* has a GAP */
	bool plain;  /* NAME, or NAME: SPEECH, alone */
	bool tight;  /* no blank between the colon and the speech */
	/* of the document: */
	unsigned score, before, after; /* good ones; with a blank before, after */
	bool on;
};

/* A header found. */
struct lay_hit {
	const struct lay_pat *pat;
	struct lay_name name;
	size_t lines;
	size_t head_at[LAY_PARTS], head_n[LAY_PARTS]; /* in each view's s */
	size_t text_at; /* of the last line: where speech begins */
	size_t first_at; /* of the first, when both have speech; else 0 */
	unsigned role;  /* LAY_FIRM, LAY_OFFICE: what is named */
	bool form;      /* a text is no more than `Inc.` */
	bool speech;
};

/* Whom the document names. */
struct lay_person {
	uint64_t key;   /* 0: free */
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
	uint8_t first;        /* its first byte */
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
	bool head_sect[16]; /* a heading of this section was seen */
	unsigned width;     /* of full lines when wrapped */
	uint32_t length[LAY_LENGTHS]; /* lines of 60 bytes and more, by fours */
	unsigned turns;     /* headers that are good */
	unsigned callers;   /* those of callers */
	unsigned pages;
	unsigned ahead;     /* lines that a header may take, and one more */
	uint32_t again[8];  /* first bytes of lines that come again, as bits */
	unsigned cue[16];   /* by enum signals_kind */
	unsigned openings;  /* headings of the presentation before the Q&A */
	uint64_t lines, longs, fulls, ends, bytes;

	/* learning: a window of lines and what came before */
	struct lay_view win[LAY_WIN];
	size_t nwin;
	bool was_blank;
	bool unfinished;    /* the line before breaks off in a sentence */
	bool talks;         /* a caller's header was met */
	bool contents;      /* in a list of contents */
	bool listing;       /* inside a list of participants */
	unsigned calling;   /* lines in which the operator may name someone */
	struct lay_rep *recent[6]; /* the last lines, to be marked near */
	unsigned nrecent, after_page;

	/* telling */
	enum lay_sect sect;
	unsigned opened;   /* headings of the presentation told */
	unsigned told;     /* speaker headers told */
	unsigned others;   /* those not the operator's */
	enum lay_kind last; /* of the last line that was neither blank nor
			     * furniture */
	bool last_end;     /* the last text line ended a sentence */
	unsigned last_len; /* its bytes */
	unsigned blanks;   /* blank lines before this one */
	bool operating;    /* the operator speaks */
	bool closed;       /* and has ended the call */
	bool broken;       /* a page ended since the last text */
	bool page_line;    /* the last line was a page's */
	bool notice;       /* and a long one that may go on */
	bool fence;        /* inside the front matter of Markdown */
	unsigned near_row; /* lines since the last table row, 0: none */
	bool units;        /* the title of a table has ended */
	bool framed;       /* after the column marks of a <TABLE> */
	bool begun;        /* a release's title or first paragraph was told */
};

/* layname.c: the name that begins S; MAX words at most. */
bool lay_name(const struct layout *, struct span s, unsigned max,
    struct lay_name *);

/* Is S (a title or a firm) written as one? *ROLE gets LAY_FIRM and LAY_OFFICE
 * as it names them, LAY_FORM when it is no more. */
enum {
	LAY_FIRM = 1,
	LAY_OFFICE = 2,
	LAY_FORM = 4 /* nothing but `Inc.` and the like */
};
bool lay_title(const struct tab *, struct span s, unsigned *role);

/* Does S end with a firm's abbreviation, "Inc.", rather than a sentence? */
bool lay_firm_end(const struct tab *, struct span s);

/* Letters of S, case let be, as a key. */
uint64_t lay_name_key(struct span s);

/* Kind of the word S in namewords.tsv (enum namewords_kind), 0: none. */
unsigned lay_nameword(const struct tab *, struct span s);

/* layperson.c: who the document names. NULL: not known, or no room. */
struct lay_person *lay_person(const struct layout *, uint64_t key);
struct lay_person *lay_person_add(struct layout *, uint64_t key);

/* Is the name one of the document's: a caller, listed, introduced, met more
 * than once? */
bool lay_known(const struct layout *, const struct lay_name *);

/* Learns the names in what the operator says. */
void lay_called(struct layout *, struct span text);

/* Learns the names at the start of a participant's line. */
void lay_listed(struct layout *, struct span text);

/* laypat.c: shapes. */
void lay_compile(struct layout *);
bool lay_match(const struct layout *, const struct lay_pat *,
    const struct lay_view *, size_t n, const struct lay_name *,
    struct lay_hit *);
struct lay_view lay_view(struct span raw, struct span text);

/* The header that begins V[0], by the shapes that are on (all of them while
 * learning). */
bool lay_header(struct layout *, const struct lay_view *v, size_t n,
    struct lay_hit *);

/* Is the section heading V[0] part of a list of contents: does the next line
 * head another section? */
bool lay_contents(const struct layout *, const struct lay_view *v, size_t n,
    enum lay_sect);

/* Does the list of participants end before V[0]: does someone speak? */
bool lay_list_ends(struct layout *, const struct lay_view *v, size_t n);

/* laysect.c: the section that the whole line S heads; false: none. */
bool lay_section(const struct layout *, struct span s, enum lay_sect *);

/* The section that a paragraph beginning with S is of by what it says, or
 * LAY_FRONT. */
enum lay_sect lay_cue(const struct layout *, struct span s);

/* Kinds of signals.tsv (bits 1 << enum signals_kind) in the first MAX bytes of S;
 * COUNT, when not NULL, counts them by kind. */
unsigned lay_cues(const struct layout *, struct span s, size_t max,
    unsigned *count);

/* layfurn.c: page furniture. */
struct lay_rep *lay_rep(struct layout *, uint32_t key, bool add);
bool lay_repeated(struct layout *, const struct lay_view *);
bool lay_page_line(const struct layout *, struct span s);

/* How often the line was met while learning. */
unsigned lay_again(struct layout *, const struct lay_view *);

/* The first line of W[FROM] .. W[N - 1] that is not blank; N: none. */
size_t lay_next_text(const struct lay_line *w, size_t n, size_t from);

/* laytalk.c: a speaker's header that begins at W[0], whose views are V (NV of
 * them); REPEATED: the line comes again near page ends. Gives its lines, 0:
 * it is none. */
size_t lay_speaker(struct layout *, struct lay_line *w, size_t n,
    const struct lay_view *v, size_t nv, bool repeated);

/* A header whose name stands before a page's end and whose title after it:
 * the lines between are told with it. */
size_t lay_split_header(struct layout *, struct lay_line *w, size_t n,
    const struct lay_view *v);

/* Notes that the operator ends the call. */
void lay_closes(struct layout *, struct span s);

/* Finds where in the text of W another speaker breaks in. */
void lay_break(const struct layout *, struct lay_line *w);

/* laylist.c: does a participant begin on V, rather than go on? */
bool lay_begins_person(const struct layout *, const struct lay_view *v);

/* May V be of a list of participants, and not prose after it? */
bool lay_lists(const struct layout *, const struct lay_view *v);

/* A list that begins on its heading's line, "MANAGEMENT: MR. JOHN ROE -
 * CHIEF": moves V to what stands after the heading. */
bool lay_list_heading(struct layout *, const struct lay_line *w,
    struct lay_view *v);

/* One participant, with the lines of title and firm after the name: how many
 * lines. */
size_t lay_participant(struct layout *, struct lay_line *w,
    const struct lay_view *v, size_t nv);

/* laycall.c, laypress.c: one line of a call, of a release. */
size_t lay_call(struct layout *, struct lay_line *w, size_t n);
size_t lay_press(struct layout *, struct lay_line *w, size_t n);

/* Tells that W is a line of text: whether it begins a paragraph. */
void lay_text(struct layout *, struct lay_line *w, const struct lay_view *);

/* layrow.c: the first of W[FROM] .. W[N - 1] that is surely a table's line,
 * no further than WITHIN lines of text, none of them prose; or 0. */
size_t lay_next_row(const struct lay_line *w, size_t n, size_t from,
    size_t within);

/* Is W[0] a line of a table? */
bool lay_row(const struct layout *, const struct lay_line *w, size_t n);

#endif
