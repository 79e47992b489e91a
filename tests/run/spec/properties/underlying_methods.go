// run

// A defined type doesn't inherit methods, an embedded one promotes them.
package main

type M struct{}

func (M) Hi() string { return "hi" }

type N M
type P struct{ M }

func main() {
	_, a := any(N{}).(interface{ Hi() string })
	b, c := any(P{}).(interface{ Hi() string })
	println(a, c, b.Hi())
}
