// build exit=1 build=-gcflags=-e

package p
//go:linkname
//go:systemstack
func f() {}
var x int = "a"
func g() {
	//go:noinline
}
