// run exit=2 env=GOTRACEBACK=none
//
// A panic with a value of a named basic type prints the type's name and the value as print does.
package main

type (
	b   bool
	i8  int8
	u32 uint32
	p   uintptr
	f32 float32
	f64 float64
	c64 complex64
	s   string
)

func show(v any) {
	defer func() {
		if len(rest) > 0 {
			next := rest[0]
			rest = rest[1:]
			show(next)
		}
	}()
	panic(v)
}

var rest = []any{
	false, b(true), int16(-7), i8(-8), u32(32), p(64), 1.5, f32(0.1), f64(1e100), 2i, c64(1 - 2i), "text\nline", s("more\ntext"), nil,
}

func main() { show(rune('x')) }
