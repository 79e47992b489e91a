// build exit=1 build=-gcflags=-e

package p
import "unsafe"
var (
	//go:nosplit
	a int
	//go:noinline
	b unsafe.Pointer
)
