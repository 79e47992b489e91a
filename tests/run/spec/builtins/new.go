// run

// new makes a zeroed variable, or one with a value.
package main

func main() {
	p, q := new(int), new(int)
	*p = 3
	s := new(struct {
		a int
		b string
	})
	r := new(42)
	t := new("abc"[1:])
	println(*p, *q, p != q, s.a, s.b == "", *r, *t)
}
