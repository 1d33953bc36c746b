/* Values of table cells written out in base units. */
#include "core/chr.h"
#include "table/cellval.h"

#define DIGITS 64 /* of a figure: its text is no longer */

/* Appends N noughts. */
static void
noughts(struct buf *b, size_t n)
{
	for (; n > 0; n--)
		buf_c(b, '0');
}

void
cellval_put(
    struct buf *b, struct span figure, const struct cellval *v, int scale)
{
	int shift = (v->scaled ? v->exp : scale) - v->decimals;
	size_t down = shift < 0 ? (size_t)-shift : 0, i, n = 0, whole;
	char t[DIGITS];

	if (v->kind == CELL_NIL) {
		buf_c(b, '0');
		return;
	}
	for (i = 0; i < figure.n && n < sizeof(t); i++)
		if (chr_digit(figure.p[i]))
			t[n++] = figure.p[i];
	if (v->neg)
		buf_c(b, '-');
	/* One digit before the point, no more noughts than that. */
	whole = n > down ? n - down : 0;
	for (i = 0; i < whole && t[i] == '0';)
		i++;
	if (i == whole)
		buf_c(b, '0');
	else {
		buf_add(b, t + i, whole - i);
		noughts(b, shift > 0 ? (size_t)shift : 0);
	}
	if (down > 0) {
		buf_c(b, '.');
		noughts(b, n < down ? down - n : 0);
		buf_add(b, t + whole, n - whole);
	}
}

void
cellval_ulp(struct buf *b, const struct cellval *v, int scale)
{
	int e = (v->scaled ? v->exp : scale) - v->decimals;

	if (e >= 0) {
		buf_c(b, '1');
		for (; e > 0; e--)
			buf_c(b, '0');
		return;
	}
	buf_str(b, "0.");
	for (; e < -1; e++)
		buf_c(b, '0');
	buf_c(b, '1');
}
