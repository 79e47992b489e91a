// run
package main

type Shape interface {
	Area() float64
	Name() string
}

type Named interface{ Name() string }

type Sq struct{ s float64 }
type Circ struct{ r float64 }
type N int

func (s Sq) Area() float64    { return s.s * s.s }
func (s Sq) Name() string     { return "sq" }
func (c *Circ) Area() float64 { return 3 * c.r * c.r }
func (c *Circ) Name() string  { return "circ" }
func (n N) Name() string      { return "n" }

func kind(x any) string {
	switch v := x.(type) {
	case nil:
		return "nil"
	case int:
		return "int"
	case string:
		return "string " + v
	case []int:
		return "slice"
	case Shape:
		return "shape " + v.Name()
	case Named:
		return "named " + v.Name()
	case error:
		return "error"
	case func():
		return "func"
	}
	return "other"
}

func main() {
	shapes := []Shape{Sq{2}, &Circ{1}}
	for _, s := range shapes {
		println(s.Name(), s.Area())
	}
	for _, x := range []any{nil, 1, "x", []int{1}, Sq{1}, &Circ{}, N(3), 1.5, func() {}} {
		println(kind(x))
	}
	var s Shape = Sq{3}
	sq, ok := s.(Sq)
	println(sq.s, ok)
	_, ok = s.(*Circ)
	println(ok)
	n, ok := s.(Named)
	println(n.Name(), ok)
	var e1, e2 any = 1, 1
	println(e1 == e2, e1 == any("1"), e1 != nil)
	e2 = int64(1)
	println(e1 == e2)
	var a, b any = Sq{1}, Sq{1}
	println(a == b, s == Shape(Sq{3}), any(s) == a)
	var p Shape
	println(p == nil)
	var c *Circ
	p = c
	println(p == nil, p.(*Circ) == nil)
	f := s.Area
	println(f())
	g := Shape.Name
	println(g(s))
}
