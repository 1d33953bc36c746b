/* Lists of participants. */
#include "lay.h"

/* Does a participant begin on V, rather than go on? */
static bool
begins_person(const struct layout *lay, const struct lay_view *v)
{
	struct lay_name name;

	if (v->mark == LAY_MARK_ITEM)
		return true;
	return lay_name(lay->tab, v->s, 10, &name);
}

bool
lay_lists(const struct layout *lay, const struct lay_view *v)
{
	struct lay_name name;

	if (v->s.n <= 60 || !lay_ends(v->s) ||
	    lay_name(lay->tab, v->s, 10, &name))
		return v->s.n <= LAY_LONG;
	return v->s.p[v->s.n - 1] == '.' && memchr(v->s.p, '.', v->s.n - 1) ==
	    NULL && lay_case(v->s).low < 6;
}

bool
lay_list_heading(struct layout *lay, const struct lay_line *w, struct lay_view *v)
{
	const char *colon = memchr(v->s.p, ':', v->s.n);
	struct lay_name name;
	enum lay_sect sect;
	struct span rest;
	size_t n;

	if (colon == NULL || v->s.n > LAY_LONG || lay->told > 0)
		return false;
	n = (size_t)(colon - v->s.p);
	rest = lay_trim(span_sub(v->s, n + 1, v->s.n));
	if (!lay_section(lay, span_sub(v->s, 0, n), &sect) ||
	    sect != LAY_PARTICIPANTS || !lay_name(lay->tab, rest, 6, &name))
		return false;
	lay->sect = sect;
	v->skip = (size_t)(rest.p - w->text.p);
	v->s = rest;
	return true;
}

size_t
lay_participant(struct layout *lay, struct lay_line *w, const struct lay_view *v,
    size_t nv)
{
	struct lay_name name;
	enum lay_sect sect;
	unsigned role;
	bool alone;
	size_t i, j;

	w->kind = LAY_PARTICIPANT;
	w->head_at = v->skip;
	w->head_n = v->s.n;
	w->para = true;
	alone = lay_name(lay->tab, v->s, 10, &name) && name.n == v->s.n;
	for (i = 1; i < nv; i = j + 1) {
		j = alone && i == 1 ? lay_next_text(w, nv, i) : i;
		if (j >= nv || v[j].blank || (begins_person(lay, &v[j]) &&
		    (v->mark == LAY_MARK_NONE || v[j].mark == v->mark)) ||
		    v[j].s.n > LAY_LONG || lay_rule(v[j].s) ||
		    lay_page_line(lay, v[j].s) ||
		    lay_section(lay, v[j].s, &sect) ||
		    (j > i && !lay_title(lay->tab, v[j].s, &role)))
			break;
		w[j].head_at = v[j].skip;
		w[j].head_n = v[j].s.n;
	}
	return i;
}

