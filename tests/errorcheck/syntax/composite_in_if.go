// errorcheck

// Composite literals in conditions need parentheses.
package main

type T struct{ x int }
func main() {
	if T{1} == T{1} { // ERROR "syntax error: unexpected == at end of statement"
	}
}
