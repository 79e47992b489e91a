package atomic

import "unsafe"

// A Value holds a value of one type, which the first Store fixes; the zero
// Value holds nil.
type Value struct {
	v any
}

type words struct {
	typ  unsafe.Pointer
	data unsafe.Pointer
}

// While the first value is stored, the type word holds busy's address.
var busy byte

func wordsOf(v *any) *words { return (*words)(unsafe.Pointer(v)) }

// Load returns the value stored last, nil if there was none.
func (v *Value) Load() (val any) {
	w := wordsOf(&v.v)
	typ := LoadPointer(&w.typ)
	if typ == nil || typ == unsafe.Pointer(&busy) {
		return nil
	}
	data := LoadPointer(&w.data)
	r := wordsOf(&val)
	r.typ = typ
	r.data = data
	return val
}

// first stores the first value; it reports false if another goroutine did.
func (w *words) first(n *words) bool {
	if !CompareAndSwapPointer(&w.typ, nil, unsafe.Pointer(&busy)) {
		return false
	}
	StorePointer(&w.data, n.data)
	StorePointer(&w.typ, n.typ)
	return true
}

// Store sets the value; nil and a value of another type than before panic.
func (v *Value) Store(val any) {
	if val == nil {
		panic("sync/atomic: store of nil value into Value")
	}
	w, n := wordsOf(&v.v), wordsOf(&val)
	for {
		typ := LoadPointer(&w.typ)
		switch typ {
		case nil:
			if w.first(n) {
				return
			}
		case unsafe.Pointer(&busy):
		case n.typ:
			StorePointer(&w.data, n.data)
			return
		default:
			panic("sync/atomic: store of inconsistently typed value into Value")
		}
	}
}

// Swap sets the value and returns the old one.
func (v *Value) Swap(new any) (old any) {
	if new == nil {
		panic("sync/atomic: swap of nil value into Value")
	}
	w, n := wordsOf(&v.v), wordsOf(&new)
	for {
		typ := LoadPointer(&w.typ)
		switch typ {
		case nil:
			if w.first(n) {
				return nil
			}
		case unsafe.Pointer(&busy):
		case n.typ:
			o := wordsOf(&old)
			o.typ, o.data = typ, SwapPointer(&w.data, n.data)
			return old
		default:
			panic("sync/atomic: swap of inconsistently typed value into Value")
		}
	}
}

// CompareAndSwap sets the value to new if it equals old.
func (v *Value) CompareAndSwap(old, new any) (swapped bool) {
	if new == nil {
		panic("sync/atomic: compare and swap of nil value into Value")
	}
	w, o, n := wordsOf(&v.v), wordsOf(&old), wordsOf(&new)
	if o.typ != nil && o.typ != n.typ {
		panic("sync/atomic: compare and swap of inconsistently typed values")
	}
	for {
		typ := LoadPointer(&w.typ)
		switch typ {
		case nil:
			if old != nil {
				return false
			}
			if w.first(n) {
				return true
			}
		case unsafe.Pointer(&busy):
		case n.typ:
			data := LoadPointer(&w.data)
			var cur any
			c := wordsOf(&cur)
			c.typ, c.data = typ, data
			if cur != old {
				return false
			}
			return CompareAndSwapPointer(&w.data, data, n.data)
		default:
			panic("sync/atomic: compare and swap of inconsistently typed value into Value")
		}
	}
}
