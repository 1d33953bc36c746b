/* The fiscal calendar and the period that a document reports, from its text
 * and from the headings of its tables. */
#include "core/vec.h"
#include "table/factmemo.h"

#define BEFORE 220 /* bytes of a sentence before and after "ended" */
#define AFTER 110
#define SHORT 40
static const struct period ends_year = { .kind = PERIOD_YEAR };

#define TIMES 200 /* places that are looked at */

static inline bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Two line ends, a TAB, two blanks or a bar at P: no running text goes over
 * it. */
static bool
wall(const char *p)
{
	if ((unsigned char)*p > '>' && *p != '|')
		return false;
	return *p == '\t' || *p == '|' || *p == '<' || *p == '>' ||
	       (p[0] == ' ' && p[1] == ' ') || (p[0] == '\n' && p[1] == '\n');
}

/* The same for the 16 bytes from P on, a bit each; one more is looked at. */
static unsigned
walls(const char *p)
{
	vec_b v = vec_load(p), next = vec_load(p + 1);

	return vec_mask(
	    VEC_IS(v, '\t') | VEC_IS(v, '|') | VEC_IS(v, '<') | VEC_IS(v, '>') |
	    ((VEC_IS(v, ' ') | VEC_IS(v, '\n')) & (vec_b)(v == next)));
}

/* Where the running text around byte AT of S begins, at most BEFORE bytes
 * before it. */
static size_t
begins(struct span s, size_t at)
{
	size_t low = at > BEFORE ? at - BEFORE : 0, i;
	unsigned m;

	for (i = at; i >= low + 16; i -= 16)
		if ((m = walls(s.p + i - 16)) != 0)
			return i - (size_t)__builtin_clz(m << 16);
	while (i > low && !wall(s.p + i - 1))
		i--;
	return i;
}

/* Where it ends, at most AFTER bytes behind. */
static size_t
ends(struct span s, size_t at)
{
	size_t high = at + AFTER < s.n ? at + AFTER : s.n - 1, i;
	unsigned m;

	for (i = at; i + 16 < high; i += 16)
		if ((m = walls(s.p + i)) != 0)
			return i + (size_t)__builtin_ctz(m);
	while (i < high && !wall(s.p + i))
		i++;
	return i;
}

/* May S name a day of a year? Four digits together, digits behind a mark that
 * is not of a figure, or two short numbers. */
static bool
dated(struct span s)
{
	unsigned numbers = 0;
	size_t i, from;
	char c;

	for (i = 0; i < s.n; i++) {
		if (!is_digit(s.p[i]))
			continue;
		for (from = i; i < s.n && is_digit(s.p[i]); i++)
			continue;
		c = from > 0 ? s.p[from - 1] : ' ';
		if (i - from == 4 ||
		    (c != ' ' && c != ',' && c != '.' && c != '$' && c != '('))
			return true;
		numbers += i - from < 3 && (c == ' ' || c == '(') &&
			   !(i + 1 < s.n && is_digit(s.p[i + 1]));
	}
	return numbers > 1;
}

/* Where "nded " stands next in S from byte I on; S.n where it does not. */
static size_t
next_ended(struct span s, size_t i)
{
	unsigned m;

	for (; i + 20 <= s.n; i += 16) {
		m = vec_mask(VEC_IS(vec_load(s.p + i), 'n') &
			     VEC_IS(vec_load(s.p + i + 1), 'd') &
			     VEC_IS(vec_load(s.p + i + 3), 'd') &
			     VEC_IS(vec_load(s.p + i + 4), ' '));
		for (; m != 0; m &= m - 1)
			if (s.p[i + (size_t)__builtin_ctz(m) + 2] == 'e')
				return i + (size_t)__builtin_ctz(m);
	}
	for (; i + 5 <= s.n; i++)
		if (memcmp(s.p + i, "nded ", 5) == 0)
			return i;
	return s.n;
}

/* Learns from what HEAD says to have ended when. */
static void
learn_text(struct facts *f, struct span head)
{
	char text[BEFORE + AFTER + 8];
	size_t at, from, to, i, n;

	for (n = at = 0; n < TIMES; n++, at += 5) {
		if ((at = next_ended(head, at)) >= head.n)
			break;
		from = begins(head, at);
		to = ends(head, at);
		/* Short ones are headings, which tables tell. */
		if (to - from <= SHORT)
			continue;
		for (i = from; i < to; i++)
			text[i - from] = head.p[i] == '\n' ? ' ' : head.p[i];
		if (!dated((struct span){ text, to - from }))
			continue;
		lex_text(&f->lex, f->tab, (struct span){ text, to - from });
		f->last = date_later(f->last, when_learn(&f->when, &f->lex));
	}
}

/* Weeks until the year ends where so many have gone: quarters of 13 weeks, or
 * of 12 and a last one of 16. */
static int
weeks_left(unsigned weeks)
{
	if (weeks >= 51)
		return 0;
	if (weeks == 24 || weeks == 36)
		return 52 - (int)weeks;
	if (weeks == 26 || weeks == 27 || weeks == 39 || weeks == 40)
		return 52 - (int)(weeks / 13 * 13);
	return -1;
}

/* One heading that says a length and the day on which it ends. Months to date
 * tell more than twelve months, which may trail. */
static void
length(struct facts *f, const struct when *w)
{
	unsigned months = w->raw.months;
	int left;

	f->last = date_later(f->last, w->date);
	if (w->raw.weeks > 0) {
		if ((left = weeks_left(w->raw.weeks)) >= 0)
			calendar_learn(left == 0 ? &f->by_year : &f->by_part,
			    ends_year, date_of(date_days(w->date) + left * 7));
		return;
	}
	if (months == 12 || (months == 0 && w->raw.unit == 12))
		calendar_learn(&f->by_year, ends_year, w->date);
	else if (months == 6 || months == 9)
		calendar_learn(&f->by_part,
		    (struct period){
			.kind = PERIOD_MONTHS, .num = (uint8_t)months },
		    w->date);
}

/* Days of balances: the one that is no year before the first ends a year. */
static void
balances(struct facts *f, const struct date *d, unsigned n)
{
	int32_t diff;
	unsigned i;

	for (i = 1; i < n; i++) {
		diff = date_days(d[0]) - date_days(d[i]);
		if (diff > 30 && diff < 340)
			calendar_learn(&f->by_balance, ends_year, d[i]);
		else if (diff < -30 && diff > -340)
			calendar_learn(&f->by_balance, ends_year, d[0]);
	}
}

void
facts_learn_table(struct facts *f, struct table *t)
{
	struct date day[8];
	struct when w;
	unsigned c, n = 0;
	bool balance;

	facts_texts_table(f->texts);
	balance = facts_says(f, t->title, STATEMENTS_KIND_BALANCE);
	for (c = 0; c < t->ncol; c++) {
		struct fact_head *m = facts_head(f, t->col[c].head);

		/* Once is enough, but for the days of balances. */
		if (m != NULL && m->learnt && !balance)
			continue;
		if (m != NULL)
			m->learnt = true;
		if (!facts_period(f, t->col[c].head, &w) || w.date.year == 0 ||
		    (w.flags & WHEN_VS) != 0 || w.date.month == 0)
			continue;
		if (w.kind == WHEN_PERIOD)
			length(f, &w);
		else if (balance && n < 8)
			day[n++] = w.date;
	}
	if (n > 1)
		balances(f, day, n);
}

void
facts_learned(struct facts *f, struct span head)
{
	struct calendar cal = f->by_part.sure > 0      ? f->by_part
			      : f->by_balance.sure > 0 ? f->by_balance
						       : f->by_year;
	int apart;

	/* Headings know best when a year ends, the text how it is named. */
	learn_text(f, head);
	if (f->when.cal.sure < 3 && cal.sure > 0) {
		apart = (int)f->when.cal.month - (int)cal.month;
		if (f->when.cal.sure > 0 &&
		    (apart == 0 || apart == 1 || apart == -1 || apart == 11 ||
			apart == -11))
			cal.name = f->when.cal.name;
		cal.sure = 2;
		f->when.cal = cal;
	}
	if (f->last.year != 0)
		f->when.ref = calendar_quarter(&f->when.cal, f->last);
}
