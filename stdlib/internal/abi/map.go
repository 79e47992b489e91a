package abi

import "unsafe"

// MapFuncs is the layout of internal/runtime/maps.Funcs: the functions of one
// map type, through which reflection uses its maps. A map is its pointer
// word, keys and elements are passed by address.
type MapFuncs struct {
	New    func(hint int) unsafe.Pointer
	Get    func(m, key unsafe.Pointer) unsafe.Pointer
	Assign func(m, key unsafe.Pointer) unsafe.Pointer
	Delete func(m, key unsafe.Pointer)
	Clear  func(m unsafe.Pointer)
	Iter   func(m unsafe.Pointer) unsafe.Pointer
	Next   func(it unsafe.Pointer) bool
}

// MapIter is what every map iterator begins with: after Next, the addresses
// of key and element.
type MapIter struct {
	Key  unsafe.Pointer
	Elem unsafe.Pointer
}

// MapLen returns the number of entries of the map m.
func MapLen(m unsafe.Pointer) int {
	if m == nil {
		return 0
	}
	return *(*int)(m)
}
