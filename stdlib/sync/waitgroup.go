package sync

import "sync/atomic"

// A WaitGroup waits for a number of goroutines to finish.
//
// state holds the counter in its upper and the number of waiters in its lower
// half, so that both change in one step.
type WaitGroup struct {
	noCopy noCopy
	state  atomic.Uint64
	sema   uint32
}

// Add adds delta to the counter and wakes the waiters when it becomes zero.
func (wg *WaitGroup) Add(delta int) {
	state := wg.state.Add(uint64(delta) << 32)
	count := int32(state >> 32)
	waiters := uint32(state)
	if count < 0 {
		panic("sync: negative WaitGroup counter")
	}
	if waiters != 0 && delta > 0 && count == int32(delta) {
		panic("sync: WaitGroup misuse: Add called concurrently with Wait")
	}
	if count > 0 || waiters == 0 {
		return
	}
	// There must be no change now, from Add or from Wait.
	if wg.state.Load() != state {
		panic("sync: WaitGroup misuse: Add called concurrently with Wait")
	}
	wg.state.Store(0)
	for ; waiters != 0; waiters-- {
		runtime_Semrelease(&wg.sema, false)
	}
}

// Done takes one from the counter.
func (wg *WaitGroup) Done() { wg.Add(-1) }

// Wait waits until the counter is zero.
func (wg *WaitGroup) Wait() {
	for {
		state := wg.state.Load()
		if int32(state>>32) == 0 {
			return
		}
		if wg.state.CompareAndSwap(state, state+1) {
			runtime_Semacquire(&wg.sema, false, waitWaitGroup)
			if wg.state.Load() != 0 {
				panic("sync: WaitGroup is reused before previous Wait has returned")
			}
			return
		}
	}
}

// Go calls f in a goroutine of its own that belongs to the group. A panic of f ends the program before anybody who waits
// for the group goes on.
func (wg *WaitGroup) Go(f func()) {
	wg.Add(1)
	go func() {
		defer func() {
			if x := recover(); x != nil {
				// The program ends with this panic. Done would let the waiting goroutine end it before.
				panic(x)
			}
			wg.Done()
		}()
		f()
	}()
}
