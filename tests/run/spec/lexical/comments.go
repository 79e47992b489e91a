// run

// A general comment acts like a space, one with a newline like a newline.
package main

func main() {
	x /* a */ := /* b */ 1 // end
	y := 2                 /* this
	ends the line */
	println(x, y) /**/ /* /* */
}
