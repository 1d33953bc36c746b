/* tx-numbers: every quantity that a call or release states. */
#include "numbers/claims.h"

enum { OPT_YEAR_END = 300, OPT_LEXICON, OPT_METRICS, OPT_PLAIN, OPT_WHY };

static const struct opt opts[] = { { OPT_YEAR_END, "fiscal-year-end", "MM-DD",
				       "the fiscal year ends about this day" },
	{ OPT_LEXICON, "lexicon", "FILE",
	    "add the rows of FILE to the metrics" },
	{ OPT_METRICS, "metrics", NULL, "list the metrics and exit" },
	{ OPT_PLAIN, "plain", NULL, "each line of input is a text" },
	{ OPT_WHY, "why", NULL, "add a column with the words that decided" },
	{ 0, NULL, NULL, NULL } };

static void
set(struct run *run, void *arg, int c, const char *val)
{
	struct claims_opts *o = arg;

	(void)run;
	switch (c) {
	case OPT_YEAR_END:
		o->year_end = val;
		break;
	case OPT_LEXICON:
		o->lexicon = val;
		break;
	case OPT_METRICS:
		o->metrics = true;
		break;
	case OPT_PLAIN:
		o->plain = true;
		break;
	case OPT_WHY:
		o->why = true;
		break;
	}
}

int
main(int argc, char **argv)
{
	static const struct tool tool = { "tx-numbers", "[FILE ...]",
		"Write a row for every quantity that segments state.", opts,
		set };
	struct claims_opts o = { 0 };
	struct run run;

	run_start(&run, &tool, argc, argv, &o);
	claims_run(&run, &o);
	return run_end(&run);
}
