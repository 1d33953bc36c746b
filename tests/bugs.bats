# Specimens of what once went wrong; NAME.bad is what was written then.
load helper

@test "\"two-quarter\" is two quarters, not two fourths" { bug tx-numbers two-fourths; }
@test "\"12% or 14%\" with constant currency states two growths" { bug tx-numbers two-growths; }
@test "guidance that a fact is held against is no outlook" { bug tx-numbers held-against; }
@test "an address with words of the page does not cut a sentence" { bug tx-split page-words; }

@test "every specimen is named by a test" {
	for f in "$TX_SRCDIR"/tests/bugs/*/*.in; do
		grep -q "bug $(basename "$(dirname "$f")") $(basename "$f" .in); }" \
		    "$TX_SRCDIR/tests/bugs.bats" || { echo "$f"; return 1; }
	done
}
