// run

// The predeclared error.
package main

import (
	"errors"
	"fmt"
)

type PathError struct {
	Op, Path string
	Err      error
}

func (e *PathError) Error() string { return e.Op + " " + e.Path + ": " + e.Err.Error() }
func (e *PathError) Unwrap() error { return e.Err }
func main() {
	base := errors.New("not there")
	var err error = &PathError{"open", "/x", base}
	var pe *PathError
	fmt.Println(err, errors.Is(err, base), errors.As(err, &pe), pe.Op)
	fmt.Println(errors.Join(base, err))
}
