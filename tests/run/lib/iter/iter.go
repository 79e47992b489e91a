// run
package main

import (
	"fmt"
	"iter"
	"unique"
)

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Println("iterator ends")
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func main() {
	next, stop := iter.Pull(count(3))
	for {
		v, ok := next()
		fmt.Println(v, ok)
		if !ok {
			break
		}
	}
	stop()
	next, stop = iter.Pull(count(10))
	fmt.Println(next())
	stop()
	fmt.Println(next())
	next2, stop2 := iter.Pull2(func(yield func(string, int) bool) {
		yield("a", 1)
		panic("inside")
	})
	fmt.Println(next2())
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		next2()
	}()
	stop2()
	a, b := unique.Make("x"+fmt.Sprint(1)), unique.Make("x1")
	fmt.Println(a == b, a.Value(), unique.Make(any(1)) == unique.Make(any(1)))
}
