/* What was found of headings and labels, remembered: fact and its kin. */
#ifndef FACTMEMO_H
#define FACTMEMO_H

#include "table/fact.h"

#define FACT_MEMO 2048 /* labels remembered */
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

/* What was found of a label: labels come again and again. */
struct fact_memo {
	uint64_t hash;
	uint16_t n;
	bool has_bits, has_shares;
	uint8_t shares;	   /* an amount a share (1), a number of them (2) */
	uint16_t has_name; /* a bit for each unit */
	unsigned bits;
	int id[FACT_UNITS];
	const char *scope[FACT_UNITS];
	char text[96];
};

/* The memory of the heading S of this document, NULL where there is none. */
struct fact_head *facts_head(const struct facts *, struct span s);

/* The memory of the label S, NULL where it is too long for one. */
struct fact_memo *facts_memo(const struct facts *, struct span s);

#endif
