// run
//
// Values that reach an interface only through reflection, or only inside something else, print like all others.
package main

import (
	"fmt"
	"reflect"
)

type celsius float32

type point struct {
	x, y float64
	name string
}

type table struct {
	m map[string]complex64
	c chan int
}

type rec[T any] struct{ v T }

func main() {
	fmt.Println(point{1.5, -2, "p"})
	fmt.Printf("%v %+v\n", &table{m: map[string]complex64{"b": 2i, "a": 1}}, rec[celsius]{36.6})

	v := reflect.ValueOf(rec[uint16]{7}).Field(0)
	fmt.Println(v, v.Kind(), v.Type())

	f := reflect.New(reflect.TypeFor[float64]()).Elem()
	f.SetFloat(0.1)
	fmt.Println(f.Interface())

	m := reflect.MakeMap(reflect.MapOf(reflect.TypeFor[int8](), reflect.TypeFor[string]()))
	m.SetMapIndex(reflect.ValueOf(int8(-3)), reflect.ValueOf("three"))
	m.SetMapIndex(reflect.ValueOf(int8(-5)), reflect.ValueOf("five"))
	fmt.Println(m.Interface())

	c := reflect.ValueOf(int64(12)).Convert(reflect.TypeFor[celsius]())
	fmt.Println(c.Interface())
	switch x := c.Interface().(type) {
	case float32:
		fmt.Println("float32", x)
	case celsius:
		fmt.Println("celsius", x)
	}

	defer func() { fmt.Println(recover()) }()
	panic([]celsius{1.25})
}
