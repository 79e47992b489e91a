// errorcheck

// Type arguments that grow without end.
package p
type T[P any] struct { p *T[func(P)] }
type U[P, Q any] struct { p *U[Q, P] }
type V[P, Q any] struct { p *V[*Q, P] } // ERROR "instantiation cycle:"
