package abi

import "unsafe"

// MapFuncs is the table through which reflection reaches an instance of the
// generic map: keys, elements and iterators are passed by address. m is the
// map's pointer word and may be nil where Go allows a nil map.
type MapFuncs struct {
	// New makes a map with room for hint entries.
	New func(hint int) unsafe.Pointer
	// Len returns the number of entries.
	Len func(m unsafe.Pointer) int
	// Get returns the address of the element for *key, nil if there is none.
	Get func(m, key unsafe.Pointer) unsafe.Pointer
	// Set stores *elem for *key.
	Set func(m, key, elem unsafe.Pointer)
	// Delete removes *key.
	Delete func(m, key unsafe.Pointer)
	// Clear removes all entries.
	Clear func(m unsafe.Pointer)
	// Iter makes an iterator that stands before the first entry.
	Iter func(m unsafe.Pointer) unsafe.Pointer
	// Next moves the iterator and returns the addresses of key and element,
	// nil at the end.
	Next func(it unsafe.Pointer) (key, elem unsafe.Pointer)
}
