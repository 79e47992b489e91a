// run exit=2 timeout=60 env=GOTRACEBACK=none
package main

//go:noinline
func f(n int) int { return f(n+1) + 1 }

func main() {
	defer func() { println("not reached", recover() != nil) }()
	println(f(0))
}
