// run

// Types declared in functions are distinct.
package main

func a() any        { type T struct{ x int }; return T{1} }
func b() any        { type T struct{ x int }; return T{1} }
func g[P any]() any { type T struct{ p P }; return T{} }
func main()         { println(a() == a(), a() == b(), g[int]() == g[int](), g[int]() == g[string]()) }
