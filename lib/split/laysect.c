/* Sections: headings, and what a paragraph is about. */
#include "split/laytell.h"

#define WORDS 48 /* of a heading or of a paragraph's beginning */
#define WORD 32

/* One word of S from *AT on in lower case, at its id to *ID: commas, quotes
 * and the like are between words, as blanks and hyphens are. */
static bool
next_word(const struct tab *t, struct span s, size_t *at, uint32_t *id)
{
	char b[WORD];
	uint32_t h = TAB_HASH0;
	size_t i = *at, n = 0;

	for (; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (lay_lower(c | 0x20) || lay_digit(c) || c == '&')
			break;
	}
	if (i >= s.n)
		return false;
	for (; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (lay_upper(c))
			c |= 0x20;
		else if (c == 0xE2 && i + 2 < s.n &&
			 (unsigned char)s.p[i + 2] == 0x99)
			c = '\'', i += 2;
		else if (!lay_lower(c) && !lay_digit(c) && c != '&' &&
			 c != '\'' && c != '.' && c != '/')
			break;
		if (n == WORD)
			return *id = 0, *at = i, true;
		b[n++] = (char)c;
	}
	while (n > 1 && (b[n - 1] == '.' || b[n - 1] == '\''))
		n--;
	for (*at = i, i = 0; i < n; i++)
		h = tab_hash_step(h, (unsigned char)b[i]);
	*id = tab_word_h(t, b, n, h);
	return true;
}

/* Closes up `P R E S E N T` in B; the length, or 0 if S is not so spaced. */
static size_t
close_up(struct span s, char *b)
{
	size_t i, n = 0;

	if (s.n < 5 || s.n > 120 || s.p[1] != ' ' || s.p[3] != ' ')
		return 0;
	for (i = 0; i < s.n;) {
		if (s.p[i] == ' ')
			return 0;
		b[n++] = s.p[i++];
		if (i >= s.n)
			break;
		if (s.p[i++] != ' ')
			return 0;
		if (i < s.n && s.p[i] == ' ') {
			b[n++] = ' ';
			while (i < s.n && s.p[i] == ' ')
				i++;
		}
	}
	return n;
}

/* The row of sections.tsv that heads the words IDS: all of them, or their
 * beginning or end where the row says so; -1: none. */
static int
heading(const struct tab *t, const uint32_t *ids, size_t n)
{
	const struct sections_row *row;
	size_t i, len, count;
	int r, best = -1;

	row = tab_rows(t, TAB_SECTIONS, &count);
	for (i = 0; i < n; i++) {
		if ((tab_starts(t, ids[i]) >> TAB_SECTIONS & 1) == 0)
			continue;
		r = tab_longest(t, TAB_SECTIONS, ids + i, n - i, &len);
		if (r < 0)
			continue;
		if (i == 0 && len == n)
			return r;
		if (i == 0 && (row[r].how == SECTIONS_HOW_BEGINS ||
				  row[r].how == SECTIONS_HOW_EDGE))
			best = r;
		if (best < 0 && i + len == n &&
		    (row[r].how == SECTIONS_HOW_ENDS ||
			row[r].how == SECTIONS_HOW_EDGE))
			best = r;
	}
	return best;
}

static const enum lay_sect sect_of[] = {
	[SECTIONS_SECT_NONE] = LAY_FRONT,
	[SECTIONS_SECT_FRONT] = LAY_FRONT,
	[SECTIONS_SECT_PARTICIPANTS] = LAY_PARTICIPANTS,
	[SECTIONS_SECT_PRESENTATION] = LAY_PRESENTATION,
	[SECTIONS_SECT_QA] = LAY_QA,
	[SECTIONS_SECT_OUTLOOK] = LAY_OUTLOOK,
	[SECTIONS_SECT_NOTES] = LAY_NOTES,
	[SECTIONS_SECT_ABOUT] = LAY_ABOUT,
	[SECTIONS_SECT_CONTACTS] = LAY_CONTACTS,
	[SECTIONS_SECT_LEGAL] = LAY_LEGAL,
};

/* Is S written as a heading: most of its words in capitals, no sentence? */
static bool
titled(struct span s)
{
	struct lay_case c = lay_case(s);

	return c.up > c.low * 2 &&
	       (!lay_ends(s) || s.p[s.n - 1] == ':' || s.p[s.n - 1] == ')');
}

bool
lay_section(const struct layout *lay, struct span s, enum lay_sect *sect)
{
	const struct sections_row *row;
	uint32_t ids[WORDS];
	char b[128];
	size_t n, at = 0, nid = 0;
	int r;

	if (s.n < 4 || s.n > 100 || lay_lower((unsigned char)s.p[0]) ||
	    s.p[s.n - 1] == '?' ||
	    (s.p[s.n - 1] == '.' && !lay_firm_end(lay->tab, s)))
		return false;
	if (lay->type != LAY_PRESS && !lay_may(&lay->may_head, s))
		return false;
	/* Emoji and the like before the words. */
	for (n = 0; n < s.n && (unsigned char)s.p[n] >= 0xE2;)
		for (n++; n < s.n && ((unsigned char)s.p[n] & 0xC0) == 0x80;)
			n++;
	s = lay_trim(span_sub(s, n, s.n));
	if ((n = close_up(s, b)) > 0)
		s = (struct span){ b, n };
	/* In a call what heads a section begins with its words. */
	while (nid < WORDS && next_word(lay->tab, s, &at, &ids[nid])) {
		if (nid == 0 && lay->type != LAY_PRESS &&
		    (tab_starts(lay->tab, ids[0]) >> TAB_SECTIONS & 1) == 0)
			return false;
		nid++;
	}
	if (nid == 0 || (r = heading(lay->tab, ids, nid)) < 0)
		return false;
	row = tab_rows(lay->tab, TAB_SECTIONS, &n);
	if (row[r].type == SECTIONS_TYPE_CALL && lay->type == LAY_PRESS)
		return false;
	if (row[r].type == SECTIONS_TYPE_PRESS && lay->type == LAY_CALL)
		return false;
	if (row[r].how != SECTIONS_HOW_NONE && nid > 4 && !titled(s))
		return false;
	*sect = sect_of[row[r].sect];
	return true;
}

/* Kinds of cues (1 << enum signals_kind) in the first MAX bytes of S; *FIRST
 * gets the first one's kind. */
unsigned
lay_cues(const struct layout *lay, struct span s, size_t max, unsigned *count)
{
	const struct tab *t = lay->tab;
	const struct signals_row *row;
	uint32_t ids[WORDS];
	size_t at = 0, n = 0, i, len, nrow;
	unsigned kinds = 0;
	int r;

	row = tab_rows(t, TAB_SIGNALS, &nrow);
	s = span_sub(s, 0, max);
	while (n < WORDS && next_word(t, s, &at, &ids[n]))
		n++;
	for (i = 0; i < n; i++) {
		if ((tab_starts(t, ids[i]) >> TAB_SIGNALS & 1) == 0)
			continue;
		r = tab_longest(t, TAB_SIGNALS, ids + i, n - i, &len);
		if (r < 0)
			continue;
		kinds |= 1u << row[r].kind;
		if (count != NULL)
			count[row[r].kind]++;
	}
	return kinds;
}

enum lay_sect
lay_cue(const struct layout *lay, struct span s)
{
	unsigned k = lay_cues(lay, s, 400, NULL);

	if (k & 1u << SIGNALS_KIND_CONTACTS)
		return LAY_CONTACTS;
	if (k & 1u << SIGNALS_KIND_LEGAL)
		return LAY_LEGAL;
	if (k & 1u << SIGNALS_KIND_NOTES)
		return LAY_NOTES;
	return LAY_FRONT;
}
