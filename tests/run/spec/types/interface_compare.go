// run

// Interface values are equal if types and values are.
package main

func main() {
	var a, b any = 1, 1
	var c any = int64(1)
	var p *int
	var e error
	println(a == b, a == c, a == 1, c == 1, any(p) == nil, e == nil, a != nil)
}
