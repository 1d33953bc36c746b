/* What each line of a document is, by families of layouts: seg, tx-split.
 *
 *	lay = layout_new(tab);
 *	layout_begin(lay);                       for each document
 *	layout_detect(lay, head);                its first bytes, as they are
 *	while (a window w of n lines is there)
 *		n0 = layout_line(lay, w, n);     w[0] .. w[n0 - 1] are told
 */
#ifndef LAYOUT_H
#define LAYOUT_H

#include "core/buf.h"
#include "lang/tab.h"

#define LAY_HEAD 262144 /* bytes that decide the layout */
#define LAY_AHEAD 16	/* lines that layout_line wants to see */

enum lay_kind {
	LAY_BLANK,
	LAY_HEADING,
	LAY_SPEAKER,	 /* a header on lines of its own */
	LAY_INLINE,	 /* a header, then speech on the same line */
	LAY_PARTICIPANT, /* a person of a list */
	LAY_FURNITURE,	 /* page headers and footers, rules, fences */
	LAY_NOTE,	 /* a stage direction on a line of its own */
	LAY_ROW,	 /* one line of a table */
	LAY_BULLET,
	LAY_TEXT
};

enum lay_sect {
	LAY_FRONT,
	LAY_PARTICIPANTS,
	LAY_PRESENTATION,
	LAY_QA,
	LAY_RELEASE,
	LAY_OUTLOOK,
	LAY_TABLES,
	LAY_NOTES,
	LAY_ABOUT,
	LAY_CONTACTS,
	LAY_LEGAL
};

enum lay_type { LAY_UNKNOWN, LAY_CALL, LAY_PRESS };

/* What a caller that knows the markup tells about a line. */
enum {
	LAY_BOLD = 1,	   /* the whole line is bold, or <strong> */
	LAY_HEAD_MARK = 2, /* an HTML heading (Markdown's # is seen here) */
	LAY_ITEM = 4,	   /* an HTML list item */
	LAY_CELLS = 8,	   /* a row of an HTML table */
	LAY_PAGE = 16	   /* a page begins here: form feed, <PAGE> */
};

/* One line of the window. */
struct lay_line {
	/* in: what the caller fills */
	struct span raw;  /* as it stands in the source, without its end */
	struct span text; /* cleaned by norm; `#`, `>`, `-`, `|` marks kept */
	uint64_t no;	  /* line number, for messages */
	unsigned hint;	  /* LAY_BOLD … */
	/* out: what layout_line tells */
	enum lay_kind kind;
	enum lay_sect sect;
	bool para;	/* begins a paragraph (else it goes on) */
	size_t head_at; /* speaker, inline, participant: the header's bytes … */
	size_t head_n; /* … in text, without marks such as ` [2]` or `:` */
	size_t
	    text_at;   /* where the text begins, after list marks or the head */
	size_t text_n; /* and its bytes (without a trailing mark) */
	size_t rest;   /* 0, or where another speaker breaks in: the caller
			* gives the line again, its text from there on */
};

struct layout;

/* A layout that knows the tables of TAB (layouts, sections, furniture …);
 * TAB outlives it. layout_free gives it back. */
struct layout *layout_new(const struct tab *);
void layout_free(struct layout *);

/* Forgets the document before. */
void layout_begin(struct layout *);

/* Decides from HEAD, the document's first bytes (LAY_HEAD of them, or all
 * there are), what its layouts are: families of headers (several may be
 * mixed), names of speakers, page furniture, hard-wrapped or a paragraph a
 * line, call or release. For text that is not the file's own bytes (HTML, a
 * record), feed it line by line with layout_learn and end with
 * layout_decide, until when the lines must stay; layout_detect does just that.
 */
void layout_detect(struct layout *, struct span head);
void layout_learn(struct layout *, struct span line, unsigned hint);
void layout_decide(struct layout *);

/* Tells what w[0] is, seeing w[1] .. w[n - 1] ahead (n >= 1; give LAY_AHEAD
 * lines except at the end). Returns how many lines it has told: more than 1
 * for a header or a participant of several lines, which are of one kind and
 * make one segment, each line with its own head_at and head_n (0 for blank
 * lines and page furniture between them). Several lines of an inline header
 * may each have speech: text_at and text_n. */
size_t layout_line(struct layout *, struct lay_line *w, size_t n);

/* What was recognised. */
enum lay_type layout_type(const struct layout *);
bool layout_wrapped(const struct layout *);

/* Appends one line for people: `call, hard-wrapped; headers: dash-lines, …`. */
void layout_tell(const struct layout *, struct buf *);

/* `presentation`, `qa` … */
struct span lay_sect_name(enum lay_sect);

#endif
