package iter

// Pull runs the iterator in a goroutine of its own that takes turns with the
// caller: exactly one of the two runs at any time, and the runtime switches
// between them without its scheduler. A panic or Goexit of the iterator
// continues in the caller.

// coro is the runtime's Coro: the goroutine that does not run.
type coro struct {
	g uintptr
}

// newcoro makes a goroutine for f, which runs from the first switch on. Its end
// is a switch too.
func newcoro(c *coro, f func())

// coroswitch runs the other side until it switches back.
func coroswitch(c *coro)

// turn is what the two sides share.
type turn struct {
	c     coro
	asked bool // next waits for a value
	done  bool
	// How the iterator ended, if not by returning.
	panicked bool
	reason   any
	exited   bool
}

// run is the iterator's goroutine.
func (t *turn) run(seq func()) {
	if t.done {
		return
	}
	returned := false
	defer func() {
		if !returned {
			t.reason = recover()
			t.panicked = t.reason != nil
			t.exited = !t.panicked
		}
		t.done = true
	}()
	seq()
	returned = true
}

// wanted reports whether a value that the iterator has is wanted.
func (t *turn) wanted() bool {
	if t.done {
		return false
	}
	if !t.asked {
		panic("iter.Pull: yield called again before next")
	}
	t.asked = false
	return true
}

// ask lets the iterator run up to its next value.
func (t *turn) ask() {
	if t.asked {
		panic("iter.Pull: next called again before yield")
	}
	t.asked = true
	t.step()
}

// stop ends the iterator.
func (t *turn) stop() {
	if !t.done {
		t.done = true
		t.step()
	}
}

func (t *turn) step() {
	coroswitch(&t.c)
	if t.panicked {
		t.panicked = false
		panic(t.reason)
	}
	if t.exited {
		t.exited = false
		goexit()
	}
}

// Pull turns seq into two functions: next returns the next value and whether
// there is one, stop ends the iteration.
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	t := new(turn)
	var value V
	have := false
	newcoro(&t.c, func() {
		t.run(func() {
			seq(func(v V) bool {
				if !t.wanted() {
					return false
				}
				value, have = v, true
				coroswitch(&t.c)
				return !t.done
			})
		})
	})
	next = func() (V, bool) {
		var v V
		if t.done {
			return v, false
		}
		t.ask()
		v, value = value, v
		ok := have
		have = false
		return v, ok
	}
	return next, t.stop
}

// Pull2 is Pull for pairs.
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	t := new(turn)
	var key K
	var value V
	have := false
	newcoro(&t.c, func() {
		t.run(func() {
			seq(func(k K, v V) bool {
				if !t.wanted() {
					return false
				}
				key, value, have = k, v, true
				coroswitch(&t.c)
				return !t.done
			})
		})
	})
	next = func() (K, V, bool) {
		var k K
		var v V
		if t.done {
			return k, v, false
		}
		t.ask()
		k, key = key, k
		v, value = value, v
		ok := have
		have = false
		return k, v, ok
	}
	return next, t.stop
}
