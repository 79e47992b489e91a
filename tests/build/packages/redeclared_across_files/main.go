// build exit=1 build=-gcflags=-e

package main
func main() {}
func f() {}
var x int
type T int
func init() {}
func init() {}
