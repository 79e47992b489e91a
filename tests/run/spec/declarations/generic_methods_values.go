// run

// Method values of instantiated types.
package main

type Stack[T any] struct{ s []T }

func (s *Stack[T]) Push(v T) { s.s = append(s.s, v) }
func (s *Stack[T]) Pop() (v T, ok bool) {
	if len(s.s) == 0 {
		return
	}
	v = s.s[len(s.s)-1]
	s.s = s.s[:len(s.s)-1]
	return v, true
}
func main() {
	var s Stack[string]
	push, pop := s.Push, (*Stack[string]).Pop
	push("a")
	push("b")
	println(pop(&s))
	println(pop(&s))
	println(pop(&s))
}
