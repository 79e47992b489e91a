// run

// The default clause may stand anywhere.
package main

func main() {
	switch 5 {
	default:
		println("default")
		fallthrough
	case 1:
		println("one")
	case 2:
		println("two")
	}
}
