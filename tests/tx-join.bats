# tx-join: joins by named columns, and the tie-out.
load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return 1
	printf 'k\ta\n1\tx\n2\ty\n' >left
	printf 'k\tb\n2\tp\n3\tq\n' >right
}

@test "inner: rows that meet, in the left one's order" { golden tx-join inner; }
@test "left: all left rows, rectangular" { golden tx-join left; }
@test "right: all right rows, the key shown once" { golden tx-join right; }
@test "full: all rows of both sides" { golden tx-join full; }
@test "semi: left rows that meet one, once" { golden tx-join semi; }
@test "anti: left rows that meet none" { golden tx-join anti; }
@test "empty keys meet when asked; the suffix is chosen" { golden tx-join empty; }
@test "fields are picked and put in order" { golden tx-join fields; }
@test "keys of two columns under two names" { golden tx-join two; }
@test "repeated right keys: all" { golden tx-join unique-all; }
@test "repeated right keys: the first" { golden tx-join unique-first; }
@test "repeated right keys: the last" { golden tx-join unique-last; }
@test "keys are made alike on a copy, the fields stay" { golden tx-join norm; }
@test "numbers are compared as numbers, what is none as it stands" { golden tx-join number; }
@test "values within a distance" { golden tx-join near; }
@test "values within a part of the right one" { golden tx-join percent; }
@test "the latest at or before" { golden tx-join latest; }
@test "sorted sides are merged" { golden tx-join merge; }

@test "fractions are exact, or bad; roundings that touch do not meet" {
	t-rat "$CASES/rat.tsv"
}

@test "tie: growth, change, share, sums against a release" { golden tx-join tie; }
@test "tie: outlooks, ranges, weak facts, totals, several facts" { golden tx-join kinds; }
@test "tie: a document against itself" { golden tx-join self; }
@test "tie: a row for each document" { golden tx-join summary; }

@test "tie: each of the eleven figures, changed, is off, and it alone" {
	cd "$GOLDEN/tx-join" || return 1
	# value by value, beyond what the roundings allow
	awk -F'\t' 'FNR > 1 && $19 == "ties" { print FNR }' tie.out >"$BATS_TEST_TMPDIR/rows"
	[ "$(wc -l <"$BATS_TEST_TMPDIR/rows")" -eq 11 ]
	cut -f19 tie.out >"$BATS_TEST_TMPDIR/was"
	while read -r row; do
		for by in 1.35 0.6; do
			awk -F'\t' -v OFS='\t' -v row="$row" -v by="$by" \
			    'FNR == row {
				if ($8 < 1)
					$6 = sprintf("%.2f", $6 * by)
				else
					$6 = int($6 * by)
				if ($10 == "pp")
					$6 = by > 1 ? -7 : -1
			    } { print }' tie.claims >"$BATS_TEST_TMPDIR/claims"
			awk -v row="$row" 'FNR == row { $0 = "off" } { print }' \
			    "$BATS_TEST_TMPDIR/was" >"$BATS_TEST_TMPDIR/want"
			tx-join --tie "$BATS_TEST_TMPDIR/claims" tie.in |
			    cut -f19 >"$BATS_TEST_TMPDIR/is"
			diff -u "$BATS_TEST_TMPDIR/want" "$BATS_TEST_TMPDIR/is"
		done
	done <"$BATS_TEST_TMPDIR/rows"
}

@test "tie --strict tells what is off and ends in 1" {
	cd "$GOLDEN/tx-join" || return 1
	says 1 "tx-join: off: oldmill-2021q3-call:12:44 says 22, 29.4118 by oldmill-2021q3-call:12" \
	    tx-join --tie --self --strict self.in
}

@test "tie: scopes and metrics that a user adds" {
	printf 'phrase\tmeans\tkind:enum\nhome counties\tsouth east\t\n' >synonyms
	printf 'doc\tline\tcol\tvalue\tulp\tunit\twhat\tmetric\tscope\tperiod\nd\t1\t1\t5000000\t1000000\tUSD\tlevel\trevenue\thome counties\t2020Q1\n' >claims
	printf 'doc\tline\tcol\tvalue\tulp\tunit\tmetric\tscope\tperiod\ne\t7\t2\t5100000\t1000\tUSD\trevenue\tsouth east\t2020Q1\n' >facts
	[ "$(tx-join --tie claims facts | cut -f11 | tail -n 1)" = none ]
	[ "$(tx-join --tie --synonyms synonyms claims facts | cut -f11 | tail -n 1)" = ties ]
	printf 'phrase\tids\trole:enum\nsquare feet\tfloor-space\t\n' >lexicon
	tx-join --tie --lexicon lexicon claims facts >/dev/null
}

@test "tie: a row that no fact can answer passes through" {
	printf 'doc\tline\tvalue\tunit\twhat\tmetric\tperiod\nd\t1\t\t\tlevel\t\t\nd\t2\tabc\tUSD\tlevel\trevenue\t2020Q1\n' >claims
	tx-join --tie claims >out
	printf 'doc\tline\tvalue\tunit\twhat\tmetric\tperiod\ttie\ttie_value\ttie_diff\ttie_doc\ttie_line\ttie_col\ttie_how\nd\t1\t\t\tlevel\t\t\tnone\t\t\t\t\t\t\nd\t2\tabc\tUSD\tlevel\trevenue\t2020Q1\tnone\t\t\t\t\t\t\n' |
	    diff -u - out
}

@test "tie: figures of hundreds of digits are exact or left alone" {
	n=$(printf '9%.0s' $(seq 250))
	printf 'doc\tline\tvalue\tulp\tunit\twhat\tmetric\tperiod\nd\t1\t%s\t1\tUSD\tlevel\trevenue\t2020Q1\n' "$n" >claims
	printf 'doc\tline\tvalue\tulp\tunit\tmetric\tperiod\ne\t1\t%s\t1\tUSD\trevenue\t2020Q1\n' "$n" >facts
	[ "$(tx-join --tie claims facts | cut -f9 | tail -n 1)" = ties ]
	printf 'doc\tline\tvalue\tulp\tunit\tmetric\tperiod\ne\t1\t%s%s\t1\tUSD\trevenue\t2020Q1\n' "$n" "$n" >facts
	[ "$(tx-join --tie claims facts | cut -f9 | tail -n 1)" = none ]
}

@test "many blocks give what awk gives" {
	awk 'BEGIN { print "id\tkey\ttext"
	    for (i = 1; i <= 40000; i++) printf "%d\tk%d\t%*s\n", i, i * 7 % 5003, i % 90, "t" }' >l
	awk 'BEGIN { print "key\tname"
	    for (i = 0; i < 5003; i += 2) printf "k%d\tname %d\n", i, i }' >r
	awk -F'\t' -v OFS='\t' 'NR == FNR { n[$1] = $2; next }
	    $2 in n { print $0, n[$2] }' r l >want
	tx-join -k key l r >out
	{ printf 'id\tkey\ttext\tname\n' && sed 1d want; } | sed 2,1d | diff -q - out ||
	    diff want out
	[ "$(tx-join -k key --how anti l r | wc -l)" -eq \
	    "$((40002 - $(wc -l <out)))" ]
	# keys made alike, by the other way through the code
	tx-join -k key --trim l r | cmp - out
	# and in small pieces
	(while IFS= read -r -N 777 part; do printf %s "$part"; done <l; printf %s "$part") |
	    tx-join -k key - r | cmp - out
}

@test "rows of another shape are set aside, the others joined" {
	printf 'k\ta\n1\tx\n2\n2\ty\tz\n3\tw\n' >l
	says 1 "tx-join: l:3: 1 fields, header has 2
tx-join: l:4: 3 fields, header has 2" tx-join -k k l right
	printf 'k\ta\tb\n3\tw\tq\n' | diff -u - out
}

@test "line ends, end lines, a second header, the last line without its end" {
	printf 'k\ta\r\n2\ty\r\n3\tz\r\n' >l
	tx-join -k k l right | diff -u <(printf 'k\ta\tb\n2\ty\tp\n3\tz\tq\n') -
	printf 'k\ta\n2\ty\nk\ta\n3\tz\n#end\t2\n' >l
	tx-join -k k l right | diff -u <(printf 'k\ta\tb\n2\ty\tp\n3\tz\tq\n') -
	printf 'k\ta\n2\ty\n3\tz' >l
	says 0 "tx-join: l:3: no newline at end" tx-join -k k l right
	printf 'k\ta\tb\n2\ty\tp\n3\tz\tq\n' | diff -u - out
	printf 'k\ta\n2\ty\n#end\t5\n' >l
	says 3 "tx-join: l:3: end line says 5 rows, 1 read" tx-join -k k l right
}

@test "a NUL ends the run" {
	printf 'k\ta\n2\ty\n3\t\0z\n' >l
	says 3 "tx-join: l:3:3: NUL byte in a stream" tx-join -k k l right
}

@test "either side is standard input, a left header is given" {
	tx-join -k k - right <left | diff -u <(printf 'k\ta\tb\n2\ty\tp\n') -
	tx-join -k k left - <right | diff -u <(printf 'k\ta\tb\n2\ty\tp\n') -
	sed 1d left | tx-join -k k --header=$'k\ta' --no-header - right |
	    diff -u <(printf '2\ty\tp\n') -
}

@test "no match at all: the header alone" {
	printf 'k\tb\n9\tp\n' >r
	tx-join -k k left r | diff -u <(printf 'k\ta\tb\n') -
}

@test "--stats counts what met" {
	says 0 "tx-join: left: 2 rows, 1 met; right: 2 rows, 1 met" \
	    tx-join -k k --stats left right
	says 0 "tx-join: left: 2 rows, 1 met; right: 2 rows, 1 met" \
	    tx-join -k k --stats --sorted --how anti left right
}

@test "--unique=error names both lines" {
	printf 'k\tb\n2\tp\n3\tq\n2\tr\n' >r
	says 2 "tx-join: r:4: key '2' stands already in line 2" \
	    tx-join -k k --unique error left r
	printf 'k\tb\n2\tp\n2\tr\n' >r
	says 2 "tx-join: r:3: key '2' stands already in line 2" \
	    tx-join -k k --unique=error --sorted left r
}

@test "--sorted refuses what is not in order, with the line" {
	printf 'k\ta\n1\tx\n3\ty\n2\tz\n' >l
	says 3 "tx-join: l:4: not in order: '2' after '3'" \
	    tx-join -k k --sorted l right
	says 3 "tx-join: l:4: not in order: '2' after '3'" \
	    tx-join -k k --sorted --how anti l <(printf 'k\tb\n')
	printf 'k\ta\n2\tx\n10\ty\n' >l
	says 3 "tx-join: l:3: not in order: '10' after '2'" \
	    tx-join -k k --sorted l right
	tx-join -k k --sorted --number --how semi l l | diff -u l -
}

@test "the rows of one key have a limit when merged" {
	awk 'BEGIN { print "k\tb"; for (i = 0; i < 9999; i++) x = x " "
	    for (i = 0; i < 7000; i++) print "2\t" x }' >r
	says 3 "tx-join: r:6712: rows with key '2' take over 67108864 bytes" \
	    tx-join -k k --sorted left r
}

@test "what is wrong with the keys" {
	says 2 "tx-join: left:1: no column 'z' (has: k a)" tx-join -k z left right
	says 2 "tx-join: --key: not a list of keys: k~x
Try 'tx-join --help'." tx-join -k k~x left right
	says 2 "tx-join: --key: not a list of keys: k~100%
Try 'tx-join --help'." tx-join -k k~100% left right
	says 2 "tx-join: --key: not a list of keys: k<=,a
Try 'tx-join --help'." tx-join -k 'k<=,a' left right
	says 2 "tx-join: --key: not a list of keys: 
Try 'tx-join --help'." tx-join -k '' left right
	says 2 "tx-join: --sorted: keys must be equal: k~1
Try 'tx-join --help'." tx-join -k k~1 --sorted left right
	says 2 "tx-join: -k KEYS or --tie is needed
Try 'tx-join --help'." tx-join left right
}

@test "what is wrong with the options" {
	says 2 "tx-join: --how: not a kind of join: outer
Try 'tx-join --help'." tx-join -k k --how outer left right
	says 2 "tx-join: --unique: not error, first, last or all: one
Try 'tx-join --help'." tx-join -k k --unique one left right
	says 2 "tx-join: --fields: no column 'z' (has: k a b)" \
	    tx-join -k k --fields k,z left right
	says 2 "tx-join: two columns named 'a'; see --suffix" \
	    tx-join -k k --suffix '' left <(printf 'k\ta\n')
	says 2 "tx-join: two operands are needed: LEFT RIGHT
Try 'tx-join --help'." tx-join -k k left
	says 2 "tx-join: only one side can be standard input
Try 'tx-join --help'." tx-join -k k - -
	says 2 "tx-join: only one operand can be standard input
Try 'tx-join --help'." tx-join --tie - -
	says 2 "tx-join: nowhere: No such file or directory" \
	    tx-join -k k left nowhere
	cp "$GOLDEN/tx-join/tie.out" tied
	says 2 "tx-join: tied:1: column 'tie' is there already" tx-join --tie tied
	says 2 "tx-join: left:1: no column 'value' (has: k a)" tx-join --tie left
}

@test "memory follows the right side alone" {
	[ -z "${TX_WRAP:-}${TX_NO_ULIMIT:-}${TX_NO_LIMIT:-}" ] || return 0
	awk 'BEGIN { print "k\ta"; for (i = 0; i < 400000; i++)
	    print i % 1000 "\tsome text to make the row longer than it were" }' >l
	(limit_memory 40000 && tx-join -k k l right >/dev/null)
}
