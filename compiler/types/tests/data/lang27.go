package p

//lang go1.27

type S struct{ E }
type E struct{ x int }
type G[T any] struct{}

func (g G[T]) m[U any](u U) {}

func gf[T any](x T) {}

func _() {
	_ = new(1)
	_ = S{x: 1}
	g := []func(int){gf}
	_ = g
	_ = (func(int))(gf)
	var ch chan func(string)
	ch <- gf
	m := map[string]func(int){"a": gf}
	_ = struct{ f func(int) }{gf}
	m["a"] = gf
}
