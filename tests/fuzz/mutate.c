/* mutate SEED RUNS TOOL [ARG ...] -- FILE ...: runs TOOL on RUNS inputs, each a
 * FILE with bytes changed, cut, doubled and put in. A run that is killed by a
 * signal, takes over ten seconds, or ends in a status over 3 is told with the
 * input that did it (crash-SEED-RUN), and the status is 1. Build the tool with
 * --enable-sanitizers, so that what is undefined is found too. */
#include <sys/wait.h>

#include <err.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MAX (1 << 20)

static uint64_t state;

static uint32_t
rnd(uint32_t n)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(state >> 33) % n;
}

/* Bytes that parsers of documents and streams trip over. */
static const char *const odd[] = {
	"\t", "\n", "\r\n", "\r\r\n", "\f", "$", "%", "(", ")", "-", "--", "|",
	"*", "\\", "\\$", "<", "</td>", "<table>", "<TABLE>", "<S>", "<C>",
	"<DOCUMENT>", "&#", "&nbsp;", "&#x110000;", "\xff", "\xc2", "\xe2\x80",
	"\xed\xa0\x80", "\xf0\x9f\x98\x80", "\xc2\xa0", "\xe2\x80\x8b", "#end",
	"0@1:1", "999999999999999999999999", "1,2,3", "1.2.3", "million",
	" to ", "half", "Operator", "Operator:", " [1]", "================",
	"------------------------", "....................", "Q", "A", "@", ",",
	"0@", ":", "=", " ", "                                        ",
};

/* One change of the N bytes at P, which has room for MAX: the new length. */
static size_t
change(char *p, size_t n)
{
	size_t at = rnd((uint32_t)n + 1), len, k;
	const char *s;

	switch (rnd(6)) {
	case 0: /* another byte */
		if (at < n)
			p[at] = (char)rnd(256);
		return n;
	case 1: /* cut */
		len = rnd(rnd(8) ? 20 : 2000);
		len = len > n - at ? n - at : len;
		memmove(p + at, p + at + len, n - at - len);
		return n - len;
	case 2: /* double a part elsewhere */
		len = rnd(rnd(8) ? 50 : 5000);
		len = len > n - at ? n - at : len;
		k = rnd((uint32_t)n + 1);
		if (n + len > MAX)
			return n;
		memmove(p + k + len, p + k, n - k);
		memmove(p + k, p + (at >= k ? at + len : at),
		    len > n + len - (at >= k ? at + len : at) ? 0 : len);
		return n + len;
	case 3: /* the end is lost */
		return rnd(50) ? n : at;
	default: /* put in something odd */
		s = odd[rnd(sizeof(odd) / sizeof(odd[0]))];
		len = strlen(s);
		if (n + len > MAX)
			return n;
		memmove(p + at + len, p + at, n - at);
		memcpy(p + at, s, len);
		return n + len;
	}
}

/* The bytes of FILE, cut at MAX. */
static size_t
load(const char *file, char *p)
{
	FILE *f = fopen(file, "rb");
	size_t n;

	if (f == NULL)
		err(2, "%s", file);
	n = fread(p, 1, MAX, f);
	fclose(f);
	return n;
}

/* Runs the tool on the N bytes at P; true if it behaved. */
static int
run(char **argv, const char *p, size_t n, const char *name)
{
	int status, fd = open(name, O_RDWR | O_CREAT | O_TRUNC, 0600), null;
	pid_t pid;

	if (fd == -1 || write(fd, p, n) != (ssize_t)n)
		err(2, "%s", name);
	if ((pid = fork()) == 0) {
		alarm(10);
		null = open("/dev/null", O_WRONLY);
		lseek(fd, 0, SEEK_SET);
		dup2(fd, 0);
		dup2(null, 1);
		dup2(null, 2);
		execvp(argv[0], argv);
		_exit(127);
	}
	close(fd);
	if (pid == -1 || waitpid(pid, &status, 0) == -1)
		err(2, "fork");
	return WIFEXITED(status) && WEXITSTATUS(status) <= 3;
}

int
main(int argc, char **argv)
{
	static char p[MAX];
	char name[64];
	int files = 3, bad = 0;
	long i, runs;
	size_t n, k;

	while (files < argc && strcmp(argv[files], "--") != 0)
		files++;
	if (argc < 5 || files + 1 >= argc)
		errx(2, "usage: mutate SEED RUNS TOOL [ARG ...] -- FILE ...");
	argv[files++] = NULL;
	runs = strtol(argv[2], NULL, 10);
	for (i = 0; i < runs; i++) {
		state = strtoull(argv[1], NULL, 10) * 1000003u + (uint64_t)i;
		rnd(2);
		n = load(argv[files + (int)rnd((uint32_t)(argc - files))], p);
		for (k = rnd(12) + 1; k > 0; k--)
			n = change(p, n);
		snprintf(name, sizeof(name), "crash-%s-%ld", argv[1], i);
		if (run(argv + 3, p, n, name))
			unlink(name);
		else
			bad = printf("%s: %s\n", argv[3], name);
	}
	return bad != 0;
}
