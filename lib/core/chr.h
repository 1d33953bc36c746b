/* Bytes of ASCII by kind, whatever the locale: any file. */
#ifndef CHR_H
#define CHR_H

#include "core/tx.h"

static inline bool
chr_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool
chr_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool
chr_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
chr_letter(char c)
{
	return chr_lower((char)(c | 32));
}

/* Byte I of S, or NUL past its end. */
static inline char
chr_at(struct span s, size_t i)
{
	return i < s.n ? s.p[i] : '\0';
}

#endif
