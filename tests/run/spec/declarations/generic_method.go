// run

// Methods with type parameters of their receiver only.
package main

import "iter"

type Set[K comparable] map[K]struct{}

func (s Set[K]) Add(k ...K) Set[K] {
	for _, x := range k {
		s[x] = struct{}{}
	}
	return s
}
func (s Set[_]) Len() int { return len(s) }
func (s Set[K]) All() iter.Seq[K] {
	return func(y func(K) bool) {
		for k := range s {
			if !y(k) {
				return
			}
		}
	}
}
func main() {
	n := 0
	for k := range (Set[int]{}).Add(1, 2, 2).All() {
		n += k
	}
	println(n, Set[string]{}.Add("a").Len())
}
