/* Characters: any file. */
#ifndef UTF8_H
#define UTF8_H

#include "core/buf.h"

/* Length of the UTF-8 character at P (of N bytes), or 0 if it is none:
 * overlong forms, surrogates and what lies past U+10FFFF are none. */
unsigned utf8_len(const char *p, size_t n);

/* Its code point; the bytes must be UTF-8. */
uint32_t utf8_get(const char *p, unsigned len);

/* Appends code point C as UTF-8. */
void utf8_put(struct buf *, uint32_t c);

/* The character that byte C stands for in Windows-1252; U+FFFD if none. */
uint32_t utf8_cp1252(unsigned char c);

/* Is code point C white space past ASCII (no-break and thin blanks, line and
 * paragraph separators)? */
bool utf8_blank(uint32_t c);

/* Does code point C turn the direction of text? */
bool utf8_bidi(uint32_t c);

#endif
