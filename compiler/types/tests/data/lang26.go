package p

//lang go1.26

type S struct{ E }
type E struct{ x int }
type G[T any] struct{}

func (g G[T]) m[U any](u U) {} // ERROR 17 "generic method requires go1.27 or later (-lang was set to go1.26; check go.mod)"

func gf[T any](x T) {}

func _() {
	_ = new(1)
	_ = S{x: 1} // ERROR 8 "use of promoted field E.x in struct literal of type S requires go1.27 or later (-lang was set to go1.26; check go.mod)"
	g := []func(int){gf}
	_ = g
	_ = (func(int))(gf)
	var ch chan func(string)
	ch <- gf
	m := map[string]func(int){"a": gf}
	_ = struct{ f func(int) }{gf}
	m["a"] = gf
}
