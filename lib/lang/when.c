/* Mentions of time in running text and in headings. */
#include "lang/when_int.h"

void
when_init(struct when_scan *s, const struct when_ctx *ctx, const struct lex *lx)
{
	memset(s, 0, sizeof(*s));
	s->ctx = ctx;
	s->lx = lx;
}

/* Puts tokens [FROM, TO) and the words R into W, resolved. */
static void
put(const struct when_scan *s, const struct when_raw *r, size_t from, size_t to,
    struct when *w)
{
	const struct tok *a = &s->lx->tok[from], *b = &s->lx->tok[to - 1];

	memset(w, 0, sizeof(*w));
	w->off = a->off;
	w->n = b->off + b->n - a->off;
	when_resolve(s->ctx, r, w);
}

/* The other one of "three and nine months" and the like: true if P has it. */
static bool
alternate(const struct when_parse *p, struct when_raw *r)
{
	*r = p->r;
	if (p->alt_month > 0)
		r->month = p->alt_month;
	else if (p->alt_quarter > 0)
		r->quarter = p->alt_quarter;
	else if (p->alt_months > 0 && p->r.weeks > 0)
		r->weeks = p->alt_months;
	else if (p->alt_months > 0)
		r->months = p->alt_months;
	else
		return false;
	return true;
}

/* Is R nothing but the number of a year; nothing but a date? */
static bool
only_year(const struct when_raw *r)
{
	return r->year != 0 && !when_has_unit(r) && r->month == 0;
}

static bool
only_date(const struct when_raw *r)
{
	return r->month != 0 && r->year == 0 && !r->has_yrel &&
	       !when_has_unit(r);
}

/* A and B are joined by "and": gives each what it leaves to the other. */
static void
share(struct when_raw *a, struct when_raw *b)
{
	struct when_raw c = *a;

	/* "at the end of the fourth quarter and fiscal year" */
	if ((a->flags & WHEN_AS_OF) != 0 && (b->flags & WHEN_TODATE) == 0 &&
	    b->months == 0 && b->weeks == 0)
		b->flags |= WHEN_AS_OF;
	if (only_year(b) && when_has_unit(a) &&
	    (a->year != 0 || a->date_year != 0)) {
		/* "the third quarters of 2007 and 2006" */
		if (a->year != 0)
			c.year = b->year;
		if (a->date_year != 0)
			c.date_year = b->year;
		*b = c;
	} else if (only_year(b) && only_date(a) && a->date_year != 0) {
		c.date_year = b->year;
		*b = c;
	} else if (only_date(b) && (a->flags & WHEN_ENDED) != 0) {
		/* "three months ended March 31, 2010 and April 1, 2009" */
		c.month = b->month;
		c.day = b->day;
		c.date_year = b->date_year;
		*b = c;
	} else if (when_has_unit(a) && !when_has_year(a) && a->month == 0 &&
		   when_has_unit(b) && !a->has_rel) {
		/* "third quarter and first nine months of 2010" */
		a->year = b->year;
		a->has_yrel = b->has_yrel;
		a->yrel = b->yrel;
		a->month = b->month;
		a->day = b->day;
		a->date_year = b->date_year;
		a->flags |= b->flags & (WHEN_ENDED | WHEN_FUTURE);
	} else if (only_year(a) && only_year(b))
		b->flags |= a->flags & WHEN_FISCAL;
}

/* The token after "and", ", and" or ",": I itself when there is none. */
static size_t
joined(const struct when_scan *s, size_t i)
{
	size_t j = i + (when_item(s, i).role == ITEM_COMMA);
	struct item it = when_item(s, j);

	if (it.role == PERIODS_ROLE_AND)
		return j + it.len;
	if (lex_is(s->lx, j, '&'))
		return j + 1;
	return i;
}

/* A comparison in itself at token I: "year over year". */
static bool
comparison(struct when_scan *s, size_t i, struct when *w)
{
	struct item it = when_item(s, i);
	struct when_raw r = { 0 };

	if (it.role != PERIODS_ROLE_VS)
		return false;
	r.unit = (uint8_t)it.n;
	put(s, &r, i, i + it.len, w);
	w->kind = it.n == 12 ? WHEN_YOY : WHEN_QOQ;
	w->p = it.n == 12 ? period_years(s->ctx->ref, -1)
			  : period_step(period_last(s->ctx->ref), -1);
	s->at = i + it.len;
	return true;
}

/* Gives P as W; what hangs on it waits. */
static void
give(struct when_scan *s, struct when_parse *p, struct when *w)
{
	struct when_parse q;
	struct when_raw r;
	size_t j;

	s->at = p->to;
	s->has_next = false;
	if (alternate(p, &r)) {
		put(s, &r, p->from, p->to, w);
		s->next = *p;
		s->next.alt_quarter = s->next.alt_months = 0;
		s->next.alt_month = 0;
		s->has_next = true;
		return;
	}
	j = joined(s, p->to);
	if (j > p->to && when_parse(s, j, &q)) {
		/* "across 2024 and 2025" is one stretch of several years. */
		if (only_year(&p->r) && only_year(&q.r) && p->from > 0) {
			struct item it = when_item(s, p->from - 1);

			if (it.role == PERIODS_ROLE_LEAD && it.n == 1) {
				p->r.flags |= WHEN_VAGUE;
				q.r.flags |= WHEN_VAGUE;
			}
		}
		if (q.alt_quarter == 0 && q.alt_months == 0 && q.alt_month == 0)
			share(&p->r, &q.r);
		s->next = q;
		s->has_next = true;
	}
	put(s, &p->r, p->from, p->to, w);
}

/* Can a phrase of time go on with token I? */
static bool
may_follow(const struct when_scan *s, size_t i)
{
	return i < s->lx->n && (s->lx->tok[i].kind == LEX_NUM ||
				   (s->lx->tok[i].kind == LEX_WORD &&
				       (s->lx->starts[i] & WHEN_WORDS) != 0));
}

/* Is the item at token I one that needs another (`the`, `in`, `three`) and has
 * none? A quick look, for most of them are no words of time. */
static bool
alone(const struct when_scan *s, size_t i)
{
	struct item it = when_item(s, i);

	switch (it.role) {
	case 0:
		return s->lx->tok[i].kind == LEX_WORD;
	case PERIODS_ROLE_THE:
	case PERIODS_ROLE_LINK:
	case PERIODS_ROLE_LEAD:
	case PERIODS_ROLE_AND:
	case PERIODS_ROLE_AT:
	case PERIODS_ROLE_ON:
	case PERIODS_ROLE_COUNT:
	case PERIODS_ROLE_FEW:
	case PERIODS_ROLE_FULL:
	case PERIODS_ROLE_VERSUS:
		return !may_follow(s, i + it.len);
	}
	return false;
}

int
when_next(struct when_scan *s, struct when *w)
{
	struct when_parse p;

	if (s->has_next) {
		p = s->next;
		give(s, &p, w);
		return 1;
	}
	for (; s->at < s->lx->n; s->at++) {
		unsigned kind = s->lx->tok[s->at].kind;

		if (kind != LEX_NUM &&
		    (kind != LEX_WORD ||
			(s->lx->starts[s->at] & WHEN_WORDS) == 0))
			continue;
		if (kind == LEX_WORD && alone(s, s->at))
			continue;
		if (comparison(s, s->at, w))
			return 1;
		if (when_parse(s, s->at, &p)) {
			give(s, &p, w);
			return 1;
		}
	}
	return 0;
}

/* Reads the words of a heading into S and P; tokens FROM to TO hold them: false
 * when there are none. */
static bool
head_words(const struct when_ctx *ctx, const struct lex *lx,
    struct when_scan *s, struct when_parse *p, size_t *from, size_t *to)
{
	size_t n;

	when_init(s, ctx, lx);
	*p = (struct when_parse){ 0 };
	*from = lx->n;
	*to = 0;
	p->head = true;
	for (size_t i = 0; i<lx->n; i += n> 0 ? n : 1) {
		struct item it = when_item(s, i);

		n = 0;
		if (it.role == PERIODS_ROLE_VERSUS ||
		    it.role == PERIODS_ROLE_VS || lex_is(lx, i, '%'))
			p->r.flags |= WHEN_VS;
		else if (it.role == PERIODS_ROLE_ASOF ||
			 it.role == PERIODS_ROLE_AT)
			p->r.flags |= WHEN_AS_OF;
		else
			n = when_take(s, i, p);
		if (n == 0)
			continue;
		*from = i < *from ? i : *from;
		*to = i + n;
	}
	return *to > 0;
}

bool
when_head(const struct when_ctx *ctx, const struct lex *lx, struct when *w)
{
	struct when_scan s;
	struct when_parse p;
	size_t from, to;

	if (!head_words(ctx, lx, &s, &p, &from, &to))
		return false;
	put(&s, &p.r, from, to, w);
	return true;
}

bool
when_head_raw(
    const struct when_ctx *ctx, const struct lex *lx, struct when_raw *r)
{
	struct when_scan s;
	struct when_parse p;
	size_t from, to;

	if (!head_words(ctx, lx, &s, &p, &from, &to))
		return false;
	*r = p.r;
	return true;
}

bool
when_date(const struct when_ctx *ctx, const struct lex *lx, struct when *w)
{
	struct when_scan s;

	when_init(&s, ctx, lx);
	while (when_next(&s, w))
		if (w->raw.date_year != 0 && w->raw.day != 0)
			return true;
	return false;
}

/* The period that W names with or without its year; year 0: not said. */
static struct period
named(const struct when *w)
{
	struct period p = { 0 };

	p.year = w->raw.year;
	if (w->raw.quarter > 0) {
		p.kind = PERIOD_QUARTER;
		p.num = w->raw.quarter;
	} else if (w->raw.unit == 12 ||
		   (w->raw.year != 0 && !when_has_unit(&w->raw) &&
		       (w->flags & WHEN_FISCAL) != 0)) {
		p.kind = PERIOD_YEAR;
	} else if (w->raw.months == 6 || w->raw.months == 9) {
		p.kind = PERIOD_MONTHS;
		p.num = w->raw.months;
	} else if (w->raw.weeks >= 20 && w->raw.weeks < 50) {
		p.kind = PERIOD_MONTHS;
		p.num = w->raw.weeks < 34 ? 6 : 9;
	} else if (w->raw.weeks >= 52)
		p.kind = PERIOD_YEAR;
	return p;
}

struct date
when_learn(struct when_ctx *ctx, const struct lex *lx)
{
	struct when_scan s;
	struct when w;
	struct period last = { 0 }, p;
	struct date late = { 0 };
	size_t end = 0;

	when_init(&s, ctx, lx);
	while (when_next(&s, &w)) {
		p = named(&w);
		if ((w.flags & WHEN_ENDED) != 0 && w.date.year != 0) {
			/* "third quarter of fiscal 2025, which ended October
			 * 27, 2024": the name stood just before. */
			if (!period_known(p) && !when_has_unit(&w.raw) &&
			    w.off < end + 40)
				p = last;
			if (w.raw.date_year != 0)
				calendar_learn(&ctx->cal, p, w.date);
			if ((w.flags & WHEN_FUTURE) == 0)
				late = date_later(late, w.date);
		}
		last = p;
		end = w.off + w.n;
	}
	return late;
}
