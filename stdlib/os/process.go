package os

import (
	"errors"
	"sync/atomic"
	"syscall"
)

// ErrProcessDone says that a process has finished.
var ErrProcessDone = errors.New("os: process already finished")

// Process is a process found by FindProcess.
type Process struct {
	Pid      int
	released atomic.Bool
}

// FindProcess returns the process with this id; it need not exist.
func FindProcess(pid int) (*Process, error) { return &Process{Pid: pid}, nil }

// Release releases what belongs to the Process.
func (p *Process) Release() error {
	p.released.Store(true)
	return nil
}

// Kill makes the process end at once.
func (p *Process) Kill() error { return p.Signal(Kill) }

// Signal sends a signal to the process.
func (p *Process) Signal(sig Signal) error {
	if p.Pid == -1 || p.released.Load() {
		return errors.New("os: process already released")
	}
	if p.Pid == 0 {
		return errors.New("os: process not initialized")
	}
	s, ok := sig.(syscall.Signal)
	if !ok {
		return errors.New("os: unsupported signal type")
	}
	err := syscall.Kill(p.Pid, s)
	if err == syscall.ESRCH {
		return ErrProcessDone
	}
	return err
}
