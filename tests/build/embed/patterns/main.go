// build exit=1 build=-gcflags=-e

package main
import "embed"
//go:embed d/a.txt
var s string
//go:embed d/a.txt
var b []byte
//go:embed d e/*.txt
var fs embed.FS
//go:embed nofile
var x string
//go:embed d/*.none
var y embed.FS
//go:embed ../x
var z embed.FS
//go:embed /abs
var w embed.FS
//go:embed d/a.txt d/sub/b.txt
var multi string
//go:embed d
var dir string
//go:embed [
var br string
//go:embed .
var dot embed.FS
//go:embed d/.hid
var hid string
func main() {}
