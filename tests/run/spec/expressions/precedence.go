// run

// Five levels of binary operators, left to right.
package main

func main() {
	println(1+2*3, 1<<2+1, 6/3*2, 7&3|8, 5-3-1, 2*3%4, -2+3, ^1&3, 1|2&^3)
	println(1+1 == 2 && 2 < 3 || false, !true || true, 3 > 2 == true)
	x := 5
	p := &x
	println(*p*2, -*p)
}
