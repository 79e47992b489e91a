// run

// The method set of *T includes that of T.
package main

type T struct{ n int }

func (t T) Val() int   { return t.n }
func (t *T) Set(n int) { t.n = n }

type I interface {
	Val() int
	Set(int)
}

func main() {
	var i I = &T{1}
	i.Set(5)
	println(i.Val())
	var v interface{ Val() int } = T{7}
	_, ok := v.(I)
	println(v.Val(), ok)
}
