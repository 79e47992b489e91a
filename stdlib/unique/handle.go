// Package unique makes comparable values canonical: equal values have equal
// handles.
package unique

import "sync"

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

// table holds the address of the canonical copy of each value seen, under
// boxed[T]. Entries stay for ever.
var table struct {
	sync.RWMutex
	m map[any]any
}

// Make returns the handle of a value.
func Make[T comparable](value T) Handle[T] {
	key := any(boxed[T]{value})
	table.RLock()
	p, ok := table.m[key]
	table.RUnlock()
	if ok {
		return Handle[T]{p.(*T)}
	}
	table.Lock()
	defer table.Unlock()
	if p, ok := table.m[key]; ok {
		return Handle[T]{p.(*T)}
	}
	if table.m == nil {
		table.m = make(map[any]any)
	}
	h := &value
	table.m[key] = h
	return Handle[T]{h}
}
