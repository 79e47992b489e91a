// run

// The two-valued assertion never panics.
package main

type E struct{}

func (E) Error() string { return "e" }
func main() {
	var x any = 7
	s, ok := x.(string)
	i, ok2 := x.(int)
	_, ok3 := x.(error)
	println(s == "", ok, i, ok2, ok3)
	x = E{}
	e, ok4 := x.(error)
	println(e.Error(), ok4)
	x = nil
	_, ok5 := x.(any)
	println(ok5)
}
