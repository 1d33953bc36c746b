# Words of time and HTML: the grammars below the tools.
load helper

@test "words of time: every probe gives its period" {
	t-when "$CASES/period.tsv"
}

@test "html: rows and cells with spans; rows not displayed are left out" {
	golden t-html table
}

@test "html: blocks, breaks, bold, items, headings, entities known and not" {
	golden t-html text
}

@test "html: a table that only places text gives that text; tables in tables" {
	golden t-html prose
}

@test "html: bytes that are no UTF-8, NUL, CR LF, no newline at the end" {
	golden t-html bytes
}

@test "html: what stands before <TEXT> in a submission is no text" {
	golden t-html submission
}

@test "html: an entity at the end of what the parser is given at a time" {
	for n in 16370 16376 16380 16383; do
		{ printf '<p>'; head -c $n /dev/zero | tr '\0' a
		printf '&amp;&eacute; z</p>\n'; } >"$BATS_TEST_TMPDIR/x"
		t-html "$BATS_TEST_TMPDIR/x" >"$BATS_TEST_TMPDIR/out"
		[ "$(grep -c 'a&é z\]' "$BATS_TEST_TMPDIR/out")" -eq 1 ]
	done
}

@test "html: tables whose signs and marks stand in cells of their own" {
	golden tx-table html-spacers
}

@test "html: cells over several rows; rows that are not displayed" {
	golden tx-table html-rowspan
}

@test "html: <pre> keeps its lines and columns; breaks, ends of pages" {
	golden t-html pre
}

@test "html: a table drawn in <pre>" {
	golden tx-table html-pre
}

@test "html: a comment that never ends stops the run" {
	{ printf '<p>a<!--'; head -c 34000000 /dev/zero | tr '\0' '-' |
	    fold -w 1000; } >"$BATS_TEST_TMPDIR/x"
	cd "$BATS_TEST_TMPDIR"
	says 3 "t-html: x:1: no end of a tag or comment in 33554432 bytes" \
	    t-html x
}

@test "html: without libxml2 it says so" {
	: >"$BATS_TEST_TMPDIR/libxml2.so.2"
	echo '<p>a</p>' >"$BATS_TEST_TMPDIR/x"
	cd "$BATS_TEST_TMPDIR"
	says 2 "t-html: x: this is HTML, and libxml2.so.2, which reads it, is missing (Debian: apt install libxml2)" \
	    env LD_LIBRARY_PATH="$BATS_TEST_TMPDIR" t-html x
}

@test "html and words of time: no input without its test" {
	no_orphans t-html
}

@test "words of time: linear on words that go on and on" {
	for w in 'the ' 'three, ' 'same fiscal ' 'Q3 and ' 'three and nine ' 'as of the '; do
		yes "$w" | head -n 60000 | tr -d '\n'
		printf '\t2010Q3\t\ttext\t\n'
	done >"$BATS_TEST_TMPDIR/x"
	timeout 10 t-when -w "$BATS_TEST_TMPDIR/x" >"$BATS_TEST_TMPDIR/out"
}
