/* Amounts per share that do not say so: "diluted EPS was $0.25". */
#include "lang/num_in.h"

#define CLOSE 8 /* tokens between a cue and a whole amount */

/* Does a cue of amounts per share stand at token I: "EPS", "per diluted
 * share", "dividend"? */
static bool
cue(const struct scan *s, size_t i)
{
	size_t j, len;

	if (num_row(s, TAB_EPS, i, &len) >= 0)
		return true;
	if (num_role(s, i) != JOINTS_ROLE_PER)
		return false;
	for (j = i + 1; j < s->lx->n && j < i + 6; j++)
		if (num_row(s, TAB_SHARES, j, &len) >= 0)
			return true;
	return false;
}

/* Can A be an amount per share: without a scale, in cents or below CUES'
 * reach, not per anything else? */
static bool
small(const struct atom *a)
{
	struct dec most = { 1000, 0, false };

	return a->kind == NUM_MONEY && a->scale == 0 && a->nnoun == 0 &&
	       (a->flags & NUM_UNSIGNED) == 0 && dec_cmp(a->value, most) < 0;
}

void
num_per_share(struct scan *s)
{
	const uint64_t share = UINT64_C(1) << TAB_SHARES;
	const uint64_t eps = UINT64_C(1) << TAB_EPS;
	size_t i, k, last = SIZE_MAX;
	size_t n = (s->lx->any & (share | eps)) != 0 ? s->lx->n : 0;
	bool any = false, lately = s->ctx->share < 1;

	for (i = 0; i < n && !any; i++)
		any = cue(s, i);
	for (k = 0; k < s->n; k++)
		any |= s->v[k].kind == NUM_PER_SHARE;
	for (k = 0, i = 0; k < s->n; k++) {
		struct atom *a = &s->v[k];

		for (; i < a->first && i < n; i++)
			if (cue(s, i))
				last = i;
		if (!small(a))
			continue;
		if (a->ulp.exp <= -2
			? any || lately
			: last != SIZE_MAX && a->first - last < CLOSE)
			a->kind = NUM_PER_SHARE;
	}
	s->ctx->share = any ? 0 : s->ctx->share + 1;
}
