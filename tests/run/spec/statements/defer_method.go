// run

// Deferred methods evaluate their receiver at once.
package main

type T struct{ n int }

func (t T) P()  { println(t.n) }
func (t *T) Q() { println(t.n) }
func main() {
	t := T{1}
	defer t.P()
	defer t.Q()
	t.n = 2
}
