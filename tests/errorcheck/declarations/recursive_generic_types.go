// errorcheck

// Instances of generic types that contain themselves by value: the way is told from the type that is met again.
package p
type T1[P any] struct { f P }
type T2[P any] struct { f T1[P] }
type T3 struct { f T2[T3] } // ERROR "invalid recursive type T3"
type T4 struct { f T2[*T4] }
type T5[P any] struct { f T2[T5[P]] } // ERROR "invalid recursive type T5[P]"
type T6[P any] struct { f T1[T2[T6[P]]] } // ERROR "invalid recursive type T6[P]"
