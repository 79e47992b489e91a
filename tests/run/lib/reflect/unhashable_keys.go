// run
package main

import (
	"fmt"
	"reflect"
)

type named struct{ D []int }

func try(n string, f func()) { defer func() { fmt.Println(n, recover()) }(); f() }

type K struct {
	a any
	b any
}

func run(m map[any]int, x any) {
	v := reflect.ValueOf(m)
	k := reflect.ValueOf(&x).Elem()
	try("idx", func() { _ = m[x] })
	try("idx2", func() { _, ok := m[x]; _ = ok })
	try("set", func() { m[x] = 1 })
	try("del", func() { delete(m, x) })
	try("r idx", func() { v.MapIndex(k) })
	try("r set", func() { v.SetMapIndex(k, reflect.ValueOf(1)) })
	try("r del", func() { v.SetMapIndex(k, reflect.Value{}) })
}
func runk(m map[K]int, x K) {
	v := reflect.ValueOf(m)
	k := reflect.ValueOf(&x).Elem()
	try("k idx", func() { _ = m[x] })
	try("k idx2", func() { _, ok := m[x]; _ = ok })
	try("k set", func() { m[x] = 1 })
	try("k del", func() { delete(m, x) })
	try("k r idx", func() { v.MapIndex(k) })
	try("k r set", func() { v.SetMapIndex(k, reflect.ValueOf(1)) })
	try("k r del", func() { v.SetMapIndex(k, reflect.Value{}) })
}
func rune_(m map[error]int, x error) {
	v := reflect.ValueOf(m)
	k := reflect.ValueOf(&x).Elem()
	try("e idx", func() { _ = m[x] })
	try("e set", func() { m[x] = 1 })
	try("e del", func() { delete(m, x) })
	try("e r idx", func() { v.MapIndex(k) })
	try("e r set", func() { v.SetMapIndex(k, reflect.ValueOf(1)) })
	try("e r del", func() { v.SetMapIndex(k, reflect.Value{}) })
}
func runa(m map[[2]any]int, x [2]any) {
	v := reflect.ValueOf(m)
	k := reflect.ValueOf(&x).Elem()
	try("a idx", func() { _ = m[x] })
	try("a set", func() { m[x] = 1 })
	try("a del", func() { delete(m, x) })
	try("a r idx", func() { v.MapIndex(k) })
	try("a r set", func() { v.SetMapIndex(k, reflect.ValueOf(1)) })
	try("a r del", func() { v.SetMapIndex(k, reflect.Value{}) })
}

type E []int

func (E) Error() string { return "" }

type E2 struct{ f func() }

func (E2) Error() string { return "" }

func main() {
	for _, x := range []any{[]int{}, [1]named{}, K{[]int{}, 1}, [2]any{1, func() {}}, struct{ a, _ any }{1, []int{}}} {
		fmt.Printf("%T\n", x)
		for _, n := range []int{-1, 0, 9} {
			var m map[any]int
			var mk map[K]int
			if n >= 0 {
				m = map[any]int{}
				mk = map[K]int{}
			}
			for i := range n {
				m[i] = i
				mk[K{i, i}] = 1
			}
			run(m, x)
			runk(mk, K{1, x})
			runk(mk, K{x, 1})
			if n == 1 {
				clear(m)
				run(m, x)
			}
		}
	}
	for _, x := range []error{E{}, E2{}, &E{}} {
		for _, n := range []int{0, 1} {
			var m map[error]int
			var ma map[[2]any]int
			if n >= 0 {
				m = map[error]int{}
				ma = map[[2]any]int{}
			}
			for i := range n {
				m[fmt.Errorf("%d", i)] = 1
				ma[[2]any{i, i}] = 1
			}
			rune_(m, x)
			runa(ma, [2]any{x, 1})
			runa(ma, [2]any{1, x})
		}
	}
}
