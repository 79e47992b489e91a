// run

// Deferred calls run last in first out, arguments evaluated at once.
package main

func f() (r int) {
	for i := range 3 {
		defer print(i, " ")
	}
	x := 1
	defer func(n int) { println(n, x); r = x }(x)
	x = 5
	return 0
}
func main() { println(f()) }
