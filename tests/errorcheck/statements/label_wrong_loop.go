// errorcheck

// continue needs the label of an enclosing loop.
package main

func main() {
L:
	for {
	}
M:
	if true {
		for {
			continue M // ERROR "invalid continue label M"
		}
	}
	for {
		break L // ERROR "invalid break label L"
	}
}
