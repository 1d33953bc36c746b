# tx-numbers: quantities, how they are found and read, where they stand.
load helper

# plain TEXT: the columns of what TEXT states, from surface to unit.
plain() {
	printf '%s\n' "$1" | tx-numbers --plain --no-header | cut -f5-11
}

@test "every probe of the number grammar" {
	"$TX_SRCDIR/tests/probes" "$CASES/num.tsv"
}

@test "every probe of what quantities are of" {
	"$TX_SRCDIR/tests/probes" "$CASES/meaning.tsv"
}

@test "places: joined lines, headings, bullets; rows and speakers state nothing" {
	golden tx-numbers places
}

@test "columns that it does not know pass through in place" {
	golden tx-numbers columns
}

@test "units pass from text to text, not from document to document" {
	golden tx-numbers carry
	golden tx-numbers documents
}

@test "a heading gives its period to what follows, heads of columns do not" {
	golden tx-numbers headings
}

@test "--plain: each line is a text, whatever its end" {
	golden tx-numbers plain
}

@test "a line of figures alone, a megabyte long" {
	cd "$BATS_TEST_TMPDIR"
	awk 'BEGIN {
		printf "Revenue was $1 million"
		for (i = 2; i <= 70000; i++)
			printf ", %s%d %s", i % 3 ? "$" : "up ", i % 997 + 1,
			    i % 3 ? "million" : "percent"
		print ""
	}' >in
	tx-numbers --plain --no-header in >out
	[ "$(wc -l <out)" -eq 70000 ]
	[ "$(tail -n 1 out | cut -f5,7,13)" = '$211 million	211000000	revenue' ]
}

@test "--why names the words that decided" {
	golden tx-numbers why
}

@test "a src that is no list of anchors sets the row aside" {
	golden tx-numbers bad-src
}

@test "--metrics lists the lexicon and reads nothing" {
	tx-numbers --metrics </dev/null >"$BATS_TEST_TMPDIR/out"
	head -n 1 "$BATS_TEST_TMPDIR/out" | grep -q '^phrase	metrics	'
	[ "$(awk -F'\t' '$2 == "revenue"' "$BATS_TEST_TMPDIR/out" | wc -l)" -gt 2 ]
}

@test "--lexicon adds phrases" {
	cd "$BATS_TEST_TMPDIR"
	printf 'phrase\tids\twidget flow\trevenue\n' >bad
	run -2 tx-numbers --lexicon=bad --plain /dev/null
	{ tx-numbers --metrics | head -n 1 | cut -f1; } >/dev/null
	grep -v '^#' "$TX_SRCDIR/share/tab/metrics.tsv" | head -n 1 >own
	n=$(awk -F'\t' '{ print NF }' own)
	awk -v n="$n" 'BEGIN { printf "widget flow\trevenue"
		for (i = 2; i < n; i++) printf "\t"; print "" }' >>own
	echo 'Our widget flow was $5 million.' >in
	tx-numbers --plain --lexicon=own in | cut -f13 >out
	printf 'metric\nrevenue\n' | diff -u - out
}

@test "--lexicon: a missing file" {
	run -2 tx-numbers --lexicon=/nonexistent --plain /dev/null
}

@test "--fiscal-year-end takes a month and a day" {
	printf 'd\t1\tqa\tmeta\t\t\t0@1:1\tdate=2024-05-20\nd\t2\tqa\tsentence\t1\t1\t0@1:1\tRevenue was $5 million in the March quarter.\n' >"$BATS_TEST_TMPDIR/in"
	h='--header=doc	seg	sect	kind	para	sent	src	text'
	cd "$BATS_TEST_TMPDIR"
	tx-numbers --no-header "$h" --fiscal-year-end=06-30 in | cut -f16 >out
	printf '2024Q3\n' | diff -u - out
}

@test "--fiscal-year-end: not a day" {
	says 2 "tx-numbers: --fiscal-year-end: not MM-DD: 13-40
Try 'tx-numbers --help'." tx-numbers --fiscal-year-end=13-40 /dev/null
}

@test "an option that it does not have" {
	run -2 tx-numbers -Z
	run -2 tx-numbers --nothing
}

@test "a missing file, a directory" {
	says 2 "tx-numbers: /nonexistent: No such file or directory" \
	    tx-numbers --plain /nonexistent
	says 2 "tx-numbers: /tmp: Is a directory" tx-numbers --plain /tmp
}

@test "a missing column is named" {
	cd "$BATS_TEST_TMPDIR"
	printf 'doc\tkind\ttext\n' >in
	says 2 "tx-numbers: in:1: no column 'seg' (has: doc kind text)" \
	    tx-numbers in
}

@test "empty input where a stream is expected" {
	run -3 tx-numbers </dev/null
}

@test "a full disk" {
	run -3 bash -c 'echo "5%" | tx-numbers --plain >/dev/full'
}

@test "no newline at the end, CRLF, empty lines" {
	[ "$(printf 'We have 5 stores' | tx-numbers --plain --no-header |
		cut -f5)" = "5 stores" ]
	[ "$(printf '\r\n\r\n7%% rose\r\n' | tx-numbers --plain --no-header |
		cut -f3-5)" = "3	1	7%" ]
}

@test "bytes that are no UTF-8, signs of several bytes" {
	printf 'caf\351 \243 5%% \342\202\n' >"$BATS_TEST_TMPDIR/in"
	[ "$(tx-numbers --plain --no-header "$BATS_TEST_TMPDIR/in" |
		cut -f4-7)" = "8	5%	percent	5" ]
	[ "$(plain "It took €5 million.")" = \
	    "€5 million	money	5000000		1000000	=	EUR" ]
}

@test "a line of a megabyte" {
	{ for _ in $(seq 20000); do
		printf 'We have 5 stores and more words to come after it. '
	done; echo; } >"$BATS_TEST_TMPDIR/in"
	[ "$(tx-numbers --plain "$BATS_TEST_TMPDIR/in" | wc -l)" -eq 20001 ]
}

@test "digits without end are no figure" {
	printf '%s\n' "It took $(head -c 3000 /dev/zero | tr '\0' 9) dollars" \
	    "and 0.$(head -c 300 /dev/zero | tr '\0' 1)% more" \
	    "and 999,999,999,999,999,999,999 shares" \
	    "$(printf '(%.0s' $(seq 500))5%" "million million billion" \
	    >"$BATS_TEST_TMPDIR/in"
	[ "$(tx-numbers --plain --no-header "$BATS_TEST_TMPDIR/in" |
		cut -f5)" = "5%" ]
}

@test "the same bytes when read in pieces" {
	cut -f1 "$CASES/num.tsv" >"$BATS_TEST_TMPDIR/in"
	tx-numbers --plain - <"$BATS_TEST_TMPDIR/in" >"$BATS_TEST_TMPDIR/one"
	dd if="$BATS_TEST_TMPDIR/in" bs=7 status=none |
		tx-numbers --plain - >"$BATS_TEST_TMPDIR/two"
	cmp "$BATS_TEST_TMPDIR/one" "$BATS_TEST_TMPDIR/two"
}

@test "values are exact to the last digit" {
	[ "$(plain "It took \$123,456,789,012.34.")" = \
	    "\$123,456,789,012.34	money	123456789012.34		0.01	=	USD" ]
	[ "$(plain "A yield of 0.000001%.")" = \
	    "0.000001%	percent	0.000001		0.000001	=	%" ]
}

@test "no input of a golden is left without a test" {
	no_orphans tx-numbers
}
