// run
package main

func sum(base int, xs ...int) int {
	for _, x := range xs {
		base += x
	}
	return base
}

func anys(xs ...any) int { return len(xs) }

func many(a, b, c, d, e, f, g, h, i, j int, s string, fl float64) (int, string, float64, int, int, int, int, int, int, int) {
	return a + b + c + d + e + f + g + h + i + j, s + "!", fl * 2, a, b, c, d, e, f, g
}

func multi() (int, string) { return 7, "x" }

func take(n int, s string) string { return s }

func nilv(xs ...int) bool { return xs == nil }

func main() {
	println(sum(1), sum(1, 2, 3), sum(1, []int{4, 5}...))
	println(anys(), anys(1, "a", nil), anys([]any{1, 2}...), anys([]any{1, 2}))
	a, b, c, d, _, _, _, _, _, g := many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, "s", 1.5)
	println(a, b, c, d, g)
	println(take(multi()), nilv(), nilv(1))
	type big struct{ a, b, c, d, e, f, g, h, i, j int }
	f := func(x big) big { x.a, x.j = x.j, x.a; return x }
	r := f(big{a: 1, j: 10})
	println(r.a, r.j)
}
