// build exit=1 build=-gcflags=-e

package main
import "embed"
var _ embed.FS
//go:embed d/sub
var a string
func main() {}
