/* Rows to a descriptor: whole lines, every write checked. */
#include "core/out.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

void
out_init(struct out *o, struct diag *d, int fd, const char *name)
{
	*o = (struct out){ .diag = d, .fd = fd, .name = name };
	buf_grow(&o->b, OUT_SIZE + OUT_SIZE / 2);
}

/* Writes N bytes at P; waits where the descriptor does not block. */
static void
put(struct out *o, const char *p, size_t n)
{
	struct pollfd pfd = { .fd = o->fd, .events = POLLOUT };
	ssize_t k;

	while (n > 0) {
		if ((k = write(o->fd, p, n)) >= 0) {
			o->wrote = true;
			p += k;
			n -= (size_t)k;
		} else if (errno == EAGAIN) {
			(void)poll(&pfd, 1, -1);
		} else if (errno != EINTR) {
			o->wrote = true; /* never "nothing was written" */
			out_drop(o);
			diag(o->diag, DIAG_WRITE, NULL, 0, 0, strerror(errno));
		}
	}
}

void
out_text(struct out *o, struct span s)
{
	size_t from = 0, i, end;

	for (i = 0; i < s.n; i++) {
		if ((unsigned char)s.p[i] >= 0x20 && s.p[i] != 0x7f)
			continue;
		for (end = i; end > from && s.p[end - 1] == ' '; end--)
			continue;
		buf_add(&o->b, s.p + from, end - from);
		while (i < s.n &&
		       ((unsigned char)s.p[i] <= 0x20 || s.p[i] == 0x7f))
			i++;
		buf_c(&o->b, ' ');
		from = i;
		i--;
	}
	if (from < s.n)
		buf_add(&o->b, s.p + from, s.n - from);
}

void
out_head_end(struct out *o)
{
	buf_c(&o->b, '\n');
	o->whole = o->b.n;
	if (o->eager)
		out_flush(o);
}

void
out_flush(struct out *o)
{
	size_t n = o->whole;

	if (n == 0)
		return;
	put(o, o->b.p, n);
	memmove(o->b.p, o->b.p + n, o->b.n - n);
	o->b.n -= n;
	o->whole = 0;
}

void
out_drop(struct out *o)
{
	o->b.n = 0;
	o->whole = 0;
}

void
out_close(struct out *o)
{
	if (o->trailer) {
		out_str(o, "#end\t");
		out_u64(o, o->rows);
		out_head_end(o);
	}
	out_flush(o);
	if (close(o->fd) == -1 && errno != EINTR) {
		o->wrote = true;
		diag(o->diag, DIAG_WRITE, NULL, 0, 0, strerror(errno));
	}
	buf_free(&o->b);
}
