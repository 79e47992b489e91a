// run

// Reachable objects survive collections.
package main

import "runtime"

func main() {
	type N struct {
		next *N
		b    []byte
	}
	var head *N
	for i := range 2000 {
		n := &N{head, make([]byte, 1000)}
		n.b[0] = byte(i)
		head = n
		if i%500 == 0 {
			runtime.GC()
		}
	}
	c, s := 0, 0
	for n := head; n != nil; n = n.next {
		c++
		s += int(n.b[0])
	}
	println(c, s)
}
