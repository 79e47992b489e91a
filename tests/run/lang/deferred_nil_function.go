// run

// A deferred call of a nil function value panics when it is made, also while another panic runs.
package main

import "fmt"

func f() { var nf func(); defer nf(); panic("P") }
func g() { var nf func(); defer func() { fmt.Println("g", recover()) }(); defer nf(); panic("P") }
func h(b bool) (err error) {
	var nf func() error
	if b {
		defer nf()
	}
	return nil
}
func try(f func()) { defer func() { fmt.Println(recover()) }(); f() }
func main() {
	g()
	try(func() { h(true) })
	try(func() { h(false) })
	try(f)
	try(func() {
		var nf func()
		for range 2 {
			defer nf()
		}
		panic("Q")
	})
	try(func() { var i interface{ M() }; defer func() { fmt.Println(recover()) }(); defer i.M(); panic("Q") })
}
