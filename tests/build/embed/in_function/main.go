// build exit=1 build=-gcflags=-e

package main
import "embed"
var _ embed.FS
func f() {
	//go:embed d/a.txt
	var a string
	_ = a
}
func main() {}
