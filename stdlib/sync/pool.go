package sync

// A Pool is a set of temporary objects; any of them may be dropped at any
// time. It keeps a bounded number: more would be garbage that the collector
// cannot free.
type Pool struct {
	noCopy noCopy

	// New makes an object when Get would return nil otherwise.
	New func() any

	m    Mutex
	free []any
}

const poolMax = 64

// Put adds x to the pool.
func (p *Pool) Put(x any) {
	if x == nil {
		return
	}
	p.m.Lock()
	if len(p.free) < poolMax {
		p.free = append(p.free, x)
	}
	p.m.Unlock()
}

// Get takes an object out of the pool, or makes one with New.
func (p *Pool) Get() any {
	var x any
	p.m.Lock()
	if n := len(p.free); n > 0 {
		x = p.free[n-1]
		p.free[n-1] = nil
		p.free = p.free[:n-1]
	}
	p.m.Unlock()
	if x == nil && p.New != nil {
		x = p.New()
	}
	return x
}
