/* Options and operands, start and end of every tool. */
#include "config.h"

#include "core/run.h"

#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/sandbox.h"

/* Values of the options that have no letter. */
enum {
	OPT_HEADER = 1000,
	OPT_HELP,
	OPT_NO_HEADER,
	OPT_REJECTS,
	OPT_STRICT,
	OPT_VERSION
};

/* The options of every tool, sorted by long name. */
static const struct opt common[] = {
	{ OPT_HEADER, "header", "NAMES",
	    "the input has no header line: its columns are NAMES" },
	{ OPT_HELP, "help", NULL, "show this help and exit" },
	{ 'L', "line-limit", "BYTES", "longest line read (16777216)" },
	{ OPT_NO_HEADER, "no-header", NULL, "write no header line" },
	{ 'q', "quiet", NULL, "tell only what changes the exit status" },
	{ OPT_REJECTS, "rejects", "FILE", "keep records set aside in FILE" },
	{ OPT_STRICT, "strict", NULL,
	    "end in status 1 if anything is doubtful" },
	{ 'u', "unbuffered", NULL, "write each row at once" },
	{ OPT_VERSION, "version", NULL, "show the version and exit" },
	{ 0, NULL, NULL, NULL }
};

#define MAX_OPTS 64

/* The tool's options and the common ones in one table, by long name. */
static size_t
all_opts(const struct tool *t, const struct opt **all)
{
	const struct opt *a = t->opts, *b = common;
	size_t n = 0;

	while ((a != NULL && a->name != NULL) || b->name != NULL) {
		if (n == MAX_OPTS)
			errx(TX_START, "too many options");
		if (b->name == NULL || (a != NULL && a->name != NULL &&
					   strcmp(a->name, b->name) < 0))
			all[n++] = a++;
		else
			all[n++] = b++;
	}
	return n;
}

/* Ends a run that wrote to stdout by stdio: help and version. */
_Noreturn static void
end_stdio(void)
{
	if (fflush(stdout) != 0 || fclose(stdout) != 0)
		err(TX_STOP, "write");
	exit(TX_OK);
}

/* --help: usage, what the tool does, the options. */
_Noreturn static void
help(const struct tool *t, const struct opt **all, size_t n)
{
	char left[64];
	size_t i;

	printf(
	    "Usage: %s [OPTION ...] %s\n%s\n\n", t->name, t->operands, t->what);
	for (i = 0; i < n; i++) {
		snprintf(left, sizeof(left), "%c%c%c --%s%s%s",
		    all[i]->letter < 256 ? '-' : ' ',
		    all[i]->letter < 256 ? all[i]->letter : ' ',
		    all[i]->letter < 256 ? ',' : ' ', all[i]->name,
		    all[i]->arg == NULL ? "" : "=",
		    all[i]->arg == NULL ? "" : all[i]->arg);
		printf("  %-27s %s\n", left, all[i]->help);
	}
	printf("\nManual: man %s, man tx\n", t->name);
	end_stdio();
}

void
run_usage(struct run *r, const char *fmt, const char *what)
{
	/* what comes from the command line, as getopt's own messages have it */
	warnx(fmt, what);
	fprintf(stderr, "Try '%s --help'.\n", r->tool->name);
	exit(TX_START);
}

/* -L: a whole number of bytes. */
static size_t
line_limit(struct run *r, const char *val)
{
	const char *bad;
	long long n = strtonum(val, 1, 1LL << 40, &bad);

	if (bad != NULL)
		run_usage(r, "--line-limit: not a number of bytes: %s", val);
	return (size_t)n;
}

/* Sets option C, a common one or the tool's. */
static void
set(struct run *r, void *arg, int c, const char *val)
{
	switch (c) {
	case OPT_HEADER:
		r->header = val;
		break;
	case 'L':
		r->limit = line_limit(r, val);
		break;
	case OPT_NO_HEADER:
		r->no_header = true;
		break;
	case 'q':
		r->diag.quiet = true;
		break;
	case OPT_REJECTS:
		r->rejects = val;
		break;
	case OPT_STRICT:
		r->diag.strict = true;
		break;
	case 'u':
		r->out.eager = true;
		break;
	default:
		r->tool->set(r, arg, c, val);
	}
}

/* Reads the options; what follows is operands. */
static void
options(struct run *r, int argc, char **argv, void *arg)
{
	const struct opt *all[MAX_OPTS];
	struct option lopt[MAX_OPTS + 1] = { { 0 } };
	char letters[2 * MAX_OPTS + 1];
	size_t n = all_opts(r->tool, all), i, k = 0;
	int c;

	for (i = 0; i < n; i++) {
		lopt[i] = (struct option){ all[i]->name,
			all[i]->arg == NULL ? no_argument : required_argument,
			NULL, all[i]->letter };
		if (all[i]->letter < 256) {
			letters[k++] = (char)all[i]->letter;
			if (all[i]->arg != NULL)
				letters[k++] = ':';
		}
	}
	letters[k] = '\0';
	while ((c = getopt_long(argc, argv, letters, lopt, NULL)) != -1) {
		if (c == '?') {
			fprintf(stderr, "Try '%s --help'.\n", r->tool->name);
			exit(TX_START);
		} else if (c == OPT_HELP) {
			help(r->tool, all, n);
		} else if (c == OPT_VERSION) {
			printf("%s (tx) %s\n", r->tool->name, PACKAGE_VERSION);
			end_stdio();
		}
		set(r, arg, c, optarg);
	}
}

/* Fills descriptors 0 to 2 where they are closed, so that no operand lands on
 * them: those of them that were open, as bits. */
static unsigned
fill_fds(void)
{
	unsigned was = 0;
	int fd;

	for (fd = 0; fd < 3; fd++) {
		if (fcntl(fd, F_GETFD) != -1) {
			was |= 1u << fd;
			continue;
		}
		/* wrong way round, so that using it fails */
		if (open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY) != fd)
			exit(TX_START);
	}
	return was;
}

void
run_start(struct run *r, const struct tool *t, int argc, char **argv, void *arg)
{
	static const char *const dash[] = { "-", NULL };
	const char *end = getenv("TX_TRAILER");
	unsigned was = fill_fds();

	if (argc < 1 || argv[0] == NULL)
		exit(TX_START);
	argv[0] = (char *)(uintptr_t)t->name; /* getopt's messages */
	setprogname(t->name);
	(void)signal(SIGXFSZ, SIG_IGN);
	*r = (struct run){ .tool = t, .limit = SRC_LIMIT };
	r->diag.tool = t->name;
	out_init(&r->out, &r->diag, STDOUT_FILENO, "standard output");
	r->diag.out = &r->out;
	r->trailer = r->out.trailer = end != NULL && strcmp(end, "1") == 0;
	options(r, argc, argv, arg);
	r->operand = argc > optind ? argv + optind : (char **)(uintptr_t)dash;
	r->noperand = argc > optind ? argc - optind : 1;
	if ((was & 2) == 0)
		diag(&r->diag, DIAG_FD, NULL, 0, 0, "standard output");
	if ((was & 1) == 0 && strcmp(r->operand[0], "-") == 0)
		diag(&r->diag, DIAG_FD, NULL, 0, 0, "standard input");
	if (r->rejects != NULL &&
	    (r->reject_fd = open(r->rejects,
		 O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) == -1)
		err(TX_START, "%s", r->rejects);
	sandbox();
}

void
run_reject(struct run *r, struct span text)
{
	ssize_t k;

	if (r->rejects == NULL)
		return;
	for (; text.n > 0; text = span_sub(text, (size_t)k, text.n))
		if ((k = write(r->reject_fd, text.p, text.n)) <= 0)
			diag(&r->diag, DIAG_WRITE, r->rejects, 0, 0,
			    strerror(errno));
	if (write(r->reject_fd, "\n", 1) != 1)
		diag(&r->diag, DIAG_WRITE, r->rejects, 0, 0, strerror(errno));
}

bool
run_next(struct run *r, struct src *s)
{
	while (r->next < r->noperand) {
		if (src_open(s, r->operand[r->next++], STDOUT_FILENO)) {
			r->opened++;
			return true;
		}
	}
	return false;
}

void
run_header(struct run *r, const char *names)
{
	if (r->no_header)
		return;
	out_str(&r->out, names);
	out_head_end(&r->out);
}

int
run_end(struct run *r)
{
	if (r->opened == 0) {
		/* each operand was named when it was set aside */
		diag_die(&r->diag, DIAG_START);
	}
	out_close(&r->out);
	return r->diag.status;
}
