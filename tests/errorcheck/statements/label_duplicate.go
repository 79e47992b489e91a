// errorcheck

// Labels are unique in a function.
package main

func main() {
L:
	goto L
L: // ERROR "label L already defined at ./label_duplicate.go:7:1"
	goto L
}
