// run exit=2

// The text of a panic with an error value of a pointer type.
package main

import "fmt"

type E struct{ n int }

func (e *E) Error() string { return fmt.Sprintf("E%d", e.n) }
func main()                { panic(&E{4}) }
