// errorcheck

// Indirection of type parameters.
package p
func a[T *int | *string](x T) { _ = *x } // ERROR "invalid operation: pointers of x (variable of type T constrained by *int | *string) must have identical base types"
func b[T *int | int](x T) { _ = *x } // ERROR "invalid operation: cannot indirect x (variable of type T constrained by *int | int)"
func c[T int](x T) { _ = *x } // ERROR "invalid operation: cannot indirect x (variable of type T constrained by int)"
func d[T any](x T) { _ = *x } // ERROR "invalid operation: cannot indirect x (variable of type T constrained by any)"
func e[T int | string](x T) { _ = *x } // ERROR "invalid operation: cannot indirect x (variable of type T constrained by int | string)"
func f[T ~*int](x T) { _ = *x }
type P *int
func g[T *int | P](x T) { _ = *x }
func h[T *int | []int](x T) { _ = *x; _ = x.f; _ = x[0] } // ERROR "invalid operation: cannot indirect x (variable of type T constrained by *int | []int)" "x.f undefined (type T has no field or method f)" "cannot index x (variable of type T constrained by *int | []int)"
