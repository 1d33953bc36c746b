/* Quantities of a text. */
#include "lang/num_word.h"

#include <stdlib.h>

#include "core/mem.h"

#define BIT(t) (UINT64_C(1) << (t))

/* Tables without whose words a text without digits states nothing. */
#define WORDS \
	(BIT(TAB_NUMWORDS) | BIT(TAB_MULTIPLES) | BIT(TAB_UNITS) | \
	    BIT(TAB_SCALES))

enum joints_role
num_role(const struct scan *s, size_t i)
{
	int r = num_row1(s, TAB_JOINTS, i);

	return r < 0 ? JOINTS_ROLE_NONE
		     : NUM_ROW(s, joints_row, TAB_JOINTS, r)->role;
}

const char *
num_kind_name(enum num_kind k)
{
	static const char *const names[] = { "", "money", "per-share",
		"percent", "points", "bps", "shares", "count", "days",
		"multiple" };

	return names[k];
}

const char *
num_approx_name(enum num_approx a)
{
	static const char *const names[] = { "=", "~", ">", "<", ">=", "<=" };

	return names[a];
}

void
num_begin(struct num_ctx *ctx, const struct tab *tab)
{
	*ctx = (struct num_ctx){ .tab = tab,
		.dollar = "USD",
		.ago = UINT32_MAX / 2,
		.ratio = UINT32_MAX / 2,
		.share = UINT32_MAX / 2 };
}

const char *
num_currency(const struct num_ctx *ctx)
{
	size_t i, best = 0;

	for (i = 1; i < NUM_CODES; i++)
		if (ctx->times[i] > ctx->times[best])
			best = i;
	return ctx->times[best] > 0 ? ctx->said[best] : ctx->dollar;
}

/* Notes that an amount in CODE was said. */
static void
said(struct num_ctx *ctx, const char *code)
{
	size_t i;

	for (i = 0; i < NUM_CODES; i++) {
		if (ctx->times[i] == 0)
			memcpy(ctx->said[i], code, 4);
		if (memcmp(ctx->said[i], code, 4) == 0) {
			ctx->times[i]++;
			return;
		}
	}
}

/* A new atom at the end. */
static struct atom *
push(struct scan *s)
{
	struct nums *o = s->out;

	if (s->n == o->acap) {
		o->atom = mem_more(o->atom, &o->acap, sizeof(*o->atom));
		s->v = o->atom;
	}
	return &s->v[s->n++];
}

/* A verb or adverb that is a multiple by itself: "doubled", "twice". */
static bool
multiple(const struct scan *s, size_t i, struct atom *a)
{
	const struct multiples_row *row;
	int r = num_row1(s, TAB_MULTIPLES, i);

	if (r < 0 || (s->lx->tok[i + 1].flags & LEX_HYPH) != 0 ||
	    (s->lx->tok[i].flags & LEX_HYPH) != 0)
		return false;
	row = NUM_ROW(s, multiples_row, TAB_MULTIPLES, r);
	if (row->class == MULTIPLES_CLASS_ADVERB &&
	    num_role(s, i + 1) == JOINTS_ROLE_DIGIT)
		return false; /* "double digit" */
	if (row->class == MULTIPLES_CLASS_TWICE &&
	    (num_role(s, i + 1) == JOINTS_ROLE_A ||
		s->lx->tok[i + 1].kind == LEX_SIGN))
		return false; /* "twice a year" */
	*a = (struct atom){ .carry = -1,
		.first = (uint32_t)i,
		.head = (uint32_t)i,
		.last = (uint32_t)i + 1,
		.tail = (uint32_t)i + 1,
		.spelled = true,
		.own = true,
		.kind = NUM_MULTIPLE,
		.ulp = { 1, 0, false },
		.flags = NUM_DOUBLED };
	a->value.mant = (uint64_t)(row->value < 0 ? -row->value : row->value);
	if (row->value < 0) {
		a->kind = NUM_PERCENT;
		a->value.neg = true;
	}
	return true;
}

/* "a point", "a full percentage point", "a basis point", "a point and a half"
 * with the article at token I. */
static bool
a_point(const struct scan *s, size_t i, struct atom *a)
{
	size_t j = i + 1, n, len;
	unsigned part = 0;
	int r;

	if (num_role(s, i) != JOINTS_ROLE_A)
		return false;
	while (num_role(s, j) == JOINTS_ROLE_FULL)
		j++;
	r = num_row(s, TAB_UNITS, j, &n);
	if (r < 0)
		return false;
	*a = (struct atom){ .carry = -1,
		.first = (uint32_t)i,
		.head = (uint32_t)i,
		.last = (uint32_t)j,
		.tail = (uint32_t)j,
		.spelled = true,
		.value = { 1, 0, false },
		.ulp = { 1, 0, false } };
	switch (NUM_ROW(s, units_row, TAB_UNITS, r)->kind) {
	case UNITS_KIND_POINT:
		/* "a point" is mostly one of the talk. */
		if (num_row(s, TAB_HEDGES, j + n, &len) < 0 &&
		    num_and_part(s, j + n, &part) == j + n &&
		    !num_hedged_before(s, i))
			return false;
		break;
	case UNITS_KIND_POINTS:
	case UNITS_KIND_BPS:
		break;
	default:
		return false;
	}
	a->kind = NUM_ROW(s, units_row, TAB_UNITS, r)->kind == UNITS_KIND_BPS
		      ? NUM_BPS
		      : NUM_POINTS;
	a->last = (uint32_t)num_and_part(s, j + n, &part);
	if (part > 0)
		num_add_part(a, part, 0);
	return a->own = true;
}

/* A share of a whole in percent, where the fraction has no unit. */
static void
share_of_whole(const struct scan *s, struct atom *a)
{
	if (!a->part || a->kind != NUM_NONE)
		return;
	if (num_role(s, a->last) == JOINTS_ROLE_A) {
		a->dead = true; /* "half a year" */
		return;
	}
	num_shift(&a->value, 2);
	a->kind = NUM_PERCENT;
	a->own = true;
}

/* Reads the figure at token I into a new atom; gives the token after it, or I
 * when there is none. */
static size_t
figure(struct scan *s, size_t i)
{
	struct atom a;

	if (multiple(s, i, &a) || a_point(s, i, &a)) {
		num_hedge(s, &a);
		*push(s) = a;
		return a.last;
	}
	if (!num_read(s, i, &a))
		return i;
	num_unit(s, &a);
	if (a.last == i + 2 && a.tail == i + 1 && a.kind == NUM_MONEY &&
	    num_role(s, i) == JOINTS_ROLE_A && !num_hedged_before(s, i))
		return i; /* "a dollar" */
	share_of_whole(s, &a);
	if (!a.own)
		num_noun(s, &a);
	num_hedge(s, &a);
	if (a.part && a.own)
		a.dead |= false;
	else if (a.own && a.kind != NUM_COUNT && a.kind != NUM_SHARES &&
		 a.kind != NUM_DAYS)
		a.dead |= num_never_unit(s, &a);
	else
		a.dead |= num_never(s, &a);
	*push(s) = a;
	return a.last > a.tail && !a.dead ? a.last : a.tail;
}

/* Finds the figures of the text. */
static void
figures(struct scan *s)
{
	const uint64_t bits = BIT(TAB_NUMWORDS) | BIT(TAB_MULTIPLES) |
			      BIT(TAB_ARTICLES);
	/* What may follow the article of a figure. */
	const uint64_t next = BIT(TAB_NUMWORDS) | BIT(TAB_SCALES) |
			      BIT(TAB_CURRENCY) | BIT(TAB_UNITS);
	const struct lex *lx = s->lx;
	size_t i, j;

	for (i = 0; i < lx->n;) {
		if (lx->tok[i].kind == LEX_NUM ||
		    ((lx->starts[i] & bits) != 0 &&
			((lx->starts[i] & BIT(TAB_ARTICLES)) == 0 ||
			    (lx->starts[i + 1] & next) != 0 ||
			    num_role(s, i + 1) == JOINTS_ROLE_FULL)))
			j = figure(s, i);
		else
			j = i;
		i = j > i ? j : i + 1;
	}
}

/* The unit of A as the column has it; USD/share and the like are written into
 * the arena. */
static struct span
unit_text(const struct scan *s, const struct atom *a)
{
	struct span noun = SPAN("share"), code;
	char *p;

	switch (a->kind) {
	case NUM_MONEY:
		if (a->nnoun == 0)
			return span_of(a->code);
		noun = num_nouns(s, a->noun, a->noun + a->nnoun - 1);
		break;
	case NUM_PER_SHARE:
		break;
	case NUM_PERCENT:
		return SPAN("%");
	case NUM_POINTS:
		return SPAN("pp");
	case NUM_BPS:
		return SPAN("bp");
	case NUM_SHARES:
		return SPAN("shares");
	case NUM_DAYS:
		return SPAN("days");
	case NUM_MULTIPLE:
		return SPAN("x");
	case NUM_COUNT:
	case NUM_NONE:
		return a->unit;
	}
	code = span_of(a->code);
	p = arena_alloc(&s->out->arena, code.n + 1 + noun.n);
	memcpy(p, code.p, code.n);
	p[code.n] = '/';
	memcpy(p + code.n + 1, noun.p, noun.n);
	return (struct span){ p, code.n + 1 + noun.n };
}

/* Writes A as a quantity. */
static void
put(struct scan *s, struct atom *a)
{
	struct nums *o = s->out;
	const struct tok *first = &s->lx->tok[a->first];
	const struct tok *last = &s->lx->tok[a->last - 1];
	struct num *q;

	if (o->n == o->cap)
		o->v = mem_more(o->v, &o->cap, sizeof(*o->v));
	a->slot = (int)o->n;
	q = &o->v[o->n++];
	*q = (struct num){ .tok = a->first,
		.ntok = a->last - a->first,
		.off = first->off,
		.n = last->off + last->n - first->off,
		.kind = a->kind,
		.approx = a->approx,
		.flags = a->flags,
		.value = a->value,
		.hi = a->hi,
		.ulp = a->ulp,
		.unit = unit_text(s, a),
		.noun = a->noun,
		.nnoun = a->nnoun,
		.carry = a->carry < 0 ? -1 : s->v[a->carry].slot };
	if (a->timed)
		q->flags |= NUM_TIME;
	if ((first->flags & LEX_MINUS) != 0) {
		uint32_t sign = s->lx->text.p[q->off - 1] == '-' ? 1 : 3;

		q->off -= sign; /* the minus sign may be U+2212 */
		q->n += sign;
	}
	if (a->kind == NUM_MONEY || a->kind == NUM_PER_SHARE)
		said(s->ctx, a->code);
}

/* Remembers what the next texts may need. */
static void
remember(struct scan *s)
{
	struct num_ctx *ctx = s->ctx;
	const struct nums *o = s->out;
	struct span unit;
	size_t i, at;

	ctx->ago++;
	ctx->ratio = s->ratio < s->lx->n ? 0 : ctx->ratio + 1;
	if (!s->lx->digits && (s->lx->any & WORDS) == 0)
		ctx->share++;
	for (i = o->n; i > 0; i--) {
		const struct num *q = &o->v[i - 1];

		if ((q->flags & NUM_TIME) != 0)
			continue;
		if (q->kind == NUM_COUNT && q->unit.n > 0 &&
		    q->unit.n < sizeof(ctx->unit)) {
			memcpy(ctx->unit, q->unit.p, q->unit.n);
			ctx->unit[q->unit.n] = '\0';
		} else if (q->kind == NUM_BPS) {
			memcpy(ctx->unit, "bp", 3);
		} else {
			continue;
		}
		ctx->last = q->kind;
		ctx->ago = 0;
		break;
	}
	at = o->n > 0 ? o->v[o->n - 1].tok + o->v[o->n - 1].ntok : 0;
	if (s->lx->digits && num_said(s, s->lx->n, at, &unit) > 0 &&
	    unit.n < sizeof(ctx->unit)) {
		memcpy(ctx->unit, unit.p, unit.n);
		ctx->unit[unit.n] = '\0';
		ctx->last = NUM_COUNT;
		ctx->ago = 0;
	}
}

/* Notes what the word or sign at token I says of the text. */
static void
note(struct scan *s, size_t i)
{
	size_t len;
	int r;

	if (s->ratio == SIZE_MAX && num_row(s, TAB_RATIOS, i, &len) >= 0)
		s->ratio = i;
	if (!s->percent && (r = num_row1(s, TAB_UNITS, i)) >= 0)
		s->percent = NUM_ROW(s, units_row, TAB_UNITS, r)->kind ==
			     UNITS_KIND_PERCENT;
}

/* Surveys the text once, so that no figure has to. */
static void
survey(struct scan *s)
{
	const uint64_t bits = BIT(TAB_RATIOS) | BIT(TAB_UNITS);
	const struct lex *lx = s->lx;
	size_t i, words = 0, caps = 0;

	s->ratio = SIZE_MAX;
	s->replay = (lx->any & BIT(TAB_RECORDINGS)) != 0;
	if (!lx->digits && (lx->any & bits) == 0)
		return;
	for (i = 0; i < lx->n; i++) {
		if ((lx->starts[i] & bits) != 0)
			note(s, i);
		if (lx->tok[i].kind == LEX_WORD && lx->tok[i].n > 3) {
			words++;
			caps += (lx->tok[i].flags & LEX_CAP) != 0;
		}
	}
	s->headline = caps * 4 > words * 3;
}

void
num_scan(struct nums *o, struct num_ctx *ctx, const struct lex *lx)
{
	struct scan s = {
		.ctx = ctx, .out = o, .lx = lx, .tab = ctx->tab, .v = o->atom
	};
	size_t i;

	o->n = 0;
	arena_reset(&o->arena);
	survey(&s);
	if (lx->digits || (lx->any & WORDS) != 0) {
		figures(&s);
		num_join(&s);
		num_per_share(&s);
		num_carry(&s);
		for (i = 0; i < s.n; i++)
			if (!s.v[i].dead && s.v[i].own)
				put(&s, &s.v[i]);
	}
	remember(&s);
}

void
num_free(struct nums *o)
{
	free(o->v);
	free(o->atom);
	arena_free(&o->arena);
	*o = (struct nums){ 0 };
}
