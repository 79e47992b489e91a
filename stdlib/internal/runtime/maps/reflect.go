package maps

import (
	"internal/abi"
	"unsafe"
)

// Funcs is how reflection uses a map of any type: MapType.Funcs points to one. Field F is the function reflectF.
type Funcs = abi.MapFuncs

// FuncsOf gives the functions of one map type.
func FuncsOf[K comparable, V any]() Funcs {
	return Funcs{
		New:    reflectNew[K, V],
		Get:    reflectGet[K, V],
		Assign: reflectAssign[K, V],
		Delete: reflectDelete[K, V],
		Clear:  reflectClear[K, V],
		Iter:   reflectIter[K, V],
		Next:   reflectNext[K, V],
	}
}

func reflectNew[K comparable, V any](hint int) unsafe.Pointer {
	return unsafe.Pointer(New[K, V](hint))
}

func reflectGet[K comparable, V any](m, key unsafe.Pointer) unsafe.Pointer {
	return unsafe.Pointer(Get((*Map[K, V])(m), *(*K)(key)))
}

func reflectAssign[K comparable, V any](m, key unsafe.Pointer) unsafe.Pointer {
	return unsafe.Pointer(Assign((*Map[K, V])(m), *(*K)(key)))
}

func reflectDelete[K comparable, V any](m, key unsafe.Pointer) {
	Delete((*Map[K, V])(m), *(*K)(key))
}

func reflectClear[K comparable, V any](m unsafe.Pointer) {
	Clear((*Map[K, V])(m))
}

func reflectIter[K comparable, V any](m unsafe.Pointer) unsafe.Pointer {
	it := new(Iter[K, V])
	Init(it, (*Map[K, V])(m))
	return unsafe.Pointer(it)
}

func reflectNext[K comparable, V any](it unsafe.Pointer) bool {
	return Next((*Iter[K, V])(it))
}
