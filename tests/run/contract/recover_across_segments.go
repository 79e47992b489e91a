// run
package main

// After a recover the segment in use is the one that holds the landing frame: its bounds count again, and the larger
// segments can be crossed into again.

//go:noinline
func down(n int, then func()) int {
	var a [3000]byte
	a[n%3000] = 1
	if n == 0 {
		then()
		return 1
	}
	return down(n-1, then) + int(a[n%3000])
}

//go:noinline
func catch(n int) (r any) {
	defer func() { r = recover() }()
	return down(n, func() { panic(n) })
}

func main() {
	for i := range 6 {
		for _, n := range []int{3, 30, 500, 5000} {
			if r := catch(n); r != n {
				println("recovered", r)
			}
			// From here the stack must grow and come back as if nothing had been.
			if d := down(n+i, func() {}); d != n+i+1 {
				println("depth", d)
			}
		}
	}
	// Landing on an outer segment that is not the first.
	println(down(40, func() {
		for range 4 {
			if r := catch(6000); r != 6000 {
				println("recovered", r)
			}
		}
		println(down(500, func() {}))
	}))
}
