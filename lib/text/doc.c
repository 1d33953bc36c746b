#include "text/doc.h"

#define SNIFF 4096 /* bytes that tell text from what is not */

/* Files that are not text, by their first bytes, and what makes text of
 * them. */
static const struct magic {
	const char *bytes;
	size_t n;
	const char *name, *cure;
} magics[] = {
	{ "%PDF-", 5, "PDF", "; convert with pdftotext -layout" },
	{ "\x1f\x8b", 2, "gzip", "; convert with gzip -dc" },
	{ "BZh", 3, "bzip2", "; convert with bzip2 -dc" },
	{ "\xfd"
	  "7zXZ",
	    5, "xz", "; convert with xz -dc" },
	{ "\x28\xb5\x2f\xfd", 4, "zstd", "; convert with zstd -dc" },
	{ "PK\3\4", 4, "zip or Office Open XML",
	    "; unpack with unzip, or save as text" },
	{ "\xd0\xcf\x11\xe0", 4, "Microsoft Office", "; save as text" },
	{ "{\\rtf", 5, "RTF", "; convert with unrtf --text" },
	{ "\x89PNG", 4, "PNG image", "" },
	{ "\xff\xd8\xff", 3, "JPEG image", "" },
	{ "GIF8", 4, "GIF image", "" },
	{ "\x7f"
	  "ELF",
	    4, "ELF", "" },
	{ "SQLite format 3", 15, "SQLite", "" },
};

static const char utf16[] = "; convert with iconv -f UTF-16 -t UTF-8";
static const char utf16le[] = "; convert with iconv -f UTF-16LE -t UTF-8";
static const char utf16be[] = "; convert with iconv -f UTF-16BE -t UTF-8";

/* Does S begin with the N bytes at P? */
static bool
starts(struct span s, const char *p, size_t n)
{
	return s.n >= n && memcmp(s.p, p, n) == 0;
}

/* Does S begin with the lower-case WORD, in any case? */
static bool
starts_any(struct span s, const char *word)
{
	size_t n = strlen(word), i;

	if (s.n < n)
		return false;
	for (i = 0; i < n; i++)
		if ((s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] | 32 : s.p[i]) !=
		    word[i])
			return false;
	return true;
}

static const char utf16_name[] = "UTF-16";

/* What S is when it is not text, or NULL; *CURE gets what helps. */
static const char *
binary(struct span s, const char **cure)
{
	size_t i, nul[2] = { 0, 0 };

	for (i = 0; i < sizeof(magics) / sizeof(magics[0]); i++)
		if (starts(s, magics[i].bytes, magics[i].n)) {
			*cure = magics[i].cure;
			return magics[i].name;
		}
	*cure = utf16;
	if (starts(s, "\xff\xfe", 2) || starts(s, "\xfe\xff", 2))
		return utf16_name;
	if (s.n > SNIFF)
		s.n = SNIFF;
	if (s.n > 0 && memchr(s.p, '\0', s.n) == NULL)
		return NULL;
	for (i = 0; i < s.n; i++)
		nul[i & 1] += s.p[i] == '\0';
	*cure = nul[1] > nul[0] ? utf16le : utf16be;
	if (s.n >= 8 && nul[0] + nul[1] > s.n / 4 &&
	    (nul[0] == 0 || nul[1] == 0))
		return utf16_name;
	*cure = "";
	/* A tail of NULs alone is what a crash leaves, not a binary. */
	while (s.n > 0 && s.p[s.n - 1] == '\0') {
		s.n--;
		nul[s.n & 1]--;
	}
	return s.n == 0 || nul[0] + nul[1] > s.n / 10 ? "binary" : NULL;
}

/* The line of S that begins at byte *I, blanks cut; moves *I behind it. */
static struct span
line_at(struct span s, size_t *i)
{
	const char *nl = memchr(s.p + *i, '\n', s.n - *i);
	size_t end = nl == NULL ? s.n : (size_t)(nl - s.p);
	struct span l = span_sub(s, *i, end);

	*i = nl == NULL ? s.n : end + 1;
	while (l.n > 0 && (l.p[0] == ' ' || l.p[0] == '\t'))
		l = span_sub(l, 1, l.n);
	while (l.n > 0 && (unsigned char)l.p[l.n - 1] <= ' ')
		l.n--;
	return l;
}

/* Where the next line `<document>` in S begins, from byte I on; S.n if there
 * is none. */
static size_t
find_document(struct span s, size_t i)
{
	const char *p;

	for (; i < s.n; i++) {
		if ((p = memchr(s.p + i, '<', s.n - i)) == NULL)
			break;
		i = (size_t)(p - s.p);
		if ((i == 0 || p[-1] == '\n') &&
		    starts_any(span_sub(s, i, s.n), "<document>"))
			return i;
	}
	return s.n;
}

/* Is there anything but blanks before byte N of S? */
static bool
something(struct span s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if ((unsigned char)s.p[i] > ' ' && (unsigned char)s.p[i] < 0x7f)
			return true;
	return false;
}

bool
doc_is_text_tag(struct span line)
{
	size_t i = 0;

	return line.n > 0 && starts_any(line_at(line, &i), "<text>");
}

struct span
doc_text(struct span s)
{
	size_t i = find_document(s, 0);

	while (i < s.n)
		if (starts_any(line_at(s, &i), "<text>"))
			return span_sub(s, i, s.n);
	return s;
}

bool
doc_is_html(struct span s)
{
	static const char *const tags[] = { "<!doctype html", "<html", "<head>",
		"<body", "<div", "<p>", "<p ", "<article", "<section", "<main",
		"<h1", "<span", "<meta", "<title>", "<center>", "<font" };
	struct span l = { "", 0 };
	size_t i = 0, k;

	s = doc_text(span_sub(s, 0, 65536));
	while (i < s.n && l.n == 0)
		l = line_at(s, &i);
	if (starts_any(l, "<?xml") || starts_any(l, "<!--"))
		l = line_at(s, &i);
	for (k = 0; k < sizeof(tags) / sizeof(tags[0]); k++)
		if (starts_any(l, tags[k]))
			return true;
	return false;
}

void
doc_open(struct doc *d, struct src *src, const char *id)
{
	struct span name = span_of(id != NULL ? id : src->name);
	size_t i;

	d->src = src;
	d->began = d->inside = d->submission = d->refused = false;
	buf_clear(&d->name);
	if (id == NULL) {
		for (i = name.n; i > 0 && name.p[i - 1] != '/'; i--)
			;
		name = span_sub(name, i, name.n);
		for (i = name.n; i > 1 && name.p[i - 1] != '.'; i--)
			;
		if (i > 1)
			name.n = i - 1;
	}
	buf_span(&d->name, name);
	d->base = name.n;
}

/* Sets the id, with the type of the document whose <DOCUMENT> line stands at
 * byte I of the head. */
static void
set_id(struct doc *d, size_t i)
{
	struct span l;
	int k;

	d->name.n = d->base;
	for (k = 0; d->submission && i < d->head.n && k < 16; k++) {
		l = line_at(d->head, &i);
		if (!starts_any(l, "<type>"))
			continue;
		l = span_sub(l, 6, l.n);
		buf_c(&d->name, '/');
		buf_span(&d->name, l);
		break;
	}
	d->id = buf_view(&d->name);
}

/* Looks at the first bytes of the input: false when it holds no document. */
static bool
begin(struct doc *d)
{
	struct span head = src_peek(d->src, SNIFF);
	const char *what, *cure;

	d->began = true;
	if (head.n == 0) {
		diag(d->src->diag, DIAG_DOC_EMPTY, d->src->name, 0, 0);
		return false;
	}
	if ((what = binary(head, &cure)) != NULL) {
		d->refused = true;
		if (what == utf16_name)
			diag(d->src->diag, DIAG_DOC_UTF16, d->src->name,
			    (uint64_t)1, (uint64_t)1, what, cure);
		else
			diag(d->src->diag, DIAG_DOC_BINARY, d->src->name, 0, 0,
			    what, cure);
		return false;
	}
	return true;
}

bool
doc_next(struct doc *d)
{
	struct line skip;
	size_t doc, more;
	bool first = !d->began;

	if (first && !begin(d))
		return false;
	while (d->inside)
		(void)doc_line(d, &skip);
	d->head = src_peek(d->src, DOC_HEAD);
	if (d->head.n == 0 || d->refused)
		return false;
	if (first) {
		if (src_detect_cr(d->src, d->head))
			diag(d->src->diag, DIAG_DOC_CR, d->src->name, 0, 0);
		if (starts(d->head, "\xef\xbb\xbf", 3))
			d->head = span_sub(d->head, 3, d->head.n);
	}
	doc = find_document(d->head, 0);
	more = doc < d->head.n ? find_document(d->head, doc + 1) : d->head.n;
	/* A lone <DOCUMENT> at the start is an exhibit cut out by itself. */
	d->sgml = d->sgml && !first;
	d->sgml = d->sgml || doc < d->head.n;
	d->submission = d->sgml &&
			(d->submission || !first || more < d->head.n ||
			    something(d->head, doc));
	set_id(d, doc);
	d->head.n = more;
	d->form = doc_is_html(d->head) ? DOC_HTML : DOC_TEXT;
	d->first = first;
	d->inside = true;
	d->open = false;
	return true;
}

int
doc_line(struct doc *d, struct line *l)
{
	struct span s;
	bool tag = false;

	if (!d->inside)
		return 0;
	if (d->sgml) {
		s = src_peek(d->src, 10);
		tag = starts_any(s, "<document>");
	}
	if ((tag && d->open) || !src_line(d->src, l)) {
		d->inside = false;
		return 0;
	}
	d->open = d->open || tag;
	return 1;
}

void
doc_free(struct doc *d)
{
	buf_free(&d->name);
}
