// run

// Dependencies through functions, methods and closures.
package main

type T struct{}

func (T) M() int { return late }

var first = T.M(T{}) + func() int { return other() }()
var late = set("late", 1)

func other() int { return deep }

var deep = set("deep", 2)

func set(s string, n int) int { println(s); return n }
func main()                   { println(first) }
