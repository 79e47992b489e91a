// run
package main

import (
	"fmt"
	"reflect"
)

func try(n string, f func()) { defer func() { fmt.Println(n, recover()) }(); f() }

type N struct{ A int }
type O struct {
	*N
	B int
}
type OO struct {
	*O
	C int
}
type P[T any] struct{ X T }
type Q struct{ *P[int] }

func main() {
	var o O
	var oo OO
	var q Q
	try("a", func() { reflect.ValueOf(o).FieldByName("A") })
	try("a", func() { reflect.ValueOf(o).FieldByIndex([]int{0, 0}) })
	try("a", func() { fmt.Println(reflect.ValueOf(o).FieldByIndexErr([]int{0, 0})) })
	try("a", func() { reflect.ValueOf(oo).FieldByName("A") })
	try("a", func() { fmt.Println(reflect.ValueOf(oo).FieldByIndexErr([]int{0, 0, 0})) })
	try("a", func() { fmt.Println(reflect.ValueOf(q).FieldByIndexErr([]int{0, 0})) })
	try("a", func() { fmt.Println(reflect.ValueOf(q).FieldByName("X")) })
	try("swap", func() { reflect.Swapper([]int{1, 2})(0, 2) })
	try("swap", func() { reflect.Swapper([]int{1})(0, 2) })
	try("swap", func() { reflect.Swapper([]int{1})(0, 0) })
	try("swap", func() { reflect.Swapper([]int{1})(1, 1) })
	try("swap", func() { reflect.Swapper([]int{})(0, 0) })
	try("swap", func() { reflect.Swapper([]struct{ a, b, c int }{{}, {}})(0, -1) })
	try("swap", func() { reflect.Swapper([]struct{ a, b, c int }{{}, {}})(7, 0) })
	try("swap", func() { reflect.Swapper([]string{"a", "b"})(7, 0) })
	try("swap", func() { reflect.Swapper([]string{"a", "b", "c"})(-1, 0) })
	try("swap", func() { reflect.Swapper([]struct{}{{}, {}, {}})(-1, 0) })
	try("swap", func() { reflect.Swapper([3]int{})(-1, 0) })
	try("swap", func() { reflect.Swapper(nil)(-1, 0) })
	m := map[string]int{}
	try("mi", func() { reflect.ValueOf(m).MapIndex(reflect.Value{}) })
	try("mi", func() { reflect.ValueOf(map[int]int{}).MapIndex(reflect.Value{}) })
	try("mi", func() { reflect.ValueOf(map[any]int{}).MapIndex(reflect.Value{}) })
	try("mi", func() { reflect.ValueOf(map[struct{}]int{}).MapIndex(reflect.Value{}) })
	try("smi", func() { reflect.ValueOf(map[struct{}]int{}).SetMapIndex(reflect.Value{}, reflect.Value{}) })
	try("smi", func() { reflect.ValueOf(m).SetMapIndex(reflect.Value{}, reflect.Value{}) })
	try("smi", func() { reflect.ValueOf(m).SetMapIndex(reflect.ValueOf("a"), reflect.ValueOf("x")) })
	try("smi", func() { reflect.ValueOf(map[string]int(nil)).SetMapIndex(reflect.ValueOf("a"), reflect.ValueOf(1)) })
	try("smi", func() { reflect.ValueOf(map[any]int{}).SetMapIndex(reflect.ValueOf([]int{}), reflect.ValueOf(1)) })
	try("smi", func() { reflect.ValueOf(map[any]int{}).SetMapIndex(reflect.ValueOf([]int{}), reflect.Value{}) })
	try("smi", func() { reflect.ValueOf(map[any]int{}).MapIndex(reflect.ValueOf([]int{})) })
	for _, v := range []any{[]int{1}, new([2]int), (*[2]int)(nil), [2]int{}, "ab", map[int]int{1: 1}, 3, int8(2), uint(2), func() chan int { c := make(chan int, 1); c <- 1; close(c); return c }(), func(func(int) bool) {}, func(func(int, int) bool) {}, func() {}, (*int)(nil), 2.5, nil, new([]int), struct{}{}, uintptr(2), (func(func(int) bool))(nil)} {
		try(fmt.Sprintf("%T", v), func() {
			for x := range reflect.ValueOf(v).Seq() {
				fmt.Print(x, " ")
				break
			}
		})
		try(fmt.Sprintf("%T", v), func() {
			for x, y := range reflect.ValueOf(v).Seq2() {
				fmt.Print(x, y, " ")
				break
			}
		})
	}
	s := reflect.New(reflect.TypeFor[[]int]()).Elem()
	for _, n := range []int{-1, 1 << 62, 1 << 60, 1<<63 - 1, 0, 5} {
		try(fmt.Sprint("grow", n), func() { s.Grow(n); fmt.Println(s.Len(), s.Cap()) })
	}
	s.Set(reflect.ValueOf([]int{1, 2, 3}))
	for _, n := range []int{-1, 1 << 62, 1 << 60, 1<<63 - 1, 0, 5} {
		try(fmt.Sprint("grow", n), func() { s.Grow(n); fmt.Println(s.Len(), s.Cap()) })
	}
	z := reflect.New(reflect.TypeFor[[]struct{}]()).Elem()
	for _, n := range []int{-1, 1 << 62, 1 << 60, 1<<63 - 1, 0, 5} {
		try(fmt.Sprint("grow", n), func() { z.Grow(n); fmt.Println(z.Len(), z.Cap()) })
	}
	z.Set(reflect.ValueOf(make([]struct{}, 3)))
	for _, n := range []int{-1, 1 << 62, 1 << 60, 1<<63 - 1, 0, 5} {
		try(fmt.Sprint("grow", n), func() { z.Grow(n); fmt.Println(z.Len(), z.Cap()) })
	}
	for _, n := range []int{-1, 4, 3, 0} {
		try(fmt.Sprint("setlen", n), func() { s.SetLen(n); fmt.Println(s.Len()) })
	}
	for _, n := range []int{-1, 4, 1000, 0} {
		try(fmt.Sprint("setcap", n), func() { s.SetCap(n); fmt.Println(s.Len()) })
	}
	for _, t := range []reflect.Type{reflect.TypeFor[int](), reflect.TypeFor[[]int](), reflect.TypeFor[[]struct{}]()} {
		for _, c := range [][2]int{{-1, 0}, {0, -1}, {2, 1}, {1 << 62, 1 << 62}, {1 << 40, 1 << 60}, {0, 0}} {
			try(fmt.Sprint("mk", t, c), func() { fmt.Println(reflect.MakeSlice(t, c[0], c[1]).Len()) })
		}
	}
	try("mkchan", func() { reflect.MakeChan(reflect.TypeFor[chan int](), -1) })
	try("mkchan", func() { reflect.MakeChan(reflect.TypeFor[<-chan int](), 0) })
	try("mkchan", func() { reflect.MakeChan(reflect.TypeFor[chan int](), 1<<60) })
	try("mkmap", func() { reflect.MakeMapWithSize(reflect.TypeFor[map[int]int](), -1) })
	try("slice", func() { reflect.ValueOf([3]int{}).Slice(0, 1) })
	try("slice", func() { reflect.ValueOf([]int{1}).Slice(0, 2) })
	try("slice", func() { reflect.ValueOf("abc").Slice(0, 4) })
	try("slice", func() { reflect.ValueOf("abc").Slice(2, 1) })
	try("slice3", func() { reflect.ValueOf("abc").Slice3(0, 1, 1) })
	try("slice3", func() { reflect.ValueOf([]int{1}).Slice3(0, 1, 2) })
	try("slice3", func() { reflect.ValueOf([1]int{1}).Slice3(0, 1, 1) })
	try("slice", func() { reflect.ValueOf(1).Slice(0, 1) })
	try("index", func() { reflect.ValueOf([3]int{}).Index(3) })
	try("index", func() { reflect.ValueOf("").Index(0) })
	try("index", func() { reflect.ValueOf([]int{}).Index(-1) })
	try("copy", func() { reflect.Copy(reflect.ValueOf([]int{1}), reflect.ValueOf([]string{"a"})) })
	try("copy", func() { reflect.Copy(reflect.ValueOf([]byte{1}), reflect.ValueOf("x")) })
	try("copy", func() { reflect.Copy(reflect.ValueOf([]int8{1}), reflect.ValueOf("x")) })
	try("copy", func() { reflect.Copy(reflect.ValueOf(1), reflect.ValueOf("x")) })
	try("copy", func() { reflect.Copy(reflect.ValueOf([1]int{}), reflect.ValueOf([]int{1})) })
	try("append", func() { reflect.Append(reflect.ValueOf(1), reflect.ValueOf("x")) })
	try("append", func() { reflect.Append(reflect.ValueOf([]int{}), reflect.ValueOf("x")) })
	try("append", func() { reflect.Append(reflect.ValueOf([]int{}), reflect.Value{}) })
	try("appendslice", func() { reflect.AppendSlice(reflect.ValueOf([]int{}), reflect.ValueOf([]string{})) })
	try("appendslice", func() { reflect.AppendSlice(reflect.ValueOf([]int{}), reflect.ValueOf(1)) })
	try("appendslice", func() { fmt.Println(reflect.AppendSlice(reflect.ValueOf([]byte{}), reflect.ValueOf([]byte("x")))) })
	try("appendslice", func() { fmt.Println(reflect.AppendSlice(reflect.ValueOf([]byte{}), reflect.ValueOf("x"))) })
	try("clear", func() { reflect.ValueOf(1).Clear() })
	try("conv", func() { reflect.ValueOf([]int{1}).Convert(reflect.TypeFor[[2]int]()) })
	try("conv", func() { reflect.ValueOf([]int{1}).Convert(reflect.TypeFor[*[2]int]()) })
	try("conv", func() { reflect.ValueOf(1).Convert(reflect.TypeFor[*[2]int]()) })
	try("conv", func() { reflect.Value{}.Convert(reflect.TypeFor[*[2]int]()) })
	try("conv", func() { reflect.ValueOf(1).Convert(nil) })
	try("typ nil", func() { reflect.New(nil) })
	try("typ nil", func() { reflect.Zero(nil) })
	try("typ nil", func() { reflect.TypeOf(nil).Name() })
	try("typ nil", func() { reflect.SliceOf(nil) })
	try("ptrto nil", func() { reflect.PointerTo(nil) })
	try("impl", func() { reflect.TypeFor[int]().Implements(nil) })
	try("impl", func() { reflect.TypeFor[int]().Implements(reflect.TypeFor[int]()) })
	try("assi", func() { reflect.TypeFor[int]().AssignableTo(nil) })
	try("assi", func() { reflect.TypeFor[int]().ConvertibleTo(nil) })
	try("call", func() { reflect.ValueOf(func() {}).Call([]reflect.Value{reflect.ValueOf(1)}) })
	try("call", func() { reflect.ValueOf(func(int) {}).Call(nil) })
	try("call", func() { reflect.ValueOf(func(int) {}).Call([]reflect.Value{reflect.ValueOf("x")}) })
	try("call", func() { reflect.ValueOf(func(int) {}).Call([]reflect.Value{{}}) })
	try("call", func() { reflect.ValueOf(func(any) {}).Call([]reflect.Value{{}}) })
	try("call", func() { reflect.ValueOf((func())(nil)).Call(nil) })
	try("call", func() { reflect.ValueOf(1).Call(nil) })
	try("call", func() { reflect.ValueOf(func(...int) {}).CallSlice(nil) })
	try("call", func() { reflect.ValueOf(func(...int) {}).CallSlice([]reflect.Value{reflect.ValueOf(1)}) })
	try("call", func() { reflect.ValueOf(func(int) {}).CallSlice([]reflect.Value{reflect.ValueOf(1)}) })
	try("call", func() { reflect.ValueOf(func(...int) {}).Call([]reflect.Value{reflect.ValueOf("x")}) })
	try("call", func() { reflect.ValueOf(func(a int, b ...int) {}).Call(nil) })
	try("call", func() { reflect.ValueOf(func() { panic("inner") }).Call(nil) })
	try("makefunc", func() { reflect.MakeFunc(reflect.TypeFor[int](), nil) })
	try("makefunc", func() {
		reflect.MakeFunc(reflect.TypeFor[func() int](), func([]reflect.Value) []reflect.Value { return nil }).Call(nil)
	})
	try("makefunc", func() {
		reflect.MakeFunc(reflect.TypeFor[func() int](), func([]reflect.Value) []reflect.Value { return []reflect.Value{reflect.ValueOf("x")} }).Call(nil)
	})
	try("makefunc", func() {
		reflect.MakeFunc(reflect.TypeFor[func() int](), func([]reflect.Value) []reflect.Value { return []reflect.Value{{}} }).Call(nil)
	})
	try("makefunc", func() {
		reflect.MakeFunc(reflect.TypeFor[func() int](), func([]reflect.Value) []reflect.Value {
			return []reflect.Value{reflect.ValueOf(struct{ x int }{}).Field(0)}
		}).Call(nil)
	})
	try("makefunc", func() { reflect.MakeFunc(reflect.TypeFor[func()](), nil).Call(nil) })
	for _, s := range []string{"Éa", "é", "a", "_", "", "1", "A B", "Ü", "日"} {
		try("structof "+s, func() { fmt.Println(reflect.StructOf([]reflect.StructField{{Name: s, Type: reflect.TypeFor[int]()}})) })
		try("structof "+s, func() {
			fmt.Println(reflect.StructOf([]reflect.StructField{{Name: s, PkgPath: "main", Type: reflect.TypeFor[int]()}}))
		})
		try("structof "+s, func() {
			fmt.Println(reflect.StructOf([]reflect.StructField{{Name: s, PkgPath: "main", Anonymous: true, Type: reflect.TypeFor[int]()}}))
		})
		try("structof "+s, func() {
			fmt.Println(reflect.StructOf([]reflect.StructField{{Name: s, Anonymous: true, Type: reflect.TypeFor[int]()}}))
		})
	}
	try("structof dup", func() {
		fmt.Println(reflect.StructOf([]reflect.StructField{{Name: "A", Type: reflect.TypeFor[int]()}, {Name: "A", Type: reflect.TypeFor[int]()}}))
	})
	try("structof dup", func() {
		fmt.Println(reflect.StructOf([]reflect.StructField{{Name: "_", PkgPath: "m", Type: reflect.TypeFor[int]()}, {Name: "_", PkgPath: "m", Type: reflect.TypeFor[int]()}}))
	})
	try("structof niltype", func() { fmt.Println(reflect.StructOf([]reflect.StructField{{Name: "A"}})) })
	try("structof emb", func() {
		fmt.Println(reflect.StructOf([]reflect.StructField{{Name: "A", Anonymous: true, Type: reflect.TypeFor[**int]()}}))
	})
	try("structof emb", func() {
		fmt.Println(reflect.StructOf([]reflect.StructField{{Name: "Err", Anonymous: true, Type: reflect.TypeFor[error]()}}))
	})
	try("structof emb", func() {
		fmt.Println(reflect.StructOf([]reflect.StructField{{Name: "A", Anonymous: true, Type: reflect.TypeFor[*error]()}}))
	})
	try("arrayof", func() { reflect.ArrayOf(-1, reflect.TypeFor[int]()) })
	try("arrayof", func() { reflect.ArrayOf(1<<62, reflect.TypeFor[int]()) })
	try("mapof", func() { reflect.MapOf(reflect.TypeFor[[]int](), reflect.TypeFor[int]()) })
	try("chanof", func() { reflect.ChanOf(9, reflect.TypeFor[int]()) })
	try("chanof", func() { reflect.ChanOf(0, reflect.TypeFor[int]()) })
	try("chanof", func() { reflect.ChanOf(reflect.BothDir, reflect.TypeFor[[65536]byte]()) })
	try("chanof", func() { fmt.Println(reflect.ChanOf(reflect.BothDir, reflect.TypeFor[[65535]byte]())) })
	try("funcof", func() { reflect.FuncOf(nil, nil, true) })
	try("elem", func() { reflect.ValueOf(1).Elem() })
	try("fieldset", func() { reflect.ValueOf(&struct{ x int }{}).Elem().Field(0).SetInt(1) })
	try("fieldset", func() { reflect.ValueOf(struct{ X int }{}).Field(0).SetInt(1) })
	try("fieldset", func() { reflect.ValueOf(struct{ X int }{}).Field(0).Set(reflect.ValueOf("s")) })
	try("fieldset", func() { reflect.ValueOf(&struct{ X int }{}).Elem().Field(0).Set(reflect.ValueOf("s")) })
	try("fieldset", func() { reflect.ValueOf(&struct{ X int }{}).Elem().Field(0).Set(reflect.Value{}) })
	try("fieldset", func() { reflect.ValueOf(&struct{ X int }{}).Elem().Field(1) })
	try("typeassert", func() { reflect.TypeAssert[int](reflect.Value{}) })
	try("chan ops", func() { reflect.ValueOf(make(<-chan int)).Send(reflect.ValueOf(1)) })
	try("chan ops", func() { reflect.ValueOf(make(chan<- int)).Recv() })
	try("chan ops", func() { reflect.ValueOf(make(<-chan int)).Close() })
	try("chan ops", func() { reflect.ValueOf((chan int)(nil)).Close() })
	try("chan ops", func() { reflect.ValueOf(make(chan int)).TrySend(reflect.ValueOf("")) })
	try("kind", func() { fmt.Println(reflect.Kind(99), reflect.Kind(0), reflect.ChanDir(0), reflect.ChanDir(7)) })
	try("swap", func() {
		fmt.Println(reflect.ValueOf([]int{1}).CanSet(), reflect.ValueOf(nil).IsValid(), reflect.ValueOf(nil).String(), reflect.ValueOf(nil).Kind())
	})
	try("zero", func() { reflect.Value{}.IsZero() })
	try("zero", func() { reflect.Value{}.Type() })
	try("zero", func() { reflect.Value{}.Interface() })
	try("zero", func() { reflect.Value{}.Set(reflect.ValueOf(1)) })
	try("zero", func() { reflect.Value{}.NumMethod() })
	try("zero", func() { fmt.Println(reflect.Value{}.Elem()) })
	try("zero", func() { fmt.Println(reflect.Indirect(reflect.Value{})) })
	try("lookup", func() {
		fmt.Println(reflect.StructTag(`a:"b" c:"d\n" e:"" f:bad`).Lookup("e"))
		fmt.Printf("%q\n", reflect.StructTag(`a:"b" c:"d\n" e:"" f:bad`).Get("c"))
		fmt.Println(reflect.StructTag(`a:"b`).Lookup("a"))
	})
	try("overflow", func() { reflect.ValueOf("").OverflowInt(1) })
	try("overflow", func() { reflect.TypeFor[string]().OverflowInt(1) })
	try("overflow", func() {
		fmt.Println(reflect.ValueOf(float32(1)).OverflowFloat(1e39), reflect.ValueOf(int8(1)).OverflowInt(128), reflect.ValueOf(uint8(1)).OverflowUint(256), reflect.ValueOf(complex64(1)).OverflowComplex(complex(1e39, 0)))
	})
}
