// run

// The init statement's variables are visible in all clauses.
package main

func main() {
	switch x, y := 1, 2; x + y {
	case 3:
		z := x
		println(z, y)
	default:
		println("no")
	}
	switch x := any(5); y := x.(type) {
	case int:
		println(y + 1)
	}
}
