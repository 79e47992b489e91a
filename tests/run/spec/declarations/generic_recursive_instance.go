// run

// Instances of generic types within each other.
package main

type Either[A, B any] struct {
	l *A
	r *B
}

func Fold[A, B, C any](e Either[A, B], f func(A) C, g func(B) C) C {
	if e.l != nil {
		return f(*e.l)
	}
	return g(*e.r)
}
func main() {
	x := 4
	e := Either[int, Either[string, bool]]{l: &x}
	println(Fold(e, func(i int) string { return "int" }, func(Either[string, bool]) string { return "other" }))
}
