// run

// Structs and arrays are compared element by element.
package main

func main() {
	type T struct {
		a int
		s string
		f float64
		e any
	}
	x, y := T{1, "a", 2, 3}, T{1, "a", 2, 3}
	println(x == y, x != y)
	y.e = "3"
	println(x == y, [2]string{"a", "b"} == [2]string{"a", "b"})
	var i any = x
	println(i == T{1, "a", 2, 3}, i == any(y))
}
