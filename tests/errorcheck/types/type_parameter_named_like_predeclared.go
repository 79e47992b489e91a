// errorcheck

// A type parameter that hides a predeclared name is told apart in messages.
package p
type T[P any] struct{}
func (t T[int]) m() int { var x int; return x }
func f[string any](x string) { var y string = "a"; _ = y } // ERROR "cannot use"
func g[error any](x error) error { return 1 } // ERROR "cannot use 1 (untyped int constant) as error /* with error"
func h[any any](x any) { _ = x.foo; var y any = 1 } // ERROR "cannot use a type parameter as constraint" "x.foo undefined (type any /* with any" "declared and not used: y" "cannot use 1 (untyped int constant) as any /* with any"
func i[byte int](x byte) { var z uint8 = x } // ERROR "declared and not used: z" "cannot use x (variable of type byte /* with byte"
func j[nil any](x nil) { var y int = x } // ERROR "declared and not used: y" "cannot use x (variable of type nil /* with nil"
func k[len any](x len) { var y int = x } // ERROR "declared and not used: y" "cannot use x (variable of type len /* with len"
