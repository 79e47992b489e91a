// run exit=2

// A missing method panics.
package main

type R interface{ Read() }
type T struct{}

func main() {
	var x any = T{}
	x.(R).Read()
}
