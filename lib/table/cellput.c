/* Values of table cells written out in base units. */
#include "core/chr.h"
#include "table/cellval.h"

/* N noughts at TO. */
static inline char *
noughts(char *to, size_t n)
{
	char *end = to + n;

	/* There is room for more. */
	for (; to < end; to += 16)
		memcpy(to, "0000000000000000", 16);
	return end;
}

char *
cellval_put(char *to, struct span figure, const struct cellval *v, int scale)
{
	int shift = (v->scaled ? v->exp : scale) - v->decimals;
	size_t down = shift < 0 ? (size_t)-shift : 0, i, n = 0, whole;
	char t[CELL_TEXT_MAX];

	if (v->kind == CELL_NIL) {
		*to = '0';
		return to + 1;
	}
	*to = '-';
	to += v->neg;
	if (down == 0 && figure.n > 0 && figure.p[0] > '0') {
		for (i = 0; i < figure.n; i++) {
			*to = figure.p[i];
			to += chr_digit(*to);
		}
		return noughts(to, (size_t)shift);
	}
	for (i = 0; i < figure.n && n < sizeof(t); i++) {
		t[n] = figure.p[i];
		n += chr_digit(t[n]);
	}
	/* One digit before the point, no more noughts than that. */
	whole = n > down ? n - down : 0;
	for (i = 0; i < whole && t[i] == '0';)
		i++;
	if (i == whole)
		*to++ = '0';
	else {
		memcpy(to, t + i, whole - i);
		to = noughts(to + whole - i, shift > 0 ? (size_t)shift : 0);
	}
	if (down > 0) {
		*to++ = '.';
		to = noughts(to, n < down ? down - n : 0);
		memcpy(to, t + whole, n - whole);
		to += n - whole;
	}
	return to;
}

char *
cellval_ulp(char *to, const struct cellval *v, int scale)
{
	int e = (v->scaled ? v->exp : scale) - v->decimals;

	if (e >= 0) {
		*to = '1';
		return noughts(to + 1, (size_t)e);
	}
	memcpy(to, "0.", 2);
	to = noughts(to + 2, (size_t)-e - 1);
	*to = '1';
	return to + 1;
}
