// build exit=1 build=-gcflags=-e

package main
import _ "embed"
//go:embed d/a.txt
var s string
//go:embed "d/a.txt
var t string
func main() { var x int = "a" }
