// run

// defer in the body belongs to the function.
package main

func seq(yield func(int) bool) { yield(1); println("after") }
func f() (r int) {
	for i := range seq {
		defer func() { println("deferred", i); r += i }()
	}
	println("end")
	return 10
}
func main() { println(f()) }
