// run

// All channel expressions and values are evaluated once in order.
package main

func ch(s string, c chan int) chan int { println(s); return c }
func v(n int) int                      { println("v", n); return n }
func main() {
	a, b := make(chan int), make(chan int, 1)
	var x [2]int
	idx := func() int { println("idx"); return 1 }
	select {
	case x[idx()] = <-ch("a", a):
	case ch("b", b) <- v(3):
		println("b ready")
	case ch("nil", nil) <- v(4):
	}
	select {
	case x[idx()] = <-b:
	}
	println(x[1])
}
