// build exit=1 build=-gcflags=-e

package main
//go:embed d/a.txt
var s string
func main() {}
