// run

// Functions as range expressions.
package main

func count(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		defer println("done")
		for i := 0; i < n; i++ {
			if !yield(i) {
				println("stopped")
				return
			}
		}
	}
}
func pairs(yield func(string, int) bool) { _ = yield("a", 1) && yield("b", 2) }
func bare(yield func() bool) {
	for yield() {
	}
}
func find() int {
	for i := range count(10) {
		if i == 3 {
			return i * 100
		}
	}
	return -1
}
func main() {
	for i := range count(2) {
		println(i)
	}
	println(find())
	for k, v := range pairs {
		println(k, v)
	}
	for k := range pairs {
		println(k)
		break
	}
	n := 0
	for range bare {
		n++
		if n > 3 {
			break
		}
	}
	println(n)
outer:
	for i := range count(3) {
		for j := range count(3) {
			if j == 1 {
				continue outer
			}
			if i == 1 {
				break outer
			}
			println("ij", i, j)
		}
	}
}
