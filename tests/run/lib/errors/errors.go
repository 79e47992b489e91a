// run
package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

type myErr struct{ code int }

func (e *myErr) Error() string        { return fmt.Sprint("my error ", e.code) }
func (e *myErr) Is(target error) bool { return target == fs.ErrExist }

type asErr struct{}

func (asErr) Error() string { return "as" }
func (asErr) As(target any) bool {
	if p, ok := target.(**myErr); ok {
		*p = &myErr{42}
		return true
	}
	return false
}

func main() {
	base := errors.New("base")
	w := fmt.Errorf("wrap: %w", base)
	fmt.Println(w, errors.Is(w, base), errors.Unwrap(w) == base, errors.Unwrap(base) == nil)
	j := errors.Join(base, nil, &myErr{1})
	fmt.Printf("%q %v\n", j.Error(), errors.Join(nil, nil) == nil)
	var m *myErr
	fmt.Println(errors.As(j, &m), m.code, errors.Is(j, fs.ErrExist), errors.Is(j, fs.ErrNotExist))
	fmt.Println(errors.As(asErr{}, &m), m.code)
	two := fmt.Errorf("%w and %w", base, &myErr{2})
	fmt.Printf("%v %T\n", two, two)
	if e, ok := errors.AsType[*myErr](two); ok {
		fmt.Println("found", e.code)
	}
	_, err := os.Open("/does/not/exist")
	var pe *fs.PathError
	fmt.Println(err, errors.As(err, &pe), errors.Is(err, os.ErrNotExist))
	var st fmt.Stringer
	fmt.Println(errors.As(err, &st))
	for _, target := range []any{nil, 5, (*error)(nil), new(int)} {
		func() {
			defer func() { fmt.Println(recover()) }()
			errors.As(base, target)
		}()
	}
	fmt.Println(errors.Is(nil, nil), errors.Is(base, nil), errors.ErrUnsupported)
}
