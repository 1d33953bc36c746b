# What holds of all tools and of pipelines.
load helper

@test "tables of words are refused when unsorted" {
	printf 'phrase\nb\na\n' >"$BATS_TEST_TMPDIR/x.tsv"
	run -1 awk -v out=def -f "$TX_SRCDIR/lib/lang/mktab.awk" "$BATS_TEST_TMPDIR/x.tsv"
	[ "$output" = "$BATS_TEST_TMPDIR/x.tsv:3: not in order (LC_ALL=C sort): a" ]
}

@test "tables of words are refused when ragged" {
	printf 'phrase\tn:int\na\n' >"$BATS_TEST_TMPDIR/x.tsv"
	run -1 awk -v out=def -f "$TX_SRCDIR/lib/lang/mktab.awk" "$BATS_TEST_TMPDIR/x.tsv"
	[ "$output" = "$BATS_TEST_TMPDIR/x.tsv:2: 1 fields, header has 2" ]
}
