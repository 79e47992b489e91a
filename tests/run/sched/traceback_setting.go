// run exit=2 env=GOTRACEBACK=anything
//
// A word that GOTRACEBACK does not know asks for no traceback, a number for one of all goroutines.
package main

import "runtime/debug"

func main() {
	defer func() {
		println(recover().(string))
		panic("second")
	}()
	if true {
		panic("first")
	}
	debug.SetTraceback("0")
}
