/* Between the files of the tables: tab.c and tab_extend.c only. */
#ifndef TAB_IN_H
#define TAB_IN_H

#include "core/arena.h"
#include "lang/tab.h"

/* An edge of a trie: from NODE by WORD to NEXT. NODE 0: a free slot. */
struct edge {
	uint32_t node, word, next;
};

enum col_type { COL_STR, COL_ENUM, COL_INT };

/* A column, for rows that users add. */
struct column {
	const char *name;
	enum col_type type;
	size_t off;
	const char *const *values;
	size_t nvalue;
};

struct table {
	const char *name;
	const void *rows;
	size_t nrow, size;
	const struct column *col;
	size_t ncol;
	bool phrases;
};

struct tab {
	const char *bytes; /* words, one after another */
	const uint32_t *off;
	const uint64_t *starts;
	const uint32_t *slot; /* TAB_SLOT, 0: free */
	size_t nslot, nword;  /* words are 1 to nword */
	const struct edge *edge;
	size_t nedge, nedge_slot;
	const uint32_t *first; /* of each word: its nodes after the roots */
	const uint32_t *node;  /* these, twice, and 1 if the node goes on */
	const int32_t *row;    /* at each node */
	size_t nnode;	       /* nodes are 1 to nnode */
	struct table table[TAB_N];
	struct arena arena; /* what an extension added */
	bool own;
};

/* What a slot holds of word ID, whose hash is H: both, so that others are not
 * looked at. The words are fewer than TAB_WORDS. */
#define TAB_WORDS (1u << 20)
#define TAB_SLOT(id, h) (((h) >> 12 & 0xfff) << 20 | (id))

/* The description of table ID, the builtin one unless T was copied. */
const struct table *tab_table(const struct tab *t, enum tab_id id);

/* The next word of S from *AT on, split at blanks and hyphens, in lower case
 * in W, which holds CAP bytes: its length; 0 at the end, or for a word that is
 * too long to stand in a table. */
size_t tab_next_word(struct span s, size_t *at, char *w, size_t cap);

/* The node after NODE by W, by search; 0 when there is none. */
uint32_t tab_next_step(const struct tab *t, uint32_t node, uint32_t w);

#endif
