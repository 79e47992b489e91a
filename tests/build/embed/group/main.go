// build exit=1 build=-gcflags=-e

package main
import "embed"
var _ embed.FS
var (
	//go:embed d/a.txt
	a string
	//go:embed d/a.txt
	b, c string
)
func main() {}
