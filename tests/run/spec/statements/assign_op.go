// run

// x op= y evaluates x once.
package main

func f() int { println("f"); return 0 }
func main() {
	a := []int{6}
	a[f()] += 4
	a[f()] <<= 2
	a[0] &^= 8
	a[0] %= 7
	s := "a"
	s += "b"
	println(a[0], s)
}
