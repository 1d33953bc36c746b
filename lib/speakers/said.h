/* Titles and firms said in a sentence: titles. */
#ifndef SAID_H
#define SAID_H

#include "lang/lex.h"

/* A title that a sentence gives to a name in it. */
struct said_title {
	struct span title, firm;
	bool own; /* "our", "the company's": of the speaker's company */
};

/* Reads title and firm said of the name that tokens FROM up to TO of LX are:
 * "Jane Doe, Chief Executive Officer of Acme", "our CFO, Jane Doe", "Jane Doe
 * of Acme Relations". True if something was said. */
bool said_title(const struct lex *, const struct tab *, size_t from, size_t to,
    struct said_title *);

#endif
