package reflect

import (
	"internal/abi"
	"unsafe"
)

func (v Value) mapType() *abi.MapType { return toRType(v.typ).mapType() }

func (v Value) mapLen() int {
	return abi.MapLen(v.pointer())
}

// A MapIter walks over the entries of a map.
type MapIter struct {
	m    Value
	it   *abi.MapIter
	done bool
}

// MapRange returns an iterator that stands before the first entry of v.
func (v Value) MapRange() *MapIter {
	if v.kind() != Map {
		wrongKind("MapRange", v.kind())
	}
	return &MapIter{m: v}
}

// Next moves to the next entry and reports whether there is one.
func (it *MapIter) Next() bool {
	if !it.m.IsValid() {
		panic("MapIter.Next called on an iterator that does not have an associated map Value")
	}
	if it.done {
		panic("MapIter.Next called on exhausted iterator")
	}
	m := it.m.pointer()
	if m == nil {
		it.done = true
		return false
	}
	f := it.m.mapType().Funcs
	if it.it == nil {
		it.it = (*abi.MapIter)(f.Iter(m))
	}
	it.done = !f.Next(unsafe.Pointer(it.it))
	return !it.done
}

func (it *MapIter) check(method string) {
	if it.it == nil && !it.done {
		panic("MapIter." + method + " called before Next")
	}
	if it.done {
		panic("MapIter." + method + " called on exhausted iterator")
	}
}

// Key returns the key of the current entry.
func (it *MapIter) Key() Value {
	it.check("Key")
	t := it.m.mapType().Key
	return copied(t, it.m.flag.ro()|flag(t.Kind), it.it.Key)
}

// Value returns the value of the current entry.
func (it *MapIter) Value() Value {
	it.check("Value")
	t := it.m.mapType().Elem
	return copied(t, it.m.flag.ro()|flag(t.Kind), it.it.Elem)
}

// Reset makes the iterator walk over v; the zero Value releases the map.
func (it *MapIter) Reset(v Value) {
	if v.IsValid() {
		v.mustBe(Map, "MapRange")
	}
	*it = MapIter{m: v}
}

// MapKeys returns all keys in no particular order.
func (v Value) MapKeys() []Value {
	v.mustBe(Map, "MapKeys")
	keys := make([]Value, 0, v.mapLen())
	it := v.MapRange()
	for it.Next() {
		keys = append(keys, it.Key())
	}
	return keys
}

// address returns where v's bytes are, for the runtime to copy.
func (v *Value) address() unsafe.Pointer {
	if v.flag&flagIndir != 0 {
		return v.ptr
	}
	return unsafe.Pointer(&v.ptr)
}

// MapIndex returns the element for key, the zero Value if there is none.
func (v Value) MapIndex(key Value) Value {
	v.mustBe(Map, "MapIndex")
	t := v.mapType()
	key = key.assignTo("reflect.Value.MapIndex", t.Key, nil)
	e := t.Funcs.Get(v.pointer(), key.address())
	if e == nil {
		return Value{}
	}
	return copied(t.Elem, (v.flag|key.flag).ro()|flag(t.Elem.Kind), e)
}

// SetMapIndex sets the element for key; a zero Value deletes it.
func (v Value) SetMapIndex(key, elem Value) {
	v.mustBe(Map, "SetMapIndex")
	v.mustBeExported("SetMapIndex")
	key.mustBeExported("SetMapIndex")
	t := v.mapType()
	key = key.assignTo("reflect.Value.SetMapIndex", t.Key, nil)
	m := v.pointer()
	if elem.typ == nil {
		t.Funcs.Delete(m, key.address())
		return
	}
	elem.mustBeExported("SetMapIndex")
	elem = elem.assignTo("reflect.Value.SetMapIndex", t.Elem, nil)
	if m == nil {
		var nilMap map[int]int
		nilMap[0] = 0 // panics as an assignment to a nil map does
	}
	typedmemmove(t.Elem, t.Funcs.Assign(m, key.address()), elem.address())
}

// SetIterKey sets v to the key of the iterator's entry.
func (v Value) SetIterKey(it *MapIter) {
	it.check("Key")
	v.setIter("SetIterKey", it.Key())
}

// SetIterValue sets v to the value of the iterator's entry.
func (v Value) SetIterValue(it *MapIter) {
	it.check("Value")
	v.setIter("SetIterValue", it.Value())
}

func (v Value) setIter(method string, x Value) {
	v.mustBeAssignable(method)
	x.mustBeExported(method)
	var target unsafe.Pointer
	if v.kind() == Interface {
		target = v.ptr
	}
	x = x.assignTo("reflect.MapIter."+method, v.typ, target)
	typedmemmove(v.typ, v.ptr, x.address())
}

// MakeMap makes an empty map of the given type.
func MakeMap(typ Type) Value { return MakeMapWithSize(typ, 0) }

// MakeMapWithSize makes a map with room for about n entries.
func MakeMapWithSize(typ Type, n int) Value {
	if typ.Kind() != Map {
		panic("reflect.MakeMapWithSize of non-map type")
	}
	t := typ.common()
	return Value{t, toRType(t).mapType().Funcs.New(n), flag(Map)}
}
