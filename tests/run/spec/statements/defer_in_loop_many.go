// run

// Many deferred calls.
package main

func main() {
	n := 0
	func() {
		for i := range 10000 {
			defer func() { n += i }()
		}
	}()
	println(n)
}
