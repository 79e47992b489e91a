// run exit=2 env=GOMAXPROCS=1
package main

import "time"

type T struct{ a, b int }

//go:noinline
func field(t *T) int { return t.b }

func main() {
	func() {
		defer func() { println(recover().(error).Error()) }()
		println(field(nil))
	}()
	func() {
		defer func() { println(recover().(error).Error()) }()
		zero := 0
		println(1 / zero)
	}()
	go func() {
		println(field(nil))
	}()
	time.Sleep(time.Second)
	println("not reached")
}
