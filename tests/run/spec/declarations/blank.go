// run

// Blank declarations evaluate their initialisers.
package main

func f(s string) int { println(s); return 1 }

var _ = f("package")

func _()    { println("never") }
func main() { _ = f("local"); var _, x = f("l2"), 4; println(x) }
