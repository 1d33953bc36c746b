/* Memory that ends the run when there is none. */
#ifndef MEM_H
#define MEM_H

#include "core/tx.h"

/*
 * N zeroed elements of SIZE bytes; the caller frees them. Without memory:
 * a message, TX_STOP.
 */
void *mem_new(size_t n, size_t size);

/*
 * Twice the room, at least MEM_FIRST elements of SIZE bytes, for P that has
 * room for *CAP: gives P where it now is, leaves the new room in *CAP.
 * Without memory: a message, TX_STOP.
 */
void *mem_more(void *p, size_t *cap, size_t size);

/*
 * P with room for N elements, one at least, of SIZE bytes; without memory as
 * above.
 */
void *mem_fit(void *p, size_t n, size_t size);

/* Says that there is no memory and ends the run with TX_STOP. */
_Noreturn void mem_none(void);

enum { MEM_FIRST = 32 };

#endif
