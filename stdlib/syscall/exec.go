package syscall

import (
	"errors"
	"sync"
	"unsafe"
)

// ForkLock is held while descriptors are made that a child must not inherit
// but for a moment could.
var ForkLock sync.RWMutex

// Credential is who a child is to be.
type Credential struct {
	Uid         uint32
	Gid         uint32
	Groups      []uint32
	NoSetGroups bool
}

// SysProcIDMap maps identities of a child's user name space.
type SysProcIDMap struct {
	ContainerID int
	HostID      int
	Size        int
}

// SysProcAttr holds what is special about a child on Linux.
type SysProcAttr struct {
	Chroot       string
	Credential   *Credential
	Ptrace       bool // the child asks to be traced
	Setsid       bool // a new session
	Setpgid      bool // process group Pgid, or its own if that is 0
	Setctty      bool // Ctty (a descriptor of the child) becomes the controlling terminal
	Noctty       bool // standard input is no controlling terminal
	Ctty         int  // also a descriptor of the parent with Foreground
	Foreground   bool // the child's process group is put into the foreground
	Pgid         int
	Pdeathsig    Signal // what the child gets when the parent's thread ends
	Cloneflags   uintptr
	Unshareflags uintptr
	// The next three are for children in user name spaces of their own.
	UidMappings                []SysProcIDMap
	GidMappings                []SysProcIDMap
	GidMappingsEnableSetgroups bool
	AmbientCaps                []uintptr
	UseCgroupFD                bool
	CgroupFD                   int
	PidFD                      *int // gets a descriptor for the child, -1 if there is none
}

// ProcAttr holds what a new process begins with.
type ProcAttr struct {
	Dir   string    // working directory
	Env   []string  // environment
	Files []uintptr // descriptors
	Sys   *SysProcAttr
}

// forkArgs is what the runtime's forkExec takes (runtime/src/fork.rs).
type forkArgs struct {
	path, argv, envp unsafe.Pointer
	dir, chroot      *byte
	files            *int64
	nfiles           int
	groups           *uint32
	ngroups          int
	flags            int
	pgid, ctty       int
	pdeathsig        int
	uid, gid         int
	cloneflags       uintptr
	unshareflags     uintptr
	nofile           [2]uint64
	errno            int
	pidfd            int32
	caps             *uintptr
	ncaps            int
	cgroup           int
	status, goOn     int32
	others           [2]int32
}

const (
	forkSetsid = 1 << iota
	forkSetpgid
	forkSetctty
	forkNoctty
	forkForeground
	forkPtrace
	forkCredential
	forkNoSetGroups
	_
	forkCgroup
	forkHandshake
)

func forkExec(a *forkArgs) int

// SlicePtrFromStrings converts strings to a slice of pointers to bytes with
// final zeros, with a final nil.
func SlicePtrFromStrings(ss []string) ([]*byte, error) {
	list := make([]*byte, len(ss)+1)
	for i, s := range ss {
		p, err := BytePtrFromString(s)
		if err != nil {
			return nil, err
		}
		list[i] = p
	}
	return list, nil
}

// StringByteSlice is ByteSliceFromString that panics.
//
// Deprecated: use ByteSliceFromString.
func StringByteSlice(s string) []byte {
	a, err := ByteSliceFromString(s)
	if err != nil {
		panic("syscall: string with NUL passed to StringByteSlice")
	}
	return a
}

// StringBytePtr is BytePtrFromString that panics.
//
// Deprecated: use BytePtrFromString.
func StringBytePtr(s string) *byte { return &StringByteSlice(s)[0] }

// StringSlicePtr is SlicePtrFromStrings that panics.
//
// Deprecated: use SlicePtrFromStrings.
func StringSlicePtr(ss []string) []*byte {
	list := make([]*byte, len(ss)+1)
	for i, s := range ss {
		list[i] = StringBytePtr(s)
	}
	return list
}

const clonePidfd = 0x1000

// ForkExec starts a program in a new process.
func ForkExec(argv0 string, argv []string, attr *ProcAttr) (pid int, err error) {
	if attr == nil {
		attr = new(ProcAttr)
	}
	sys := attr.Sys
	if sys == nil {
		sys = new(SysProcAttr)
	}
	var a forkArgs
	path, err := BytePtrFromString(argv0)
	if err != nil {
		return 0, err
	}
	argvp, err := SlicePtrFromStrings(argv)
	if err != nil {
		return 0, err
	}
	envp, err := SlicePtrFromStrings(attr.Env)
	if err != nil {
		return 0, err
	}
	a.path, a.argv, a.envp = unsafe.Pointer(path), unsafe.Pointer(&argvp[0]), unsafe.Pointer(&envp[0])
	if attr.Dir != "" {
		if a.dir, err = BytePtrFromString(attr.Dir); err != nil {
			return 0, err
		}
	}
	if sys.Chroot != "" {
		if a.chroot, err = BytePtrFromString(sys.Chroot); err != nil {
			return 0, err
		}
	}
	if sys.Setctty && sys.Foreground {
		return 0, errors.New("both Setctty and Foreground set in SysProcAttr")
	}
	if sys.Setctty && sys.Ctty >= len(attr.Files) {
		return 0, errors.New("Setctty set but Ctty not valid in child")
	}
	if sys.UseCgroupFD {
		a.flags |= forkCgroup
		a.cgroup = sys.CgroupFD
	}
	files := make([]int64, len(attr.Files))
	for i, f := range attr.Files {
		files[i] = int64(int(f))
	}
	a.files, a.nfiles = unsafe.SliceData(files), len(files)
	if c := sys.Credential; c != nil {
		a.flags |= forkCredential
		a.uid, a.gid = int(c.Uid), int(c.Gid)
		a.groups, a.ngroups = unsafe.SliceData(c.Groups), len(c.Groups)
		// In a user name space without setgroups there are none to set.
		denied := sys.GidMappings != nil && !sys.GidMappingsEnableSetgroups && len(c.Groups) == 0
		if c.NoSetGroups || denied {
			a.flags |= forkNoSetGroups
		}
	}
	for _, f := range [...]struct {
		on   bool
		flag int
	}{
		{sys.Setsid, forkSetsid}, {sys.Setpgid, forkSetpgid}, {sys.Setctty, forkSetctty}, {sys.Noctty, forkNoctty},
		{sys.Foreground, forkForeground}, {sys.Ptrace, forkPtrace},
	} {
		if f.on {
			a.flags |= f.flag
		}
	}
	a.pgid, a.ctty, a.pdeathsig = sys.Pgid, sys.Ctty, int(sys.Pdeathsig)
	a.cloneflags, a.unshareflags = sys.Cloneflags, sys.Unshareflags
	a.caps, a.ncaps = unsafe.SliceData(sys.AmbientCaps), len(sys.AmbientCaps)
	a.pidfd = -1
	if sys.PidFD != nil {
		a.cloneflags |= clonePidfd
	}
	ForkLock.Lock()
	if sys.UidMappings != nil || sys.GidMappings != nil {
		pid = forkMapped(&a, sys)
	} else {
		pid = forkExec(&a)
	}
	ForkLock.Unlock()
	if sys.PidFD != nil {
		*sys.PidFD = int(a.pidfd)
	}
	if pid < 0 {
		return 0, Errno(-pid)
	}
	return pid, nil
}

// StartProcess is ForkExec for package os.
func StartProcess(argv0 string, argv []string, attr *ProcAttr) (pid int, handle uintptr, err error) {
	pid, err = ForkExec(argv0, argv, attr)
	return pid, 0, err
}

// Exec replaces the process's program.
func Exec(argv0 string, argv []string, envv []string) (err error) {
	path, err := BytePtrFromString(argv0)
	if err != nil {
		return err
	}
	argvp, err := SlicePtrFromStrings(argv)
	if err != nil {
		return err
	}
	envp, err := SlicePtrFromStrings(envv)
	if err != nil {
		return err
	}
	_, _, e := RawSyscall(SYS_EXECVE, uintptr(unsafe.Pointer(path)), uintptr(unsafe.Pointer(&argvp[0])),
		uintptr(unsafe.Pointer(&envp[0])))
	return e
}

// A WaitStatus says how a process ended or why it stopped.
type WaitStatus uint32

// Exited reports whether the process ended by itself.
func (w WaitStatus) Exited() bool { return w&0x7f == 0 }

// Signaled reports whether a signal ended the process.
func (w WaitStatus) Signaled() bool { return w&0x7f != 0x7f && w&0x7f != 0 }

// Stopped reports whether the process is stopped.
func (w WaitStatus) Stopped() bool { return w&0xff == 0x7f }

// Continued reports whether the process goes on after it was stopped.
func (w WaitStatus) Continued() bool { return w == 0xffff }

// CoreDump reports whether memory was written to a file.
func (w WaitStatus) CoreDump() bool { return w.Signaled() && w&0x80 != 0 }

// ExitStatus returns the status of a process that has ended by itself, else -1.
func (w WaitStatus) ExitStatus() int {
	if !w.Exited() {
		return -1
	}
	return int(w>>8) & 0xff
}

// Signal returns the signal that ended the process, else -1.
func (w WaitStatus) Signal() Signal {
	if !w.Signaled() {
		return -1
	}
	return Signal(w & 0x7f)
}

// StopSignal returns the signal that stopped the process, else -1.
func (w WaitStatus) StopSignal() Signal {
	if !w.Stopped() {
		return -1
	}
	return Signal(w>>8) & 0xff
}

// TrapCause returns what stopped a traced process, -1 if not a trap.
func (w WaitStatus) TrapCause() int {
	if w.StopSignal() != SIGTRAP {
		return -1
	}
	return int(w>>8) >> 8
}

// Wait4 waits for a child.
func Wait4(pid int, wstatus *WaitStatus, options int, rusage *Rusage) (wpid int, err error) {
	var status int32
	wpid, err = call6(SYS_WAIT4, uintptr(pid), uintptr(unsafe.Pointer(&status)), uintptr(options),
		uintptr(unsafe.Pointer(rusage)), 0, 0)
	if wstatus != nil {
		*wstatus = WaitStatus(status)
	}
	return wpid, err
}
