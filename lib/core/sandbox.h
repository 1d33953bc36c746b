/* Fewer system calls once started: run.c only. */
#ifndef SANDBOX_H
#define SANDBOX_H

/* From here on the process can open files for reading, read, write and end,
 * and nothing else: no sockets, no new processes, no files made or changed.
 * Where the system has no such filter nothing happens. */
void sandbox(void);

#endif
