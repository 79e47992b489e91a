// build exit=1 build=-gcflags=-e

package main
import "embed"
var _ embed.FS
//go:embed d/a.txt
var a string = "x"
func main() {}
