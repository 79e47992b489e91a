// Package weak has pointers that do not keep what they point to alive.
package weak

import "unsafe"

// A Pointer is a weak pointer; two are equal if they were made of pointers
// that compare equal.
type Pointer[T any] struct {
	_ [0]*T // Pointers of different types do not convert
	u unsafe.Pointer
}

// register returns the handle of the object that p points into: a word that
// holds p, and nil once the object is dead. What is not in the heap is its own
// handle.
//
//go:linkname register runtime.registerWeakPointer
func register(p unsafe.Pointer) unsafe.Pointer

//go:linkname strong runtime.makeStrongFromWeak
func strong(handle unsafe.Pointer) unsafe.Pointer

// Make returns a weak pointer to what ptr points to.
func Make[T any](ptr *T) Pointer[T] {
	var u unsafe.Pointer
	if ptr != nil {
		u = register(unsafe.Pointer(ptr))
	}
	return Pointer[T]{u: u}
}

// Value returns the pointer, nil if the object has died.
func (p Pointer[T]) Value() *T {
	if p.u == nil {
		return nil
	}
	return (*T)(strong(p.u))
}
