// run
package main

import "errors"

func order() {
	for i := 0; i < 3; i++ {
		defer println("deferred", i)
	}
	println("body")
}

func named() (n int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = errors.New("recovered: " + r.(string))
			n *= 2
		}
	}()
	n = 21
	panic("boom")
}

func result() (x int) {
	defer func() { x++ }()
	return 10
}

func nested() {
	defer func() { println("outer", recover() != nil) }()
	defer func() {
		defer func() { println("inner", recover().(string)) }()
		panic("second")
	}()
	panic("first")
}

func helper() any { return recover() }

func notDirect() (r any) {
	defer func() { r = recover() }()
	defer func() { println("indirect", helper() == nil) }()
	panic("p")
}

type T struct{ n int }

func (t T) show()   { println("show", t.n) }
func (t *T) pshow() { println("pshow", t.n) }

func args() {
	x := 1
	defer println("x was", x)
	t := T{1}
	defer t.show()
	defer t.pshow()
	t.n = 2
	x = 2
}

func runtimeErr(i int) (s string) {
	defer func() {
		s = recover().(error).Error()
	}()
	var a []int
	var m *T
	z := 0
	switch i {
	case 0:
		return string(rune(a[5]))
	case 1:
		return string(rune(m.n))
	case 2:
		return string(rune(1 / z))
	case 3:
		var e any = "str"
		return string(rune(e.(int)))
	case 4:
		_ = a[1:z]
	case 5:
		z = -1
		_ = make([]int, z)
	}
	return "none"
}

func main() {
	order()
	n, err := named()
	println(n, err.Error())
	println(result())
	nested()
	println(notDirect().(string))
	args()
	for i := 0; i < 6; i++ {
		println(runtimeErr(i))
	}
	println(recover() == nil)
}
