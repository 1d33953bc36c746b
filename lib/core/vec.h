/* Sixteen bytes at a time: any file. */
#ifndef VEC_H
#define VEC_H

#include "core/tx.h"

/* Sixteen bytes; a comparison gives 0xff in each byte where it holds. */
typedef unsigned char vec_b __attribute__((vector_size(16)));

/* The 16 bytes at P. */
static inline vec_b
vec_load(const char *p)
{
	vec_b v;

	memcpy(&v, p, sizeof(v));
	return v;
}

/* Where V holds the byte C. */
#define VEC_IS(v, c) ((vec_b)((v) == (unsigned char)(c)))

/* Is any byte of V set? */
static inline bool
vec_any(vec_b v)
{
	uint64_t w[2];

	memcpy(w, &v, sizeof(w));
	return (w[0] | w[1]) != 0;
}

/* Bit I is set where byte I of V, a comparison, is. */
static inline unsigned
vec_mask(vec_b v)
{
#ifdef __SSE2__
	typedef char vec_c __attribute__((vector_size(16)));

	return (unsigned)__builtin_ia32_pmovmskb128((vec_c)v);
#else
	unsigned m = 0, i;

	for (i = 0; i < sizeof(v); i++)
		m |= (unsigned)(v[i] & 1) << i;
	return m;
#endif
}

#endif
