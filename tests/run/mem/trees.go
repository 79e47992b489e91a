// run
package main

// Binary trees: many small objects that die at once, beside some that live on.

type tree struct{ left, right *tree }

func build(depth int) *tree {
	if depth == 0 {
		return &tree{}
	}
	return &tree{build(depth - 1), build(depth - 1)}
}

func (t *tree) count() int {
	if t.left == nil {
		return 1
	}
	return 1 + t.left.count() + t.right.count()
}

func main() {
	const maxDepth = 14
	println("stretch", build(maxDepth+1).count())
	long := build(maxDepth)
	for d := 4; d <= maxDepth; d += 4 {
		n := 1 << (maxDepth - d + 4)
		sum := 0
		for i := 0; i < n; i++ {
			sum += build(d).count()
		}
		println(n, d, sum)
	}
	println("long", long.count())
}
