// run

// A panic in the loop body passes through the iterator.
package main

func seq(yield func(int) bool) {
	defer println("iterator deferred")
	for i := 0; yield(i); i++ {
	}
}
func main() {
	defer func() { println(recover().(string)) }()
	for i := range seq {
		if i == 2 {
			panic("body")
		}
	}
}
