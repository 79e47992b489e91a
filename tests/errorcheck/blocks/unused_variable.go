// errorcheck

// Local variables must be used.
package main

func main() {
	x := 1 // ERROR "declared and not used: x"
	var y int // ERROR "declared and not used: y"
	z := 2 // ERROR "declared and not used: z"
	z = 3
}
