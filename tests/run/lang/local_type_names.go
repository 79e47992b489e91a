// run

// Names of types at run time: local ones, instances, literals.
package main

type G[T any] struct{ x T }

func (G[T]) M() any { type L struct{ v T }; return L{} }
func local[T any](x T) any {
	type L struct{ v T }
	return L{x}
}
func local2[T, U any]() any {
	type L[X any] struct {
		v T
		u U
		x X
	}
	return 1
}
func local3[T, U any]() any {
	type L struct {
		v T
		u U
	}
	return func() any { type M struct{ l L }; return M{} }()
}
func local4() any { type L int; return L(1) }
func name(x any) {
	defer func() { println(recover().(error).Error()) }()
	_ = x.(error)
}
func main() {
	name(local(1))
	name(local(local(1)))
	name(local(map[string][]int{}))
	name(local3[int, string]())
	name(G[int]{}.M())
	name(local4())
	name(G[struct{ a int }]{})
	name(G[any]{})
	name(G[G[int]]{})
	name(G[*int]{})
	name(G[func(int, ...string) (a int, err error)]{})
	name(G[interface {
		M()
		m()
	}]{})
	name(G[chan<- int]{})
	name(G[[3]error]{})
	name(&G[int]{})
	name([]G[int]{})
	name(map[G[int]]*G[string]{})
	name(func(G[int]) {})
	name(struct {
		G[int]
		a, b *int `x:"y"`
	}{})
	name(interface{}(nil))
	name([2]struct{}{})
	name((*interface{ Foo() })(nil))
	name((*any)(nil))
	name((*error)(nil))
	name((func(...any) any)(nil))
	name((chan (<-chan int))(nil))
	name((chan<- func())(nil))
	name((*[]rune)(nil))
	name((*[]byte)(nil))
	name(struct {
		_ int
		x struct{ y uint8 }
	}{})
	name(G[rune]{})
	name(G[struct {
		x int `a:"b"`
	}]{})
}
