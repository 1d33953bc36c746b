/* What the words of a call tell about its people: talk. */
#ifndef HEAR_H
#define HEAR_H

#include "talk.h"

/* Learns from the rows of T, whose turns are cut: who stands in the lists of
 * participants, whom operators and hosts let in, with what firm and title; who
 * presents. Merges spellings into people and decides their fields. */
void hear(struct talk *);

/* Keeps the spelling NAME of person WHO (-1: nobody), as someone said it, where
 * the headers' is worse: in capitals. */
void hear_name(struct talk *, int who, struct span name);

/* Learns the titles that operators and those who present say of people whose
 * header has none. */
void hear_titles(struct talk *);

#endif
