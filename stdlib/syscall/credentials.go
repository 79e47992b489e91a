package syscall

import "unsafe"

// allThreads makes a system call on all threads of the process: on the caller's first, and if it fails there, nowhere
// else.
func allThreads(trap uintptr, args *[6]uintptr) (r, errno uintptr)

// AllThreadsSyscall makes a system call on all threads of the process at once. A call that changes less than a thread's
// state, or that gives another result on each, must not be made this way.
func AllThreadsSyscall(trap, a1, a2, a3 uintptr) (r1, r2 uintptr, err Errno) {
	args := [6]uintptr{a1, a2, a3}
	r, e := allThreads(trap, &args)
	return r, 0, Errno(e)
}

// AllThreadsSyscall6 is AllThreadsSyscall with six arguments.
func AllThreadsSyscall6(trap, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2 uintptr, err Errno) {
	args := [6]uintptr{a1, a2, a3, a4, a5, a6}
	r, e := allThreads(trap, &args)
	return r, 0, Errno(e)
}

// keep leaves an identity as it is.
const keep = -1

func identity(trap uintptr, a, b, c int) error {
	_, _, e := AllThreadsSyscall(trap, uintptr(a), uintptr(b), uintptr(c))
	return failed(e)
}

// Setuid sets the user of all threads.
func Setuid(uid int) (err error) { return identity(SYS_SETUID, uid, 0, 0) }

// Setgid sets the group of all threads.
func Setgid(gid int) (err error) { return identity(SYS_SETGID, gid, 0, 0) }

// Seteuid sets the effective user of all threads.
func Seteuid(euid int) (err error) { return identity(SYS_SETRESUID, keep, euid, keep) }

// Setegid sets the effective group of all threads.
func Setegid(egid int) (err error) { return identity(SYS_SETRESGID, keep, egid, keep) }

// Setreuid sets the real and the effective user of all threads.
func Setreuid(ruid, euid int) (err error) { return identity(SYS_SETREUID, ruid, euid, 0) }

// Setregid sets the real and the effective group of all threads.
func Setregid(rgid, egid int) (err error) { return identity(SYS_SETREGID, rgid, egid, 0) }

// Setresuid sets the real, the effective and the saved user of all threads.
func Setresuid(ruid, euid, suid int) (err error) { return identity(SYS_SETRESUID, ruid, euid, suid) }

// Setresgid sets the real, the effective and the saved group of all threads.
func Setresgid(rgid, egid, sgid int) (err error) { return identity(SYS_SETRESGID, rgid, egid, sgid) }

// Setgroups sets the supplementary groups of all threads.
func Setgroups(gids []int) (err error) {
	list := make([]uint32, len(gids))
	for i, g := range gids {
		list[i] = uint32(g)
	}
	var p *uint32
	if len(list) > 0 {
		p = &list[0]
	}
	_, _, e := AllThreadsSyscall(SYS_SETGROUPS, uintptr(len(list)), uintptr(unsafe.Pointer(p)), 0)
	return failed(e)
}
