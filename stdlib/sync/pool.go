package sync

import "sync/atomic"

// A Pool is a set of temporary objects; any of them may be dropped at any
// time.
//
// Each P has a place of its own: one object that only it touches, and a deque
// that others may steal from. Who uses a place is pinned to the P and so not
// disturbed by another goroutine of it. A collection turns all objects into
// victims, which are what Get looks at last, and drops the victims of the one
// before: an object that nobody needs goes after two collections.
type Pool struct {
	noCopy noCopy

	// The runtime links pools and moves local to victim at the start of a
	// collection (runtime/src/pool.rs).
	next   *Pool
	local  *poolLocals
	victim *poolLocals
	listed bool

	// New makes an object when Get would return nil otherwise.
	New func() any
}

// poolLocals are the places of all Ps, by their numbers.
type poolLocals struct {
	p []poolLocal
}

type poolLocal struct {
	private any
	shared  poolDeque
	_       [64]byte // the next P's is on another cache line
}

// runtime_procPin keeps the goroutine on its P and returns the P's number.
func runtime_procPin() int
func runtime_procUnpin()
func runtime_procs() int

// runtime_registerPool sets p.local; false if there is one already.
func runtime_registerPool(p *Pool, local *poolLocals) bool

// pin pins the goroutine and returns its P's place and number.
func (p *Pool) pin() (*poolLocal, int) {
	id := runtime_procPin()
	if l := p.local; l != nil && id < len(l.p) {
		return &l.p[id], id
	}
	return p.pinSlow(id)
}

// pinSlow makes the places. Nothing here waits or is collected: the goroutine
// is pinned.
//
//go:noinline
func (p *Pool) pinSlow(id int) (*poolLocal, int) {
	l := &poolLocals{make([]poolLocal, max(runtime_procs(), id+1))}
	if !runtime_registerPool(p, l) {
		if id < len(p.local.p) {
			l = p.local
		} else {
			// There are more Ps than before. What was pooled is dropped.
			p.local = l
		}
	}
	return &l.p[id], id
}

// Put adds x to the pool.
func (p *Pool) Put(x any) {
	if x == nil {
		return
	}
	l, _ := p.pin()
	if l.private == nil {
		l.private = x
	} else {
		l.shared.push(x)
	}
	runtime_procUnpin()
}

// Get takes an object out of the pool, or makes one with New.
func (p *Pool) Get() any {
	l, id := p.pin()
	x := l.private
	l.private = nil
	if x == nil {
		if x = l.shared.pop(); x == nil {
			x = p.getSlow(id)
		}
	}
	runtime_procUnpin()
	if x == nil && p.New != nil {
		x = p.New()
	}
	return x
}

// getSlow looks at the places of other Ps, then at the victims.
func (p *Pool) getSlow(id int) any {
	if x := p.local.steal(id); x != nil {
		return x
	}
	v := p.victim
	if v == nil {
		return nil
	}
	if id < len(v.p) {
		if x := v.p[id].private; x != nil {
			v.p[id].private = nil
			return x
		}
	}
	if x := v.steal(id); x != nil {
		return x
	}
	// Empty but for objects that only other Ps may take: not worth another look.
	p.victim = nil
	return nil
}

// steal takes from the deques, P id's last.
func (l *poolLocals) steal(id int) any {
	n := len(l.p)
	for i := range n {
		if x := l.p[(id+i+1)%n].shared.steal(); x != nil {
			return x
		}
	}
	return nil
}

// A poolDeque is a work-stealing deque as Chase and Lev describe it: its P
// pushes and pops at the bottom, others steal from the top. Slots are at
// indices modulo the length of the ring, from top to bottom. The value that a
// thief reads may be torn when its owner takes it away meanwhile; then top has
// moved on, and the thief does not use it.
type poolDeque struct {
	top, bottom atomic.Int64
	ring        atomic.Pointer[poolRing]
}

type poolRing struct {
	slots []any
}

func (r *poolRing) at(i int64) *any { return &r.slots[i&int64(len(r.slots)-1)] }

const poolRingMin = 8

// push adds x at the bottom.
func (d *poolDeque) push(x any) {
	t, b := d.top.Load(), d.bottom.Load()
	r := d.ring.Load()
	if r == nil || b-t == int64(len(r.slots)) {
		r = d.grow(r, t, b)
	}
	*r.at(b) = x
	d.bottom.Store(b + 1)
}

func (d *poolDeque) grow(old *poolRing, t, b int64) *poolRing {
	n := poolRingMin
	if old != nil {
		n = 2 * len(old.slots)
	}
	r := &poolRing{make([]any, n)}
	for i := t; i < b; i++ {
		*r.at(i) = *old.at(i)
	}
	// Thieves that have the older one find the same there.
	d.ring.Store(r)
	return r
}

// pop takes what was pushed last.
func (d *poolDeque) pop() any {
	b := d.bottom.Load()
	if d.top.Load() >= b {
		return nil
	}
	b--
	// Claimed before top is looked at again.
	d.bottom.Store(b)
	t := d.top.Load()
	if t > b {
		d.bottom.Store(t)
		return nil
	}
	slot := d.ring.Load().at(b)
	x := *slot
	if t == b {
		// The last one: thieves may want it too.
		won := d.top.CompareAndSwap(t, t+1)
		d.bottom.Store(b + 1)
		if !won {
			return nil
		}
	}
	*slot = nil
	return x
}

// steal takes what was pushed first.
func (d *poolDeque) steal() any {
	for {
		t := d.top.Load()
		if t >= d.bottom.Load() {
			return nil
		}
		x := *d.ring.Load().at(t)
		if d.top.CompareAndSwap(t, t+1) {
			return x
		}
	}
}
