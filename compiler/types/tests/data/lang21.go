package p

//lang go1.21

type A[T any] = []T // ERROR 8 "generic type alias requires go1.23 or later (-lang was set to go1.21; check go.mod)"
type S struct{ E }
type E struct{ x int }
type G[T any] struct{}

func (g G[T]) m[U any](u U) {} // ERROR 17 "generic method requires go1.27 or later (-lang was set to go1.21; check go.mod)"

func _() {
	for range 3 { // ERROR 12 "cannot range over 3 (untyped int constant): requires go1.22 or later (-lang was set to go1.21; check go.mod)"
	}
	for i := range 10 { // ERROR 17 "cannot range over 10 (untyped int constant): requires go1.22 or later (-lang was set to go1.21; check go.mod)"
		_ = i
	}
	for range func(func() bool) {} { // ERROR 12 "cannot range over func(func() bool) {} (value of type func(func() bool)): requires go1.23 or later (-lang was set to go1.21; check go.mod)"
	}
	_ = new(1) // ERROR 6 "new(1) requires go1.26 or later (-lang was set to go1.21; check go.mod)"
	_ = S{x: 1} // ERROR 8 "use of promoted field E.x in struct literal of type S requires go1.27 or later (-lang was set to go1.21; check go.mod)"
	_ = min(1, 2)
	var sl []int
	_ = [2]int(sl)
}
