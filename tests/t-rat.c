/* Runs the probes of exact fractions: t-rat FILE.tsv. Each row is a, an
 * operation, b, and the value wanted with at most six places (`bad` when there
 * is none): + - x / of fractions, `cmp`; `meet` of two intervals written
 * lo..hi; `key`, the one form of the number a (`none` if it is none). Status 1
 * when one differs. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "join/key.h"
#include "join/rat.h"

enum { A, OP, B, WANT, FIELDS };

/* The interval that S writes: "lo..hi". */
static struct iv
interval(struct span s)
{
	const char *dots = memmem(s.p, s.n, "..", 2);
	size_t n = dots == NULL ? s.n : (size_t)(dots - s.p);

	return (struct iv){ rat_read(span_sub(s, 0, n)),
		rat_read(span_sub(s, dots == NULL ? 0 : n + 2, s.n)) };
}

/* Appends what the row F gives. */
static void
value(struct buf *b, const struct span *f)
{
	struct rat x = rat_read(f[A]), y = rat_read(f[B]), r;
	struct iv i = interval(f[A]), k = interval(f[B]);

	if (span_eq(f[OP], SPAN("key"))) {
		if (!key_number(b, f[A]))
			buf_str(b, "none");
		return;
	}
	if (span_eq(f[OP], SPAN("meet"))) {
		buf_str(b, iv_meet(&i, &k) ? "yes" : "no");
		return;
	}
	if (span_eq(f[OP], SPAN("cmp"))) {
		buf_c(b, "<=>"[rat_cmp(&x, &y) + 1]);
		return;
	}
	r = f[OP].p[0] == '+'	? rat_add(&x, &y)
	    : f[OP].p[0] == '-' ? rat_sub(&x, &y)
	    : f[OP].p[0] == 'x' ? rat_mul(&x, &y)
				: rat_div(&x, &y);
	if (r.bad)
		buf_str(b, "bad");
	rat_put(b, &r, 6, 0);
}

/* Runs row number NO, cut at its tabs: true when it gives what is wanted. */
static bool
row(char *line, unsigned no)
{
	struct span f[FIELDS];
	struct buf b = { 0 };
	size_t n = 0;
	char *p = line, *tab;
	bool ok;

	line[strcspn(line, "\n")] = '\0';
	for (; n < FIELDS; p = tab + 1) {
		tab = p + strcspn(p, "\t");
		f[n++] = (struct span){ p, (size_t)(tab - p) };
		if (*tab == '\0')
			break;
	}
	if (n != FIELDS) {
		fprintf(stderr, "row %u is ragged\n", no);
		return false;
	}
	value(&b, f);
	ok = span_eq(buf_view(&b), f[WANT]);
	if (!ok)
		fprintf(stderr, "row %u: %s gives %.*s\n", no, line, (int)b.n,
		    b.p == NULL ? "" : b.p);
	buf_free(&b);
	return ok;
}

int
main(int argc, char **argv)
{
	char line[4096];
	unsigned no = 0;
	bool ok = true;
	FILE *in;

	if (argc != 2 || (in = fopen(argv[1], "r")) == NULL)
		return 2;
	while (fgets(line, sizeof(line), in) != NULL)
		if (++no > 1 && line[0] != '#')
			ok = row(line, no) && ok;
	fclose(in);
	return ok && no > 1 ? 0 : 1;
}
