/* Sentences by which the talk turns: "Turning to our non-GAAP results". */
#include "numbers/disc_int.h"

#define HEAD 6	 /* words of a sentence in which its subject is opened */
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
		else
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
			return g->v[i].n >= 3;
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

/* A switch of the basis: "Turning to our non-GAAP results". */
static void
turn_basis(struct disc *d, unsigned in, bool open)
{
	enum attr_basis b;
	size_t end = d->g.n, i;
	bool figures = d->g.nums->n > 0;

	if ((in & HOLDS_NOT) != 0 || d->release)
		return;
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
	d->sense.basis_all = names_revenue(d, i) && b == BASIS_GAAP;
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

/* The segment that a topic names: "Next, the Cloud segment." */
static void
turn_scope(struct disc *d)
{
	struct span s = clause_topic(&d->clauses, &d->g, &d->sense);

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
	if (open)
		turn_scope(d);
	if (open && d->g.nums->n == 0)
		turn_metric(d);
	for (i = 0; i < d->g.n; i++) {
		reported |= cue_of(&d->g.v[i]) == CUES_CLASS_REPORTED;
		excluded |= cue_of(&d->g.v[i]) == CUES_CLASS_EXCL;
	}
	if (reported && excluded)
		d->sense.plain_reported = true;
}
