// run

// A value method called through a nil pointer: directly where the interface's type is known.
package main

type I interface{ M() int }
type T struct{ a int }

func (t T) M() int { return 1 }

var gp *T
var gi I = gp

func try(n string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			println(n, e.(error).Error())
		}
	}()
	f()
	println(n, "ok")
}
func call(i I) { i.M() }

//go:noinline
func calln(i I)        { i.M() }
func get(p *T) I       { return p }
func gen[X I](x X) int { return x.M() }

type st struct{ I }

func main() {
	var p *T
	try("1", func() { var i I = p; i.M() })
	try("2", func() { i := I(p); i.M() })
	try("3", func() { var i I; i = p; i.M() })
	try("4", func() { calln(p) })
	try("6", func() { x := []I{p}; x[0].M() })
	try("7", func() { x := struct{ i I }{p}; x.i.M() })
	try("8", func() { any(p).(I).M() })
	try("9", func() { I(p).M() })
	try("11", func() { var i I = p; func() { i.M() }() })
	try("12", func() { var i I = p; f := i.M; f() })
	try("13", func() { var i I = p; defer i.M() })
	try("14", func() { var i I = p; i = p; i.M() })
	try("15", func() { var i I = T{}; i = p; i.M() })
	try("16", func() { gi.M() })
	try("17", func() { i := gi; i.M() })
	try("18", func() { var x any = p; x.(I).M() })
	try("19", func() { var x any = p; i, _ := x.(I); i.M() })
	try("20", func() {
		var x any = p
		switch y := x.(type) {
		case I:
			y.M()
		}
	})
	try("21", func() {
		for _, i := range []I{p} {
			i.M()
		}
	})
	try("22", func() { m := map[int]I{1: p}; m[1].M() })
	try("23", func() { gen(p) })
	try("24", func() { var i I = p; gen(i) })
	try("25", func() { s := st{p}; s.M() })
	try("26", func() { var i I = st{p}; i.M() })
	try("27", func() { c := make(chan I, 1); c <- p; i := <-c; i.M() })
	try("28", func() { var i interface{ M() int } = p; i.M() })
	try("29", func() { var i I = p; j := i; j.M() })
	try("30", func() { var i I = p; pi := &i; i.M(); _ = pi })
	try("31", func() { var i I = p; pi := &i; (*pi).M() })
	try("33", func() { I.M(p) })
	try("34", func() { var i I = p; f := I.M; f(i) })
	try("35", func() { (*T).M(nil) })
	try("36", func() { f := p.M; f() })
	try("37", func() { var i, j I = p, p; i.M(); j.M() })
	try("38", func() { i, j := I(p), 3; _ = j; i.M() })
	try("39", func() { var e error; println(e.Error()) })
	try("40", func() {
		if i := I(p); i != nil {
			i.M()
		}
	})
	try("41", func() {
		var i I
		if p == nil {
			i = p
		}
		i.M()
	})
	try("42", func() { var i I; i.M() })
	try("43", func() {
		var i I
		for range 2 {
			i = p
		}
		i.M()
	})
}
