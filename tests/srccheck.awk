# Checks the src of segments against the source they came from:
#	awk -v source=FILE [-v all=1] -f srccheck.awk SEGMENTS.tsv
# Run under LC_ALL=C, so that characters are bytes. The text between two
# anchors must be byte for byte in the source; a blank before an anchor may
# stand for white space, and one character that is not as in the source (an
# entity, a byte of Windows-1252, a composed letter) may stand by itself. With
# all=1 every letter and digit of the source, tags and entities aside, must lie
# in exactly one segment, in order. Says what is wrong; silent when all is well.

function wrong(what) {
	print FILENAME ":" FNR ": " what
	bad = 1
}

# Marks N bytes of line L from column C as taken.
function take(l, c, n,  i) {
	if (!all)
		return
	for (i = c; i < c + n; i++) {
		if ((l, i) in taken && substr(line[l], i, 1) ~ /[0-9A-Za-z]/)
			wrong("taken twice: " l ":" i)
		taken[l, i] = 1
	}
}

# Length of what stands for the one character T at column C of line L; 0: it
# does not. A letter and its marks are one.
function changed(t, l, c,  s) {
	sub(/ $/, "", t)
	s = substr(line[l], c, 400)
	if (t !~ /^(.|[\300-\337].|[\340-\357]..|[\360-\367]...)([\314\315].)*$/)
		return 0
	if (match(s, /^&#?[0-9A-Za-z]+;/))
		return RLENGTH
	if (match(s, /^[A-Za-z]([\314\315].)+/))
		return RLENGTH
	if (index(s, t) != 1 && length(t) > 1 &&
	    match(s, /^([\302-\337][\200-\277]|[\340-\357][\200-\277][\200-\277])([\314\315].)*/))
		return RLENGTH
	return match(s, /^[\200-\377]/) ? 1 : 0
}

function check(text, l, c,  n) {
	n = length(text)
	if (substr(line[l], c, n) == text) {
		take(l, c, n)
		return
	}
	if (substr(text, n, 1) == " " && substr(line[l], c, n - 1) == substr(text, 1, n - 1)) {
		take(l, c, n - 1)
		return
	}
	n = changed(text, l, c)
	if (n > 0)
		take(l, c, n)
	else
		wrong(l ":" c ": not in the source: " text)
}

BEGIN {
	FS = "\t"
	while ((getline s < source) > 0)
		line[++nline] = s
}

FNR == 1 {
	for (i = 1; i <= NF; i++)
		col[$i] = i
	next
}

$col["kind"] == "meta" { next }

{
	n = split($col["src"], part, ",")
	for (i = 1; i <= n; i++) {
		split(part[i], a, /[@:]/)
		at[i] = a[1]; ln[i] = a[2]; cn[i] = a[3]
	}
	if (n == 0 || at[1] != 0)
		wrong("no place")
	if (all && (ln[1] < last_line || (ln[1] == last_line && cn[1] < last_col)))
		wrong("out of order: " ln[1] ":" cn[1])
	last_line = ln[1] + 0
	last_col = cn[1] + 0
	at[n + 1] = length($col["text"])
	for (i = 1; i <= n; i++)
		check(substr($col["text"], at[i] + 1, at[i + 1] - at[i]), ln[i], cn[i])
}

END {
	for (l = 1; all && l <= nline; l++) {
		s = line[l]
		html = html || tolower(s) ~ /<html|<div/
		if (open && match(s, /^[^<>]*>/)) {
			s = sprintf("%" RLENGTH "s", "") substr(s, RLENGTH + 1)
			open = 0
		} else if (open)
			s = ""
		while (match(s, /<\/?[A-Za-z][0-9A-Za-z]*([ \t\/][^<>]*)?>|&#?[0-9A-Za-z]+;/)) {
			blank = sprintf("%" RLENGTH "s", "")
			s = substr(s, 1, RSTART - 1) blank substr(s, RSTART + RLENGTH)
		}
		if (html && match(s, /<[A-Za-z\/!][^>]*$/)) {
			s = substr(s, 1, RSTART - 1)
			open = 1
		}
		for (c = 1; c <= length(s); c++)
			if (substr(s, c, 1) ~ /[0-9A-Za-z]/ && !((l, c) in taken)) {
				print source ":" l ":" c ": in no segment: " substr(s, c, 40)
				bad = 1
				break
			}
	}
	exit bad
}
