// run exit=2 env=GOTRACEBACK=none
//
// Objects have finalizers, their fields do not.
package main

import "runtime"

type pair struct {
	n    int
	next *pair
}

func main() {
	p := new(pair)
	runtime.SetFinalizer(p, func(*pair) {})
	runtime.SetFinalizer(&p.next, func(**pair) {})
}
