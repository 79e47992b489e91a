// run

// Functions are values; the zero value is nil.
package main

func twice(f func(int) int) func(int) int { return func(x int) int { return f(f(x)) } }
func main() {
	var n func()
	println(n == nil, twice(func(x int) int { return x * 3 })(2), twice(twice(func(x int) int { return x + 1 }))(0))
}
