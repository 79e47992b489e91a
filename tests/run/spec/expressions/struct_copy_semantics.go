// run

// Struct assignment copies nested arrays but shares slices.
package main

func main() {
	type I struct {
		a [2]int
		s []int
	}
	type O struct {
		i I
		p *I
	}
	x := O{I{[2]int{1, 2}, []int{1, 2}}, &I{}}
	y := x
	y.i.a[0], y.i.s[0], y.p.a[1] = 9, 9, 9
	println(x.i.a[0], x.i.s[0], x.p.a[1])
}
