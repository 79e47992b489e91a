package syscall

import "unsafe"

const (
	atEaccess     = 0x200
	sysFaccessat2 = 439
)

// Statfs_t is the kernel's structure of that name.
type Statfs_t struct {
	Type    int64
	Bsize   int64
	Blocks  uint64
	Bfree   uint64
	Bavail  uint64
	Files   uint64
	Ffree   uint64
	Fsid    Fsid
	Namelen int64
	Frsize  int64
	Flags   int64
	Spare   [4]int64
}

// Fsid is the kernel's structure of that name.
type Fsid struct {
	X__val [2]int32
}

// Flock_t is the kernel's structure of that name.
type Flock_t struct {
	Type      int16
	Whence    int16
	Pad_cgo_0 [4]byte
	Start     int64
	Len       int64
	Pid       int32
	Pad_cgo_1 [4]byte
}

// Dirent is the kernel's structure of that name.
type Dirent struct {
	Ino       uint64
	Off       int64
	Reclen    uint16
	Type      uint8
	Name      [256]int8
	Pad_cgo_0 [5]byte
}

// EpollEvent is the kernel's structure of that name.
type EpollEvent struct {
	Events uint32
	Fd     int32
	Pad    int32
}

// FdSet is the kernel's structure of that name.
type FdSet struct {
	Bits [16]int64
}

// InotifyEvent is the kernel's structure of that name.
type InotifyEvent struct {
	Wd     int32
	Mask   uint32
	Cookie uint32
	Len    uint32
	Name   [0]uint8
}

// Ustat_t is the kernel's structure of that name.
type Ustat_t struct {
	Tfree     int32
	Pad_cgo_0 [4]byte
	Tinode    uint64
	Fname     [6]int8
	Fpack     [6]int8
	Pad_cgo_1 [4]byte
}

// Utimbuf is the kernel's structure of that name.
type Utimbuf struct {
	Actime  int64
	Modtime int64
}

// Access asks whether a file may be used in a way.
func Access(path string, mode uint32) (err error) {
	return Faccessat(atFDCWD, path, mode, 0)
}

// Faccessat is Access relative to a directory.
func Faccessat(dirfd int, path string, mode uint32, flags int) (err error) {
	if flags&^(atSymlinkNoFollow|atEaccess) != 0 {
		return EINVAL
	}
	pathPtr, err := BytePtrFromString(path)
	if err != nil {
		return err
	}
	if flags == 0 {
		_, err = call(SYS_FACCESSAT, uintptr(dirfd), uintptr(unsafe.Pointer(pathPtr)), uintptr(mode))
		return err
	}
	_, err = call6(sysFaccessat2, uintptr(dirfd), uintptr(unsafe.Pointer(pathPtr)), uintptr(mode), uintptr(flags), 0, 0)
	return err
}

// Creat makes an empty file.
func Creat(path string, mode uint32) (fd int, err error) {
	return Open(path, O_CREAT|O_WRONLY|O_TRUNC, mode)
}

// Openat opens a file relative to a directory.
func Openat(dirfd int, path string, flags int, mode uint32) (fd int, err error) {
	pathPtr, err := BytePtrFromString(path)
	if err != nil {
		return -1, err
	}
	return call6(SYS_OPENAT, uintptr(dirfd), uintptr(unsafe.Pointer(pathPtr)), uintptr(flags|O_LARGEFILE), uintptr(mode), 0, 0)
}

// Dup2 makes newfd a duplicate of oldfd.
func Dup2(oldfd int, newfd int) (err error) {
	_, err = call(SYS_DUP2, uintptr(oldfd), uintptr(newfd), 0)
	return err
}

// Dup3 is Dup2 with flags.
func Dup3(oldfd int, newfd int, flags int) (err error) {
	_, err = call(SYS_DUP3, uintptr(oldfd), uintptr(newfd), uintptr(flags))
	return err
}

// Fallocate changes the space that a file takes.
func Fallocate(fd int, mode uint32, off int64, len int64) (err error) {
	_, err = call6(SYS_FALLOCATE, uintptr(fd), uintptr(mode), uintptr(off), uintptr(len), 0, 0)
	return err
}

// Fchmodat changes a file's mode relative to a directory.
func Fchmodat(dirfd int, path string, mode uint32, flags int) error {
	if flags&^atSymlinkNoFollow != 0 {
		return EINVAL
	} else if flags&atSymlinkNoFollow != 0 {
		return EOPNOTSUPP
	}
	pathPtr, err := BytePtrFromString(path)
	if err != nil {
		return err
	}
	_, err = call(SYS_FCHMODAT, uintptr(dirfd), uintptr(unsafe.Pointer(pathPtr)), uintptr(mode))
	return err
}

// Fchownat changes a file's owner relative to a directory.
func Fchownat(dirfd int, path string, uid int, gid int, flags int) (err error) {
	pathPtr, err := BytePtrFromString(path)
	if err != nil {
		return err
	}
	_, err = call6(SYS_FCHOWNAT, uintptr(dirfd), uintptr(unsafe.Pointer(pathPtr)), uintptr(uid), uintptr(gid), uintptr(flags), 0)
	return err
}

// FcntlFlock locks a part of a file.
func FcntlFlock(fd uintptr, cmd int, lk *Flock_t) (err error) {
	_, err = call(SYS_FCNTL, fd, uintptr(cmd), uintptr(unsafe.Pointer(lk)))
	return err
}

// Fdatasync writes a file's data to its device.
func Fdatasync(fd int) (err error) {
	_, err = call(SYS_FDATASYNC, uintptr(fd), 0, 0)
	return err
}

// Flock locks a file.
func Flock(fd int, how int) (err error) {
	_, err = call(SYS_FLOCK, uintptr(fd), uintptr(how), 0)
	return err
}

// Statfs describes the file system of a path.
func Statfs(path string, buf *Statfs_t) (err error) {
	pathPtr, err := BytePtrFromString(path)
	if err != nil {
		return err
	}
	_, err = call(SYS_STATFS, uintptr(unsafe.Pointer(pathPtr)), uintptr(unsafe.Pointer(buf)), 0)
	return err
}

// Fstatfs describes the file system of a file.
func Fstatfs(fd int, buf *Statfs_t) (err error) {
	_, err = call(SYS_FSTATFS, uintptr(fd), uintptr(unsafe.Pointer(buf)), 0)
	return err
}

// Futimes sets a file's times.
func Futimes(fd int, tv []Timeval) (err error) {
	return Utimes("/proc/self/fd/"+itoa(fd), tv)
}

// Futimesat sets a file's times relative to a directory.
func Futimesat(dirfd int, path string, tv []Timeval) (err error) {
	if len(tv) != 2 {
		return EINVAL
	}
	pathPtr, err := BytePtrFromString(path)
	if err != nil {
		return err
	}
	_, err = call(SYS_FUTIMESAT, uintptr(dirfd), uintptr(unsafe.Pointer(pathPtr)), uintptr(unsafe.Pointer(&tv[0])))
	return err
}

// Utimes sets a file's times.
func Utimes(path string, tv []Timeval) (err error) {
	if len(tv) != 2 {
		return EINVAL
	}
	pathPtr, err := BytePtrFromString(path)
	if err != nil {
		return err
	}
	_, err = call(SYS_UTIMES, uintptr(unsafe.Pointer(pathPtr)), uintptr(unsafe.Pointer(&tv[0])), 0)
	return err
}

// Utime sets a file's times in seconds.
func Utime(path string, buf *Utimbuf) (err error) {
	return Utimes(path, []Timeval{{Sec: buf.Actime}, {Sec: buf.Modtime}})
}

// Getdents reads entries of an open directory in the kernel's form.
func Getdents(fd int, buf []byte) (n int, err error) {
	return ReadDirent(fd, buf)
}

// Getxattr reads an extended attribute.
func Getxattr(path string, attr string, dest []byte) (sz int, err error) {
	pathPtr, err := BytePtrFromString(path)
	if err != nil {
		return -1, err
	}
	attrPtr, err := BytePtrFromString(attr)
	if err != nil {
		return -1, err
	}
	return call6(SYS_GETXATTR, uintptr(unsafe.Pointer(pathPtr)), uintptr(unsafe.Pointer(attrPtr)), bytesPtr(dest), uintptr(len(dest)), 0, 0)
}

// Listxattr lists extended attributes.
func Listxattr(path string, dest []byte) (sz int, err error) {
	pathPtr, err := BytePtrFromString(path)
	if err != nil {
		return -1, err
	}
	return call(SYS_LISTXATTR, uintptr(unsafe.Pointer(pathPtr)), bytesPtr(dest), uintptr(len(dest)))
}

// Removexattr removes an extended attribute.
func Removexattr(path string, attr string) (err error) {
	pathPtr, err := BytePtrFromString(path)
	if err != nil {
		return err
	}
	attrPtr, err := BytePtrFromString(attr)
	if err != nil {
		return err
	}
	_, err = call(SYS_REMOVEXATTR, uintptr(unsafe.Pointer(pathPtr)), uintptr(unsafe.Pointer(attrPtr)), 0)
	return err
}

// Setxattr sets an extended attribute.
func Setxattr(path string, attr string, data []byte, flags int) (err error) {
	pathPtr, err := BytePtrFromString(path)
	if err != nil {
		return err
	}
	attrPtr, err := BytePtrFromString(attr)
	if err != nil {
		return err
	}
	_, err = call6(SYS_SETXATTR, uintptr(unsafe.Pointer(pathPtr)), uintptr(unsafe.Pointer(attrPtr)), bytesPtr(data), uintptr(len(data)), uintptr(flags), 0)
	return err
}

// Mkdirat makes a directory relative to another.
func Mkdirat(dirfd int, path string, mode uint32) (err error) {
	pathPtr, err := BytePtrFromString(path)
	if err != nil {
		return err
	}
	_, err = call(SYS_MKDIRAT, uintptr(dirfd), uintptr(unsafe.Pointer(pathPtr)), uintptr(mode))
	return err
}

// Mkfifo makes a named pipe.
func Mkfifo(path string, mode uint32) (err error) {
	return Mknod(path, mode|S_IFIFO, 0)
}

// Mknod makes a file of any kind.
func Mknod(path string, mode uint32, dev int) (err error) {
	return Mknodat(atFDCWD, path, mode, dev)
}

// Mknodat makes a file of any kind relative to a directory.
func Mknodat(dirfd int, path string, mode uint32, dev int) (err error) {
	pathPtr, err := BytePtrFromString(path)
	if err != nil {
		return err
	}
	_, err = call6(SYS_MKNODAT, uintptr(dirfd), uintptr(unsafe.Pointer(pathPtr)), uintptr(mode), uintptr(dev), 0, 0)
	return err
}

// Renameat renames a file relative to directories.
func Renameat(olddirfd int, oldpath string, newdirfd int, newpath string) (err error) {
	oldpathPtr, err := BytePtrFromString(oldpath)
	if err != nil {
		return err
	}
	newpathPtr, err := BytePtrFromString(newpath)
	if err != nil {
		return err
	}
	_, err = call6(SYS_RENAMEAT, uintptr(olddirfd), uintptr(unsafe.Pointer(oldpathPtr)), uintptr(newdirfd), uintptr(unsafe.Pointer(newpathPtr)), 0, 0)
	return err
}

// Unlinkat removes a file relative to a directory.
func Unlinkat(dirfd int, path string) (err error) {
	pathPtr, err := BytePtrFromString(path)
	if err != nil {
		return err
	}
	_, err = call(SYS_UNLINKAT, uintptr(dirfd), uintptr(unsafe.Pointer(pathPtr)), 0)
	return err
}

// Sendfile copies from one descriptor to another.
func Sendfile(outfd int, infd int, offset *int64, count int) (written int, err error) {
	return call6(SYS_SENDFILE, uintptr(outfd), uintptr(infd), uintptr(unsafe.Pointer(offset)), uintptr(count), 0, 0)
}

// Splice moves data between a pipe and a descriptor.
func Splice(rfd int, roff *int64, wfd int, woff *int64, len int, flags int) (n int64, err error) {
	k, err := call6(SYS_SPLICE, uintptr(rfd), uintptr(unsafe.Pointer(roff)), uintptr(wfd), uintptr(unsafe.Pointer(woff)), uintptr(len), uintptr(flags))
	return int64(k), err
}

// Tee copies from one pipe to another.
func Tee(rfd int, wfd int, len int, flags int) (n int64, err error) {
	k, err := call6(SYS_TEE, uintptr(rfd), uintptr(wfd), uintptr(len), uintptr(flags), 0, 0)
	return int64(k), err
}

// SyncFileRange writes a part of a file to its device.
func SyncFileRange(fd int, off int64, n int64, flags int) (err error) {
	_, err = call6(SYS_SYNC_FILE_RANGE, uintptr(fd), uintptr(off), uintptr(n), uintptr(flags), 0, 0)
	return err
}

// Ustat describes a mounted file system.
func Ustat(dev int, ubuf *Ustat_t) (err error) {
	_, err = call(SYS_USTAT, uintptr(dev), uintptr(unsafe.Pointer(ubuf)), 0)
	return err
}

// InotifyInit makes a descriptor that reports changes of files.
func InotifyInit() (fd int, err error) {
	return InotifyInit1(0)
}

// InotifyInit1 is InotifyInit with flags.
func InotifyInit1(flags int) (fd int, err error) {
	return call(SYS_INOTIFY_INIT1, uintptr(flags), 0, 0)
}

// InotifyAddWatch watches a file.
func InotifyAddWatch(fd int, pathname string, mask uint32) (watchdesc int, err error) {
	pathnamePtr, err := BytePtrFromString(pathname)
	if err != nil {
		return -1, err
	}
	return call(SYS_INOTIFY_ADD_WATCH, uintptr(fd), uintptr(unsafe.Pointer(pathnamePtr)), uintptr(mask))
}

// InotifyRmWatch ends a watch.
func InotifyRmWatch(fd int, watchdesc uint32) (success int, err error) {
	return call(SYS_INOTIFY_RM_WATCH, uintptr(fd), uintptr(watchdesc), 0)
}

// EpollCreate makes a descriptor that waits for others.
func EpollCreate(size int) (fd int, err error) {
	return call(SYS_EPOLL_CREATE, uintptr(size), 0, 0)
}

// EpollCreate1 is EpollCreate with flags.
func EpollCreate1(flag int) (fd int, err error) {
	return call(SYS_EPOLL_CREATE1, uintptr(flag), 0, 0)
}

// EpollCtl changes what is waited for.
func EpollCtl(epfd int, op int, fd int, event *EpollEvent) (err error) {
	_, err = call6(SYS_EPOLL_CTL, uintptr(epfd), uintptr(op), uintptr(fd), uintptr(unsafe.Pointer(event)), 0, 0)
	return err
}

// EpollWait waits for events.
func EpollWait(epfd int, events []EpollEvent, msec int) (n int, err error) {
	return call6(SYS_EPOLL_WAIT, uintptr(epfd), uintptr(unsafe.Pointer(unsafe.SliceData(events))), uintptr(len(events)), uintptr(msec), 0, 0)
}

// Select waits until descriptors are ready.
func Select(nfd int, r *FdSet, w *FdSet, e *FdSet, timeout *Timeval) (n int, err error) {
	return call6(SYS_SELECT, uintptr(nfd), uintptr(unsafe.Pointer(r)), uintptr(unsafe.Pointer(w)), uintptr(unsafe.Pointer(e)), uintptr(unsafe.Pointer(timeout)), 0)
}

// Sync writes all files to their devices.
func Sync() {
	RawSyscall(SYS_SYNC, 0, 0, 0)
}

// CloseOnExec marks a descriptor as not to be inherited by programs.
func CloseOnExec(fd int) {
	call(SYS_FCNTL, uintptr(fd), F_SETFD, FD_CLOEXEC)
}

// SetNonblock makes calls with a descriptor fail instead of waiting, or ends that.
func SetNonblock(fd int, nonblocking bool) (err error) {
	flags, err := call(SYS_FCNTL, uintptr(fd), F_GETFL, 0)
	if err != nil {
		return err
	}
	want := flags &^ O_NONBLOCK
	if nonblocking {
		want = flags | O_NONBLOCK
	}
	if want == flags {
		return nil
	}
	_, err = call(SYS_FCNTL, uintptr(fd), F_SETFL, uintptr(want))
	return err
}

// ParseDirent parses up to max entries of a directory in buf.
func ParseDirent(buf []byte, max int, names []string) (consumed int, count int, newnames []string) {
	start := len(buf)
	for max != 0 && len(buf) >= 19 {
		size := int(buf[16]) | int(buf[17])<<8
		if size < 19 || size > len(buf) {
			break
		}
		rec := buf[:size]
		buf = buf[size:]
		ino := rec[:8]
		if [8]byte(ino) == [8]byte{} {
			continue // removed
		}
		name := rec[19:]
		for i, c := range name {
			if c == 0 {
				name = name[:i]
				break
			}
		}
		if s := string(name); s != "." && s != ".." {
			max--
			count++
			names = append(names, s)
		}
	}
	return start - len(buf), count, names
}
