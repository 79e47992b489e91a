// run
package main

func count(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				println("stopped at", i)
				return
			}
		}
		println("done")
	}
}

func pairs(xs ...string) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		for i, x := range xs {
			if !yield(i, x) {
				return
			}
		}
	}
}

func find(n int) (res int) {
	defer func() { println("find returns", res) }()
	for i := range count(10) {
		if i == n {
			return i * 100
		}
	}
	return -1
}

func main() {
	for i := range count(3) {
		println(i)
	}
	for i := range count(10) {
		if i == 1 {
			continue
		}
		if i == 3 {
			break
		}
		println("b", i)
	}
	for i, s := range pairs("x", "y") {
		println(i, s)
	}
	println(find(4), find(40))
outer:
	for i := range count(5) {
		for j := range count(5) {
			if j == 2 {
				continue outer
			}
			if i == 2 {
				break outer
			}
			println(i, j)
		}
	}
	for range count(2) {
		defer println("deferred in loop body")
	}
	println("end")
}
