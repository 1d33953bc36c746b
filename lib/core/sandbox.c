/* A seccomp filter on Linux, pledge on OpenBSD. */
#include "config.h"

#include "core/sandbox.h"

#if defined(SANDBOX) && defined(HAVE_PLEDGE)

#include <err.h>
#include <unistd.h>

void
sandbox(void)
{
	if (pledge("stdio rpath prot_exec", NULL) == -1)
		err(2, "pledge");
}

#elif defined(SANDBOX) && defined(HAVE_LINUX_SECCOMP_H)

#include <sys/prctl.h>
#include <sys/syscall.h>

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__x86_64__)
#define ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCH AUDIT_ARCH_AARCH64
#endif

#ifdef ARCH

/* Refuse system call NR with EPERM. */
#define REFUSE(nr) \
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (nr), 0, 1), \
	    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)

/* Refuse system call NR when bits of MASK are set in its argument ARG. */
#define REFUSE_BITS(nr, arg, mask) \
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (nr), 0, 4), \
	    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, \
		offsetof(struct seccomp_data, args[arg])), \
	    BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, (mask), 0, 1), \
	    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM), \
	    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

#define WRITES (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)

void
sandbox(void)
{
	static const struct sock_filter filter[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
		    offsetof(struct seccomp_data, arch)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCH, 1, 0),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
		    offsetof(struct seccomp_data, nr)),
#ifdef __NR_open
		REFUSE_BITS(__NR_open, 1, WRITES),
		REFUSE(__NR_creat),
		REFUSE(__NR_fork),
		REFUSE(__NR_vfork),
		REFUSE(__NR_unlink),
		REFUSE(__NR_rename),
		REFUSE(__NR_mkdir),
		REFUSE(__NR_rmdir),
		REFUSE(__NR_link),
		REFUSE(__NR_symlink),
		REFUSE(__NR_chmod),
		REFUSE(__NR_mknod),
#endif
		REFUSE_BITS(__NR_openat, 2, WRITES),
#ifdef __NR_openat2
		REFUSE(__NR_openat2),
#endif
		REFUSE(__NR_socket),
		REFUSE(__NR_socketpair),
		REFUSE(__NR_clone),
#ifdef __NR_clone3
		REFUSE(__NR_clone3),
#endif
		REFUSE(__NR_execve),
		REFUSE(__NR_execveat),
		REFUSE(__NR_unlinkat),
		REFUSE(__NR_renameat),
#ifdef __NR_renameat2
		REFUSE(__NR_renameat2),
#endif
		REFUSE(__NR_mkdirat),
		REFUSE(__NR_linkat),
		REFUSE(__NR_symlinkat),
		REFUSE(__NR_fchmodat),
		REFUSE(__NR_mknodat),
		REFUSE(__NR_truncate),
		REFUSE(__NR_ptrace),
		REFUSE(__NR_process_vm_writev),
		REFUSE(__NR_kill),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog prog = { sizeof(filter) / sizeof(filter[0]),
		(struct sock_filter *)(uintptr_t)filter };

	/* ENOSYS and the like mean "no filter here", which is no error. */
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
		(void)prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &prog);
}

#else

void
sandbox(void)
{
}

#endif
#else

void
sandbox(void)
{
}

#endif
