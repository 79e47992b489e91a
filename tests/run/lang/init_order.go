// run
package main

var a = b + 1
var b = f("b", c*2)
var c = f("c", 5)
var x, y = pair()

func pair() (int, int) { println("pair", a); return a, b }

func f(name string, v int) int {
	println("init", name, v)
	return v
}

func init() { println("init1", a, b, c) }
func init() { println("init2", x, y) }

var _ = f("blank", 0)

func main() {
	println("main")
}
