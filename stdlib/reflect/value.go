package reflect

import (
	"internal/abi"
	"unsafe"
)

// flag holds a Value's kind in the low bits and what its word is above.
type flag uintptr

const (
	flagKindWidth = 5
	flagKindMask  = 1<<flagKindWidth - 1

	// flagStickyRO: obtained through an unexported field that is not embedded.
	flagStickyRO flag = 1 << 5
	// flagEmbedRO: obtained through an unexported embedded field.
	flagEmbedRO flag = 1 << 6
	// flagIndir: the word is the address of the value.
	flagIndir flag = 1 << 7
	// flagAddr: the value is addressable (flagIndir is set too).
	flagAddr flag = 1 << 8
	// flagMethod: a method value; the upper bits hold the method's number.
	flagMethod      flag = 1 << 9
	flagMethodShift      = 10

	flagRO = flagStickyRO | flagEmbedRO
)

// Value is the reflection of a Go value. The zero Value stands for none.
type Value struct {
	// typ is nil in the zero Value.
	typ *abi.Type
	// ptr is the value itself if it is pointer-shaped and flagIndir is not
	// set, otherwise its address.
	ptr unsafe.Pointer
	flag
}

// A ValueError is the panic of a method called on a Value of a wrong kind.
type ValueError struct {
	Method string
	Kind   Kind
}

func (e *ValueError) Error() string {
	if e.Kind == Invalid {
		return "reflect: call of " + e.Method + " on zero Value"
	}
	return "reflect: call of " + e.Method + " on " + e.Kind.String() + " Value"
}

func (f flag) kind() Kind { return Kind(f & flagKindMask) }

// ro returns the read-only flag that a part of the value gets.
func (f flag) ro() flag {
	if f&flagRO != 0 {
		return flagStickyRO
	}
	return 0
}

// noMethod stands for functions of the package: messages name methods only.
const noMethod = ""

// described is what messages call a method of Value.
func described(method string) string {
	if method == noMethod {
		return "unknown method"
	}
	return "reflect.Value." + method
}

func wrongKind(method string, k Kind) {
	panic(&ValueError{described(method), k})
}

func (f flag) mustBe(k Kind, method string) {
	if f.kind() != k {
		wrongKind(method, f.kind())
	}
}

func (f flag) mustBeExported(method string) {
	if f == 0 {
		wrongKind(method, Invalid)
	}
	if f&flagRO != 0 {
		panic("reflect: " + described(method) + " using value obtained using unexported field")
	}
}

func (f flag) mustBeAssignable(method string) {
	f.mustBeExported(method)
	if f&flagAddr == 0 {
		panic("reflect: " + described(method) + " using unaddressable value")
	}
}

//go:linkname newobject runtime.newobject
func newobject(typ *abi.Type) unsafe.Pointer

//go:linkname typedmemmove runtime.typedmemmove
func typedmemmove(typ *abi.Type, dst, src unsafe.Pointer)

//go:linkname typedmemclr runtime.typedmemclr
func typedmemclr(typ *abi.Type, ptr unsafe.Pointer)

func words(i *any) *abi.EmptyInterface { return (*abi.EmptyInterface)(unsafe.Pointer(i)) }

// ValueOf returns a Value that holds what is in i, the zero Value for nil.
func ValueOf(i any) Value {
	return unpack(i)
}

func unpack(i any) Value {
	w := words(&i)
	t := w.Type
	if t == nil {
		return Value{}
	}
	f := flag(t.Kind)
	if !t.IfaceDirect() {
		f |= flagIndir
	}
	return Value{t, w.Data, f}
}

// pack makes an any of v; the value is copied unless nobody can change it.
func pack(v Value) any {
	var i any
	w := words(&i)
	switch {
	case !v.typ.IfaceDirect():
		p := v.ptr
		if v.flag&flagAddr != 0 {
			p = newobject(v.typ)
			typedmemmove(v.typ, p, v.ptr)
		}
		w.Data = p
	case v.flag&flagIndir != 0:
		w.Data = *(*unsafe.Pointer)(v.ptr)
	default:
		w.Data = v.ptr
	}
	w.Type = v.typ
	return i
}

// pointer returns the word of a pointer-shaped value.
func (v Value) pointer() unsafe.Pointer {
	if v.flag&flagIndir != 0 {
		return *(*unsafe.Pointer)(v.ptr)
	}
	return v.ptr
}

// copied returns a Value with its own copy of *ptr.
func copied(typ *abi.Type, fl flag, ptr unsafe.Pointer) Value {
	if typ.IfaceDirect() {
		return Value{typ, *(*unsafe.Pointer)(ptr), fl}
	}
	c := newobject(typ)
	typedmemmove(typ, c, ptr)
	return Value{typ, c, fl | flagIndir}
}

// IsValid reports whether v is not the zero Value.
func (v Value) IsValid() bool { return v.flag != 0 }

// Kind returns v's kind, Invalid for the zero Value.
func (v Value) Kind() Kind { return v.kind() }

// Type returns v's type.
func (v Value) Type() Type {
	if v.flag == 0 {
		wrongKind("Type", Invalid)
	}
	if v.flag&flagMethod != 0 {
		return v.methodType()
	}
	return toRType(v.typ)
}

func (v Value) methodType() Type {
	i := int(v.flag) >> flagMethodShift
	t := toRType(v.typ)
	if t.Kind() == Interface {
		return toType(t.interfaceType().Methods()[i].Type)
	}
	return toType(t.exportedMethod(i).Type)
}

// CanAddr reports whether v's address can be had.
func (v Value) CanAddr() bool { return v.flag&flagAddr != 0 }

// CanSet reports whether v can be changed.
func (v Value) CanSet() bool { return v.flag&(flagAddr|flagRO) == flagAddr }

// CanInterface reports whether Interface does not panic.
func (v Value) CanInterface() bool {
	if v.flag == 0 {
		wrongKind("CanInterface", Invalid)
	}
	return v.flag&flagRO == 0
}

// Interface returns v's value as an any.
func (v Value) Interface() (i any) {
	if v.flag == 0 {
		wrongKind("Interface", Invalid)
	}
	if v.flag&flagRO != 0 {
		panic("reflect.Value.Interface: cannot return value obtained from unexported field or method")
	}
	return v.toInterface()
}

func (v Value) toInterface() any {
	if v.flag&flagMethod != 0 {
		v = methodValue("Interface", v)
	}
	if v.kind() == Interface {
		return v.inner()
	}
	return pack(v)
}

// inner returns what an interface Value holds.
func (v Value) inner() any {
	if len(toRType(v.typ).interfaceType().Methods()) == 0 {
		return *(*any)(v.ptr)
	}
	var i any
	n := (*abi.NonEmptyInterface)(v.ptr)
	if n.Itab != nil {
		w := words(&i)
		w.Type = n.Itab.Type
		w.Data = n.Data
	}
	return i
}

// Addr returns a pointer to v, which must be addressable.
func (v Value) Addr() Value {
	if v.flag&flagAddr == 0 {
		panic("reflect.Value.Addr of unaddressable value")
	}
	return Value{pointerTo(v.typ), v.ptr, v.flag&flagRO | flag(Pointer)}
}

// UnsafeAddr returns the address of v, which must be addressable.
func (v Value) UnsafeAddr() uintptr {
	if v.typ == nil {
		wrongKind("UnsafeAddr", Invalid)
	}
	if v.flag&flagAddr == 0 {
		panic("reflect.Value.UnsafeAddr of unaddressable value")
	}
	return uintptr(v.ptr)
}

// Bool returns v's value.
func (v Value) Bool() bool {
	if v.kind() != Bool {
		wrongKind("Bool", v.kind())
	}
	return *(*bool)(v.ptr)
}

// Int returns v's value.
func (v Value) Int() int64 {
	switch v.kind() {
	case Int:
		return int64(*(*int)(v.ptr))
	case Int8:
		return int64(*(*int8)(v.ptr))
	case Int16:
		return int64(*(*int16)(v.ptr))
	case Int32:
		return int64(*(*int32)(v.ptr))
	case Int64:
		return *(*int64)(v.ptr)
	}
	panic(&ValueError{"reflect.Value.Int", v.kind()})
}

// Uint returns v's value.
func (v Value) Uint() uint64 {
	switch v.kind() {
	case Uint:
		return uint64(*(*uint)(v.ptr))
	case Uint8:
		return uint64(*(*uint8)(v.ptr))
	case Uint16:
		return uint64(*(*uint16)(v.ptr))
	case Uint32:
		return uint64(*(*uint32)(v.ptr))
	case Uint64:
		return *(*uint64)(v.ptr)
	case Uintptr:
		return uint64(*(*uintptr)(v.ptr))
	}
	panic(&ValueError{"reflect.Value.Uint", v.kind()})
}

// Float returns v's value.
func (v Value) Float() float64 {
	switch v.kind() {
	case Float32:
		return float64(*(*float32)(v.ptr))
	case Float64:
		return *(*float64)(v.ptr)
	}
	panic(&ValueError{"reflect.Value.Float", v.kind()})
}

// Complex returns v's value.
func (v Value) Complex() complex128 {
	switch v.kind() {
	case Complex64:
		return complex128(*(*complex64)(v.ptr))
	case Complex128:
		return *(*complex128)(v.ptr)
	}
	panic(&ValueError{"reflect.Value.Complex", v.kind()})
}

// String returns v's value if it is a string, otherwise "<T value>".
func (v Value) String() string {
	switch v.kind() {
	case String:
		return *(*string)(v.ptr)
	case Invalid:
		return "<invalid Value>"
	}
	return "<" + v.Type().String() + " Value>"
}

// Bytes returns v's value, a slice or an addressable array of bytes.
func (v Value) Bytes() []byte {
	switch v.kind() {
	case Slice:
		if v.typ.Elem().Kind != abi.Uint8 {
			panic("reflect.Value.Bytes of non-byte slice")
		}
		return *(*[]byte)(v.ptr)
	case Array:
		if v.typ.Elem().Kind != abi.Uint8 {
			panic("reflect.Value.Bytes of non-byte array")
		}
		if !v.CanAddr() {
			panic("reflect.Value.Bytes of unaddressable byte array")
		}
		return unsafe.Slice((*byte)(v.ptr), toRType(v.typ).Len())
	}
	panic(&ValueError{"reflect.Value.Bytes", v.kind()})
}

// IsNil reports whether v, of a kind that has nil, is nil.
func (v Value) IsNil() bool {
	switch v.kind() {
	case Chan, Func, Map, Pointer, UnsafePointer:
		if v.flag&flagMethod != 0 {
			return false
		}
		return v.pointer() == nil
	case Interface, Slice:
		return *(*unsafe.Pointer)(v.ptr) == nil
	}
	panic(&ValueError{"reflect.Value.IsNil", v.kind()})
}

// sliceHeader is the layout of a slice.
type sliceHeader struct {
	Data unsafe.Pointer
	Len  int
	Cap  int
}

// Len returns v's length.
func (v Value) Len() int {
	switch v.kind() {
	case Slice:
		return (*sliceHeader)(v.ptr).Len
	case String:
		return len(*(*string)(v.ptr))
	case Array:
		return int(toRType(v.typ).arrayType().Len)
	case Map:
		return v.mapLen()
	case Chan:
		return chanlen(v.pointer())
	case Pointer:
		if e := v.typ.Elem(); e.Kind == abi.Array {
			return int(toRType(e).arrayType().Len)
		}
		panic("reflect: call of reflect.Value.Len on ptr to non-array Value")
	}
	panic(&ValueError{"reflect.Value.Len", v.kind()})
}

// Cap returns v's capacity.
func (v Value) Cap() int {
	switch v.kind() {
	case Slice:
		return (*sliceHeader)(v.ptr).Cap
	case Array:
		return int(toRType(v.typ).arrayType().Len)
	case Chan:
		return chancap(v.pointer())
	case Pointer:
		if e := v.typ.Elem(); e.Kind == abi.Array {
			return int(toRType(e).arrayType().Len)
		}
		panic("reflect: call of reflect.Value.Cap on ptr to non-array Value")
	}
	panic(&ValueError{"reflect.Value.Cap", v.kind()})
}

// Elem returns what the interface v holds or the pointer v points to.
func (v Value) Elem() Value {
	switch v.kind() {
	case Interface:
		e := unpack(v.inner())
		if e.flag != 0 {
			e.flag |= v.flag.ro()
		}
		return e
	case Pointer:
		p := v.pointer()
		if p == nil {
			return Value{}
		}
		e := v.typ.Elem()
		return Value{e, p, v.flag&flagRO | flagIndir | flagAddr | flag(e.Kind)}
	}
	panic(&ValueError{"reflect.Value.Elem", v.kind()})
}

// Indirect returns what v points to, v itself if it is no pointer.
func Indirect(v Value) Value {
	if v.Kind() != Pointer {
		return v
	}
	return v.Elem()
}

// NumField returns the number of fields of the struct v.
func (v Value) NumField() int {
	v.mustBe(Struct, "NumField")
	return len(toRType(v.typ).structType().Fields())
}

// Field returns the i-th field of the struct v.
func (v Value) Field(i int) Value {
	if v.kind() != Struct {
		wrongKind("Field", v.kind())
	}
	fields := toRType(v.typ).structType().Fields()
	if uint(i) >= uint(len(fields)) {
		panic("reflect: Field index out of range")
	}
	f := &fields[i]
	fl := v.flag&(flagStickyRO|flagIndir|flagAddr) | flag(f.Type.Kind)
	if !f.Exported() {
		if f.Embedded() {
			fl |= flagEmbedRO
		} else {
			fl |= flagStickyRO
		}
	}
	if v.flag&flagIndir == 0 {
		// A pointer-shaped struct: a field of size zero has no part in its word.
		if f.Type.Size == 0 {
			return Value{f.Type, unsafe.Pointer(&zeroVal[0]), fl | flagIndir}
		}
		return Value{f.Type, v.ptr, fl}
	}
	return Value{f.Type, unsafe.Add(v.ptr, f.Offset), fl}
}

// zeroVal is what zero Values of up to this size point to.
var zeroVal [1024]byte

// Index returns the i-th element of v.
func (v Value) Index(i int) Value {
	switch v.kind() {
	case Slice:
		s := (*sliceHeader)(v.ptr)
		if uint(i) >= uint(s.Len) {
			panic("reflect: slice index out of range")
		}
		e := v.typ.Elem()
		return Value{e, unsafe.Add(s.Data, uintptr(i)*e.Size), flagAddr | flagIndir | v.flag.ro() | flag(e.Kind)}
	case String:
		s := *(*string)(v.ptr)
		if uint(i) >= uint(len(s)) {
			panic("reflect: string index out of range")
		}
		c := s[i]
		e := abi.TypeOf(c)
		p := new(uint8)
		*p = c
		return Value{e, unsafe.Pointer(p), v.flag.ro() | flag(Uint8) | flagIndir}
	case Array:
		t := toRType(v.typ).arrayType()
		if uint(i) >= uint(t.Len) {
			panic("reflect: array index out of range")
		}
		fl := v.flag&(flagIndir|flagAddr) | v.flag.ro() | flag(t.Elem.Kind)
		if v.flag&flagIndir == 0 {
			return Value{t.Elem, v.ptr, fl}
		}
		return Value{t.Elem, unsafe.Add(v.ptr, uintptr(i)*t.Elem.Size), fl}
	}
	panic(&ValueError{"reflect.Value.Index", v.kind()})
}

// Pointer returns v's value as an address, see UnsafePointer.
func (v Value) Pointer() uintptr {
	switch v.kind() {
	case Pointer, Chan, Map, UnsafePointer, Func, Slice, String:
		return uintptr(v.UnsafePointer())
	}
	panic(&ValueError{"reflect.Value.Pointer", v.kind()})
}

// methodValueCode gives all method values one code address.
func methodValueCode() {}

func codeOf(f func()) unsafe.Pointer { return **(**unsafe.Pointer)(unsafe.Pointer(&f)) }

// UnsafePointer returns v's value as a pointer: of a func its code, of a
// slice or string its first element.
func (v Value) UnsafePointer() unsafe.Pointer {
	switch v.kind() {
	case Pointer, Chan, Map, UnsafePointer:
		return v.pointer()
	case Func:
		if v.flag&flagMethod != 0 {
			return codeOf(methodValueCode)
		}
		p := v.pointer()
		if p != nil {
			p = *(*unsafe.Pointer)(p)
		}
		return p
	case Slice:
		return (*sliceHeader)(v.ptr).Data
	case String:
		return unsafe.Pointer(unsafe.StringData(*(*string)(v.ptr)))
	}
	panic(&ValueError{"reflect.Value.UnsafePointer", v.kind()})
}

// InterfaceData returns the two words of the interface v.
func (v Value) InterfaceData() [2]uintptr {
	v.mustBe(Interface, "InterfaceData")
	return *(*[2]uintptr)(v.ptr)
}

// CanInt reports whether Int can be used.
func (v Value) CanInt() bool {
	switch v.kind() {
	case Int, Int8, Int16, Int32, Int64:
		return true
	}
	return false
}

// CanUint reports whether Uint can be used.
func (v Value) CanUint() bool {
	switch v.kind() {
	case Uint, Uintptr, Uint8, Uint16, Uint32, Uint64:
		return true
	}
	return false
}

// CanFloat reports whether Float can be used.
func (v Value) CanFloat() bool { return v.kind() == Float32 || v.kind() == Float64 }

// CanComplex reports whether Complex can be used.
func (v Value) CanComplex() bool { return v.kind() == Complex64 || v.kind() == Complex128 }

// OverflowInt reports whether x does not fit v's type.
func (v Value) OverflowInt(x int64) bool {
	if !v.CanInt() {
		wrongKind("OverflowInt", v.kind())
	}
	return overflowInt(x, v.typ.Size)
}

// OverflowUint reports whether x does not fit v's type.
func (v Value) OverflowUint(x uint64) bool {
	if !v.CanUint() {
		wrongKind("OverflowUint", v.kind())
	}
	return overflowUint(x, v.typ.Size)
}

// OverflowFloat reports whether x does not fit v's type.
func (v Value) OverflowFloat(x float64) bool {
	if !v.CanFloat() {
		wrongKind("OverflowFloat", v.kind())
	}
	return v.kind() == Float32 && overflowFloat32(x)
}

// OverflowComplex reports whether x does not fit v's type.
func (v Value) OverflowComplex(x complex128) bool {
	if !v.CanComplex() {
		wrongKind("OverflowComplex", v.kind())
	}
	return v.kind() == Complex64 && (overflowFloat32(real(x)) || overflowFloat32(imag(x)))
}
