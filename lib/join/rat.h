/* Exact fractions and intervals of them: tie and higher. */
#ifndef RAT_H
#define RAT_H

#include <gmp.h>

#include "core/buf.h"

#define RAT_LIMBS (1024 / GMP_NUMB_BITS) /* what a numerator may have */

/* A whole number: limbs from the least, n of them in use; 0 has none. */
struct big {
	mp_limb_t d[RAT_LIMBS];
	uint8_t n;
	bool neg;
};

/* NUM / DEN, DEN over 0. Not lowered to the least terms. BAD when a result
 * would need more limbs, came from a bad one, or divides by 0: such a value
 * equals nothing and compares with nothing. */
struct rat {
	struct big num, den;
	bool bad;
};

/* All values from LO to HI, both included. */
struct iv {
	struct rat lo, hi;
};

/* N itself. */
struct rat rat_of(int n);

/* The plain decimal S ("-0.04", "1012000000"); bad when S is none. */
struct rat rat_read(struct span s);

struct rat rat_add(const struct rat *, const struct rat *);
struct rat rat_sub(const struct rat *, const struct rat *);
struct rat rat_mul(const struct rat *, const struct rat *);
struct rat rat_div(const struct rat *, const struct rat *);
struct rat rat_abs(const struct rat *);

/* -1, 0, 1 as A is less than, equal to, greater than B; neither may be bad. */
int rat_cmp(const struct rat *a, const struct rat *b);

/* Appends it as a plain decimal with at most PLACES places, rounded half away
 * from 0; zeros at the end are left out beyond KEEP places. Nothing when
 * it is bad. */
void rat_put(struct buf *, const struct rat *, int places, int keep);

/* Places after the point of the plain decimal S. */
int rat_places(struct span s);

/* Both ends at R. */
struct iv iv_of(const struct rat *r);

/* MID widened by HALF to both sides. */
struct iv iv_round(const struct rat *mid, const struct rat *half);

struct iv iv_add(const struct iv *, const struct iv *);
struct iv iv_sub(const struct iv *, const struct iv *);
struct iv iv_mul(const struct iv *, const struct iv *);

/* Bad when B holds 0. */
struct iv iv_div(const struct iv *a, const struct iv *b);

/* The values' magnitudes: an interval that holds 0 begins there. */
struct iv iv_abs(const struct iv *);

bool iv_bad(const struct iv *);

/* Have A and B a value in common, not an end alone? False when either is
 * bad. */
bool iv_meet(const struct iv *a, const struct iv *b);

#endif
