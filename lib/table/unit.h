/* Units and scales that titles, headings and labels state. fact. */
#ifndef UNIT_H
#define UNIT_H

#include "table/label.h"

/* What a text says; a part it does not speak of is not set. */
struct units {
	bool has_scale, has_shares;
	int scale;  /* powers of ten of amounts */
	int shares; /* of numbers of shares */
	char cur[4];
	bool percent;
};

/* Reads S. A title and a heading speak as a whole (WHOLE), of a label only
 * what stands in brackets counts. */
void unit_read(const struct tab *, struct span s, bool whole, struct units *);

#endif
