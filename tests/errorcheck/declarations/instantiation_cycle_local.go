// errorcheck

// Type arguments that grow through a local type.
package p
func f[P any]() { type L[Q any] struct { q *L[*Q] } }
func g[P any]() { type L struct { q P }; var x []L; h(x) } // ERROR "instantiation cycle:"
func h[P any](x []P) { g[P]() }
