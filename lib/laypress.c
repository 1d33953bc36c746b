/* One line of a release: headings, sections, table rows, prose. */
#include "lay.h"

bool
lay_row(const struct layout *lay, const struct lay_line *w, size_t n)
{
	struct lay_cells c;

	(void)lay;
	(void)n;
	if (w->hint & LAY_CELLS)
		return true;
	if (w->raw.n > 2000)
		return false;
	c = lay_cells(w->raw);
	return c.figures >= 2;
}

size_t
lay_press(struct layout *lay, struct lay_line *w, size_t n)
{
	struct lay_view v = lay_view(w->raw, w->text);

	if (lay_furniture(lay, &v)) {
		w->kind = LAY_FURNITURE;
		return 1;
	}
	if (lay_row(lay, w, n)) {
		w->kind = LAY_ROW;
		return 1;
	}
	lay_text(lay, w, &v);
	return 1;
}
