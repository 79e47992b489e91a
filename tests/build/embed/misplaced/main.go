// build exit=1 build=-gcflags=-e

package main
import "embed"
var _ embed.FS
//go:embed d/a.txt
type T int
//go:embed d/a.txt
func f() {}
//go:embed d/a.txt
const c = 1
func main() {}
