package syscall

import "unsafe"

// Timespec is a time of the kernel.
type Timespec struct {
	Sec  int64
	Nsec int64
}

// Unix returns seconds and nanoseconds.
func (ts *Timespec) Unix() (sec int64, nsec int64) { return ts.Sec, ts.Nsec }

// Nano returns nanoseconds.
func (ts *Timespec) Nano() int64 { return ts.Sec*1e9 + ts.Nsec }

// NsecToTimespec converts nanoseconds.
func NsecToTimespec(nsec int64) Timespec {
	sec := nsec / 1e9
	nsec %= 1e9
	if nsec < 0 {
		nsec += 1e9
		sec--
	}
	return Timespec{sec, nsec}
}

// Timeval is a time of the kernel in microseconds.
type Timeval struct {
	Sec  int64
	Usec int64
}

// Unix returns seconds and nanoseconds.
func (tv *Timeval) Unix() (sec int64, nsec int64) { return tv.Sec, tv.Usec * 1000 }

// Nano returns nanoseconds.
func (tv *Timeval) Nano() int64 { return tv.Sec*1e9 + tv.Usec*1000 }

// Stat_t is what the kernel knows of a file.
type Stat_t struct {
	Dev       uint64
	Ino       uint64
	Nlink     uint64
	Mode      uint32
	Uid       uint32
	Gid       uint32
	X__pad0   int32
	Rdev      uint64
	Size      int64
	Blksize   int64
	Blocks    int64
	Atim      Timespec
	Mtim      Timespec
	Ctim      Timespec
	X__unused [3]int64
}

// named makes a system call whose first argument is a directory for relative
// names and whose second is a name.
func named(trap uintptr, name string, a2, a3, a4 uintptr) (int, error) {
	p, err := BytePtrFromString(name)
	if err != nil {
		return -1, err
	}
	dir := atFDCWD
	return call6(trap, uintptr(dir), uintptr(unsafe.Pointer(p)), a2, a3, a4, 0)
}

func namedErr(trap uintptr, name string, a2, a3, a4 uintptr) error {
	_, err := named(trap, name, a2, a3, a4)
	return err
}

const (
	atSymlinkNoFollow = 0x100
	atRemoveDir       = 0x200
)

// Stat describes a file.
func Stat(path string, stat *Stat_t) (err error) {
	return namedErr(SYS_NEWFSTATAT, path, uintptr(unsafe.Pointer(stat)), 0, 0)
}

// Lstat is Stat that does not follow a symbolic link.
func Lstat(path string, stat *Stat_t) (err error) {
	return namedErr(SYS_NEWFSTATAT, path, uintptr(unsafe.Pointer(stat)), atSymlinkNoFollow, 0)
}

// Fstat describes an open file.
func Fstat(fd int, stat *Stat_t) (err error) {
	_, err = call(SYS_FSTAT, uintptr(fd), uintptr(unsafe.Pointer(stat)), 0)
	return err
}

// Mkdir makes a directory.
func Mkdir(path string, mode uint32) (err error) {
	return namedErr(SYS_MKDIRAT, path, uintptr(mode), 0, 0)
}

// Unlink removes a file.
func Unlink(path string) error { return namedErr(SYS_UNLINKAT, path, 0, 0, 0) }

// Rmdir removes a directory.
func Rmdir(path string) error { return namedErr(SYS_UNLINKAT, path, atRemoveDir, 0, 0) }

// Chmod changes a file's mode.
func Chmod(path string, mode uint32) (err error) {
	return namedErr(SYS_FCHMODAT, path, uintptr(mode), 0, 0)
}

// Fchmod changes an open file's mode.
func Fchmod(fd int, mode uint32) (err error) {
	_, err = call(SYS_FCHMOD, uintptr(fd), uintptr(mode), 0)
	return err
}

// Chown changes a file's owner.
func Chown(path string, uid int, gid int) (err error) {
	return namedErr(SYS_FCHOWNAT, path, uintptr(uid), uintptr(gid), 0)
}

// Lchown is Chown that does not follow a symbolic link.
func Lchown(path string, uid int, gid int) (err error) {
	return namedErr(SYS_FCHOWNAT, path, uintptr(uid), uintptr(gid), atSymlinkNoFollow)
}

// Fchown changes an open file's owner.
func Fchown(fd int, uid int, gid int) (err error) {
	_, err = call(SYS_FCHOWN, uintptr(fd), uintptr(uid), uintptr(gid))
	return err
}

// UtimesNano sets a file's times.
func UtimesNano(path string, ts []Timespec) (err error) {
	if len(ts) != 2 {
		return EINVAL
	}
	return namedErr(SYS_UTIMENSAT, path, uintptr(unsafe.Pointer(&ts[0])), 0, 0)
}

// twoNames makes a system call with two names, each after a directory.
func twoNames(trap uintptr, from, to string, flags uintptr) error {
	p, err := BytePtrFromString(from)
	if err != nil {
		return err
	}
	q, err := BytePtrFromString(to)
	if err != nil {
		return err
	}
	dir := atFDCWD
	_, err = call6(trap, uintptr(dir), uintptr(unsafe.Pointer(p)), uintptr(dir), uintptr(unsafe.Pointer(q)), flags, 0)
	return err
}

// Rename renames a file.
func Rename(from, to string) (err error) { return twoNames(SYS_RENAMEAT, from, to, 0) }

// Link makes a hard link.
func Link(path string, link string) (err error) { return twoNames(SYS_LINKAT, path, link, 0) }

// Symlink makes a symbolic link.
func Symlink(path string, link string) (err error) {
	p, err := BytePtrFromString(path)
	if err != nil {
		return err
	}
	q, err := BytePtrFromString(link)
	if err != nil {
		return err
	}
	dir := atFDCWD
	_, err = call(SYS_SYMLINKAT, uintptr(unsafe.Pointer(p)), uintptr(dir), uintptr(unsafe.Pointer(q)))
	return err
}

// Readlink reads where a symbolic link leads.
func Readlink(path string, buf []byte) (n int, err error) {
	return named(SYS_READLINKAT, path, bytesPtr(buf), uintptr(len(buf)), 0)
}

// Truncate sets a file's size.
func Truncate(path string, length int64) (err error) {
	p, err := BytePtrFromString(path)
	if err != nil {
		return err
	}
	_, err = call(SYS_TRUNCATE, uintptr(unsafe.Pointer(p)), uintptr(length), 0)
	return err
}

// Ftruncate sets an open file's size.
func Ftruncate(fd int, length int64) (err error) {
	_, err = call(SYS_FTRUNCATE, uintptr(fd), uintptr(length), 0)
	return err
}

// Fsync writes an open file to its device.
func Fsync(fd int) (err error) {
	_, err = call(SYS_FSYNC, uintptr(fd), 0, 0)
	return err
}

// Seek sets an open file's position.
func Seek(fd int, offset int64, whence int) (off int64, err error) {
	n, err := call(SYS_LSEEK, uintptr(fd), uintptr(offset), uintptr(whence))
	return int64(n), err
}

// Pread reads at an offset.
func Pread(fd int, p []byte, offset int64) (n int, err error) {
	return call6(SYS_PREAD64, uintptr(fd), bytesPtr(p), uintptr(len(p)), uintptr(offset), 0, 0)
}

// Pwrite writes at an offset.
func Pwrite(fd int, p []byte, offset int64) (n int, err error) {
	return call6(SYS_PWRITE64, uintptr(fd), bytesPtr(p), uintptr(len(p)), uintptr(offset), 0, 0)
}

// Chdir changes the working directory.
func Chdir(path string) (err error) {
	p, err := BytePtrFromString(path)
	if err != nil {
		return err
	}
	_, err = call(SYS_CHDIR, uintptr(unsafe.Pointer(p)), 0, 0)
	return err
}

// Fchdir changes the working directory to an open one.
func Fchdir(fd int) (err error) {
	_, err = call(SYS_FCHDIR, uintptr(fd), 0, 0)
	return err
}

// Getcwd reads the working directory's name.
func Getcwd(buf []byte) (n int, err error) {
	return call(SYS_GETCWD, bytesPtr(buf), uintptr(len(buf)), 0)
}

// Getwd returns the working directory's name.
func Getwd() (wd string, err error) {
	var buf [4096]byte
	n, err := Getcwd(buf[:])
	if err != nil {
		return "", err
	}
	if n < 1 || n > len(buf) || buf[n-1] != 0 {
		return "", EINVAL
	}
	if buf[0] != '/' {
		return "", ENOENT
	}
	return string(buf[:n-1]), nil
}

// ReadDirent reads entries of an open directory in the kernel's form.
func ReadDirent(fd int, buf []byte) (n int, err error) {
	return call(SYS_GETDENTS64, uintptr(fd), bytesPtr(buf), uintptr(len(buf)))
}

// Pipe makes a pipe.
func Pipe(p []int) error { return Pipe2(p, 0) }

// Pipe2 makes a pipe with flags.
func Pipe2(p []int, flags int) error {
	if len(p) != 2 {
		return EINVAL
	}
	var fds [2]int32
	_, err := call(SYS_PIPE2, uintptr(unsafe.Pointer(&fds)), uintptr(flags), 0)
	if err == nil {
		p[0], p[1] = int(fds[0]), int(fds[1])
	}
	return err
}

// Dup duplicates a descriptor.
func Dup(oldfd int) (fd int, err error) { return call(SYS_DUP, uintptr(oldfd), 0, 0) }

func id(trap uintptr) int {
	r, _, _ := RawSyscall(trap, 0, 0, 0)
	return int(int32(r))
}

// Getpid and the like ask the kernel.
func Getpid() (pid int)   { return id(SYS_GETPID) }
func Getppid() (ppid int) { return id(SYS_GETPPID) }
func Getuid() (uid int)   { return id(SYS_GETUID) }
func Geteuid() (euid int) { return id(SYS_GETEUID) }
func Getgid() (gid int)   { return id(SYS_GETGID) }
func Getegid() (egid int) { return id(SYS_GETEGID) }

// Getpagesize returns the size of a page.
func Getpagesize() int { return 4096 }

// Getgroups returns the groups of the process.
func Getgroups() (gids []int, err error) {
	n, err := call(SYS_GETGROUPS, 0, 0, 0)
	if err != nil || n == 0 {
		return nil, err
	}
	list := make([]uint32, n)
	n, err = call(SYS_GETGROUPS, uintptr(n), uintptr(unsafe.Pointer(&list[0])), 0)
	if err != nil {
		return nil, err
	}
	for _, g := range list[:n] {
		gids = append(gids, int(g))
	}
	return gids, nil
}

// Kill sends a signal.
func Kill(pid int, sig Signal) (err error) {
	_, err = call(SYS_KILL, uintptr(pid), uintptr(sig), 0)
	return err
}
