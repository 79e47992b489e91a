// run
package main

func main() {
	println(min(3, 1, 2), max(1.5, 2), min("b", "a"))
	x, y := 4, -4
	println(min(x, y), max(x, y, 100), max(x, y))
	z := 0.0
	nan := z / z
	println(min(nan, 1), max(1, nan), min(-z, z))
	const c = min(1, 2.5, 'a')
	println(c)
	s := []int{1, 2, 3}
	clear(s)
	println(s[0], s[2])
	var a [10]int
	println(len(a), cap(a), cap(a[2:5]))
	println(len("abc"), copy(s, []int{9}))
}
