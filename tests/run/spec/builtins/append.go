// run

// append grows, takes strings for bytes, and returns its argument.
package main

func main() {
	var s []int
	for i := range 10 {
		s = append(s, i)
	}
	b := append([]byte("he"), "llo"...)
	var a []any
	a = append(a, 42, 3.14, "foo")
	n := append([]int(nil), s[2:4]...)
	e := append([]int(nil))
	println(len(s), s[9], string(b), len(a), n[0], n[1], e == nil)
}
