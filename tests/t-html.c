/* Prints what the reader of HTML tells about a file: t-html FILE. */
#include <stdio.h>
#include <stdlib.h>

#include "text/html.h"

static const char *const kind[] = { "line", "table", "row", "cell", "end-row",
	"end-table" };

/* Prints one event. */
static void
event(void *arg, const struct html_event *e)
{
	(void)arg;
	printf("%s", kind[e->kind]);
	if (e->kind == HTML_LINE || e->kind == HTML_CELL) {
		printf("%s%s%s%s%s%s%s%s", e->flags & HTML_PARA ? " para" : "",
		    e->flags & HTML_BOLD ? " bold" : "",
		    e->flags & HTML_HEAD ? " head" : "",
		    e->flags & HTML_ITEM ? " item" : "",
		    e->flags & HTML_PAGE ? " page" : "",
		    e->flags & HTML_TH ? " th" : "",
		    e->flags & HTML_PRE ? " pre" : "",
		    e->flags & HTML_ASIDE ? " aside" : "");
		if (e->colspan > 1 || e->rowspan > 1)
			printf(" %ux%u", e->colspan, e->rowspan);
		if (e->class.n > 0)
			printf(" .%.*s", (int)e->class.n, e->class.p);
		printf(" [%.*s]", (int)e->text.n, e->text.p);
		for (size_t i = 0; i < e->nplace; i++)
			printf(" %u@%llu:%u", e->place[i].at,
			    (unsigned long long)e->place[i].line,
			    e->place[i].col);
	}
	printf("\n");
}

int
main(int argc, char **argv)
{
	struct diag d = { .tool = "t-html" };
	struct src in;
	struct line line;
	struct html *h = html_new(tab_builtin(), event, NULL);

	src_init(&in, &d, SRC_LIMIT);
	for (int i = 1; i < argc; i++) {
		if (!src_open(&in, argv[i], -1))
			continue;
		html_begin(h, &d, argv[i]);
		while (src_line(&in, &line))
			html_feed(h, &line);
		html_end(h);
		src_close(&in);
	}
	html_free(h);
	src_free(&in);
	return d.status;
}
