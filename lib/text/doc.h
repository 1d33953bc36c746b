/* What a document is: documents of one input, line by line: tx-split,
 * tx-table.
 *
 *	doc_open(&d, &src, id);
 *	while (doc_next(&d))                  a document begins
 *		while (doc_line(&d, &line))   its lines
 *			…
 */
#ifndef DOC_H
#define DOC_H

#include "core/src.h"
#include "core/buf.h"

#define DOC_HEAD 262144 /* bytes that decide what a document is */

enum doc_form { DOC_TEXT, DOC_HTML };

/* Zero-initialise; lives from input to input. */
struct doc {
	struct src *src;
	struct span id; /* file name, or as given; `/EX-99.1` after it in
			 * a submission */
	enum doc_form form;
	struct span head;   /* first bytes of the document, up to DOC_HEAD,
			     * byte order mark left out; until doc_line */
	bool first;	    /* first document of the input */
	bool refused;	    /* the input is not text: told */
	bool began, inside; /* the input, a document */
	bool sgml, open;    /* it has <DOCUMENT> lines; one was read */
	bool submission;    /* ids bear the type */
	struct buf name;    /* of id */
	size_t base;	    /* bytes of name before the /TYPE */
};

/* Begins with the documents of SRC; ID is their id, or NULL for the input's
 * name without directory and last extension. */
void doc_open(struct doc *, struct src *, const char *id);

/* Moves to the next document (what is left of the one before is skipped):
 * false after the last. What is not text (UTF-16, PDF, gzip …) is refused
 * with the command that would convert it, and set aside; an empty input is
 * told. A submission is a document for each <DOCUMENT>; the lines before a
 * <DOCUMENT> belong to it. */
bool doc_next(struct doc *);

/* The next line of the document: 1, or 0 at its end. */
int doc_line(struct doc *, struct line *);

void doc_free(struct doc *);

/* Does LINE open the text of a document in a submission (<TEXT>)? */
bool doc_is_text_tag(struct span line);

/* HEAD from behind its <TEXT> on; all of it where it has none. */
struct span doc_text(struct span head);

/* Does HEAD begin a document of HTML? */
bool doc_is_html(struct span head);

#endif
