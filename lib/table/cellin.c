/* Signs and words in the text of a cell. */
#include "table/cellin.h"

#include "core/chr.h"

#define WORDS 3 /* longest phrase of cell-units */

size_t
cellval_dash(struct span s, size_t at)
{
	const char *p = s.p + at;

	if (at >= s.n)
		return 0;
	if (*p == '-')
		return 1;
	if (s.n - at < 3 || (unsigned char)*p != 0xE2)
		return 0;
	if ((unsigned char)p[1] == 0x80 && (unsigned char)p[2] >= 0x90 &&
	    (unsigned char)p[2] <= 0x95)
		return 3;
	if ((unsigned char)p[1] == 0x88 && (unsigned char)p[2] == 0x92)
		return 3;
	return 0;
}

/* The word at AT in lower case: its id; *END gets where it ends. A sign such
 * as "$" ends a word, so that "US$5" and "$5" are read. */
static uint32_t
word_at(const struct cellin *in, size_t at, size_t *end)
{
	char low[24];
	size_t i = at, k = 0;
	char c;

	for (; i < in->s.n && k < sizeof(low); i++) {
		c = in->s.p[i];
		if (chr_letter(c) || c == '/' || c == '.')
			low[k++] = (char)(chr_letter(c) ? c | 32 : c);
		else if (c == '$' || (k == 0 && (unsigned char)c >= 0xC2)) {
			low[k++] = c;
			for (i++; i < in->s.n && k < sizeof(low) &&
				  ((unsigned char)in->s.p[i] & 0xC0) == 0x80;
			     i++)
				low[k++] = in->s.p[i];
			break;
		} else
			break;
	}
	*end = i;
	return k == 0 ? 0 : tab_word(in->tab, low, k);
}

const struct cell_units_row *
cellin_unit(struct cellin *in)
{
	const struct cell_units_row *rows;
	uint32_t node = tab_root(in->tab, TAB_CELL_UNITS), w;
	size_t at = in->at, end, best = 0, n;
	int i, row, found = -1;
	unsigned char c;

	if (at >= in->s.n)
		return NULL;
	c = (unsigned char)in->s.p[at];
	if (c < 0xC2 && !chr_letter((char)c) && memchr("$./", c, 3) == NULL)
		return NULL;
	for (i = 0; i < WORDS; i++) {
		w = word_at(in, at, &end);
		if (w == 0 || (node = tab_step(in->tab, node, w)) == 0)
			break;
		if ((row = tab_at(in->tab, node)) >= 0) {
			found = row;
			best = end;
		}
		at = end;
		while (at < in->s.n && in->s.p[at] == ' ')
			at++;
	}
	if (found < 0)
		return NULL;
	rows = tab_rows(in->tab, TAB_CELL_UNITS, &n);
	in->at = best;
	return &rows[found];
}
