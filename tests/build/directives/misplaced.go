// build exit=1 build=-gcflags=-e

package p
//go:noinline
type T int
//go:noinline
var x int
//go:noinline
const c = 1
//go:nosplit
//go:noinline
func f() {}
func g() {
	//go:noinline
	x := 1
	_ = x
	//go:nosplit
	f()
}
//go:noinline
