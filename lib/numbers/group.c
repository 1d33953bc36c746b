/* Tokens to groups: one pass, each word looked up by its id. */
#include "numbers/group.h"

#include <stdlib.h>

#include "core/mem.h"

#define BIT(t) (UINT64_C(1) << (t))

/* Room for one more mark, cleared. */
static struct mark *
mark_new(struct group *g)
{
	if (g->n == g->cap)
		g->v = mem_more(g->v, &g->cap, sizeof(*g->v));
	memset(&g->v[g->n], 0, sizeof(*g->v));
	return &g->v[g->n++];
}

/* Appends a mark over N tokens from I. */
static struct mark *
mark_add(struct group *g, enum mark_kind kind, int ref, size_t i, size_t n)
{
	struct mark *m = mark_new(g);

	m->kind = (uint8_t)kind;
	m->ref = ref;
	m->tok = (uint32_t)i;
	m->n = (uint32_t)n;
	return m;
}

/* All mentions of times in the text. */
static void
times(struct group *g, const struct when_ctx *ctx)
{
	struct when_scan s;

	g->nwhen = 0;
	when_init(&s, ctx, g->lx);
	for (;;) {
		if (g->nwhen == g->wcap)
			g->when = mem_more(g->when, &g->wcap, sizeof(*g->when));
		if (when_next(&s, &g->when[g->nwhen]) == 0)
			return;
		g->nwhen++;
	}
}

/* Does "these" stand before count Q, "first" or the like between: a length of
 * time that matters by itself? */
static bool
these(const struct group *g, const struct num *q)
{
	const struct joints_row *r;
	size_t n, len, i;
	int row;

	r = tab_rows(g->tab, TAB_JOINTS, &n);
	for (i = q->tok; i > 0 && i + 2 > q->tok; i--) {
		row = tab_longest(
		    g->tab, TAB_JOINTS, g->lx->word + i - 1, 1, &len);
		if (row >= 0 && r[row].role == JOINTS_ROLE_THESE)
			return true;
	}
	return false;
}

/* Takes counts that only say which time is meant out of the quantities. */
static void
drop_times(struct group *g)
{
	struct nums *nums = g->nums;
	const struct num *q;
	const struct when *w;
	size_t i, k = 0, n = 0;

	for (i = 0; i < nums->n; i++) {
		q = &nums->v[i];
		while (k < g->nwhen &&
		       g->when[k].off + g->when[k].n < q->off + q->n)
			k++;
		w = &g->when[k];
		if (k < g->nwhen && q->kind == NUM_COUNT && q->off > w->off &&
		    !these(g, q) &&
		    (w->flags & (WHEN_TODATE | WHEN_ENDED)) != 0)
			continue;
		nums->v[n++] = nums->v[i];
	}
	nums->n = n;
}

/* A sign: what it divides. */
static void
sign(struct group *g, size_t i)
{
	const struct tok *t = &g->lx->tok[i];

	switch (t->val) {
	case ',':
		mark_add(g, MARK_COMMA, 0, i, 1);
		break;
	case ';':
	case ':':
	case '.':
	case '?':
	case '!':
	case '(':
	case ')':
	case '-':
	case 0x2013:
	case 0x2014:
	case 0x2022:
		mark_add(g, MARK_STOP, (int)t->val, i, 1);
		break;
	default:
		break;
	}
}

/* Is the word at I written as a name where others are not: "US", "IT"? */
static bool
acronym(const struct lex *lx, size_t i)
{
	unsigned f = lx->tok[i].flags;

	return (f & LEX_DOTS) != 0 ||
	       ((f & LEX_UPPER) != 0 && lx->tok[i].n > 1 &&
		   (lx->tok[i + 1].flags & LEX_UPPER) == 0 &&
		   (i == 0 || (lx->tok[i - 1].flags & LEX_UPPER) == 0));
}

/* Is the word at I, which begins with a capital, beside another that does, in a
 * text where not every word does? */
static bool
capital_beside(const struct lex *lx, size_t i)
{
	const struct tok *t = &lx->tok[i];

	if (t[-1].kind == LEX_SIGN && t[-1].val != '&' && t[-1].val != ',')
		return false;
	return t[1].kind == LEX_WORD && (t[1].flags & LEX_CAP) != 0;
}

/* Is the word at I, such as "business", the first of a compound: before a
 * plural of no table, or before a noun that a metric follows? */
static bool
in_compound(const struct group *g, size_t i)
{
	const struct tok *t = &g->lx->tok[i + 1];
	uint64_t tables = BIT(TAB_CUES) | BIT(TAB_METRICS) | BIT(TAB_PLAIN);

	if (t->kind != LEX_WORD || (t->flags & LEX_HYPH) != 0 || t->n < 4 ||
	    (g->lx->starts[i + 1] & tables) != 0)
		return false;
	return g->lx->text.p[t->off + t->n - 1] == 's';
}

/* Are words of this class, written as a name's possessive, a name? */
static bool
names_class(enum cues_class cls)
{
	switch (cls) {
	case CUES_CLASS_CHANGE:
	case CUES_CLASS_DELTA:
	case CUES_CLASS_EFFECT:
	case CUES_CLASS_NOUN:
	case CUES_CLASS_STATE:
	case CUES_CLASS_VERB:
		return true;
	default:
		return false;
	}
}

/* Does the cue of row R make way for a name at token I? "US", not "us". */
static bool
is_name(const struct group *g, const struct cues_row *r, size_t i, size_t len)
{
	const struct tok *t = &g->lx->tok[i];

	if (len == 1 && r->class == CUES_CLASS_EXCL &&
	    (t->flags & LEX_HYPH) == 0 && (t[1].flags & LEX_HYPH) != 0)
		return false; /* "ex-items" */
	if (len == 1 && ((t[1].flags & LEX_HYPH) != 0 ||
			    ((t->flags & LEX_HYPH) != 0 && i > 0)))
		return true; /* a part of "direct-to-consumer" */
	if (len == 1 && (t->flags & LEX_CAP) != 0 && t[1].kind == LEX_CLITIC &&
	    names_class(r->class))
		return true; /* "Target's" */
	if (len == 1 && t->n == 1 && t->kind == LEX_WORD &&
	    r->class == CUES_CLASS_AUX)
		return true; /* a letter, not "we'd" */
	if (len == 1 && i > 0 && (t->flags & LEX_CAP) != 0 &&
	    (r->class == CUES_CLASS_SEGMENT || r->class == CUES_CLASS_DET ||
		r->class == CUES_CLASS_NOUN) &&
	    capital_beside(g->lx, i))
		return true; /* a part of "Business Processes" */
	if (len == 1 && r->class == CUES_CLASS_SEGMENT && in_compound(g, i))
		return true;
	if (len == 1 && i > 0 && (t->flags & LEX_CAP) != 0 &&
	    r->class == CUES_CLASS_SEGMENT && t[-1].kind == LEX_WORD &&
	    (t[-1].flags & LEX_CAP) == 0 &&
	    g->lx->text.p[t->off + t->n - 1] == 's')
		return true; /* "in Markets" */
	return len == 1 && acronym(g->lx, i) &&
	       (r->class == CUES_CLASS_PRON || r->class == CUES_CLASS_AUX ||
		   r->class == CUES_CLASS_VERB || r->class == CUES_CLASS_ADV ||
		   r->class == CUES_CLASS_STATE || r->class == CUES_CLASS_REL ||
		   r->class == CUES_CLASS_EXCL);
}

/* Is the first word of the metric of N tokens at I a basis, and the rest of
 * it a metric too: "adjusted EBITDA"? Then they are two marks. */
static bool
basis_first(const struct group *g, size_t i, size_t n)
{
	const struct cues_row *r;
	struct mark m = { .kind = MARK_CUE };
	size_t len, rows;
	int cue;

	if (n < 2 || (g->lx->starts[i] & BIT(TAB_CUES)) == 0)
		return false;
	cue = tab_longest(g->tab, TAB_CUES, g->lx->word + i, 1, &len);
	if (cue < 0)
		return false;
	r = tab_rows(g->tab, TAB_CUES, &rows);
	m.cls = (uint8_t)r[cue].class;
	return group_basis(&m) &&
	       metric_phrase(g->metrics, g->lx, i + 1, i + n, &len) >= 0 &&
	       len == n - 1;
}

/* The metric or the cue that begins at token I, whichever is longer, as a
 * mark; tokens taken, 0 for none. END is where it must end. */
static size_t
phrase(struct group *g, size_t i, size_t end)
{
	uint64_t in = g->lx->starts[i];
	const struct cues_row *cues;
	size_t nm = 0, nc = 0, n;
	struct mark *m;
	int row = -1, cue = -1;

	if (g->lx->word[i] == 0)
		return 0;
	if ((in & BIT(TAB_METRICS)) != 0)
		row = metric_phrase(g->metrics, g->lx, i, end, &nm);
	if (row >= 0 && metric_role(g->metrics, row) == METRICS_ROLE_OWN)
		row = -1;
	if ((in & BIT(TAB_CUES)) != 0)
		cue = tab_longest(
		    g->tab, TAB_CUES, g->lx->word + i, end - i, &nc);
	if (row >= 0 && nm == 1 && nc <= 1 &&
	    (g->lx->tok[i + 1].flags & LEX_HYPH) != 0)
		return 0; /* a part of "revenue-based" */
	if (row >= 0 && nm >= nc && !basis_first(g, i, nm)) {
		mark_add(g, MARK_METRIC, row, i, nm);
		return nm;
	}
	if (cue < 0)
		return 0;
	cues = tab_rows(g->tab, TAB_CUES, &n);
	if (is_name(g, &cues[cue], i, nc))
		return 0;
	m = mark_add(g, MARK_CUE, cue, i, nc);
	m->cls = (uint8_t)cues[cue].class;
	m->dir = (int8_t)cues[cue].dir;
	m->noun = cues[cue].noun != 0;
	m->mood = (uint8_t)cues[cue].mood;
	m->topic = cues[cue].topic != 0;
	return nc;
}

/* The last letters of the endings of adverbs, bits from 'a' on: few words need
 * more than a look at theirs. */
static uint32_t
adverb_letters(const struct tab *tab)
{
	size_t i, n;
	const struct endings_row *r = tab_rows(tab, TAB_ENDINGS, &n);
	uint32_t letters = 0;

	for (i = 0; i < n; i++)
		if (r[i].kind == ENDINGS_KIND_ADVERB)
			letters |= UINT32_C(1)
				   << (r[i].phrase[strlen(r[i].phrase) - 1] -
					  'a');
	return letters;
}

/* Is the word at I an adverb: in lower case, by its ending, and no noun of the
 * table ("supply")? */
static bool
adverb(const struct group *g, size_t i)
{
	const struct tok *t = &g->lx->tok[i];
	struct span w = { g->lx->text.p + t->off, t->n };
	const struct nouns_row *r;
	size_t len, n;
	unsigned last;
	int row;

	if (t->kind != LEX_WORD || t->n < 5 || (t->flags & LEX_CAP) != 0)
		return false;
	last = (unsigned char)w.p[w.n - 1] - 'a';
	if (last > 25 || (g->adverbs >> last & 1) == 0 ||
	    !tab_ends(g->tab, w, ENDINGS_KIND_ADVERB))
		return false;
	row = tab_longest(g->tab, TAB_NOUNS, &g->lx->word[i], 1, &len);
	r = tab_rows(g->tab, TAB_NOUNS, &n);
	return row < 0 || r[row].class == NOUNS_CLASS_ADJECTIVE;
}

/* A word of no table, or one of a table that says nothing here: part of a
 * noun group. */
static void
content(struct group *g, size_t i)
{
	const struct tok *t = &g->lx->tok[i];
	struct mark *m = g->n > 0 ? &g->v[g->n - 1] : NULL;

	if (t->kind == LEX_CLITIC || t->kind == LEX_URL || adverb(g, i))
		return;
	if (m != NULL && m->kind == MARK_NOUN && m->tok + m->n == i)
		m->n++;
	else
		mark_add(g, MARK_NOUN, 0, i, 1);
}

/* Words of a part of the company that begin at token I with none of another
 * table: "rest of world", "fixed income"; their number, 0 for none or one. */
static size_t
part_phrase(const struct group *g, size_t i, size_t end)
{
	uint64_t in = g->lx->starts[i];
	const uint32_t *w = g->lx->word + i;
	const struct cues_row *cues;
	size_t len, n, rows;
	int row;

	if ((in & BIT(TAB_SCOPES)) == 0 ||
	    tab_longest(g->tab, TAB_SCOPES, w, end - i, &len) < 0 || len < 2)
		return 0;
	row = tab_longest(g->tab, TAB_CUES, w, end - i, &n);
	cues = tab_rows(g->tab, TAB_CUES, &rows);
	if (row >= 0 && (n >= len || cues[row].class != CUES_CLASS_ADV))
		return 0; /* "Greater China" is one */
	row = metric_phrase(g->metrics, g->lx, i, end, &n);
	return row < 0 || (n <= len &&
			      metric_role(g->metrics, row) == METRICS_ROLE_VOID)
		   ? len
		   : 0;
}

/* Tokens from I that the mention of a time W covers. */
static size_t
time_tokens(const struct group *g, const struct when *w, size_t i)
{
	size_t n = 0;

	while (i + n < g->lx->n && g->lx->tok[i + n].off < w->off + w->n)
		n++;
	return n > 0 ? n : 1;
}

/* Tokens from I that only say how exact quantity Q before them is: "or
 * higher", "plus". */
static size_t
hedges_after(const struct group *g, const struct num *q, size_t i)
{
	const struct cues_row *r;
	size_t n, len, k;
	int row;

	if (q->approx != NUM_GE && q->approx != NUM_LE)
		return 0;
	r = tab_rows(g->tab, TAB_CUES, &n);
	for (k = i; k < i + 2; k++) {
		row = tab_longest(g->tab, TAB_CUES, g->lx->word + k, 1, &len);
		if (row < 0)
			return 0;
		if (r[row].class == CUES_CLASS_OR && k == i)
			continue;
		if (k == i && r[row].noun != 0)
			return 0; /* "at least 5% lower" */
		return r[row].class == CUES_CLASS_CHANGE ||
			       r[row].class == CUES_CLASS_ADV ||
			       r[row].class == CUES_CLASS_DET ||
			       r[row].class == CUES_CLASS_PREP
			   ? k + 1 - i
			   : 0;
	}
	return 0;
}

void
group_text(struct group *g, const struct when_ctx *ctx, const struct lex *lx,
    struct nums *nums)
{
	size_t i, k, q = 0, w = 0, n, end;
	int held = -1; /* a mention that runs into a quantity */

	g->lx = lx;
	g->nums = nums;
	if (g->adverbs == 0)
		g->adverbs = adverb_letters(g->tab);
	g->n = 0;
	times(g, ctx);
	drop_times(g);
	for (i = 0; i < lx->n; i += n) {
		while (w < g->nwhen && g->when[w].off < lx->tok[i].off)
			w++;
		while (q < nums->n && nums->v[q].tok < i)
			q++;
		end = q < nums->n ? nums->v[q].tok : lx->n;
		n = 1;
		if (end == i) {
			n = nums->v[q].ntok;
			mark_add(g, MARK_QTY, (int)q, i, n);
			/* "the last ten years", "two years ago": ten years is a
			 * quantity, and the time of what follows. */
			if (w < g->nwhen && g->when[w].off == lx->tok[i].off &&
			    (g->when[w].flags & WHEN_VAGUE) != 0)
				held = (int)w;
			if (held >= 0)
				mark_add(g, MARK_WHEN, held, i + n - 1, 1);
			held = -1;
			n += hedges_after(g, &nums->v[q], i + n);
		} else if (w < g->nwhen && g->when[w].off == lx->tok[i].off) {
			n = time_tokens(g, &g->when[w], i);
			if (i + n > end) {
				n = end - i;
				held = (int)w;
			}
			mark_add(g, MARK_WHEN, (int)w, i, n);
		} else if (lx->tok[i].kind == LEX_SIGN) {
			sign(g, i);
		} else if ((n = part_phrase(g, i, end)) > 0) {
			for (k = 0; k < n; k++)
				content(g, i + k);
		} else if ((n = phrase(g, i, end)) == 0) {
			content(g, i);
			n = 1;
		}
	}
}

bool
group_basis(const struct mark *m)
{
	return m->kind == MARK_CUE &&
	       (m->cls == CUES_CLASS_GAAP || m->cls == CUES_CLASS_ADJUSTED ||
		   m->cls == CUES_CLASS_NONGAAP ||
		   m->cls == CUES_CLASS_REPORTED || m->cls == CUES_CLASS_CC);
}

enum supposed
group_supposed(const struct group *g)
{
	const struct lex *lx = g->lx;
	const struct suppose_row *row = tab_rows(g->tab, TAB_SUPPOSE, NULL);
	enum supposed best = SUPPOSED_NOT;
	size_t n;
	int r;

	if ((lx->any & BIT(TAB_SUPPOSE)) == 0)
		return best;
	for (size_t i = 0; i < lx->n; i++) {
		if ((lx->starts[i] & BIT(TAB_SUPPOSE)) == 0 ||
		    (r = tab_longest(
			 g->tab, TAB_SUPPOSE, lx->word + i, lx->n - i, &n)) < 0)
			continue;
		if (row[r].all != 0)
			return SUPPOSED_ALL;
		best = SUPPOSED_THINGS;
	}
	return best;
}

void
group_free(struct group *g)
{
	free(g->v);
	free(g->when);
	memset(g, 0, sizeof(*g));
}
