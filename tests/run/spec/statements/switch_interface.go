// run

// Cases may be of different types for an interface.
package main

func main() {
	var x any = int8(3)
	switch x {
	case 3:
		println("int")
	case int8(3):
		println("int8")
	case nil:
		println("nil")
	}
	switch true {
	case x == nil:
	default:
		println("d")
	}
}
