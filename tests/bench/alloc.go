package main

import "time"

type node struct{ left, right *node }

func build(d int) *node {
	if d == 0 {
		return &node{}
	}
	return &node{build(d - 1), build(d - 1)}
}

func (n *node) count() int {
	if n.left == nil {
		return 1
	}
	return 1 + n.left.count() + n.right.count()
}

func main() {
	t := time.Now()
	long := build(16)
	n := 0
	for i := 0; i < 200; i++ {
		n += build(12).count()
	}
	n += long.count()
	println("binary trees", time.Since(t).Nanoseconds())
	t = time.Now()
	total := 0
	for i := 0; i < 100; i++ {
		var s []int
		for j := 0; j < 100000; j++ {
			s = append(s, j)
		}
		total += len(s)
	}
	println("append", time.Since(t).Nanoseconds())
	t = time.Now()
	str := ""
	for i := 0; i < 20000; i++ {
		str += "x"
	}
	println("string building", time.Since(t).Nanoseconds())
	if n+total+len(str) == 0 {
		panic("")
	}
}
