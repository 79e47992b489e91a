// run
package main

import (
	"fmt"
	"reflect"
)

func try(n string, f func()) { defer func() { fmt.Println(n, recover()) }(); f() }

type T struct {
	A int
	f func()
}
type W struct {
	X any
	Y [2]any
	Z struct{ I any }
}

func main() {
	m := reflect.ValueOf(map[string]int{"a": 1})
	it := m.MapRange()
	x := reflect.New(reflect.TypeFor[string]()).Elem()
	try("before", func() { x.SetIterKey(it) })
	try("before", func() { x.SetIterValue(it) })
	try("key", func() { it.Key() })
	it.Next()
	try("val", func() { x.SetIterValue(it) })
	try("val", func() { reflect.ValueOf(1).SetIterValue(it) })
	try("val", func() { reflect.New(reflect.TypeFor[int]()).Elem().SetIterKey(it) })
	try("val", func() { reflect.Value{}.SetIterKey(it) })
	it.Next()
	try("end", func() { x.SetIterKey(it) })
	try("end", func() { x.SetIterValue(it) })
	try("end", func() { it.Value() })
	try("end", func() { it.Next() })
	it.Reset(reflect.Value{})
	try("reset", func() { it.Next() })
	try("reset", func() { it.Key() })
	try("reset", func() { it.Reset(reflect.ValueOf(1)) })
	var nm map[string]int
	it = reflect.ValueOf(nm).MapRange()
	try("nil", func() { fmt.Println(it.Next()) })
	try("nil", func() { fmt.Println(it.Next()) })
	try("nil", func() { it.Key() })
	var zi reflect.MapIter
	try("zero", func() { zi.Next() })
	try("zero", func() { zi.Key() })
	try("zero", func() { x.SetIterKey(&zi) })
	for _, v := range []any{T{}, W{}, W{X: []int{}}, W{X: 1, Y: [2]any{1, func() {}}}, W{Y: [2]any{1, 2}, Z: struct{ I any }{T{}}}, [0]func(){}, [1]func(){}, [0]any{}, [0]T{}, [1]T{}, [2]W{}, [2][0]T{}, [2][0]func(){}, struct{ a [0]func() }{}, struct{ a [0]T }{}} {
		fmt.Printf("%T %v %v\n", v, reflect.ValueOf(v).Comparable(), reflect.TypeOf(v).Comparable())
		try("equal", func() { fmt.Println(reflect.ValueOf(v).Equal(reflect.ValueOf(v))) })
	}
	var e error
	fmt.Println(reflect.ValueOf(&e).Elem().Comparable(), reflect.Value{}.Comparable())
	try("sel", func() {
		reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectSend, Chan: reflect.ValueOf(make(<-chan int))}})
	})
	try("sel", func() {
		reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(make(chan<- int))}})
	})
	try("sel", func() { reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(1)}}) })
	try("sel", func() {
		reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectSend, Chan: reflect.ValueOf(make(chan int)), Send: reflect.ValueOf("x")}})
	})
	try("sel", func() {
		reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectSend, Chan: reflect.ValueOf(make(chan int))}})
	})
	try("sel", func() {
		reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(make(chan int)), Send: reflect.ValueOf("x")}})
	})
	try("sel", func() {
		reflect.Select([]reflect.SelectCase{{Dir: 0, Chan: reflect.ValueOf(make(chan int)), Send: reflect.ValueOf("x")}})
	})
	try("sel", func() {
		reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectDefault}, {Dir: reflect.SelectDefault}})
	})
	try("selc", func() {
		c := make(chan int)
		close(c)
		reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectSend, Chan: reflect.ValueOf(c), Send: reflect.ValueOf(1)}})
	})
	try("sel0", func() {
		fmt.Println(reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectSend}, {Dir: reflect.SelectRecv}, {Dir: reflect.SelectDefault}}))
	})
	try("sliceat", func() { reflect.SliceAt(reflect.TypeFor[int](), nil, 1) })
	try("sliceat", func() { fmt.Println(reflect.SliceAt(reflect.TypeFor[int](), nil, 0).IsNil()) })
	try("sliceat", func() { reflect.SliceAt(reflect.TypeFor[int](), nil, -1) })
	try("sliceat", func() { y := 1; reflect.SliceAt(reflect.TypeFor[int](), reflect.ValueOf(&y).UnsafePointer(), 1<<62) })
	try("iface method", func() { fmt.Println(reflect.TypeFor[error]().Method(3)) })
	try("iface method", func() { fmt.Println(reflect.TypeFor[error]().Method(-1).Name) })
	try("method", func() { fmt.Println(reflect.TypeFor[int]().Method(-1).Name) })
	try("method", func() { fmt.Println(reflect.ValueOf(&e).Elem().Method(0)) })
	try("method", func() { fmt.Println(reflect.ValueOf(&e).Elem().Method(5)) })
	try("fbi", func() { fmt.Println(reflect.TypeFor[T]().FieldByIndex(nil)) })
	try("fbi", func() { fmt.Println(reflect.TypeFor[T]().FieldByIndex([]int{0, 1})) })
	try("fbi", func() { fmt.Println(reflect.TypeFor[int]().FieldByIndex([]int{0, 1})) })
	try("fbn", func() { fmt.Println(reflect.TypeFor[int]().FieldByName("x")) })
	try("fbnf", func() { fmt.Println(reflect.TypeFor[int]().FieldByNameFunc(nil)) })
	try("fbnf", func() { fmt.Println(reflect.ValueOf(1).FieldByNameFunc(nil)) })
	try("fbn", func() { fmt.Println(reflect.ValueOf(1).FieldByName("")) })
}
