/* tx-speakers: who says each segment of a call, in which turn and exchange. */
#include <stdlib.h>

#include "rec.h"
#include "talk.h"
#include "tell.h"

/* Options of this tool. */
struct args {
	size_t cap;        /* -S */
	const char *roles; /* --roles */
	bool roster;
};

/* The input's rows without the columns that are added. */
struct kept {
	int *col;       /* indexes of the columns kept */
	struct span *f; /* their fields in the current row */
	size_t n;
	bool all;       /* none is left out */
	struct buf row;
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
	.what = "Adds turn, exchange, speaker, title, firm and side to segments.",
	.opts = opts,
	.set = set,
};

/* Is COLUMN one that this tool adds, so that an old one is replaced? */
static bool
is_added(struct span column)
{
	static const char *const added[] = { "turn", "exch", "speaker",
		"title", "firm", "side" };
	size_t i;

	for (i = 0; i < 6; i++)
		if (span_eq(column, span_of(added[i])))
			return true;
	return false;
}

/* Fills K and writes the header. */
static void
keep(struct kept *k, const struct rec *in, struct run *r, bool roster)
{
	struct buf head = { 0 };
	size_t i;

	k->col = reallocarray(NULL, in->n, sizeof(*k->col));
	k->f = reallocarray(NULL, in->n, sizeof(*k->f));
	if (k->col == NULL || k->f == NULL)
		diag(&r->diag, DIAG_MEMORY, NULL, 0, 0);
	for (i = 0; i < in->n; i++) {
		if (is_added(in->name[i]))
			continue;
		k->col[k->n++] = (int)i;
		buf_span(&head, in->name[i]);
		buf_c(&head, '\t');
	}
	k->all = k->n == in->n;
	buf_str(&head, TELL_COLUMNS);
	buf_c(&head, '\0');
	run_header(r, roster ? TELL_ROSTER : head.p);
	buf_free(&head);
}

/* Index of the column NAME among those kept. */
static int
find(const struct kept *k, const struct rec *in, const char *name)
{
	int col = rec_need(in, name), i = 0;

	while (k->col[i] != col)
		i++;
	return i;
}

/* The current row as it is to be written; fills k->f. */
static struct span
row(struct kept *k, const struct rec *in)
{
	const struct span *last = &in->f[in->n - 1];
	size_t i;

	if (k->all) {
		memcpy(k->f, in->f, in->n * sizeof(*k->f));
		return (struct span){ in->f[0].p,
			(size_t)(last->p + last->n - in->f[0].p) };
	}
	buf_clear(&k->row);
	for (i = 0; i < k->n; i++) {
		k->f[i] = in->f[k->col[i]];
		if (i > 0)
			buf_c(&k->row, '\t');
		buf_span(&k->row, k->f[i]);
	}
	return buf_view(&k->row);
}

/* Reads the stream and writes each of its documents. */
static void
speakers(struct run *r, struct rec *in, struct talk *t)
{
	static const char *const names[] = { "doc", "sect", "kind", "src",
		"text" };
	struct kept k = { 0 };
	size_t i;

	for (i = 0; i < 5; i++)
		(void)rec_need(in, names[i]);
	keep(&k, in, r, t->roster);
	t->cols = (struct talk_cols){ find(&k, in, "doc"),
		find(&k, in, "sect"), find(&k, in, "kind"),
		find(&k, in, "src"), find(&k, in, "text"), (int)k.n - 1 };
	while (rec_next(in)) {
		t->file = in->src.name;
		talk_take(t, row(&k, in), k.f, in->line);
	}
	talk_end(t);
	free(k.col);
	free(k.f);
	buf_free(&k.row);
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
	talk_init(&t, own != NULL ? own : tab_builtin(), &run.diag, &run.out,
	    a.cap);
	t.roster = a.roster;
	if (rec_open(&in, &run)) {
		speakers(&run, &in, &t);
		rec_close(&in);
	}
	talk_free(&t);
	tab_free(own);
	return run_end(&run);
}
