// run

// fmt uses String and Error methods.
package main

import "fmt"

type W int

func (w W) String() string { return [...]string{"Sun", "Mon"}[w] }

type E struct{ c int }

func (e E) Error() string { return fmt.Sprint("code ", e.c) }
func main() {
	fmt.Println(W(1), []W{0, 1}, E{3}, &E{4}, struct{ w W }{1})
	fmt.Printf("%v %d %s %+v %q\n", W(1), W(1), W(0), E{5}, W(1))
}
