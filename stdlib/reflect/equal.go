package reflect

import (
	"internal/abi"
	"unsafe"
)

// IsZero reports whether v is its type's zero value.
func (v Value) IsZero() bool {
	switch v.kind() {
	case Bool:
		return !v.Bool()
	case Int, Int8, Int16, Int32, Int64:
		return v.Int() == 0
	case Uint, Uint8, Uint16, Uint32, Uint64, Uintptr:
		return v.Uint() == 0
	case Float32:
		return *(*uint32)(v.ptr) == 0
	case Float64:
		return *(*uint64)(v.ptr) == 0
	case Complex64:
		return *(*[2]uint32)(v.ptr) == [2]uint32{}
	case Complex128:
		return *(*[2]uint64)(v.ptr) == [2]uint64{}
	case Array:
		for i, n := 0, v.Len(); i < n; i++ {
			if !v.Index(i).IsZero() {
				return false
			}
		}
		return true
	case Chan, Func, Interface, Map, Pointer, Slice, UnsafePointer:
		return v.IsNil()
	case String:
		return v.Len() == 0
	case Struct:
		for i, n := 0, v.NumField(); i < n; i++ {
			if !v.Field(i).IsZero() {
				return false
			}
		}
		return true
	}
	panic(&ValueError{"reflect.Value.IsZero", v.Kind()})
}

// Comparable reports whether v can be compared without a panic.
func (v Value) Comparable() bool {
	switch v.Kind() {
	case Invalid:
		return false
	case Interface:
		return v.IsNil() || v.Elem().Comparable()
	case Array:
		switch Kind(v.typ.Elem().Kind) {
		case Interface, Array, Struct:
		default:
			return v.typ.Comparable()
		}
		for i := 0; i < v.Len(); i++ {
			if !v.Index(i).Comparable() {
				return false
			}
		}
		return true
	case Struct:
		for i := 0; i < v.NumField(); i++ {
			if !v.Field(i).Comparable() {
				return false
			}
		}
		return true
	case Func, Map, Slice:
		return false
	}
	return true
}

// Equal reports whether v == u.
func (v Value) Equal(u Value) bool {
	if v.Kind() == Interface {
		v = v.Elem()
	}
	if u.Kind() == Interface {
		u = u.Elem()
	}
	if !v.IsValid() || !u.IsValid() {
		return v.IsValid() == u.IsValid()
	}
	if v.Kind() != u.Kind() || v.Type() != u.Type() {
		return false
	}
	switch v.Kind() {
	case Bool:
		return v.Bool() == u.Bool()
	case Int, Int8, Int16, Int32, Int64:
		return v.Int() == u.Int()
	case Uint, Uint8, Uint16, Uint32, Uint64, Uintptr:
		return v.Uint() == u.Uint()
	case Float32, Float64:
		return v.Float() == u.Float()
	case Complex64, Complex128:
		return v.Complex() == u.Complex()
	case String:
		return v.String() == u.String()
	case Chan, Pointer, UnsafePointer:
		return v.pointer() == u.pointer()
	case Array:
		n := v.Len()
		if n == 0 && !v.typ.Elem().Comparable() {
			break
		}
		for i := 0; i < n; i++ {
			if !v.Index(i).Equal(u.Index(i)) {
				return false
			}
		}
		return true
	case Struct:
		for i, n := 0, v.NumField(); i < n; i++ {
			if !v.Field(i).Equal(u.Field(i)) {
				return false
			}
		}
		return true
	}
	panic("reflect.Value.Equal: values of type " + v.Type().String() + " are not comparable")
}

// visit is a pair of references under comparison: meeting it again means a
// cycle, and the pair counts as equal.
type visit struct {
	a, b unsafe.Pointer
	typ  *abi.Type
}

// DeepEqual reports whether x and y are deeply equal.
func DeepEqual(x, y any) bool {
	if x == nil || y == nil {
		return x == y
	}
	a, b := ValueOf(x), ValueOf(y)
	if a.typ != b.typ {
		return false
	}
	return deepEqual(a, b, make(map[visit]bool))
}

// reference returns the address that a cycle would lead back to.
func (v Value) reference() unsafe.Pointer {
	switch v.kind() {
	case Pointer, Map:
		return v.pointer()
	}
	return v.ptr
}

func deepEqual(a, b Value, visited map[visit]bool) bool {
	if !a.IsValid() || !b.IsValid() {
		return a.IsValid() == b.IsValid()
	}
	if a.typ != b.typ {
		return false
	}
	switch a.kind() {
	case Pointer, Map, Slice, Interface:
		if a.IsNil() || b.IsNil() {
			return a.IsNil() == b.IsNil()
		}
		x, y := a.reference(), b.reference()
		if uintptr(x) > uintptr(y) {
			x, y = y, x
		}
		v := visit{x, y, a.typ}
		if visited[v] {
			return true
		}
		visited[v] = true
	}
	switch a.kind() {
	case Array:
		for i := 0; i < a.Len(); i++ {
			if !deepEqual(a.Index(i), b.Index(i), visited) {
				return false
			}
		}
		return true
	case Slice:
		if a.Len() != b.Len() {
			return false
		}
		if a.UnsafePointer() == b.UnsafePointer() {
			return true
		}
		for i := 0; i < a.Len(); i++ {
			if !deepEqual(a.Index(i), b.Index(i), visited) {
				return false
			}
		}
		return true
	case Interface:
		return deepEqual(a.Elem(), b.Elem(), visited)
	case Pointer:
		if a.UnsafePointer() == b.UnsafePointer() {
			return true
		}
		return deepEqual(a.Elem(), b.Elem(), visited)
	case Struct:
		for i := 0; i < a.NumField(); i++ {
			if !deepEqual(a.Field(i), b.Field(i), visited) {
				return false
			}
		}
		return true
	case Map:
		if a.Len() != b.Len() {
			return false
		}
		if a.UnsafePointer() == b.UnsafePointer() {
			return true
		}
		it := a.MapRange()
		for it.Next() {
			other := b.MapIndex(it.Key())
			if !other.IsValid() || !deepEqual(it.Value(), other, visited) {
				return false
			}
		}
		return true
	case Func:
		return a.IsNil() && b.IsNil()
	case String:
		return a.String() == b.String()
	}
	return a.Equal(b)
}

// TypeAssert is v.Interface().(T) without the allocation.
func TypeAssert[T any](v Value) (T, bool) {
	if v.flag == 0 {
		panic(&ValueError{"reflect.TypeAssert", Invalid})
	}
	if v.flag&flagRO != 0 {
		panic("reflect.TypeAssert: cannot return value obtained from unexported field or method")
	}
	x, ok := v.toInterface().(T)
	return x, ok
}
