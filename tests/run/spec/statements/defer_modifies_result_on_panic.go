// run

// Named results survive recovery.
package main

func f() (a int, b string) {
	a, b = 1, "x"
	defer func() { recover(); b += "y" }()
	a = 2
	panic("p")
}
func main() { println(f()) }
