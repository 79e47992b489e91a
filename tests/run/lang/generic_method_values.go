// run

// Generic methods as method expressions and values.
package main

type P struct{ n int }

func (p P) Conv[T ~int | ~string](x T) (T, int) { return x, p.n }
func (p *P) Add[T ~int8 | ~int](x T) int        { p.n += int(x); return p.n }
func main() {
	me := P.Conv[int]
	println(me(P{1}, 2))
	p := P{3}
	mpe := (*P).Add[int8]
	println(mpe(&p, 1))
	println(P.Conv[int](p, 3))
	println((*P).Conv[int](&p, 3))
}
