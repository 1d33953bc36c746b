/* tx-join: join two streams by named columns; tie claims to facts. */
#include "join/join.h"
#include "join/key.h"
#include "join/tie.h"

/* Options without a letter. */
enum {
	OPT_EMPTY = 300,
	OPT_FOLD,
	OPT_HOW,
	OPT_LEXICON,
	OPT_NFC,
	OPT_NUMBER,
	OPT_SELF,
	OPT_SORTED,
	OPT_SQUEEZE,
	OPT_STATS,
	OPT_SUFFIX,
	OPT_SUMMARY,
	OPT_SYNONYMS,
	OPT_TIE,
	OPT_TRIM,
	OPT_UNIQUE
};

static const struct opt opts[] = { { OPT_EMPTY, "empty", NULL,
				       "let empty keys match each other" },
	{ 'f', "fields", "NAMES", "columns of the output, in this order" },
	{ OPT_FOLD, "fold", NULL, "fold the case of keys" },
	{ OPT_HOW, "how", "HOW",
	    "inner, left, right, full, semi or anti (inner)" },
	{ 'k', "key", "KEYS", "join by KEYS: id,a=b,value~0.5,date<=" },
	{ OPT_LEXICON, "lexicon", "FILE",
	    "add the rows of FILE to the metrics" },
	{ OPT_NFC, "nfc", NULL, "compose the characters of keys" },
	{ OPT_NUMBER, "number", NULL, "compare keys that are numbers as such" },
	{ OPT_SELF, "self", NULL, "claims are facts for each other too" },
	{ OPT_SORTED, "sorted", NULL, "both sides are in order of their keys" },
	{ OPT_SQUEEZE, "squeeze", NULL, "make runs of blanks in keys one" },
	{ OPT_STATS, "stats", NULL, "tell how many rows met" },
	{ OPT_SUFFIX, "suffix", "TEXT",
	    "added to right names that the left has (_right)" },
	{ OPT_SUMMARY, "summary", NULL, "write a row for each document" },
	{ OPT_SYNONYMS, "synonyms", "FILE",
	    "add the rows of FILE to the scopes" },
	{ OPT_TIE, "tie", NULL, "hold CLAIMS against FACTS" },
	{ OPT_TRIM, "trim", NULL, "drop the blanks around keys" },
	{ OPT_UNIQUE, "unique", "WHICH",
	    "of right rows with one key: error, first, last or all (all)" },
	{ 0, NULL, NULL, NULL } };

struct options {
	struct join_opts join;
	struct tie_opts tie;
	bool is_tie;
};

/* The number of VAL among NAMES, which end with NULL; -1 if it is none. */
static int
choice(const char *val, const char *const *names)
{
	int i;

	for (i = 0; names[i] != NULL; i++)
		if (strcmp(val, names[i]) == 0)
			return i;
	return -1;
}

/* --how and --unique. */
static void
set_choice(struct run *run, struct join_opts *o, int c, const char *val)
{
	static const char *const how[] = { "inner", "left", "right", "full",
		"semi", "anti", NULL };
	static const char *const unique[] = { "all", "first", "last", "error",
		NULL };
	int i = choice(val, c == OPT_HOW ? how : unique);

	if (i < 0 && c == OPT_HOW)
		run_usage(run, "--how: not a kind of join: %s", val);
	if (i < 0)
		run_usage(
		    run, "--unique: not error, first, last or all: %s", val);
	if (c == OPT_HOW)
		o->how = (enum join_how)i;
	else
		o->unique = (enum join_unique)i;
}

/* Sets the option of the table below that C is. */
static void
set(struct run *run, void *arg, int c, const char *val)
{
	struct options *o = arg;
	const struct {
		int c;
		bool *flag;
		const char **text;
		unsigned norm;
	} plain[] = { { 'f', NULL, &o->join.fields, 0 },
		{ 'k', NULL, &o->join.keys, 0 },
		{ OPT_EMPTY, &o->join.empty, NULL, 0 },
		{ OPT_FOLD, NULL, NULL, KEY_FOLD },
		{ OPT_LEXICON, NULL, &o->tie.lexicon, 0 },
		{ OPT_NFC, NULL, NULL, KEY_NFC },
		{ OPT_NUMBER, NULL, NULL, KEY_NUMBER },
		{ OPT_SELF, &o->tie.self, NULL, 0 },
		{ OPT_SORTED, &o->join.sorted, NULL, 0 },
		{ OPT_SQUEEZE, NULL, NULL, KEY_SQUEEZE },
		{ OPT_STATS, &o->join.stats, NULL, 0 },
		{ OPT_SUFFIX, NULL, &o->join.suffix, 0 },
		{ OPT_SUMMARY, &o->tie.summary, NULL, 0 },
		{ OPT_SYNONYMS, NULL, &o->tie.synonyms, 0 },
		{ OPT_TIE, &o->is_tie, NULL, 0 },
		{ OPT_TRIM, NULL, NULL, KEY_TRIM } };
	size_t i;

	if (c == OPT_HOW || c == OPT_UNIQUE)
		set_choice(run, &o->join, c, val);
	for (i = 0; i < sizeof(plain) / sizeof(plain[0]); i++) {
		if (plain[i].c != c)
			continue;
		if (plain[i].flag != NULL)
			*plain[i].flag = true;
		if (plain[i].text != NULL)
			*plain[i].text = val;
		o->join.norm |= plain[i].norm;
	}
}

int
main(int argc, char **argv)
{
	static const struct tool tool = { "tx-join",
		"-k KEYS LEFT RIGHT | --tie CLAIMS [FACTS ...]",
		"Join two streams by named columns, or tie claims to facts.",
		opts, set };
	struct options o = { .join = { .suffix = "_right" } };
	struct run run;

	run_start(&run, &tool, argc, argv, &o);
	if (o.is_tie)
		tie_run(&run, &o.tie);
	else if (o.join.keys != NULL)
		join_run(&run, &o.join);
	else
		run_usage(&run, "%s is needed", "-k KEYS or --tie");
	return run_end(&run);
}
