/* One input: opening, look-ahead, lines with their places. */
#include "core/src.h"

#include <sys/stat.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/mem.h"

#define CHUNK 65536

void
src_init(struct src *s, struct diag *d, size_t limit)
{
	*s = (struct src){ .diag = d, .fd = -1, .limit = limit };
}

/* Starts at the first byte of NAME. */
static void
begin(struct src *s, const char *name)
{
	s->name = name;
	s->eof = s->lone_cr = false;
	s->pos = s->len = s->seen = 0;
	s->off = s->no = 0;
}

/* Is the open FD a directory, or the regular file that OUTFD writes? */
static bool
refused(struct src *s, int outfd)
{
	struct stat in, out;

	if (fstat(s->fd, &in) == -1)
		return false;
	if (S_ISDIR(in.st_mode)) {
		diag(s->diag, DIAG_IS_DIR, s->name, 0, 0);
		return true;
	}
	if (S_ISREG(in.st_mode) && fstat(outfd, &out) == 0 &&
	    in.st_dev == out.st_dev && in.st_ino == out.st_ino) {
		diag(s->diag, DIAG_IN_IS_OUT, s->name, 0, 0);
		return true;
	}
	return false;
}

bool
src_open(struct src *s, const char *path, int outfd)
{
	if (s->mem) {
		s->buf = NULL;
		s->cap = 0;
		s->mem = false;
	}
	begin(s, path);
	if (strcmp(path, "-") == 0)
		s->fd = STDIN_FILENO;
	else
		s->fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (s->fd == -1) {
		diag(s->diag, DIAG_OPEN, path, 0, 0, strerror(errno));
		return false;
	}
	if (refused(s, outfd)) {
		src_close(s);
		return false;
	}
	return true;
}

void
src_mem(struct src *s, const char *name, struct span text)
{
	if (!s->mem)
		free(s->buf);
	begin(s, name);
	s->mem = s->eof = true;
	s->buf = (char *)(uintptr_t)text.p;
	s->len = s->cap = text.n;
	s->fd = -1;
}

/* Reads what comes into the free part of the buffer. */
static void
fill(struct src *s)
{
	struct pollfd pfd = { .fd = s->fd, .events = POLLIN };
	ssize_t k;

	for (;;) {
		if ((k = read(s->fd, s->buf + s->len, s->cap - s->len)) >= 0)
			break;
		if (errno == EAGAIN)
			(void)poll(&pfd, 1, -1);
		else if (errno != EINTR)
			diag(
			    s->diag, DIAG_READ, s->name, 0, 0, strerror(errno));
	}
	s->len += (size_t)k;
	s->eof = k == 0;
}

/* Makes room behind the bytes that wait: moves them down, grows if full. */
static void
make_room(struct src *s)
{
	if (s->pos > 0) {
		memmove(s->buf, s->buf + s->pos, s->len - s->pos);
		s->len -= s->pos;
		s->pos = 0;
	}
	if (s->cap - s->len >= CHUNK / 2)
		return;
	if (s->cap > SIZE_MAX / 2)
		mem_none();
	s->cap = s->cap == 0 ? CHUNK + CHUNK / 2 : s->cap * 2;
	s->buf = mem_fit(s->buf, s->cap, 1);
}

struct span
src_peek(struct src *s, size_t want)
{
	while (!s->eof && s->len - s->pos < want) {
		make_room(s);
		fill(s);
	}
	return (struct span){ s->buf + s->pos, s->len - s->pos };
}

void
src_skip(struct src *s, size_t n)
{
	s->pos += n;
	s->off += n;
	s->seen = 0;
}

/* The line end in the N bytes at P: LF, or CR where that ends lines. */
static const char *
line_end(const struct src *s, const char *p, size_t n)
{
	return n == 0 ? NULL : memchr(p, s->lone_cr ? '\r' : '\n', n);
}

/* Gives the N bytes that wait as a line whose end has EOL bytes. */
static int
give(struct src *s, struct line *l, size_t n, unsigned eol)
{
	if (n > s->limit)
		diag(s->diag, DIAG_LONG_LINE, s->name, s->no + 1, s->limit + 1,
		    (uint64_t)s->limit);
	l->text = (struct span){ s->buf + s->pos, n };
	l->off = s->off;
	l->no = ++s->no;
	l->eol = eol;
	src_skip(s, n + eol);
	return 1;
}

int
src_line(struct src *s, struct line *l)
{
	const char *p, *nl;
	size_t n;
	unsigned eol;

	for (;;) {
		p = s->buf + s->pos;
		n = s->len - s->pos;
		if ((nl = line_end(s, p + s->seen, n - s->seen)) != NULL)
			break;
		s->seen = n;
		if (s->eof)
			return n == 0 ? 0 : give(s, l, n, 0);
		if (n > s->limit + 2)
			give(s, l, n, 0); /* does not return */
		make_room(s);
		fill(s);
	}
	n = (size_t)(nl - p);
	for (eol = 1; !s->lone_cr && eol < 3 && n > 0 && p[n - 1] == '\r';
	     eol++)
		n--;
	return give(s, l, n, eol);
}

bool
src_detect_cr(struct src *s, struct span head)
{
	s->lone_cr = head.n > 0 && memchr(head.p, '\n', head.n) == NULL &&
		     memchr(head.p, '\r', head.n) != NULL;
	return s->lone_cr;
}

void
src_close(struct src *s)
{
	if (s->fd > STDIN_FILENO)
		(void)close(s->fd);
	s->fd = -1;
}

void
src_free(struct src *s)
{
	src_close(s);
	if (!s->mem)
		free(s->buf);
	s->buf = NULL;
	s->cap = 0;
}
