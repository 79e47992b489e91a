// run
package main

import (
	"fmt"
	"reflect"
)

type big struct{ a, b, c, d, e, f, g, h, i int }
type T struct{ n int }

func (t T) Add(x int, f float64, s string) (string, float64) {
	return fmt.Sprint(t.n, x, s), f * 2
}
func (t *T) Inc(by ...int) int {
	for _, b := range by {
		t.n += b
	}
	return t.n
}

func many(a int8, b float32, c string, d []int, e any, f big, g complex128, h bool, i, j, k int) (int, string, big, float32) {
	f.a += i + j + k
	return int(a) + len(d), fmt.Sprint(b, c, d, e, g, h), f, b
}

func main() {
	t := &T{5}
	v := reflect.ValueOf(t)
	fmt.Println(v.Type().NumMethod(), v.Elem().Type().NumMethod())
	out := v.MethodByName("Add").Call([]reflect.Value{reflect.ValueOf(1), reflect.ValueOf(2.5), reflect.ValueOf("x")})
	fmt.Println(out[0], out[1])
	fmt.Println(v.MethodByName("Inc").Call([]reflect.Value{reflect.ValueOf(1), reflect.ValueOf(2)})[0], t.n)
	fmt.Println(v.MethodByName("Inc").CallSlice([]reflect.Value{reflect.ValueOf([]int{10, 20})})[0])
	args := []any{int8(3), float32(1.5), "s", []int{1, 2}, 'x', big{1, 2, 3, 4, 5, 6, 7, 8, 9}, 1 + 2i, true, 10, 20, 30}
	var in []reflect.Value
	for _, a := range args {
		in = append(in, reflect.ValueOf(a))
	}
	for _, o := range reflect.ValueOf(many).Call(in) {
		fmt.Println(o.Interface())
	}
	swap := func(in []reflect.Value) []reflect.Value { return []reflect.Value{in[1], in[0]} }
	var f func(int, string) (string, int)
	fn := reflect.MakeFunc(reflect.TypeOf(f), swap)
	f = fn.Interface().(func(int, string) (string, int))
	fmt.Println(f(1, "a"))
	m := v.Method(0).Interface().(func(int, float64, string) (string, float64))
	fmt.Println(m(7, 1.25, "bound"))
	meth, _ := reflect.TypeOf(t).MethodByName("Add")
	fmt.Println(meth.Type, meth.Func.Call([]reflect.Value{v, in[8], reflect.ValueOf(1.0), in[2]})[0])
}
