// run

package main

// An index that turns out to be a negative constant once calls are inlined: the address behind the check is never used, but
// it has to be one that can be written down.

func at(a *[4]int, i int) int { return a[i] }

func set(a *[4]byte, i int, x byte) { a[i-2] = x }

//go:noinline
func id(n int) int { return n }

func part(n int) int {
	var a [2]int
	for i := range a {
		a[i] = i * 17
	}
	text := "abc"
	if n == len(text) {
		b := a[len(a)-1-n : uint(n)%uint(len(a)+1)]
		for i := range a {
			b = append(b, i)
		}
		return len(b)
	}
	return a[id(0)]
}

func try(f func()) {
	defer func() { println(recover().(error).Error()) }()
	f()
}

func main() {
	try(func() {
		var a [4]int
		for i := range a {
			a[i] = i
		}
		println(at(&a, 2), at(&a, -1))
	})
	try(func() { println(part(id(3))) })
	try(func() {
		var b [4]byte
		set(&b, 3, 1)
		set(&b, 1, 2)
		println(b[0], b[1])
	})
}
