package sync

import "sync/atomic"

// Cond is a point where goroutines wait for a condition to become true.
type Cond struct {
	noCopy noCopy

	// L is held while the condition is observed or changed.
	L Locker

	m    Mutex
	head *waiter
	tail *waiter
	// self is the Cond's address from its first use on.
	self atomic.Pointer[Cond]
}

// check panics for a copy of a Cond that has been used.
func (c *Cond) check() {
	if c.self.Load() != c && !c.self.CompareAndSwap(nil, c) && c.self.Load() != c {
		panic("sync.Cond is copied")
	}
}

// A waiter is a goroutine in Wait.
type waiter struct {
	sema uint32
	next *waiter
}

// NewCond returns a Cond with Locker l.
func NewCond(l Locker) *Cond { return &Cond{L: l} }

// Wait unlocks c.L, waits to be woken and locks c.L again.
func (c *Cond) Wait() {
	c.check()
	w := new(waiter)
	c.m.Lock()
	if c.tail == nil {
		c.head = w
	} else {
		c.tail.next = w
	}
	c.tail = w
	c.m.Unlock()
	c.L.Unlock()
	runtime_Semacquire(&w.sema, false, waitCond)
	c.L.Lock()
}

// Signal wakes one goroutine that waits on c, the one that came first.
func (c *Cond) Signal() {
	c.check()
	c.m.Lock()
	w := c.head
	if w != nil {
		c.head = w.next
		if c.head == nil {
			c.tail = nil
		}
	}
	c.m.Unlock()
	if w != nil {
		runtime_Semrelease(&w.sema, false)
	}
}

// Broadcast wakes all goroutines that wait on c.
func (c *Cond) Broadcast() {
	c.check()
	c.m.Lock()
	w := c.head
	c.head, c.tail = nil, nil
	c.m.Unlock()
	for w != nil {
		next := w.next
		runtime_Semrelease(&w.sema, false)
		w = next
	}
}
