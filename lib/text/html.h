/* HTML as lines of text and as tables, by libxml2, which is loaded only when
 * HTML comes: tx-split, tx-table.
 *
 *	h = html_new(tab, event, arg);
 *	html_begin(h, diag, name);
 *	while (doc_line(&doc, &line))
 *		html_feed(h, &line);       calls event(arg, ...)
 *	html_end(h);                       the rest
 */
#ifndef HTML_H
#define HTML_H

#include "text/norm.h"
#include "core/src.h"

enum html_kind {
	HTML_LINE,  /* a paragraph, a heading, a part of one cut at <br> */
	HTML_TABLE, /* a table begins */
	HTML_ROW,   /* a row of it begins */
	HTML_CELL,  /* a cell, its text complete */
	HTML_ROW_END,
	HTML_TABLE_END
};

enum {
	HTML_BOLD = 1,	 /* all of the text is bold */
	HTML_HEAD = 2,	 /* in <h1> to <h6> */
	HTML_ITEM = 4,	 /* a list item begins */
	HTML_PARA = 8,	 /* a block begins (else: cut from it at <br>) */
	HTML_PAGE = 16,	 /* a page begins before it */
	HTML_TH = 32,	 /* a cell of <th> */
	HTML_PRE = 64,	 /* of <pre>: its blanks are kept */
	HTML_ASIDE = 128 /* not displayed: the title */
};

/* What has been read. Texts are clean: entities undone, blanks collapsed, none
 * at the ends; what is not displayed is left out. Views hold until the event
 * function returns. Tables within cells of a table are told as tables of their
 * own, after which the outer one begins anew. */
struct html_event {
	enum html_kind kind;
	unsigned flags;
	struct span text;	   /* line, cell */
	const struct place *place; /* as norm gives them */
	size_t nplace;
	unsigned colspan, rowspan; /* cell: at least 1 */
	struct span class;	   /* of the innermost block that has one */
	uint64_t line;		   /* place of the mark-up, for messages */
};

struct html;

/* A reader of HTML that tells EVENT what it finds. */
struct html *html_new(const struct tab *,
    void (*event)(void *arg, const struct html_event *), void *arg);

/* Begins a document; the input's name is for messages. Ends the run with a
 * message where libxml2 is not installed. */
void html_begin(struct html *, struct diag *, const char *name);

/* Reads one line more. */
void html_feed(struct html *, const struct line *);

/* Reads what is left; what norm counted in this document. */
void html_end(struct html *);
const struct norm_seen *html_seen(const struct html *);

void html_free(struct html *);

#endif
