package sync

import "sync/atomic"

// A Mutex is a mutual exclusion lock; the zero value is unlocked.
//
// state holds three bits and the number of goroutines that wait. woken says
// that one of them has been woken and competes for the lock, so that Unlock
// need not wake another. late says that one that was woken has lost that race
// and has waited too long: nobody else may take the lock then, Unlock leaves
// it locked for the first that waits.
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
	mutexLate   = 4
	mutexShift  = 3
)

// lateAfter is for how many nanoseconds a goroutine may wait before it counts
// as late.
const lateAfter = 1000000

// Lock locks m.
func (m *Mutex) Lock() {
	if atomic.CompareAndSwapInt32(&m.mu.state, 0, mutexLocked) {
		return
	}
	m.lockSlow()
}

func (m *Mutex) lockSlow() {
	for round := 0; ; round++ {
		if m.TryLock() {
			return
		}
		if !runtime_spin(round) {
			break
		}
	}
	woken := false
	since := int64(0)
	for {
		old := atomic.LoadInt32(&m.mu.state)
		next := old
		busy := old&(mutexLocked|mutexLate) != 0
		if !busy {
			next |= mutexLocked
		} else {
			next += 1 << mutexShift
			if since == 0 {
				since = nanotime()
			} else if woken && nanotime()-since > lateAfter {
				next |= mutexLate
			}
		}
		if woken {
			next &^= mutexWoken
		}
		if !atomic.CompareAndSwapInt32(&m.mu.state, old, next) {
			continue
		}
		if !busy {
			return
		}
		// Who has waited already goes to the head of the queue.
		runtime_Semacquire(&m.mu.sema, woken, waitMutex)
		if atomic.LoadInt32(&m.mu.state)&mutexLate != 0 {
			// Nobody is woken but the one that the lock is left for.
			atomic.AddInt32(&m.mu.state, -mutexLate)
			return
		}
		woken = true
	}
}

// TryLock locks m if that is possible at once.
func (m *Mutex) TryLock() bool {
	old := atomic.LoadInt32(&m.mu.state)
	return old&(mutexLocked|mutexLate) == 0 && atomic.CompareAndSwapInt32(&m.mu.state, old, old|mutexLocked)
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
		late := state&mutexLate != 0
		next := state - 1<<mutexShift
		if late {
			next |= mutexLocked
		} else {
			next |= mutexWoken
		}
		if atomic.CompareAndSwapInt32(&m.mu.state, state, next) {
			runtime_Semrelease(&m.mu.sema, late)
			return
		}
		state = atomic.LoadInt32(&m.mu.state)
	}
}
