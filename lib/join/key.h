/* Join keys: what they are made of, how they are made alike. join, hash,
 * merge. */
#ifndef KEY_H
#define KEY_H

#include "core/buf.h"

/* Makings alike, as bits; applied to a copy, in this order. */
enum {
	KEY_TRIM = 1,	 /* no white space around it */
	KEY_SQUEEZE = 2, /* a run of white space is one blank */
	KEY_NFC = 4,	 /* composed, without what cannot be seen */
	KEY_FOLD = 8,	 /* case folded */
	KEY_NUMBER = 16	 /* a number in one form: 1,000.0 is 1000 */
};

enum key_kind {
	KEY_EQUAL,
	KEY_NEAR,    /* within a distance */
	KEY_PERCENT, /* within a part of the right value */
	KEY_LATEST   /* the latest at or before */
};

#define KEY_MAX 16 /* columns of a key */

/* One column of a key: its name on either side, how it is compared. */
struct key_part {
	struct span left, right;
	enum key_kind kind;
	struct span by; /* the distance: "0.5" of "~0.5" */
};

/* Reads KEYS ("id,a=b", "value~0.5", "value~1%", "date<=") into PART, which
 * holds KEY_MAX: their number, 0 when it is none. At most the last one may be
 * other than equal. */
size_t key_parse(struct span keys, struct key_part *part);

/* Appends S made alike as NORM says. */
void key_make(struct buf *, struct span s, unsigned norm);

/* Appends S in the one form of a number (sign, digits without leading zeros,
 * fraction without trailing ones); false, and nothing, when it is none. */
bool key_number(struct buf *, struct span s);

/* Compares two keys byte by byte: -1, 0, 1. */
int key_bytes(struct span a, struct span b);

/* Compares two numbers in that form: -1, 0, 1. */
int key_compare(struct span a, struct span b);

#endif
