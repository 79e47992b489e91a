// run

// Which right sides of a parallel assignment are evaluated after the stores before them, seen when one panics.
package main

// assignments & panics order
import "fmt"

type S struct{ a, b int; p *S }

var ga, gb int
var gp *S
var garr [4]int
var gs []int

func try(name string, f func()) {
	defer func() {
		r := recover()
		fmt.Println(name, r, ga, gb, garr, gs)
		ga, gb = 0, 0
		garr = [4]int{}
		gs = []int{1, 2, 3}
	}()
	f()
}

//go:noinline
func zero() int { return 0 }

func named(y, z int) (a, b int) {
	defer func() { recover() }()
	a, b = 7, y/z
	return
}
func named2(p *int) (a, b int) {
	defer func() { recover() }()
	a, b = 7, *p
	return
}
func named3(s []int, i int) (a, b int) {
	defer func() { recover() }()
	a, b = 7, s[i]
	return
}
func named4(x any) (a, b int) {
	defer func() { recover() }()
	a, b = 7, x.(int)
	return
}
func named5(s []int) (a int, b [4]int) {
	defer func() { recover() }()
	a, b = 7, [4]int(s)
	return
}
func named6(s []int, i int) (a int, b []int) {
	defer func() { recover() }()
	a, b = 7, s[i:]
	return
}
func named7(n int) (a int, b int) {
	defer func() { recover() }()
	a, b = 7, 1<<n
	return
}
func named8(s *S) (a int, b int) {
	defer func() { recover() }()
	a, b = 7, s.b
	return
}
func named9(s *S) (a int, b int) {
	defer func() { recover() }()
	a, s.b = 7, 5
	return
}
func named10(s []int, i int) (a int, b int) {
	defer func() { recover() }()
	a, s[i] = 7, 5
	return
}
func named11(s []int, i int) (a int, b int) {
	defer func() { recover() }()
	s[i], a = 5, 7
	return
}
func named12(m map[int]int) (a int, b int) {
	defer func() { recover() }()
	a, m[1] = 5, 7
	return
}
func named13(m map[int]int) (a int, b int) {
	defer func() { recover() }()
	a, b = 5, m[1]/m[2]
	return
}
func named14(p *[3]int, i int) (a int, b int) {
	defer func() { recover() }()
	a, b = 5, p[i]
	return
}
func named15(p *int) (a int, b int) {
	defer func() { recover() }()
	b = 3
	a, *p = b, a
	return
}
func named16(x any) (a int, b error) {
	defer func() { recover() }()
	a, b = 3, x.(error)
	return
}
func named17(x, y any) (a int, b bool) {
	defer func() { recover() }()
	a, b = 3, x == y
	return
}
func named18(x, y any) (a int, b map[any]int) {
	defer func() { recover() }()
	a, b = 3, map[any]int{x: 1}
	return
}
func named19(n int) (a int, b []int) {
	defer func() { recover() }()
	a, b = 3, make([]int, n)
	return
}
func named20(x, y int) (a, b, c int) {
	defer func() { recover() }()
	a, b, c = 3, x/y, 4
	return
}
func named21(x, y int) (a, b, c int) {
	defer func() { recover() }()
	a = 1
	a, b, c = 3, a/y, 4
	return
}
func named22(x, y int) (a, b, c int) {
	defer func() { recover() }()
	a, b, c = 3, 1+zero()+x/y, 4
	return
}
func named23(x, y int) (a, b, c int) {
	defer func() { recover() }()
	a, b, c = x/y, zero(), 4
	return
}
func named24(x, y int) (a, b, c int) {
	defer func() { recover() }()
	a, b, c = 3, -(x/y), 4
	return
}
func named25(x, y int) (a, b, c int) {
	defer func() { recover() }()
	a, b, c = 3, 4, x%y
	return
}
func main() {
	gs = []int{1, 2, 3}
	fmt.Println(named(1, 0))
	fmt.Println(named2(nil))
	fmt.Println(named3(nil, 3))
	fmt.Println(named4("x"))
	fmt.Println(named5(nil))
	fmt.Println(named6(nil, 3))
	fmt.Println(named7(-1))
	fmt.Println(named8(nil))
	fmt.Println(named9(nil))
	fmt.Println(named10(nil, 2))
	fmt.Println(named11(nil, 2))
	fmt.Println(named12(nil))
	fmt.Println(named13(nil))
	fmt.Println(named14(nil, 2))
	fmt.Println(named14(new([3]int), 4))
	fmt.Println(named15(nil))
	fmt.Println(named16(3))
	fmt.Println(named17([]int{}, []int{}))
	fmt.Println(named18([]int{}, []int{}))
	fmt.Println(named19(-1))
	fmt.Println(named20(1, 0))
	fmt.Println(named21(1, 0))
	fmt.Println(named22(1, 0))
	fmt.Println(named23(1, 0))
	fmt.Println(named24(1, 0))
	fmt.Println(named25(1, 0))
	z := zero()
	var np *S
	var ns []int
	try("1", func() { ga, gb = 1, 2/z })
	try("2", func() { ga, gb = 1, np.a })
	try("3", func() { ga, gb = 1, ns[z] })
	try("4", func() { ga, np.b = 1, 3 })
	try("5", func() { ga, ns[z] = 1, 3 })
	try("6", func() { garr[0], garr[z+1], ns[z] = 1, 2, 3 })
	try("7", func() { garr[0], np.p.a = 1, 2 })
	try("8", func() { gs[0], gs[1], gs[5+z] = 1, 2, 9 })
	try("9", func() { gs[0], gs[1], gb = 11, 12, gs[9+z] })
	try("10", func() { gs[0], gb = 11, ga/gb })
	try("11", func() { ga, gs[0], gb = 11, ga/gb, 4 })
	try("12", func() { ga, gs[zero()+8], gb = 11, 1/z, 4 })
	try("13", func() { gs[2], gp.a = 11, 1/z })
	x, y := 1, 0
	try("14", func() { x, y = 5, x/y })
	fmt.Println(x, y)
	func() {
		defer func() { recover(); fmt.Println(x, y) }()
		x, y = 5, x/z
	}()
	func() {
		defer func() { recover(); fmt.Println(x, y) }()
		x, y = 5, 6/z
	}()
	w := 1
	func() {
		defer func() { recover(); fmt.Println(w) }()
		w, y = 5, 6/z
	}()
	func() {
		w, q := 1, 2
		defer func() { recover(); fmt.Println(w, q) }()
		w, q = 5, 6/z
	}()
	func() {
		var a [3]int
		defer func() { recover(); fmt.Println(a) }()
		a[0], a[1], a[2] = 1, 1/z, 3
	}()
	func() {
		var a [3]int
		defer func() { recover(); fmt.Println(a) }()
		a[0], a[1], a[z+3] = 1, 2, 3
	}()
	func() {
		var a [3]int
		defer func() { recover(); fmt.Println(a) }()
		a[z], a[z+1], a[2] = 1, 2, np.a
	}()
	func() {
		var a S
		defer func() { recover(); fmt.Println(a) }()
		a.a, a.b = 1, 2/z
	}()
	func() {
		a := &S{}
		defer func() { recover(); fmt.Println(*a) }()
		a.a, a.b = 1, 2/z
	}()
}
