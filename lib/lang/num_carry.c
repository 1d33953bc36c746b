/* Figures without a unit: what a quantity said before, or the words before,
 * make of them; the rest are none. */
#include "lang/num_form.h"

#define NEAR 3	 /* texts after which a ratio is forgotten */
#define FAR 64	 /* figures before one that are asked for a unit */
#define LATELY 4 /* the same for the noun of a count */
#define AGO 6 /* texts after which basis points are forgotten by what moves */
#define NOUN_FAR 25 /* tokens before one that are asked for a noun */

/* Does a noun phrase, a name or a unit begin at token I? Then a bare figure
 * before it counts something that is not known. */
bool
num_goes_on(const struct scan *s, size_t i)
{
	const struct lex *lx = s->lx;

	if (lx->tok[i].kind == LEX_SIGN)
		return lx->tok[i].val == '/' || lx->tok[i].val == ':' ||
		       lx->tok[i].val == '&' || lx->tok[i].val == '*';
	if (lx->tok[i].kind == LEX_CLITIC)
		return true;
	if (num_role(s, i + 1) == JOINTS_ROLE_OF)
		return false; /* "10 outside of" */
	return !num_word(s, TAB_STOPS, i) && !num_word(s, TAB_JOINTS, i) &&
	       !num_word(s, TAB_HEDGES, i);
}

/* Is token I a verb in the past that is no name? */
static bool
did(const struct scan *s, size_t i)
{
	return (s->lx->tok[i].flags & LEX_CAP) == 0 &&
	       tab_ends(s->tab, lex_span(s->lx, i), ENDINGS_KIND_PAST);
}

/* Can the words before A state a figure: a word of change, a preposition, a
 * verb of being, a comma or another figure's "and"? */
static bool
stated(const struct scan *s, const struct atom *a)
{
	size_t p = a->from;

	if (a->hedged || a->signed_word)
		return true;
	if (p == 0)
		return false;
	p--;
	if (s->lx->tok[p].kind == LEX_SIGN)
		return lex_is(s->lx, p, ',') || lex_is(s->lx, p, 0x2014);
	if (s->lx->tok[p].kind == LEX_CLITIC)
		return true;
	switch (num_role(s, p)) {
	case JOINTS_ROLE_ORDINAL:
	case JOINTS_ROLE_THESE:
	case JOINTS_ROLE_ANY:
	case JOINTS_ROLE_CLOCK:
		return false;
	default:
		return num_word(s, TAB_STOPS, p) ||
		       num_word(s, TAB_JOINTS, p) || did(s, p);
	}
}

/* The noun that is counted at token I, if it is one that companies count:
 * true for shares and for such nouns. */
static bool
counted(const struct scan *s, size_t i, enum num_kind *kind)
{
	struct nums *out = s->out;
	struct atom b = { .first = (uint32_t)i,
		.last = (uint32_t)i,
		.value = { 2, 0, false } };
	struct span w;

	(void)out;
	if (num_word(s, TAB_SHARES, i)) {
		*kind = NUM_SHARES;
		return true;
	}
	w = lex_span(s->lx, i);
	if (w.n < 2 || w.p[w.n - 1] != 's')
		return false;
	num_noun(s, &b);
	if (b.kind != NUM_COUNT || b.noun + b.nnoun != i + 1 ||
	    !num_is_counted(s, b.noun + b.nnoun - 1))
		return false;
	*kind = NUM_COUNT;
	return true;
}

size_t
num_said(const struct scan *s, size_t i, size_t end, struct span *unit)
{
	struct span w;
	size_t n;

	for (n = 0; i > end && n < NOUN_FAR; i--, n++) {
		if (s->lx->tok[i - 1].kind != LEX_WORD)
			continue;
		w = lex_span(s->lx, i - 1);
		if ((w.n > 3 && w.p[w.n - 1] == 's') ||
		    (i > 1 && (s->lx->starts[i - 2] >> TAB_ARTICLES & 1) != 0 &&
			!num_goes_on(s, i))) /* "a unit" */
			if (num_is_counted(s, i - 1)) {
				*unit = num_singular(s, i - 1);
				return i;
			}
	}
	return 0;
}

/* A figure with a scale and no unit: money, unless the words before it speak
 * of shares or of something that companies count. */
static void
scaled(struct scan *s, struct atom *a)
{
	enum num_kind kind;
	size_t i;

	if (a->scale == 3 && num_row1(s, TAB_SCALES, a->tail - 1) >= 0 &&
	    s->lx->tok[a->tail - 1].n == 1) {
		a->dead = true; /* "an 8K" */
		return;
	}
	if (a->scale < 6 && num_goes_on(s, a->upto)) {
		a->dead = true; /* "a thousand thanks" */
		return;
	}
	a->own = true;
	a->flags |= NUM_BARE;
	for (i = a->first; i > 0 && i + 25 > a->first; i--) {
		if (lex_is(s->lx, i - 1, ';') ||
		    num_word(s, TAB_CURRENCY, i - 1))
			break;
		if (s->lx->tok[i - 1].kind != LEX_WORD ||
		    !counted(s, i - 1, &kind))
			continue;
		a->kind = kind;
		if (kind == NUM_COUNT) {
			a->noun = (uint32_t)i - 1;
			a->nnoun = 1;
			a->unit = num_singular(s, i - 1);
		}
		return;
	}
	a->kind = NUM_MONEY;
	a->code = num_currency(s->ctx);
	a->flags |= NUM_UNSIGNED;
}

/* Is A, in units of ten to the SCALE, within four times B and a quarter of it?
 */
static bool
near(struct dec a, int scale, struct dec b)
{
	struct dec c = { 4, 0, false }, d;

	num_shift(&a, scale);
	a.neg = b.neg = false;
	return dec_mul(&d, a, c) && dec_cmp(d, b) >= 0 && dec_mul(&d, b, c) &&
	       dec_cmp(a, d) <= 0;
}

/* The word before A, its hedges and its sign passed over. */
static enum joints_role
role_before(const struct scan *s, const struct atom *a)
{
	return a->from > 0 ? num_role(s, a->from - 1) : JOINTS_ROLE_NONE;
}

/* Is A said as a movement: "up 7", "plus 3"? */
static bool
moved(const struct scan *s, const struct atom *a)
{
	return a->signed_word || num_moves(role_before(s, a));
}

/* Can A, without a unit, be a percentage as B is: of its size, and where
 * another one of a row may stand ("up 6%, Canada up 7 and Japan 8")? */
static bool
percent_too(const struct scan *s, const struct atom *a, const struct atom *b)
{
	if (a->scale != 0 || b->timed || !near(a->value, 0, b->value) ||
	    num_role(s, a->upto) == JOINTS_ROLE_OF)
		return false;
	if (moved(s, a))
		return true;
	switch (role_before(s, a)) {
	case JOINTS_ROLE_TO:
	case JOINTS_ROLE_FROM:
	case JOINTS_ROLE_VERSUS:
	case JOINTS_ROLE_BY:
		return true;
	case JOINTS_ROLE_AND:
	case JOINTS_ROLE_OR:
		return b->last + 8 > a->first;
	default:
		return a->hedged || a->value.exp < 0 ||
		       (a->from > 0 && lex_is(s->lx, a->from - 1, ',') &&
			   b->last + 8 > a->first);
	}
}

/* Is A, without a sign or a scale, an amount compared with B: "$120 million, up
 * from 110"? */
static bool
money_too(const struct scan *s, const struct atom *a, const struct atom *b)
{
	enum joints_role r = role_before(s, a);

	return b->scale >= 6 && a->scale == 0 &&
	       near(a->value, b->scale, b->value) &&
	       (r == JOINTS_ROLE_FROM || r == JOINTS_ROLE_VERSUS ||
		   (r == JOINTS_ROLE_TO && a->from > 1 &&
		       num_moves(num_role(s, a->from - 2))));
}

/* The last quantity of the text before atom K from which a bare figure can
 * take its unit, or -1. */
static int
source(const struct scan *s, size_t k)
{
	const struct atom *a = &s->v[k];
	size_t i;

	for (i = k; i > 0 && k - i < FAR; i--) {
		const struct atom *b = &s->v[i - 1];

		if (b->dead || !b->own || b->part)
			continue;
		switch (b->kind) {
		case NUM_COUNT:
		case NUM_DAYS:
		case NUM_BPS:
		case NUM_POINTS:
		case NUM_MULTIPLE:
			if (b->timed && b->kind == NUM_COUNT)
				continue;
			return (int)i - 1;
		case NUM_PER_SHARE:
			if (a->ulp.exp == -2)
				return (int)i - 1;
			continue;
		case NUM_PERCENT:
			if (percent_too(s, a, b))
				return (int)i - 1;
			continue;
		case NUM_MONEY:
			if (money_too(s, a, b))
				return (int)i - 1;
			continue;
		default:
			continue;
		}
	}
	return -1;
}

/* Gives A, a bare figure, the unit of B. */
static void
take(struct scan *s, struct atom *a, int from)
{
	const struct atom *b = &s->v[from];

	if (b->kind == NUM_MONEY) {
		num_shift(&a->value, b->scale);
		num_shift(&a->hi, b->scale);
		num_shift(&a->ulp, b->scale);
		a->scale = b->scale;
		a->flags |= NUM_SCALED;
	}
	a->kind = b->kind;
	a->unit = b->unit;
	a->code = b->code;
	a->carry = from;
	a->own = true;
	a->flags |= NUM_BARE;
}

/* Gives A the unit that the texts before left; false when there is none. */
static bool
take_context(struct scan *s, struct atom *a)
{
	const struct num_ctx *ctx = s->ctx;
	size_t n = strlen(ctx->unit);
	char *p;

	if ((ctx->last != NUM_BPS && ctx->last != NUM_COUNT) ||
	    ctx->ago > (ctx->last == NUM_COUNT ? LATELY
			   : moved(s, a) || role_before(s, a) == JOINTS_ROLE_BY
			       ? AGO
			       : 2))
		return false;
	p = arena_alloc(&s->out->arena, n + 1);
	memcpy(p, ctx->unit, n);
	a->kind = ctx->last;
	a->unit = (struct span){ p, n };
	a->own = true;
	a->flags |= NUM_BARE;
	return true;
}

/* Was a ratio such as book-to-bill spoken of before A, here or lately? */
static bool
of_ratio(const struct scan *s, const struct atom *a)
{
	return s->ratio < a->first || (s->ctx->ratio < NEAR && a->hedged);
}

/* Is A in words next to a figure of the same list, as in "four in Spain, three
 * in Italy"? */
static bool
listed(const struct scan *s, size_t k)
{
	const struct atom *a = &s->v[k];
	const struct atom *b = k > 0 ? &s->v[k - 1] : NULL;

	if (b == NULL || b->dead || !b->own || b->timed ||
	    b->kind != NUM_COUNT || a->first > b->last + 8 || a->first == 0)
		return false;
	if (a->value.mant == 1 && b->carry < 0)
		return false;
	return lex_is(s->lx, a->first - 1, ',') ||
	       num_role(s, a->first - 1) == JOINTS_ROLE_AND;
}

/* Makes A a count of something that is not said; false where a name is as
 * likely, as after "the". */
static bool
unknown(const struct scan *s, struct atom *a)
{
	if (!a->hedged && num_role(s, a->first - 1) == JOINTS_ROLE_THE &&
	    (s->lx->tok[a->head].flags & LEX_GROUP) == 0)
		return false;
	if (lex_is(s->lx, a->last, '-') || a->value.exp < 0 ||
	    (!a->hedged && a->value.mant < 10 &&
		num_role(s, a->upto) != JOINTS_ROLE_OF))
		return false; /* "I have 2" */
	a->kind = NUM_COUNT;
	a->own = true;
	a->flags |= NUM_BARE;
	a->unit = SPAN("");
	return true;
}

/* "2 in 1", "one in five": a figure among another one. */
static bool
among(const struct scan *s, const struct atom *a)
{
	const struct lex *lx = s->lx;

	if (num_role(s, a->last) == JOINTS_ROLE_IN &&
	    lx->tok[a->last + 1].kind == LEX_NUM)
		return true;
	return a->first > 1 && num_role(s, a->first - 1) == JOINTS_ROLE_IN &&
	       lx->tok[a->first - 2].kind == LEX_NUM;
}

/* Makes A, a bare figure, a percentage. */
static void
percent(struct atom *a)
{
	a->kind = NUM_PERCENT;
	a->own = true;
	a->flags |= NUM_BARE;
	a->dead = false;
}

/* Is A a rate in the shorthand of talk: "August was a 3"? */
static bool
a_rate(const struct scan *s, const struct atom *a)
{
	enum joints_role r = num_role(s, a->upto);

	return !a->spelled && a->first > 0 &&
	       num_role(s, a->first - 1) == JOINTS_ROLE_A &&
	       dec_cmp(a->value, (struct dec){ 30, 0, false }) < 0 &&
	       (s->lx->tok[a->upto].kind == LEX_SIGN || r == JOINTS_ROLE_AND ||
		   r == JOINTS_ROLE_OR);
}

/* Is bare figure K in a row with one that is none: "models 16 and 17"? */
static bool
beside_dead(const struct scan *s, size_t k)
{
	const struct atom *a = &s->v[k], *b = &s->v[k > 0 ? k - 1 : 0];

	return k > 0 && b->dead && b->kind == NUM_NONE && b->by == 0 &&
	       !a->spelled && !b->spelled && b->upto + 1 == a->from &&
	       (num_role(s, b->upto) == JOINTS_ROLE_AND ||
		   num_role(s, b->upto) == JOINTS_ROLE_OR);
}

/* Is A the number of a model as likely as a count: "the 8216"? */
static bool
model(const struct scan *s, const struct atom *a)
{
	return s->lx->tok[a->head].kind == LEX_NUM &&
	       (s->lx->tok[a->head].flags & LEX_GROUP) == 0 &&
	       s->lx->tok[a->head].n > 3;
}

/* Decides on the bare figure K. */
static void
bare(struct scan *s, size_t k)
{
	struct atom *a = &s->v[k];
	struct span unit;
	size_t noun;
	int from;

	a->dead = true;
	if (num_goes_on(s, a->upto) || among(s, a))
		return;
	if (of_ratio(s, a) && stated(s, a) && a->value.exp >= -2 &&
	    a->value.mant < 100) {
		a->kind = NUM_MULTIPLE;
		a->own = true;
		a->flags |= NUM_BARE;
		a->dead = false;
		return;
	}
	if (a_rate(s, a)) {
		percent(a);
		return;
	}
	if (beside_dead(s, k))
		return;
	from = source(s, k);
	if (a->spelled && dec_cmp(a->value, (struct dec){ 13, 0, false }) < 0 &&
	    a->value.exp == 0) {
		if (from >= 0 && listed(s, k)) {
			take(s, a, from);
			a->dead = false;
		}
		return;
	}
	if (!stated(s, a))
		return;
	if (from < 0 && k + 1 < s->n && s->v[k + 1].kind == NUM_PERCENT &&
	    !s->v[k + 1].part && moved(s, a) && moved(s, &s->v[k + 1]) &&
	    percent_too(s, a, &s->v[k + 1]))
		from = (int)k + 1; /* "sales up 12 and profit up 15%" */
	if ((from < 0 || s->v[from].kind == NUM_COUNT) && !model(s, a) &&
	    (noun = num_said(
		 s, a->first, from < 0 ? 0 : s->v[from].last, &unit)) > 0) {
		a->kind = NUM_COUNT; /* "of all jobs, 250,000 in Spain" */
		a->unit = unit;
		a->own = true;
		a->flags |= NUM_BARE;
		a->dead = false;
	} else if (from < 0 && model(s, a)) {
		return;
	} else if (from >= 0) {
		take(s, a, from);
		if (from > (int)k)
			a->carry = -1;
		a->dead = false;
	} else if (a->value.exp < 0 && moved(s, a) && a->ulp.exp == -1 &&
		   dec_cmp(a->value, (struct dec){ 100, 0, false }) < 0) {
		percent(a); /* "up 6.5" */
	} else {
		a->dead = !take_context(s, a) && !unknown(s, a);
	}
}

void
num_carry(struct scan *s)
{
	size_t i;

	for (i = 0; i < s->n; i++) {
		if (s->v[i].own || s->v[i].dead)
			continue;
		if (s->v[i].scale > 0)
			scaled(s, &s->v[i]);
		else
			bare(s, i);
	}
}
