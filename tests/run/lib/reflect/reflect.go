// run
package main

import (
	"fmt"
	"reflect"
)

type inner struct{ A, b int }
type S struct {
	inner
	Name  string `json:"name,omitempty" x:"y"`
	P     *int
	M     map[string]int
	I     any
	F     func(int) string
	C     chan int
	Arr   [2]uint8
}

func (s S) Hello(n int, x string) string { return fmt.Sprint(s.Name, n, x) }
func (s *S) Set(n string)                { s.Name = n }

type I interface{ Hello(int, string) string }
type num int

func main() {
	s := S{inner{1, 2}, "n", nil, map[string]int{"a": 1}, 3.5, nil, nil, [2]uint8{7, 8}}
	t := reflect.TypeOf(s)
	fmt.Println(t, t.Name(), t.PkgPath(), t.Kind(), t.NumField(), t.Size(), t.Comparable())
	for i := 0; i < t.NumField(); i++ {
		f := t.Field(i)
		fmt.Println(f.Name, f.Type, f.Tag.Get("json"), f.Offset, f.Index, f.Anonymous, f.IsExported(), f.Type.Kind())
	}
	f, ok := t.FieldByName("A")
	fmt.Println(f.Index, ok, len(reflect.VisibleFields(t)))
	v := reflect.ValueOf(&s).Elem()
	v.Field(1).SetString("changed")
	v.FieldByName("A").SetInt(99)
	v.FieldByName("Arr").Index(1).SetUint(200)
	v.FieldByName("P").Set(reflect.New(reflect.TypeOf(0)))
	v.FieldByName("P").Elem().SetInt(5)
	v.FieldByName("I").Set(reflect.ValueOf("iface"))
	fmt.Println(s.Name, s.A, s.Arr, *s.P, s.I, v.Field(0).Field(1).CanSet(), v.Field(0).Field(0).CanSet())
	m := v.FieldByName("M")
	m.SetMapIndex(reflect.ValueOf("b"), reflect.ValueOf(2))
	it := m.MapRange()
	sum := 0
	for it.Next() {
		sum += int(it.Value().Int()) * len(it.Key().String())
	}
	fmt.Println(sum, m.Len(), m.MapIndex(reflect.ValueOf("zz")).IsValid())
	it2 := reflect.TypeOf((*I)(nil)).Elem()
	fmt.Println(t.Implements(it2), it2.NumMethod(), it2.Method(0).Name, it2.Method(0).Type)
	sl := reflect.MakeSlice(reflect.TypeOf([]string{}), 0, 1)
	sl = reflect.Append(sl, reflect.ValueOf("x"), reflect.ValueOf("y"))
	fmt.Println(sl.Interface(), sl.Len(), sl.Slice(1, 2))
	fmt.Println(reflect.ValueOf(num(5)).Convert(reflect.TypeOf(0.0)).Float(), reflect.ValueOf(65).Convert(reflect.TypeOf("")).String(), reflect.TypeOf(num(1)).ConvertibleTo(t))
	fmt.Println(reflect.DeepEqual(map[string][]int{"a": {1}}, map[string][]int{"a": {1}}), reflect.DeepEqual(s, s), reflect.DeepEqual([]int(nil), []int{}))
	ch := reflect.MakeChan(reflect.TypeOf(make(chan int)), 1)
	ch.Send(reflect.ValueOf(42))
	x, ok := ch.Recv()
	fmt.Println(x, ok, reflect.TypeOf(s.C).ChanDir())
	fmt.Println(reflect.Zero(t).Field(1).String() == "", reflect.ValueOf(s).IsZero(), reflect.ValueOf(S{}).IsZero())
	for _, bad := range []func(){
		func() { reflect.ValueOf(1).SetInt(2) },
		func() { reflect.ValueOf("s").Int() },
		func() { reflect.ValueOf(s).Field(0).Field(1).Interface() },
		func() { reflect.ValueOf(nil).Type() },
		func() { v.Field(1).Set(reflect.ValueOf(1)) },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			bad()
		}()
	}
	swap := reflect.Swapper([]int{1, 2})
	swap(0, 1)
	fmt.Println(reflect.SliceOf(t), reflect.PointerTo(t), reflect.MapOf(reflect.TypeOf(""), t), reflect.ArrayOf(3, t), reflect.ChanOf(reflect.RecvDir, t),
		reflect.FuncOf([]reflect.Type{t}, []reflect.Type{reflect.TypeOf(1)}, false), reflect.TypeFor[error]())
}
