// run
//
// Type and text of panics about types of an atomic.Value and about quotients.
package main

import (
	"fmt"
	"math/bits"
	"runtime"
	"sync/atomic"
)

func try(n string, f func()) {
	defer func() { e := recover(); _, re := e.(runtime.Error); fmt.Printf("%s: %T %v %v\n", n, e, e, re) }()
	f()
}
func main() {
	try("a", func() { var v atomic.Value; v.Store(1); v.CompareAndSwap("a", "b") })
	try("b", func() {
		var v atomic.Value
		fmt.Println(v.CompareAndSwap(nil, "b"), v.CompareAndSwap(nil, "b"), v.CompareAndSwap("b", "c"), v.CompareAndSwap("b", "c"))
	})
	try("c", func() { var v atomic.Value; v.Store(1); v.CompareAndSwap(nil, "b") })
	try("d", func() { var v atomic.Value; v.CompareAndSwap(1, "b") })
	try("e", func() { var v atomic.Value; v.CompareAndSwap(1, 2) })
	try("f", func() { var v atomic.Value; v.Store(1); v.Swap("b") })
	try("g", func() { bits.Div(5, 0, 1) })
	try("h", func() { bits.Div32(5, 0, 1) })
	try("i", func() { bits.Div32(5, 0, 0) })
	try("j", func() { bits.Rem(5, 0, 0) })
	try("k", func() { bits.Div64(5, 0, 5) })
}
