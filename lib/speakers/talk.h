/* One document of a segment stream: its rows, turns and people: tx-speakers. */
#ifndef TALK_H
#define TALK_H

#include "speakers/exch.h"
#include "core/out.h"
#include "speakers/people.h"

#define TALK_LIMIT (64u << 20) /* bytes of a document that are held */

/* The columns that are read, by index in the stream. */
struct talk_cols {
	int doc, sect, kind, src, text;
	int last; /* the greatest of them */
};

/* What a row has in them. */
struct talk_row {
	struct span sect, kind, src, text;
};

/* One turn: its header's row and those up to the next. */
struct talk_turn {
	size_t at, end;		  /* bytes of the rows */
	struct people_form *form; /* NULL: nobody is named */
	uint32_t no, exch;
	uint32_t name_at, name_n; /* of who is let in, from at on */
	uint32_t firm_at, firm_n;
	int named;	  /* the person of that name, or -1 */
	bool cued;	  /* the name came after a cue */
	bool close, host; /* as exch.h has them */
	bool qa;	  /* stands in the questions and answers */
};

/* A row of a list of participants. */
struct talk_list {
	size_t at;
	enum sides_side side;
};

struct talk {
	struct talk_cols cols;
	struct diag *diag;
	struct out *out;
	const char *file; /* for messages */
	bool roster;
	struct people people;
	struct lex lex;
	struct buf doc;	 /* its id */
	struct buf rows; /* whole lines */
	struct buf sect; /* of the last row */
	struct talk_turn *turn;
	struct talk_list *list;
	size_t nturn, turn_cap, nlist, list_cap;
	size_t first, last;   /* bytes of the rows of talk sections */
	uint32_t turns;	      /* in the whole document */
	enum sides_side side; /* of the list that is being read */
	struct exch exch;
	bool open;	  /* a turn runs */
	bool talks;	  /* the section is one of talk */
	bool any;	  /* the document has rows */
	bool call;	  /* its meta say so */
	bool split;	  /* it was longer than TALK_LIMIT */
	size_t questions; /* index of the turn that opens them */
};

void talk_init(
    struct talk *, const struct tab *, struct diag *, struct out *, size_t cap);
void talk_free(struct talk *);

/* Takes one row: RAW is the line as it is to be written, F its fields; LINE is
 * its place in FILE. Writes the document before it when another begins. */
void talk_take(
    struct talk *, struct span raw, const struct span *f, uint64_t line);

/* Writes what is held: the document is over. */
void talk_end(struct talk *);

/* Reads the row at *AT and moves on; false at END. */
bool talk_next(const struct talk *, size_t *at, size_t end, struct talk_row *);

#endif
