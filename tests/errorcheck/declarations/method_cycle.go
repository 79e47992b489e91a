// errorcheck

// Types and methods whose sizes depend on themselves.
package p

import "unsafe"

type T struct{}

func (T) m([unsafe.Sizeof(T.m)]int) {} // ERROR "invalid cycle in declaration: m refers to itself" "illegal cycle in method declaration"

type U [unsafe.Sizeof(U.m)]int // ERROR "invalid recursive type: U refers to itself"

func (U) m() {}

type W interface { // ERROR "invalid recursive type: W refers to itself"
	m([unsafe.Sizeof(W.m)]int)
}
type V struct{ V.x } // ERROR "invalid recursive type: V refers to itself"
