#include "split/records.h"

/* Undoes the escapes of S; the first byte of a bad one, or S.n. */
static size_t
unescape(struct buf *b, struct span s)
{
	const char *slash;
	size_t i = 0, n;
	char c;

	buf_clear(b);
	while ((slash = memchr(s.p + i, '\\', s.n - i)) != NULL) {
		n = (size_t)(slash - s.p);
		buf_add(b, s.p + i, n - i);
		c = n + 1 < s.n ? s.p[n + 1] : '\0';
		if (c != 'n' && c != 't' && c != '\\')
			return n;
		buf_c(b, c == 'n' ? '\n' : c == 't' ? '\t' : '\\');
		i = n + 2;
	}
	buf_add(b, s.p + i, s.n - i);
	return s.n;
}

/* Reads the record that line L is; false when it is set aside. */
static bool
read(struct record *r, struct run *run, const struct src *in,
    const struct line *l)
{
	const char *tab = memchr(l->text.p, '\t', l->text.n);
	struct span text;
	size_t n, bad;

	if (tab == NULL) {
		diag(&run->diag, DIAG_RECORD_TAB, in->name, l->no, (uint64_t)1);
		return false;
	}
	n = (size_t)(tab - l->text.p);
	text = span_sub(l->text, n + 1, l->text.n);
	if ((bad = unescape(&r->text, text)) < text.n) {
		diag(&run->diag, DIAG_RECORD_ESCAPE, in->name, l->no,
		    (uint64_t)(n + bad + 2),
		    bad + 1 < text.n ? text.p[bad + 1] : ' ');
		return false;
	}
	buf_clear(&r->name);
	buf_add(&r->name, l->text.p, n);
	buf_c(&r->name, '\0');
	r->id = r->name.p;
	return true;
}

bool
record_next(struct record *r, struct run *run, struct src *in)
{
	struct line l;

	while (src_line(in, &l)) {
		if (read(r, run, in, &l))
			return true;
		run_reject(run, l.text);
	}
	return false;
}

void
record_free(struct record *r)
{
	buf_free(&r->name);
	buf_free(&r->text);
}
