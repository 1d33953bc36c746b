/* Whom a document names: a bounded table of names. */
#include "split/laytell.h"

/* The slot of KEY, or the free one where it would stand. */
static struct lay_person *
slot(const struct layout *lay, uint64_t key)
{
	size_t i = (key ^ key >> 29) & (LAY_NAMES - 1);

	while (lay->person[i].key != 0 && lay->person[i].key != key)
		i = (i + 1) & (LAY_NAMES - 1);
	return &lay->person[i];
}

struct lay_person *
lay_person(const struct layout *lay, uint64_t key)
{
	struct lay_person *p = slot(lay, key);

	return p->key == key ? p : NULL;
}

struct lay_person *
lay_person_add(struct layout *lay, uint64_t key)
{
	struct lay_person *p = slot(lay, key);

	if (p->key == key)
		return p;
	if (lay->npersons >= LAY_NAMES * 3 / 4)
		return NULL;
	lay->npersons++;
	p->key = key;
	return p;
}

bool
lay_known(const struct layout *lay, const struct lay_name *name)
{
	const struct lay_person *p;

	if (name->caller)
		return true;
	p = lay_person(lay, name->key);
	if (p != NULL && (p->listed || p->called || p->role || p->count > 1))
		return true;
	p = lay_person(lay, name->last);
	return p != NULL && p->called && name->words > 1;
}

/* The end of the capitalised word at P, P when there is none. */
static const char *
capital_word(const char *p, const char *e)
{
	const char *q = p;
	size_t n;

	if (q < e && (*q == '[' || *q == '('))
		q++;
	if (!lay_capital(q, e))
		return p;
	while ((n = lay_letter(q, e)) > 0 || (q < e && *q == '-'))
		q += n > 0 ? n : 1;
	return q < e && (*q == ']' || *q == ')') ? q + 1 : q;
}

/* Enters the run of capitalised words from P to Q, whose last begins at
 * LAST, as someone introduced. */
static void
introduce(struct layout *lay, const char *p, const char *q, const char *last,
    unsigned words)
{
	struct lay_person *person;

	if (words < 2)
		return;
	person = lay_person_add(
	    lay, lay_name_key((struct span){ p, (size_t)(q - p) }));
	if (person != NULL)
		person->called = true;
	person = lay_person_add(
	    lay, lay_name_key((struct span){ last, (size_t)(q - last) }));
	if (person != NULL)
		person->called = true;
}

void
lay_called(struct layout *lay, struct span s)
{
	const char *p = s.p, *e = s.p + s.n, *q, *from = p, *last = p;
	const char *end = p;
	unsigned words = 0;

	while (p < e) {
		q = capital_word(p, e);
		if (q > p && lay_nameword(lay->tab,
				 (struct span){ p, (size_t)(q - p) }) !=
				 NAMEWORDS_KIND_NOT) {
			from = words++ == 0 ? p : from;
			last = p;
			end = q - p > 2 && q[-1] == '.' ? q - 1 : q;
			if (end == q && q < e && *q == ' ') {
				for (p = q; p < e && *p == ' ';)
					p++;
				continue;
			}
		}
		introduce(lay, from, end, last, words);
		words = 0;
		while (p < e && *p != ' ')
			p++;
		while (p < e && *p == ' ')
			p++;
	}
	introduce(lay, from, end, last, words);
}

void
lay_listed(struct layout *lay, struct span s)
{
	struct lay_person *p;
	struct lay_name name;
	size_t at = 0, i;

	/* "Chief Financial Officer - Jane Roe": the name comes last. */
	if (!lay_name(lay, s, 6, &name))
		for (i = 0; i + 3 < s.n; i++)
			if (s.p[i] == ' ' && lay_dash(s.p + i + 1, s.p + s.n))
				at = i + 1 + lay_dash(s.p + i + 1, s.p + s.n);
	if (at > 0 && !lay_name(lay, lay_trim(span_sub(s, at, s.n)), 6, &name))
		return;
	if (name.n == 0 || name.caller || name.words < 2 || name.firm)
		return;
	if ((p = lay_person_add(lay, name.key)) != NULL)
		p->listed = true;
}
