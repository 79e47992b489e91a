// run

// Operands of index expressions come first, then assignments from left to right.
package main

func main() {
	a := [3]int{1, 2, 3}
	i := 0
	i, a[i] = 1, 2
	println(i, a[0])
	i = 0
	x := []int{1, 2, 3}
	i, x[i] = 1, 2
	x[0], x[0] = 1, 2
	println(x[0])
	x[1], x[2] = 4, 5
	type P struct{ x int }
	var p *P
	func() {
		defer func() { println(recover() != nil, x[2]) }()
		x[2], p.x = 6, 7
	}()
	a[0], a[1] = a[1], a[0]
	println(a[0], a[1])
}
