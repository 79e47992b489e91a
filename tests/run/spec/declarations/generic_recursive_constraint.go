// run

// A constraint may refer to the type parameter.
package main

type Ordered[T any] interface{ Less(T) bool }
type Int int

func (a Int) Less(b Int) bool { return a < b }
func Min[T Ordered[T]](a, b T) T {
	if b.Less(a) {
		return b
	}
	return a
}

type Tree[T Ordered[T]] struct {
	l, r *Tree[T]
	v    T
}

func (t *Tree[T]) Insert(v T) *Tree[T] {
	if t == nil {
		return &Tree[T]{v: v}
	}
	if v.Less(t.v) {
		t.l = t.l.Insert(v)
	} else {
		t.r = t.r.Insert(v)
	}
	return t
}
func (t *Tree[T]) Walk(f func(T)) {
	if t != nil {
		t.l.Walk(f)
		f(t.v)
		t.r.Walk(f)
	}
}
func main() {
	var t *Tree[Int]
	for _, v := range []Int{5, 2, 8, 1} {
		t = t.Insert(v)
	}
	t.Walk(func(i Int) { print(i, " ") })
	println(Min(Int(3), Int(2)))
}
