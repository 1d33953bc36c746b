# Loaded by every .bats file: load helper
bats_require_minimum_version 1.5.0

export LC_ALL=C
unset TX_TRAILER
export GOLDEN=$TX_SRCDIR/tests/golden
export CASES=$TX_SRCDIR/tests/cases

# golden TOOL CASE: tests/golden/TOOL/CASE.in through TOOL gives CASE.out, and
# CASE.err on standard error (nothing, if there is no such file). CASE.args
# holds arguments, CASE.status the wanted status. The input is named CASE.in in
# messages, whatever directory the tests run in.
golden() {
	local dir=$GOLDEN/$1 status=0 want=0 args=()
	[ ! -f "$dir/$2.args" ] || read -r -a args <"$dir/$2.args"
	[ ! -f "$dir/$2.status" ] || want=$(cat "$dir/$2.status")
	local out=$BATS_TEST_TMPDIR/out err=$BATS_TEST_TMPDIR/err
	# shellcheck disable=SC2086 # TX_WRAP is a list of words
	(cd "$dir" && ${TX_WRAP:-} "$1" "${args[@]}" "$2.in") \
	    >"$out" 2>"$err" || status=$?
	if [ -f "$dir/$2.err" ]; then
		diff -u "$dir/$2.err" "$err"
	else
		diff -u /dev/null "$err"
	fi
	diff -u "$dir/$2.out" "$out"
	[ "$status" -eq "$want" ] || { echo "status $status, not $want"; return 1; }
}

# no_orphans TOOL: every input of the tool's folder is named by its tests.
no_orphans() {
	local f
	for f in "$GOLDEN/$1"/*.in; do
		[ -e "$f" ] || continue
		grep -qE "golden $1 $(basename "$f" .in)([ ;]|\$)" \
		    "$TX_SRCDIR"/tests/*.bats || { echo "no test names $f"; return 1; }
	done
}

# bug TOOL NAME: tests/bugs/TOOL/NAME.in gives NAME.out now, which is not what
# it gave when the bug lived (NAME.bad).
bug() {
	local dir=$TX_SRCDIR/tests/bugs/$1 args=()
	[ ! -f "$dir/$2.args" ] || read -r -a args <"$dir/$2.args"
	! cmp -s "$dir/$2.out" "$dir/$2.bad"
	# shellcheck disable=SC2086 # TX_WRAP is a list of words
	(cd "$dir" && ${TX_WRAP:-} "$1" "${args[@]}" "$2.in" 2>/dev/null) \
	    >"$BATS_TEST_TMPDIR/out" || true
	diff -u "$dir/$2.out" "$BATS_TEST_TMPDIR/out"
}

# says STATUS MESSAGE COMMAND ...: COMMAND ends in STATUS with exactly MESSAGE
# on standard error. Standard input is this function's.
says() {
	local want=$1 message=$2 status=0
	shift 2
	"$@" >"$BATS_TEST_TMPDIR/out" 2>"$BATS_TEST_TMPDIR/err" || status=$?
	printf '%s\n' "$message" | diff -u - "$BATS_TEST_TMPDIR/err"
	[ "$status" -eq "$want" ] || { echo "status $status, not $want"; return 1; }
}

# plain_build: are the tools plain processes? What limits memory or preloads a
# library cannot be tested under sanitizers or valgrind.
plain_build() {
	[ -z "${TX_SANITIZED:-}${TX_WRAP:-}" ]
}

# limit_memory KIB: bounds the address space of this shell from here on, where
# that can be done.
limit_memory() {
	! plain_build || ulimit -v "$1"
}
