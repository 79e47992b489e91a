// build exit=1 build=-gcflags=-e

// A wrong place in a directive does not keep the program from being checked.
package p
var x int = "a"
//line foo.go:0
var y int = "b"
