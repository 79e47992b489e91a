// build exit=1 build=-gcflags=-e

package main
import "embed"
var _ embed.FS
type S string
//go:embed d/a.txt
var a S
type B []byte
//go:embed d/a.txt
var b B
type F embed.FS
//go:embed d/a.txt
var f F
type By byte
//go:embed d/a.txt
var by []By
type AF = embed.FS
//go:embed d
var af AF
func main() {}
