// run
package main

import "sync"

//go:noinline
func depth(n int) int {
	if n == 0 {
		return 0
	}
	return depth(n-1) + 1
}

//go:noinline
func large(n int) byte {
	var a [3 << 20]byte
	a[n] = byte(n)
	if n > 0 {
		return large(n-1) + a[n]
	}
	return a[0]
}

//go:noinline
func many(a, b, c, d, e, f, g, h, i, j int, x float64, s string, t [20]int) (int, float64, string) {
	var pad [70000]byte
	pad[a] = 1
	return a + b + c + d + e + f + g + h + i + j + t[19] + int(pad[a]), x * 2, s + "!"
}

// recovered far below the frame that recovers, on another segment.
func deepPanic(n int) (err any) {
	defer func() { err = recover() }()
	var down func(int)
	down = func(k int) {
		if k == 0 {
			panic("bottom")
		}
		down(k - 1)
	}
	down(n)
	return nil
}

func main() {
	println(depth(5_000_000), depth(5_000_000))
	println(large(20))
	var t [20]int
	t[19] = 1000
	n, x, s := many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1.5, "s", t)
	println(n, x, s)
	for _, n := range []int{1, 1000, 100_000, 1_000_000} {
		println(deepPanic(n).(string), depth(n))
	}
	var wg sync.WaitGroup
	sum := make([]int, 50)
	for i := range sum {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for k := 0; k < 5; k++ {
				sum[i] += depth(20_000 * (k + 1))
			}
		}()
	}
	wg.Wait()
	total := 0
	for _, v := range sum {
		total += v
	}
	println(total)
	p := &t[3]
	*p = 7
	depth(1_000_000)
	println(*p == t[3], t[3])
}
