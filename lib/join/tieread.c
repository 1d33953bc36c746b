/* Rows of cells and of quantities as figures: names to numbers, periods of
 * balances to the quarter they end. */
#include "join/tieread.h"

void
tie_cols(struct tie_cols *c, const struct rec *r)
{
	c->doc = rec_find(r, "doc");
	c->line = rec_find(r, "line");
	if ((c->col = rec_find(r, "ccol")) < 0) /* cells */
		c->col = rec_find(r, "col");
	c->value = rec_need(r, "value");
	c->hi = rec_find(r, "hi");
	c->ulp = rec_find(r, "ulp");
	c->approx = rec_find(r, "approx");
	c->unit = rec_need(r, "unit");
	c->what = rec_find(r, "what");
	c->metric = rec_need(r, "metric");
	c->scope = rec_find(r, "scope");
	c->basis = rec_find(r, "basis");
	c->period = rec_need(r, "period");
	c->vs = rec_find(r, "vs");
	c->of = rec_find(r, "of");
	c->mood = rec_find(r, "mood");
}

void
tie_need_claims(const struct tie_cols *c, const struct rec *r)
{
	(void)c;
	(void)rec_need(r, "doc");
	(void)rec_need(r, "what");
}

/* The unit class of the contract's code S. */
static enum tie_unit
unit_class(struct span s)
{
	static const struct {
		const char *code;
		enum tie_unit unit;
	} codes[] = { { "%", TIE_PERCENT }, { "pp", TIE_POINTS },
		{ "bp", TIE_BPS }, { "shares", TIE_SHARES },
		{ "days", TIE_DAYS }, { "x", TIE_TIMES } };
	size_t i, caps = 0;

	for (i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		if (span_eq(s, span_of(codes[i].code)))
			return codes[i].unit;
	while (caps < s.n && s.p[caps] >= 'A' && s.p[caps] <= 'Z')
		caps++;
	if (caps == 3 && s.n == 3)
		return TIE_MONEY;
	if (caps == 3 && span_eq(span_sub(s, 3, s.n), SPAN("/share")))
		return TIE_PER_SHARE;
	return s.n == 0 ? TIE_NO_UNIT : TIE_COUNT;
}

static enum tie_what
what_of(struct span s)
{
	if (span_eq(s, SPAN("change")))
		return TIE_CHANGE;
	if (span_eq(s, SPAN("growth")))
		return TIE_GROWTH;
	return span_eq(s, SPAN("share")) ? TIE_SHARE : TIE_LEVEL;
}

static enum tie_basis
basis_of(struct span s)
{
	if (span_eq(s, SPAN("gaap")))
		return TIE_GAAP;
	if (span_eq(s, SPAN("non-gaap")))
		return TIE_NON_GAAP;
	return span_eq(s, SPAN("constant-currency")) ? TIE_CONSTANT
						     : TIE_ANY_BASIS;
}

static enum tie_mood
mood_of(struct span s)
{
	if (span_eq(s, SPAN("guidance")))
		return TIE_GUIDANCE;
	return span_eq(s, SPAN("model")) ? TIE_MODEL : TIE_ACTUAL;
}

/* Id of the metric called S: that of metric.h, or a name's behind them. */
static uint32_t
metric_id(struct tie *t, struct span s)
{
	int id;

	if (s.n == 0)
		return 0;
	if ((id = metric_find(t->metrics, s)) != 0)
		return (uint32_t)id;
	return TIE_METRICS + tie_name(&t->names, s);
}

/* Id of period S. A balance belongs to the quarter at whose end it stands:
 * that of 2010FY is that of 2010Q4. */
static uint32_t
period_id(struct tie *t, struct span s, bool stock)
{
	static const char ends[][2][3] = { { "FY", "Q4" }, { "H2", "Q4" },
		{ "H1", "Q2" }, { "M9", "Q3" } };
	char p[6];
	size_t i;

	if (!stock || s.n != 6)
		return tie_name(&t->names, s);
	memcpy(p, s.p, 6);
	for (i = 0; i < 4; i++)
		if (memcmp(p + 4, ends[i][0], 2) == 0) {
			memcpy(p + 4, ends[i][1], 2);
			break;
		}
	return tie_name(&t->names, (struct span){ p, 6 });
}

/* Makes a part of another metric the level of the metric that is this ratio:
 * operating income of 13.7% of revenue is an operating margin. */
static void
as_ratio(struct tie *t, struct tie_item *i)
{
	int id, num, den;

	if (i->what != TIE_SHARE || i->unit != TIE_PERCENT)
		return;
	for (id = 1; id < metric_count(t->metrics); id++)
		if (metric_get(t->metrics, id)->unit == METRIC_PERCENT &&
		    metric_ratio(t->metrics, id, &num, &den) &&
		    (uint32_t)num == i->metric && (uint32_t)den == i->of) {
			i->what = TIE_LEVEL;
			i->metric = (uint32_t)id;
			i->of = 0;
			i->share = true;
			return;
		}
}

/* Is the level I of a table stated in a unit that its metric has not, so that
 * what it is cannot be told? */
static bool
odd_unit(const struct tie *t, const struct tie_item *i)
{
	enum metric_unit u = tie_metric_of(t, i->metric)->unit;

	if (i->what != TIE_LEVEL || u == METRIC_ANY)
		return false;
	return i->unit == TIE_PERCENT && u != METRIC_PERCENT;
}

bool
tie_read_item(struct tie *t, const struct tie_cols *c, const struct rec *r,
    struct tie_item *i)
{
	struct span approx = rec_get(r, c->approx), unit = rec_get(r, c->unit);
	const struct metric *m;

	*i = (struct tie_item){ .doc = rec_get(r, c->doc),
		.line = rec_get(r, c->line),
		.col = rec_get(r, c->col),
		.value = rec_get(r, c->value),
		.hi = rec_get(r, c->hi),
		.ulp = rec_get(r, c->ulp) };
	i->metric = metric_id(t, rec_get(r, c->metric));
	m = tie_metric_of(t, i->metric);
	i->scope_text = rec_get(r, c->scope);
	i->scope = tie_scope(&t->names, i->scope_text);
	i->period = period_id(t, rec_get(r, c->period), m->stock);
	i->vs = period_id(t, rec_get(r, c->vs), m->stock);
	i->of = metric_id(t, rec_get(r, c->of));
	i->what = what_of(rec_get(r, c->what));
	i->basis = basis_of(rec_get(r, c->basis));
	i->mood = mood_of(rec_get(r, c->mood));
	i->unit = unit_class(unit);
	if (i->unit == TIE_MONEY || i->unit == TIE_PER_SHARE ||
	    i->unit == TIE_COUNT)
		i->unit_name = tie_name(&t->names, unit);
	i->approx = approx.n > 0 ? approx.p[0] : '=';
	if (i->what == TIE_LEVEL && i->metric < TIE_METRICS &&
	    t->metric[i->metric].growth)
		i->what = TIE_GROWTH;
	as_ratio(t, i);
	return i->value.n > 0 && i->unit != TIE_NO_UNIT && !odd_unit(t, i);
}

void
tie_keep(struct tie *t, struct arena *a, struct tie_item *i)
{
	struct span *s[] = { &i->line, &i->col, &i->value, &i->hi, &i->ulp,
		&i->scope_text };
	size_t k;

	for (k = 0; k < sizeof(s) / sizeof(s[0]); k++)
		*s[k] = arena_dup(a, *s[k]);
	/* a document's name is kept once */
	i->docid = tie_name(&t->names, i->doc);
	i->doc = tie_text(&t->names, i->docid);
}

size_t
tie_read_sum(
    const struct metrics *m, struct span s, struct metric_part *p, size_t cap)
{
	bool minus = false;
	size_t n = 0, i, k;

	for (i = 0; i < s.n && n < cap; i = k + 1) {
		for (k = i; k < s.n && s.p[k] != ' '; k++)
			continue;
		if (k == i + 1 && (s.p[i] == '+' || s.p[i] == '-')) {
			minus = s.p[i] == '-';
			continue;
		}
		p[n].id = metric_find(m, span_sub(s, i, k));
		p[n].minus = minus;
		n += p[n].id != 0;
	}
	return n;
}
