// run

// A method value copies its receiver at once.
package main

type T struct{ n int }

func (t T) Get() int  { return t.n }
func (t *T) Ptr() int { return t.n }
func main() {
	t := T{1}
	g, p := t.Get, t.Ptr
	t.n = 2
	println(g(), p())
	var i interface{ Get() int } = t
	h := i.Get
	i = T{9}
	println(h())
	defer t.show(t.n)
	t.n = 3
}
func (t *T) show(x int) { println(t.n, x) }
