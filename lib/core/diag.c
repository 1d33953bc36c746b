/* Messages: one table of texts, one write for each message. */
#include "core/diag.h"

#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/buf.h"
#include "core/out.h"

static const struct {
	enum diag_level level;
	const char *text;
} texts[] = {
#define DIAG(code, level, text) { level, text },
#include "core/diag.def"
#undef DIAG
};

/* Appends a byte of data so that a terminal and a log show it as it is:
 * control bytes as \xNN. */
static void
add_visible(struct buf *b, unsigned char c)
{
	static const char hex[] = "0123456789abcdef";

	if (c >= 0x20 && c != 0x7f) {
		buf_c(b, (char)c);
		return;
	}
	buf_str(b, "\\x");
	buf_c(b, hex[c >> 4]);
	buf_c(b, hex[c & 15]);
}

/* Appends S made visible, cut after 200 bytes. C1 controls and bytes that
 * begin no UTF-8 sequence are shown as \xNN too. */
static void
add_data(struct buf *b, struct span s)
{
	static const char hex[] = "0123456789abcdef";
	size_t i, k, len, max = s.n > 200 ? 200 : s.n;

	for (i = 0; i < max; i += len) {
		unsigned char c = (unsigned char)s.p[i];

		len = c < 0x80		      ? 1
		      : c >= 0xc3 && c < 0xe0 ? 2
		      : c >= 0xe0 && c < 0xf0 ? 3
		      : c >= 0xf0 && c < 0xf5 ? 4
		      : c == 0xc2 && i + 1 < s.n && (s.p[i + 1] & 0xe0) != 0x80
			  ? 2
			  : 0;
		for (k = 1; k < len; k++)
			if (i + k >= s.n || (s.p[i + k] & 0xc0) != 0x80)
				len = 0;
		if (len == 1) {
			add_visible(b, c);
		} else if (len > 1) {
			buf_add(b, s.p + i, len);
		} else {
			len = 1;
			buf_str(b, "\\x");
			buf_c(b, hex[c >> 4]);
			buf_c(b, hex[c & 15]);
		}
	}
	if (max < s.n)
		buf_str(b, "...");
}

/* Writes the bytes of B to standard error; a failure there has nobody to
 * tell. */
static void
tell(const struct buf *b)
{
	size_t at = 0;
	ssize_t n;

	while (
	    at < b->n && (n = write(STDERR_FILENO, b->p + at, b->n - at)) > 0)
		at += (size_t)n;
}

/* Appends TEXT with its arguments. */
static void
add_text(struct buf *b, const char *text, va_list ap)
{
	for (; *text != '\0'; text++) {
		if (*text != '%') {
			buf_c(b, *text);
			continue;
		}
		switch (*++text) {
		case 's':
			add_data(b, span_of(va_arg(ap, const char *)));
			break;
		case 'b':
			add_data(b, va_arg(ap, struct span));
			break;
		case 'u':
			buf_u64(b, va_arg(ap, uint64_t));
			break;
		case 'c':
			add_visible(b, (unsigned char)va_arg(ap, int));
			break;
		default: /* "%%" */
			buf_c(b, *text);
		}
	}
}

/* Appends "FILE:LINE:COL: " as far as it is known. */
static void
add_place(struct buf *b, const char *file, uint64_t line, uint64_t col)
{
	if (file == NULL)
		return;
	add_data(b, span_of(file));
	if (line > 0) {
		buf_c(b, ':');
		buf_u64(b, line);
		if (col > 0) {
			buf_c(b, ':');
			buf_u64(b, col);
		}
	}
	buf_str(b, ": ");
}

void
diag(struct diag *d, enum diag_code code, const char *file, uint64_t line,
    uint64_t col, ...)
{
	enum diag_level level = texts[code].level;
	struct buf b = { 0 };
	va_list ap;

	if (level == DIAG_REJECT || (level == DIAG_DOUBT && d->strict))
		d->status = TX_DATA;
	if (d->quiet && level < DIAG_REJECT && !d->strict)
		return;
	buf_str(&b, d->tool);
	buf_str(&b, ": ");
	add_place(&b, file, line, col);
	va_start(ap, col);
	add_text(&b, texts[code].text, ap);
	va_end(ap);
	buf_c(&b, '\n');
	tell(&b);
	buf_free(&b);
	if (level >= DIAG_START)
		diag_die(d, level);
}

void
diag_die(struct diag *d, enum diag_level level)
{
	struct out *o = d->out;

	d->out = NULL; /* a failing flush must not come back here */
	if (o == NULL)
		exit(level == DIAG_START ? TX_START : TX_STOP);
	if (level == DIAG_START && !o->wrote) {
		out_drop(o);
		exit(TX_START);
	}
	out_flush(o);
	exit(TX_STOP);
}
