/* What was found of headings and labels, remembered: fact and its kin. */
#ifndef FACTMEMO_H
#define FACTMEMO_H

#include "table/fact.h"

#define FACT_UNITS 9
#define FACT_HEADS 64 /* headings of the document remembered */

/* What was found of a heading of this document. */
struct fact_head {
	uint16_t n; /* bytes of its text; 0: free */
	bool learnt;
	bool read;
	struct fact_col col;
	char text[96];
};

/* What was found of a text, a bit each of what is known. */
enum {
	MEMO_BITS = 1,
	MEMO_SHARES = 2,
	MEMO_SAID = 4,
	MEMO_UNITS = 8,
	MEMO_UNOWNED = 16,
	MEMO_UNSHARED = 32,
	MEMO_UNPARTED = 64,
	MEMO_NODASH = 128,
	MEMO_TIME = 256,
	MEMO_LOOSE = 512,
	MEMO_NAME = 1024 /* and the bits above for the other units */
};

/* Texts come again and again. What is asked for most stands first. */
struct fact_memo {
	struct fact_memo *next;
	const char *from; /* where it was seen last */
	uint64_t hash;
	struct span text;
	unsigned known;
	unsigned bits;			      /* kinds of row words */
	uint32_t unowned, unshared, unparted; /* bytes that facts_un... leave */
	bool timed;
	uint8_t shares; /* an amount a share (1), a number of them (2) */
	int id[FACT_UNITS];
	const char *scope[FACT_UNITS];
	unsigned said;	      /* kinds of statements */
	struct units units;   /* of the text as a whole */
	int loose;	      /* a metric named somewhere in it */
	struct when_raw time; /* timed: the words of its period */
};

/* The memory of texts. */
struct fact_texts *facts_texts_new(void);
void facts_texts_free(struct fact_texts *);

/* A document begins, a table: the places of the texts before may go. */
void facts_texts_begin(struct fact_texts *);
void facts_texts_table(struct fact_texts *);

/* The memory of the heading S of this document, NULL where there is none. */
struct fact_head *facts_head(const struct facts *, struct span s);

/* The memory of the text S, until the next table. */
struct fact_memo *facts_memo(const struct facts *, struct span s);

#endif
