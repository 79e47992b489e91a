package reflect

import (
	"internal/abi"
	"unsafe"
)

//go:linkname newarray runtime.newarray
func newarray(elem *abi.Type, n int) unsafe.Pointer

//go:linkname growslice runtime.growslice
func growslice(elem *abi.Type, old unsafe.Pointer, n, cap, num int, room unsafe.Pointer) (unsafe.Pointer, int, int)

// copyElements moves n elements, which may overlap.
func copyElements(elem *abi.Type, dst, src unsafe.Pointer, n int) {
	if n == 0 || dst == src {
		return
	}
	if uintptr(dst) < uintptr(src) {
		for i := 0; i < n; i++ {
			off := uintptr(i) * elem.Size
			typedmemmove(elem, unsafe.Add(dst, off), unsafe.Add(src, off))
		}
		return
	}
	for i := n - 1; i >= 0; i-- {
		off := uintptr(i) * elem.Size
		typedmemmove(elem, unsafe.Add(dst, off), unsafe.Add(src, off))
	}
}

// MakeSlice makes a slice of the given type, length and capacity.
func MakeSlice(typ Type, len, cap int) Value {
	if typ.Kind() != Slice {
		panic("reflect.MakeSlice of non-slice type")
	}
	if len < 0 {
		panic("reflect.MakeSlice: negative len")
	}
	if cap < 0 {
		panic("reflect.MakeSlice: negative cap")
	}
	if len > cap {
		panic("reflect.MakeSlice: len > cap")
	}
	t := typ.common()
	s := &sliceHeader{newarray(t.Elem(), cap), len, cap}
	return Value{t, unsafe.Pointer(s), flagIndir | flag(Slice)}
}

const maxInt = 1<<63 - 1

// SliceAt returns the n elements of type typ at p as a slice.
func SliceAt(typ Type, p unsafe.Pointer, n int) Value {
	// The checks of unsafe.Slice, for as many bytes: what they say has no type in it.
	if size := typ.Size(); size > 0 || p == nil || n < 0 {
		bytes := n
		if n > 0 && size > uintptr(maxInt/n) {
			bytes = maxInt
		} else if n > 0 && size > 0 {
			bytes *= int(size)
		}
		_ = unsafe.Slice((*byte)(p), bytes)
	}
	s := &sliceHeader{p, n, n}
	return Value{SliceOf(typ).common(), unsafe.Pointer(s), flagIndir | flag(Slice)}
}

// grown makes room for n more elements in the slice at s, as append does. What lies between length and capacity stays.
func grown(elem *abi.Type, s *sliceHeader, n int) {
	want := s.Len + n
	if n < 0 || want < 0 {
		panic("reflect.Value.Grow: slice overflow")
	}
	if want <= s.Cap {
		return
	}
	s.Data, _, s.Cap = growslice(elem, s.Data, want, s.Cap, want-s.Cap, nil)
}

// Grow makes room for n more elements in the slice v.
func (v Value) Grow(n int) {
	v.mustBeAssignable("Grow")
	v.mustBe(Slice, "Grow")
	if n < 0 {
		panic("reflect.Value.Grow: negative len")
	}
	grown(v.typ.Elem(), (*sliceHeader)(v.ptr), n)
}

// extended returns a copy of the slice v that is n elements longer.
func (v Value) extended(n int) Value {
	s := *(*sliceHeader)(v.ptr)
	grown(v.typ.Elem(), &s, n)
	s.Len += n
	return Value{v.typ, unsafe.Pointer(&s), v.flag&flagRO | flagIndir | flag(Slice)}
}

// Append appends the values x to a slice.
func Append(s Value, x ...Value) Value {
	s.mustBe(Slice, noMethod)
	s.mustBeExported(noMethod)
	n := s.Len()
	s = s.extended(len(x))
	for i, e := range x {
		s.Index(n + i).Set(e)
	}
	return s
}

// AppendSlice appends the elements of t to a slice.
func AppendSlice(s, t Value) Value {
	s.mustBe(Slice, noMethod)
	t.mustBe(Slice, noMethod)
	s.mustBeExported(noMethod)
	t.mustBeExported(noMethod)
	if s.typ.Elem() != t.typ.Elem() {
		panic("reflect.AppendSlice: " + s.typ.Elem().String + " != " + t.typ.Elem().String)
	}
	n, m := s.Len(), t.Len()
	s = s.extended(m)
	elem := s.typ.Elem()
	h := (*sliceHeader)(s.ptr)
	copyElements(elem, unsafe.Add(h.Data, uintptr(n)*elem.Size), (*sliceHeader)(t.ptr).Data, m)
	return s
}

// Copy copies elements from src to dst, as many as both have.
func Copy(dst, src Value) int {
	dk := dst.kind()
	if dk != Array && dk != Slice {
		panic(&ValueError{"reflect.Copy", dk})
	}
	if dk == Array {
		dst.mustBeAssignable(noMethod)
	}
	dst.mustBeExported(noMethod)
	sk := src.kind()
	text := sk == String && dst.typ.Elem().Kind == abi.Uint8
	if sk != Array && sk != Slice && !text {
		panic(&ValueError{"reflect.Copy", sk})
	}
	src.mustBeExported(noMethod)
	elem := dst.typ.Elem()
	if !text && elem != src.typ.Elem() {
		panic("reflect.Copy: " + elem.String + " != " + src.typ.Elem().String)
	}
	n := min(dst.Len(), src.Len())
	var from unsafe.Pointer
	switch {
	case sk == Array:
		from = src.address()
	case sk == Slice:
		from = (*sliceHeader)(src.ptr).Data
	default:
		from = unsafe.Pointer(unsafe.StringData(*(*string)(src.ptr)))
	}
	to := dst.ptr
	if dk == Slice {
		to = (*sliceHeader)(dst.ptr).Data
	}
	copyElements(elem, to, from, n)
	return n
}

// Clear clears the map or zeroes the elements of the slice v.
func (v Value) Clear() {
	switch v.Kind() {
	case Slice:
		s := (*sliceHeader)(v.ptr)
		elem := v.typ.Elem()
		for i := 0; i < s.Len; i++ {
			typedmemclr(elem, unsafe.Add(s.Data, uintptr(i)*elem.Size))
		}
	case Map:
		if m := v.pointer(); m != nil {
			v.mapType().Funcs.Clear(m)
		}
	default:
		panic(&ValueError{"reflect.Value.Clear", v.Kind()})
	}
}

// sliceBase returns what slicing v starts from.
func (v Value) sliceBase(method string) (typ *abi.Type, base unsafe.Pointer, cap int) {
	switch v.kind() {
	case Array:
		if v.flag&flagAddr == 0 {
			panic("reflect.Value." + method + ": slice of unaddressable array")
		}
		return SliceOf(v.Type().Elem()).common(), v.ptr, v.Len()
	case Slice:
		s := (*sliceHeader)(v.ptr)
		return v.typ, s.Data, s.Cap
	}
	panic(&ValueError{"reflect.Value." + method, v.kind()})
}

func (v Value) slice(typ *abi.Type, base unsafe.Pointer, i, j, k int) Value {
	s := &sliceHeader{base, j - i, k - i}
	if k > i {
		s.Data = unsafe.Add(base, uintptr(i)*typ.Elem().Size)
	}
	return Value{typ, unsafe.Pointer(s), v.flag.ro() | flagIndir | flag(Slice)}
}

// Slice returns v[i:j].
func (v Value) Slice(i, j int) Value {
	if v.kind() == String {
		s := *(*string)(v.ptr)
		if i < 0 || j < i || j > len(s) {
			panic("reflect.Value.Slice: string slice index out of bounds")
		}
		t := ""
		if i < len(s) {
			t = s[i:j]
		}
		return Value{v.typ, unsafe.Pointer(&t), v.flag}
	}
	typ, base, cap := v.sliceBase("Slice")
	if i < 0 || j < i || j > cap {
		panic("reflect.Value.Slice: slice index out of bounds")
	}
	return v.slice(typ, base, i, j, cap)
}

// Slice3 returns v[i:j:k].
func (v Value) Slice3(i, j, k int) Value {
	typ, base, cap := v.sliceBase("Slice3")
	if i < 0 || j < i || k < j || k > cap {
		panic("reflect.Value.Slice3: slice index out of bounds")
	}
	return v.slice(typ, base, i, j, k)
}

// Swapper returns a function that swaps two elements of a slice.
func Swapper(slice any) func(i, j int) {
	v := ValueOf(slice)
	if v.Kind() != Slice {
		panic(&ValueError{Method: "Swapper", Kind: v.Kind()})
	}
	s := (*sliceHeader)(v.ptr)
	elem := v.typ.Elem()
	n, data := uint(s.Len), s.Data
	switch {
	case n < 2:
		// Nothing is swapped, whatever the elements are.
	case Kind(elem.Kind) == String:
		return swapper[string](data, n)
	case elem.Size == 8 && elem.PtrBytes == 0:
		return swapper[int64](data, n)
	case elem.Size == 8:
		return swapper[unsafe.Pointer](data, n)
	case elem.Size == 4 && elem.PtrBytes == 0:
		return swapper[int32](data, n)
	case elem.Size == 2:
		return swapper[int16](data, n)
	case elem.Size == 1:
		return swapper[int8](data, n)
	}
	tmp := newobject(elem)
	return func(i, j int) {
		if uint(i) >= n || uint(j) >= n {
			panic("reflect: slice index out of range")
		}
		a := unsafe.Add(data, uintptr(i)*elem.Size)
		b := unsafe.Add(data, uintptr(j)*elem.Size)
		typedmemmove(elem, tmp, a)
		typedmemmove(elem, a, b)
		typedmemmove(elem, b, tmp)
	}
}

// StringHeader is the runtime representation of a string.
//
// Deprecated: use unsafe.String or unsafe.StringData.
type StringHeader struct {
	Data uintptr
	Len  int
}

// SliceHeader is the runtime representation of a slice.
//
// Deprecated: use unsafe.Slice or unsafe.SliceData.
type SliceHeader struct {
	Data uintptr
	Len  int
	Cap  int
}

// swapper swaps elements that are moved like those of a []T.
func swapper[T any](data unsafe.Pointer, n uint) func(i, j int) {
	s := unsafe.Slice((*T)(data), n)
	return func(i, j int) {
		s[i], s[j] = s[j], s[i]
	}
}
