/* Binds the quantities of a sentence to what they are of: disc. */
#ifndef CLAUSE_H
#define CLAUSE_H

#include "group.h"
#include "num.h"

enum attr_what {
	WHAT_NONE,
	WHAT_LEVEL,
	WHAT_CHANGE,
	WHAT_GROWTH,
	WHAT_SHARE
};

enum attr_basis { BASIS_NONE, BASIS_GAAP, BASIS_NON_GAAP, BASIS_CC };

enum attr_mood { MOOD_ACTUAL, MOOD_GUIDANCE, MOOD_MODEL };

/* What one quantity is of. */
struct attr {
	enum attr_what what;
	enum attr_basis basis;
	enum attr_mood mood;
	int metric, of; /* ids, 0 none */
	struct period period, vs;
	struct span scope; /* lower case; empty: the whole */
	struct span why;   /* column why, if asked for */
};

/* The words of the columns what, basis, mood. */
const char *attr_what_name(enum attr_what);
const char *attr_basis_name(enum attr_basis);
const char *attr_mood_name(enum attr_mood);

#endif
