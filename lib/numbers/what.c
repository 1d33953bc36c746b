/* Level, change, growth or share: what a figure is, once its metric is known.
 */
#include "numbers/bind.h"
#include "numbers/scope.h"

/* Is the metric a rate, whose own change is said in percent too? */
static bool
is_rate(const struct clause *c, int id)
{
	const struct metric *m = metric_get(c->metrics, id);

	return m->unit == METRIC_PERCENT && !m->growth;
}

/* Does growth stand anywhere between the metric and quantity K? */
static bool
grows(const struct clause *c, size_t k)
{
	size_t i;

	for (i = (size_t)c->b[k].at; i < c->p[k].at; i++)
		if (c->g->v[i].kind == MARK_CUE && c->g->v[i].noun &&
		    c->g->v[i].cls == CUES_CLASS_CHANGE)
			return true;
	return false;
}

/* Is quantity K a part of something that is no metric: "80% of purchases", "the
 * mix increased to 91%"? */
static bool
part_of(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	size_t i = c->p[k].at + 1;

	if (cue_is(g, i, CUES_CLASS_OF))
		return true;
	if ((clause_num(c, k)->flags & NUM_FRACTION) != 0)
		return true;
	for (i = c->p[k].left; i < c->p[k].at; i++)
		if (cue_is(g, i, CUES_CLASS_SHARE))
			return true;
	return false;
}

/* Is the metric of quantity K all of it, by the words before: "net sales", not
 * "lens sales"? */
static bool
whole(const struct clause *c, size_t k)
{
	size_t i;

	for (i = (size_t)c->b[k].at; i + 1 < c->p[k].at; i++)
		if (scope_narrows(c->g, i) &&
		    c->g->v[i + 1].kind == MARK_NOUN && !gap_plain(c->g, i + 1))
			return false; /* "revenue with Helios" */
	i = (size_t)c->b[k].at;
	while (i > c->p[k].left && gap_plain(c->g, i - 1))
		i--;
	return i == c->p[k].left ||
	       (c->g->v[i - 1].kind != MARK_NOUN &&
		   !cue_is(c->g, i - 1, CUES_CLASS_SEGMENT));
}

/* Does "of", "at" or a form of "be" lead to quantity K? */
static bool
levels(const struct clause *c, size_t k)
{
	int i = c->p[k].lead;

	return i >= 0 && (cue_is(c->g, (size_t)i, CUES_CLASS_OF) ||
			     cue_is(c->g, (size_t)i, CUES_CLASS_BE) ||
			     cue_is(c->g, (size_t)i, CUES_CLASS_AT));
}

/* Is quantity K the subject of its sentence: "Roughly 35% will be recognized
 * next year"? */
static bool
subject(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	size_t i;

	for (i = 0; i < c->p[k].at; i++)
		if (!gap_hedge(g, i))
			return false;
	return cue_is(g, i + 1, CUES_CLASS_AUX) ||
	       cue_is(g, i + 1, CUES_CLASS_BE);
}

/* What the percentage before quantity K was. */
static enum attr_what
percent_before(const struct clause *c, size_t k)
{
	size_t j;

	for (j = k; j-- > 0;)
		if (clause_num(c, j)->kind == NUM_PERCENT)
			return c->a[j].what;
	return k > 0 ? c->a[k - 1].what : c->sense->last.what;
}

/* Is quantity K a part of the sum before it: "Of the $4 million, 42% was
 * glass"? */
static bool
part_before(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	size_t at, i;

	if (k != 1 || clause_num(c, 0)->kind != NUM_MONEY || c->b[0].cue >= 0 ||
	    !cue_is(g, c->p[1].at + 1, CUES_CLASS_BE))
		return false;
	for (at = c->p[0].at; at > 0 && cue_is(g, at - 1, CUES_CLASS_DET); at--)
		continue;
	if (at == 0 || at == c->p[0].at || !cue_is(g, at - 1, CUES_CLASS_OF))
		return false;
	for (i = c->p[0].at + 1; i < c->p[1].at; i++)
		if (g->v[i].kind == MARK_COMMA)
			return i + 1 == c->p[1].at;
	return false;
}

/* What a percentage without a movement of its own is. */
static enum attr_what
percent_what(struct clause *c, size_t k)
{
	const struct bound *b = &c->b[k];
	struct attr *a = &c->a[k];
	enum attr_what before = percent_before(c, k);

	/* "China was 20% of our business", after talk of a margin. */
	if (is_rate(c, a->metric) && !b->own && b->lead != LEAD_OR &&
	    (b->of_at >= 0 || b->part || part_of(c, k))) {
		a->metric = a->of;
		return WHAT_SHARE;
	}

	if (b->part)
		return WHAT_SHARE;
	if (metric_get(c->metrics, a->metric)->growth)
		return b->of_at >= 0 ? WHAT_SHARE : WHAT_GROWTH;
	if (is_rate(c, a->metric))
		return WHAT_LEVEL;
	if (b->of_at >= 0 || part_of(c, k) || part_before(c, k))
		return WHAT_SHARE;
	if (a->metric != 0 && b->own && grows(c, k))
		return WHAT_GROWTH;
	if (b->lead == LEAD_TO)
		return before == WHAT_SHARE || (b->own && a->metric != 0)
			   ? WHAT_SHARE
			   : WHAT_LEVEL;
	if (b->base && k > 0 && before == WHAT_SHARE)
		return WHAT_SHARE;
	if (b->base && before == WHAT_GROWTH && !b->blocked)
		return WHAT_GROWTH;
	if (!b->own && b->point && a->metric != 0 && subject(c, k))
		return WHAT_SHARE;
	if (!b->own && b->point && a->metric != 0 &&
	    (before == WHAT_SHARE || c->sense->last.named > 0))
		return WHAT_SHARE;
	if (!b->own && k > 0 && a->metric != 0 && b->cue < 0 &&
	    c->a[k - 1].what == WHAT_SHARE && c->a[k - 1].metric == a->metric)
		return WHAT_SHARE;
	/* "that 10% year-over-year"; a growth said again. */
	if (!b->own && ((b->cmp >= 0 && b->cmp > (int)c->p[k].at) ||
			   (b->point && before == WHAT_GROWTH)))
		return WHAT_GROWTH;
	if (a->metric == 0 && before == WHAT_GROWTH &&
	    (levels(c, k) || carry_led(c, k, CUES_CLASS_STATE)))
		return WHAT_LEVEL;
	if (b->inherits || (!b->own && b->subject >= 0))
		return before == WHAT_GROWTH || before == WHAT_SHARE
			   ? before
			   : WHAT_LEVEL;
	if (a->metric != 0 && b->own)
		/* "our SG&A was 9.1%": of revenue; "sales of 6% to 7%". */
		return a->metric == c->sense->revenue && whole(c, k)
			   ? WHAT_GROWTH
			   : WHAT_SHARE;
	return WHAT_LEVEL;
}

/* Do the words of mark I name a ratio? */
static bool
is_ratio(const struct group *g, size_t i)
{
	size_t len;

	return tab_longest(g->tab, TAB_RATIOS, g->lx->word + g->v[i].tok,
		   g->v[i].n, &len) >= 0;
}

/* Is multiple K the value of a ratio, not how often something grew: "a leverage
 * of 2.5x", "from 5 times to 4 times", not "3 times faster"? */
static bool
multiple_level(const struct clause *c, size_t k)
{
	const struct bound *b = &c->b[k];
	const struct group *g = c->g;
	size_t i = c->p[k].at + 1;

	if (metric_get(c->metrics, c->a[k].metric)->unit == METRIC_RATIO)
		return true;
	if (b->cue >= 0 || (clause_num(c, k)->flags & NUM_DOUBLED) != 0)
		return false;
	if (i < g->n &&
	    (cue_is(g, i, CUES_CLASS_REL) || cue_is(g, i, CUES_CLASS_DET) ||
		g->v[i].kind == MARK_NOUN))
		return false;
	if (i < c->p[k].right && g->v[i].kind == MARK_METRIC)
		return is_ratio(g, i);
	return b->blocked || b->base || b->lead == LEAD_TO || levels(c, k);
}

/* What a share is of, where it is not said: of what the one before is of, or
 * of revenue. */
static void
share_of(struct clause *c, size_t k)
{
	struct attr *a = &c->a[k];

	if (a->what != WHAT_SHARE) {
		a->of = 0;
		return;
	}
	if (a->of == 0 && c->b[k].of_at >= 0)
		a->of = metric_of(
		    c->metrics, c->g->v[c->b[k].of_at].ref, METRIC_ANY);
	if (a->of == 0 && ((clause_num(c, k)->flags & NUM_FRACTION) != 0 ||
			      (c->b[k].point && subject(c, k) &&
				  c->sense->last.what != WHAT_SHARE)))
		a->of = a->metric;
	if (a->of == 0 && k == 0 && c->b[k].point)
		a->of = c->sense->last.of;
	if (a->of == 0 && k > 0 &&
	    (a->metric != 0 || c->b[k].base || c->b[k].lead == LEAD_TO))
		a->of = c->a[k - 1].of;
	if (a->of == 0 && a->metric != 0)
		a->of = c->sense->revenue;
}

/* Is the rate that quantity K is of the noun behind it: "15% growth and a 4%
 * operating margin"? */
static bool
rate_behind(const struct clause *c, size_t k)
{
	size_t next = c->p[k].at + 1;

	return c->b[k].own && is_rate(c, c->a[k].metric) && next < c->g->n &&
	       c->b[k].at >= (int)next &&
	       (c->g->v[next].kind == MARK_METRIC ||
		   c->g->v[next].kind == MARK_NOUN);
}

void
what_choose(struct clause *c, size_t k)
{
	const struct num *n = clause_num(c, k);
	struct bound *b = &c->b[k];
	struct attr *a = &c->a[k];
	bool moved = b->cue >= 0 ||
		     (b->inherits && k > 0 && !rate_behind(c, k) &&
			 (c->a[k - 1].what == WHAT_CHANGE ||
			     c->a[k - 1].what == WHAT_GROWTH));

	if (b->cue < 0 &&
	    (b->of_at >= 0 || (n->kind == NUM_PERCENT &&
				  cue_is(c->g, c->p[k].at + 1, CUES_CLASS_OF))))
		moved = false;
	switch (n->kind) {
	case NUM_PERCENT:
		if (!moved)
			a->what = percent_what(c, k);
		else if (is_rate(c, a->metric) ||
			 (!metric_get(c->metrics, a->metric)->growth &&
			     b->cue >= 0 &&
			     cue_is(c->g, (size_t)b->cue, CUES_CLASS_EFFECT)))
			a->what = WHAT_CHANGE;
		else
			a->what = WHAT_GROWTH;
		break;
	case NUM_POINTS:
	case NUM_BPS:
		/* "a spread of 400 basis points": no change. */
		a->what = b->cue < 0 && b->blocked && b->lead != LEAD_OR &&
				  c->p[k].lead >= 0 &&
				  cue_is(
				      c->g, (size_t)c->p[k].lead, CUES_CLASS_OF)
			      ? WHAT_LEVEL
			      : WHAT_CHANGE;
		break;
	case NUM_MULTIPLE:
		a->what = multiple_level(c, k) ? WHAT_LEVEL : WHAT_GROWTH;
		break;
	default:
		a->what = moved || (b->anew &&
				       (n->kind == NUM_COUNT || a->metric == 0))
			      ? WHAT_CHANGE
			      : WHAT_LEVEL;
	}
	if (b->said != NULL && b->cue < 0)
		a->what = b->said->a.what;
	share_of(c, k);
}
