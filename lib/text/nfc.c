#include "text/nfc.h"

#include <utf8proc.h>

/* Blocks that are safe as a whole, in order; what is not here is asked of
 * utf8proc. */
static const struct {
	uint32_t from, to;
} block[] = {
	{ 0x0000, 0x02ff },
	{ 0x0400, 0x0482 },
	{ 0x2010, 0x2027 },
	{ 0x2030, 0x205e },
	{ 0x20a0, 0x20cf },
	{ 0x2190, 0x2328 },
	{ 0x232b, 0x2adb },
	{ 0x3001, 0x3029 },
	{ 0x3041, 0x3096 },
	{ 0x30a0, 0x30fe },
	{ 0x4e00, 0x9fff },
	{ 0xac00, 0xd7a3 },
	{ 0xfe30, 0xfe6f },
	{ 0xff00, 0xffef },
	{ 0x1f000, 0x1faff },
};

bool
nfc_safe(uint32_t c)
{
	size_t i;

	for (i = 0; i < sizeof(block) / sizeof(block[0]); i++)
		if (c <= block[i].to)
			return c >= block[i].from;
	return false;
}

bool
nfc_joins(uint32_t c)
{
	utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);

	return k == UTF8PROC_CATEGORY_MN || k == UTF8PROC_CATEGORY_MC ||
	       k == UTF8PROC_CATEGORY_ME || (c >= 0x1160 && c <= 0x11ff);
}

size_t
nfc_compose(const char *p, size_t n, char *out)
{
	const utf8proc_option_t how = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
	utf8proc_int32_t cp[4 * NFC_RUN];
	utf8proc_ssize_t len, i;
	size_t o = 0;

	len = utf8proc_decompose((const utf8proc_uint8_t *)p,
	    (utf8proc_ssize_t)n, cp, 4 * NFC_RUN, how);
	if (len < 0 || len > 4 * NFC_RUN)
		return 0;
	len = utf8proc_normalize_utf32(cp, len, how);
	for (i = 0; i < len && o + 4 <= 3 * NFC_RUN; i++)
		o += (size_t)utf8proc_encode_char(
		    cp[i], (utf8proc_uint8_t *)out + o);
	if (i < len || (o == n && memcmp(p, out, n) == 0))
		return 0;
	return o;
}
