// run
//
// Keys that cannot be hashed, in nil, empty and other maps: look-ups where nothing is hashed have a text of their own.
package main

import (
	"fmt"
	"maps"
	"reflect"
	"runtime"
)

type SI struct{ a any }
type SS struct {
	n int
	s fmt.Stringer
	b any
}
type SU struct {
	n int
	a any
	s string
}
type bad []int

func (bad) String() string { return "" }

func try(name string, f func()) {
	defer func() {
		e := recover()
		re, ok := e.(runtime.Error)
		_, isErr := e.(error)
		fmt.Printf("%s: %v %v %v", name, e, ok, isErr)
		if ok {
			fmt.Printf(" %q", re.Error())
		}
		fmt.Println()
	}()
	f()
}

func all[K comparable](name string, k K) {
	var nilm map[K]int
	empty := map[K]int{}
	made := make(map[K]int, 100)
	full := map[K]int{}
	var z K
	full[z] = 1
	big := map[K][200]byte{}
	set := map[K]struct{}{}
	try(name+" read nil", func() { _ = nilm[k] })
	try(name+" read2 nil", func() { _, ok := nilm[k]; _ = ok })
	try(name+" delete nil", func() { delete(nilm, k) })
	try(name+" write nil", func() { nilm[k] = 1 })
	try(name+" read empty", func() { _ = empty[k] })
	try(name+" read2 empty", func() { _, ok := empty[k]; _ = ok })
	try(name+" delete empty", func() { delete(empty, k) })
	try(name+" write empty", func() { empty[k] = 1 })
	try(name+" read made", func() { _ = made[k] })
	try(name+" delete made", func() { delete(made, k) })
	try(name+" write made", func() { made[k] = 1 })
	try(name+" read full", func() { _ = full[k] })
	try(name+" delete full", func() { delete(full, k) })
	try(name+" write full", func() { full[k]++ })
	try(name+" big read", func() { _ = big[k] })
	try(name+" big write", func() { big[k] = [200]byte{} })
	try(name+" set read", func() { _, _ = set[k] })
	try(name+" set write", func() { set[k] = struct{}{} })
	rk := reflect.ValueOf(&k).Elem()
	for _, m := range []map[K]int{nilm, empty, made, full} {
		rm := reflect.ValueOf(m)
		try(name+" MapIndex", func() { rm.MapIndex(rk) })
		try(name+" SetMapIndex", func() { rm.SetMapIndex(rk, reflect.ValueOf(1)) })
		try(name+" SetMapIndex delete", func() { rm.SetMapIndex(rk, reflect.Value{}) })
		try(name+" MapRange", func() {
			it := rm.MapRange()
			for it.Next() {
				_ = it.Key()
			}
		})
		try(name+" MapKeys", func() { _ = rm.MapKeys() })
	}
	try(name+" clone", func() { _ = maps.Clone(nilm) })
	try(name+" eq", func() { var a, b any = k, k; _ = a == b })
	try(name+" literal", func() { _ = map[K]int{k: 1} })
}

func main() {
	all[any]("any", []int{1})
	all[any]("any func", func() {})
	all[any]("any map", map[string]int{})
	all[any]("any struct", struct{ f func() }{})
	all[any]("any arr", [2]any{1, bad{}})
	all[[2]any]("[2]any", [2]any{1, []int{}})
	all[[1]any]("[1]any", [1]any{[]int{}})
	all[[3]any]("[3]any first", [3]any{func() {}, []int{}})
	all[SI]("SI", SI{[]int{}})
	all[SS]("SS", SS{1, bad{}, 3})
	all[SS]("SS2", SS{1, nil, func() {}})
	all[SU]("SU", SU{1, map[int]int{}, ""})
	all[fmt.Stringer]("Stringer", bad{})
	all[any]("any nested", SI{SI{[]int{}}})
	all[[0]any]("[0]any", [0]any{})
	all[interface{ String() string }]("iface", bad{})
	all[*int]("ptr", nil)
	all[struct{}]("empty", struct{}{})
	all[chan int]("chan", nil)
	m := map[any]int{}
	try("switch", func() {
		var x any = []int{}
		switch x {
		case 1:
		case x:
		}
		_ = m
	})
	try("direct", func() { m[[]int{1}]++ })
	try("direct struct", func() { _ = map[SI]int{}[SI{bad{}}] })
	try("direct arr", func() { _ = map[[2]any]int{}[[2]any{1, bad{}}] })
}
