// run

// unsafe.String and unsafe.Slice of length 0.
package main

import "unsafe"

func main() {
	b := []byte("abc")
	println(unsafe.String(&b[0], 2), unsafe.String(nil, 0) == "", unsafe.Slice((*int)(nil), 0) == nil)
}
