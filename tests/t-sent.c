/* Cuts each text of a table into sentences and compares: t-sent CASES.tsv. A
 * row is a name, the text (`\n` is a line end) and the sentences wanted, ` | `
 * between them; a stage direction is a sentence in angle brackets. */
#include "text/norm.h"
#include "split/sent.h"

#include <err.h>
#include <stdio.h>
#include <stdlib.h>

/* Appends the lines of TEXT, cleaned and joined by one blank. */
static void
clean(struct norm *n, const char *text, struct buf *out)
{
	const char *end;

	for (;; text = end + 2) {
		if ((end = strstr(text, "\\n")) == NULL)
			end = text + strlen(text);
		norm_text(n, (struct span){ text, (size_t)(end - text) }, 1, 1);
		if (out->n > 0 && n->text.n > 0)
			buf_c(out, ' ');
		buf_span(out, n->text);
		if (*end == '\0')
			return;
	}
}

/* The sentences of TEXT as a row has them. */
static void
cut(const struct tab *tab, struct span text, struct buf *out)
{
	struct sent t;
	struct span s;

	for (sent_init(&t, tab, text); sent_next(&t, &s);) {
		if (out->n > 0)
			buf_str(out, " | ");
		if (t.kind == SENT_NOTE)
			buf_c(out, '<');
		buf_span(out, s);
		if (t.kind == SENT_NOTE)
			buf_c(out, '>');
	}
	buf_c(out, '\0');
}

int
main(int argc, char **argv)
{
	struct norm n = { .tab = tab_builtin() };
	struct buf text = { 0 }, got = { 0 };
	char *line = NULL, *in, *want;
	size_t cap = 0;
	int bad = 0, all = 0;
	FILE *f;

	if (argc != 2 || (f = fopen(argv[1], "r")) == NULL)
		errx(2, "usage: t-sent CASES.tsv");
	while (getline(&line, &cap, f) > 0) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '#' || (in = strchr(line, '\t')) == NULL)
			continue;
		*in++ = '\0';
		if ((want = strchr(in, '\t')) == NULL)
			errx(2, "no third field: %s", line);
		*want++ = '\0';
		buf_clear(&text);
		buf_clear(&got);
		clean(&n, in, &text);
		cut(n.tab, buf_view(&text), &got);
		all++;
		if (strcmp(got.p, want) != 0) {
			printf(
			    "%s\n  got:  %s\n  want: %s\n", line, got.p, want);
			bad++;
		}
	}
	printf("%d cases, %d wrong\n", all, bad);
	free(line);
	fclose(f);
	buf_free(&text);
	buf_free(&got);
	norm_free(&n);
	return bad > 0;
}
