// build exit=1 build=-gcflags=-e

package main
import "embed"
//go:embed d
var s embed.FS
//go:embed d/a.txt
var s2 embed.FS
//go:embed .hg
var s3 embed.FS
//go:embed all:v
var s4 embed.FS
//go:embed a.go go.mod
var s5 embed.FS
//go:embed *
var s6 embed.FS
func main() {}
