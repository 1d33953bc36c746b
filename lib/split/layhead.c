/* The header that begins a line, by the shapes that a document has. */
#include "split/laytell.h"

/* Could S begin with a name? */
static bool
may_name(struct span s)
{
	unsigned char c;

	if (s.n == 0)
		return false;
	c = (unsigned char)s.p[0];
	return lay_upper(c) || c >= 0xC0 || c == '(' || c == '[' || c == '<';
}

/* What the rest of S goes on with after the name: as lay_pat.next has it. */
static char
goes_on(struct span s, size_t at)
{
	while (at < s.n &&
	       (lay_blank_byte((unsigned char)s.p[at]) || s.p[at] == '*'))
		at++;
	if (at == s.n)
		return '\n';
	return lay_dash(s.p + at, s.p + s.n) > 0 ? '-' : s.p[at];
}

/* May the header be one, as far as its shape and words go? */
static bool
plausible(const struct layout *lay, const struct lay_view *v,
    const struct lay_hit *hit)
{
	bool known = lay_known(lay, &hit->name);
	const struct lay_name *name = &hit->name;
	const struct lay_person *p;

	/* "Analyst, Roe Securities" is a title, "ABC:x" no one's speech. */
	if (name->caller && !name->operator&& hit->role != 0 && name->words<2)
		return false;
	if (hit->form || (name->firm && (hit->role & LAY_OFFICE) == 0))
		return false;
	/* "Roe, Inc." heads pages: one word is a name where it is listed. */
	if (!hit->pat->speech && name->words < 2 && !name->caller) {
		p = lay_person(lay, name->key);
		if (p == NULL || !(p->listed || p->called))
			return false;
	}
	if (hit->pat->tight && name->words < 2 && !name->caller)
		return false;
	/* A second line that names nothing is speech, unless most have one. */
	if (lay->decided && hit->pat->lines > 1 && hit->role == 0 &&
	    hit->pat->need == LAYOUTS_NEED_ROLE &&
	    hit->pat->score * 2 < lay->turns)
		return false;
	switch (hit->pat->need) {
	case LAYOUTS_NEED_ROLE:
		if (!lay->decided && name->words > 1 &&
		    (hit->pat->speech || (hit->pat->lines == 1 && v->s.n < 80)))
			return true; /* good if it comes again */
		if (lay->decided && hit->pat->lines == 1 && !hit->pat->speech &&
		    name->words > 1 && v->s.n < 60)
			return true; /* good where it stands alone */
		return (hit->role != 0 && (hit->name.words > 1 || known)) ||
		       (hit->pat->speech && name->caps && name->words > 1) ||
		       (lay->decided && known && !hit->name.caller);
	case LAYOUTS_NEED_KNOWN:
		return hit->name.words > 1 || known || !lay->decided ||
		       (name->bracket && hit->pat->speech);
	}
	return true;
}

bool
lay_header(
    struct layout *lay, const struct lay_view *v, size_t n, struct lay_hit *hit)
{
	struct lay_name name = { .n = 0 }, wide = { .n = 0 };
	struct span raw;
	size_t i;
	char next, wnext = 0;

	if (v->blank || !may_name(v->s))
		return false;
	lay_name(lay, v->s, 6, &name);
	next = goes_on(v->s, name.n);
	raw = lay_trim(v->raw);
	if (!lay->decided) {
		/* What is learnt from has its blanks still. */
		wide = name;
		wnext = next;
	} else if (lay->gaps &&
		   lay_name(lay, span_sub(raw, 0, LAY_LONG), 6, &wide)) {
		wnext = goes_on(raw, wide.n);
	}
	for (i = 0; i < lay->npat; i++) {
		const struct lay_pat *pat = &lay->pat[i];
		const struct lay_name *nm = pat->gap ? &wide : &name;

		if (lay->decided && !pat->on && !(name.operator&& pat->plain))
			continue;
		if (pat->lead == 0 &&
		    (nm->n == 0 || (pat->next != 0 &&
				       pat->next != (pat->gap ? wnext : next))))
			continue;
		if (!pat->speech && v->s.n > LAY_LONG)
			continue;
		if (lay_match(lay, pat, v, n, nm, hit) &&
		    plausible(lay, v, hit))
			return true;
	}
	return false;
}
