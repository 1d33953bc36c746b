#include "core/utf8.h"

/* What 0x80 to 0x9f stand for in Windows-1252; 0: nothing. */
static const uint16_t cp1252[32] = { 0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026,
	0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0, 0,
	0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122,
	0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178 };

/* Is byte C one that goes on a character? */
static bool
tail(unsigned char c)
{
	return (c & 0xc0) == 0x80;
}

unsigned
utf8_len(const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;

	if (n == 0)
		return 0;
	if (p[0] < 0x80)
		return 1;
	if (p[0] < 0xc2 || p[0] > 0xf4 || n < 2 || !tail(p[1]))
		return 0;
	if (p[0] < 0xe0)
		return 2;
	if (n < 3 || !tail(p[2]))
		return 0;
	if (p[0] < 0xf0) {
		if (p[0] == 0xe0 && p[1] < 0xa0)
			return 0;
		return p[0] == 0xed && p[1] > 0x9f ? 0 : 3;
	}
	if (n < 4 || !tail(p[3]) || (p[0] == 0xf0 && p[1] < 0x90))
		return 0;
	return p[0] == 0xf4 && p[1] > 0x8f ? 0 : 4;
}

uint32_t
utf8_get(const char *s, unsigned len)
{
	const unsigned char *p = (const unsigned char *)s;

	switch (len) {
	case 1:
		return p[0];
	case 2:
		return (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu);
	case 3:
		return (p[0] & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 |
		       (p[2] & 0x3fu);
	default:
		return (p[0] & 0x07u) << 18 | (p[1] & 0x3fu) << 12 |
		       (p[2] & 0x3fu) << 6 | (p[3] & 0x3fu);
	}
}

void
utf8_put(struct buf *b, uint32_t c)
{
	if (c < 0x80) {
		buf_c(b, (char)c);
		return;
	}
	if (c < 0x800) {
		buf_c(b, (char)(0xc0 | c >> 6));
	} else {
		if (c < 0x10000) {
			buf_c(b, (char)(0xe0 | c >> 12));
		} else {
			buf_c(b, (char)(0xf0 | c >> 18));
			buf_c(b, (char)(0x80 | (c >> 12 & 0x3f)));
		}
		buf_c(b, (char)(0x80 | (c >> 6 & 0x3f)));
	}
	buf_c(b, (char)(0x80 | (c & 0x3f)));
}

uint32_t
utf8_cp1252(unsigned char c)
{
	if (c < 0x80 || c > 0x9f)
		return c;
	return cp1252[c - 0x80] == 0 ? 0xfffd : cp1252[c - 0x80];
}

bool
utf8_blank(uint32_t c)
{
	return c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) ||
	       c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f ||
	       c == 0x3000;
}

bool
utf8_bidi(uint32_t c)
{
	return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}
