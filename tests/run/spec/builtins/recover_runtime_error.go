// run

// Run-time panics carry a runtime.Error.
package main

import (
	"fmt"
	"runtime"
)

func try(f func()) {
	defer func() {
		e := recover().(runtime.Error)
		fmt.Println(e.Error())
	}()
	f()
}
func main() {
	a, i, z := []int{1}, 5, 0
	var p *int
	var m map[string]int
	var x any = "s"
	try(func() { _ = a[i] })
	try(func() { _ = a[i:] })
	try(func() { _ = a[:i] })
	try(func() { _ = a[3 : i-3] })
	try(func() { _ = "abc"[i] })
	try(func() { _ = i / z })
	try(func() { println(*p) })
	try(func() { m["a"] = 1 })
	try(func() { _ = x.(int) })
	try(func() { _ = x.(fmt.Stringer) })
	try(func() { b := [2]int(a); println(b[0]) })
	try(func() { _ = make([]int, z-1) })
	try(func() { x = []int{}; println(x == x) })
	try(func() { _ = map[any]int{x: 1} })
	try(func() { close((chan int)(nil)) })
	try(func() { _ = 1 << (z - 1) })
}
