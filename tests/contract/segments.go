package main

// The deepest frame lies two segments away from the first.

//go:noinline
func bottom() {}

//go:noinline
func down(n int) int {
	var a [9000]byte
	a[n] = 1
	if n == 0 {
		bottom()
		return 0
	}
	return down(n-1) + int(a[n])
}

func main() { println(down(400)) }
