// run

// The constraint *T with methods.
package main

type Setter[T any] interface {
	*T
	Set(string)
}
type S struct{ v string }

func (s *S) Set(v string) { s.v = v }
func From[T any, P Setter[T]](in []string) []T {
	r := make([]T, len(in))
	for i, s := range in {
		P(&r[i]).Set(s)
	}
	return r
}
func main() { r := From[S]([]string{"a", "b"}); println(r[0].v, r[1].v) }
