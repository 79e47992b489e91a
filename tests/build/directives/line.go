// build exit=1 build=-gcflags=-e

package p
//line foo.go:10
var x int = "a"
//line :20
var y int = "b"
//line bar.go:30:5
var z int = "c"; var w int = "d"
/*line baz.go:5:1*/var v int = "e"
