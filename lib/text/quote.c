#include "text/quote.h"

bool
quote_is(struct span s, size_t i, unsigned char c)
{
	return (unsigned char)chr_at(s, i) == 0xe2 &&
	       (unsigned char)chr_at(s, i + 1) == 0x80 &&
	       (unsigned char)chr_at(s, i + 2) == c;
}

size_t
quote_close(struct span s, size_t i)
{
	switch (chr_at(s, i)) {
	case '"':
	case '\'':
	case ')':
	case ']':
	case '}':
		return 1;
	}
	return quote_is(s, i, 0x9d) || quote_is(s, i, 0x99) ? 3 : 0;
}

size_t
quote_open(struct span s, size_t i)
{
	switch (chr_at(s, i)) {
	case '"':
	case '\'':
	case '(':
	case '[':
	case '{':
		return 1;
	}
	return quote_is(s, i, 0x9c) || quote_is(s, i, 0x98) ||
		       quote_is(s, i, 0x9e)
		   ? 3
		   : 0;
}

size_t
quote_open_end(struct span s, size_t i)
{
	size_t n;

	while ((n = quote_open(s, i)) > 0)
		i += n;
	return i;
}

bool
quote_small(struct span s, size_t i)
{
	unsigned char c = (unsigned char)chr_at(s, i + 1);

	return chr_lower(chr_at(s, i)) ||
	       ((unsigned char)chr_at(s, i) == 0xc3 && c >= 0x9f && c != 0xb7);
}
