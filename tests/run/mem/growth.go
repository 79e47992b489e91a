// run
package main

// Capacities after append: growth formula and size classes.

var sink []*int

func caps[T any](name string, limit int) {
	s := make([]T, 5)
	last := cap(s)
	print(name, ":")
	for i := 0; i < limit; i++ {
		var z T
		s = append(s, z)
		if cap(s) != last {
			last = cap(s)
			print(" ", last)
		}
	}
	println()
}

//go:noinline
func add[T any](s []T, more ...T) []T { return append(s, more...) }

func main() {
	caps[byte]("byte", 50000)
	caps[int]("int", 50000)
	caps[*int]("ptr", 50000)
	caps[string]("string", 20000)
	caps[[3]int]("3int", 20000)
	caps[[5]int32]("5int32", 5000)
	caps[struct {
		p *int
		a [4]int
	}]("struct", 5000)
	caps[struct{}]("empty", 5)
	for _, n := range []int{1, 2, 3, 5, 63, 64, 65, 100, 127, 128, 129, 1000, 5000, 10000} {
		print(n, " ", cap(add([]*int(nil), make([]*int, n)...)), " ", cap(add([]byte(nil), make([]byte, n)...)), " ",
			cap(add([]int64{1, 2}, make([]int64, n)...)), "; ")
	}
	println()
	println(len(append([]byte("hello "), "world"...)), cap([]rune(string(make([]byte, 33)))))
}
