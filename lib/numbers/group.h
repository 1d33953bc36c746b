/* Groups of words in a sentence: quantities, metrics, times, cues, nouns, in
 * order of place. clause, disc. */
#ifndef GROUP_H
#define GROUP_H

#include "lang/metric.h"
#include "lang/num.h"
#include "lang/when.h"

enum mark_kind {
	MARK_QTY,    /* ref: index of the quantity */
	MARK_METRIC, /* ref: row of metrics.tsv; scope words before it in tok */
	MARK_WHEN,   /* ref: index of the mention of a time */
	MARK_CUE,    /* ref: row of cues.tsv */
	MARK_NOUN,   /* words of no table: a name, a thing */
	MARK_COMMA,
	MARK_STOP /* ; : . a dash, a bracket */
};

struct mark {
	uint8_t kind;
	uint8_t cls;  /* cue: enum cues_class */
	int8_t dir;   /* cue: sign of the movement */
	bool noun;    /* cue: may follow its figure */
	bool topic;   /* cue: opens a subject */
	uint8_t mood; /* cue: enum cues_mood */
	int ref;
	uint32_t tok, n; /* its tokens */
};

/* The marks of one text and what they refer to. Zero-initialise; lives from
 * text to text. */
struct group {
	const struct tab *tab;
	const struct metrics *metrics;
	const struct lex *lx;
	struct nums *nums;
	struct mark *v;
	size_t n, cap;
	struct when *when;
	size_t nwhen, wcap;
	uint32_t adverbs; /* last letters of the endings of adverbs */
};

/* Finds the groups of the text that LX and NUMS hold, times resolved against
 * CTX. Counts that are part of a time ("the first 36 weeks") leave NUMS. */
void group_text(struct group *, const struct when_ctx *ctx, const struct lex *,
    struct nums *);

/* The class of a cue; NONE of any other mark. */
static inline enum cues_class
cue_of(const struct mark *m)
{
	return m->kind == MARK_CUE ? (enum cues_class)m->cls : CUES_CLASS_NONE;
}

/* Does the mark tell a basis: GAAP, adjusted, as reported, constant currency?
 */
bool group_basis(const struct mark *);

/* Does the text tell what may be, or what is remembered: no figures, those of
 * things alone, all of them? */
enum supposed { SUPPOSED_NOT, SUPPOSED_THINGS, SUPPOSED_ALL };
enum supposed group_supposed(const struct group *);

void group_free(struct group *);

#endif
