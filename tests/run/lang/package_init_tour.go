// run

// Initialisation order of package variables.
package main

// init order and package variables
var (
	a         = b + 1
	b         = f("b", c)
	c         = f("c", 3)
	d         = func() int { return e * 2 }()
	e         = f("e", 5)
	g, h      = two()
	i         = j.x
	j         = T{x: k}
	k         = f("k", 9)
	l         = m["a"]
	m         = map[string]int{"a": f("m", 4)}
	n         = *o
	o         = &p
	p         = f("p", 6)
	q         = r.val()
	r         = &T{x: f("r", 8)}
	s         = T.val2
	t         = s(T{x: 1})
	u         = arr[1]
	arr       = [2]int{f("arr0", 1), f("arr1", 2)}
	v     any = w
	w         = f("w", 10)
	x, _      = y()
	z         = func() func() int { return func() int { return late } }()
	late      = f("late", 77)
	gen       = G[int](late2)
	late2     = f("late2", 3)
	chn       = make(chan int, cap2)
	cap2      = f("cap2", 2)
	cls       = func() int { return rec(3) }
	_         = f("blank", 0)
	emb       = struct{ T }{T{f("emb", 1)}}
	ifc   I   = T{f("ifc", 2)}
	ifcv      = ifc.val2()
)

type I interface{ val2() int }
type T struct{ x int }

func (t *T) val() int       { return t.x + b }
func (t T) val2() int       { return t.x + z2 }
func G[X any](x X) X        { return x }
func f(n string, v int) int { print(n, "=", v, " "); return v }
func two() (int, int)       { return f("two", 1), k }
func y() (int, error)       { return f("y", 1), nil }
func rec(n int) int {
	if n == 0 {
		return late
	}
	return rec(n - 1)
}

var z2 = f("z2", 1000)

func init() {
	println("| init1", a, b)
	a = 100
}

const big = 5

var tbl = [...]string{big: "five", 2: "two"}
var self interface{} = &tbl
var fnmap = map[string]func() int{"k": func() int { return k }, "cls": cls}
var sl = []func(){func() { print("sl0 ") }, nil}
var multi, multi2, multi3 = 1, "two", 3.0
var pf *float64 = new(float64)
var nested = [][]map[string]*T{{{"q": &T{x: 1}}}}

func init() {
	println("init2", a, len(tbl), fnmap["k"](), fnmap["cls"](), multi2)
}
func main() {
	println(a, b, c, d, e, g, h, i, k, l, n, q, t, u, v.(int), x, z(), gen, cap(chn), emb.x, ifcv, tbl[5], *pf, nested[0][0]["q"].x)
	sl[0]()
	println(self == any(&tbl))
}
