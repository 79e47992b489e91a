package os

import (
	"errors"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
	"unsafe"
)

// Errors of processes.
var (
	ErrProcessDone = errors.New("os: process already finished")
	ErrNoHandle    = errors.New("os: process handle unavailable")
)

// Process is a process made by StartProcess or found by FindProcess.
type Process struct {
	Pid    int
	status atomic.Int32 // one of the constants below
	// mu is held for reading while the process's id is used, and for writing
	// while the process is waited for: then the id becomes free.
	mu sync.RWMutex
	// pidfd is the kernel's descriptor for the process, -1 if there is none.
	pidfd int
}

const (
	processRunning = iota
	processDone
	processReleased
	processAbsent // it was not there when it was looked for
)

func newProcess(pid, pidfd int) *Process {
	p := &Process{Pid: pid, pidfd: pidfd}
	runtime.SetFinalizer(p, (*Process).Release)
	return p
}

const sysPidfdOpen = 434

// FindProcess returns the process with this id; it need not exist.
func FindProcess(pid int) (*Process, error) {
	fd, _, e := syscall.RawSyscall(sysPidfdOpen, uintptr(pid), 0, 0)
	switch e {
	case 0:
		return newProcess(pid, int(fd)), nil
	case syscall.ESRCH:
		p := &Process{Pid: pid, pidfd: -1}
		p.status.Store(processAbsent)
		return p, nil
	}
	return newProcess(pid, -1), nil
}

// ProcAttr holds what a new process begins with.
type ProcAttr struct {
	// Dir is the working directory, the parent's if empty.
	Dir string
	// Env is the environment, the parent's if nil.
	Env []string
	// Files are the open files; nil ones are closed in the process.
	Files []*File
	// Sys is what only this system has.
	Sys *syscall.SysProcAttr
}

// StartProcess starts a program with its arguments, the first of which is its
// name.
func StartProcess(name string, argv []string, attr *ProcAttr) (*Process, error) {
	if attr == nil {
		attr = new(ProcAttr)
	}
	// A missing folder is a better error than what the child would say.
	if attr.Dir != "" && (attr.Sys == nil || attr.Sys.Chroot == "") {
		if _, err := Stat(attr.Dir); err != nil {
			pe := err.(*PathError)
			pe.Op = "chdir"
			return nil, pe
		}
	}
	var own syscall.SysProcAttr
	if attr.Sys != nil {
		own = *attr.Sys
	}
	pidfd := -1
	if own.PidFD == nil {
		own.PidFD = &pidfd
	}
	sys := &syscall.ProcAttr{Dir: attr.Dir, Env: attr.Env, Sys: &own}
	if sys.Env == nil {
		sys.Env = Environ()
	}
	for _, f := range attr.Files {
		sys.Files = append(sys.Files, f.Fd())
	}
	pid, _, err := syscall.StartProcess(name, argv, sys)
	runtime.KeepAlive(attr)
	if err != nil {
		return nil, &PathError{Op: "fork/exec", Path: name, Err: err}
	}
	if own.PidFD != &pidfd && *own.PidFD >= 0 {
		// The caller has its descriptor; this is the Process's.
		if fd, err := syscall.Dup(*own.PidFD); err == nil {
			syscall.CloseOnExec(fd)
			pidfd = fd
		}
	}
	return newProcess(pid, pidfd), nil
}

// Release releases what belongs to the Process.
func (p *Process) Release() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.status.CompareAndSwap(processRunning, processReleased)
	p.closeHandle()
	p.Pid = -1
	runtime.SetFinalizer(p, nil)
	return nil
}

// closeHandle must be called with mu held for writing.
func (p *Process) closeHandle() {
	if p.pidfd > 0 {
		syscall.Close(p.pidfd)
	}
	p.pidfd = -1
}

// Kill makes the process end at once.
func (p *Process) Kill() error { return p.Signal(Kill) }

const sysPidfdSendSignal = 424

// Signal sends a signal to the process.
func (p *Process) Signal(sig Signal) error {
	if p.Pid == -1 && p.status.Load() != processDone {
		return errors.New("os: process already released")
	}
	if p.Pid == 0 {
		return errors.New("os: process not initialized")
	}
	s, ok := sig.(syscall.Signal)
	if !ok {
		return errors.New("os: unsupported signal type")
	}
	p.mu.RLock()
	defer p.mu.RUnlock()
	switch p.status.Load() {
	case processDone, processAbsent:
		return ErrProcessDone
	case processReleased:
		return errors.New("os: process already released")
	}
	var err error
	if p.pidfd > 0 {
		if _, _, e := syscall.Syscall6(sysPidfdSendSignal, uintptr(p.pidfd), uintptr(s), 0, 0, 0, 0); e != 0 {
			err = e
		}
	} else {
		err = syscall.Kill(p.Pid, s)
	}
	if err == syscall.ESRCH {
		return ErrProcessDone
	}
	return err
}

// WithHandle calls f with the kernel's descriptor for the process.
func (p *Process) WithHandle(f func(handle uintptr)) error {
	p.mu.RLock()
	defer p.mu.RUnlock()
	switch p.status.Load() {
	case processDone:
		return ErrProcessDone
	case processReleased:
		return errors.New("os: process already released")
	}
	if p.pidfd <= 0 {
		return ErrNoHandle
	}
	f(uintptr(p.pidfd))
	return nil
}

const (
	pPid    = 1
	wNowait = 0x1000000
)

// Wait waits until the process ends and returns how it did.
func (p *Process) Wait() (*ProcessState, error) {
	switch p.status.Load() {
	case processDone:
		return nil, NewSyscallError("wait", syscall.ECHILD)
	case processReleased:
		return nil, syscall.EINVAL
	}
	// Its id stays taken while we wait for its end; only then it is given up,
	// when nobody can be sending a signal to it.
	var info [128]byte
	err := retry(func() error {
		_, _, e := syscall.Syscall6(syscall.SYS_WAITID, pPid, uintptr(p.Pid), uintptr(unsafe.Pointer(&info)), syscall.WEXITED|wNowait, 0, 0)
		if e != 0 {
			return e
		}
		return nil
	})
	if err != nil {
		return nil, NewSyscallError("waitid", err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	var (
		status syscall.WaitStatus
		rusage syscall.Rusage
		pid    int
	)
	err = retry(func() (err error) {
		pid, err = syscall.Wait4(p.Pid, &status, 0, &rusage)
		return err
	})
	if err != nil {
		return nil, NewSyscallError("wait", err)
	}
	p.status.Store(processDone)
	p.closeHandle()
	runtime.SetFinalizer(p, nil)
	return &ProcessState{pid, status, &rusage}, nil
}

// ProcessState says how a process ended.
type ProcessState struct {
	pid    int
	status syscall.WaitStatus
	rusage *syscall.Rusage
}

// Pid returns the id that the process had.
func (p *ProcessState) Pid() int { return p.pid }

// Exited reports whether the process ended by itself.
func (p *ProcessState) Exited() bool { return p.status.Exited() }

// Success reports whether it ended with status 0.
func (p *ProcessState) Success() bool { return p.status.ExitStatus() == 0 }

// ExitCode returns the exit status, -1 if a signal ended the process.
func (p *ProcessState) ExitCode() int {
	if p == nil {
		return -1
	}
	return p.status.ExitStatus()
}

// Sys returns the kernel's form, a syscall.WaitStatus.
func (p *ProcessState) Sys() any { return p.status }

// SysUsage returns what the process has used, a *syscall.Rusage.
func (p *ProcessState) SysUsage() any { return p.rusage }

// UserTime returns the processor time used in the program.
func (p *ProcessState) UserTime() time.Duration { return time.Duration(p.rusage.Utime.Nano()) }

// SystemTime returns the processor time used in the kernel.
func (p *ProcessState) SystemTime() time.Duration { return time.Duration(p.rusage.Stime.Nano()) }

// String describes the end in words.
func (p *ProcessState) String() string {
	if p == nil {
		return "<nil>"
	}
	w := p.status
	s := ""
	switch {
	case w.Exited():
		s = "exit status " + strconv.Itoa(w.ExitStatus())
	case w.Signaled():
		s = "signal: " + w.Signal().String()
	case w.Stopped():
		s = "stop signal: " + w.StopSignal().String()
		if w.StopSignal() == syscall.SIGTRAP && w.TrapCause() != 0 {
			s += " (trap " + strconv.Itoa(w.TrapCause()) + ")"
		}
	case w.Continued():
		s = "continued"
	}
	if w.CoreDump() {
		s += " (core dumped)"
	}
	return s
}
