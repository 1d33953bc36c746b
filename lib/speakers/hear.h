/* What the words of a call tell about its people: talk. */
#ifndef HEAR_H
#define HEAR_H

#include "speakers/talk.h"

/* Learns from the rows of T, whose turns are cut: who stands in the lists of
 * participants, whom operators and hosts let in, with what firm and title; who
 * presents. Merges spellings into people and decides their fields. */
void hear(struct talk *);

/* Is turn U an operator's? */
bool hear_is_operator(const struct talk_turn *u);

/* The person of turn I, or -1. */
int hear_person(const struct talk *, size_t i);

/* The next row of turn U's speech at *AT; false at its end. */
bool hear_speech(const struct talk *, const struct talk_turn *u, size_t *at,
    struct talk_row *);

/* Reads the lists of participants. */
void hear_lists(struct talk *);

/* Reads what the operator says in turn U: who is let in, whether it is over. */
void hear_operator(struct talk *, struct talk_turn *u);

/* Marks those whom operators and hosts let in, and the firms said of them. */
void hear_introductions(struct talk *);

/* Marks those of whom nothing is known and who speak like one let in. */
void hear_askers(struct talk *);

/* Keeps the spelling NAME of person WHO (-1: nobody), as someone said it, where
 * the headers' is worse: in capitals. */
void hear_name(struct talk *, int who, struct span name);

/* Learns the titles that operators and those who present say of people whose
 * header has none. */
void hear_titles(struct talk *);

#endif
