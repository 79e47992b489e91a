package reflect

import (
	"internal/abi"
	"unsafe"
)

// assignTo returns v as a value of type dst; target, if given, is where an
// interface value may be built.
func (v Value) assignTo(context string, dst *abi.Type, target unsafe.Pointer) Value {
	if v.flag&flagMethod != 0 {
		v = methodValue(context, v)
	}
	if directlyAssignable(dst, v.typ) {
		fl := v.flag&(flagAddr|flagIndir) | v.flag.ro() | flag(dst.Kind)
		return Value{dst, v.ptr, fl}
	}
	if implements(dst, v.typ) {
		if v.Kind() == Interface && v.IsNil() {
			return Value{dst, newobject(dst), flagIndir | flag(Interface)}
		}
		x := v.toInterface()
		if target == nil {
			target = newobject(dst)
		}
		storeInterface(dst, target, x)
		return Value{dst, target, flagIndir | flag(Interface)}
	}
	panic(context + ": value of type " + v.typ.String + " is not assignable to type " + dst.String)
}

// storeInterface stores x in the interface of type dst at p.
func storeInterface(dst *abi.Type, p unsafe.Pointer, x any) {
	inter := (*abi.InterfaceType)(unsafe.Pointer(dst))
	if len(inter.Methods()) == 0 {
		*(*any)(p) = x
		return
	}
	w := words(&x)
	n := abi.NonEmptyInterface{}
	if w.Type != nil {
		n = abi.NonEmptyInterface{Itab: getitab(inter, w.Type), Data: w.Data}
	}
	*(*abi.NonEmptyInterface)(p) = n
}

// Set assigns x to v.
func (v Value) Set(x Value) {
	v.mustBeAssignable("Set")
	x.mustBeExported("Set")
	var target unsafe.Pointer
	if v.kind() == Interface {
		target = v.ptr
	}
	x = x.assignTo("reflect.Set", v.typ, target)
	if x.flag&flagIndir != 0 {
		if x.ptr != v.ptr {
			typedmemmove(v.typ, v.ptr, x.ptr)
		}
	} else {
		*(*unsafe.Pointer)(v.ptr) = x.ptr
	}
}

// SetZero sets v to its type's zero value.
func (v Value) SetZero() {
	v.mustBeAssignable("SetZero")
	typedmemclr(v.typ, v.ptr)
}

// SetBool sets v.
func (v Value) SetBool(x bool) {
	v.mustBeAssignable("SetBool")
	v.mustBe(Bool, "SetBool")
	*(*bool)(v.ptr) = x
}

// SetInt sets v.
func (v Value) SetInt(x int64) {
	v.mustBeAssignable("SetInt")
	switch v.kind() {
	case Int:
		*(*int)(v.ptr) = int(x)
	case Int8:
		*(*int8)(v.ptr) = int8(x)
	case Int16:
		*(*int16)(v.ptr) = int16(x)
	case Int32:
		*(*int32)(v.ptr) = int32(x)
	case Int64:
		*(*int64)(v.ptr) = x
	default:
		wrongKind("SetInt", v.kind())
	}
}

// SetUint sets v.
func (v Value) SetUint(x uint64) {
	v.mustBeAssignable("SetUint")
	switch v.kind() {
	case Uint:
		*(*uint)(v.ptr) = uint(x)
	case Uint8:
		*(*uint8)(v.ptr) = uint8(x)
	case Uint16:
		*(*uint16)(v.ptr) = uint16(x)
	case Uint32:
		*(*uint32)(v.ptr) = uint32(x)
	case Uint64:
		*(*uint64)(v.ptr) = x
	case Uintptr:
		*(*uintptr)(v.ptr) = uintptr(x)
	default:
		wrongKind("SetUint", v.kind())
	}
}

// SetFloat sets v.
func (v Value) SetFloat(x float64) {
	v.mustBeAssignable("SetFloat")
	switch v.kind() {
	case Float32:
		*(*float32)(v.ptr) = float32(x)
	case Float64:
		*(*float64)(v.ptr) = x
	default:
		wrongKind("SetFloat", v.kind())
	}
}

// SetComplex sets v.
func (v Value) SetComplex(x complex128) {
	v.mustBeAssignable("SetComplex")
	switch v.kind() {
	case Complex64:
		*(*complex64)(v.ptr) = complex64(x)
	case Complex128:
		*(*complex128)(v.ptr) = x
	default:
		wrongKind("SetComplex", v.kind())
	}
}

// SetString sets v.
func (v Value) SetString(x string) {
	v.mustBeAssignable("SetString")
	v.mustBe(String, "SetString")
	*(*string)(v.ptr) = x
}

// SetBytes sets v.
func (v Value) SetBytes(x []byte) {
	v.mustBeAssignable("SetBytes")
	v.mustBe(Slice, "SetBytes")
	if v.typ.Elem().Kind != abi.Uint8 {
		panic("reflect.Value.SetBytes of non-byte slice")
	}
	*(*[]byte)(v.ptr) = x
}

// SetPointer sets v, an unsafe.Pointer.
func (v Value) SetPointer(x unsafe.Pointer) {
	v.mustBeAssignable("SetPointer")
	v.mustBe(UnsafePointer, "SetPointer")
	*(*unsafe.Pointer)(v.ptr) = x
}

// SetLen sets the length of the slice v.
func (v Value) SetLen(n int) {
	v.mustBeAssignable("SetLen")
	v.mustBe(Slice, "SetLen")
	s := (*sliceHeader)(v.ptr)
	if uint(n) > uint(s.Cap) {
		panic("reflect: slice length out of range in SetLen")
	}
	s.Len = n
}

// SetCap sets the capacity of the slice v.
func (v Value) SetCap(n int) {
	v.mustBeAssignable("SetCap")
	v.mustBe(Slice, "SetCap")
	s := (*sliceHeader)(v.ptr)
	if n < s.Len || n > s.Cap {
		panic("reflect: slice capacity out of range in SetCap")
	}
	s.Cap = n
}

// New returns a pointer to a new zero value of type typ.
func New(typ Type) Value {
	if typ == nil {
		panic("reflect: New(nil)")
	}
	t := typ.common()
	return Value{pointerTo(t), newobject(t), flag(Pointer)}
}

// NewAt returns p as a pointer to a value of type typ.
func NewAt(typ Type, p unsafe.Pointer) Value {
	return Value{pointerTo(typ.common()), p, flag(Pointer)}
}

// Zero returns the zero value of type typ, not addressable.
func Zero(typ Type) Value {
	if typ == nil {
		panic("reflect: Zero(nil)")
	}
	t := typ.common()
	fl := flag(t.Kind)
	if t.IfaceDirect() {
		return Value{t, nil, fl}
	}
	if t.Size <= uintptr(len(zeroVal)) {
		return Value{t, unsafe.Pointer(&zeroVal[0]), fl | flagIndir}
	}
	return Value{t, newobject(t), fl | flagIndir}
}
