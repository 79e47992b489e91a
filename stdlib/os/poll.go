package os

import (
	"errors"
	"syscall"
	"time"
	_ "unsafe" // for linkname
)

//go:linkname pollOpen internal/poll.runtime_pollOpen
func pollOpen(fd uintptr) (pd uintptr, errno int)

//go:linkname pollClose internal/poll.runtime_pollClose
func pollClose(pd uintptr)

//go:linkname pollReset internal/poll.runtime_pollReset
func pollReset(pd uintptr, mode int) int

//go:linkname pollWait internal/poll.runtime_pollWait
func pollWait(pd uintptr, mode int) int

//go:linkname pollUnblock internal/poll.runtime_pollUnblock
func pollUnblock(pd uintptr)

//go:linkname pollSetDeadline internal/poll.runtime_pollSetDeadline
func pollSetDeadline(pd uintptr, d int64, mode int)

// poll registers a file with the poller if the kernel can watch it.
func (f *File) poll() bool {
	pd, errno := pollOpen(uintptr(f.fd))
	if errno != 0 {
		return false
	}
	f.pd = pd
	return true
}

// polled reports whether calls wait in the poller.
func (f *File) polled() bool { return f.pd != 0 && !f.blocking.Load() }

// pollError turns the poller's answer into an error.
func pollError(code int) error {
	switch code {
	case 1:
		return ErrClosed
	case 2:
		return ErrDeadlineExceeded
	}
	return nil
}

// ready begins a call: what happened before does not count. A deadline that has passed does, also when calls block.
func (f *File) ready(mode int) error {
	if f.pd == 0 {
		return nil
	}
	return pollError(pollReset(f.pd, mode))
}

// wait waits until the kernel has something for the call.
func (f *File) wait(mode int) error { return pollError(pollWait(f.pd, mode)) }

var errFileClosing = errors.New("use of closed file")

// SetDeadline sets the time after which reads and writes that have to wait
// fail; the zero time means none.
func (f *File) SetDeadline(t time.Time) error { return f.deadline(t, 'r'+'w') }

// SetReadDeadline is SetDeadline for reads.
func (f *File) SetReadDeadline(t time.Time) error { return f.deadline(t, 'r') }

// SetWriteDeadline is SetDeadline for writes.
func (f *File) SetWriteDeadline(t time.Time) error { return f.deadline(t, 'w') }

func (f *File) deadline(t time.Time, mode int) error {
	if f == nil {
		return ErrInvalid
	}
	if f.enter("") != nil {
		return errFileClosing
	}
	defer f.leave()
	if f.pd == 0 {
		return ErrNoDeadline
	}
	var d int64
	if !t.IsZero() {
		if d = int64(time.Until(t)); d <= 0 {
			d = -1
		}
	}
	pollSetDeadline(f.pd, d, mode)
	return nil
}

// rawConn is a file's descriptor for system calls.
type rawConn struct{ f *File }

// SyscallConn returns access to the descriptor.
func (f *File) SyscallConn() (syscall.RawConn, error) {
	if f == nil {
		return nil, ErrInvalid
	}
	return rawConn{f}, nil
}

func (c rawConn) enter() error {
	if c.f.enter("") != nil {
		return ErrClosed
	}
	return nil
}

func (c rawConn) Control(f func(fd uintptr)) error {
	if err := c.enter(); err != nil {
		return err
	}
	defer c.f.leave()
	f(uintptr(c.f.fd))
	return nil
}

func (c rawConn) Read(f func(fd uintptr) bool) error { return c.loop(f, 'r') }

func (c rawConn) Write(f func(fd uintptr) bool) error { return c.loop(f, 'w') }

func (c rawConn) loop(f func(fd uintptr) bool, mode int) error {
	if err := c.enter(); err != nil {
		return err
	}
	defer c.f.leave()
	one := &c.f.reading
	if mode == 'w' {
		one = &c.f.writing
	}
	one.Lock()
	defer one.Unlock()
	if err := c.f.ready(mode); err != nil {
		return err
	}
	for !f(uintptr(c.f.fd)) {
		if !c.f.polled() {
			return ErrNoDeadline
		}
		if err := c.f.wait(mode); err != nil {
			return err
		}
	}
	return nil
}
