// run

// Function value and arguments are evaluated in the usual order.
package main

func g(s string) int    { println(s); return len(s) }
func h() func(int, int) { println("h"); return func(a, b int) { println(a, b) } }
func main()             { h()(g("a"), g("bb")) }
