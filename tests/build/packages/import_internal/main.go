// build exit=1 build=-gcflags=-e

package main
import "m/x/internal/y"
import "internal/abi"
func main() { y.X() }
