# tx-split: documents to segments.
load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return 1
}

# exact FILE [OPTION ...]: the places of tx-split's segments are exact.
exact() {
	tx-split "$@" >segments.tsv 2>/dev/null
	awk -v source="$1" -f "$TX_SRCDIR/tests/srccheck.awk" segments.tsv
}

# nothing_lost FILE: the same, and every letter and digit is in one segment.
nothing_lost() {
	tx-split --all "$1" >segments.tsv 2>/dev/null
	awk -v source="$1" -v all=1 -f "$TX_SRCDIR/tests/srccheck.awk" segments.tsv
}

# texts FILE [OPTION ...]: kind and text of each segment, facts left out.
texts() {
	tx-split "$@" | awk -F'\t' 'NR > 1 && $4 != "meta" { print $4 ": " $8 }'
}

@test "sentences: own probes" {
	t-sent "$CASES/sentences.tsv"
}

@test "sentences: golden rules of other splitters" {
	t-sent "$CASES/golden-rules.tsv"
}

@test "a call: front, lists, speakers, a page break in a sentence" {
	golden tx-split call
}

@test "--all: page furniture stands where it stood" {
	golden tx-split all
}

@test "bytes: Windows-1252, composed letters, no-break blanks, CR CR LF" {
	golden tx-split bytes
}

@test "--raw keeps markup and escapes" {
	golden tx-split raw
}

@test "Markdown: headings, bullets, emphasis over two lines, links" {
	golden tx-split markdown
}

@test "a submission is a document for each <DOCUMENT>" {
	golden tx-split submission
}

@test "HTML: blocks, tables, entities; what is not displayed is left out" {
	golden tx-split html
}

@test "--records: a document a line" {
	golden tx-split records
}

@test "--records: a bad record is set aside with its place" {
	golden tx-split records-bad
}

@test "places are exact: text" {
	for f in "$GOLDEN"/tx-split/*.in; do
		case $f in
		*/records*.in) ;;
		*/html.in) exact "$f" ;;
		*) exact "$f" && exact "$f" --raw && nothing_lost "$f" ;;
		esac
	done
}

@test "places are exact: the examples" {
	for f in "$TX_SRCDIR"/share/examples/*.txt; do
		exact "$f" && nothing_lost "$f"
	done
}

@test "CR LF, no newline at the end, a byte order mark: the same segments" {
	cp "$GOLDEN/tx-split/call.in" call.txt
	tx-split call.txt >want
	sed 's/$/\r/' call.txt >crlf.txt
	tx-split --doc call crlf.txt | diff want -
	head -c -1 call.txt >cut.txt
	tx-split --doc call cut.txt | diff want -
	{ printf '\357\273\277' && cat call.txt; } >bom.txt
	tx-split --doc call bom.txt | sed 's/@1:[0-9]*/@1/g' |
		diff <(sed 's/@1:[0-9]*/@1/g' want) -
}

@test "lines that end in CR alone are told" {
	printf 'Good day.\rWe begin.\r' >cr.txt
	says 0 "tx-split: cr.txt: lines end in CR alone" tx-split cr.txt
	texts cr.txt 2>/dev/null | diff - <(printf 'sentence: %s\n' 'Good day.' 'We begin.')
}

@test "read byte by byte, the same segments" {
	tx-split "$GOLDEN/tx-split/call.in" >want
	dd if="$GOLDEN/tx-split/call.in" bs=1 status=none |
		tx-split --doc call | diff want -
}

@test "--doc names the document, a file's name does without its last ending" {
	printf 'Good day.\n' >a.b.txt
	[ "$(tx-split --no-header a.b.txt | cut -f1 | sort -u)" = a.b ]
	[ "$(tx-split --no-header --doc x/y a.b.txt | cut -f1 | sort -u)" = x/y ]
}

@test "many operands: segments and facts of each begin anew" {
	printf 'Good day.\n' >a.txt
	printf 'Thank you. Bye.\n' >b.txt
	tx-split --no-header a.txt b.txt | cut -f1,2 >got
	printf 'a\t1\nb\t1\nb\t2\n' | diff - got
}

@test "an empty document among others is told, the others are read" {
	: >empty.txt
	printf 'Good day.\n' >a.txt
	says 0 "tx-split: empty.txt: empty document" tx-split empty.txt a.txt
	[ "$(wc -l <"$BATS_TEST_TMPDIR/out")" -eq 2 ]
}

@test "--strict: a doubt is status 1" {
	: >empty.txt
	says 1 "tx-split: empty.txt: empty document" tx-split --strict empty.txt
}

@test "what is not text is refused with what would convert it" {
	printf '%%PDF-1.4\n' >a.pdf
	says 2 "tx-split: a.pdf: not text (PDF); convert with pdftotext -layout" \
		tx-split a.pdf
	printf '\037\213x' >a.gz
	says 2 "tx-split: a.gz: not text (gzip); convert with gzip -dc" tx-split a.gz
	printf '\376\377\0G' >a.txt
	says 2 "tx-split: a.txt:1:1: UTF-16; convert with iconv -f UTF-16 -t UTF-8" \
		tx-split a.txt
	printf 'G\0o\0o\0d\0 \0' >b.txt
	says 2 "tx-split: b.txt:1:1: UTF-16; convert with iconv -f UTF-16LE -t UTF-8" \
		tx-split b.txt
	printf '\0G\0o\0o\0d\0 ' >c.txt
	says 2 "tx-split: c.txt:1:1: UTF-16; convert with iconv -f UTF-16BE -t UTF-8" \
		tx-split c.txt
	head -c 9999 /dev/zero >d.txt
	says 2 "tx-split: d.txt: not text (binary)" tx-split d.txt
}

@test "a bad document among good ones is set aside" {
	printf '%%PDF-1.4\n' >a.pdf
	printf 'Good day.\n' >b.txt
	says 1 "tx-split: a.pdf: not text (PDF); convert with pdftotext -layout" \
		tx-split a.pdf b.txt
	[ "$(wc -l <"$BATS_TEST_TMPDIR/out")" -eq 2 ]
}

@test "bytes that are odd are counted once a document" {
	printf 'Good\001 day.\nIt was \223fine\224.\n' >a.txt
	printf 'tx-split: %s\n' \
		'a.txt:2:8: 2 bytes that are not UTF-8, read as Windows-1252' \
		'a.txt:1:5: 1 control bytes, read as blanks' >want
	tx-split a.txt 2>got >/dev/null
	diff want got
	printf 'Good\342\200\256 day. It\303\242\342\202\254\342\204\242s fine.\n' >b.txt
	printf 'tx-split: %s\n' \
		'b.txt:1:5: 1 characters that turn the direction of text' \
		'b.txt:1:16: 1 characters that look like UTF-8 read as Windows-1252' >want
	tx-split b.txt 2>got >/dev/null
	diff want got
}

@test "--verbose tells what was recognised" {
	tx-split --verbose "$GOLDEN/tx-split/call.in" 2>got >/dev/null
	grep -q "call.in: call: call, " got
	tx-split --verbose "$GOLDEN/tx-split/html.in" 2>got >/dev/null
	grep -q "html.in: html: HTML, " got
}

@test "--fiscal-year-end takes a month and a day" {
	for bad in 13-01 02-32 2-28 0228 '' 02/28 00-10; do
		says 2 "tx-split: --fiscal-year-end: not MM-DD: $bad
Try 'tx-split --help'." tx-split --fiscal-year-end "$bad" /dev/null
	done
	printf 'Good day.\n' | tx-split --fiscal-year-end 06-30 >/dev/null
}

@test "--layout: a file that cannot be read, a bad row" {
	says 2 "tx-split: nowhere: No such file or directory
tx-split: nowhere: cannot be read" tx-split --layout nowhere /dev/null
	printf 'nonsense\nx\n' >bad.tsv
	run -2 tx-split --layout bad.tsv /dev/null
}

@test "a sentence goes on over a page break, a blank line, a line's end" {
	a='We said in July that revenue would be up by four percent. It was, as you'
	b='have seen, up by six percent, and so were all of the other lines in the first'
	printf '%s\n' "$a $b" '' 'half of the year. Costs fell.' >a.txt
	texts a.txt | diff - <(printf 'sentence: %s\n' "${a%% It*}" \
		"It${a##* It} $b half of the year." 'Costs fell.')
}

@test "no goldens without a test" {
	no_orphans tx-split
}

@test "the memory of a long paragraph and of a long line is bounded" {
	[ -z "${TX_WRAP:-}${TX_NO_ULIMIT:-}" ] || return 0
	yes 'It was a good quarter in the north, and a better one in the south.' |
		head -n 300000 >long.txt
	(limit_memory 32768 && tx-split long.txt | tail -n 1 | cut -f2) >got
	[ "$(cat got)" -eq 300000 ]
	head -n 60000 long.txt | tr '\n' ' ' >line.txt
	(limit_memory 65536 && tx-split line.txt | tail -n 1 | cut -f6) >got
	[ "$(cat got)" -eq 60000 ]
}

@test "signs without end take linear time" {
	for s in '*' '*x ' '**x ' '_x*' '&a' '(1' '.' '.")' 'a[x. ' '<a ' 'A '; do
		yes "$s" | tr -d '\n' | head -c 1000000 >signs.txt
		timeout 20 tx-split signs.txt >/dev/null
	done
	{ printf e && yes "$(printf '\314\201')" | tr -d '\n' | head -c 1000000; } >marks.txt
	timeout 20 tx-split marks.txt >/dev/null
}
