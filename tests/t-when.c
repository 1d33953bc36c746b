/* Runs the probes of words of time: t-when FILE.tsv. Each row is a text, the
 * document's period, the end of its fiscal year (MM-DD), how it is read (text,
 * head, learn) and the mentions wanted, "words=period" joined by "; ". With -w
 * it writes the rows with what is found instead. Status 1 when one differs. */
#include <stdio.h>
#include <stdlib.h>

#include "core/buf.h"
#include "lang/when.h"

/* The fields of one row. */
enum { TEXT, REF, FYE, MODE, WANT, FIELDS };

/* Cuts LINE at its tabs into F: false when it is ragged. */
static bool
cut(struct span line, struct span f[FIELDS])
{
	size_t n = 0, from = 0;

	for (size_t i = 0; i <= line.n; i++) {
		if (i < line.n && line.p[i] != '\t')
			continue;
		if (n == FIELDS)
			return false;
		f[n++] = span_sub(line, from, i);
		from = i + 1;
	}
	return n == FIELDS;
}

/* Appends what W says of TEXT. */
static void
tell(struct buf *b, struct span text, const struct when *w)
{
	char p[PERIOD_TEXT], d[DATE_TEXT];

	if (b->n > 0)
		buf_str(b, "; ");
	buf_span(b, span_sub(text, w->off, w->off + w->n));
	buf_c(b, '=');
	buf_add(b, d, date_text(w->date, d));
	if (w->kind == WHEN_YOY)
		buf_str(b, "yoy:");
	if (w->kind == WHEN_QOQ)
		buf_str(b, "qoq:");
	if (w->date.year != 0)
		buf_c(b, ':');
	buf_add(b, p, period_text(w->p, p));
	if ((w->flags & WHEN_YEAR_AGO) != 0)
		buf_str(b, ",ago");
	if ((w->flags & WHEN_BARE) != 0)
		buf_str(b, ",bare");
	if ((w->flags & WHEN_AS_OF) != 0)
		buf_str(b, ",as-of");
	if ((w->flags & WHEN_VS) != 0)
		buf_str(b, ",vs");
}

/* What the row F gives. */
static void
run(const struct tab *tab, const struct span f[FIELDS], struct lex *lx,
    struct buf *b)
{
	struct when_ctx ctx = { .tab = tab };
	struct when_scan s;
	struct when w;
	char d[DATE_TEXT];

	period_parse(f[REF], &ctx.ref);
	calendar_set(&ctx.cal, f[FYE]);
	/* Said about a month after the period's end. */
	if (ctx.ref.year != 0)
		ctx.today = (struct date){ ctx.ref.year, 11, 6 };
	lex_text(lx, tab, f[TEXT]);
	if (span_eq(f[MODE], SPAN("head"))) {
		if (when_head(&ctx, lx, &w))
			tell(b, f[TEXT], &w);
		return;
	}
	if (span_eq(f[MODE], SPAN("learn"))) {
		struct date e = { 2000, 0, 0 };
		size_t n;

		when_learn(&ctx, lx);
		e.month = ctx.cal.month;
		e.day = ctx.cal.day;
		n = date_text(e, d);
		buf_add(b, d + 5, n > 5 ? n - 5 : 0);
		if (ctx.cal.name < 0)
			buf_str(b, " -1");
		return;
	}
	when_init(&s, &ctx, lx);
	while (when_next(&s, &w))
		tell(b, f[TEXT], &w);
}

int
main(int argc, char **argv)
{
	bool write = argc == 3 && strcmp(argv[1], "-w") == 0;
	FILE *in = argc > 1 ? fopen(argv[argc - 1], "r") : NULL;
	struct buf got = { 0 };
	struct lex lx = { 0 };
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;
	int no = 0, bad = 0;

	if (in == NULL)
		return 2;
	while ((n = getline(&line, &cap, in)) > 0) {
		struct span f[FIELDS];
		struct span row = { line, (size_t)n - (line[n - 1] == '\n') };

		no++;
		if (row.n == 0 || row.p[0] == '#' || !cut(row, f)) {
			if (write)
				printf("%s", line);
			else if (row.n > 0 && row.p[0] != '#')
				bad++;
			continue;
		}
		buf_clear(&got);
		run(tab_builtin(), f, &lx, &got);
		if (write) {
			printf("%.*s%.*s\n", (int)(f[WANT].p - line), line,
			    (int)got.n, got.n > 0 ? got.p : "");
			continue;
		}
		if (span_eq(f[WANT], buf_view(&got)))
			continue;
		bad++;
		printf("%d: %.*s\n  wanted %.*s\n  got    %.*s\n", no,
		    (int)f[TEXT].n, f[TEXT].p, (int)f[WANT].n, f[WANT].p,
		    (int)got.n, got.n > 0 ? got.p : "");
	}
	free(line);
	lex_free(&lx);
	buf_free(&got);
	fclose(in);
	return bad > 0;
}
