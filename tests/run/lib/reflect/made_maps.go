// run
package main

import (
	"fmt"
	"math"
	"reflect"
)

type key struct{ f any }

func try(n string, f func()) {
	defer func() { fmt.Println(n, recover()) }()
	f()
}

// Maps of types that the program does not contain.
func main() {
	// One struct type for keys, made here.
	k := reflect.StructOf([]reflect.StructField{{Name: "F", Type: reflect.TypeFor[float64]()}, {Name: "A", Type: reflect.TypeFor[any]()}})
	m := reflect.MakeMap(reflect.MapOf(k, reflect.TypeFor[string]()))
	set := func(f float64, a any, s string) {
		v := reflect.New(k).Elem()
		v.Field(0).SetFloat(f)
		if a != nil {
			v.Field(1).Set(reflect.ValueOf(a))
		}
		m.SetMapIndex(v, reflect.ValueOf(s))
	}
	try("empty", func() { set(0, []int{}, "x") })
	set(math.NaN(), nil, "nan")
	set(math.NaN(), nil, "nan")
	set(math.Copysign(0, -1), 1, "minus")
	set(0, 1, "zero")
	try("filled", func() { set(0, []int{}, "x") })
	try("look", func() {
		v := reflect.New(k).Elem()
		v.Field(1).Set(reflect.ValueOf(key{func() {}}))
		m.MapIndex(v)
	})
	fmt.Println(m.Len())
	nans, signs := 0, 0
	for it := m.MapRange(); it.Next(); {
		f := it.Key().Field(0).Float()
		if f != f {
			nans++
			fmt.Println(it.Value())
		}
		if math.Signbit(f) && f == f {
			signs++
		}
	}
	fmt.Println(nans, signs, len(m.MapKeys()))
	for _, v := range m.MapKeys() {
		m.SetMapIndex(v, reflect.Value{})
	}
	fmt.Println(m.Len())
	m.Clear()
	fmt.Println(m.Len())
	try("empty again", func() {
		v := reflect.New(k).Elem()
		v.Field(1).Set(reflect.ValueOf(key{func() {}}))
		m.MapIndex(v)
	})

	t := reflect.ArrayOf(1<<62, reflect.TypeFor[[3]byte]())
	fmt.Println(t, t.Size() > 1<<63)
	try("too large", func() { reflect.ArrayOf(1<<62, reflect.TypeFor[int64]()) })
}
