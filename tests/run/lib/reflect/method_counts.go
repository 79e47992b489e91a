// run

// NumMethod counts methods that nothing calls.
package main

import (
	"fmt"
	"reflect"
)

type M int

func (M) Foo() {}
func (M) Bar() {}
func (M) baz() {}

type I interface {
	A()
	B()
}

type T struct{ M }

func main() {
	fmt.Println(reflect.TypeOf(M(1)).NumMethod(), reflect.TypeOf(new(M)).NumMethod(), reflect.ValueOf(T{}).NumMethod(), reflect.TypeOf((*I)(nil)).Elem().NumMethod())
}
