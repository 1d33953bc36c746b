/* Which part of the company a quantity is of: the words that narrow it. */
#include "clause_int.h"

#define SCOPE_LIMIT 96 /* longest scope in bytes; longer ones are left out */

/* A scope on its way: tokens FROM to END, and words of a subject before. */
struct part {
	size_t from, end;
};

/* Is the word at token T one that says nothing? */
static bool
plain(const struct clause *c, size_t t)
{
	const struct lex *lx = c->g->lx;

	if (lx->tok[t].kind == LEX_SIGN || lx->tok[t].kind == LEX_CLITIC)
		return true;
	return (tab_starts(c->g->tab, lx->word[t]) &
	    UINT64_C(1) << TAB_PLAIN) != 0 && (t == 0 ||
	    (lx->tok[t].flags & LEX_CAP) == 0 || lx->tok[t].n < 4);
}

/* The row of scopes.tsv that covers token T alone, or NULL. */
static const struct scopes_row *
named(const struct clause *c, size_t t)
{
	const struct scopes_row *r;
	size_t len, n;
	int row;

	if ((tab_starts(c->g->tab, c->g->lx->word[t]) &
	    UINT64_C(1) << TAB_SCOPES) == 0)
		return NULL;
	row = tab_longest(c->g->tab, TAB_SCOPES, c->g->lx->word + t, 1, &len);
	r = tab_rows(c->g->tab, TAB_SCOPES, &n);
	return row < 0 ? NULL : &r[row];
}

/* Cuts words that say nothing from both ends. */
static struct part
trim(const struct clause *c, struct part s)
{
	while (s.from < s.end && plain(c, s.from))
		s.from++;
	while (s.from < s.end && plain(c, s.end - 1))
		s.end--;
	return s;
}

/* Appends token T in lower case to the N bytes at TEXT, with what joins it to
 * the one before; the new length. */
static size_t
put_token(const struct clause *c, char *text, size_t n, size_t t)
{
	const struct tok *k = &c->g->lx->tok[t];
	const struct scopes_row *r = named(c, t);
	struct span w = lex_span(c->g->lx, t);
	size_t i;

	if (k->kind == LEX_CLITIC || (k->kind == LEX_SIGN && k->val != '&' &&
	    k->val != ','))
		return n;
	if (r != NULL && r->class == SCOPES_CLASS_KIND &&
	    r->text[0] != '\0' && (k->flags & LEX_CAP) == 0)
		w = span_of(r->text);
	if (n + w.n + 1 > SCOPE_LIMIT)
		return SCOPE_LIMIT + 1;
	if (n > 0 && (k->flags & LEX_HYPH) != 0)
		text[n++] = '-';
	else if (n > 0 && (k->flags & LEX_GLUED) == 0)
		text[n++] = ' ';
	for (i = 0; i < w.n; i++)
		text[n++] = w.p[i] >= 'A' && w.p[i] <= 'Z' ?
		    (char)(w.p[i] + 'a' - 'A') : w.p[i];
	return n;
}

/* The text of part S, after that of BEFORE; empty when it is too long. */
static struct span
text_of(const struct clause *c, struct span before, struct part s)
{
	char *text = arena_alloc(c->arena, SCOPE_LIMIT + 2);
	size_t n = 0, t;

	if (before.n > 0 && before.n < SCOPE_LIMIT) {
		memcpy(text, before.p, before.n);
		n = before.n;
	}
	for (t = s.from; t < s.end && n <= SCOPE_LIMIT; t++)
		n = put_token(c, text, n, t);
	return (struct span){ text, n > SCOPE_LIMIT ? 0 : n };
}

static uint32_t
hash_of(struct span s)
{
	uint32_t h = TAB_HASH0;
	size_t i;

	for (i = 0; i < s.n; i++)
		h = tab_hash_step(h, (unsigned char)s.p[i]);
	return h;
}

/* Is S, or its first word, the company's own name? */
static bool
company(const struct clause *c, struct span s)
{
	struct span name = c->sense->company;
	size_t n = 0;

	if (name.n == 0 || s.n == 0)
		return false;
	while (n < name.n && name.p[n] != ' ' && name.p[n] != ',')
		n++;
	return span_eq(s, name) || span_eq(s, span_sub(name, 0, n)) ||
	    (s.n < name.n && memcmp(s.p, name.p, s.n) == 0 &&
	    (name.p[s.n] == ' ' || name.p[s.n] == ','));
}

bool
scope_company(const struct clause *c, size_t i)
{
	const struct mark *m = &c->g->v[i];

	return company(c, text_of(c, (struct span){ "", 0 }, trim(c,
	    (struct part){ m->tok, m->tok + m->n })));
}

/* Was S used as a scope before? */
static bool
known(const struct clause *c, struct span s)
{
	const struct names *n = c->sense->names;
	uint32_t h = hash_of(s);
	unsigned i;

	for (i = 0; n != NULL && i < n->n; i++)
		if (n->hash[i] == h)
			return true;
	return false;
}

/* Remembers S as a scope of this document. */
static void
learn(const struct clause *c, struct span s)
{
	struct names *n = c->sense->names;

	if (n != NULL && n->n < NAMES && s.n > 0 && !known(c, s))
		n->hash[n->n++] = hash_of(s);
}

/* Is the cue at mark K a preposition that a scope may follow? */
static bool
narrows(const struct group *g, size_t k)
{
	if (g->v[k].kind != MARK_CUE)
		return false;
	switch (g->v[k].cls) {
	case CUES_CLASS_IN:
	case CUES_CLASS_FOR:
	case CUES_CLASS_FROM:
	case CUES_CLASS_PREP:
	case CUES_CLASS_OF:
	case CUES_CLASS_TOPIC:
		return true;
	default:
		return false;
	}
}

/* Does the first word of the noun group at mark I that says something begin
 * with a capital? */
static bool
capital(const struct clause *c, size_t i)
{
	const struct mark *m = &c->g->v[i];
	struct part s = trim(c, (struct part){ m->tok, m->tok + m->n });

	return s.from < s.end &&
	    (c->g->lx->tok[s.from].flags & LEX_CAP) != 0;
}

/* Does the noun group A belong with B, "and" or a comma K between them? Names
 * do; other words only after "and" and where no preposition stands before. */
static bool
joins(const struct clause *c, size_t a, size_t k, size_t b, size_t left)
{
	const struct group *g = c->g;
	bool name = capital(c, a);
	size_t end = g->v[a].tok + g->v[a].n - 1;

	/* "Windows products and cloud services". */
	if (name && !capital(c, b))
		return cue_is(g, k, CUES_CLASS_AND) &&
		    (g->lx->tok[end].flags & LEX_CAP) == 0;
	if (name != capital(c, b))
		return false;
	if (name)
		return true;
	return cue_is(g, k, CUES_CLASS_AND) && (a == left ||
	    (g->v[a - 1].kind == MARK_CUE && !narrows(g, a - 1) &&
	    g->v[a - 1].cls != CUES_CLASS_BE) ||
	    g->v[a - 1].kind == MARK_COMMA);
}

/* The noun group at mark I and what "and", "&" and commas join to it on its
 * left, as tokens. */
static struct part
noun_part(const struct clause *c, size_t i, size_t left)
{
	const struct group *g = c->g;
	struct part s = { g->v[i].tok, g->v[i].tok + g->v[i].n };
	size_t k;

	while (i > left) {
		k = i - 1;
		if (g->v[k].kind == MARK_NOUN && g->v[k].tok + g->v[k].n + 1 ==
		    g->v[i].tok && lex_is(g->lx, g->v[i].tok - 1, '&')) {
			i = k;
		} else if (k > left && (cue_is(g, k, CUES_CLASS_AND) ||
		    g->v[k].kind == MARK_COMMA) &&
		    g->v[k - 1].kind == MARK_NOUN && !gap_plain(g, k - 1) &&
		    joins(c, k - 1, k, i, left)) {
			i = k - 1;
		} else if (k > left && cue_is(g, k, CUES_CLASS_AND) &&
		    g->v[k - 1].kind == MARK_COMMA && k > left + 1 &&
		    g->v[k - 2].kind == MARK_NOUN) {
			i = k - 2;
		} else {
			break;
		}
		s.from = g->v[i].tok;
	}
	return trim(c, s);
}

bool
scope_like(const struct clause *c, size_t i)
{
	const struct group *g = c->g;
	struct part s = noun_part(c, i, i);
	size_t len, t;
	struct span text;

	if (s.from == s.end)
		return false;
	if (i + 1 < g->n && cue_is(g, i + 1, CUES_CLASS_SEGMENT))
		return true;
	for (t = s.from; t < s.end; t++)
		if (tab_longest(g->tab, TAB_SCOPES, g->lx->word + t,
		    s.end - t, &len) >= 0 && t + len == s.end)
			return true;
	text = text_of(c, (struct span){ "", 0 }, s);
	return known(c, text);
}

/* Is the noun group at mark I a name: all its words begin with a capital? */
bool
scope_name(const struct clause *c, size_t i)
{
	const struct mark *m = &c->g->v[i];
	size_t t;

	for (t = m->tok; t < m->tok + m->n; t++)
		if (c->g->lx->tok[t].kind == LEX_WORD &&
		    (c->g->lx->tok[t].flags & LEX_CAP) == 0)
			return false;
	return true;
}

/* The words right before the metric at mark I. */
static struct span
before_metric(const struct clause *c, size_t i, size_t left)
{
	const struct group *g = c->g;
	size_t k = i;
	struct part s;

	while (k > left) {
		k--;
		if (gap_basis(g, k) || cue_is(g, k, CUES_CLASS_SEGMENT) ||
		    g->v[k].kind == MARK_WHEN || gap_plain(g, k))
			continue;
		if (g->v[k].kind != MARK_NOUN)
			break;
		s = noun_part(c, k, left);
		return text_of(c, (struct span){ "", 0 }, s);
	}
	return (struct span){ "", 0 };
}

/* A scope after a preposition among the marks FROM to END, such as "for IPG",
 * "in the US". */
static struct span
after_prep(const struct clause *c, size_t from, size_t end, bool names)
{
	const struct group *g = c->g;
	struct span s;
	size_t i, k;

	for (i = from; i < end; i++) {
		if (!narrows(g, i))
			continue;
		for (k = i + 1; k < end && (cue_is(g, k, CUES_CLASS_DET) ||
		    cue_is(g, k, CUES_CLASS_ADV) || gap_plain(g, k)); k++)
			continue;
		if (k >= end || g->v[k].kind != MARK_NOUN)
			continue;
		if (!scope_like(c, k) && !(names && scope_name(c, k)))
			continue;
		while (k + 2 < end && (g->v[k + 1].kind == MARK_COMMA ||
		    cue_is(g, k + 1, CUES_CLASS_AND)) &&
		    g->v[k + 2].kind == MARK_NOUN && scope_name(c, k + 2))
			k += 2;
		s = text_of(c, (struct span){ "", 0 },
		    noun_part(c, k, i + 1));
		if (!company(c, s))
			return s;
	}
	return (struct span){ "", 0 };
}

/* The subject of the sentence before the metric at mark I: "SLT delivered
 * record revenue of". */
static struct span
subject_before(const struct clause *c, size_t i, size_t left)
{
	const struct group *g = c->g;
	struct span none = { "", 0 }, s;
	size_t k;

	for (k = left; k < i; k++) {
		if (g->v[k].kind == MARK_STOP || cue_is(g, k, CUES_CLASS_PRON))
			return none;
		if (g->v[k].kind != MARK_NOUN || gap_plain(g, k))
			continue;
		if (k > left && narrows(g, k - 1))
			continue;
		while (k + 1 < i && (g->v[k + 1].kind == MARK_NOUN))
			k++;
		if (k + 1 >= i || g->v[k + 1].kind != MARK_CUE ||
		    (g->v[k + 1].cls != CUES_CLASS_STATE &&
		    g->v[k + 1].cls != CUES_CLASS_SHARE &&
		    g->v[k + 1].cls != CUES_CLASS_CHANGE))
			return none;
		if (!scope_like(c, k) && !scope_name(c, k))
			return none;
		s = text_of(c, none, noun_part(c, k, left));
		return company(c, s) ? none : s;
	}
	return none;
}

/* Is S only a kind of sale (product, service), which goes with another? */
static bool
only_kind(const struct clause *c, struct span s)
{
	const struct scopes_row *r;
	size_t n;
	int row = tab_phrase(c->g->tab, TAB_SCOPES, s);

	r = tab_rows(c->g->tab, TAB_SCOPES, &n);
	return row >= 0 && r[row].class == SCOPES_CLASS_KIND;
}

/* "Total company", "consolidated" among the marks FROM to END. */
static bool
whole(const struct clause *c, size_t from, size_t end)
{
	for (; from < end; from++)
		if (cue_is(c->g, from, CUES_CLASS_WHOLE))
			return true;
	return false;
}

/* The subject that stands between the metric at mark I and quantity K: "revenue
 * by region, Americas was 53%". */
static struct span
subject_after(const struct clause *c, size_t k, size_t i)
{
	const struct group *g = c->g;
	struct span none = { "", 0 }, s;

	for (i++; i + 1 < c->p[k].at; i++) {
		if (g->v[i].kind != MARK_NOUN || gap_plain(g, i) ||
		    (!cue_is(g, i + 1, CUES_CLASS_BE) &&
		    !cue_is(g, i + 1, CUES_CLASS_SHARE)) ||
		    narrows(g, i - 1))
			continue;
		s = text_of(c, none, noun_part(c, i, i));
		return company(c, s) ? none : s;
	}
	return none;
}

/* What an effect comes from: "an impact from higher tariff costs" is of
 * tariffs. */
static struct span
effect_source(const struct clause *c, size_t k)
{
	const struct group *g = c->g;
	struct span s = { "", 0 };
	size_t i;

	if (c->b[k].cue < 0 && !c->b[k].incl)
		return s;
	if (c->b[k].cue >= 0 && g->v[c->b[k].cue].cls == CUES_CLASS_CHANGE)
		return s;
	for (i = c->p[k].at + 1; i + 1 < g->n; i++) {
		if (g->v[i].kind == MARK_STOP || g->v[i].kind == MARK_QTY ||
		    g->v[i].kind == MARK_COMMA)
			return s;
		if (!cue_is(g, i, CUES_CLASS_FROM))
			continue;
		while (++i < g->n && (gap_hedge(g, i) || cue_is(g, i,
		    CUES_CLASS_CHANGE) || cue_is(g, i, CUES_CLASS_STATE)))
			continue;
		if (i == g->n || g->v[i].kind != MARK_NOUN)
			return s;
		s = text_of(c, s, noun_part(c, i, i));
		if (s.n > 1 && s.p[s.n - 1] == 's' && s.p[s.n - 2] != 's')
			s.n--;
		return s;
	}
	return s;
}

/* The scope that stands about quantity K and its metric at mark AT, apart from
 * the words KIND right before the metric. */
static struct span
about(const struct clause *c, size_t k, size_t at, struct span kind)
{
	const struct place *p = &c->p[k];
	bool after = at > p->at;
	enum num_kind nk = clause_num(c, k)->kind;
	struct span s = { "", 0 };

	if (!after)
		s = after_prep(c, at + 1, p->at, true);
	if (!after && (s.n == 0 || span_eq(s, kind)))
		s = subject_after(c, k, at);
	if ((s.n == 0 || span_eq(s, kind)) && nk != NUM_POINTS &&
	    nk != NUM_BPS)
		s = after_prep(c, p->at + 1, p->right, false);
	if ((s.n == 0 || span_eq(s, kind)) && !after)
		s = after_prep(c, p->left, at, true);
	if (s.n == 0 || span_eq(s, kind))
		s = subject_before(c, after ? p->at : at, p->left);
	return span_eq(s, kind) ? (struct span){ "", 0 } : s;
}

/* The scope that a quantity with a metric of its own words states. */
static struct span
own_scope(const struct clause *c, size_t k)
{
	const struct place *p = &c->p[k];
	size_t at = (size_t)c->b[k].at;
	struct span s, kind;
	bool after = at > p->at;

	s = before_metric(c, at, after ? p->at + 1 : p->left);
	if (after && s.n == 0 && c->b[k].subject >= 0)
		s = text_of(c, s, noun_part(c, (size_t)c->b[k].subject,
		    p->left));
	if (company(c, s))
		s.n = 0;
	if (s.n > 0 && !only_kind(c, s))
		return s;
	kind = s;
	s = about(c, k, at, kind);
	if (s.n == 0)
		return kind;
	if (kind.n == 0)
		return s;
	return text_of(c, s, (struct part){ c->g->v[at].tok - 1,
	    c->g->v[at].tok });
}

void
scope_of(struct clause *c, size_t k)
{
	struct bound *b = &c->b[k];
	struct attr *a = &c->a[k];
	const struct place *p = &c->p[k];
	enum num_kind nk = clause_num(c, k)->kind;
	struct span s = effect_source(c, k);

	if (s.n == 0 && b->said != NULL)
		s = span_of(b->said->scope);
	if (s.n > 0 || b->said != NULL)
		goto found;
	if (b->own && b->at >= 0)
		s = own_scope(c, k);
	else if (b->subject >= 0)
		s = text_of(c, s, noun_part(c, (size_t)b->subject, p->left));
	else if (nk != NUM_POINTS && nk != NUM_BPS)
		s = after_prep(c, p->at + 1, p->right, false);
	if (s.n == 0 && b->subject < 0)
		s = after_prep(c, p->left, p->at, false);
	if (company(c, s))
		s.n = 0;
	if (s.n == 0 && !whole(c, p->left, p->right)) {
		if (k > 0 && (!b->own || c->a[k - 1].scope.n > 0))
			s = c->a[k - 1].scope;
		else if (k == 0 && b->point)
			s = c->sense->last.scope;
		else
			s = c->sense->scope;
	}
found:
	a->scope = arena_dup(c->arena, s);
	if (a->metric != 0)
		learn(c, s);
}

struct span
scope_topic(const struct clause *c)
{
	const struct group *g = c->g;
	struct span none = { "", 0 }, s;
	size_t i, k;

	for (i = 0; i < g->n; i++) {
		if (g->v[i].kind == MARK_METRIC || g->v[i].kind == MARK_QTY ||
		    cue_is(g, i, CUES_CLASS_WHOLE) ||
		    cue_is(g, i, CUES_CLASS_PRON))
			return none;
		if (g->v[i].kind != MARK_NOUN || gap_plain(g, i))
			continue;
		for (k = i; k + 2 < g->n && (g->v[k + 1].kind == MARK_COMMA ||
		    cue_is(g, k + 1, CUES_CLASS_AND)) &&
		    g->v[k + 2].kind == MARK_NOUN && scope_name(c, k + 2);
		    k += 2)
			continue;
		/* A name alone must be all that the sentence says. */
		if (!scope_like(c, k) && !(scope_name(c, k) && k + 2 >= g->n))
			return none;
		s = text_of(c, none, noun_part(c, k, i));
		return company(c, s) ? none : s;
	}
	return none;
}
