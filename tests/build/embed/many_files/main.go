// build exit=1 build=-gcflags=-e

package main
import "embed"
var _ embed.FS
//go:embed d/a.txt d/b.txt
var a string
//go:embed d
var b []byte
//go:embed d/*.txt
var c string
func main() {}
