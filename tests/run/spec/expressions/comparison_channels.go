// run

// Channels are equal if made by the same call.
package main

func main() {
	a, b := make(chan int), make(chan int)
	c := a
	var n chan int
	println(a == b, a == c, n == nil, a != nil)
}
