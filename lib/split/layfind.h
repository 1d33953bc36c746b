/* Names, persons and headers in lines: lay*.c only. */
#ifndef LAYFIND_H
#define LAYFIND_H

#include "split/lay.h"

/* layname.c: the name that begins S; MAX words at most. */
bool lay_name(
    const struct layout *, struct span s, unsigned max, struct lay_name *);

/* Is S (a title or a firm) written as one? *ROLE gets LAY_FIRM and LAY_OFFICE
 * as it names them, LAY_FORM when it is no more. */
enum {
	LAY_FIRM = 1,
	LAY_OFFICE = 2,
	LAY_FORM = 4 /* nothing but `Inc.` and the like */
};
bool lay_title(const struct tab *, struct span s, unsigned *role);

/* Does S end with a firm's abbreviation, "Inc.", rather than a sentence? */
bool lay_firm_end(const struct tab *, struct span s);

/* Letters of S, case let be, as a key. */
uint64_t lay_name_key(struct span s);

/* Kind of the word S in namewords.tsv (enum namewords_kind), 0: none. */
unsigned lay_nameword(const struct tab *, struct span s);

/* layperson.c: who the document names. NULL: not known, or no room. */
struct lay_person *lay_person(const struct layout *, uint64_t key);
struct lay_person *lay_person_add(struct layout *, uint64_t key);

/* Is the name one of the document's: a caller, listed, introduced, met more
 * than once? */
bool lay_known(const struct layout *, const struct lay_name *);

/* Learns the names in what the operator says. */
void lay_called(struct layout *, struct span text);

/* Learns the names at the start of a participant's line. */
void lay_listed(struct layout *, struct span text);

/* laypat.c: shapes. */
void lay_compile(struct layout *);
bool lay_match(const struct layout *, const struct lay_pat *,
    const struct lay_view *, size_t n, const struct lay_name *,
    struct lay_hit *);
struct lay_view lay_view(struct span raw, struct span text);

/* The header that begins V[0], by the shapes that are on (all of them while
 * learning). */
bool lay_header(
    struct layout *, const struct lay_view *v, size_t n, struct lay_hit *);

/* Is the section heading V[0] part of a list of contents: does the next line
 * head another section? */
bool lay_contents(
    const struct layout *, const struct lay_view *v, size_t n, enum lay_sect);

/* Does the list of participants end before V[0]: does someone speak? */
bool lay_list_ends(struct layout *, const struct lay_view *v, size_t n);

#endif
