/* Fewer system calls once started: run.c only. */
#ifndef SANDBOX_H
#define SANDBOX_H

/* From here on the process cannot open a file for writing, make, rename, link
 * or remove one, make a socket or a new process, or run another program. Where
 * the system has no such filter nothing happens. */
void sandbox(void);

#endif
