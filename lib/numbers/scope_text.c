/* The words of a scope: noun groups as text, names, the company itself. */
#include "numbers/scope.h"

/* Is the word at token T one that says nothing? */
static bool
plain(const struct clause *c, size_t t)
{
	const struct lex *lx = c->g->lx;
	const struct synonyms_row *r;
	size_t len, n;
	int row;

	if (lx->tok[t].kind == LEX_SIGN || lx->tok[t].kind == LEX_CLITIC)
		return true;
	if (!gap_plain_word(c->g, t))
		return false;
	row = tab_longest(c->g->tab, TAB_SYNONYMS, lx->word + t, 1, &len);
	r = tab_rows(c->g->tab, TAB_SYNONYMS, &n);
	if (row >= 0 && r[row].kind == SYNONYMS_KIND_NOISE)
		return true; /* "Total Optics" */
	if (t == 0 || (lx->tok[t].flags & LEX_CAP) == 0)
		return true;
	/* "for All Other", not "Our Results". */
	return lx->tok[t].n < 4 && ((lx->tok[t - 1].flags & LEX_CAP) != 0 ||
				       (lx->tok[t + 1].flags & LEX_CAP) == 0);
}

/* The row of scopes.tsv that covers token T alone, or NULL. */
static const struct scopes_row *
named(const struct clause *c, size_t t)
{
	const struct scopes_row *r;
	size_t len, n;
	int row;

	if ((tab_starts(c->g->tab, c->g->lx->word[t]) & UINT64_C(1)
							    << TAB_SCOPES) == 0)
		return NULL;
	row = tab_longest(c->g->tab, TAB_SCOPES, c->g->lx->word + t, 1, &len);
	r = tab_rows(c->g->tab, TAB_SCOPES, &n);
	return row < 0 ? NULL : &r[row];
}

/* Has W an ending that a part's name never has: "updated", "useful"? */
static bool
ends(const struct clause *c, struct span w)
{
	size_t i, n, len;
	const struct endings_row *r = tab_rows(c->g->tab, TAB_ENDINGS, &n);

	for (i = 0; i < n; i++) {
		len = strlen(r[i].phrase);
		if (r[i].part == ENDINGS_PART_NEVER && w.n > len + 2 &&
		    memcmp(w.p + w.n - len, r[i].phrase, len) == 0)
			return true;
	}
	return false;
}

/* Is S no name of a part by its last word, in lower case: by its ending, or a
 * noun such as "way"? */
static bool
no_part(const struct clause *c, struct part s)
{
	const struct lex *lx = c->g->lx;
	size_t t = s.end - 1, len, n;
	const struct tok *k = &lx->tok[t];
	const struct nouns_row *r;
	int row;

	if (k->kind != LEX_WORD || (k->flags & LEX_HYPH) != 0 ||
	    (lx->tok[t + 1].flags & LEX_HYPH) != 0 || named(c, t) != NULL)
		return false;
	if (s.from == t &&
	    tab_longest(c->g->tab, TAB_MONTHS, lx->word + t, 1, &len) >= 0)
		return true;
	if ((k->flags & LEX_CAP) != 0)
		return false;
	row = tab_longest(c->g->tab, TAB_NOUNS, lx->word + t, 1, &len);
	if (row < 0)
		return ends(c, lex_span(lx, t));
	r = tab_rows(c->g->tab, TAB_NOUNS, &n);
	return r[row].class == NOUNS_CLASS_NEVER ||
	       r[row].class == NOUNS_CLASS_TIME ||
	       (r[row].class == NOUNS_CLASS_ADJECTIVE && s.from == t);
}

/* Is the word at token T a tail after a hyphen: "auto-related"? */
static bool
tail(const struct clause *c, size_t t)
{
	const struct scopes_row *r = named(c, t);

	return r != NULL && r->class == SCOPES_CLASS_TAIL &&
	       (c->g->lx->tok[t].flags & LEX_HYPH) != 0;
}

/* Ends S in a phrase of scopes.tsv: "fixed income"? */
static bool
fixed(const struct clause *c, struct part s)
{
	size_t t, len;

	for (t = s.from; t + 1 < s.end; t++)
		if (tab_longest(c->g->tab, TAB_SCOPES, c->g->lx->word + t,
			s.end - t, &len) >= 0 &&
		    t + len == s.end)
			return true;
	return false;
}

/* Cuts words that say nothing from both ends; nothing is left of what is no
 * name. */
static struct part
trim(const struct clause *c, struct part s)
{
	while (s.from < s.end && plain(c, s.from) &&
	       !((c->g->lx->tok[s.from + 1].flags & LEX_HYPH) != 0 &&
		   s.from + 1 < s.end && !plain(c, s.from + 1)))
		s.from++; /* "high-grade" keeps its head */
	/* "in U.S. dollars" */
	if (s.end - s.from > 1 &&
	    (c->g->lx->starts[s.end - 1] & UINT64_C(1) << TAB_CURRENCY) != 0)
		s.end = s.from;
	while (s.from < s.end && plain(c, s.end - 1) && !fixed(c, s) &&
	       !(c->g->lx->tok[s.end - 1].flags & LEX_HYPH &&
		   s.end - s.from > 1 && !plain(c, s.end - 2)))
		s.end--; /* "short-term" keeps its end */
	if (s.end - s.from > 1 && tail(c, s.end - 1))
		s.end--;
	if (s.from < s.end && no_part(c, s))
		s.end = s.from;
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

	if (k->kind == LEX_CLITIC ||
	    (k->kind == LEX_SIGN && k->val != '&' && k->val != ','))
		return n;
	if (r != NULL && r->class == SCOPES_CLASS_KIND && r->text[0] != '\0' &&
	    ((k->flags & LEX_CAP) == 0 || t == 0))
		w = span_of(r->text);
	if (n + w.n + 1 > SCOPE_LIMIT)
		return SCOPE_LIMIT + 1;
	if (n > 0 && (k->flags & LEX_HYPH) != 0)
		text[n++] = '-';
	else if (n > 0 && (k->flags & LEX_GLUED) == 0)
		text[n++] = ' ';
	for (i = 0; i < w.n; i++)
		text[n++] = w.p[i] >= 'A' && w.p[i] <= 'Z'
				? (char)(w.p[i] + 'a' - 'A')
				: w.p[i];
	return n;
}

struct span
scope_text(const struct clause *c, struct span before, struct part s)
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

/* Does N hold the words S? */
static bool
held(const struct names *n, struct span s)
{
	uint32_t h = hash_of(s);
	unsigned i;

	for (i = 0; n != NULL && i < n->n; i++)
		if (n->hash[i] == h)
			return true;
	return false;
}

void
scope_remember(struct names *n, struct span s)
{
	if (n != NULL && n->n < NAMES && s.n > 0 && !held(n, s))
		n->hash[n->n++] = hash_of(s);
}

void
scope_learn(const struct clause *c, struct span s)
{
	scope_remember(c->sense->names, s);
}

bool
scope_own_name(const struct clause *c, struct span s)
{
	struct span name = c->sense->company;
	size_t n = 0;

	if (s.n == 0)
		return false;
	if (held(c->sense->people, s))
		return true;
	if (name.n == 0)
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

	return scope_own_name(
	    c, scope_text(c, (struct span){ "", 0 },
		   trim(c, (struct part){ m->tok, m->tok + m->n })));
}

bool
scope_narrows(const struct group *g, size_t k)
{
	if (g->v[k].kind != MARK_CUE)
		return false;
	switch (g->v[k].cls) {
	case CUES_CLASS_IN:
	case CUES_CLASS_FOR:
	case CUES_CLASS_FROM:
	case CUES_CLASS_PREP:
	case CUES_CLASS_TO:
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

	return s.from < s.end && (c->g->lx->tok[s.from].flags & LEX_CAP) != 0;
}

/* Does the noun group A belong with B, "and" or a comma K between them? Names
 * do; other words only after "and" and where no preposition stands before. */
static bool
joins(const struct clause *c, size_t a, size_t k, size_t b, size_t left)
{
	const struct group *g = c->g;
	bool name = capital(c, a);
	size_t end = g->v[a].tok + g->v[a].n - 1;

	/* The capital of a sentence's first word says nothing. */
	if (cue_is(g, k, CUES_CLASS_AND) &&
	    (g->v[a].tok == 0 || (!name && scope_like(c, a))))
		return true;

	/* "Orrery products and cloud services". */
	if (name && !capital(c, b))
		return cue_is(g, k, CUES_CLASS_AND) &&
		       (g->lx->tok[end].flags & LEX_CAP) == 0;
	if (name != capital(c, b))
		return false;
	if (name)
		return true;
	return cue_is(g, k, CUES_CLASS_AND) &&
	       (a == left ||
		   (g->v[a - 1].kind == MARK_CUE && !scope_narrows(g, a - 1) &&
		       g->v[a - 1].cls != CUES_CLASS_BE) ||
		   g->v[a - 1].kind == MARK_COMMA ||
		   g->v[a - 1].kind == MARK_STOP);
}

/* Is the mark I a noun group whose last word begins with a capital, and that is
 * no word that says nothing? */
static bool
capital_last(const struct clause *c, size_t i)
{
	const struct mark *m = &c->g->v[i];

	return m->kind == MARK_NOUN && !gap_plain(c->g, i) &&
	       (c->g->lx->tok[m->tok + m->n - 1].flags & LEX_CAP) != 0;
}

struct part
scope_noun(const struct clause *c, size_t i, size_t left)
{
	const struct group *g = c->g;
	struct part s = { g->v[i].tok, g->v[i].tok + g->v[i].n };
	bool and = false; /* a comma joins only what an "and" ends */
	size_t k;

	while (i > left) {
		k = i - 1;
		if (g->v[k].kind == MARK_NOUN &&
		    g->v[k].tok + g->v[k].n + 1 == g->v[i].tok &&
		    lex_is(g->lx, g->v[i].tok - 1, '&')) {
			i = k;
		} else if (k > left && cue_is(g, k, CUES_CLASS_OF) &&
			   capital(c, i) && capital_last(c, k - 1)) {
			i = k - 1; /* "Family of Lenses" */
		} else if (k > left &&
			   (cue_is(g, k, CUES_CLASS_AND) ||
			       (and&&g->v[k].kind == MARK_COMMA)) &&
			   g->v[k - 1].kind == MARK_NOUN &&
			   (!gap_plain(g, k - 1) || capital(c, k - 1)) &&
			   joins(c, k - 1, k, i, left)) {
			and |= g->v[k].kind != MARK_COMMA;
			i = k - 1;
		} else if (k > left && cue_is(g, k, CUES_CLASS_AND) &&
			   g->v[k - 1].kind == MARK_COMMA && k > left + 1 &&
			   g->v[k - 2].kind == MARK_NOUN &&
			   joins(c, k - 2, k, i, left)) {
			and = true;
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
	struct part s = scope_noun(c, i, i);
	size_t len, t, n;
	struct span text;
	const struct scopes_row *r = tab_rows(g->tab, TAB_SCOPES, &n);
	int row;

	if (s.from == s.end)
		return false;
	if (i + 1 < g->n && cue_is(g, i + 1, CUES_CLASS_SEGMENT))
		return true;
	for (t = s.from; t < s.end; t++) {
		row = tab_longest(
		    g->tab, TAB_SCOPES, g->lx->word + t, s.end - t, &len);
		if (row >= 0 && t + len == s.end &&
		    r[row].class != SCOPES_CLASS_REST &&
		    r[row].class != SCOPES_CLASS_MONEY &&
		    r[row].class != SCOPES_CLASS_TAIL)
			return true;
	}
	text = scope_text(c, (struct span){ "", 0 }, s);
	return held(c->sense->names, text);
}

/* Is the noun group at mark I a name: all its words begin with a capital? */
bool
scope_name(const struct clause *c, size_t i)
{
	const struct mark *m = &c->g->v[i];
	size_t t, len;

	/* "Mr. Smith" is no part of the company. */
	t = m->tok;
	t -= t > 0 && lex_is(c->g->lx, t - 1, '.');
	if (t > 0 && tab_longest(c->g->tab, TAB_HONORIFICS,
			 &c->g->lx->word[t - 1], 1, &len) >= 0)
		return false;
	for (t = m->tok; t < m->tok + m->n; t++)
		if (c->g->lx->tok[t].kind == LEX_WORD &&
		    (c->g->lx->tok[t].flags & LEX_CAP) == 0)
			return false;
	return true;
}

bool
scope_part(const struct clause *c, size_t i)
{
	return scope_like(c, i) || scope_name(c, i);
}

bool
scope_held(const struct clause *c, struct part s)
{
	return held(c->sense->names, scope_text(c, (struct span){ "", 0 }, s));
}
