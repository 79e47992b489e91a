// run

// A nil slice has length and capacity 0 and equals nil; an empty one isn't nil.
package main

func main() {
	var s []int
	e := []int{}
	println(s == nil, len(s), cap(s), e == nil, len(e))
	for range s {
		println("never")
	}
	s = append(s, 1)
	println(len(s), s[0])
}
