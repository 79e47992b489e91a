// run

// T.M and (*T).M take the receiver first.
package main

import "fmt"

type T struct{ a int }

func (t T) Mv(x int) int  { t.a += 100; return t.a + x }
func (t *T) Mp(x int) int { t.a += x; return t.a }
func main() {
	t := T{7}
	f, g, h := T.Mv, (*T).Mp, (*T).Mv
	println(f(t, 1), g(&t, 2), h(&t, 3), t.a)
	fmt.Printf("%T %T %T\n", f, g, h)
}
