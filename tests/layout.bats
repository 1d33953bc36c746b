# tx-split: families of layouts, lines of calls and releases.
load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return 1
}

# speakers FILE [OPTION ...]: line and text of each speaker.
speakers() {
	tx-split "$@" | awk -F'\t' '$4 == "speaker" {
		split($7, at, /[@:]/)
		print at[2] ": " $8
	}'
}

# facts FILE [OPTION ...]: its meta rows.
facts() {
	tx-split "$@" | awk -F'\t' '$4 == "meta" { print $8 }'
}

# sections FILE: the line and name of each section's first row.
sections() {
	tx-split "$@" | awk -F'\t' 'NR > 1 && $4 != "meta" && $3 != was {
		split($7, at, /[@:]/)
		print at[2] ": " $3
		was = $3
	}'
}

@test "headers between rules, numbered" {
	golden tx-split layout-rules
}

@test "letterspaced headings, dashed headers, page notices in a sentence" {
	golden tx-split layout-dash
}

@test "capitals and a colon; a speaker who breaks in; page lines" {
	golden tx-split layout-caps
}

@test "name and title on two lines, a mark of question or answer at the right" {
	golden tx-split layout-marks
}

@test "Markdown that mixes four shapes; page headers as headings" {
	golden tx-split layout-mixed
}

@test "name and title on two lines without blank lines; contents first" {
	golden tx-split layout-two-lines
}

@test "double dashes; the operator's first turn without a header" {
	golden tx-split layout-double-dash
}

@test "name, dashes and title on lines of their own; adverts; a last list" {
	golden tx-split layout-dash-lines
}

@test "a browser's print: addresses, time stamps, a list with titles first" {
	golden tx-split layout-print
}

@test "bare names known from the lists" {
	golden tx-split layout-names
}

@test "a capital above each name" {
	golden tx-split layout-initials
}

@test "en dashes; a footer that ends in its page" {
	golden tx-split layout-en-dash
}

@test "name and title first, inline in the questions" {
	golden tx-split layout-switch
}

@test "inline headers, a paragraph a line; false friends" {
	golden tx-split layout-inline
}

@test "the name and a colon on their own line" {
	golden tx-split layout-own-line
}

@test "hanging indents; a page header that looks like a turn" {
	golden tx-split layout-hanging
}

@test "inline headers in wrapped text, with titles and firms" {
	golden tx-split layout-inline-wrapped
}

@test "two columns without a colon, the firm below the name" {
	golden tx-split layout-columns
}

@test "Markdown headings as names" {
	golden tx-split layout-headings
}

@test "a page of a web site, printed" {
	golden tx-split layout-browser
}

@test "angle brackets with Q and A" {
	golden tx-split layout-angles
}

@test "names with titles, headings of slides between" {
	golden tx-split layout-slides
}

@test "names and firms on a line alone, met once" {
	golden tx-split layout-firms
}

@test "a brief: overview and data first, numbered headers" {
	golden tx-split layout-brief
}

@test "hanging indents; a list on its heading's line" {
	golden tx-split layout-hanging-names
}

@test "figures in a letterspaced title; dots between turns" {
	golden tx-split layout-letterspaced
}

@test "capitals, firms without a word that tells" {
	golden tx-split layout-capitals
}

@test "notices before and within the talk end no call" {
	golden tx-split layout-notices
}

@test "no speakers: none is invented" {
	golden tx-split layout-none
}

@test "a token a line: rows, no speakers" {
	golden tx-split layout-tokens
}

@test "a release of a submission: contacts, legal, tables with marks" {
	golden tx-split layout-release
}

@test "a release with a headed outlook, contacts and two tables" {
	golden tx-split layout-outlook
}

@test "labels first, then figures: all rows" {
	golden tx-split layout-columns-apart
}

@test "a table run into one line is a row" {
	golden tx-split layout-one-line
}

@test "TABs between words are no table" {
	golden tx-split layout-tab-words
}

@test "--verbose tells what was recognised" {
	printf '%s\n' 'Operator: Good day, and welcome.' '' \
	    'Ann Roe: Thank you.' '' 'Bo Lee: Hi.' '' 'Ann Roe: Hello.' '' \
	    'Bo Lee: Bye.' >call.txt
	says 0 'tx-split: call.txt: call: call, a paragraph a line; headers: colon 5' \
	    tx-split --verbose call.txt
}

@test "--layout adds shapes" {
	printf '%s\n' 'Operator >> Welcome to the call.' \
	    'Ann Roe >> Thank you.' 'Bo Lee >> Revenue rose.' >call.txt
	[ -z "$(speakers call.txt)" ]
	printf 'layout\tpattern\tneed\tmin\narrows\tNAME >> SPEECH\tshape\t1\n' \
	    >mine.tsv
	printf '%s\n' '1: Operator' '2: Ann Roe' '3: Bo Lee' >want
	speakers call.txt --layout mine.tsv | diff want -
}

@test "--layout: a bad row ends the run with its place" {
	printf 'layout\tpattern\tneed\tmin\narrows\tNAME\tsometimes\t1\n' >mine.tsv
	echo 'Ann: hello' >call.txt
	run -2 tx-split --layout mine.tsv call.txt
	[[ $output == *mine.tsv:2* ]]
}

@test "facts: exchange and ticker, the day of the release, a quarter by words" {
	printf '%s\n' 'ROE NETWORKS REPORTS THIRD QUARTER RESULTS' '' \
	    'OSLO, November 4, 2019 - Roe Networks, Inc. (NYSE: ROEN) today reported results for the third quarter ended September 30, 2019.' \
	    >r.txt
	printf '%s\n' type=release 'company=Roe Networks, Inc.' ticker=ROEN \
	    date=2019-11-04 period=2019Q3 \
	    'title=ROE NETWORKS REPORTS THIRD QUARTER RESULTS' \
	    fiscal-year-end=12-31 >want
	facts r.txt | diff want -
}

@test "facts: labels of a scraper, the company before the period" {
	printf '%s\n' 'Company: Roe Networks (RN)' 'Ticker: ROEN' '' \
	    'Operator: Good day. Welcome to the Roe Networks second quarter 2021 earnings call.' \
	    '' 'Ann Roe: Thanks.' '' 'Operator: Bye.' '' 'Ann Roe: Bye.' >c.txt
	printf '%s\n' type=call 'company=Roe Networks' ticker=ROEN \
	    period=2021Q2 >want
	facts c.txt | diff want -
}

@test "--fiscal-year-end: quarters are counted from it" {
	printf '%s\n' 'Roe Networks Reports Results' '' \
	    'OSLO, February 2, 2019 - Roe Networks today reported revenue of $4 million for the three months ended December 31, 2018.' >r.txt
	facts r.txt --fiscal-year-end 09-30 | grep -x period=2019Q1
	facts r.txt --fiscal-year-end 12-31 | grep -x period=2018Q4
}

@test "sections of a release without headings" {
	printf '%s\n' 'ROE REPORTS RESULTS' '' \
	    'OSLO, May 4, 2019 - Roe today reported revenue of $4 million.' '' \
	    'Roe will host a conference call today at 5 p.m.' '' \
	    'About Roe' '' 'Roe makes nets.' '' \
	    'Roe and Net are registered trademarks of Roe.' '' \
	    'Roe believes that the presentation of non-GAAP figures is useful.' \
	    '' 'Roe' 'Consolidated Balance Sheets' '' \
	    "$(printf 'Cash\t10\t12')" "$(printf 'Debt\t4\t5')" '' \
	    '* Restated for a split that took place in May of this year.' >r.txt
	printf '%s\n' '1: release' '5: contacts' '7: about' '11: legal' \
	    '13: notes' '15: tables' '21: notes' >want
	sections r.txt | diff want -
}

@test "a header whose title stands on the next page" {
	printf '%s\n' Presentation Operator \
	    'Welcome to the call. This is the first of two pages, and here it ends.' \
	    'Ann Roe' 'Chief Executive Officer' \
	    'Thank you. We had a good year, and I will say more of it in a moment.' \
	    'Bo Lee' '' 'Copyright © 2020 Roe Data, Inc. All rights reserved.' 2 '' \
	    'Chief Financial Officer' 'Thank you, Ann. Revenue was up.' \
	    'Ann Roe' 'Chief Executive Officer' Thanks. \
	    'Bo Lee' 'Chief Financial Officer' Goodbye. >c.txt
	printf '%s\n' '2: Operator' '4: Ann Roe Chief Executive Officer' \
	    '7: Bo Lee Chief Financial Officer' \
	    '14: Ann Roe Chief Executive Officer' \
	    '17: Bo Lee Chief Financial Officer' >want
	speakers c.txt | diff want -
}

@test "no input of a layout is forgotten" {
	local f
	for f in "$GOLDEN"/tx-split/layout-*.in; do
		grep -qE "golden tx-split $(basename "$f" .in)\$" \
		    "$TX_SRCDIR/tests/layout.bats"
	done
}

@test "the blanks after a bullet part no columns, below a table either" {
	golden tx-split layout-bullet-gap
}
