// Package unique makes comparable values canonical: equal values have equal
// handles.
package unique

import (
	"runtime"
	"strings"
	"sync"
	"weak"
)

// A Handle stands for a value; handles are equal exactly if the values are.
type Handle[T comparable] struct {
	value *T
}

// Value returns the value.
func (h Handle[T]) Value() T { return *h.value }

// boxed keeps apart interface types and what they hold.
type boxed[T comparable] struct {
	value T
}

// table holds a weak pointer to the canonical copy of each value that has
// handles, under boxed[T]. A cleanup of the copy takes the entry out.
var table sync.Map

// Make returns the handle of a value.
func Make[T comparable](value T) Handle[T] {
	var key any = boxed[T]{value}
	if w, ok := table.Load(key); ok {
		if p := w.(weak.Pointer[T]).Value(); p != nil {
			return Handle[T]{p}
		}
	}
	return add(value)
}

func add[T comparable](value T) Handle[T] {
	// What a string is a part of is not to be kept.
	if s, ok := any(&value).(*string); ok {
		*s = strings.Clone(*s)
	}
	p := &new(holder[T]).value
	*p = value
	if value != value {
		// Nothing equals it, so nobody will ever look for it.
		return Handle[T]{p}
	}
	var key any = boxed[T]{value}
	w := weak.Make(p)
	for {
		there, loaded := table.LoadOrStore(key, w)
		if !loaded {
			break
		}
		if q := there.(weak.Pointer[T]).Value(); q != nil {
			return Handle[T]{q}
		}
		// Its copy is dead, the cleanup has not run yet.
		if table.CompareAndSwap(key, there, w) {
			break
		}
	}
	runtime.AddCleanup(p, func(w weak.Pointer[T]) { table.CompareAndDelete(key, w) }, w)
	return Handle[T]{p}
}

// holder is never without size, and never among the tiny objects that share a
// block.
type holder[T comparable] struct {
	value T
	_     *byte
}
