// errorcheck

package main

type T struct{ x [1100 << 20]byte }

var m map[int]T

//go:noinline
func copies() { // ERROR "stack frame too large (>1GB): "
	m[1] = m[2]
}

func main() { copies() }
