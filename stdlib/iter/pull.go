package iter

// Pull runs the iterator in a goroutine of its own that takes turns with the
// caller: exactly one of the two runs at any time, handing over through
// channels. A panic or Goexit of the iterator continues in the caller.

// turn is what the two sides share.
type turn struct {
	resume  chan bool // to the iterator: true to go on, false to stop
	back    chan struct{}
	started bool
	done    bool
	running bool // the iterator's turn
	failed  bool
	reason  any
	exited  bool
}

func newTurn() *turn { return &turn{resume: make(chan bool), back: make(chan struct{})} }

// run is the iterator's goroutine; body is the call of seq.
func (t *turn) run(body func()) {
	normal := false
	defer func() {
		if !normal {
			if r := recover(); r != nil {
				t.failed = true
				t.reason = r
			} else {
				t.exited = true
			}
		}
		t.done = true
		t.back <- struct{}{}
	}()
	if <-t.resume {
		body()
	}
	normal = true
}

// yielded hands a value over; it reports whether to go on.
func (t *turn) yielded() bool {
	t.back <- struct{}{}
	return <-t.resume
}

// step gives the iterator its turn and waits for it to end.
func (t *turn) step(goOn bool, body func()) {
	if t.running {
		panic("iter: next or stop called again before it has returned")
	}
	t.running = true
	if !t.started {
		t.started = true
		go t.run(body)
	}
	t.resume <- goOn
	<-t.back
	t.running = false
	if t.failed {
		t.failed = false
		panic(t.reason)
	}
	if t.exited {
		t.exited = false
		goexit()
	}
}

// stop ends the iterator.
func (t *turn) stop(body func()) {
	if t.done {
		return
	}
	if !t.started {
		t.done = true
		return
	}
	t.step(false, body)
	t.done = true
}

// Pull turns seq into two functions: next returns the next value and whether
// there is one, stop ends the iteration.
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	t := newTurn()
	var value V
	have := false
	body := func() {
		seq(func(v V) bool {
			if t.done {
				panic("iter: yield called after the end")
			}
			value, have = v, true
			return t.yielded()
		})
	}
	next = func() (V, bool) {
		var zero V
		if t.done {
			return zero, false
		}
		have = false
		t.step(true, body)
		v, ok := value, have
		value = zero
		if !ok {
			v = zero
		}
		return v, ok
	}
	return next, func() { t.stop(body) }
}

// Pull2 is Pull for pairs.
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	t := newTurn()
	var key K
	var value V
	have := false
	body := func() {
		seq(func(k K, v V) bool {
			if t.done {
				panic("iter: yield called after the end")
			}
			key, value, have = k, v, true
			return t.yielded()
		})
	}
	next = func() (K, V, bool) {
		var zeroK K
		var zeroV V
		if t.done {
			return zeroK, zeroV, false
		}
		have = false
		t.step(true, body)
		k, v, ok := key, value, have
		key, value = zeroK, zeroV
		if !ok {
			k, v = zeroK, zeroV
		}
		return k, v, ok
	}
	return next, func() { t.stop(body) }
}
