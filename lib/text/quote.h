/* Quotes and brackets, of ASCII and past it: sent, sentend. */
#ifndef QUOTE_H
#define QUOTE_H

#include "core/chr.h"

/* Is byte I of S the first of the character E2 80 C? */
bool quote_is(struct span s, size_t i, unsigned char c);

/* Length of the closing quote or bracket at byte I of S; 0: none. */
size_t quote_close(struct span s, size_t i);

/* Length of the opening quote or bracket at byte I of S; 0: none. */
size_t quote_open(struct span s, size_t i);

/* The byte after opening quotes and brackets from byte I of S on. */
size_t quote_open_end(struct span s, size_t i);

/* Is the character at byte I of S a small letter? Those of Latin-1 count. */
bool quote_small(struct span s, size_t i);

#endif
