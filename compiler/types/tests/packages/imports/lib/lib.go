package lib

type T struct {
	Pub  int
	priv int
}

func (T) Meth()  {}
func (T) hidden() {}
func (*T) Ptr()  {}

type I interface {
	Do()
	secret()
}
type J interface{ Do() }

func F(x int) (T, error) { return T{}, nil }
func g()                 {}

const C = 1 << 3
const c = 1

var V int
var v int

type G[T any] struct{ X, y T }

func (g G[T]) Get() T         { return g.X }
func (g G[T]) With[U any](u U) (T, U) { return g.X, u }
func Gen[A any, B ~[]A](b B) A { return b[0] }

type Emb struct{ T }
type E int

const (
	E0 E = iota
	E1
)
