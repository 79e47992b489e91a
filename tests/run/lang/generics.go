// run
package main

type Number interface {
	~int | ~int64 | ~float64
}

func Sum[T Number](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func Map[T, U any](xs []T, f func(T) U) []U {
	out := make([]U, 0, len(xs))
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(x T) { s.items = append(s.items, x) }
func (s *Stack[T]) Pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

type List[T any] struct {
	next *List[T]
	val  T
}

func (l *List[T]) Len() int {
	n := 0
	for ; l != nil; l = l.next {
		n++
	}
	return n
}

type MyInt int

func (m MyInt) String() string { return "my" }

type Stringer interface{ String() string }

func Strs[T Stringer](xs []T) (out string) {
	for _, x := range xs {
		out += x.String()
	}
	return
}

func Max[T int | float64 | string](a, b T) T {
	if a > b {
		return a
	}
	return b
}

func Ptr[T any](x T) *T { return &x }

func Zero[T any]() T {
	var z T
	return z
}

func Eq[T comparable](a, b T) bool { return a == b }

func main() {
	println(Sum(1, 2, 3), Sum(1.5, 2.5), Sum[MyInt](1, 2))
	for _, s := range Map([]int{1, 2, 3}, func(i int) string { return string(rune('a' + i)) }) {
		print(s, " ")
	}
	println()
	var st Stack[string]
	st.Push("a")
	st.Push("b")
	x, ok := st.Pop()
	println(x, ok)
	st.Pop()
	x, ok = st.Pop()
	println(x == "", ok)
	p := Pair[string, int]{"k", 7}
	println(p.Key, p.Val, p == Pair[string, int]{"k", 7})
	l := &List[int]{&List[int]{nil, 1}, 2}
	println(l.Len(), l.next.val)
	println(Strs([]MyInt{1, 2}))
	println(Max(3, 4), Max("a", "b"), Max(2.5, 1))
	println(*Ptr(5), *Ptr("x"), Zero[int](), Zero[string]() == "", Zero[*int]() == nil)
	println(Eq(1, 1), Eq("a", "b"), Eq[any](1, "1"))
	f := Sum[float64]
	println(f(1, 2))
}
