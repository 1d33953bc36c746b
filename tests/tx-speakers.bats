# tx-speakers: turns, people, exchanges.
load helper

# The columns of the turns, short: NR of the turn, exchange, speaker, side.
turns() {
	awk -F'\t' '$4 == "speaker" { print $9 "|" $10 "|" $11 "|" $14 }'
}

# head_of TEXT ...: a stream with one speaker a TEXT and a sentence after each.
stream() {
	local n=0 t
	printf 'doc\tseg\tsect\tkind\tpara\tsent\tsrc\ttext\n'
	for t; do
		n=$((n + 1))
		printf 'd\t%d\tqa\tspeaker\t\t\t0@%d:1\t%s\n' $((2 * n)) $n "$t"
		printf 'd\t%d\tqa\tsentence\t1\t1\t0@%d:1\tHi.\n' $((2 * n + 1)) $n
	done
}

@test "one spelling a person: slips, capitals, brackets, short forms" {
	golden tx-speakers names
}

@test "headers of every shape give name, title and firm" {
	golden tx-speakers shapes
}

@test "lists of participants with several names or no marks in a line" {
	golden tx-speakers lists
}

@test "titles and firms that are only said" {
	golden tx-speakers said
}

@test "exchanges by the operator's introductions" {
	golden tx-speakers operator
}

@test "exchanges by a host's introductions" {
	golden tx-speakers hosts
}

@test "exchanges without introductions" {
	golden tx-speakers none
}

@test "questions begin without a section of their own" {
	golden tx-speakers nosection
}

@test "people who are not named have a side by their words" {
	golden tx-speakers unnamed
}

@test "a call without speakers is one turn of nobody" {
	golden tx-speakers speakerless
}

@test "a call without speakers ends with its sections of talk" {
	golden tx-speakers speakerless-sections
}

@test "a turn ends with the talk, not with a heading inside it" {
	golden tx-speakers sections
}

@test "a release has no turns" {
	golden tx-speakers release
}

@test "columns pass through in place; old ones of a turn are replaced" {
	golden tx-speakers columns
}

@test "each document begins anew" {
	golden tx-speakers documents
}

@test "--roster: a row a person" {
	golden tx-speakers roster
}

@test "--roles adds words of titles" {
	golden tx-speakers roles
}

@test "a speaker without a name is told" {
	golden tx-speakers empty-name
}

@test "--strict: such a speaker makes the status 1" {
	golden tx-speakers strict
}

@test "a name longer than 4 KiB is text" {
	long=$(head -c 5000 /dev/zero | tr '\0' a)
	stream "Ada Brandt" "$long" >"$BATS_TEST_TMPDIR/in"
	cd "$BATS_TEST_TMPDIR"
	says 0 "tx-speakers: in:4: name longer than 4096 bytes, read as text" \
	    tx-speakers in
	[ "$(turns <out)" = "1|1|Ada Brandt|company
1|1|Ada Brandt|company" ]
}

@test "-S: more speakers than that stop the run" {
	stream "Ada Brandt" "Bela Crane" "Ada Brandt" >"$BATS_TEST_TMPDIR/in"
	cd "$BATS_TEST_TMPDIR"
	tx-speakers -S 2 in
	says 3 "tx-speakers: in: more than 1 speakers (-S)" \
	    tx-speakers --speakers=1 in
}

@test "-S: not a number" {
	says 2 "tx-speakers: --speakers: not a number: x
Try 'tx-speakers --help'." tx-speakers -S x
}

@test "--roles: a missing file, a bad role" {
	cd "$BATS_TEST_TMPDIR"
	stream "Ada Brandt" >in
	run -2 tx-speakers --roles=missing in
	printf 'phrase\trole\nwidgeteer\tno\n' >roles
	run -2 tx-speakers --roles=roles in
}

@test "a missing column is named" {
	cd "$BATS_TEST_TMPDIR"
	printf 'doc\tkind\ttext\n' >in
	says 2 "tx-speakers: in:1: no column 'sect' (has: doc kind text)" \
	    tx-speakers in
}

@test "zero-width characters and accents do not make another person" {
	stream "Ada Brandt" "Ada​ Brandt" "Ada Brändt" "Ada Brandt" |
		tx-speakers | turns | cut -d'|' -f3 | sort -u >"$BATS_TEST_TMPDIR/out"
	[ "$(cat "$BATS_TEST_TMPDIR/out")" = "Ada Brandt" ]
}

@test "people of one family, and of two firms, stay apart" {
	stream "Ada Brandt - Harrow - CEO" "Otto Brandt - Harrow - CFO" \
	    "Jon Thorn - Quist - Analyst" "John Thorne - Ulm - Analyst" \
	    "John A. Rand" "John B. Rand" |
		tx-speakers --roster | tail -n +2 | cut -f2 \
		>"$BATS_TEST_TMPDIR/out"
	[ "$(cat "$BATS_TEST_TMPDIR/out")" = "Ada Brandt
Otto Brandt
Jon Thorn
John Thorne
John A. Rand
John B. Rand" ]
}

@test "a document longer than 64 MiB is written in parts, its turns go on" {
	cd "$BATS_TEST_TMPDIR"
	awk 'BEGIN {
		OFS = "\t"
		print "doc", "seg", "sect", "kind", "para", "sent", "src", "text"
		t = sprintf("%1000s", ""); gsub(/ /, "word ", t)
		for (i = 1; i <= 14000; i++) {
			if (i % 7000 == 1)
				print "d", i, "qa", "speaker", "", "", "0@" i ":1", \
				    i == 1 ? "Ada Brandt" : "Bela Crane"
			print "d", i, "qa", "sentence", 1, i, "0@" i ":1", t
		}
	}' >in
	says 0 "tx-speakers: in: document longer than 67108864 bytes: people known from its parts: d" \
	    tx-speakers in
	[ "$(cut -f 9,11 out | sort | uniq -c | sed 's/^ *//')" = "7001 1	Ada Brandt
7001 2	Bela Crane
1 turn	speaker" ]
	cut -f 1-8 out | cmp - in
	says 0 "tx-speakers: in: document longer than 67108864 bytes: people known from its parts: d" \
	    tx-speakers --roster in
	[ "$(cut -f 2,7,8 out)" = "speaker	turns	words
Ada Brandt	1	7000000
Bela Crane	1	7000000" ]
}

@test "memory does not grow with the number of documents" {
	cd "$BATS_TEST_TMPDIR"
	stream "Ada Brandt - Harrow - CEO" "Otto Pryce - Quist - Analyst" >one
	awk 'BEGIN { FS = OFS = "\t" } NR == FNR { row[NR] = $0; n = NR; next }
	END {
		print row[1]
		for (d = 1; d <= 30000; d++)
			for (i = 2; i <= n; i++) {
				$0 = row[i]; $1 = "d" d; print
			}
	}' one one >in
	limit_memory 32768
	tx-speakers in >out
	[ "$(wc -l <out)" -eq 120001 ]
}
