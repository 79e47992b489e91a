// run

// A slice passed with ... isn't copied.
package main

func f(v ...int) { v[0] = 9 }
func main() {
	s := []int{1, 2}
	f(s...)
	println(s[0])
	f(s[0], s[1])
	println(s[1])
	g := func(a ...any) int { return len(a) }
	println(g(), g(nil), g(nil...), g([]any{1, 2}...), g([]any{1, 2}))
}
