// run

// Conversions between types of the same underlying type.
package main

func main() {
	type A struct{ x int }
	type B struct{ x int }
	type F func(int) int
	type I int
	a := A{1}
	p := (*B)(&a)
	p.x = 7
	f := F(func(i int) int { return i + 1 })
	println(B(a).x, f(1), I(3)+I(4), (func(int) int)(f)(5))
}
