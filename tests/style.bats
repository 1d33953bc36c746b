# The form of the house, as HACKING has it.
load helper

setup() {
	cd "$TX_SRCDIR" || return 1
}

@test "files stay under 500 lines, headers under 150, tools under 150" {
	for f in lib/*/*.c; do
		[ "$(wc -l <"$f")" -le 500 ] || { echo "$f is too long"; return 1; }
	done
	for f in lib/*/*.h tools/*.c; do
		[ "$f" != lib/lang/tabdef.h ] || continue # generated
		[ "$(wc -l <"$f")" -le 150 ] || { echo "$f is too long"; return 1; }
	done
}

@test "no function is longer than 60 lines" {
	awk 'FNR == 1 { start = 0 }
	/^\{/ { start = FNR }
	/^\}/ {
		if (start && FNR - start > 61) {
			printf "%s:%d: %d lines\n", FILENAME, start, FNR - start
			bad = 1
		}
		start = 0
	}
	END { exit bad }' lib/*/*.c tools/*.c
}

@test "nothing of the libraries that tx does without" {
	run ! grep -nE '\b(strtod|atoi|atof|setlocale|alloca|mmap|sprintf|isalpha|isdigit|isspace|toupper|tolower|strcpy|strcat)\(' lib/*/*.c tools/*.c
	run ! grep -nE '^(static )?(float|double) |[( ](float|double) ' lib/*/*.c tools/*.c
}

@test "every option of a tool stands in its manual" {
	for tool in tx-split tx-speakers tx-numbers tx-table tx-join; do
		for o in $("$tool" --help | grep -o -- '--[a-z-]*' | sort -u |
		    tr -d '=' | sed 's/^--//'); do
			grep -q "Fl -$o\b" "share/man/$tool.1" ||
				{ echo "$tool --$o has no line"; return 1; }
		done
	done
}

@test "every golden input is named by a test" {
	for tool in tx-split tx-speakers tx-numbers tx-table tx-join; do
		[ ! -d "$GOLDEN/$tool" ] || no_orphans "$tool"
	done
}

@test "a file includes headers of its own folder and of lower layers only" {
	for f in lib/*/*.[ch]; do
		dir=${f#lib/}
		dir=${dir%%/*}
		case $dir in
		core) low="core" ;;
		lang) low="core lang" ;;
		text) low="core lang text" ;;
		*) low="core lang text $dir" ;;
		esac
		for d in $(sed -n 's|^#include "\([a-z]*\)/.*|\1|p' "$f"); do
			[[ " $low " == *" $d "* ]] || { echo "$f includes $d"; return 1; }
		done
	done
}

@test "words of the language are compared in tables, not in the code" {
	run ! grep -nE '(memcmp|memmem|strcmp|strstr)\(.*"[a-z ]{3,}"' \
		lib/numbers/*.c lib/lang/tab*.c lib/lang/when*.c lib/lang/num.c \
		lib/lang/num_[^f]*.c lib/lang/metric.c
}
