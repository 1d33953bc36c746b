/* Estimates: what the facts and the claims give for a level, stated or by the
 * lexicon's relations, with its interval, its formula and its doubts. */
#include "join/tieint.h"

const struct metric *
tie_metric_of(const struct tie *t, uint32_t id)
{
	return metric_get(t->metrics, id < TIE_METRICS ? (int)id : 0);
}

struct tie_ests *
tie_ests(struct tie *t)
{
	struct tie_ests *e = arena_alloc(&t->tmp, sizeof(*e));

	e->n = 0;
	return e;
}

bool
tie_usable(const struct tie *t, const struct tie_item *i)
{
	const struct tie_item *c = t->claim;

	return !(
	    i == c || (span_eq(i->line, c->line) && span_eq(i->col, c->col) &&
			  span_eq(i->doc, c->doc)));
}

int
tie_basis_marks(
    const struct tie *t, const struct tie_item *i, enum tie_basis want)
{
	bool follows = tie_metric_of(t, i->metric)->follows_basis;

	if (i->basis == want)
		return 0;
	if (i->basis == TIE_ANY_BASIS)
		return follows ? TIE_WEAK_BASIS : 0;
	if (i->basis == TIE_GAAP && want == TIE_NON_GAAP && !follows)
		return 0;
	return -1;
}

struct rat
tie_half(const struct tie_item *i)
{
	struct rat u = rat_read(i->ulp), ten = rat_of(10), two = rat_of(2);
	int k;

	if (u.bad) {
		u = rat_of(1);
		for (k = rat_places(i->value); k > 0; k--)
			u = rat_div(&u, &ten);
	}
	return i->approx == '~' ? u : rat_div(&u, &two);
}

struct tie_est
tie_est_item(struct tie *t, const struct tie_item *i, const struct rat *scale)
{
	struct rat half = tie_half(i), one = rat_of(1);
	struct tie_est e = {
		.mid = rat_read(i->value), .how = i->value, .at = i, .item = i
	};
	struct iv s;

	e.v = iv_round(&e.mid, &half);
	if (rat_cmp(scale, &one) != 0) {
		s = iv_of(scale);
		e.v = iv_mul(&e.v, &s);
		e.mid = rat_mul(&e.mid, scale);
	}
	e.flags = (i->fact || t->opts->self ? TIE_FACT : TIE_CLAIM) |
		  (i->approx == '~' ? TIE_HEDGED : 0);
	/* "100 billion" may be a round figure, which proves nobody wrong */
	if (!i->fact && t->opts->self && i->unit == TIE_MONEY &&
	    !tie_telling(i, 2))
		e.flags |= TIE_GUESS;
	return e;
}

/* Puts the formula of E into B, in brackets when it has parts, or a sign
 * behind an operator. */
static void
put_how(struct buf *b, const struct tie_est *e)
{
	size_t i = b->n == 0 ? 1 : 0;

	for (; i < e->how.n; i++)
		if (memchr("+-*/", e->how.p[i], 4) != NULL)
			break;
	if (i < e->how.n)
		buf_c(b, '(');
	buf_span(b, e->how);
	if (i < e->how.n)
		buf_c(b, ')');
}

/* Gives E the formula A OP B TAIL. */
static void
set_how(struct tie *t, struct tie_est *e, const struct tie_est *a, char op,
    const struct tie_est *b, const char *tail)
{
	struct buf s = { 0 };

	if (op == '+' || (op == '-' && a->item != NULL))
		buf_span(&s, a->how);
	else
		put_how(&s, a);
	buf_c(&s, op);
	put_how(&s, b);
	buf_str(&s, tail);
	e->how = arena_dup(&t->tmp, buf_view(&s));
	buf_free(&s);
}

struct tie_est
tie_est_op(
    struct tie *t, const struct tie_est *a, char op, const struct tie_est *b)
{
	struct tie_est e = { .at = a->at, .flags = a->flags | b->flags };

	e.flags &= ~(unsigned)TIE_STATED;
	switch (op) {
	case '+':
		e.v = iv_add(&a->v, &b->v);
		e.mid = rat_add(&a->mid, &b->mid);
		break;
	case '-':
		e.v = iv_sub(&a->v, &b->v);
		e.mid = rat_sub(&a->mid, &b->mid);
		break;
	default:
		e.v = iv_div(&a->v, &b->v);
		e.mid = rat_div(&a->mid, &b->mid);
	}
	set_how(t, &e, a, op, b, "");
	return e;
}

struct tie_est
tie_est_growth(
    struct tie *t, const struct tie_est *cur, const struct tie_est *base)
{
	struct tie_est e = tie_est_op(t, cur, '/', base);
	struct rat one = rat_of(1), zero = rat_of(0);
	struct iv i = iv_of(&one);

	e.v = iv_sub(&e.v, &i);
	e.mid = rat_sub(&e.mid, &one);
	/* a growth from a loss, or to one, says nothing in percent */
	if (!base->v.lo.bad && rat_cmp(&base->v.lo, &zero) <= 0)
		e.v.lo.bad = true;
	set_how(t, &e, cur, '/', base, "-1");
	e.at = base->at;
	return e;
}

void
tie_est_pure(struct tie_est *e)
{
	if ((e->flags & TIE_FACT) != 0 && (e->flags & TIE_CLAIM) != 0)
		e->flags |= TIE_GUESS;
}

void
tie_est_scale(struct tie_est *e, int n)
{
	struct rat r = rat_of(n);
	struct iv i = iv_of(&r);

	e->v = iv_mul(&e->v, &i);
	e->mid = rat_mul(&e->mid, &r);
}

/* Magnitude of an outflow that a statement prints negative. */
static void
positive(struct tie_est *e)
{
	if (!e->mid.num.neg)
		return;
	e->v = iv_abs(&e->v);
	e->mid = rat_abs(&e->mid);
	if (e->how.n > 0 && e->how.p[0] == '-')
		e->how = span_sub(e->how, 1, e->how.n);
}

/* Keeps the better of two estimates first: facts, then the more exact, then
 * the one read first. */
static bool
better(const struct tie_est *a, const struct tie_est *b)
{
	struct rat wa, wb;
	int c;

	if (((a->flags ^ b->flags) & TIE_FACT) != 0)
		return (a->flags & TIE_FACT) != 0;
	if (((a->flags ^ b->flags) & TIE_WEAK_BASIS) != 0)
		return (b->flags & TIE_WEAK_BASIS) != 0;
	wa = rat_sub(&a->v.hi, &a->v.lo);
	wb = rat_sub(&b->v.hi, &b->v.lo);
	if ((c = rat_cmp(&wa, &wb)) != 0)
		return c < 0;
	return a->item->seq < b->item->seq;
}

/* Inserts E in order; one that says what another says is left out. */
static void
insert(struct tie_ests *out, const struct tie_est *e)
{
	unsigned n;
	size_t i, k;

	for (i = 0; i < out->n; i++)
		if (out->e[i].item->fact == e->item->fact &&
		    out->e[i].flags == e->flags &&
		    span_eq(out->e[i].item->value, e->item->value) &&
		    span_eq(out->e[i].item->ulp, e->item->ulp)) {
			n = out->e[i].count + 1;
			if (better(e, &out->e[i]))
				out->e[i] = *e;
			out->e[i].count = n;
			return;
		}
	for (i = 0; i < out->n && !better(e, &out->e[i]); i++)
		continue;
	if (i == TIE_ESTS || iv_bad(&e->v))
		return;
	for (k = out->n < TIE_ESTS ? out->n++ : TIE_ESTS - 1; k > i; k--)
		out->e[k] = out->e[k - 1];
	out->e[i] = *e;
	out->e[i].count = 1;
}

/* The stated levels of pool P for Q, under scope SCOPE. */
static void
stated_in(struct tie *t, const struct tie_pool *p, const struct tie_q *q,
    uint32_t scope, unsigned marks, struct tie_ests *out)
{
	const struct tie_item *i;
	struct rat one = rat_of(1);
	struct tie_est e;
	int m;

	for (i = tie_pool_first(p, q->what, q->metric, scope, q->period);
	     i != NULL; i = tie_pool_next(p, i)) {
		if (!tie_usable(t, i) || i->hi.n > 0 || i->of != q->of ||
		    i->approx == '>' || i->approx == '<' ||
		    (i->mood != TIE_ACTUAL && i->mood != q->mood))
			continue;
		if ((m = tie_basis_marks(t, i, q->basis)) < 0)
			continue;
		e = tie_est_item(t, i, &one);
		e.flags |= (unsigned)m | marks;
		if (q->metric < TIE_METRICS && t->metric[q->metric].outflow)
			positive(&e);
		insert(out, &e);
	}
}

/* The stated levels of facts and claims for Q, under scope SCOPE. */
static void
stated_scope(struct tie *t, const struct tie_q *q, uint32_t scope,
    unsigned marks, struct tie_ests *out)
{
	stated_in(t, &t->facts, q, scope, marks, out);
	stated_in(t, &t->claims, q, scope, marks, out);
}

/* Is A less exact than B? */
static bool
wider(const struct tie_est *a, const struct tie_est *b)
{
	struct rat x = rat_sub(&a->v.hi, &a->v.lo);
	struct rat y = rat_sub(&b->v.hi, &b->v.lo);

	return rat_cmp(&x, &y) > 0;
}

/* Where no fact is among them and claims disagree, drops what one says and
 * several do not. */
static void
outvote(struct tie_ests *out)
{
	size_t i, n = 0, most = 0;

	for (i = 0; i < out->n; i++) {
		if (out->e[i].item->fact)
			return;
		if (out->e[i].count > out->e[most].count)
			most = i;
	}
	for (i = 0; i < out->n; i++)
		if (out->e[i].count > 1 || out->e[most].count < 2 ||
		    iv_meet(&out->e[i].v, &out->e[most].v))
			out->e[n++] = out->e[i];
	out->n = n;
}

/* Where the first is a fact, drops claims that do not meet it, which were read
 * wrong, and less exact facts: the most exact decides. Marks what is left when
 * facts disagree. */
static void
agree(struct tie_ests *out)
{
	const struct tie_est *first = &out->e[0], *e;
	bool all = true, meets;
	size_t i, n = 0;

	outvote(out);
	for (i = 0; i < out->n; i++) {
		e = &out->e[i];
		meets = i == 0 || iv_meet(&first->v, &e->v);
		/* a claim, or an unstated basis, casts no doubt on a fact */
		if (!meets && (e->item->fact || !first->item->fact) &&
		    (e->flags & ~first->flags & TIE_WEAK_BASIS) == 0)
			all = false;
		if (meets || !first->item->fact ||
		    (e->item->fact && !wider(e, first)))
			out->e[n++] = *e;
	}
	out->n = n;
	for (i = 0; i < n && !all; i++)
		out->e[i].flags |= TIE_GUESS;
}

/* The one scope of the facts of a metric that has the words of SCOPE and more
 * ("membership", "membership fees"); 0 when there is none or several. */
static uint32_t
longer_scope(struct tie *t, uint32_t metric, uint32_t scope)
{
	const struct tie_item *i;
	uint32_t k, found = 0;

	if (t->longer.metric == metric && t->longer.scope == scope)
		return t->longer.is;
	for (k = 0; k < t->facts.n; k++) {
		i = &t->facts.item[k];
		if (i->metric != metric || i->scope == found ||
		    i->scope == scope || i->scope == 0 ||
		    !tie_scope_part(&t->names, scope, i->scope))
			continue;
		if (found != 0) {
			found = 0;
			break;
		}
		found = i->scope;
	}
	t->longer.metric = metric;
	t->longer.scope = scope;
	return t->longer.is = found;
}

/* Is no fact among the estimates? */
static bool
no_fact(const struct tie_ests *e)
{
	size_t i;

	for (i = 0; i < e->n; i++)
		if ((e->e[i].flags & TIE_FACT) != 0)
			return false;
	return true;
}

/* The stated levels for Q. The whole company goes by the name that is being
 * tried, else by none; another scope also by its initials. */
void
tie_stated(struct tie *t, const struct tie_q *q, struct tie_ests *out)
{
	const struct tie_name *s = &t->names.name[q->scope];
	uint32_t longer;

	if (s->total) {
		if (t->whole != 0)
			stated_scope(t, q, t->whole, 0, out);
		if (no_fact(out))
			stated_scope(t, q, 0, 0, out);
		if (t->also != 0)
			stated_in(t, &t->claims, q, t->also, TIE_GUESS, out);
		agree(out);
		return;
	}
	stated_scope(t, q, q->scope, 0, out);
	if (no_fact(out) && s->initials != 0)
		stated_scope(t, q, s->initials, TIE_GUESS, out);
	if (no_fact(out) && s->spelled != 0)
		stated_scope(t, q, s->spelled, TIE_GUESS, out);
	if (no_fact(out) &&
	    (longer = longer_scope(t, q->metric, q->scope)) != 0)
		stated_scope(t, q, longer, TIE_GUESS | TIE_WEAK_SCOPE, out);
	agree(out);
}
