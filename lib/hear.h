/* What the words of a call tell about its people: talk. */
#ifndef HEAR_H
#define HEAR_H

#include "talk.h"

/* Learns from the rows of T, whose turns are cut: who stands in the lists of
 * participants, whom operators and hosts let in, with what firm and title; who
 * presents. Merges spellings into people and decides their fields. */
void hear(struct talk *);

/* Learns the titles that operators and those who present say of people whose
 * header has none. */
void hear_titles(struct talk *);

#endif
