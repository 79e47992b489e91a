package fmt

import (
	"errors"
	"internal/bytealg"
)

type wrapError struct {
	msg string
	err error
}

func (e *wrapError) Error() string { return e.msg }
func (e *wrapError) Unwrap() error { return e.err }

type wrapErrors struct {
	msg  string
	errs []error
}

func (e *wrapErrors) Error() string   { return e.msg }
func (e *wrapErrors) Unwrap() []error { return e.errs }

// Errorf formats according to a format and returns the text as an error,
// which wraps the operands of %w.
func Errorf(format string, a ...any) (err error) {
	if len(a) == 0 && bytealg.IndexByte(format, '%') < 0 {
		return errors.New(format)
	}
	p := newPrinter()
	p.wrapErrs = true
	p.printf(format, a)
	msg := string(p.buf)
	switch len(p.wrapped) {
	case 0:
		err = errors.New(msg)
	case 1:
		w := &wrapError{msg: msg}
		w.err, _ = a[p.wrapped[0]].(error)
		err = w
	default:
		order := p.wrapped
		for i := 1; i < len(order); i++ {
			for j := i; j > 0 && order[j] < order[j-1]; j-- {
				order[j], order[j-1] = order[j-1], order[j]
			}
		}
		errs := make([]error, 0, len(order))
		for i, arg := range order {
			if i > 0 && order[i-1] == arg {
				continue
			}
			if e, ok := a[arg].(error); ok {
				errs = append(errs, e)
			}
		}
		err = &wrapErrors{msg, errs}
	}
	p.free()
	return err
}
