// run

// Cases don't fall through; fallthrough does without testing.
package main

func main() {
	for i := range 4 {
		switch i {
		case 0:
			print("zero ")
			fallthrough
		case 9:
			print("nine ")
		case 1, 2:
			print("few ")
		default:
			print("many ")
		}
	}
	println()
}
