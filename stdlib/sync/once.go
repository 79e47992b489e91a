package sync

import "sync/atomic"

// Once performs one action, exactly once.
type Once struct {
	_    noCopy
	done atomic.Bool
	m    Mutex
}

// Do calls f if it is the first call for o; when it returns, f has returned.
func (o *Once) Do(f func()) {
	if !o.done.Load() {
		o.doSlow(f)
	}
}

func (o *Once) doSlow(f func()) {
	o.m.Lock()
	defer o.m.Unlock()
	if !o.done.Load() {
		defer o.done.Store(true)
		f()
	}
}

// OnceFunc returns a function that calls f the first time it is called. If f
// panics, all calls panic with the same value.
func OnceFunc(f func()) func() {
	get := OnceValue(func() struct{} {
		f()
		return struct{}{}
	})
	return func() { get() }
}

// onceState is what calls of a once function share.
type onceState[T any] struct {
	once   Once
	f      func() T
	valid  bool
	reason any
	result T
}

func (s *onceState[T]) run() {
	defer func() {
		s.f = nil
		if !s.valid {
			s.reason = recover()
			// The first panic keeps its traceback.
			panic(s.reason)
		}
	}()
	s.result = s.f()
	s.valid = true
}

// OnceValue returns a function that calls f once and returns what it
// returned. If f panics, all calls panic with the same value.
func OnceValue[T any](f func() T) func() T {
	s := &onceState[T]{f: f}
	return func() T {
		s.once.Do(s.run)
		if !s.valid {
			panic(s.reason)
		}
		return s.result
	}
}

type twoResults[T1, T2 any] struct {
	r1 T1
	r2 T2
}

// OnceValues is OnceValue for functions with two results.
func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	get := OnceValue(func() twoResults[T1, T2] {
		r1, r2 := f()
		return twoResults[T1, T2]{r1, r2}
	})
	return func() (T1, T2) {
		r := get()
		return r.r1, r.r2
	}
}
