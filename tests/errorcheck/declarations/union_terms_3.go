// errorcheck

// Terms that overlap, have methods or are type parameters.
package p
func f[P any, Q interface{ P }]() {} // ERROR "term cannot be a type parameter"
func g[P any, Q interface{ int | P }]() {} // ERROR "term cannot be a type parameter"
func h[P any, Q interface{ ~P }]() {} // ERROR "type in term ~P cannot be a type parameter"
func i[P any, Q P]() {} // ERROR "cannot use a type parameter as constraint"
func j[P any, Q *P]() {}
func k[P any, Q ~P]() {} // ERROR "type in term ~P cannot be a type parameter"
func l[P any, Q P | int]() {} // ERROR "term cannot be a type parameter"
