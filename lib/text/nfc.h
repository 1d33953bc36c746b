/* Canonical composition (NFC) of the few characters that need it: norm. */
#ifndef NFC_H
#define NFC_H

#include "core/tx.h"

#define NFC_RUN 256 /* most bytes that are composed at a time */

/* Is code point C composed already, and does it not join with the character
 * before it? True for all but marks and rare compatibility characters. */
bool nfc_safe(uint32_t c);

/* Does code point C join with what stands before it: a mark, a vowel or a
 * final of Hangul? */
bool nfc_joins(uint32_t c);

/* Composes the N bytes (UTF-8, at most NFC_RUN) at P into OUT, which has room
 * for 3 * NFC_RUN bytes: how many bytes it has, 0 when the text is NFC as it
 * stands. */
size_t nfc_compose(const char *p, size_t n, char *out);

#endif
