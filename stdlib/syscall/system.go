package syscall

import "unsafe"

// Rlimit is the kernel's structure of that name.
type Rlimit struct {
	Cur uint64
	Max uint64
}

// Rusage is the kernel's structure of that name.
type Rusage struct {
	Utime    Timeval
	Stime    Timeval
	Maxrss   int64
	Ixrss    int64
	Idrss    int64
	Isrss    int64
	Minflt   int64
	Majflt   int64
	Nswap    int64
	Inblock  int64
	Oublock  int64
	Msgsnd   int64
	Msgrcv   int64
	Nsignals int64
	Nvcsw    int64
	Nivcsw   int64
}

// Sysinfo_t is the kernel's structure of that name.
type Sysinfo_t struct {
	Uptime    int64
	Loads     [3]uint64
	Totalram  uint64
	Freeram   uint64
	Sharedram uint64
	Bufferram uint64
	Totalswap uint64
	Freeswap  uint64
	Procs     uint16
	Pad       uint16
	Pad_cgo_0 [4]byte
	Totalhigh uint64
	Freehigh  uint64
	Unit      uint32
	X_f       [0]byte
	Pad_cgo_1 [4]byte
}

// Time_t is the kernel's structure of that name.
type Time_t int64

// Timex is the kernel's structure of that name.
type Timex struct {
	Modes     uint32
	Pad_cgo_0 [4]byte
	Offset    int64
	Freq      int64
	Maxerror  int64
	Esterror  int64
	Status    int32
	Pad_cgo_1 [4]byte
	Constant  int64
	Precision int64
	Tolerance int64
	Time      Timeval
	Tick      int64
	Ppsfreq   int64
	Jitter    int64
	Shift     int32
	Pad_cgo_2 [4]byte
	Stabil    int64
	Jitcnt    int64
	Calcnt    int64
	Errcnt    int64
	Stbcnt    int64
	Tai       int32
	Pad_cgo_3 [44]byte
}

// Tms is the kernel's structure of that name.
type Tms struct {
	Utime  int64
	Stime  int64
	Cutime int64
	Cstime int64
}

// Utsname is the kernel's structure of that name.
type Utsname struct {
	Sysname    [65]int8
	Nodename   [65]int8
	Release    [65]int8
	Version    [65]int8
	Machine    [65]int8
	Domainname [65]int8
}

// Termios is the kernel's structure of that name.
type Termios struct {
	Iflag     uint32
	Oflag     uint32
	Cflag     uint32
	Lflag     uint32
	Line      uint8
	Cc        [32]uint8
	Pad_cgo_0 [3]byte
	Ispeed    uint32
	Ospeed    uint32
}

// Ucred is the kernel's structure of that name.
type Ucred struct {
	Pid int32
	Uid uint32
	Gid uint32
}

func failed(e Errno) error {
	if e != 0 {
		return e
	}
	return nil
}

// Setfsuid sets the user that file accesses are made for.
func Setfsuid(uid int) (err error) {
	_, _, e := RawSyscall(SYS_SETFSUID, uintptr(uid), 0, 0)
	return failed(e)
}

// Setfsgid sets the group that file accesses are made for.
func Setfsgid(gid int) (err error) {
	_, _, e := RawSyscall(SYS_SETFSGID, uintptr(gid), 0, 0)
	return failed(e)
}

// Getpgid returns the process group of a process.
func Getpgid(pid int) (pgid int, err error) {
	return call(SYS_GETPGID, uintptr(pid), 0, 0)
}

// Getpgrp returns the process group.
func Getpgrp() (pid int) {
	return id(SYS_GETPGRP)
}

// Gettid returns the number of the calling thread.
func Gettid() (tid int) {
	return id(SYS_GETTID)
}

// Setpgid sets the process group of a process.
func Setpgid(pid int, pgid int) (err error) {
	_, err = call(SYS_SETPGID, uintptr(pid), uintptr(pgid), 0)
	return err
}

// Setsid begins a new session.
func Setsid() (pid int, err error) {
	return call(SYS_SETSID, 0, 0, 0)
}

// Getpriority returns 20 minus the priority, as the kernel does.
func Getpriority(which int, who int) (prio int, err error) {
	return call(SYS_GETPRIORITY, uintptr(which), uintptr(who), 0)
}

// Setpriority sets a priority.
func Setpriority(which int, who int, prio int) (err error) {
	_, err = call(SYS_SETPRIORITY, uintptr(which), uintptr(who), uintptr(prio))
	return err
}

// Getrlimit returns a limit of the process.
func Getrlimit(resource int, rlim *Rlimit) (err error) {
	_, err = call6(SYS_PRLIMIT64, 0, uintptr(resource), 0, uintptr(unsafe.Pointer(rlim)), 0, 0)
	return err
}

// Setrlimit sets a limit of the process.
func Setrlimit(resource int, rlim *Rlimit) (err error) {
	_, err = call6(SYS_PRLIMIT64, 0, uintptr(resource), uintptr(unsafe.Pointer(rlim)), 0, 0, 0)
	return err
}

// Getrusage returns what has been used.
func Getrusage(who int, rusage *Rusage) (err error) {
	_, err = call(SYS_GETRUSAGE, uintptr(who), uintptr(unsafe.Pointer(rusage)), 0)
	return err
}

// Gettimeofday returns the time.
func Gettimeofday(tv *Timeval) (err error) {
	_, err = call(SYS_GETTIMEOFDAY, uintptr(unsafe.Pointer(tv)), 0, 0)
	return err
}

// Settimeofday sets the time.
func Settimeofday(tv *Timeval) (err error) {
	_, err = call(SYS_SETTIMEOFDAY, uintptr(unsafe.Pointer(tv)), 0, 0)
	return err
}

// Time returns the time in seconds.
func Time(t *Time_t) (tt Time_t, err error) {
	var tv Timeval
	if err := Gettimeofday(&tv); err != nil {
		return 0, err
	}
	if t != nil {
		*t = Time_t(tv.Sec)
	}
	return Time_t(tv.Sec), nil
}

// Times returns processor times in ticks.
func Times(tms *Tms) (ticks uintptr, err error) {
	n, err := call(SYS_TIMES, uintptr(unsafe.Pointer(tms)), 0, 0)
	return uintptr(n), err
}

// Adjtimex reads and tunes the kernel's clock.
func Adjtimex(buf *Timex) (state int, err error) {
	return call(SYS_ADJTIMEX, uintptr(unsafe.Pointer(buf)), 0, 0)
}

// Nanosleep blocks the thread for a time.
func Nanosleep(time *Timespec, leftover *Timespec) (err error) {
	_, err = call(SYS_NANOSLEEP, uintptr(unsafe.Pointer(time)), uintptr(unsafe.Pointer(leftover)), 0)
	return err
}

// Pause blocks until a signal comes.
func Pause() (err error) {
	_, err = call(SYS_PAUSE, 0, 0, 0)
	return err
}

// Tgkill sends a signal to a thread.
func Tgkill(tgid int, tid int, sig Signal) (err error) {
	_, err = call(SYS_TGKILL, uintptr(tgid), uintptr(tid), uintptr(sig))
	return err
}

// Umask sets the mask of the modes of new files.
func Umask(mask int) (oldmask int) {
	r, _, _ := RawSyscall(SYS_UMASK, uintptr(mask), 0, 0)
	return int(r)
}

// Uname describes the kernel.
func Uname(buf *Utsname) (err error) {
	_, err = call(SYS_UNAME, uintptr(unsafe.Pointer(buf)), 0, 0)
	return err
}

// Sysinfo describes the system's state.
func Sysinfo(info *Sysinfo_t) (err error) {
	_, err = call(SYS_SYSINFO, uintptr(unsafe.Pointer(info)), 0, 0)
	return err
}

// Unshare gives the thread name spaces of its own.
func Unshare(flags int) (err error) {
	_, err = call(SYS_UNSHARE, uintptr(flags), 0, 0)
	return err
}

// Chroot sets the root folder.
func Chroot(path string) (err error) {
	pathPtr, err := BytePtrFromString(path)
	if err != nil {
		return err
	}
	_, err = call(SYS_CHROOT, uintptr(unsafe.Pointer(pathPtr)), 0, 0)
	return err
}

// Acct records ended processes in a file.
func Acct(path string) (err error) {
	pathPtr, err := BytePtrFromString(path)
	if err != nil {
		return err
	}
	_, err = call(SYS_ACCT, uintptr(unsafe.Pointer(pathPtr)), 0, 0)
	return err
}

// PivotRoot exchanges the root file system.
func PivotRoot(newroot string, putold string) (err error) {
	newrootPtr, err := BytePtrFromString(newroot)
	if err != nil {
		return err
	}
	putoldPtr, err := BytePtrFromString(putold)
	if err != nil {
		return err
	}
	_, err = call(SYS_PIVOT_ROOT, uintptr(unsafe.Pointer(newrootPtr)), uintptr(unsafe.Pointer(putoldPtr)), 0)
	return err
}

// Mount mounts a file system.
func Mount(source string, target string, fstype string, flags uintptr, data string) (err error) {
	// Some kernels take an empty string for no data badly.
	var data_ *byte
	if data != "" {
		if data_, err = BytePtrFromString(data); err != nil {
			return err
		}
	}
	sourcePtr, err := BytePtrFromString(source)
	if err != nil {
		return err
	}
	targetPtr, err := BytePtrFromString(target)
	if err != nil {
		return err
	}
	fstypePtr, err := BytePtrFromString(fstype)
	if err != nil {
		return err
	}
	_, err = call6(SYS_MOUNT, uintptr(unsafe.Pointer(sourcePtr)), uintptr(unsafe.Pointer(targetPtr)), uintptr(unsafe.Pointer(fstypePtr)), flags, uintptr(unsafe.Pointer(data_)), 0)
	return err
}

// Unmount unmounts a file system.
func Unmount(target string, flags int) (err error) {
	targetPtr, err := BytePtrFromString(target)
	if err != nil {
		return err
	}
	_, err = call(SYS_UMOUNT2, uintptr(unsafe.Pointer(targetPtr)), uintptr(flags), 0)
	return err
}

// Reboot restarts or stops the machine.
func Reboot(cmd int) (err error) {
	_, err = call6(SYS_REBOOT, LINUX_REBOOT_MAGIC1, LINUX_REBOOT_MAGIC2, uintptr(cmd), 0, 0, 0)
	return err
}

// Sethostname sets the host's name.
func Sethostname(p []byte) (err error) {
	_, err = call(SYS_SETHOSTNAME, bytesPtr(p), uintptr(len(p)), 0)
	return err
}

// Setdomainname sets the domain's name.
func Setdomainname(p []byte) (err error) {
	_, err = call(SYS_SETDOMAINNAME, bytesPtr(p), uintptr(len(p)), 0)
	return err
}

// Klogctl reads and controls the kernel's log.
func Klogctl(typ int, buf []byte) (n int, err error) {
	return call(SYS_SYSLOG, uintptr(typ), bytesPtr(buf), uintptr(len(buf)))
}

// Ioperm allows input and output at ports.
func Ioperm(from int, num int, on int) (err error) {
	_, err = call(SYS_IOPERM, uintptr(from), uintptr(num), uintptr(on))
	return err
}

// Iopl sets the level that input and output need.
func Iopl(level int) (err error) {
	_, err = call(SYS_IOPL, uintptr(level), 0, 0)
	return err
}

// Mprotect sets what may be done with memory.
func Mprotect(b []byte, prot int) (err error) {
	_, err = call(SYS_MPROTECT, bytesPtr(b), uintptr(len(b)), uintptr(prot))
	return err
}

// Madvise says how memory will be used.
func Madvise(b []byte, advice int) (err error) {
	_, err = call(SYS_MADVISE, bytesPtr(b), uintptr(len(b)), uintptr(advice))
	return err
}

// Mlock keeps memory from being paged out.
func Mlock(b []byte) (err error) {
	_, err = call(SYS_MLOCK, bytesPtr(b), uintptr(len(b)), 0)
	return err
}

// Munlock ends what Mlock began.
func Munlock(b []byte) (err error) {
	_, err = call(SYS_MUNLOCK, bytesPtr(b), uintptr(len(b)), 0)
	return err
}

// Mlockall keeps all memory from being paged out.
func Mlockall(flags int) (err error) {
	_, err = call(SYS_MLOCKALL, uintptr(flags), 0, 0)
	return err
}

// Munlockall ends what Mlockall began.
func Munlockall() (err error) {
	_, err = call(SYS_MUNLOCKALL, 0, 0, 0)
	return err
}
