// run

// Variables of the if statement are visible in all branches.
package main

func main() {
	if x := 3; x > 5 {
		println("big")
	} else if y := x * 2; y > 5 {
		println(x, y)
	} else {
		println("no", x, y)
	}
}
