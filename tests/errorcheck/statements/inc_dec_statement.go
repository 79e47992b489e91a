// errorcheck

// ++ is a statement, no expression.
package main

func main() {
x := 1
y := x++ // ERROR "syntax error: unexpected ++ at end of statement"
}
