// run

// break leaves the innermost for, switch or select.
package main

func main() {
	for i := 0; i < 3; i++ {
		switch i {
		case 1:
			if i == 1 {
				break
			}
			println("never")
		default:
			println(i)
		}
	}
L:
	switch {
	case true:
		for {
			break L
		}
	}
	select {
	default:
		break
	}
	println("end")
}
