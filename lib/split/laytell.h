/* What a line is: sections, furniture, calls, releases: lay*.c only. */
#ifndef LAYTELL_H
#define LAYTELL_H

#include "split/layfind.h"

/* laysect.c: the section that the whole line S heads; false: none. */
bool lay_section(const struct layout *, struct span s, enum lay_sect *);

/* The section that a paragraph beginning with S is of by what it says, or
 * LAY_FRONT. */
enum lay_sect lay_cue(const struct layout *, struct span s);

/* Kinds of signals.tsv (bits 1 << enum signals_kind) in the first MAX bytes of
 * S; COUNT, when not NULL, counts them by kind. */
unsigned lay_cues(
    const struct layout *, struct span s, size_t max, unsigned *count);

/* layfurn.c: page furniture. */
struct lay_rep *lay_rep(struct layout *, uint32_t key, bool add);
bool lay_repeated(struct layout *, const struct lay_view *);
bool lay_page_line(const struct layout *, struct span s);

/* How often the line was met while learning. */
unsigned lay_again(struct layout *, const struct lay_view *);

/* The first line of W[FROM] .. W[N - 1] that is not blank; N: none. */
size_t lay_next_text(const struct lay_line *w, size_t n, size_t from);

/* laytalk.c: a speaker's header that begins at W[0], whose views are V (NV of
 * them); REPEATED: the line comes again near page ends. Gives its lines, 0:
 * it is none. */
size_t lay_speaker(struct layout *, struct lay_line *w, size_t n,
    const struct lay_view *v, size_t nv, bool repeated);

/* A header whose name stands before a page's end and whose title after it:
 * the lines between are told with it. */
size_t lay_split_header(
    struct layout *, struct lay_line *w, size_t n, const struct lay_view *v);

/* Notes that the operator ends the call. */
void lay_closes(struct layout *, struct span s);

/* Finds where in the text of W another speaker breaks in. */
void lay_break(const struct layout *, struct lay_line *w);

/* laylist.c: does a participant begin on V, rather than go on? */
bool lay_begins_person(const struct layout *, const struct lay_view *v);

/* May V be of a list of participants, and not prose after it? */
bool lay_lists(const struct layout *, const struct lay_view *v);

/* A list that begins on its heading's line, "MANAGEMENT: MR. JOHN ROE -
 * CHIEF": moves V to what stands after the heading. */
bool lay_list_heading(
    struct layout *, const struct lay_line *w, struct lay_view *v);

/* One participant, with the lines of title and firm after the name: how many
 * lines. */
size_t lay_participant(
    struct layout *, struct lay_line *w, const struct lay_view *v, size_t nv);

/* laycall.c, laypress.c: one line of a call, of a release. */
size_t lay_call(struct layout *, struct lay_line *w, size_t n);
size_t lay_press(struct layout *, struct lay_line *w, size_t n);

/* Tells that W is a line of text: whether it begins a paragraph. */
void lay_text(struct layout *, struct lay_line *w, const struct lay_view *);

/* layrow.c: the first of W[FROM] .. W[N - 1] that is surely a table's line,
 * no further than WITHIN lines of text, none of them prose; or 0. */
size_t lay_next_row(
    const struct lay_line *w, size_t n, size_t from, size_t within);

/* Is W[0] a line of a table? */
bool lay_row(const struct layout *, const struct lay_line *w, size_t n);

#endif
