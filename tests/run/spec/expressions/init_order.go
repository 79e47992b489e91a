// run

// Package variables are initialised by dependency.
package main

var a, b, c = f() + v(), g(), sqr(u()) + v()

func f() int        { println("f"); return c }
func g() int        { println("g"); return a }
func sqr(x int) int { println("sqr"); return x * x }
func u() int        { println("u"); return 3 }
func v() int        { println("v"); return 2 }
func main()         { println(a, b, c) }
