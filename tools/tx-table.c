/* tx-table: every cell of every table of a document, a row each. */
#include "core/run.h"
#include "table/tabledoc.h"

enum { OPT_CHECK = 256, OPT_DOC, OPT_FYE };

static const struct opt opts[] = { { OPT_CHECK, "check", NULL,
				       "write the sums that hold and do not" },
	{ OPT_DOC, "doc", "ID", "the documents' id, instead of the file name" },
	{ OPT_FYE, "fiscal-year-end", "MM-DD",
	    "last day of the fiscal year (known from the text)" },
	{ 0, NULL, NULL, NULL } };

/* What the options say. */
struct choice {
	const char *doc;
	bool check, fye;
	struct calendar cal;
};

static void
set(struct run *run, void *arg, int c, const char *val)
{
	struct choice *s = arg;

	switch (c) {
	case OPT_CHECK:
		s->check = true;
		break;
	case OPT_DOC:
		s->doc = val;
		break;
	case OPT_FYE:
		s->fye = true;
		if (!calendar_set(&s->cal, span_of(val)))
			run_usage(run, "--fiscal-year-end: not MM-DD: %s", val);
		break;
	}
}

int
main(int argc, char **argv)
{
	static const struct tool tool = { "tx-table", "[FILE ...]",
		"Writes every cell of every table of documents, a row each.",
		opts, set };
	struct choice s = { 0 };
	struct tabledoc *td;
	struct run run;
	struct src in;
	struct doc d = { 0 };

	run_start(&run, &tool, argc, argv, &s);
	td = tabledoc_new(
	    tab_builtin(), &run.out, s.check, s.fye ? &s.cal : NULL);
	run_header(&run, s.check ? CELLOUT_SUMS : CELLOUT_CELLS);
	for (src_init(&in, &run.diag, run.limit); run_next(&run, &in);
	     src_close(&in)) {
		doc_open(&d, &in, s.doc);
		while (doc_next(&d))
			tabledoc_read(td, &d);
		if (d.refused)
			run.opened--;
	}
	src_free(&in);
	doc_free(&d);
	tabledoc_free(td);
	return run_end(&run);
}
