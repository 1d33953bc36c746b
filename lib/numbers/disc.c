/* What the talk before says: the period, the basis, the subject under
 * discussion. */
#include "numbers/disc_int.h"
#include "numbers/scope.h"

#include <stdlib.h>

#include "core/mem.h"

#define LEARN 80 /* texts from which the fiscal calendar is learnt */

struct disc *
disc_new(const struct tab *tab, const struct metrics *metrics, bool why)
{
	struct disc *d = mem_new(1, sizeof(*d));

	d->tab = tab;
	d->metrics = metrics;
	d->g.tab = tab;
	d->g.metrics = metrics;
	d->clauses.want_why = why;
	disc_begin(d);
	return d;
}

void
disc_free(struct disc *d)
{
	if (d == NULL)
		return;
	group_free(&d->g);
	clause_free(&d->clauses);
	buf_free(&d->company);
	buf_free(&d->scope);
	buf_free(&d->last_scope);
	buf_free(&d->sect);
	buf_free(&d->turn);
	buf_free(&d->exch);
	buf_free(&d->para);
	buf_free(&d->segment);
	free(d);
}

void
disc_calendar(struct disc *d, const struct calendar *cal)
{
	d->set = *cal;
	d->is_set = true;
	d->when.cal = *cal;
}

void
disc_begin(struct disc *d)
{
	memset(&d->when, 0, sizeof(d->when));
	memset(&d->sense, 0, sizeof(d->sense));
	memset(&d->date, 0, sizeof(d->date));
	d->names.n = d->people.n = 0;
	d->when.tab = d->tab;
	if (d->is_set)
		d->when.cal = d->set;
	d->sense.when = &d->when;
	d->sense.names = &d->names;
	d->sense.people = &d->people;
	d->sense.said = d->said;
	d->sense.exch = 1;
	d->sense.revenue = metric_find(d->metrics, SPAN("revenue"));
	d->sense.per_share = metric_find(d->metrics, SPAN("eps-diluted"));
	d->sense.revenue_row = metric_row(d->metrics, d->sense.revenue);
	d->sense.per_share_row = metric_row(d->metrics, d->sense.per_share);
	d->all = BASIS_NONE;
	d->texts = 0;
	d->outlook = d->release = d->named = d->headed = false;
	buf_clear(&d->company);
	buf_clear(&d->scope);
	buf_clear(&d->last_scope);
	buf_clear(&d->sect);
	buf_clear(&d->turn);
	buf_clear(&d->exch);
	buf_clear(&d->para);
	buf_clear(&d->segment);
}

void
disc_keep(struct buf *b, struct span s)
{
	if (s.p == b->p)
		return;
	buf_clear(b);
	buf_span(b, s);
}

/* The value of `name=value` when TEXT is about NAME. */
static bool
fact(struct span text, const char *name, struct span *value)
{
	size_t n = strlen(name);

	if (text.n <= n || memcmp(text.p, name, n) != 0 || text.p[n] != '=')
		return false;
	*value = span_sub(text, n + 1, text.n);
	return true;
}

/* Two or four digits at P as a number; -1: no digits. */
static int
digits(const char *p, size_t n)
{
	int v = 0;

	for (; n > 0; n--, p++) {
		if (*p < '0' || *p > '9')
			return -1;
		v = v * 10 + (*p - '0');
	}
	return v;
}

/* A period that the document does not name: the quarter that its date is
 * nearest to. The quarter before a date that it is known for tells the fiscal
 * calendar. */
static void
settle(struct disc *d)
{
	struct date end = d->date;

	if (end.year == 0)
		return;
	if (!period_known(d->when.ref)) {
		d->when.ref = calendar_quarter(&d->when.cal, end);
	} else if (d->when.cal.sure == 0 &&
		   d->when.ref.kind == PERIOD_QUARTER && end.month > 0) {
		end.day = 0;
		end.month--;
		if (end.month == 0) {
			end.month = 12;
			end.year--;
		}
		calendar_learn(&d->when.cal, d->when.ref, end);
	}
	d->sense.now = d->when.ref;
	if (d->when.ref.kind == PERIOD_QUARTER)
		d->sense.ahead = period_step(d->when.ref, 1);
}

/* Replaces the bytes of B by those of S in lower case. */
static void
lower(struct buf *b, struct span s)
{
	size_t i;

	buf_clear(b);
	for (i = 0; i < s.n; i++)
		buf_c(b, s.p[i] >= 'A' && s.p[i] <= 'Z'
			     ? (char)(s.p[i] + 'a' - 'A')
			     : s.p[i]);
}

void
disc_meta(struct disc *d, struct span text)
{
	struct span v;

	if (fact(text, "type", &v)) {
		d->sense.call = span_eq(v, SPAN("call"));
		d->release = !d->sense.call;
	} else if (fact(text, "company", &v)) {
		lower(&d->company, v);
		d->named = v.n > 0;
		d->sense.company = buf_view(&d->company);
	} else if (fact(text, "date", &v) && v.n >= 10) {
		d->date.year = (int16_t)digits(v.p, 4);
		d->date.month = (uint8_t)digits(v.p + 5, 2);
		d->date.day = (uint8_t)digits(v.p + 8, 2);
		d->when.today = d->date;
	} else if (fact(text, "fiscal-year-end", &v)) {
		/* What the text says itself is surer. */
		if (d->when.cal.sure == 0 && calendar_set(&d->when.cal, v))
			d->when.cal.sure = 1;
	} else if (fact(text, "period", &v)) {
		(void)period_parse(v, &d->when.ref);
		d->sense.now = d->when.ref;
		if (d->when.ref.kind == PERIOD_QUARTER)
			d->sense.ahead = period_step(d->when.ref, 1);
	}
}

struct period
disc_period(const struct disc *d)
{
	return d->when.ref;
}

/* Remembers the words of a speaker's name, in lower case, but short ones. */
static void
meet(struct disc *d, struct span name)
{
	char word[32];
	size_t i, n = 0;

	for (i = 0; i <= name.n; i++) {
		if (i < name.n && name.p[i] != ' ' && n < sizeof(word)) {
			word[n++] = name.p[i] >= 'A' && name.p[i] <= 'Z'
					? (char)(name.p[i] + 'a' - 'A')
					: name.p[i];
			continue;
		}
		if (n > 2)
			scope_remember(&d->people, (struct span){ word, n });
		n = 0;
	}
}

/* A new section, turn or exchange: what does not outlive it is forgotten. */
static void
borders(struct disc *d, const struct disc_seg *seg)
{
	bool sect = !span_eq(buf_view(&d->sect), seg->sect);
	bool turn = !span_eq(buf_view(&d->turn), seg->turn);
	bool exch = !span_eq(buf_view(&d->exch), seg->exch);

	if (d->release && !span_eq(buf_view(&d->para), seg->para) &&
	    !span_eq(seg->kind, SPAN("bullet"))) {
		d->sense.last.set = false;
		d->sense.basis = d->all;
		d->sense.basis_all = false;
	}
	disc_keep(&d->para, seg->para);
	if (!sect && !turn && !exch)
		return;
	disc_keep(&d->sect, seg->sect);
	disc_keep(&d->turn, seg->turn);
	disc_keep(&d->exch, seg->exch);
	if (sect) {
		if (d->when.ref.kind == PERIOD_QUARTER)
			d->sense.ahead = period_step(d->when.ref, 1);
		d->outlook = span_eq(seg->sect, SPAN("outlook"));
		d->sense.notes = span_eq(seg->sect, SPAN("notes"));
		if (span_eq(seg->sect, SPAN("qa"))) {
			d->all = BASIS_NONE;
			d->sense.apart = (struct apart){ 0 };
		}
	}
	d->sense.guidance = d->outlook;
	d->sense.basis = d->all;
	d->sense.basis_all = false;
	d->sense.scope.n = 0;
	if (turn && !d->named && seg->firm.n > 0 &&
	    span_eq(seg->side, SPAN("company"))) {
		/* A call that does not name its company: the speaker's. */
		lower(&d->company, seg->firm);
		d->sense.company = buf_view(&d->company);
	}
	if (turn && !span_eq(seg->side, SPAN("operator")))
		meet(d, seg->speaker);
	d->sense.talk = seg->exch.n > 0;
	if (sect || exch)
		d->sense.exch++;
	d->sense.last.far = true;
	d->sense.last.topic = false;
	d->sense.last.period = (struct period){ 0 };
	if (d->sense.call)
		d->sense.now = d->when.ref;
	if (sect || exch)
		d->sense.last.set = false;
}

/* A heading: it may name the period of what follows, or an outlook. */
static void
heading(struct disc *d, const struct lex *lx, unsigned in)
{
	struct when w;

	d->sense.guidance = d->outlook || (in & HOLDS_GUIDE) != 0;
	d->sense.scope.n = 0;
	d->sense.last.set = false;
	if (!when_head(&d->when, lx, &w) || !period_known(w.p))
		return;
	if (d->sense.guidance)
		d->sense.ahead = w.p;
	else if (d->headed && !period_eq(w.p, d->head_period))
		d->sense.now = d->when.ref; /* heads of columns */
	else if (!period_known(d->when.ref) ||
		 period_cmp(period_last(w.p), d->when.ref) <= 0)
		d->sense.now = w.p;
	d->headed = true;
	d->head_period = w.p;
}

/* Remembers quantity N for when it is said again. */
static void
remember(struct disc *d, const struct attr *a, const struct num *n)
{
	struct said *o = &d->said[d->sense.nsaid++ % SAID];
	size_t len = a->scope.n < sizeof(o->scope) ? a->scope.n : 0;

	o->kind = n->kind;
	o->value = n->value;
	o->neg = n->value.neg;
	o->value.neg = false;
	o->hi = n->hi;
	o->hi.neg = false;
	o->a = *a;
	memcpy(o->scope, a->scope.p, len);
	o->scope[len] = '\0';
	o->a.scope = o->a.why = (struct span){ "", 0 };
	o->exch = d->sense.exch;
}

/* What the figures of a sentence leave for the next. */
static void
leave(struct disc *d, const struct attr *a, const struct nums *nums)
{
	size_t k;

	for (k = 0; k < nums->n; k++) {
		remember(d, &a[k], &nums->v[k]);
		if (a[k].mood == MOOD_GUIDANCE && !a[k].told &&
		    (a[k].period.kind == PERIOD_QUARTER ||
			a[k].period.kind == PERIOD_YEAR) &&
		    period_cmp(a[k].period, d->when.ref) > 0 &&
		    a[k].period.year <= d->when.ref.year + 1)
			d->sense.ahead = a[k].period;
		if (a[k].metric == d->sense.revenue && a[k].scope.n > 0 &&
		    a[k].what == WHAT_LEVEL) {
			disc_keep(&d->segment, a[k].scope);
			d->sense.segment = buf_view(&d->segment);
		}
		if (a[k].whole)
			d->sense.scope.n = 0;
		if (a[k].segment) {
			disc_keep(&d->scope, a[k].scope);
			d->sense.scope = buf_view(&d->scope);
		}
		if (a[k].metric == 0 || a[k].row < 0)
			continue;
		d->sense.last.set = true;
		d->sense.last.topic = d->sense.last.far = false;
		d->sense.last.named = 0;
		d->sense.last.row = a[k].row;
		d->sense.last.metric = a[k].metric;
		d->sense.last.of = a[k].of;
		d->sense.last.what = a[k].what;
		d->sense.last.basis = a[k].basis;
		d->sense.last.mood = a[k].mood;
		d->sense.last.kind = nums->v[k].kind;
		if (!a[k].base)
			d->sense.last.period = a[k].period;
		d->sense.last.vs = a[k].vs;
		disc_keep(&d->last_scope,
		    a[k].effect ? (struct span){ "", 0 } : a[k].scope);
		d->sense.last.scope = buf_view(&d->last_scope);
	}
}

const struct attr *
disc_text(struct disc *d, const struct disc_seg *seg, const struct lex *lx,
    struct nums *nums)
{
	bool head = span_eq(seg->kind, SPAN("heading"));
	struct attr *a;
	unsigned in;

	if (d->texts == 0)
		settle(d);
	borders(d, seg);
	if (d->texts++ < LEARN && lx->digits && d->when.cal.sure < 2)
		when_learn(&d->when, lx);
	in = topic_holds(d, lx);
	if (head)
		heading(d, lx, in);
	else
		d->headed = false;
	if (d->sense.last.named > 0 && --d->sense.last.named == 0)
		d->sense.last = d->told;
	if (nums->n == 0 && !head && d->sense.talk)
		topic_names(d, lx);
	if (nums->n == 0 && ((in & ~(unsigned)HOLDS_GUIDE) == 0 || head))
		return NULL;
	group_text(&d->g, &d->when, lx, nums);
	if (in != 0 && !head)
		topic_turns(d, in);
	if (nums->n == 0)
		return NULL;
	a = clause_bind(&d->clauses, &d->g, nums, &d->sense);
	leave(d, a, nums);
	return a;
}