/* Marks of a block, 64 bytes at a time. */
#include "join/scan.h"

#ifdef __SSE2__
#include <emmintrin.h>

/* One bit for each of the 64 bytes at P that is not above LF. */
static inline uint64_t
low_bytes(const char *p)
{
	const __m128i top = _mm_set1_epi8('\n');
	uint64_t m = 0;
	__m128i v;
	int i;

	for (i = 0; i < 4; i++) {
		v = _mm_loadu_si128(
		    (const __m128i *)(const void *)(p + 16 * i));
		v = _mm_cmpeq_epi8(_mm_min_epu8(v, top), v);
		m |= (uint64_t)(uint32_t)_mm_movemask_epi8(v) << 16 * i;
	}
	return m;
}
#else

/* The same without vectors. */
static inline uint64_t
low_bytes(const char *p)
{
	uint64_t m = 0;
	int i;

	for (i = 0; i < 64; i++)
		m |= (uint64_t)((unsigned char)p[i] <= '\n') << i;
	return m;
}
#endif

size_t
scan_marks(const char *p, size_t n, uint32_t *mark, size_t cap, size_t *done)
{
	char tail[64];
	size_t at, k = 0;
	uint64_t m;

	for (at = 0; at < n && k < cap; at += 64) {
		if (n - at < 64) {
			memset(tail, 0x7f, sizeof(tail));
			memcpy(tail, p + at, n - at);
			m = low_bytes(tail);
		} else {
			m = low_bytes(p + at);
		}
		for (; m != 0; m &= m - 1)
			mark[k++] = (uint32_t)(at +
					       (unsigned)__builtin_ctzll(m));
	}
	*done = at < n ? at : n;
	return k;
}
