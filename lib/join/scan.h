/* Where the TABs and line ends of a block stand: join. */
#ifndef SCAN_H
#define SCAN_H

#include "core/tx.h"

/* Room that scan_marks may fill past the CAP it is given. */
#define SCAN_SLACK 64

/* Writes the places in P, of N bytes, of the bytes that are not above LF (TAB,
 * LF, NUL, a few controls) into MARK until there are CAP: their number. *DONE
 * gets how many bytes were looked at. N is below 2^32. */
size_t scan_marks(
    const char *p, size_t n, uint32_t *mark, size_t cap, size_t *done);

#endif
