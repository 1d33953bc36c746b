/* measure COMMAND [ARG ...]: runs it with its output and messages to /dev/null and writes
 * its CPU seconds and the peak of its memory in KiB. */
#include <sys/resource.h>
#include <sys/wait.h>

#include <err.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int
main(int argc, char **argv)
{
	struct rusage ru;
	int status, fd;
	pid_t pid;

	if (argc < 2)
		errx(2, "usage: measure COMMAND [ARG ...]");
	if ((pid = fork()) == -1)
		err(2, "fork");
	if (pid == 0) {
		if ((fd = open("/dev/null", O_WRONLY)) == -1 ||
		    dup2(fd, STDOUT_FILENO) == -1 ||
		    dup2(fd, STDERR_FILENO) == -1)
			err(2, "/dev/null");
		execvp(argv[1], argv + 1);
		err(2, "%s", argv[1]);
	}
	if (wait4(pid, &status, 0, &ru) == -1)
		err(2, "wait");
	if (!WIFEXITED(status) || WEXITSTATUS(status) > 1)
		errx(1, "%s failed", argv[1]);
	printf("%.4f %ld\n",
	    (double)(ru.ru_utime.tv_sec + ru.ru_stime.tv_sec) +
	    (double)(ru.ru_utime.tv_usec + ru.ru_stime.tv_usec) / 1e6,
	    ru.ru_maxrss);
	return 0;
}
