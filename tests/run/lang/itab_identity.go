// run

// Values of interface types with the same methods are equal whatever the types are called.
package main

type S interface{ String() string }
type S2 interface{ String() string }
type A int

func (a A) String() string { return "" }

//go:noinline
func f(a A) S { return a }

//go:noinline
func g(a A) interface{ String() string } { return a }

//go:noinline
func h(x S2) interface{ String() string } { return x }

//go:noinline
func k(x any) S { return x.(S) }

//go:noinline
func k2(x any) S2 { return x.(S2) }
func main() {
	println(f(1) == g(1), g(1) == h(A(1)), h(A(1)) == h(S2(f(1))), k(A(1)) == f(1), k2(A(1)) == f(1), k2(A(1)) == k(A(1)))
	m := map[S]int{f(1): 1}
	println(m[g(1)], m[k2(A(1))])
	var e1, e2 interface{ x() any }
	println(e1 == e2)
	switch s := g(1); s {
	case f(1):
		println("eq")
	}
	println([1]S{f(1)} == [1]S{k2(A(1))}, struct{ s S }{g(1)} == struct{ s S }{f(1)})
}
