# tx-table: documents to cells and to sums.
load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return 1
}

# cell LABEL COL: value, ulp and unit of the cell in the row LABEL of out.
cell() {
	awk -F'\t' -v l="$1" -v c="$2" '$6 == l && $7 == c { print $12, $13, $14 }' \
	    "$BATS_TEST_TMPDIR/out"
}

# read_rows: runs tx-table over standard input, a TAB table with a head.
read_rows() {
	tx-table "$@" >"$BATS_TEST_TMPDIR/out" 2>"$BATS_TEST_TMPDIR/err"
}

@test "TAB rows: sections, note columns, marks, per share, shares" {
	golden tx-table tabs
}

@test "columns: stacked headings, dates over two lines, wrapped labels" {
	golden tx-table columns
}

@test "columns: <TABLE>, <S> <C>, rules, sums without a label" {
	golden tx-table sgml
}

@test "columns of -layout: pages, capitals, weeks, a row that is not clear" {
	golden tx-table layout
}

@test "columns: weeks, counts of stores, cents among thousands" {
	golden tx-table stores
}

@test "columns: changes in percent, sections that indents close" {
	golden tx-table lending
}

@test "columns: leaders of few dots, sections in sections" {
	golden tx-table leaders
}

@test "columns of -layout: trips and riders, labels over two lines" {
	golden tx-table rides
}

@test "columns of -layout: margins below, segments, ends of ranges" {
	golden tx-table chips
}

@test "columns of -layout: percentages of revenue between, 4Q23, bars" {
	golden tx-table shares-of
}

@test "columns: units below the headings, changes of two lengths" {
	golden tx-table credit
}

@test "columns of -layout: capitals, a page number by itself, 12 weeks" {
	golden tx-table warehouse
}

@test "columns: a table over a page, its headings repeated in part" {
	golden tx-table twocolumns
}

@test "columns: ranges, percentages, falls, a period over the labels" {
	golden tx-table outlook
}

@test "pipes: lost spans, sections in headings, notes, reconciliations" {
	golden tx-table pipes
}

@test "pipes: segments, trailing months, headings set one cell early" {
	golden tx-table segments
}

@test "pipes: headings again below a section, parts by, words in cells" {
	golden tx-table outdoors
}

@test "pipes: euros, thousands of US \$, sums without a label, marks" {
	golden tx-table commerce
}

@test "pipes: short separators, a time over rows, rates beside balances" {
	golden tx-table bank
}

@test "HTML: categories and regions, cash flows, breaks in heads" {
	golden tx-table devices
}

@test "pipes: steps between GAAP and the other, favorable changes" {
	golden tx-table steps
}

@test "pipes: years of two digits, actual, expected, as of" {
	golden tx-table years
}

@test "columns: \$ and % by turns, drawn lines of three, days, ratios" {
	golden tx-table both
}

@test "HTML: signs in cells of their own, hidden rows, notes" {
	golden tx-table markup
}

@test "balance sheets: terms, owners, stock compensation by category" {
	golden tx-table balance
}

@test "units: currencies, percent, days, times, counts, changes" {
	golden tx-table units
}

@test "HTML: sizing rows, signs apart, marks in sections, what leads" {
	golden tx-table cloud
}

@test "HTML: changes in \$ and %, hidden rows, stores" {
	golden tx-table apparel
}

@test "HTML: crores, days with dashes" {
	golden tx-table crore
}

@test "HTML: pence, pounds in heads" {
	golden tx-table pence
}

@test "HTML: tables that are not closed, spans without end" {
	golden tx-table broken-html
}

@test "bytes that are not UTF-8 are read as Windows-1252 and told" {
	golden tx-table cp1252
}

@test "a cell a line: headings run together, rows that lack a cell" {
	golden tx-table scrape
}

@test "a cell a line: titles over headings, a long line is none" {
	golden tx-table overtitle
}

@test "names in capitals, marks in words, twelve months, less" {
	golden tx-table peers
}

@test "CSV: days as headings, quotes, scale words run on" {
	golden tx-table csv
}

@test "CSV: days beside reports whose length is not said" {
	golden tx-table csv-days
}

@test "quarters side by side, changes between them" {
	golden tx-table quarters
}

@test "day before month, pounds, half years" {
	golden tx-table halfyear
}

@test "pipes: signs in cells of their own, more bars than headings" {
	golden tx-table barsigns
}

@test "text, lists and contents give no cells" {
	golden tx-table prose
}

@test "--check: sums that hold, round and are off" {
	golden tx-table check
}

# changed FILE: from the rows of --check on standard input, a copy of FILE for
# each digit but the last of each cell that stands in one, that digit changed;
# they are named LINE-COL-N.
changed() {
	awk -F'\t' '
	FILENAME == "-" {
		k = split($14, t, " ")
		at[$8, $9]
		for (i = 1; i <= k; i++) {
			split(substr(t[i], 2), p, ":")
			at[p[1], p[2]]
		}
		next
	}
	{ line[++n] = $0 }
	END {
		for (x in at) {
			split(x, p, SUBSEP)
			s = line[p[1]]
			if (substr(s, p[2], 1) == "-")
				continue
			match(substr(s, p[2]), /[0-9][0-9.,]*[0-9]/)
			for (i = 0; i < RLENGTH - 1; i++) {
				c = p[2] + RSTART - 1 + i
				d = substr(s, c, 1)
				if (d !~ /[0-9]/)
					continue
				f = p[1] "-" p[2] "-" i
				for (k = 1; k <= n; k++)
					print k != p[1] ? line[k] : \
					    substr(s, 1, c - 1) (d + 3) % 10 \
					    substr(s, c + 1) >f
				close(f)
			}
		}
	}' - "$1"
}

@test "--check: any digit but the last of a term or total is seen" {
	local in=$GOLDEN/tx-table/identities.in
	tx-table --check --no-header "$in" >good
	[ "$(wc -l <good)" -eq 22 ]
	[ "$(cut -f10 good | sort -u)" = holds ]
	mkdir changed && cd changed
	changed "$in" <../good
	[ "$(find . -type f | wc -l)" -gt 200 ]
	tx-table --check --no-header ./* | awk -F'\t' '
	BEGIN {
		for (i = 1; i < ARGC; i++)
			want[ARGV[i]]
		ARGC = 1
	}
	{
		split($1, p, "-")
		place = p[1] ":" p[2]
		seen[$1] = seen[$1] || $10 == "off" &&
		    ($8 ":" $9 == place || ($14 " ") ~ "[-+]" place " ")
	}
	END {
		for (i in want)
			if (!seen[i]) {
				print i " is not seen"
				bad = 1
			}
		exit bad
	}' *
}

@test "--check: a total is made of its own section" {
	golden tx-table identities
}

@test "a figure of the last digit rounds" {
	sed 's/9,235/9,135/' "$GOLDEN/tx-table/check.in" |
		tx-table --check | cut -f10 | sort | uniq -c | sort -n |
		awk '{ print $2, $1 }' | diff -u - <(
		printf 'check 1\nrounds 1\nholds 11\n')
}

@test "--doc names the document" {
	tx-table --doc=x <"$GOLDEN/tx-table/units.in" | cut -f1 | sort -u |
		diff -u - <(printf 'doc\nx\n')
}

@test "--fiscal-year-end gives the quarters their names" {
	printf 'Results\n\n\tJune 30, 2024\tJune 30, 2023\nCash\t1,234\t1,100\nDebt\t2,000\t2,500\n' |
		read_rows --fiscal-year-end=09-30
	cut -f18 out | sort -u | diff -u - <(printf '2023Q3\n2024Q3\nperiod\n')
}

@test "--no-header writes rows alone" {
	tx-table --no-header "$GOLDEN/tx-table/units.in" | head -n 1 |
		cut -f1,6 | diff -u - <(printf 'units\tSales\n')
}

@test "a bad day of the fiscal year ends in usage" {
	run -2 tx-table --fiscal-year-end=13-45 /dev/null
	[[ $output == *"--fiscal-year-end: not MM-DD: 13-45"* ]]
}

@test "an unknown option ends in usage" {
	run -2 tx-table --no-such-option
}

@test "scales: of the title, of the label, of a word in the cell" {
	read_rows <<'EOF'
Key figures (in millions, except per share data)

	Q1 2024	Q1 2023
Revenue	1,234	1,100
Bookings ($B)	1.2	1.1
Backlog	$5.8 billion	$450 million
Net income per diluted share	0.50	(0.04)
EOF
	[ "$(cell Revenue 1)" = "1234000000 1000000 USD" ]
	[ "$(cell 'Bookings ($B)' 2)" = "1100000000 100000000 USD" ]
	[ "$(cell Backlog 1)" = "5800000000 100000000 USD" ]
	[ "$(cell Backlog 2)" = "450000000 1000000 USD" ]
	[ "$(cell 'Net income per diluted share' 2)" = "-0.04 0.01 USD/share" ]
}

@test "dashes are nought in the row's unit, N/M is no cell" {
	read_rows <<'EOF'
Key figures (in thousands)

	Q1 2024	Q1 2023
Revenue	1,234	1,100
Restructuring	—	- 
Tax rate	12.5%	—
Growth	N/M	n/m
EOF
	[ "$(cell Restructuring 1)" = "0 1000 USD" ]
	[ "$(cell Restructuring 2)" = "0 1000 USD" ]
	[ "$(cell 'Tax rate' 2)" = "0 0.1 %" ]
	[ -z "$(cell Growth 1)" ]
}

@test "a row of more figures than columns is left out and told" {
	read_rows <<'EOF'
Statements of Operations
(in thousands)

                        2024        2023
Revenue                1,234       1,100
Cost of sales            800         700
Other              5      12          11
Net income               400         389
EOF
	[ -z "$(cell Other 1)" ]
	printf 'tx-table: -:7: row left out, its cells are not clear: Other\n' |
		diff -u - err
}

@test "a table that stands twice is told once" {
	{
		printf 'Key figures\n\n                  Q1 2024   Q1 2023\n'
		printf '%s   1,234     1,100\n' 'Revenue       ' 'Cost of sales '
		printf 'Net income          400       389\n\n### Table 1\n\n'
		printf '|  | Q1 2024 | Q1 2023 |\n|---|---|---|\n'
		printf '| %s | 1,234 | 1,100 |\n' Revenue 'Cost of sales'
		printf '| Net income | 400 | 389 |\n'
	} | read_rows
	[ "$(wc -l <out)" -eq 7 ]
	printf 'tx-table: -:11: table left out, told already\n' | diff -u - err
}

@test "cells that run together give no rows, and are told" {
	{
		printf '|  | Q1 2024 Q1 2023 |\n|---|---|\n'
		for i in 1 2 3 4 5 6; do printf '| Item %s $ 1,234 $ 1,100 | |\n' "$i"; done
	} | read_rows
	[ "$(wc -l <out)" -eq 1 ]
	printf 'tx-table: -:7: table left out, its cells run together\n' |
		diff -u - err
}

@test "labels first, figures after them: no rows, and told" {
	{
		printf 'Revenue\nCost of sales\nGross profit\nTaxes\nNet income\n\n'
		printf '1,234\n800\n434\n34\n400\n300\n'
	} | read_rows
	[ "$(wc -l <out)" -eq 1 ]
	printf 'tx-table: -:11: table left out, its figures stand in no columns\n' |
		diff -u - err
}

@test "a table that never ends is cut, and told" {
	{
		printf 'Key figures\n\n\tQ1 2024\tQ1 2023\n'
		awk 'BEGIN { for (i = 0; i < 40000; i++) print "Row " i "\t1,234\t1,100" }'
	} | read_rows
	[ "$(wc -l <out)" -eq 80001 ]
	printf 'tx-table: -:32769: table of over 32768 lines or 16777216 bytes: cut here\n' |
		diff -u - err
}

@test "tables behind the head of a document follow its fiscal year" {
	awk 'BEGIN { for (d = 0; d < 2; d++) {
		print "Results " d "\n(in thousands)\n"
		print "\tNine Months Ended June 30, 2024\tJune 30, 2023"
		for (i = 0; i < 3; i++)
			printf "Row %d\t%d,%03d\t1,100\n", i, d + 1, i * 7
		for (i = 0; d == 0 && i < 9000; i++)
			print "Some words that stand between the tables."
	} }' >long.txt
	tx-table long.txt | cut -f 2,18 | sort | uniq -c | awk '{ print $1, $2, $3 }' >got
	printf '%s\n' "3 1 2023Q3" "3 1 2024M9" "3 2 2023Q3" "3 2 2024M9" \
	    "1 table period" | sort >want
	sort got | diff want -
}

@test "memory is bounded by the table, not by the document" {
	awk 'BEGIN { for (d = 0; d < 900; d++) {
		print "Statement " d "\n(in thousands)\n\n\tQ1 2024\tQ1 2023"
		for (i = 0; i < 20; i++)
			printf "Row %d\t%d,%03d\t1,100\n", i, d + 1, i * 7
		for (i = 0; i < 20; i++) print "Some words that stand between tables."
	} }' >big.txt
	(
		limit_memory 65536
		tx-table big.txt | wc -l >lines
	)
	[ "$(cat lines)" -eq 36001 ]
}
