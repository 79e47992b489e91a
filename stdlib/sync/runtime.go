// Package sync provides locks, one-time actions and waiting for groups of
// goroutines. All blocking rests on the runtime's semaphores.
package sync

import _ "unsafe" // for linkname

// Why a goroutine waits, as tracebacks tell it: the runtime's numbers.
const (
	waitMutex     = 9
	waitRWMutexR  = 10
	waitRWMutex   = 11
	waitCond      = 12
	waitWaitGroup = 13
)

// runtime_Semacquire waits until *s > 0 and then decrements it atomically.
// lifo puts the goroutine at the head of the queue; reason is one of the
// above.
func runtime_Semacquire(s *uint32, lifo bool, reason int)

// runtime_Semrelease increments *s atomically and wakes a goroutine that
// waits in runtime_Semacquire; handoff lets that one run at once.
func runtime_Semrelease(s *uint32, handoff bool)

// runtime_spin lets a moment pass in which a lock may be released that a
// goroutine on another thread holds, and reports true; false if waiting is no
// use, or no more after that many rounds.
func runtime_spin(round int) bool

//go:linkname nanotime runtime.nanotime
func nanotime() int64

// fatal ends the program with "fatal error: " and the text.
//
//go:linkname fatal runtime.fatal
func fatal(text string)

// A Locker can be locked and unlocked.
type Locker interface {
	Lock()
	Unlock()
}

// noCopy lets vet find copies.
type noCopy struct{}

func (*noCopy) Lock()   {}
func (*noCopy) Unlock() {}
