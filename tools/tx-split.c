/* tx-split: documents to segments, one row each. */
#include "split/feed.h"
#include "split/records.h"
#include "core/run.h"
#include "lang/calendar.h"
#include "split/seg.h"

enum {
	OPT_ALL = 256,
	OPT_DOC,
	OPT_FYE,
	OPT_LAYOUT,
	OPT_RAW,
	OPT_RECORDS,
	OPT_VERBOSE
};

static const struct opt opts[] = { { OPT_ALL, "all", NULL,
				       "write furniture too: nothing is lost" },
	{ OPT_DOC, "doc", "ID", "the documents' id, instead of the file name" },
	{ OPT_FYE, "fiscal-year-end", "MM-DD",
	    "last day of the fiscal year (known from the text)" },
	{ OPT_LAYOUT, "layout", "FILE", "add the layouts of FILE" },
	{ OPT_RAW, "raw", NULL, "keep markup and escapes in the text" },
	{ OPT_RECORDS, "records", NULL,
	    "each line is a document: id, TAB, text with \\n \\t \\\\" },
	{ OPT_VERBOSE, "verbose", NULL, "tell what was recognised" },
	{ 0, NULL, NULL, NULL } };

/* What the options say, and what lives for the whole run. */
struct split {
	struct run *run;
	const char *doc, *layout;
	bool all, raw, records, verbose;
	int fye;
	struct feed *feed;
	struct doc d;
};

/* --fiscal-year-end: MM-DD as month * 100 + day. */
static int
month_day(struct run *run, const char *val)
{
	struct calendar cal = { 0 };

	if (!calendar_set(&cal, span_of(val)))
		run_usage(run, "--fiscal-year-end: not MM-DD: %s", val);
	return cal.month * 100 + cal.day;
}

static void
set(struct run *run, void *arg, int c, const char *val)
{
	struct split *s = arg;

	switch (c) {
	case OPT_ALL:
		s->all = true;
		break;
	case OPT_DOC:
		s->doc = val;
		break;
	case OPT_FYE:
		s->fye = month_day(run, val);
		break;
	case OPT_LAYOUT:
		s->layout = val;
		break;
	case OPT_RAW:
		s->raw = true;
		break;
	case OPT_RECORDS:
		s->records = true;
		break;
	case OPT_VERBOSE:
		s->verbose = true;
		break;
	}
}

/* Writes the documents of one input; false if it is not text. */
static bool
documents(struct split *s, struct src *in, const char *id)
{
	doc_open(&s->d, in, id);
	while (doc_next(&s->d))
		feed_document(s->feed, &s->d, s->verbose);
	return !s->d.refused;
}

/* Writes the documents of an input that has one a line. */
static void
records(struct split *s, struct src *in)
{
	struct src text;
	struct record r = { 0 };

	src_init(&text, &s->run->diag, s->run->limit);
	while (record_next(&r, s->run, in)) {
		src_mem(&text, r.id, buf_view(&r.text));
		(void)documents(s, &text, r.id);
	}
	src_free(&text);
	record_free(&r);
}

int
main(int argc, char **argv)
{
	static const struct tool tool = { "tx-split", "[FILE ...]",
		"Splits earnings calls and releases into segments, a row each.",
		opts, set };
	struct run run;
	struct split s = { .run = &run };
	struct tab *own = NULL;
	const struct tab *tab = tab_builtin();
	struct layout *lay;
	struct meta *meta;
	struct seg *seg;
	struct src in;

	run_start(&run, &tool, argc, argv, &s);
	if (s.layout != NULL) {
		tab = own = tab_copy(tab);
		tab_extend(own, TAB_LAYOUTS, &run.diag, s.layout);
	}
	lay = layout_new(tab);
	meta = meta_new(tab, s.fye);
	seg = seg_new(tab, lay, meta, &run.out, s.all ? SEG_ALL : 0);
	s.feed = feed_new(tab, lay, seg, s.raw ? NORM_RAW : 0);
	run_header(&run, SEG_COLUMNS);
	for (src_init(&in, &run.diag, run.limit); run_next(&run, &in);
	     src_close(&in))
		if (s.records)
			records(&s, &in);
		else if (!documents(&s, &in, s.doc))
			run.opened--;
	src_free(&in);
	doc_free(&s.d);
	feed_free(s.feed);
	seg_free(seg);
	meta_free(meta);
	layout_free(lay);
	tab_free(own);
	return run_end(&run);
}
