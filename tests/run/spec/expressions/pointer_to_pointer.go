// run

// Pointers to pointers and to array elements.
package main

func main() {
	x := 1
	p := &x
	q := &p
	**q = 5
	y := 7
	*q = &y
	arr := [2]*int{p, &x}
	*arr[0]++
	println(x, y, *p, **q, *arr[1])
}
