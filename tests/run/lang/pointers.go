// run
package main

type node struct {
	left, right *node
	val         int
}

func (n *node) insert(v int) *node {
	if n == nil {
		return &node{val: v}
	}
	if v < n.val {
		n.left = n.left.insert(v)
	} else {
		n.right = n.right.insert(v)
	}
	return n
}

func (n *node) walk(f func(int)) {
	if n != nil {
		n.left.walk(f)
		f(n.val)
		n.right.walk(f)
	}
}

func swap(a, b *int) { *a, *b = *b, *a }

func escape() *int { x := 42; return &x }

func main() {
	var root *node
	for _, v := range []int{5, 2, 8, 1, 9, 3} {
		root = root.insert(v)
	}
	root.walk(func(v int) { print(v, " ") })
	println()
	a, b := 1, 2
	swap(&a, &b)
	println(a, b)
	p := escape()
	q := escape()
	*p++
	println(*p, *q, p == q, p != nil)
	pp := &p
	**pp = 7
	println(*p)
	arr := [3]int{1, 2, 3}
	e := &arr[1]
	*e = 20
	println(arr[1])
	s := []int{1, 2, 3}
	e = &s[2]
	s = append(s, 4)
	*e = 30
	println(s[2])
	x := new(int)
	*x += 3
	println(*x)
	y := new(struct{ a, b int })
	y.b = 4
	println(y.a, y.b)
}
