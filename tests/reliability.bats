# Bad inputs and bad surroundings: what holds of every tool alike.
load helper

# Inputs for the tools, made once: a document, and what flows from it.
setup_file() {
	cd "$BATS_FILE_TMPDIR" || return 1
	cat "$TX_SRCDIR/share/examples/tarnfield-2024q2-call.txt" >call.txt
	cat "$TX_SRCDIR/share/examples/tarnfield-2024q2-release.txt" >release.txt
	tx-split call.txt >segments.tsv
	tx-speakers segments.tsv >turns.tsv
	tx-numbers turns.tsv >claims.tsv
	tx-table release.txt >facts.tsv
	printf 'doc\tx\ncall\t1\n' >right.tsv
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return 1
	OUT=$BATS_TEST_TMPDIR/out ERR=$BATS_TEST_TMPDIR/err
}

# try TOOL INPUT: runs TOOL on the file INPUT ("-": standard input); leaves its
# status in $st, its output in $OUT and its messages in $ERR.
try() {
	local cmd=("$1" "$2")
	[ "$1" != tx-join ] || cmd=(tx-join -k doc "$2" right.tsv)
	st=0
	# shellcheck disable=SC2086 # TX_WRAP is a list of words
	${TX_WRAP:-} "${cmd[@]}" >"$OUT" 2>"$ERR" || st=$?
}

# A good input of TOOL.
input() {
	case $1 in
	tx-split) echo call.txt ;;
	tx-table) echo release.txt ;;
	tx-speakers) echo segments.tsv ;;
	tx-numbers) echo turns.tsv ;;
	tx-join) echo claims.tsv ;;
	esac
}

TOOLS="tx-split tx-speakers tx-numbers tx-table tx-join"
STREAM="tx-speakers tx-numbers tx-join"
DOCUMENT="tx-split tx-table"

# want STATUS TEXT: the run before ended in STATUS and its messages are TEXT
# (a pattern of the shell).
want() {
	# shellcheck disable=SC2053 # a pattern
	if [ "$st" -ne "$1" ] || [[ $(cat "$ERR") != $2 ]]; then
		echo "$tool: status $st, not $1; messages:"
		cat "$ERR"
		return 1
	fi
}

@test "every tool reads its good input without a word" {
	for tool in $TOOLS; do
		try "$tool" "$(input "$tool")"
		want 0 ""
		[ "$(wc -l <"$OUT")" -gt 10 ]
	done
}

@test "an unknown option is a usage error" {
	for tool in $TOOLS; do
		try "$tool" --nonsense
		want 2 "$tool: unrecognized option '--nonsense'
Try '$tool --help'."
		[ ! -s "$OUT" ]
	done
}

@test "--help names every option, --version the release" {
	for tool in $TOOLS; do
		"$tool" --help | grep -q "^Usage: $tool "
		"$tool" --help | grep -q -- '--no-header '
		[[ $("$tool" --version) == "$tool (tx) "[0-9]* ]]
	done
}

@test "a file that is not there ends in 2 and writes nothing" {
	for tool in $TOOLS; do
		try "$tool" nowhere
		want 2 "$tool: nowhere: No such file or directory"
		[ ! -s "$OUT" ]
	done
}

@test "a directory is refused" {
	for tool in $TOOLS; do
		try "$tool" .
		want 2 "$tool: .: Is a directory"
		[ ! -s "$OUT" ]
	done
}

@test "one bad operand among good ones is set aside" {
	for tool in tx-split tx-table tx-speakers tx-numbers; do
		i=$(input "$tool")
		st=0
		"$tool" "$i" nowhere "$i" >"$OUT" 2>"$ERR" || st=$?
		want 1 "$tool: nowhere: No such file or directory"
		"$tool" "$i" "$i" | cmp - "$OUT"
	done
}

@test "a full disk is status 3" {
	for tool in $TOOLS; do
		st=0
		cmd=("$tool" "$(input "$tool")")
		[ "$tool" != tx-join ] || cmd=(tx-join -k doc claims.tsv right.tsv)
		"${cmd[@]}" >/dev/full 2>"$ERR" || st=$?
		want 3 "$tool: write: No space left on device"
	done
}

@test "closed standard output is status 2" {
	for tool in $TOOLS; do
		st=0
		cmd=("$tool" "$(input "$tool")")
		[ "$tool" != tx-join ] || cmd=(tx-join -k doc claims.tsv right.tsv)
		"${cmd[@]}" >&- 2>"$ERR" || st=$?
		want 2 "$tool: standard output: Bad file descriptor"
	done
}

@test "closed standard input is status 2" {
	for tool in $TOOLS; do
		try "$tool" - <&-
		want 2 "$tool: standard input: Bad file descriptor"
	done
}

@test "a reader that goes away ends a tool by SIGPIPE, silently" {
	for tool in tx-split tx-table tx-speakers tx-numbers; do
		i=$(input "$tool")
		# enough input that the output does not fit a pipe
		st=$( (trap '' CHLD; set +e
			"$tool" $(yes "$i" | head -n 200) 2>"$ERR" | true
			echo "${PIPESTATUS[0]}") )
		want 141 ""
	done
}

@test "an ignored SIGPIPE is told and is status 3" {
	for tool in tx-split tx-table tx-speakers tx-numbers; do
		i=$(input "$tool")
		st=$( (trap '' PIPE; set +e
			"$tool" $(yes "$i" | head -n 200) 2>"$ERR" | true
			echo "${PIPESTATUS[0]}") )
		want 3 "$tool: write: Broken pipe"
	done
}

@test "an empty document has a header and no row" {
	: >empty.txt
	for tool in $DOCUMENT; do
		try "$tool" empty.txt
		want 0 "$tool: empty.txt: empty document"
		[ "$(wc -l <"$OUT")" -eq 1 ]
		st=0
		"$tool" --strict empty.txt >"$OUT" 2>"$ERR" || st=$?
		want 1 "$tool: empty.txt: empty document"
	done
}

@test "empty standard input where a stream is wanted is status 3" {
	for tool in $STREAM; do
		try "$tool" - </dev/null
		want 3 "$tool: -: no header: the tool before wrote nothing"
		[ ! -s "$OUT" ]
	done
}

@test "a header alone gives a header alone" {
	for tool in $STREAM; do
		head -n 1 "$(input "$tool")" >head.tsv
		try "$tool" head.tsv
		want 0 ""
		[ "$(wc -l <"$OUT")" -eq 1 ]
	done
}

@test "an empty first line is no header" {
	for tool in $STREAM; do
		echo >lf.tsv
		try "$tool" lf.tsv
		want 2 "$tool: lf.tsv:1:1: empty header"
	done
}

@test "a missing column is named with those that are there" {
	printf 'x\ty\n1\t2\n' >cols.tsv
	for tool in $STREAM; do
		try "$tool" cols.tsv
		want 2 "$tool: cols.tsv:1: no column '"*"' (has: x y)"
	done
}

@test "CSV is recognised for what it is" {
	printf 'doc,seg,text\n1,2,3\n' >csv.tsv
	for tool in $STREAM; do
		try "$tool" csv.tsv
		want 2 "$tool: csv.tsv:1: no column 'doc'; this looks like CSV, not TSV"
	done
}

@test "a repeated and an empty column name are refused" {
	for tool in $STREAM; do
		printf 'doc\tx\tdoc\n' >names.tsv
		try "$tool" names.tsv
		want 2 "$tool: names.tsv:1: columns 1 and 3 are both named 'doc'"
		printf 'doc\t\tx\n' >names.tsv
		try "$tool" names.tsv
		want 2 "$tool: names.tsv:1: column 2 has no name"
	done
}

@test "a ragged row is set aside, kept by --rejects, and the run goes on" {
	for tool in $STREAM; do
		i=$(input "$tool")
		{ head -n 5 "$i"; printf 'short\trow\n'; tail -n +6 "$i"; } >ragged.tsv
		n=$(head -n 1 "$i" | tr '\t' '\n' | wc -l)
		try "$tool" "$i"
		mv "$OUT" "$OUT.good"
		try "$tool" ragged.tsv
		want 1 "$tool: ragged.tsv:6: 2 fields, header has $n"
		cut -f 5- "$OUT.good" | cmp - <(cut -f 5- "$OUT")
	done
	st=0
	tx-speakers --rejects=kept ragged.tsv >"$OUT" 2>"$ERR" || st=$?
}

@test "a NUL in a stream stops the run with its place" {
	for tool in $STREAM; do
		i=$(input "$tool")
		{ head -n 1 "$i"; sed -n 2p "$i" | sed 's/^/a\x00/'; } >nul.tsv
		try "$tool" nul.tsv
		want 3 "$tool: nul.tsv:2:2: NUL byte in a stream"
	done
}

@test "CR LF streams read as LF" {
	for tool in $STREAM; do
		i=$(input "$tool")
		try "$tool" "$i"
		mv "$OUT" "$OUT.good"
		sed 's/$/\r/' "$i" >crlf.tsv
		try "$tool" crlf.tsv
		want 0 ""
		cmp "$OUT.good" "$OUT"
	done
}

@test "a byte order mark before a header is dropped" {
	for tool in $STREAM; do
		i=$(input "$tool")
		try "$tool" "$i"
		mv "$OUT" "$OUT.good"
		{ printf '\357\273\277'; cat "$i"; } >bom.tsv
		try "$tool" bom.tsv
		want 0 ""
		cmp "$OUT.good" "$OUT"
	done
}

@test "no newline at the end: the last row is read, and told" {
	for tool in $STREAM; do
		i=$(input "$tool")
		try "$tool" "$i"
		mv "$OUT" "$OUT.good"
		head -c -1 "$i" >cut.tsv
		try "$tool" cut.tsv
		want 0 "$tool: cut.tsv:$(wc -l <"$i"): no newline at end"
		cmp "$OUT.good" "$OUT"
	done
	for tool in $DOCUMENT; do
		i=$(input "$tool")
		try "$tool" "$i"
		cut -f 2- "$OUT" >"$OUT.good"
		head -c -1 "$i" >cut.txt
		try "$tool" cut.txt
		want 0 ""
		cut -f 2- "$OUT" | cmp "$OUT.good" -
	done
}

@test "end lines: written, demanded, counted" {
	export TX_TRAILER=1
	tx-split call.txt >end.tsv
	[ "$(tail -n 1 end.tsv)" = "#end	$(($(wc -l <end.tsv) - 2))" ]
	tool=tx-speakers
	try tx-speakers end.tsv
	want 0 ""
	[[ $(tail -n 1 "$OUT") == "#end	"* ]]
	head -n -1 end.tsv >cut.tsv
	try tx-speakers cut.tsv
	want 3 "tx-speakers: cut.tsv:$(wc -l <cut.tsv): stream cut short: no end line"
	sed 5d end.tsv >lost.tsv
	try tx-speakers lost.tsv
	n=$(wc -l <lost.tsv)
	want 3 "tx-speakers: lost.tsv:$n: end line says $((n - 1)) rows, $((n - 2)) read"
	{ cat end.tsv; sed 1d segments.tsv; } >after.tsv
	try tx-speakers after.tsv
	want 3 "tx-speakers: after.tsv:$(($(wc -l <end.tsv) + 1)): rows after the end line"
	unset TX_TRAILER
	try tx-speakers end.tsv
	want 0 ""
	tx-speakers segments.tsv | cmp - "$OUT"
}

@test "two streams one after another are one; other headers are refused" {
	cat segments.tsv segments.tsv >two.tsv
	tool=tx-numbers
	try tx-numbers two.tsv
	want 0 ""
	{ cat segments.tsv; printf 'doc\tx\n'; } >other.tsv
	try tx-numbers other.tsv
	want 1 "tx-numbers: other.tsv:*: 2 fields, header has 8"
	st=0
	tx-numbers segments.tsv turns.tsv >"$OUT" 2>"$ERR" || st=$?
	want 3 "tx-numbers: turns.tsv:1: header differs from that of segments.tsv"
}

@test "an input that is the output is refused" {
	for tool in $TOOLS; do
		i=$(input "$tool")
		rm -f same
		cat "$i" >same
		cmd=("$tool" same)
		[ "$tool" != tx-join ] || cmd=(tx-join -k doc same right.tsv)
		st=0
		"${cmd[@]}" 2>"$ERR" >>same || st=$?
		want 2 "$tool: same: input is output"
		cmp same "$i"
	done
}

@test "binaries, UTF-16 and the like are refused with advice" {
	printf '%%PDF-1.4\nx\n' >a.pdf
	printf '\037\213\010x\n' >a.gz
	printf '\377\376a\0b\0\n\0' >a.u16
	for tool in $DOCUMENT; do
		try "$tool" a.pdf
		want 2 "$tool: a.pdf: not text (PDF)*pdftotext*"
		try "$tool" a.gz
		want 2 "$tool: a.gz: not text (gzip)*gzip -dc*"
		try "$tool" a.u16
		want 2 "$tool: a.u16:*UTF-16*iconv -f UTF-16*"
		[ ! -s "$OUT" ]
	done
}

@test "no control byte of the input reaches the output or a message" {
	printf 'Operator\033[31m\n\nRevenue\001 was \177$5 million.\n' >ctl.txt
	for tool in $DOCUMENT; do
		try "$tool" ctl.txt
		run ! grep -qP '[\x00-\x08\x0b-\x1f\x7f]' "$OUT"
	done
	for tool in $TOOLS; do
		try "$tool" "$(printf 'no\033[31mwhere')"
		want 2 "$tool: no?x1b?31mwhere: No such file or directory"
	done
}

@test "a line longer than the limit stops the run with its place" {
	for tool in $STREAM; do
		st=0
		"$tool" -L 10 segments.tsv >"$OUT" 2>"$ERR" || st=$?
		[ "$tool" = tx-join ] ||
			want 3 "$tool: segments.tsv:1:11: line longer than 10 bytes (-L)"
	done
	for tool in $DOCUMENT; do
		st=0
		"$tool" -L 10 call.txt >"$OUT" 2>"$ERR" || st=$?
		want 3 "$tool: call.txt:1:11: line longer than 10 bytes (-L)"
	done
}

@test "a line of a million bytes, a million blanks, a million tabs" {
	head -c 1000000 /dev/zero | tr '\0' x >x.txt
	head -c 1000000 /dev/zero | tr '\0' ' ' >blank.txt
	head -c 1000000 /dev/zero | tr '\0' '\t' >tab.txt
	yes 'A: b. ' | head -n 100000 | tr -d '\n' >colon.txt
	for tool in $DOCUMENT; do
		for f in x.txt blank.txt tab.txt colon.txt; do
			st=0
			timeout 20 "$tool" "$f" >"$OUT" 2>"$ERR" || st=$?
			[ "$st" -eq 0 ]
		done
	done
}

@test "reads and writes in pieces, interrupted, give the same bytes" {
	plain_build || return 0
	for tool in $TOOLS; do
		i=$(input "$tool")
		try "$tool" "$i"
		mv "$OUT" "$OUT.good"
		for inject in read:1:one write:1:one read:2:EINTR read:2:EAGAIN \
		    write:1:EINTR write:1:EAGAIN; do
			TX_INJECT=$inject LD_PRELOAD=$TX_BUILDDIR/tests/inject.so \
			    try "$tool" "$i"
			want 0 ""
			cmp "$OUT.good" "$OUT"
		done
	done
}

@test "a failing read is status 3 and what was written is a prefix" {
	plain_build || return 0
	for tool in $TOOLS; do
		i=$(input "$tool")
		try "$tool" "$i"
		mv "$OUT" "$OUT.good"
		TX_INJECT=read:1:EIO LD_PRELOAD=$TX_BUILDDIR/tests/inject.so \
		    try "$tool" "$i"
		want 3 "$tool: *: read: Input/output error"
		cmp -n "$(wc -c <"$OUT")" "$OUT" "$OUT.good"
	done
}

@test "every failing allocation is status 3 and what was written is a prefix" {
	plain_build || return 0
	for tool in $TOOLS; do
		i=$(input "$tool")
		try "$tool" "$i"
		mv "$OUT" "$OUT.good"
		for n in $(seq 1 400); do
			TX_INJECT=malloc:$n:ENOMEM \
			    LD_PRELOAD=$TX_BUILDDIR/tests/inject.so \
			    try "$tool" "$i"
			[ "$st" -ne 0 ] || break
			want 3 "$tool: *"
			[ ! -s "$OUT" ] ||
				cmp -n "$(wc -c <"$OUT")" "$OUT" "$OUT.good"
		done
		[ "$n" -lt 400 ]
		cmp "$OUT.good" "$OUT"
	done
}

@test "the locale, the time zone and an empty environment change nothing" {
	for tool in $TOOLS; do
		i=$(input "$tool")
		try "$tool" "$i"
		mv "$OUT" "$OUT.good"
		for env in LC_ALL=de_DE.UTF-8 LC_ALL=tr_TR LC_ALL=ja_JP.SJIS \
		    TZ=junk POSIXLY_CORRECT=1 MALLOC_PERTURB_=165; do
			st=0
			cmd=("$tool" "$i")
			[ "$tool" != tx-join ] || cmd=(tx-join -k doc "$i" right.tsv)
			env -i PATH="$PATH" "$env" "${cmd[@]}" >"$OUT" 2>"$ERR" || st=$?
			want 0 ""
			cmp "$OUT.good" "$OUT"
		done
	done
}

@test "operands after -- may begin with a hyphen" {
	cat call.txt >./-rf
	tx-split -- -rf >"$OUT"
	[ "$(sed -n 2p "$OUT" | cut -f 1)" = -rf ]
	rm -f ./-rf
}

@test "a named pipe and a special file can be read" {
	mkfifo fifo
	cat call.txt >fifo &
	tx-split --doc=call fifo >"$OUT"
	wait
	tx-split call.txt | cmp - "$OUT"
	rm -f fifo
}

@test "the memory of a long stream is bounded" {
	for k in $(seq 300); do cat call.txt; printf '\n'; done >long.txt
	(limit_memory 32768; tx-split long.txt | tail -n 1 >/dev/null)
	(limit_memory 32768; yes segments.tsv | head -n 300 |
		xargs tx-numbers | tail -n 1 >/dev/null)
	(limit_memory 32768; yes segments.tsv | head -n 300 |
		xargs tx-speakers | tail -n 1 >/dev/null)
	(limit_memory 32768; yes release.txt | head -n 300 |
		xargs tx-table | tail -n 1 >/dev/null)
	rm -f long.txt
}

@test "a tool that has started makes no file, folder, socket or process" {
	plain_build && grep -q "define SANDBOX 1" "$TX_BUILDDIR/lib/config.h" ||
		return 0
	for tool in $TOOLS; do
		TX_PROBE=$BATS_TEST_TMPDIR/made \
		    LD_PRELOAD=$TX_BUILDDIR/tests/inject.so \
		    try "$tool" "$(input "$tool")"
		want 0 "tried"
		[ ! -e "$BATS_TEST_TMPDIR/made" ]
	done
}

@test "a file for --rejects that cannot be made is status 2" {
	run -2 tx-split --rejects=nodir/none call.txt
	[ "$output" = "tx-split: nodir/none: No such file or directory" ]
}
