/* tx-speakers: who says each segment of a call, in which turn and exchange. */
#include <stdlib.h>

#include "speakers/keep.h"
#include "speakers/talk.h"
#include "speakers/tell.h"

/* Options of this tool. */
struct args {
	size_t cap;	   /* -S */
	const char *roles; /* --roles */
	bool roster;
};

enum { OPT_ROLES = 2000, OPT_ROSTER };

static const struct opt opts[] = {
	{ OPT_ROLES, "roles", "FILE",
	    "more words of titles (share/tab/roles.tsv)" },
	{ OPT_ROSTER, "roster", NULL, "write one row a person instead" },
	{ 'S', "speakers", "N", "most speakers of a document (1000000)" },
	{ 0, NULL, NULL, NULL }
};

static void
set(struct run *r, void *arg, int c, const char *val)
{
	struct args *a = arg;
	const char *bad = NULL;

	switch (c) {
	case OPT_ROLES:
		a->roles = val;
		break;
	case OPT_ROSTER:
		a->roster = true;
		break;
	case 'S':
		a->cap = (size_t)strtonum(val, 1, 1LL << 31, &bad);
		if (bad != NULL)
			run_usage(r, "--speakers: not a number: %s", val);
	}
}

static const struct tool tool = {
	.name = "tx-speakers",
	.operands = "[FILE ...]",
	.what =
	    "Adds turn, exchange, speaker, title, firm and side to segments.",
	.opts = opts,
	.set = set,
};

/* Reads the stream and writes each of its documents. */
static void
speakers(struct run *r, struct rec *in, struct talk *t)
{
	static const char *const added[] = { "turn", "exch", "speaker", "title",
		"firm", "side" };
	static const char *const read[] = { "doc", "sect", "kind", "src",
		"text" };
	struct keep k = { 0 };
	struct buf head = { 0 };
	size_t i;

	for (i = 0; i < 5; i++)
		(void)rec_need(in, read[i]);
	keep_columns(&k, in, added, 6, &head);
	t->cols = (struct talk_cols){ keep_find(&k, in, "doc"),
		keep_find(&k, in, "sect"), keep_find(&k, in, "kind"),
		keep_find(&k, in, "src"), keep_find(&k, in, "text"),
		(int)k.n - 1 };
	buf_add(&head, TELL_COLUMNS, sizeof(TELL_COLUMNS));
	run_header(r, t->roster ? TELL_ROSTER : head.p);
	while (rec_next(in)) {
		t->file = in->src.name;
		talk_take(t, keep_row(&k, in), k.f, in->line);
	}
	talk_end(t);
	keep_free(&k);
	buf_free(&head);
}

int
main(int argc, char **argv)
{
	struct args a = { .cap = PEOPLE_CAP };
	struct tab *own = NULL;
	struct run run;
	struct rec in;
	struct talk t;

	run_start(&run, &tool, argc, argv, &a);
	if (a.roles != NULL) {
		own = tab_copy(tab_builtin());
		tab_extend(own, TAB_ROLES, &run.diag, a.roles);
	}
	talk_init(
	    &t, own != NULL ? own : tab_builtin(), &run.diag, &run.out, a.cap);
	t.roster = a.roster;
	if (rec_open(&in, &run)) {
		speakers(&run, &in, &t);
		rec_close(&in);
	}
	talk_free(&t);
	tab_free(own);
	return run_end(&run);
}
