// Package errors makes error values and inspects trees of wrapped errors.
//
// A tree is walked in pre-order: the error itself, then what its Unwrap
// method (returning error or []error) yields. The package must not import
// anything but internal/reflectlite: every other package may import it.
package errors

import "internal/reflectlite"

// ErrUnsupported says that an operation cannot be performed because it is
// not supported. It is wrapped, never returned bare.
var ErrUnsupported = New("unsupported operation")

type errorString struct {
	s string
}

// New returns an error that formats as text; each call gives a distinct value.
func New(text string) error {
	return &errorString{text}
}

func (e *errorString) Error() string { return e.s }

type joinError struct {
	errs []error
}

// Join wraps the errors that are not nil; it returns nil if there is none.
func Join(errs ...error) error {
	n := 0
	for _, err := range errs {
		if err != nil {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	kept := make([]error, 0, n)
	for _, err := range errs {
		if err != nil {
			kept = append(kept, err)
		}
	}
	return &joinError{kept}
}

func (e *joinError) Error() string {
	if len(e.errs) == 1 {
		return e.errs[0].Error()
	}
	var text []byte
	for i, err := range e.errs {
		if i > 0 {
			text = append(text, '\n')
		}
		text = append(text, err.Error()...)
	}
	return string(text)
}

func (e *joinError) Unwrap() []error { return e.errs }

// Unwrap returns what err's method Unwrap() error returns, or nil.
func Unwrap(err error) error {
	u, ok := err.(interface{ Unwrap() error })
	if !ok {
		return nil
	}
	return u.Unwrap()
}

// Is reports whether an error in err's tree equals target or says so itself
// through a method Is(error) bool.
func Is(err, target error) bool {
	if err == nil || target == nil {
		return err == target
	}
	return is(err, target, reflectlite.Comparable(target))
}

func is(err, target error, comparable bool) bool {
	for err != nil {
		if comparable && err == target {
			return true
		}
		if x, ok := err.(interface{ Is(error) bool }); ok && x.Is(target) {
			return true
		}
		switch x := err.(type) {
		case interface{ Unwrap() error }:
			err = x.Unwrap()
		case interface{ Unwrap() []error }:
			for _, child := range x.Unwrap() {
				if is(child, target, comparable) {
					return true
				}
			}
			return false
		default:
			return false
		}
	}
	return false
}

// As stores the first error of err's tree that can be assigned to *target,
// or that does so through its own method As(any) bool.
func As(err error, target any) bool {
	if err == nil {
		return false
	}
	if target == nil {
		panic("errors: target cannot be nil")
	}
	if !reflectlite.NonNilPointer(target) {
		panic("errors: target must be a non-nil pointer")
	}
	if !reflectlite.ElemIsInterface(target) {
		if !reflectlite.ElemIsError(target) {
			panic("errors: *target must be interface or implement error")
		}
	}
	return as(err, target)
}

func as(err error, target any) bool {
	for err != nil {
		if reflectlite.Assign(target, err) {
			return true
		}
		if x, ok := err.(interface{ As(any) bool }); ok && x.As(target) {
			return true
		}
		switch x := err.(type) {
		case interface{ Unwrap() error }:
			err = x.Unwrap()
		case interface{ Unwrap() []error }:
			for _, child := range x.Unwrap() {
				if child == nil {
					continue
				}
				if as(child, target) {
					return true
				}
			}
			return false
		default:
			return false
		}
	}
	return false
}

// AsType returns the first error of err's tree that has type E.
func AsType[E error](err error) (E, bool) {
	if err == nil {
		var zero E
		return zero, false
	}
	return asType[E](err)
}

func asType[E error](err error) (E, bool) {
	for err != nil {
		if e, ok := err.(E); ok {
			return e, true
		}
		if x, ok := err.(interface{ As(any) bool }); ok {
			var e E
			if x.As(&e) {
				return e, true
			}
		}
		switch x := err.(type) {
		case interface{ Unwrap() error }:
			err = x.Unwrap()
		case interface{ Unwrap() []error }:
			for _, child := range x.Unwrap() {
				if child == nil {
					continue
				}
				if e, ok := asType[E](child); ok {
					return e, true
				}
			}
			var zero E
			return zero, false
		default:
			var zero E
			return zero, false
		}
	}
	var zero E
	return zero, false
}
