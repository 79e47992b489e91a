// run

// Methods found by Value.Method and Value.MethodByName are kept although nothing else mentions them.
package main

import "reflect"

type T struct{ a int }

func (t T) Add(x int) int { return t.a + x }

type P struct{ a int }

func (p *P) Set(x int) { p.a = x }

func main() {
	arg := []reflect.Value{reflect.ValueOf(3)}
	println(reflect.ValueOf(T{1}).MethodByName("Add").Call(arg)[0].Int())
	println(reflect.ValueOf(&T{2}).Elem().Method(0).Call(arg)[0].Int())
	var p P
	reflect.ValueOf(&p).Elem().Addr().MethodByName("Set").Call(arg)
	println(p.a)
}
