// run

// A slice type may contain itself.
package main

func main() {
	type S []S
	s := S{nil, S{nil, nil}, S{}}
	println(len(s), len(s[1]), s[0] == nil, s[2] == nil)
}
