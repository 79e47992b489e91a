// run

// Long else-if chains.
package main

func main() {
	for i := range 5 {
		if i == 0 {
			print("a")
		} else if i == 1 {
			print("b")
		} else if i < 4 {
			print("c")
		} else {
			print("d")
		}
	}
	println()
}
