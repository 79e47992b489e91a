// run

// Large structs and arrays by value.
package main

type B struct {
	a [100]int
	s string
}

func mod(b B) B { b.a[99] = 7; b.s += "y"; return b }

type I interface{ M() int }

func (b B) M() int { b.a[0]++; return b.a[0] + len(b.s) }
func main() {
	x := B{s: "x"}
	y := mod(x)
	var i I = y
	f := y.M
	y.s = ""
	println(x.a[99], y.a[99], x.s, i.M(), i.M(), f(), x == B{s: "x"})
	m := map[string]B{"k": x}
	c := make(chan B, 1)
	c <- m["k"]
	println((<-c).s, [1]B{x}[0].s)
}
