/* What the bytes of one line tell without its context: lay*.c only. */
#ifndef LAYLINE_H
#define LAYLINE_H

#include "core/tx.h"

/* Marks at the start of a line that are not text. */
enum lay_mark {
	LAY_MARK_NONE,
	LAY_MARK_HEAD,	/* # and ## of Markdown */
	LAY_MARK_ITEM,	/* - * + o and bullet characters, with a blank after */
	LAY_MARK_QUOTE, /* > */
	LAY_MARK_PIPE	/* | */
};

static inline bool
lay_blank_byte(unsigned char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool
lay_upper(unsigned char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool
lay_lower(unsigned char c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool
lay_digit(unsigned char c)
{
	return c >= '0' && c <= '9';
}

/* S without blanks (no-break spaces and a BOM among them) at its ends. */
struct span lay_trim(struct span s);

/* Bytes at the start of S that are list or heading marks with the blanks after
 * them; MARK gets the first one's kind. S is trimmed. */
size_t lay_marks(struct span s, enum lay_mark *mark);

/* Bytes of the dash (hyphen, en or em dash) at P, or 0. */
size_t lay_dash(const char *p, const char *e);

/* Bytes of the letter at P (apostrophes and full stops count), or 0. */
size_t lay_letter_wide(const char *p, const char *e);
static inline size_t
lay_letter(const char *p, const char *e)
{
	if (p >= e)
		return 0;
	if ((unsigned char)*p < 0x80)
		return lay_lower((unsigned char)*p | 0x20) || *p == '\'' ||
		       *p == '.';
	return lay_letter_wide(p, e);
}

/* Is the letter at P a capital? */
bool lay_capital(const char *p, const char *e);

/* Does S end as a sentence does: . ? ! or a colon, quotes and brackets after
 * them let be? */
bool lay_ends(struct span s);

/* A rule or a fence: no letter, no digit, one sign again and again. */
bool lay_rule(struct span s);

/* Cells of a table in the raw line S: how many groups set apart by TABs,
 * pipes or two blanks, and how many of them are figures. */
struct lay_cells {
	unsigned n, figures;
	unsigned tail; /* figures at the end of the line */
	unsigned wide; /* cells set apart by three blanks or more */
	bool tab, pipe;
};
struct lay_cells lay_cells(struct span s);

/* Nothing but a figure, a currency or percent sign, a dash. */
bool lay_figure(struct span s);

/* Nothing but digits, with `Page`-like words left to the caller: a number of
 * at most four digits, dashes around it let be. */
bool lay_number(struct span s);

/* A key for lines that differ in figures and blanks alone; 0 for a line that
 * has no letter. */
uint32_t lay_key(struct span s);

/* Words that begin with a capital or a digit, and words that do not, up to
 * the end of S. */
struct lay_case {
	unsigned up, low;
};
struct lay_case lay_case(struct span s);

#endif
