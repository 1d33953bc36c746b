/* Sentences by which the talk turns: "Turning to our non-GAAP results". */
#include "numbers/disc_int.h"

#define HEAD 6	 /* words of a sentence in which its subject is opened */
#define PAGE 10	 /* words of a sentence in which it turns to a page */
#define NAMED 6	 /* sentences for which a metric only named is remembered */
#define TOPIC 14 /* marks of the longest sentence that is only a topic */

unsigned
topic_holds(const struct disc *d, const struct lex *lx)
{
	const struct turns_row *r;
	unsigned found = 0;
	bool later = false;
	size_t i, len, n;
	int row;

	r = tab_rows(d->tab, TAB_TURNS, &n);
	for (i = 0; i < lx->n; i++) {
		if ((lx->starts[i] & UINT64_C(1) << TAB_TURNS) == 0)
			continue;
		row = tab_longest(
		    d->tab, TAB_TURNS, lx->word + i, lx->n - i, &len);
		if (row < 0)
			continue;
		/* A subject is opened at the head of a sentence, an outlook
		 * anywhere in it. */
		if (r[row].class == TURNS_CLASS_TOPIC && i >= HEAD)
			later = true;
		else if (r[row].class != TURNS_CLASS_PAGE ||
			 (lx->tok[i + 1].kind == LEX_NUM && i < PAGE &&
			     !d->sense.talk))
			found |= 1u << r[row].class;
	}
	if (later && (found & HOLDS_GUIDE) != 0)
		found |= HOLDS_TOPIC;
	return found;
}

/* Does the sentence open a subject: "Turning to ...", "Next, ..."? */
static bool
opens(const struct group *g)
{
	size_t i;

	for (i = 0; i < g->n && i < 4; i++) {
		if (g->v[i].kind == MARK_CUE && g->v[i].topic &&
		    (g->v[i].cls == CUES_CLASS_TOPIC ||
			g->v[i].cls == CUES_CLASS_ADV))
			return true;
		if (g->v[i].kind != MARK_CUE && g->v[i].kind != MARK_COMMA)
			return false;
	}
	return false;
}

/* Does it open an outlook: "let's turn to our guidance"? */
static bool
opens_outlook(const struct group *g)
{
	size_t i, k;

	for (i = 0; i < g->n; i++) {
		if (cue_of(&g->v[i]) != CUES_CLASS_NOUN ||
		    g->v[i].mood != CUES_MOOD_GUIDE)
			continue;
		for (k = i; k > 0 && i - k < 5; k--)
			if (cue_of(&g->v[k - 1]) == CUES_CLASS_TOPIC)
				return true;
			else if (cue_of(&g->v[k - 1]) == CUES_CLASS_PRON)
				break;
	}
	return false;
}

/* The basis that the sentence says first, among the marks before its first
 * figure; NONE. */
static enum attr_basis
says_basis(const struct group *g, size_t end, bool wide)
{
	size_t i;

	for (i = 0; i < end; i++) {
		if (g->v[i].kind != MARK_CUE || (wide && g->v[i].n < 3))
			continue;
		if (g->v[i].cls == CUES_CLASS_NONGAAP)
			return BASIS_NON_GAAP;
		if (g->v[i].cls == CUES_CLASS_GAAP)
			return BASIS_GAAP;
	}
	return BASIS_NONE;
}

/* Does the sentence begin with "On a GAAP basis"? */
static bool
fronted(const struct group *g)
{
	size_t i;

	for (i = 0; i < g->n && i < 3; i++) {
		if (group_basis(&g->v[i]))
			return g->v[i].n >= 3 ||
			       (i + 1 < g->n && g->v[i + 1].kind == MARK_COMMA);
		if (g->v[i].kind != MARK_CUE && g->v[i].kind != MARK_COMMA)
			return false;
	}
	return false;
}

/* Does the sentence name revenue before mark END? */
static bool
names_revenue(const struct disc *d, size_t end)
{
	size_t i;

	for (i = 0; i < end; i++)
		if (d->g.v[i].kind == MARK_METRIC &&
		    metric_of(d->metrics, d->g.v[i].ref, METRIC_MONEY) ==
			d->sense.revenue)
			return true;
	return false;
}

/* Sets apart all metrics that the phrase ROW can mean. */
static void
apart_add(struct apart *s, const struct metrics *m, int row)
{
	int unit, id;

	for (unit = METRIC_ANY; unit < METRIC_UNITS; unit++) {
		id = metric_of(m, row, (enum metric_unit)unit);
		if (id != 0)
			s->id[id / 64 % 4] |= UINT64_C(1) << id % 64;
	}
}

/* The first mark after the words that set something apart ("except for"); the
 * end when there are none. */
static size_t
exception(const struct disc *d)
{
	const struct lex *lx = d->g.lx;
	const struct turns_row *r;
	size_t i, t, len, n;
	int row;

	r = tab_rows(d->tab, TAB_TURNS, &n);
	for (t = 0; t < lx->n; t++) {
		row = tab_longest(
		    d->tab, TAB_TURNS, lx->word + t, lx->n - t, &len);
		if (row >= 0 && r[row].class == TURNS_CLASS_EXCEPT)
			break;
	}
	for (i = 0; i < d->g.n && d->g.v[i].tok < t; i++)
		continue;
	return i;
}

/* A statement on the basis of all figures with exceptions: "We refer to
 * non-GAAP figures, except for revenue and segment results, which are GAAP",
 * "Except for revenue, all figures are non-GAAP". The basis of the rest. */
static enum attr_basis
turn_apart(struct disc *d)
{
	const struct group *g = &d->g;
	struct apart *s = &d->sense.apart;
	size_t at = exception(d), i, end = g->n, main = 0, other = 0;
	bool head = at < 3;

	for (i = 0; i < g->n; i++) {
		if (!group_basis(&g->v[i]))
			continue;
		if (head ? i > main : i < at)
			main = i;
		if (i > at && other == 0)
			other = i;
	}
	if (main == 0)
		return BASIS_NONE;
	if (head)
		end = main;
	memset(s, 0, sizeof(*s));
	for (i = at; i < end; i++) {
		if (g->v[i].kind == MARK_METRIC)
			apart_add(s, d->metrics, g->v[i].ref);
		s->segment |= cue_of(&g->v[i]) == CUES_CLASS_SEGMENT;
	}
	if (other != 0 && other != main)
		s->basis = cue_of(&g->v[other]) == CUES_CLASS_GAAP
			       ? BASIS_GAAP
			       : BASIS_NON_GAAP;
	return cue_of(&g->v[main]) == CUES_CLASS_GAAP ? BASIS_GAAP
						      : BASIS_NON_GAAP;
}

/* A switch of the basis: "Turning to our non-GAAP results". */
static void
turn_basis(struct disc *d, unsigned in, bool open)
{
	enum attr_basis b;
	size_t end = d->g.n, i;
	bool figures = d->g.nums->n > 0;

	/* A release turns only for its paragraph: "Under GAAP, net ...". */
	if ((in & HOLDS_NOT) != 0 || (d->release && !fronted(&d->g)))
		return;
	if ((in & HOLDS_ALL) != 0 && (in & HOLDS_EXCEPT) != 0 && !figures) {
		b = turn_apart(d);
		if (b != BASIS_NONE)
			d->all = d->sense.basis = b;
		return;
	}
	open |= fronted(&d->g);
	if (figures)
		for (end = 0; end < d->g.n && d->g.v[end].kind != MARK_COMMA &&
			      d->g.v[end].kind != MARK_METRIC &&
			      d->g.v[end].kind != MARK_QTY;
		     end++)
			continue;
	b = says_basis(&d->g, end, !open && (in & HOLDS_ALL) == 0);
	if (b == BASIS_NONE || (figures && !open))
		return;
	for (i = 0; i < end; i++)
		if (group_basis(&d->g.v[i]))
			break;
	d->sense.basis = b;
	d->sense.basis_all = names_revenue(d, d->release ? d->g.n : i) &&
			     b == BASIS_GAAP;
	if ((in & HOLDS_ALL) != 0)
		d->all = b;
}

/* A sentence that is only a topic may name the metric of what follows:
 * "Moving on to SG&A." */
static void
turn_metric(struct disc *d)
{
	size_t i;
	int id;

	if (d->g.n > TOPIC)
		return;
	for (i = 0; i < d->g.n; i++) {
		if (d->g.v[i].kind != MARK_METRIC)
			continue;
		id = metric_of(d->metrics, d->g.v[i].ref, METRIC_ANY);
		if (id == 0)
			continue;
		memset(&d->sense.last, 0, sizeof(d->sense.last));
		d->sense.last.set = d->sense.last.topic = true;
		d->sense.last.row = d->g.v[i].ref;
		d->sense.last.metric = id;
		d->sense.last.period = d->sense.now;
	}
}

/* The first mark of the words that turn to a page; -1: none. */
static int
page_mark(const struct group *g)
{
	const struct lex *lx = g->lx;
	size_t i, t, len;

	for (i = 0; i < g->n && i < PAGE; i++) {
		t = g->v[i].tok + g->v[i].n - 1;
		if (g->v[i].kind == MARK_NOUN && t > 0 &&
		    lx->tok[t].kind == LEX_NUM &&
		    (lx->starts[t - 1] & UINT64_C(1) << TAB_TURNS) != 0 &&
		    tab_longest(g->tab, TAB_TURNS, lx->word + t - 1, 1, &len) >=
			0)
			return (int)i;
	}
	return -1;
}

/* The segment that a topic names: "Next, the Cloud segment." */
static void
turn_scope(struct disc *d, bool page)
{
	struct span s = clause_topic(
	    &d->clauses, &d->g, &d->sense, page ? page_mark(&d->g) : -1);

	disc_keep(&d->scope, s);
	d->sense.scope = buf_view(&d->scope);
}

void
topic_turns(struct disc *d, unsigned in)
{
	bool open = opens(&d->g);
	size_t i;
	bool reported = false, excluded = false;

	if ((in & (HOLDS_BASIS | HOLDS_ALL)) != 0)
		turn_basis(d, in, open);
	if ((in & HOLDS_GUIDE) != 0 && opens_outlook(&d->g))
		d->sense.guidance = true;
	if (open || (in & HOLDS_PAGE) != 0)
		turn_scope(d, !open || (in & HOLDS_PAGE) != 0);
	if (open && d->g.nums->n == 0)
		turn_metric(d);
	for (i = 0; i < d->g.n; i++) {
		reported |= cue_of(&d->g.v[i]) == CUES_CLASS_REPORTED;
		excluded |= cue_of(&d->g.v[i]) == CUES_CLASS_EXCL;
	}
	if (reported && excluded)
		d->sense.plain_reported = true;
}

/* May the phrase of ROW by itself tell what is talked of: no action, nobody, no
 * word of many meanings? */
static bool
names(const struct disc *d, int row)
{
	switch (metric_role(d->metrics, row)) {
	case METRICS_ROLE_NONE:
	case METRICS_ROLE_LOSS:
	case METRICS_ROLE_VOID:
		return metric_of(d->metrics, row, METRIC_COUNT) == 0;
	default:
		return false;
	}
}

void
topic_names(struct disc *d, const struct lex *lx)
{
	const uint64_t bit = UINT64_C(1) << TAB_METRICS;
	int row, named = -1, id = 0, one;
	bool other = false;
	size_t i, len;

	if ((lx->any & bit) == 0)
		return;
	for (i = 0; i<lx->n; i += len> 0 ? len : 1) {
		len = 0;
		if ((lx->starts[i] & bit) == 0)
			continue;
		row = metric_phrase(d->metrics, lx, i, lx->n, &len);
		if (row < 0 || !names(d, row))
			continue;
		one = metric_of(d->metrics, row, METRIC_ANY);
		if (one == 0) {
			other = true;
		} else if (id == 0) {
			id = one;
			named = row;
		} else if (one != id) {
			return;
		}
	}
	if (id == 0 && !other)
		return;
	if (d->sense.last.named == 0)
		d->told = d->sense.last;
	memset(&d->sense.last, 0, sizeof(d->sense.last));
	d->sense.last.named = NAMED;
	if (id == 0)
		return;
	d->sense.last.set = true;
	d->sense.last.row = named;
	d->sense.last.metric = id;
	d->sense.last.period = d->sense.now;
}
