// errorcheck

// Types beyond the address space, and what channels and maps cannot hold: reported at the declaration read last.
package p

type T [1 << 60]int64 // ERROR "type [1152921504606846976]int64 larger than address space"

var x, y [1 << 60]int // ERROR "type [1152921504606846976]int larger than address space"
var p *[1 << 61]byte // ERROR "type [2305843009213693952]byte larger than address space"
var c chan [1 << 16]byte // ERROR "channel element type too large (>64kB)"
var d chan [1<<16 - 1]byte
var m map[[1 << 31]byte]int // ERROR "map key type too large"

func f(a []int, b [1 << 60]byte) {} // ERROR "type [1152921504606846976]byte larger than address space"

func g() {
	var y [1 << 50][1 << 20]byte // ERROR "type [1125899906842624][1048576]byte larger than address space"
	_ = y
	z := new([1 << 62]int) // ERROR "type [4611686018427387904]int larger than address space"
	_ = z
	var w [1 << 40]int
	_ = w
}
