package reflect

import (
	"internal/abi"
	"unsafe"
)

// methodValue makes a func value of a method Value. It is set when the first
// such Value is made, so that programs without any do not carry the code.
var methodValue func(context string, v Value) Value

// NumMethod returns the number of methods in v's method set.
func (v Value) NumMethod() int {
	if v.typ == nil {
		wrongKind("NumMethod", Invalid)
	}
	if v.flag&flagMethod != 0 {
		return 0
	}
	return toRType(v.typ).NumMethod()
}

// Method returns the i-th method of v, bound to v.
func (v Value) Method(i int) Value {
	if v.typ == nil {
		wrongKind("Method", Invalid)
	}
	if v.flag&flagMethod != 0 || uint(i) >= uint(toRType(v.typ).NumMethod()) {
		panic("reflect: Method index out of range")
	}
	if v.typ.Kind == abi.Interface && v.IsNil() {
		panic("reflect: Method on nil interface value")
	}
	methodValue = makeMethodValue
	fl := v.flag.ro() | v.flag&flagIndir | flag(Func) | flag(i)<<flagMethodShift | flagMethod
	return Value{v.typ, v.ptr, fl}
}

// MethodByName returns the method of that name, bound to v, or the zero
// Value.
func (v Value) MethodByName(name string) Value {
	if v.typ == nil {
		wrongKind("MethodByName", Invalid)
	}
	if v.flag&flagMethod != 0 {
		return Value{}
	}
	t := toRType(v.typ)
	for i, n := 0, t.NumMethod(); i < n; i++ {
		if t.methodName(i) == name {
			return v.Method(i)
		}
	}
	return Value{}
}

// receiver returns the code of the method that v holds, its signature and
// the receiver's data word.
func (v Value) receiver(context string) (code unsafe.Pointer, typ *abi.FuncType, word unsafe.Pointer) {
	i := int(v.flag) >> flagMethodShift
	t := toRType(v.typ)
	if t.Kind() == Interface {
		m := &t.interfaceType().Methods()[i]
		if m.PkgPath != "" {
			panic("reflect: " + context + " of unexported method")
		}
		n := (*abi.NonEmptyInterface)(v.ptr)
		if n.Itab == nil {
			panic("reflect: " + context + " of method on nil interface value")
		}
		return n.Itab.Fun(i), toRType(m.Type).funcType(), n.Data
	}
	m := t.exportedMethod(i)
	typ = toRType(m.Type).funcType()
	switch {
	case !v.typ.IfaceDirect():
		// The method gets the address of a copy, as from an interface.
		word = newobject(v.typ)
		typedmemmove(v.typ, word, v.ptr)
	case v.flag&flagIndir != 0:
		word = *(*unsafe.Pointer)(v.ptr)
	default:
		word = v.ptr
	}
	return m.IFn, typ, word
}
