// run

// Tags are part of the type's identity, but not for conversion.
package main

func main() {
	type A struct {
		X int `json:"x"`
	}
	type B struct{ X int }
	a := A{3}
	b := B(a)
	println(b.X)
}
