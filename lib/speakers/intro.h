/* What operators and hosts say of who speaks next: talk, exch. */
#ifndef INTRO_H
#define INTRO_H

#include "lang/lex.h"

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

/* For readers of sentences: cue at token I (intros.tsv), *LEN tokens long. */
enum intros_cue intro_cue(
    const struct lex *, const struct tab *, size_t i, size_t *len);

/* What token I is beside a name ("sir") or inside one ("van"). */
enum honorifics_place intro_beside(
    const struct lex *, const struct tab *, size_t i);

/* Text of the tokens FROM up to TO. */
struct span intro_text(const struct lex *, size_t from, size_t to);

/* End of the firm that begins at token I; its text, with its point where an
 * abbreviation ends it ("Inc."). */
size_t intro_firm_end(const struct lex *, const struct tab *, size_t i);
struct span intro_firm_text(
    const struct lex *, const struct tab *, size_t from, size_t to);

/* Reads the firm that stands after token I, the end of a name ("with Acme");
 * true if there is one. */
bool intro_firm_after(
    const struct lex *, const struct tab *, size_t i, struct span *firm);

#endif
