// run
package main

// Texts of run-time errors.

var sink []int

type T struct{ a, b int }
type I interface{ M() }
type J interface {
	M()
	N()
}
type V struct{}

func (V) M() {}

type P struct{}

func (*P) M() {}

func try(name string, f func()) {
	defer func() {
		e := recover()
		if err, ok := e.(error); ok {
			_, rt := e.(interface{ RuntimeError() })
			println(name+":", err.Error(), rt)
		} else {
			println(name+": no error", e != nil)
		}
	}()
	f()
	println(name, "did not panic")
}

func main() {
	s := make([]int, 3, 5)
	str := "abc"
	arr := [3]int{}
	ptr := &arr
	n, neg, zero := 10, -1, 0
	var u8 uint8 = 200
	var i8 int8 = -5
	var a interface{} = "x"
	var i I
	var m map[string]int
	try("index", func() { println(s[n]) })
	try("index neg", func() { println(s[neg]) })
	try("index u8", func() { println(s[u8]) })
	try("index i8", func() { println(str[i8]) })
	try("index array", func() { println(arr[n]) })
	try("index huge", func() { println(s[^uint64(0)>>uint(zero)]) })
	try("slice low", func() { println(len(s[n:])) })
	try("slice low neg", func() { println(len(s[neg:])) })
	try("slice high", func() { println(len(s[:n])) })
	try("slice both", func() { println(len(s[4:zero])) })
	try("string low", func() { println(len(str[n:])) })
	try("string high", func() { println(len(str[:n])) })
	try("string high neg", func() { println(len(str[:neg])) })
	try("array high", func() { println(len(ptr[:n])) })
	try("slice3 max", func() { println(len(s[0:1:n])) })
	try("slice3 high", func() { println(len(s[0:n:3])) })
	try("slice3 high neg", func() { println(len(s[0:neg:3])) })
	try("slice3 low", func() { println(len(s[n:3:3])) })
	try("slice3 low neg", func() { println(len(s[neg:3:3])) })
	try("array max", func() { println(len(ptr[0:1:n])) })
	try("to array", func() { x := [4]int(s); println(x[0]) })
	try("divide", func() { println(1 / zero) })
	try("remainder", func() { println(1 % zero) })
	try("shift", func() { println(1 << neg) })
	try("nil", func() { var p *T; println(p.b) })
	try("nil write", func() { var p *T; p.b = 1 })
	try("nil func", func() { var f func(); f() })
	try("nil map", func() { m["a"] = 1 })
	try("make", func() { println(len(make([]int, neg))) })
	try("make cap", func() { sink = make([]int, 0, neg) })
	try("make large", func() { println(len(make([]int, 1<<50+n))) })
	try("make chan", func() { println(len(make(chan int, neg))) })
	try("close nil", func() { var c chan int; close(c) })
	try("close closed", func() { c := make(chan int); close(c); close(c) })
	try("send closed", func() { c := make(chan int); close(c); c <- 1 })
	try("assert", func() { println(a.(int)) })
	try("assert iface", func() { println(a.(I) == nil) })
	try("assert nil", func() { println(i.(J) == nil) })
	try("assert method", func() { var i I = V{}; println(i.(J) == nil) })
	try("assert nil any", func() { var a interface{}; println(a.(int)) })
	try("assert nil to iface", func() { var a interface{}; println(a.(I) == nil) })
	try("assert other", func() { var i I = V{}; println(i.(*P) == nil) })
	try("compare", func() { var x interface{} = []int{}; println(x == x) })
	try("compare inside", func() { var x interface{} = [1]interface{}{func() {}}; println(x == x) })
	try("compare struct", func() {
		var x interface{} = struct {
			x interface{}
			y []int
		}{}
		println(x == x)
	})
	try("panic nil", func() { panic(nil) })
	try("range func", func() {
		var keep func(int) bool
		for x := range func(yield func(int) bool) { keep = yield; yield(1) } {
			_ = x
		}
		keep(2)
	})
	try("range func done", func() {
		for x := range func(yield func(int) bool) { yield(1); yield(2) } {
			_ = x
			break
		}
	})
	try("other value", func() { panic(5) })
}
