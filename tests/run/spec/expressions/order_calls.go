// run

// Calls, method calls and receives happen in lexical order.
package main

func f(s string) int { println(s); return 1 }
func main() {
	a := []int{1, 2}
	c := make(chan int, 1)
	c <- 5
	a[f("i")], a[f("j")-1] = f("x")+<-c, f("y")
	println(a[0], a[1])
	m := map[int]int{f("k"): f("v")}
	println(len(m))
}
