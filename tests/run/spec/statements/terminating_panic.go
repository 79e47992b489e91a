// run

// A function may end in panic, goto, for, switch or select.
package main

func a(x int) int {
	if x > 0 {
		return 1
	} else {
		panic("x")
	}
}
func b(x int) int {
	switch {
	case x > 0:
		return 1
	default:
		return 2
	}
}
func c() int {
	for {
	}
}
func d(ch chan int) int {
	select {
	case v := <-ch:
		return v
	}
}
func e() (n int) {
L:
	n++
	if n < 5 {
		goto L
	}
	return
}
func main() { ch := make(chan int, 1); ch <- 4; println(a(1), b(-1), d(ch), e()) }
