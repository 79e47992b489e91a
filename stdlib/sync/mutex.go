package sync

import "sync/atomic"

// A Mutex is a mutual exclusion lock; the zero value is unlocked.
//
// state holds two bits and the number of goroutines that wait. woken says
// that one of them has been woken and competes for the lock, so that Unlock
// need not wake another.
type Mutex struct {
	_  noCopy
	mu mutex
}

// mutex is what a Mutex is made of, laid out as users see it when they print one.
type mutex struct {
	state int32
	sema  uint32
}

const (
	mutexLocked = 1
	mutexWoken  = 2
	mutexShift  = 2
)

// Lock locks m.
func (m *Mutex) Lock() {
	if atomic.CompareAndSwapInt32(&m.mu.state, 0, mutexLocked) {
		return
	}
	m.lockSlow()
}

func (m *Mutex) lockSlow() {
	woken := false
	waited := false
	for {
		old := atomic.LoadInt32(&m.mu.state)
		next := old | mutexLocked
		if old&mutexLocked != 0 {
			next += 1 << mutexShift
		}
		if woken {
			next &^= mutexWoken
		}
		if !atomic.CompareAndSwapInt32(&m.mu.state, old, next) {
			continue
		}
		if old&mutexLocked == 0 {
			return
		}
		// Who has waited already goes to the head of the queue.
		runtime_Semacquire(&m.mu.sema, waited, waitMutex)
		woken = true
		waited = true
	}
}

// TryLock locks m if that is possible at once.
func (m *Mutex) TryLock() bool {
	old := atomic.LoadInt32(&m.mu.state)
	return old&mutexLocked == 0 && atomic.CompareAndSwapInt32(&m.mu.state, old, old|mutexLocked)
}

// Unlock unlocks m, which any goroutine may have locked.
func (m *Mutex) Unlock() {
	next := atomic.AddInt32(&m.mu.state, -mutexLocked)
	if next != 0 {
		m.unlockSlow(next)
	}
}

func (m *Mutex) unlockSlow(state int32) {
	if (state+mutexLocked)&mutexLocked == 0 {
		fatal("sync: unlock of unlocked mutex")
	}
	for {
		if state>>mutexShift == 0 || state&(mutexLocked|mutexWoken) != 0 {
			return
		}
		next := (state - 1<<mutexShift) | mutexWoken
		if atomic.CompareAndSwapInt32(&m.mu.state, state, next) {
			runtime_Semrelease(&m.mu.sema, false)
			return
		}
		state = atomic.LoadInt32(&m.mu.state)
	}
}
