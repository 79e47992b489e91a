package reflect

import (
	"internal/abi"
	"unsafe"
)

type converter func(Value, *abi.Type) Value

func isIntKind(k Kind) bool   { return Int <= k && k <= Int64 }
func isUintKind(k Kind) bool  { return Uint <= k && k <= Uintptr }
func isFloatKind(k Kind) bool { return k == Float32 || k == Float64 }

func isBytes(t *abi.Type) bool {
	return t.Kind == abi.Slice && t.Elem().Kind == abi.Uint8 && t.Elem().PkgPath() == ""
}

func isRunes(t *abi.Type) bool {
	return t.Kind == abi.Slice && t.Elem().Kind == abi.Int32 && t.Elem().PkgPath() == ""
}

// convertOp returns the function that converts values of type src to dst, nil
// if the language has no such conversion.
func convertOp(dst, src *abi.Type) converter {
	d, s := Kind(dst.Kind), Kind(src.Kind)
	switch {
	case isIntKind(s):
		switch {
		case isIntKind(d) || isUintKind(d):
			return convertIntInt
		case isFloatKind(d):
			return convertIntFloat
		case d == String:
			return convertIntString
		}
	case isUintKind(s):
		switch {
		case isIntKind(d) || isUintKind(d):
			return convertUintInt
		case isFloatKind(d):
			return convertUintFloat
		case d == String:
			return convertUintString
		}
	case isFloatKind(s):
		switch {
		case isIntKind(d):
			return convertFloatInt
		case isUintKind(d):
			return convertFloatUint
		case isFloatKind(d):
			return convertFloat
		}
	case s == Complex64 || s == Complex128:
		if d == Complex64 || d == Complex128 {
			return convertComplex
		}
	case s == String:
		if isBytes(dst) {
			return convertStringBytes
		}
		if isRunes(dst) {
			return convertStringRunes
		}
	case s == Slice:
		if d == String {
			if isBytes(src) {
				return convertBytesString
			}
			if isRunes(src) {
				return convertRunesString
			}
		}
		if d == Pointer && dst.Elem().Kind == abi.Array && src.Elem() == dst.Elem().Elem() {
			return convertSliceArrayPtr
		}
		if d == Array && src.Elem() == dst.Elem() {
			return convertSliceArray
		}
	case s == Chan:
		if d == Chan && specialChannel(dst, src) {
			return convertDirect
		}
	}
	if identicalUnderlying(dst, src, false) {
		return convertDirect
	}
	if d == Pointer && dst.Name() == "" && s == Pointer && src.Name() == "" &&
		identicalUnderlying(dst.Elem(), src.Elem(), false) {
		return convertDirect
	}
	if implements(dst, src) {
		if s == Interface {
			return convertInterface
		}
		return convertToInterface
	}
	return nil
}

// Convert returns v converted to type t; it panics if that is not possible.
func (v Value) Convert(t Type) Value {
	if v.flag&flagMethod != 0 {
		v = methodValue("Convert", v)
	}
	op := convertOp(t.common(), v.typ)
	if op == nil {
		panic("reflect.Value.Convert: value of type " + v.typ.String + " cannot be converted to type " + t.String())
	}
	return op(v, t.common())
}

// CanConvert reports whether Convert does not panic.
func (v Value) CanConvert(t Type) bool {
	if !v.Type().ConvertibleTo(t) {
		return false
	}
	switch {
	case v.Kind() == Slice && t.Kind() == Array:
		return t.Len() <= v.Len()
	case v.Kind() == Slice && t.Kind() == Pointer && t.Elem().Kind() == Array:
		return t.Elem().Len() <= v.Len()
	}
	return true
}

// made returns a settable copy of dst's zero value and its final flags.
func fresh(dst *abi.Type) Value {
	return Value{dst, newobject(dst), flagIndir | flagAddr | flag(dst.Kind)}
}

// final takes back the addressability that fresh gave.
func (v Value) final(src Value) Value {
	v.flag = v.flag&^flagAddr | src.flag.ro()
	return v
}

func intoInt(src Value, u uint64, dst *abi.Type) Value {
	v := fresh(dst)
	switch dst.Size {
	case 1:
		*(*uint8)(v.ptr) = uint8(u)
	case 2:
		*(*uint16)(v.ptr) = uint16(u)
	case 4:
		*(*uint32)(v.ptr) = uint32(u)
	case 8:
		*(*uint64)(v.ptr) = u
	}
	return v.final(src)
}

func intoFloat(src Value, f float64, dst *abi.Type) Value {
	v := fresh(dst)
	if dst.Size == 4 {
		*(*float32)(v.ptr) = float32(f)
	} else {
		*(*float64)(v.ptr) = f
	}
	return v.final(src)
}

func intoString(src Value, s string, dst *abi.Type) Value {
	v := fresh(dst)
	*(*string)(v.ptr) = s
	return v.final(src)
}

func runeString(u uint64) string {
	if u > 0x10FFFF {
		u = 0xFFFD
	}
	return string(rune(u))
}

func convertIntInt(v Value, t *abi.Type) Value    { return intoInt(v, uint64(v.Int()), t) }
func convertUintInt(v Value, t *abi.Type) Value   { return intoInt(v, v.Uint(), t) }
func convertFloatInt(v Value, t *abi.Type) Value  { return intoInt(v, uint64(int64(v.Float())), t) }
func convertFloatUint(v Value, t *abi.Type) Value { return intoInt(v, uint64(v.Float()), t) }
func convertIntFloat(v Value, t *abi.Type) Value  { return intoFloat(v, float64(v.Int()), t) }
func convertUintFloat(v Value, t *abi.Type) Value { return intoFloat(v, float64(v.Uint()), t) }

func convertFloat(v Value, t *abi.Type) Value {
	if v.typ.Kind == abi.Float32 && t.Kind == abi.Float32 {
		// A signalling NaN stays one.
		return Value{t, v.ptr, v.flag&flagIndir | v.flag.ro() | flag(Float32)}.detached(v)
	}
	return intoFloat(v, v.Float(), t)
}

// detached returns a copy of v if src's memory can change.
func (v Value) detached(src Value) Value {
	if src.flag&flagAddr == 0 {
		return v
	}
	return copied(v.typ, v.flag&^flagIndir, v.ptr)
}

func convertComplex(v Value, t *abi.Type) Value {
	c := v.Complex()
	x := fresh(t)
	if t.Size == 8 {
		*(*complex64)(x.ptr) = complex64(c)
	} else {
		*(*complex128)(x.ptr) = c
	}
	return x.final(v)
}

func convertIntString(v Value, t *abi.Type) Value  { return intoString(v, runeString(uint64(v.Int())), t) }
func convertUintString(v Value, t *abi.Type) Value { return intoString(v, runeString(v.Uint()), t) }

func convertBytesString(v Value, t *abi.Type) Value {
	return intoString(v, string(*(*[]byte)(v.ptr)), t)
}

func convertRunesString(v Value, t *abi.Type) Value {
	return intoString(v, string(*(*[]rune)(v.ptr)), t)
}

func convertStringBytes(v Value, t *abi.Type) Value {
	x := fresh(t)
	*(*[]byte)(x.ptr) = []byte(v.String())
	return x.final(v)
}

func convertStringRunes(v Value, t *abi.Type) Value {
	x := fresh(t)
	*(*[]rune)(x.ptr) = []rune(v.String())
	return x.final(v)
}

func convertSliceArrayPtr(v Value, t *abi.Type) Value {
	n := toRType(t.Elem()).Len()
	if n > v.Len() {
		panic("reflect: cannot convert slice with length " + itoa(v.Len()) + " to pointer to array with length " + itoa(n))
	}
	h := (*sliceHeader)(v.ptr)
	return Value{t, h.Data, v.flag.ro() | flag(Pointer)}
}

func convertSliceArray(v Value, t *abi.Type) Value {
	n := toRType(t).Len()
	if n > v.Len() {
		panic("reflect: cannot convert slice with length " + itoa(v.Len()) + " to array with length " + itoa(n))
	}
	x := fresh(t)
	typedmemmove(t, x.ptr, (*sliceHeader)(v.ptr).Data)
	return x.final(v).direct()
}

// direct brings a pointer-shaped value that is held by address into its
// usual form.
func (v Value) direct() Value {
	if v.typ.IfaceDirect() && v.flag&flagIndir != 0 && v.flag&flagAddr == 0 {
		return Value{v.typ, *(*unsafe.Pointer)(v.ptr), v.flag &^ flagIndir}
	}
	return v
}

func convertDirect(v Value, t *abi.Type) Value {
	fl := v.flag&flagIndir | v.flag.ro() | flag(t.Kind)
	if v.flag&flagAddr != 0 {
		c := newobject(t)
		typedmemmove(t, c, v.ptr)
		return Value{t, c, fl}
	}
	return Value{t, v.ptr, fl}
}

func convertToInterface(v Value, t *abi.Type) Value {
	p := newobject(t)
	storeInterface(t, p, v.toInterface())
	return Value{t, p, v.flag.ro() | flagIndir | flag(Interface)}
}

func convertInterface(v Value, t *abi.Type) Value {
	if v.IsNil() {
		z := Value{t, newobject(t), flagIndir | flag(Interface)}
		z.flag |= v.flag.ro()
		return z
	}
	return convertToInterface(v.Elem(), t)
}
