// build exit=1 build=-gcflags=-e

package main
import "m/b"
func main() { b.X() }
