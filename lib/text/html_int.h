/* Inside the reader of HTML: html*.c only. */
#ifndef HTML_INT_H
#define HTML_INT_H

#include "text/html.h"

/* The parts of libxml2 that are used, loaded when HTML comes. The handlers of
 * its SAX interface, in its order; of those that no name is given nothing is
 * wanted. */
struct html_sax {
	void *decl[12];
	void (*start_document)(void *);
	void (*end_document)(void *);
	void (*start)(
	    void *, const unsigned char *name, const unsigned char **atts);
	void (*end)(void *, const unsigned char *name);
	void *reference;
	void (*text)(void *, const unsigned char *p, int n);
	void (*blank)(void *, const unsigned char *p, int n);
	void *other[8];
	unsigned initialized;
	void *more[4];
};

/* A line that was fed: where it begins among the bytes fed. */
struct html_fed {
	uint64_t off, no;
};

/* Text on its way: of a line, of a cell. */
struct html_text {
	struct buf bytes;
	struct place *place;
	size_t nplace, cap;
	bool gap;     /* a blank stands before what comes */
	bool thin;    /* some of it is not bold */
	uint32_t end; /* column after the last byte, 0: after no plain one */
	struct norm norm;
};

struct html {
	const struct tab *tab;
	void (*event)(void *, const struct html_event *);
	void *arg;
	struct diag *diag; /* of the document */
	const char *name;
	void *lib;    /* libxml2 */
	void *parser; /* its context */
	struct html_sax sax;
	void *(*create)(
	    struct html_sax *, void *, const char *, int, const char *, int);
	int (*options)(void *, int);
	int (*chunk)(void *, const char *, int, int);
	long (*consumed)(void *);
	void (*free)(void *);
	/* the bytes fed that are not told yet, and their lines */
	struct buf kept, feed;
	uint64_t base; /* of kept.p[0] among the bytes fed */
	uint64_t pos;  /* what stands before is told */
	struct html_fed *fed;
	size_t nfed, capfed, atfed;
	/* where the reading stands */
	struct html_text text;
	struct buf class;
	struct buf blocks; /* size_t: where blocks of the cell end */
	unsigned bold, pre, hidden, header, flags;
	bool from, in_table, in_row, in_cell, th, aside;
	bool page_after; /* a page ends with the block */
	bool prose;	 /* the cell's text is told as lines */
	unsigned outer;	 /* tables around this one */
	unsigned colspan, rowspan;
};

/* Loads libxml2 into H; false when there is none. */
bool html_load(struct html *);

/* Forgets the text. */
void html_text_clear(struct html_text *);
void html_text_free(struct html_text *);

/* Adds the source bytes RAW, all of one line, which stand at LINE:COL. */
void html_text_add(struct html_text *, const struct tab *, struct span raw,
    uint64_t line, uint32_t col, bool bold);

/* The same, blanks kept (<pre>). */
void html_text_pre(struct html_text *, const struct tab *, struct span raw,
    uint64_t line, uint32_t col, bool bold);

/* Adds the character that the entity ENT stands for, AS by the parser; false
 * when it is none. */
bool html_text_entity(struct html_text *, const struct tab *, struct span ent,
    struct span as, uint64_t line, uint32_t col, bool bold);

/* Begins element ROLE (enum elements_role) whose attributes are ATTS; ends
 * it. */
void html_start(struct html *, unsigned role, const unsigned char **atts);
void html_stop(struct html *, unsigned role);

/* Tells the line or the end of what is open. */
void html_flush(struct html *);
void html_finish(struct html *);

#endif
