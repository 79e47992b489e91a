// run

// A final ... parameter is a slice.
package main

func f(p string, v ...int) { println(p, len(v), v == nil) }
func main() {
	f("a")
	f("b", 1, 2)
	f("c", []int{1, 2, 3}...)
	f("d", nil...)
}
