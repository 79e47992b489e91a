// Package reflectlite is the little reflection that package errors needs,
// without depending on package reflect.
package reflectlite

import (
	"internal/abi"
	"unsafe"
)

//go:linkname getitab runtime.getitab
func getitab(inter *abi.InterfaceType, typ *abi.Type) *abi.Itab

//go:linkname typedmemmove runtime.typedmemmove
func typedmemmove(typ *abi.Type, dst, src unsafe.Pointer)

// Comparable reports whether a's dynamic type is comparable.
func Comparable(a any) bool {
	t := abi.TypeOf(a)
	return t == nil || t.Comparable()
}

func words(a *any) *abi.EmptyInterface { return (*abi.EmptyInterface)(unsafe.Pointer(a)) }

// NonNilPointer reports whether a holds a pointer that is not nil.
func NonNilPointer(a any) bool {
	w := words(&a)
	return w.Type != nil && w.Type.Kind == abi.Pointer && w.Data != nil
}

// ElemIsInterface reports whether the pointer in a points to an interface.
func ElemIsInterface(a any) bool { return abi.TypeOf(a).Elem().Kind == abi.Interface }

// ElemIsError reports whether the pointer in a points to a type that
// implements error.
func ElemIsError(a any) bool {
	var e *error
	inter := (*abi.InterfaceType)(unsafe.Pointer(abi.TypeOf(e).Elem()))
	return getitab(inter, abi.TypeOf(a).Elem()) != nil
}

// Assign stores err in what the pointer target points to, if err's dynamic
// type can be assigned to that type.
func Assign(target any, err error) bool {
	v := any(err)
	w := words(&v)
	dst := words(&target).Data
	elem := abi.TypeOf(target).Elem()
	if elem.Kind == abi.Interface {
		inter := (*abi.InterfaceType)(unsafe.Pointer(elem))
		if len(inter.Methods()) == 0 {
			*(*any)(dst) = v
			return true
		}
		tab := getitab(inter, w.Type)
		if tab == nil {
			return false
		}
		*(*abi.NonEmptyInterface)(dst) = abi.NonEmptyInterface{Itab: tab, Data: w.Data}
		return true
	}
	if elem != w.Type {
		return false
	}
	if elem.IfaceDirect() {
		*(*unsafe.Pointer)(dst) = w.Data
	} else {
		typedmemmove(elem, dst, w.Data)
	}
	return true
}

// TypeString returns the text of a's dynamic type.
func TypeString(a any) string {
	if t := abi.TypeOf(a); t != nil {
		return t.String
	}
	return "<nil>"
}
