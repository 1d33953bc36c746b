/* Exact decimals: mantissa and exponent, never binary: any file above buf. */
#ifndef DEC_H
#define DEC_H

#include "core/buf.h"

/* mant * 10^exp, negative if neg. */
struct dec {
	uint64_t mant;
	int16_t exp;
	bool neg;
};

/* Reads digits with one point and thousands marks at P; false when there are
 * more than 18 digits. Signs are not read. */
bool dec_read(struct dec *, struct span digits);

/* A + B (B negated if SUB); false when the result needs over 19 digits. */
bool dec_add(struct dec *, struct dec a, struct dec b, bool sub);

/* A * B; false when the result needs over 19 digits. */
bool dec_mul(struct dec *, struct dec a, struct dec b);

/* -1, 0, 1 as A is less than, equal to, greater than B. */
int dec_cmp(struct dec a, struct dec b);

/* Appends it as a plain decimal: "-0.04", "1012000000", "18.00". */
void dec_put(struct buf *, struct dec);

#endif
