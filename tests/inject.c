/* Preloaded into a tool by the tests: makes system calls and allocations fail
 * or come in pieces. TX_INJECT=CALL:N:WHAT fails the Nth CALL (read, write,
 * malloc) with errno WHAT (EIO, ENOSPC, EPIPE, EINTR, EAGAIN, ENOMEM), or, with
 * WHAT "one", lets every CALL move a single byte. TX_PROBE=FILE tries, when the
 * tool ends, to make FILE, a folder, a socket and a process, and says on
 * standard error what could be done. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static const char *call;
static long nth, count;
static int what; /* an errno, or 0 for one byte at a time */
static int ready;

static const struct {
	const char *name;
	int no;
} errors[] = {
	{ "EIO", EIO }, { "ENOSPC", ENOSPC }, { "EPIPE", EPIPE },
	{ "EINTR", EINTR }, { "EAGAIN", EAGAIN }, { "ENOMEM", ENOMEM },
	{ "one", 0 },
};

__attribute__((constructor)) static void
start(void)
{
	static char text[64];
	const char *s = getenv("TX_INJECT");
	char *n, *w;
	size_t i;

	if (s == NULL || strlen(s) >= sizeof(text))
		return;
	strcpy(text, s);
	if ((n = strchr(text, ':')) == NULL ||
	    (w = strchr(n + 1, ':')) == NULL)
		return;
	*n = *w = '\0';
	nth = strtol(n + 1, NULL, 10);
	for (i = 0; i < sizeof(errors) / sizeof(errors[0]); i++)
		if (strcmp(w + 1, errors[i].name) == 0)
			what = errors[i].no;
	call = text;
	ready = 1;
}

/* Says on standard error that WHAT could be done. */
static void
could(const char *done)
{
	(void)!write(STDERR_FILENO, done, strlen(done));
}

__attribute__((destructor)) static void
probe(void)
{
	const char *file = getenv("TX_PROBE");
	pid_t pid;

	if (file == NULL)
		return;
	(void)unsetenv("TX_PROBE"); /* the program that is tried probes nothing */
	if (open(file, O_WRONLY | O_CREAT, 0600) != -1)
		could("open\n");
	if (mkdir(file, 0700) == 0 || errno != EPERM)
		could("mkdir\n");
	if (socket(AF_INET, SOCK_STREAM, 0) != -1)
		could("socket\n");
	if ((pid = fork()) == 0)
		_exit(0);
	if (pid != -1)
		could("fork\n");
	execl("/bin/true", "true", (char *)NULL);
	could(errno == EPERM ? "tried\n" : "exec\n");
}

/* Is this the call that fails? */
static int
hit(const char *name)
{
	return ready && what != 0 && strcmp(name, call) == 0 &&
	    ++count == nth;
}

/* Does this call move one byte only? */
static int
one(const char *name)
{
	return ready && what == 0 && strcmp(name, call) == 0;
}

ssize_t
read(int fd, void *p, size_t n)
{
	static ssize_t (*next)(int, void *, size_t);

	if (next == NULL)
		next = (ssize_t(*)(int, void *, size_t))dlsym(RTLD_NEXT,
		    "read");
	if (hit("read")) {
		errno = what;
		return -1;
	}
	return next(fd, p, one("read") && n > 1 ? 1 : n);
}

ssize_t
write(int fd, const void *p, size_t n)
{
	static ssize_t (*next)(int, const void *, size_t);

	if (next == NULL)
		next = (ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT,
		    "write");
	if (fd == STDOUT_FILENO && hit("write")) {
		errno = what;
		return -1;
	}
	return next(fd, p,
	    fd == STDOUT_FILENO && one("write") && n > 1 ? 1 : n);
}

extern void *__libc_malloc(size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_calloc(size_t, size_t);

void *
malloc(size_t n)
{
	if (hit("malloc")) {
		errno = ENOMEM;
		return NULL;
	}
	return __libc_malloc(n);
}

void *
calloc(size_t n, size_t size)
{
	if (hit("malloc")) {
		errno = ENOMEM;
		return NULL;
	}
	return __libc_calloc(n, size);
}

void *
realloc(void *p, size_t n)
{
	if (hit("malloc")) {
		errno = ENOMEM;
		return NULL;
	}
	return __libc_realloc(p, n);
}
