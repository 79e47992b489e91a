// run

// Types that start with * or <- need parentheses.
package main

func main() {
	x := 3
	p := (*int)(&x)
	c := (<-chan int)(make(chan int))
	f := (func())(nil)
	println(*p, c != nil, f == nil, *(*int)(p))
}
