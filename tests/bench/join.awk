# Makes a side of the join benchmark: awk -v side=left|right [-v rows=N] -f
# join.awk. 5,000,000 rows on the left, 200,000 unique keys on the right; half
# of the left rows have a partner; nothing is sorted.

function rnd(n) {
	state = (state * 16807) % 2147483647
	return int(state / 8) % n
}

# A key of nine bytes whose order says nothing of n.
function key(n) {
	return sprintf("K%08x", (n * 265443 + 12345) % 4294967296)
}

BEGIN {
	keys = 200000
	state = side == "left" ? 7 : 11
	n = split("revenue margin guidance quarter operating income share growth " \
	    "segment services product cash flow outlook range compared prior " \
	    "demand backlog orders pricing currency capital expense", word, " ")
	if (side == "right") {
		print "key\tname\tvalue"
		for (i = 0; i < keys; i++)
			order[i] = i
		for (i = keys - 1; i > 0; i--) {
			j = rnd(i + 1)
			k = order[i]; order[i] = order[j]; order[j] = k
		}
		for (i = 0; i < keys; i++)
			printf "%s\tname%06d\t%d.%02d\n", key(2 * order[i]), \
			    order[i], rnd(100000), rnd(100)
		exit
	}
	for (i = 0; i < 4096; i++) {
		text[i] = word[rnd(n) + 1]
		for (k = rnd(7) + 2; k > 0; k--)
			text[i] = text[i] " " word[rnd(n) + 1]
	}
	print "id\tkey\ttext"
	if (rows == 0)
		rows = 5000000
	for (i = 1; i <= rows; i++)
		print i "\t" key(rnd(2 * keys)) "\t" text[rnd(4096)]
}
