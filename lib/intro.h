/* What operators and hosts say of who speaks next: talk, exch. */
#ifndef INTRO_H
#define INTRO_H

#include "lex.h"

/* What one sentence says; the views are into its text. */
struct intro {
	struct span name; /* who has the line next, as written; or empty */
	struct span firm; /* and for whom */
	bool cued;	  /* the name comes after a cue (intros.tsv) */
	bool close;	  /* the questions are over */
	bool ask;	  /* the words of one who has been let in */
};

/* Reads one sentence. With LOOSE a name with a firm counts without a cue
 * ("Jane Doe with Acme Bank, your line is open"). */
void intro_read(struct lex *, const struct tab *, struct span text, bool loose,
    struct intro *);

/* A title that a sentence gives to a name in it. */
struct intro_title {
	struct span title, firm;
	bool own; /* "our", "the company's": of the speaker's company */
};

/* Reads title and firm said of the name that tokens FROM up to TO of LX are:
 * "Jane Doe, Chief Executive Officer of Acme", "our CFO, Jane Doe", "Jane Doe
 * of Acme Relations". True if something was said. */
bool intro_title(const struct lex *, const struct tab *, size_t from, size_t to,
    struct intro_title *);

#endif
