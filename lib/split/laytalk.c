/* Speakers' headers of a call: where they stand, what they open. */
#include "split/laytell.h"

size_t
lay_next_text(const struct lay_line *w, size_t n, size_t from)
{
	while (from < n && lay_trim(w[from].text).n == 0)
		from++;
	return from;
}

/* Do the lines after a header, or its own speech, speak of questions? */
static bool
asks(const struct layout *lay, const struct lay_line *w, size_t n,
    const struct lay_hit *hit, const struct lay_view *v)
{
	size_t i, len = 0;
	struct span s;

	if (hit->speech && (lay_cues(lay,
				span_sub(v[hit->lines - 1].s, hit->text_at,
				    v[hit->lines - 1].s.n),
				500, NULL) &
			       1u << SIGNALS_KIND_QA) != 0)
		return true;
	for (i = hit->lines; i < n && len < 600; i++) {
		s = lay_trim(w[i].text);
		if (lay_cues(lay, s, 500, NULL) & 1u << SIGNALS_KIND_QA)
			return true;
		len += s.n;
	}
	return false;
}

/* Moves to the section that a speaker's header opens. */
static void
turn_section(struct layout *lay, const struct lay_line *w, size_t n,
    const struct lay_hit *hit, const struct lay_view *v)
{
	bool gives = hit->name.operator;

	/* What seemed the end, or a notice before the talk, was none. */
	if (lay->sect != LAY_PRESENTATION && lay->sect != LAY_QA)
		lay->sect = lay->told > 0 ? lay->talk : LAY_PRESENTATION;
	if (lay->sect == LAY_PRESENTATION && !lay->head_sect[LAY_QA] &&
	    lay->others > 0 && gives && asks(lay, w, n, hit, v))
		lay->sect = LAY_QA;
	lay->talk = lay->sect;
	lay->told++;
	lay->others += !gives;
	lay->operating = gives;
	lay->closed = false;
}

void
lay_closes(struct layout *lay, struct span s)
{
	if (lay->operating && !lay->closed && lay->others > 0)
		lay->closed = (lay_cues(lay, s, 400, NULL) &
				  1u << SIGNALS_KIND_CLOSE) != 0;
}

/* Tells the header HIT on its lines. */
static size_t
tell_header(struct layout *lay, struct lay_line *w, size_t n,
    const struct lay_view *v, const struct lay_hit *hit)
{
	struct lay_person *p;
	size_t i;

	turn_section(lay, w, n, hit, v);
	w->kind = hit->speech ? LAY_INLINE : LAY_SPEAKER;
	w->para = true;
	for (i = 0; i < hit->lines; i++) {
		w[i].head_at = v[i].skip + hit->head_at[i];
		w[i].head_n = hit->head_n[i];
		w[i].text_at = v[i].skip + v[i].s.n;
		w[i].text_n = 0;
	}
	if (hit->first_at > 0) {
		w->text_at = v->skip + hit->first_at;
		w->text_n = v->s.n - hit->first_at;
	}
	i--;
	w[i].text_at = v[i].skip + hit->text_at;
	w[i].text_n = v[i].s.n - hit->text_at;
	lay_closes(lay, span_sub(v[i].s, hit->text_at, v[i].s.n));
	if (hit->lines == 1)
		lay_break(lay, w);
	lay->last_end = w[i].text_n == 0 || lay_ends(v[i].s);
	lay->last_len = (unsigned)v[i].s.n;
	if ((p = lay_person_add(lay, hit->name.key)) != NULL)
		p->count += p->count < UINT16_MAX;
	return hit->lines;
}

/* Does the header have blank lines around it and speech below, and a name of
 * two or three words? */
static bool
stands_alone(const struct layout *lay, const struct lay_line *w, size_t n,
    const struct lay_hit *hit)
{
	size_t i;

	if (hit->pat->speech || hit->lines > 1 || hit->name.words < 2 ||
	    hit->name.words > 3 || (lay->blanks == 0 && !lay->broken) ||
	    !(lay->last_end || lay->last != LAY_TEXT) || n < 2 ||
	    lay_trim(w[1].text).n > 0)
		return false;
	i = lay_next_text(w, n, 1);
	return i < n && lay_ends(lay_trim(w[i].text));
}

/* May a header that is none by its name alone be one where it stands? */
static bool
placed(const struct layout *lay, const struct lay_line *w, size_t n,
    const struct lay_view *v, const struct lay_hit *hit)
{
	const struct lay_pat *pat = hit->pat;
	size_t i, next;

	if (pat->need == LAYOUTS_NEED_SHAPE || hit->role != 0 ||
	    lay_known(lay, &hit->name))
		return true;
	if (pat->need == LAYOUTS_NEED_ROLE && pat->speech && hit->name.caps)
		return true;
	if (stands_alone(lay, w, n, hit))
		return pat->score >= 3;
	if (pat->need != LAYOUTS_NEED_KNOWN ||
	    !(lay->last_end || lay->last != LAY_TEXT) ||
	    (hit->name.words < 2 && !hit->name.bracket))
		return false;
	if (pat->before * 10 >= pat->score * 9 && lay->blanks == 0 &&
	    !lay->broken)
		return false;
	if (pat->speech)
		return pat->score >= 3;
	i = lay_next_text(w, n, hit->lines);
	next = i < n ? lay_trim(w[i].text).n : 0;
	if (v->mark == LAY_MARK_HEAD)
		return next > 0;
	return pat->score >= 5 && next > (pat->score >= 8 ? 40 : 80);
}

/* A header that is so long that it goes on, on the next line, before a blank
 * one. */
static void
wrapped_header(const struct layout *lay, const struct lay_line *w, size_t n,
    const struct lay_view *v, struct lay_hit *hit)
{
	size_t i = hit->lines;
	const char *blank;
	unsigned role;

	if (hit->pat->speech || hit->pat->lines > 1 || i + 1 >= n ||
	    i >= LAY_PARTS || v[i].blank || lay_trim(w[i + 1].text).n > 0)
		return;
	blank = memchr(v[i].s.p, ' ', v[i].s.n);
	if (v[i - 1].s.n + 1 +
		    (blank != NULL ? (size_t)(blank - v[i].s.p) : v[i].s.n) +
		    12 <
		lay->width ||
	    lay_ends(v[i].s) || !lay_title(lay->tab, v[i].s, &role))
		return;
	hit->head_at[i] = 0;
	hit->head_n[i] = v[i].s.n;
	hit->text_at = v[i].s.n;
	hit->lines++;
}

/* In two columns the firm may stand below the name: `(Roe Bank)   speech`. */
static void
firm_below(const struct lay_view *v, struct lay_hit *hit)
{
	struct span raw = lay_trim(v[1].raw), s = v[1].s;
	const char *close;
	size_t n;

	if (hit->lines != 1 || s.n == 0 || s.p[0] != '(' ||
	    (close = memchr(s.p, ')', s.n)) == NULL)
		return;
	n = (size_t)(close - s.p) + 1;
	if (raw.n < n || memcmp(raw.p, s.p, n) != 0 ||
	    (raw.n > n && (raw.n < n + 3 || memcmp(raw.p + n, "   ", 3) != 0)))
		return;
	hit->head_at[1] = 0;
	hit->head_n[1] = n;
	hit->first_at = hit->text_at;
	hit->text_at = n < s.n ? n + 1 : n;
	hit->lines = 2;
}

size_t
lay_speaker(struct layout *lay, struct lay_line *w, size_t n,
    const struct lay_view *v, size_t nv, bool repeated)
{
	struct lay_name who;
	struct span said;
	unsigned role;
	struct lay_hit hit;

	if (lay->opened < lay->openings && lay->told == 0 &&
	    lay->sect != LAY_QA)
		return 0;
	if (!lay_header(lay, v, nv, &hit) || !placed(lay, w, n, v, &hit))
		return 0;
	if (lay->sect == LAY_LEGAL && hit.role == 0 &&
	    !lay_known(lay, &hit.name))
		return 0;
	/* "Moderator: Jane Roe" on the title page says who, not what. */
	if (lay->told == 0 && hit.name.caller && hit.speech && hit.lines == 1) {
		said = span_sub(v->s, hit.text_at, v->s.n);
		if (lay_name(lay, said, 6, &who) &&
		    lay_title(lay->tab, said, &role))
			return 0;
	}
	if (repeated && hit.speech)
		return 0;
	wrapped_header(lay, w, n, v, &hit);
	if (hit.pat->gap && nv > 1)
		firm_below(v, &hit);
	return tell_header(lay, w, n, v, &hit);
}

size_t
lay_split_header(
    struct layout *lay, struct lay_line *w, size_t n, const struct lay_view *v)
{
	struct lay_view part[2];
	struct lay_hit hit;
	struct lay_name name;
	size_t i, k;
	bool page = false;

	if (lay->told == 0 || lay->pages == 0 || v->s.n > 60 ||
	    !lay_name(lay, v->s, 6, &name) || name.n < v->s.n ||
	    !lay_known(lay, &name))
		return 0;
	i = lay_next_text(w, n, 1);
	if (i == n || !lay_page_line(lay, lay_trim(w[i].text)))
		return 0;
	for (i = 1; i < n; i++) {
		part[1] = lay_view(w[i].raw, w[i].text);
		if (part[1].blank)
			continue;
		if (!lay_page_line(lay, part[1].s) &&
		    !lay_repeated(lay, &part[1]))
			break;
		page = true;
	}
	part[0] = *v;
	if (!page || i == n || !lay_header(lay, part, 2, &hit) ||
	    hit.lines != 2)
		return 0;
	tell_header(lay, w, n, part, &hit);
	w[i].head_at = part[1].skip + hit.head_at[1];
	w[i].head_n = hit.head_n[1];
	w[i].text_at = part[1].skip + part[1].s.n;
	w[i].text_n = 0;
	for (k = 1; k < i; k++) {
		w[k].head_at = w[k].head_n = w[k].text_n = 0;
		w[k].text_at = w[k].text.n;
	}
	return i + 1;
}

/* Where in S, from byte AT on, someone known breaks in, "-JANE ROE: no": the
 * first byte of the name, or 0. */
static size_t
breaks_in(const struct layout *lay, struct span s, size_t at)
{
	const char *p = s.p + at, *e = s.p + s.n, *q;
	struct lay_name name;

	for (; (p = memchr(p, ':', (size_t)(e - p))) != NULL; p++) {
		for (q = p; q > s.p + at && p - q < 60 &&
			    (lay_letter(q - 1, e) > 0 || q[-1] == ' ');)
			q--;
		while (q < p && *q == ' ')
			q++;
		if (q <= s.p + at + 1 || q[-1] != '-' ||
		    (q[-2] != ' ' && q[-2] != '-') ||
		    (p + 1 < e && p[1] != ' '))
			continue;
		if (lay_name(
			lay, (struct span){ q, (size_t)(p - q) }, 6, &name) &&
		    name.n == (size_t)(p - q) && lay_known(lay, &name) &&
		    (name.caller || name.words > 1))
			return (size_t)(q - s.p);
	}
	return 0;
}

void
lay_break(const struct layout *lay, struct lay_line *w)
{
	struct span s;
	size_t at;

	if (lay->told == 0 ||
	    memchr(w->text.p + w->text_at, ':', w->text_n) == NULL)
		return;
	s = span_sub(w->text, 0, w->text_at + w->text_n);
	if ((at = breaks_in(lay, s, w->text_at)) == 0)
		return;
	w->rest = at;
	w->text_n = lay_trim(span_sub(s, w->text_at, at)).n;
}
