/* What each line of a document is: life cycle, and what all types share. */
#include "split/laytell.h"

#include <stdlib.h>

#include "core/mem.h"

/* Notes how the phrases of table ID begin, whose rows are SIZE bytes and
 * begin with the phrase. */
static void
first(struct lay_first *f, const struct tab *tab, enum tab_id id, size_t size)
{
	const char *row = tab_rows(tab, id, &(size_t){ 0 });
	size_t n, i;
	unsigned pair;

	tab_rows(tab, id, &n);
	for (i = 0; i < n; i++) {
		const char *p = *(const char *const *)(row + i * size);

		pair = lay_pair((unsigned char)p[0], (unsigned char)p[1]);
		f->bit[pair >> 5] |= 1u << (pair & 31);
	}
}

struct layout *
layout_new(const struct tab *tab)
{
	struct layout *lay = mem_new(1, sizeof(*lay));

	lay->tab = tab;
	lay->person = mem_new(LAY_NAMES, sizeof(*lay->person));
	lay->rep = mem_new(LAY_REPS, sizeof(*lay->rep));
	lay->seen = mem_new(LAY_SEEN, sizeof(*lay->seen));
	lay_compile(lay);
	first(&lay->may_call, tab, TAB_CALLERS, sizeof(struct callers_row));
	first(&lay->may_head, tab, TAB_SECTIONS, sizeof(struct sections_row));
	first(&lay->may_page, tab, TAB_FURNITURE, sizeof(struct furniture_row));
	return lay;
}

void
layout_free(struct layout *lay)
{
	free(lay->person);
	free(lay->rep);
	free(lay->seen);
	arena_free(&lay->arena);
	free(lay);
}

void
layout_begin(struct layout *lay)
{
	size_t i;

	arena_reset(&lay->arena);
	memset(lay->person, 0, LAY_NAMES * sizeof(*lay->person));
	memset(lay->rep, 0, LAY_REPS * sizeof(*lay->rep));
	for (i = 0; i < lay->npat; i++) {
		lay->pat[i].score = lay->pat[i].before = 0;
		lay->pat[i].on = false;
	}
	memset(&lay->LAY_DOCUMENT, 0,
	    sizeof(*lay) - offsetof(struct layout, LAY_DOCUMENT));
}

/* Does the text begin in lower case, as the second half of a sentence? */
static bool
goes_on(struct span s)
{
	unsigned char c = (unsigned char)s.p[0];

	return lay_lower(c) ||
	       (c == 0xC3 && s.n > 1 && (unsigned char)s.p[1] >= 0xA0);
}

/* Would the first word of S have stood on the line before, so that a new
 * paragraph begins? */
static bool
would_fit(const struct layout *lay, struct span s)
{
	const char *blank = memchr(s.p, ' ', s.n);
	size_t word = blank != NULL ? (size_t)(blank - s.p) : s.n;

	return lay->last_len + 1 + word + 10 <= lay->width;
}

void
lay_text(struct layout *lay, struct lay_line *w, const struct lay_view *v)
{
	bool first = lay->last != LAY_TEXT && lay->last != LAY_INLINE &&
		     lay->last != LAY_BULLET;

	w->text_at = v->skip;
	w->text_n = v->s.n;
	if (first)
		w->para = true;
	else if (lay->blanks > 0 || lay->broken || !lay->wrapped)
		w->para = lay->last_end || !goes_on(v->s);
	else
		w->para = lay->last_end && would_fit(lay, v->s);
	if (w->kind == LAY_BULLET && v->mark == LAY_MARK_ITEM)
		w->para = true;
	lay->last_end = lay_ends(v->s);
	lay->last_len = (unsigned)v->s.n;
}

/* A fresh answer for W. */
static void
clear(const struct layout *lay, struct lay_line *w)
{
	w->kind = LAY_TEXT;
	w->sect = lay->sect;
	w->para = false;
	w->head_at = w->head_n = w->text_at = w->rest = 0;
	w->text_n = w->text.n;
}

/* Takes over what was told of W[0] .. W[N - 1]. */
static void
told(struct layout *lay, struct lay_line *w, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		w[i].sect = lay->sect;
		if (i > 0 && lay_trim(w[i].text).n > 0)
			w[i].kind = w[0].kind;
	}
	if (w->kind == LAY_FURNITURE) {
		lay->broken = true;
		lay->blanks = 0;
		return;
	}
	lay->page_line = lay->notice = false;
	lay->last = w->kind;
	lay->blanks = 0;
	lay->broken = false;
}

size_t
layout_line(struct layout *lay, struct lay_line *w, size_t n)
{
	size_t i, used;

	for (i = 0; i < n && i < LAY_AHEAD; i++)
		clear(lay, &w[i]);
	if (lay_trim(w->text).n == 0) {
		w->kind = LAY_BLANK;
		lay->blanks++;
		return 1;
	}
	if (w->hint & LAY_PAGE)
		lay->broken = true;
	used = lay->type == LAY_CALL ? lay_call(lay, w, n)
				     : lay_press(lay, w, n);
	told(lay, w, used);
	return used;
}

enum lay_type
layout_type(const struct layout *lay)
{
	return lay->type;
}

bool
layout_wrapped(const struct layout *lay)
{
	return lay->wrapped;
}

void
layout_tell(const struct layout *lay, struct buf *b)
{
	static const char *const types[] = { "unknown", "call", "release" };
	const char *sep = "; headers: ";
	size_t i;

	buf_str(b, types[lay->type]);
	buf_str(b, lay->wrapped ? ", hard-wrapped" : ", a paragraph a line");
	for (i = 0; i < lay->npat && lay->type == LAY_CALL; i++) {
		if (!lay->pat[i].on)
			continue;
		buf_str(b, sep);
		buf_str(b, lay->pat[i].name);
		buf_str(b, " ");
		buf_u64(b, lay->pat[i].score);
		sep = ", ";
	}
	if (lay->type == LAY_CALL && lay->turns == 0)
		buf_str(b, "; no speakers");
	if (lay->pages > 0) {
		buf_str(b, "; page ends: ");
		buf_u64(b, lay->pages);
	}
}

struct span
lay_sect_name(enum lay_sect s)
{
	static const char *const names[] = {
		[LAY_FRONT] = "front",
		[LAY_PARTICIPANTS] = "participants",
		[LAY_PRESENTATION] = "presentation",
		[LAY_QA] = "qa",
		[LAY_RELEASE] = "release",
		[LAY_OUTLOOK] = "outlook",
		[LAY_TABLES] = "tables",
		[LAY_NOTES] = "notes",
		[LAY_ABOUT] = "about",
		[LAY_CONTACTS] = "contacts",
		[LAY_LEGAL] = "legal",
	};

	return span_of(names[s]);
}
