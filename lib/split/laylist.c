/* Lists of participants. */
#include "split/laytell.h"

bool
lay_begins_person(const struct layout *lay, const struct lay_view *v)
{
	struct lay_name name;
	struct span rest;
	unsigned role;
	size_t i, n;

	if (v->mark == LAY_MARK_ITEM)
		return true;
	if (lay_name(lay, v->s, 10, &name))
		return name.operator||(!name.firm && name.words > 1);
	/* "Chief Financial Officer - Jane Roe". */
	for (i = 0; i + 3 < v->s.n; i++) {
		if (v->s.p[i] != ' ' ||
		    (n = lay_dash(v->s.p + i + 1, v->s.p + v->s.n)) == 0)
			continue;
		rest = lay_trim(span_sub(v->s, i + 1 + n, v->s.n));
		if (lay_name(lay, rest, 6, &name) && name.n == rest.n &&
		    lay_title(lay->tab, span_sub(v->s, 0, i), &role) &&
		    (role & LAY_OFFICE) != 0)
			return true;
	}
	return false;
}

bool
lay_lists(const struct layout *lay, const struct lay_view *v)
{
	struct lay_name name;

	if (v->s.n <= 60 || !lay_ends(v->s) || lay_name(lay, v->s, 10, &name))
		return v->s.n <= LAY_LONG;
	return v->s.p[v->s.n - 1] == '.' &&
	       memchr(v->s.p, '.', v->s.n - 1) == NULL &&
	       lay_case(v->s).low < 6;
}

bool
lay_list_heading(
    struct layout *lay, const struct lay_line *w, struct lay_view *v)
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
	    sect != LAY_PARTICIPANTS || !lay_name(lay, rest, 6, &name))
		return false;
	lay->sect = sect;
	v->skip = (size_t)(rest.p - w->text.p);
	v->s = rest;
	return true;
}

/* Does V, after a name alone, say who the person is? */
static bool
titles(const struct layout *lay, const struct lay_view *v)
{
	struct lay_name name;
	unsigned role;

	return lay_title(lay->tab, v->s, &role) &&
	       (role & (LAY_FIRM | LAY_OFFICE)) != 0 &&
	       !(lay_name(lay, v->s, 6, &name) && name.n == v->s.n &&
		   !name.firm && !name.caller);
}

size_t
lay_participant(
    struct layout *lay, struct lay_line *w, const struct lay_view *v, size_t nv)
{
	struct lay_person *p;
	struct lay_name name;
	enum lay_sect sect;
	unsigned role;
	bool alone;
	size_t i, j;

	w->kind = LAY_PARTICIPANT;
	w->head_at = v->skip;
	w->head_n = v->s.n;
	w->para = true;
	alone = lay_name(lay, v->s, 10, &name) && name.n == v->s.n;
	if (name.n > 0 && (p = lay_person(lay, name.key)) != NULL)
		p->told = true;
	for (i = 1; i < nv; i = j + 1) {
		j = alone && i == 1 ? lay_next_text(w, nv, i) : i;
		if (j >= nv || v[j].blank ||
		    (lay_begins_person(lay, &v[j]) &&
			(v->mark == LAY_MARK_NONE || v[j].mark == v->mark) &&
			!(alone && i == 1 && titles(lay, &v[j]))) ||
		    v[j].s.n > LAY_LONG || lay_rule(v[j].s) ||
		    (v[j].s.n > 60 && !lay_title(lay->tab, v[j].s, &role)) ||
		    lay_page_line(lay, v[j].s) ||
		    lay_section(lay, v[j].s, &sect) ||
		    (j > i && !lay_title(lay->tab, v[j].s, &role)))
			break;
		w[j].head_at = v[j].skip;
		w[j].head_n = v[j].s.n;
	}
	return i;
}
