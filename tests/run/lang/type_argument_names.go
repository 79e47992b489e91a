// run

// Type arguments in the names of types have whole paths, and numbers if they are local.
package main

import (
	"fmt"
	"reflect"
)

type G[T any] struct{ x T }

func (G[T]) M() string { type L struct{ v T }; return fmt.Sprintf("%T", L{}) }

func A() (any, any, any, any) {
	type L struct{}
	type M int
	{
		type L struct{ a int }
		return G[L]{}, L{}, G[M]{}, M(1)
	}
}
func B() (any, any, any) {
	f := func() any {
		type L int
		return G[L]{}
	}
	type L struct{}
	type Q[T any] struct{}
	return f(), G[L]{}, G[struct{ a L }]{}
}
func gen[T any]() any {
	type L struct{}
	return G[L]{}
}
func gen2[T any]() any {
	type L struct{}
	return G[map[string]L]{}
}

func C() any {
	if true {
		type X int
		switch {
		default:
			type X string
			return map[string]any{"a": G[X]{}}["a"]
		}
	}
	return nil
}

type T1 = G[func(int) string]

func main() {
	fmt.Println(G[int]{}.M())
	a, b, c, d := A()
	fmt.Printf("%T %T %T %T\n", a, b, c, d)
	fmt.Println(reflect.TypeOf(a).Name(), reflect.TypeOf(a).String(), reflect.TypeOf(b).Name())
	a, b, c = B()
	fmt.Printf("%T %T %T\n", a, b, c)
	fmt.Printf("%T %T\n", gen[int](), gen2[string]())
	fmt.Printf("%T %T\n", C(), T1{})
	type L0 = G[int]
	type L1 struct{ L0 }
	fmt.Printf("%T %v %T\n", G[L1]{}, reflect.TypeOf(G[L1]{}).Name(), G[G[L1]]{})
	defer func() { fmt.Println(recover()) }()
	_ = any(G[L1]{}).(G[int])
}
