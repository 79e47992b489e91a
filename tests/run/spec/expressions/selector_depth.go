// run

// The shallowest field is selected.
package main

func main() {
	type A struct{ x int }
	type B struct {
		A
		x string
	}
	type C struct{ *B }
	c := C{&B{A{1}, "s"}}
	println(c.x, c.A.x, c.B.A.x)
	c.x = "t"
	println((*c.B).x)
}
