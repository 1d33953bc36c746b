/* HTML to the lines that layout and seg read: tx-split. */
#ifndef HTMLSEG_H
#define HTMLSEG_H

#include "text/doc.h"
#include "text/html.h"
#include "split/seg.h"

struct htmlseg;

struct htmlseg *htmlseg_new(const struct tab *, struct layout *, struct seg *);
void htmlseg_free(struct htmlseg *);

/* Shows the layout the first bytes of a document and has it decide. */
void htmlseg_learn(
    struct htmlseg *, struct diag *, const char *name, struct span head);

/* Gives the lines of the document to seg; adds what norm counted to SEEN. */
void htmlseg_write(
    struct htmlseg *, struct diag *, struct doc *, struct norm_seen *seen);

#endif
