/* tx-join: join two streams by named columns; tie claims to facts. */
#include "run.h"
#include "tie.h"

enum { OPT_LEXICON = 300, OPT_SCOPES, OPT_SELF, OPT_SUMMARY, OPT_TIE };

static const struct opt opts[] = { { OPT_LEXICON, "lexicon", "FILE",
				       "add the rows of FILE to the metrics" },
	{ OPT_SCOPES, "scopes", "FILE", "add the rows of FILE to the scopes" },
	{ OPT_SELF, "self", NULL, "claims are facts for each other too" },
	{ OPT_SUMMARY, "summary", NULL, "write a row for each document" },
	{ OPT_TIE, "tie", NULL, "hold CLAIMS against FACTS" },
	{ 0, NULL, NULL, NULL } };

struct options {
	struct tie_opts tie;
	bool is_tie;
};

static void
set(struct run *run, void *arg, int c, const char *val)
{
	struct options *o = arg;

	(void)run;
	switch (c) {
	case OPT_LEXICON:
		o->tie.lexicon = val;
		break;
	case OPT_SCOPES:
		o->tie.scopes = val;
		break;
	case OPT_SELF:
		o->tie.self = true;
		break;
	case OPT_SUMMARY:
		o->tie.summary = true;
		break;
	case OPT_TIE:
		o->is_tie = true;
		break;
	}
}

int
main(int argc, char **argv)
{
	static const struct tool tool = { "tx-join",
		"-k KEYS LEFT RIGHT | --tie CLAIMS [FACTS ...]",
		"Join two streams by named columns, or tie claims to facts.",
		opts, set };
	struct options o = { 0 };
	struct run run;

	run_start(&run, &tool, argc, argv, &o);
	tie_run(&run, &o.tie);
	return run_end(&run);
}
