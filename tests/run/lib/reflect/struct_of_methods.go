// run

// StructOf promotes the methods of embedded fields where their code can take the struct.
package main

import (
	"fmt"
	"reflect"
)

type E struct{ n int }

func (e E) Get() int { return e.n }

type M map[string]int

func (m M) Get() int { return len(m) }

type I interface{ Get() int }

func embed(values ...any) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	var fields []reflect.StructField
	for i, v := range values {
		f := reflect.StructField{Name: fmt.Sprint("F", i), Type: reflect.TypeOf(v), Anonymous: true}
		switch v.(type) {
		case int:
			f.Anonymous = false
		case *I:
			f.Type = f.Type.Elem()
		}
		fields = append(fields, f)
	}
	t := reflect.StructOf(fields)
	fmt.Println(t, t.NumMethod())
	x := reflect.New(t).Elem()
	for i, v := range values {
		if v := reflect.ValueOf(v); v.Type() == x.Field(i).Type() {
			x.Field(i).Set(v)
		}
	}
	if i, ok := x.Interface().(I); ok {
		fmt.Println(x.Method(0).Call(nil)[0].Int(), i.Get())
	}
}

func main() {
	embed(E{1})
	embed(E{2}, 0)
	embed(&E{3})
	embed(M{"a": 1})
	embed(0, 0)
	embed(0, E{})
	embed(&E{}, 0)
	embed(M{}, 0)
	embed(new(I))
	embed(0, new(I))
}
