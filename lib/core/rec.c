/* TSV streams: header, rows, their shape, the end line. */
#include "core/rec.h"

#include <stdlib.h>
#include <unistd.h>

#include "core/mem.h"

#define RAGGED_TOLD 100 /* then they are only counted */

/* Makes room for N fields. */
static void
room(struct rec *r, size_t n)
{
	if (n <= r->fcap)
		return;
	r->fcap = n * 2 + 16;
	r->f = mem_fit(r->f, r->fcap, sizeof(*r->f));
}

/* Cuts S at TABs into r->f: how many fields. */
static size_t
cut(struct rec *r, struct span s)
{
	const char *p = s.p, *end = s.p + s.n, *tab;
	size_t n = 0;

	for (;;) {
		if (n >= r->fcap)
			room(r, n + 1);
		tab = p == end ? NULL : memchr(p, '\t', (size_t)(end - p));
		r->f[n].p = p;
		if (tab == NULL) {
			r->f[n++].n = (size_t)(end - p);
			return n;
		}
		r->f[n++].n = (size_t)(tab - p);
		p = tab + 1;
	}
}

/* Tells what is wrong with the header and ends the run: an empty or a repeated
 * name. */
static void
check_names(struct rec *r, uint64_t line)
{
	struct diag *d = &r->run->diag;
	size_t i, k;

	for (i = 0; i < r->n; i++) {
		if (r->name[i].n == 0)
			diag(d, DIAG_EMPTY_NAME, r->src.name, line, 0,
			    (uint64_t)i + 1);
		/* 10^6 columns must not cost 10^12 steps */
		for (k = i > 1000 ? i : 0; k < i; k++)
			if (span_eq(r->name[k], r->name[i]))
				diag(d, DIAG_SAME_NAME, r->src.name, line, 0,
				    (uint64_t)k + 1, (uint64_t)i + 1,
				    r->name[i]);
	}
}

/* Is S the header that the first operand had? */
static bool
same_header(const struct rec *r, struct span s)
{
	size_t n = 0, i;

	for (i = 0; i < r->n; i++) {
		if (i > 0 && (n >= s.n || s.p[n++] != '\t'))
			return false;
		if (!span_eq(r->name[i], span_sub(s, n, n + r->name[i].n)))
			return false;
		n += r->name[i].n;
	}
	return n == s.n;
}

/* Keeps S as the header. */
static void
keep_header(struct rec *r, struct span s, uint64_t line)
{
	size_t i;

	r->head = mem_fit(NULL, s.n + 1, 1);
	memcpy(r->head, s.p, s.n);
	r->n = cut(r, (struct span){ r->head, s.n });
	r->name = mem_new(r->n, sizeof(*r->name));
	for (i = 0; i < r->n; i++)
		r->name[i] = r->f[i];
	check_names(r, line);
}

/* Drops a byte order mark at the start of S. */
static struct span
no_bom(struct span s)
{
	if (s.n >= 3 && memcmp(s.p, "\xef\xbb\xbf", 3) == 0)
		return span_sub(s, 3, s.n);
	return s;
}

/* Reads the header of the file just opened; with --header there is none. */
static void
read_header(struct rec *r)
{
	struct diag *d = &r->run->diag;
	struct line l;

	r->open = true;
	r->ended = false;
	r->rows = 0;
	if (r->run->header != NULL) {
		if (r->name == NULL)
			keep_header(r, span_of(r->run->header), 0);
		return;
	}
	if (!src_line(&r->src, &l))
		diag(d, DIAG_NO_HEADER, r->src.name, 0, 0);
	l.text = no_bom(l.text);
	if (l.text.n == 0)
		diag(d, DIAG_EMPTY_HEADER, r->src.name, (uint64_t)1,
		    (uint64_t)1);
	if (r->name == NULL)
		keep_header(r, l.text, l.no);
	else if (!same_header(r, l.text))
		diag(d, DIAG_OTHER_HEADER, r->src.name, l.no, 0,
		    r->run->operand[0]);
}

bool
rec_open(struct rec *r, struct run *run)
{
	*r = (struct rec){ .run = run };
	src_init(&r->src, &run->diag, run->limit);
	if (!run_next(run, &r->src))
		return false;
	read_header(r);
	return true;
}

bool
rec_open_file(struct rec *r, struct run *run, const char *path)
{
	*r = (struct rec){ .run = run, .single = true };
	src_init(&r->src, &run->diag, run->limit);
	if (!src_open(&r->src, path, STDOUT_FILENO))
		return false;
	run->opened++;
	read_header(r);
	return true;
}

int
rec_find(const struct rec *r, const char *name)
{
	size_t i;

	for (i = 0; i < r->n; i++)
		if (span_eq(r->name[i], span_of(name)))
			return (int)i;
	return -1;
}

int
rec_need(const struct rec *r, const char *name)
{
	int i = rec_find(r, name);
	struct buf b = { 0 };

	if (i >= 0)
		return i;
	if (r->n == 1 && memchr(r->name[0].p, ',', r->name[0].n) != NULL)
		diag(&r->run->diag, DIAG_LOOKS_CSV, r->src.name, (uint64_t)1, 0,
		    name);
	for (i = 0; (size_t)i < r->n; i++) {
		if (i > 0)
			buf_c(&b, ' ');
		buf_span(&b, r->name[i]);
	}
	diag(&r->run->diag, DIAG_NO_COLUMN, r->src.name, (uint64_t)1, 0, name,
	    buf_view(&b));
	return -1;
}

/* Sets the row L aside: told, and kept where --rejects says. */
static void
set_aside(struct rec *r, const struct line *l, size_t n)
{
	struct diag *d = &r->run->diag;

	if (r->ragged++ < RAGGED_TOLD)
		diag(d, DIAG_RAGGED, r->src.name, l->no, 0, (uint64_t)n,
		    (uint64_t)r->n);
	run_reject(r->run, l->text);
}

/* Reads an end line L: "#end", TAB, the number of rows. */
static void
end_line(struct rec *r, const struct line *l)
{
	struct diag *d = &r->run->diag;
	struct span s = span_sub(l->text, 5, l->text.n);
	uint64_t n = 0;
	size_t i;

	for (i = 0; i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && i < 19; i++)
		n = n * 10 + (uint64_t)(s.p[i] - '0');
	if (i == 0 || i < s.n || l->text.p[4] != '\t')
		diag(d, DIAG_END_FORM, r->src.name, l->no, 0, l->text);
	if (n != r->rows)
		diag(d, DIAG_END_COUNT, r->src.name, l->no, 0, n, r->rows);
	r->ended = true;
}

/* After an end line: another stream with its own header may follow. */
static void
after_end(struct rec *r, const struct line *l)
{
	if (!same_header(r, no_bom(l->text)))
		diag(&r->run->diag, DIAG_AFTER_END, r->src.name, l->no, 0);
	r->ended = false;
	r->rows = 0;
}

/* The file is read: checks its end and opens the next; false after the last. */
static bool
next_file(struct rec *r)
{
	struct diag *d = &r->run->diag;

	if (r->ragged > RAGGED_TOLD)
		diag(d, DIAG_RAGGED_MORE, r->src.name, 0, 0,
		    r->ragged - RAGGED_TOLD);
	r->ragged = 0;
	if (r->run->trailer && !r->ended)
		diag(d, DIAG_TRUNCATED, r->src.name, r->src.no, 0);
	src_close(&r->src);
	r->open = false;
	if (r->single || !run_next(r->run, &r->src))
		return false;
	read_header(r);
	return true;
}

/* Is the line L an end line, or a header in mid-stream (two streams one after
 * another)? Such a line is no row. */
static bool
no_row(struct rec *r, const struct line *l)
{
	if (r->ended) {
		after_end(r, l);
		return true;
	}
	if (l->text.n >= 5 && memcmp(l->text.p, "#end", 4) == 0) {
		end_line(r, l);
		return true;
	}
	return l->text.n > 0 && l->text.p[0] == r->name[0].p[0] &&
	       r->run->header == NULL && same_header(r, l->text);
}

int
rec_next(struct rec *r)
{
	struct diag *d = &r->run->diag;
	struct line l;
	const char *nul;
	size_t n;

	while (r->open) {
		if (!src_line(&r->src, &l)) {
			if (!next_file(r))
				return 0;
			continue;
		}
		if (l.text.n > 0 &&
		    (l.text.p[0] == '#' || r->ended ||
			l.text.p[0] == r->name[0].p[0]) &&
		    no_row(r, &l))
			continue;
		nul = l.text.n == 0 ? NULL : memchr(l.text.p, '\0', l.text.n);
		if (nul != NULL)
			diag(d, DIAG_NUL, r->src.name, l.no,
			    (uint64_t)(nul - l.text.p) + 1);
		if (l.eol == 0 && r->run->trailer)
			diag(d, DIAG_TRUNCATED, r->src.name, l.no, 0);
		if (l.eol == 0)
			diag(d, DIAG_NO_NEWLINE, r->src.name, l.no, 0);
		r->rows++;
		if ((n = cut(r, l.text)) != r->n) {
			set_aside(r, &l, n);
			continue;
		}
		r->line = l.no;
		return 1;
	}
	return 0;
}

void
rec_names(const struct rec *r, struct buf *b)
{
	size_t i;

	for (i = 0; i < r->n; i++) {
		if (i > 0)
			buf_c(b, '\t');
		buf_span(b, r->name[i]);
	}
}

void
rec_copy(const struct rec *r, struct out *o)
{
	size_t i;

	for (i = 0; i < r->n; i++) {
		if (i > 0)
			out_tab(o);
		out_span(o, r->f[i]);
	}
}

void
rec_close(struct rec *r)
{
	src_free(&r->src);
	free(r->f);
	free(r->name);
	free(r->head);
	*r = (struct rec){ 0 };
}
